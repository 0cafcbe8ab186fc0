#include "cli/exact_verb.h"

namespace painpoint::cli {

Exit run_solve(const Options& options, const Console& console) {
  auto file = load({options.arguments.at(0), options.sets}, console);
  if (!file) return give_up(console, file);
  auto scenarios = scenarios_asked_for(file->journey, options.scenarios);
  if (!scenarios) return give_up(console, scenarios);

  study::CompareOptions wanted;
  wanted.scenarios = std::move(*scenarios);
  wanted.money = false;
  wanted.removal_effects = !options.without_removal_effects;
  return answer_exactly(options, console, *file, wanted, report::exact_figures,
                        report::solve_document);
}

}  // namespace painpoint::cli
