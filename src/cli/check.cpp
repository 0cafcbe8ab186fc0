#include <fmt/format.h>

#include <string>
#include <vector>

#include "base/render.h"
#include "base/text.h"
#include "cli/load.h"
#include "cli/verbs.h"
#include "texts/parts.h"

namespace painpoint::cli {
namespace {

std::string counted(std::size_t count, const char* one, const char* many) {
  return texts::tr_format(count == 1 ? one : many, count);
}

/// "Parcel delivery: 3 touchpoints, 2 pains, ...; no errors"
std::string summary(const yaml::JourneyFile& file) {
  const Journey& journey = file.journey;
  std::size_t pains = 0;
  std::size_t with_back = 0;
  for (const auto& [id, touchpoint] : journey.touchpoints) {
    pains += touchpoint.pains.size();
    if (touchpoint.next.contains(kBack)) ++with_back;
  }
  for (const auto& [id, policy] : journey.policies) pains += policy.pain ? 1 : 0;
  std::vector<std::string> parts = {
      counted(journey.touchpoints.size(), texts::tr_later("{} touchpoint"),
              texts::tr_later("{} touchpoints")),
      counted(pains, texts::tr_later("{} pain"), texts::tr_later("{} pains")),
      counted(journey.causes.size(), texts::tr_later("{} cause"), texts::tr_later("{} causes")),
      counted(journey.segments.size(), texts::tr_later("{} segment"),
              texts::tr_later("{} segments")),
  };
  const auto if_any = [&](std::size_t count, const char* one, const char* many) {
    if (count > 0) parts.push_back(counted(count, one, many));
  };
  if_any(journey.channels.size(), texts::tr_later("{} channel"), texts::tr_later("{} channels"));
  if_any(journey.teams.size(), texts::tr_later("{} team"), texts::tr_later("{} teams"));
  if_any(journey.policies.size(), texts::tr_later("{} policy"), texts::tr_later("{} policies"));
  parts.push_back(counted(journey.scenarios.size(), texts::tr_later("{} scenario"),
                          texts::tr_later("{} scenarios")));
  if_any(with_back, texts::tr_later("{} way back from rework"),
         texts::tr_later("{} ways back from rework"));
  const std::string found = texts::count_in_words(file.diagnostics);
  return fmt::format("{}: {}{}{}\n", printable(name_or_id(journey.name, "journey")),
                     texts::listed(parts, parts.size()), texts::tr_words("; "),
                     found.empty() ? texts::tr_words("nothing to find fault with") : found);
}

}  // namespace

Exit run_check(const Options& options, const Console& console) {
  auto file = load({options.arguments.at(0), options.sets}, console);
  if (!file) return give_up(console, file);
  return finish(options, console, summary(*file));
}

}  // namespace painpoint::cli
