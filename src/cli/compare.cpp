#include <fmt/format.h>

#include <algorithm>

#include "cli/exact_verb.h"
#include "cli/play.h"
#include "cli/run_settings.h"
#include "texts/tr.h"

namespace painpoint::cli {
namespace {

/// The base stands first, whatever was asked for; without a wish, all scenarios follow.
std::vector<std::string> with_base_first(std::vector<std::string> asked) {
  std::erase(asked, std::string(study::kBase));
  asked.insert(asked.begin(), std::string(study::kBase));
  return asked;
}

Exit answer_by_playing(const Options& options, const Console& console,
                       const yaml::JourneyFile& file, const std::vector<std::string>& scenarios) {
  auto settings = run_settings(options, scenarios.size());
  if (!settings) return give_up(console, settings);
  auto answer = play(file, scenarios, std::move(*settings), study::Controls::exact, console);
  if (!answer) return give_up(console, answer);
  if (options.format == "json")
    return finish(options, console, report::simulation_json(file.journey, *answer));
  if (options.format == "csv")
    return finish(options, console,
                  report::print_csv(report::simulated_figures(file.journey, *answer)));
  report::TextOptions text;
  text.colour = console.colour_results && options.output.empty();
  return finish(options, console,
                report::print_text(report::contrast_document(file.journey, *answer), text));
}

}  // namespace

Exit run_compare(const Options& options, const Console& console) {
  const bool plays = options.engine == "monte-carlo";
  if (const std::string option = run_option_in(options); !plays && !option.empty()) {
    say_error(console,
              texts::tr_format("{} is for runs of customers; add --engine monte-carlo", option));
    return Exit::command_wrong;
  }
  if (plays && options.without_removal_effects) {
    say_error(console,
              texts::tr_words(
                  "--skip-removal-effects is for --engine exact; runs of customers have none"));
    return Exit::command_wrong;
  }
  constexpr std::size_t kEnough = 2;  // how many scenarios there are is known below
  if (auto settings = run_settings(options, kEnough); !settings) return give_up(console, settings);
  auto file = load({options.arguments.at(0), options.sets}, console);
  if (!file) return give_up(console, file);
  const std::vector<std::string> all = {"all"};
  auto scenarios =
      scenarios_asked_for(file->journey, options.scenarios.empty() ? all : options.scenarios);
  if (!scenarios) return give_up(console, scenarios);

  std::vector<std::string> sides = with_base_first(std::move(*scenarios));
  if (plays) return answer_by_playing(options, console, *file, sides);
  study::CompareOptions wanted;
  wanted.scenarios = std::move(sides);
  wanted.removal_effects = !options.without_removal_effects;
  wanted.caused = options.format == "table";
  return answer_exactly(options, console, *file, wanted, report::compared_figures,
                        report::compare_document);
}

}  // namespace painpoint::cli
