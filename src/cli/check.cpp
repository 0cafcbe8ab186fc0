#include <fmt/format.h>

#include <string>
#include <vector>

#include "base/render.h"
#include "base/text.h"
#include "cli/load.h"
#include "cli/verbs.h"

namespace painpoint::cli {
namespace {

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
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
      counted(journey.touchpoints.size(), "touchpoint", "touchpoints"),
      counted(pains, "pain", "pains"),
      counted(journey.causes.size(), "cause", "causes"),
      counted(journey.segments.size(), "segment", "segments"),
  };
  const auto if_any = [&](std::size_t count, std::string_view one, std::string_view many) {
    if (count > 0) parts.push_back(counted(count, one, many));
  };
  if_any(journey.channels.size(), "channel", "channels");
  if_any(journey.teams.size(), "team", "teams");
  if_any(journey.policies.size(), "policy", "policies");
  parts.push_back(counted(journey.scenarios.size(), "scenario", "scenarios"));
  if_any(with_back, "way back from rework", "ways back from rework");
  const std::string found = count_in_words(file.diagnostics);
  return fmt::format("{}: {}; {}\n", printable(name_or_id(journey.name, "journey")),
                     join_names(parts, parts.size()),
                     found.empty() ? "nothing to find fault with" : found);
}

}  // namespace

Exit run_check(const Options& options, const Console& console) {
  auto file = load({options.arguments.at(0), options.sets}, console);
  if (!file) return give_up(console, file);
  return finish(options, console, summary(*file));
}

}  // namespace painpoint::cli
