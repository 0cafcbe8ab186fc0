#include <algorithm>

#include "cli/exact_verb.h"

namespace painpoint::cli {
namespace {

/// The base stands first, whatever was asked for; without a wish, all scenarios follow.
std::vector<std::string> with_base_first(std::vector<std::string> asked) {
  std::erase(asked, std::string(study::kBase));
  asked.insert(asked.begin(), std::string(study::kBase));
  return asked;
}

}  // namespace

Exit run_compare(const Options& options, const Console& console) {
  auto file = load({options.arguments.at(0), options.sets}, console);
  if (!file) return give_up(console, file);
  const std::vector<std::string> all = {"all"};
  auto scenarios =
      scenarios_asked_for(file->journey, options.scenarios.empty() ? all : options.scenarios);
  if (!scenarios) return give_up(console, scenarios);

  study::CompareOptions wanted;
  wanted.scenarios = with_base_first(std::move(*scenarios));
  wanted.removal_effects = !options.without_removal_effects;
  return answer_exactly(options, console, *file, wanted, report::compared_figures,
                        report::compare_document);
}

}  // namespace painpoint::cli
