#include "cli/command_line.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <optional>

#include "base/text.h"
#include "cli/help_formatter.h"
#include "cli/mistake.h"
#include "cli/verb_table.h"
#include "report/version.h"
#include "texts/parts.h"

namespace painpoint::cli {
namespace {

constexpr const char* kAbout = texts::tr_later(
    "painpoint computes customer journeys: where they hurt, what it costs, and what pays to fix.");

constexpr const char* kExamples =
    "  painpoint check journeys/broadband.yaml\n"
    "  painpoint compare journeys/broadband.yaml\n"
    "  painpoint explain severities.minor.complain\n";

constexpr const char* kExitStatus = texts::tr_later(
    "Exit status: 0 fine; 1 the journey has errors; 2 the command is wrong; 3 a result was "
    "asked\n"
    "for that does not exist; 4 the machine failed (disk, memory).");

std::string examples_in_help(const char* examples) {
  return fmt::format("\n{}\n{}", texts::tr_words("Examples:"), examples);
}

std::string footer_of(const Verb& verb) {
  const std::string examples = examples_in_help(verb.examples);
  return *verb.more == '\0' ? examples
                            : fmt::format("\n{}\n{}", texts::tr_words(verb.more), examples);
}

class CommandLine {
 public:
  CommandLine() : app_(fmt::format("{}\n", texts::tr_words(kAbout)), "painpoint") {
    app_.formatter(help_formatter());
    app_.footer(fmt::format("{}\n{}\n{}", examples_in_help(kExamples), texts::tr_words(kExitStatus),
                            texts::tr_words("`painpoint VERB --help` says more about a verb.")));
    app_.set_version_flag("--version", fmt::format("painpoint {}", report::version()),
                          texts::tr_words("Print the version and stop"));
    app_.require_subcommand(1);
    app_.set_help_flag("-h,--help", texts::tr_words("Print this help and stop"));
    add_language(app_);
    for (const Verb& verb : verb_table()) add(verb);
  }

  Got<Command> read(std::vector<std::string> arguments) {
    Command command;
    const std::vector<std::string> given = arguments;
    std::reverse(arguments.begin(), arguments.end());  // CLI11 takes them from the back
    try {
      app_.parse(std::move(arguments));
    } catch (const CLI::CallForHelp&) {
      command.text = chosen() == &app_ ? app_.help() : chosen()->help("painpoint");
      return {std::move(command)};
    } catch (const CLI::CallForVersion&) {
      command.text = app_.version() + "\n";
      return {std::move(command)};
    } catch (const CLI::ParseError& problem) {
      return Got<Command>::fail(Exit::command_wrong,
                                mistake_in_words(problem, app_, *chosen(), given));
    }
    command.verb = chosen()->get_name();
    command.options = options_;
    return {std::move(command)};
  }

 private:
  void add(const Verb& verb) {
    CLI::App* sub = app_.add_subcommand(verb.name, texts::tr_words(verb.about));
    sub->group(texts::tr_words("Subcommands"));
    sub->footer(footer_of(verb));
    const std::string name = verb.name;
    add_language(*sub);
    if (verb.takes_file) {
      sub->add_option("file", options_.arguments,
                      texts::tr_words("The journey file; - is the standard input"))
          ->required()
          ->expected(1)
          ->type_name("FILE");
    }
    if (name == "diff") {
      sub->add_option("files", options_.arguments,
                      texts::tr_words("Two journey files, or two results; - is the standard input"))
          ->required()
          ->expected(2)
          ->type_name("OLD NEW");
      sub->add_option("--format", options_.format, texts::tr_words("table or json"))
          ->check(CLI::IsMember({"table", "json"}))
          ->type_name("FORMAT");
    }
    if (name == "edit") {
      sub->add_option("file", options_.arguments, texts::tr_words("The journey file"))
          ->expected(0, 1)
          ->type_name("[FILE]");
      return;  // nothing is written but what is saved in the window
    }
    if (name == "explain") {
      sub->add_option(
             "what", options_.arguments,
             texts::tr_words("A code (PP012), an address, or an address and a journey file"))
          ->required()
          ->expected(1, 2)
          ->type_name("WHAT [FILE]");
    }
    if (name != "schema" && name != "explain" && name != "diff" && name != "calibrate") {
      sub->add_option(
             "--set", options_.sets,
             texts::tr_words("Change a number of the journey first: ADDRESS=VALUE (repeatable)"))
          ->type_name("ADDRESS=VALUE")
          ->allow_extra_args(false);
    }
    if (verb.has_results) {
      sub->add_option("--scenario", options_.scenarios, scenarios_in_words(name))
          ->type_name("ID,...")
          ->delimiter(',')
          ->allow_extra_args(false);
    }
    if (verb.has_results || name == "calibrate")
      sub->add_option("--format", options_.format, texts::tr_words("table, json or csv"))
          ->check(CLI::IsMember({"table", "json", "csv"}))
          ->type_name("FORMAT");
    if (name == "hurts")
      sub->add_option(
             "--by", options_.by,
             texts::tr_words("What is ranked: cost, friction, complaints or value_lost; cost"))
          ->check(CLI::IsMember({"cost", "friction", "complaints", "value_lost"}))
          ->type_name("WHAT");
    if (name == "solve" || name == "compare" || name == "hurts")
      sub->add_flag(
          "--skip-removal-effects", options_.without_removal_effects,
          texts::tr_words(
              "Do not compute what removing each cause would save: faster where a journey\n"
              "has very many causes"));
    if (name == "compare")
      sub->add_option(
             "--engine", options_.engine,
             texts::tr_words("exact, or monte-carlo: play customers, and show what is luck; exact"))
          ->check(CLI::IsMember({"exact", "monte-carlo"}))
          ->type_name("ENGINE");
    if (name == "simulate" || name == "compare") add_run(*sub);
    if (name == "story") {
      sub->add_option("--customer", options_.customer,
                      texts::tr_words("Whose story; 0 is the first customer"))
          ->type_name("N");
      sub->add_option(
             "--find", options_.find,
             texts::tr_words("Look for telling customers: complained-twice, lost or slowest"))
          ->type_name("WHAT");
      sub->add_option("--among", options_.among,
                      texts::tr_words("Where --find looks: among so many customers; 100000"))
          ->type_name("N");
      add_seed(*sub);
    }
    if (name == "map") add_map(*sub);
    if (name == "decide" || name == "sensitivity" || name == "report") add_measure(*sub);
    if (name == "decide" || name == "report") add_decide(*sub);
    sub->add_option("-o,--output", options_.output,
                    name == "calibrate"
                        ? texts::tr_words("Write the diff to this file")
                        : texts::tr_words("Write to this file instead of the standard output"))
        ->type_name("FILE");
    sub->add_flag("--quiet", options_.quiet, texts::tr_words("No warnings, hints or progress"));
  }

  /// Before the verb or behind it. Who reads the option is `language_asked_for`, so that help and
  /// mistakes are in that language, too; here it is known and checked.
  void add_language(CLI::App& app) {
    app.add_option(
           "--language", options_.language,
           texts::tr_words(
               "The language of what is said: en, ar or zh_TW; that of the system unless said"))
        ->check(CLI::IsMember({"en", "ar", "zh_TW"}))
        ->type_name("CODE");
  }

  void add_map(CLI::App& sub) {
    sub.add_option(
           "--metric", options_.metric,
           texts::tr_words(
               "What the cards are coloured by, as in the results: complaints, rework_cost,\n"
               "abandoned, value_lost, total_cost ...; friction_minutes"))
        ->type_name("NAME");
    sub.add_option("--scenario", options_.scenarios,
                   texts::tr_words("The scenario to draw; base unless said"))
        ->type_name("ID")
        ->delimiter(',')
        ->allow_extra_args(false);
    sub.add_option(
           "--format", options_.picture_format,
           texts::tr_words("svg, png or pdf; what the name of the output ends in, else svg"))
        ->check(CLI::IsMember({"svg", "png", "pdf"}))
        ->type_name("FORMAT");
  }

  void add_measure(CLI::App& sub) {
    sub.add_option("--by", options_.by,
                   texts::tr_words(
                       "What plans are judged by: horizon_npv (money received in the horizon), "
                       "cash_npv\n(without margins) or npv (with what comes later); horizon_npv"))
        ->type_name("MEASURE");
  }

  void add_decide(CLI::App& sub) {
    sub.add_option("--draws", options_.draws, texts::tr_words("How many plausible worlds; 10000"))
        ->type_name("N");
    sub.add_option("--sample-cost", options_.sample_cost,
                   texts::tr_words(
                       "What observing one more case costs: the best size of a sample is named"))
        ->type_name("MONEY");
    sub.add_option("--seed", options_.seed, texts::tr_words("Chooses the worlds; 1"))
        ->type_name("N");
    sub.add_option(
           "--threads", options_.threads,
           texts::tr_words("At most so many; 0 is one per processor. Never changes a result"))
        ->type_name("N");
  }

  /// What plays customers, and when it has seen enough.
  void add_run(CLI::App& sub) {
    sub.add_option(
           "--customers", options_.customers,
           texts::tr_words("How many customers are played; at most, where another rule may end\n"
                           "the run: 100000, or 10000000 with --precision or --decide"))
        ->type_name("N");
    sub.add_option("--precision", options_.precision,
                   texts::tr_words(
                       "Stop when half the 95% interval is at most this share of the figure, in\n"
                       "every scenario: 1%"))
        ->type_name("SHARE");
    sub.add_flag("--decide", options_.decide,
                 texts::tr_words(
                     "Stop when it is settled which scenario is the best, or that the best ones\n"
                     "are too close to call"));
    sub.add_option("--metric", options_.metric,
                   texts::tr_words("The figure that --precision or --decide is about; total_cost"))
        ->type_name("NAME");
    sub.add_option("--error", options_.error,
                   texts::tr_words("The chance that --decide may be wrong; 5%"))
        ->type_name("SHARE");
    sub.add_option("--indifference", options_.indifference,
                   texts::tr_words(
                       "For --decide, scenarios that differ by less than this share of the first\n"
                       "one's figure are too close to call; 0.5%"))
        ->type_name("SHARE");
    sub.add_option("--time-limit", options_.time_limit,
                   texts::tr_words("Stop after this time with what is known: 10s, 2min"))
        ->type_name("TIME");
    add_seed(sub);
    sub.add_option(
           "--threads", options_.threads,
           texts::tr_words("At most so many; 0 is one per processor. Never changes a result"))
        ->type_name("N");
  }

  void add_seed(CLI::App& sub) {
    sub.add_option("--seed", options_.seed, texts::tr_words("Chooses their luck; 1"))
        ->type_name("N");
  }

  static const char* scenarios_in_words(std::string_view verb) {
    if (verb == "decide" || verb == "sensitivity")
      return texts::tr_words("Plans to choose from; all unless said");
    if (verb == "compare")
      return texts::tr_words("Scenarios to compare with the base; all unless said");
    if (verb == "hurts") return texts::tr_words("One scenario; base unless said");
    if (verb == "story")
      return texts::tr_words("One scenario, or two to tell beside each other; base unless said");
    return texts::tr_words("Scenarios, or `all`; base unless said");
  }

  CLI::App* chosen() {
    const auto subcommands = app_.get_subcommands();
    return subcommands.empty() ? &app_ : subcommands.front();
  }

  CLI::App app_;
  Options options_;
};

}  // namespace

std::optional<texts::Language> language_asked_for(const std::vector<std::string>& arguments) {
  constexpr std::string_view kOption = "--language";
  std::optional<texts::Language> language;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string_view argument = arguments[i];
    if (argument == kOption && i + 1 < arguments.size())
      language = texts::language_of_code(arguments[++i]);
    else if (argument.starts_with(kOption) && argument.substr(kOption.size()).starts_with('='))
      language = texts::language_of_code(argument.substr(kOption.size() + 1));
  }
  return language;
}

Got<Command> read_command_line(std::vector<std::string> arguments) {
  return CommandLine().read(std::move(arguments));
}

}  // namespace painpoint::cli
