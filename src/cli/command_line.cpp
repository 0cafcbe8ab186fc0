#include "cli/command_line.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <iterator>
#include <optional>

#include "base/text.h"
#include "report/version.h"

namespace painpoint::cli {
namespace {

constexpr const char* kAbout =
    "painpoint computes customer journeys: where they hurt, what it costs, and what pays to fix.\n";

constexpr const char* kFooter =
    "\nExamples:\n"
    "  painpoint check journeys/broadband.yaml\n"
    "  painpoint compare journeys/broadband.yaml\n"
    "  painpoint explain severities.minor.complain\n"
    "\nExit status: 0 fine; 1 the journey has errors; 2 the command is wrong; 3 a result was "
    "asked\n"
    "for that does not exist; 4 the machine failed (disk, memory).\n"
    "`painpoint VERB --help` says more about a verb.";

struct Verb {
  const char* name;
  const char* about;
  const char* examples;
  bool takes_file;
  bool has_results;  ///< --format, --scenario
};

const std::vector<Verb> kVerbs = {
    {"check", "Find everything that is wrong with a journey file",
     "\nExamples:\n"
     "  painpoint check journeys/broadband.yaml\n"
     "  painpoint check --set causes.line_records.level=50% journeys/broadband.yaml\n"
     "  cat journeys/broadband.yaml | painpoint check -\n",
     true, false},
    {"solve", "Compute every figure of a journey exactly",
     "\nExamples:\n"
     "  painpoint solve journeys/broadband.yaml\n"
     "  painpoint solve journeys/broadband.yaml --scenario base,both\n"
     "  painpoint solve journeys/broadband.yaml --scenario all --format csv --output figures.csv\n"
     "  painpoint solve journeys/broadband.yaml --set complaints.quick=50% --format json\n",
     true, true},
    {"compare", "Put scenarios side by side, with their money and the worst causes",
     "\nExamples:\n"
     "  painpoint compare journeys/broadband.yaml\n"
     "  painpoint compare journeys/broadband.yaml --scenario fix_root_cause,handle_complaints\n"
     "  painpoint compare journeys/broadband.yaml --set segments.movers.value.retention=85%\n"
     "  painpoint compare journeys/broadband.yaml --format csv --output plans.csv\n"
     "  painpoint compare journeys/broadband.yaml --engine monte-carlo --decide\n",
     true, true},
    {"hurts", "Rank what hurts: by cause, touchpoint and pain point, with owners",
     "\nCaused: all that problems lead to, wherever it shows up. Observed: where it shows up.\n"
     "\nExamples:\n"
     "  painpoint hurts journeys/broadband.yaml\n"
     "  painpoint hurts journeys/broadband.yaml --by friction --scenario fix_root_cause\n"
     "  painpoint hurts journeys/broadband.yaml --format csv --output hurts.csv\n",
     true, true},
    {"decide", "Say which plan to choose when the numbers are not known for sure",
     "\nEvery number is uncertain by what the file says of it (low and high, sample, evidence;\n"
     "nothing said is a guess). Every plan is solved exactly in thousands of plausible worlds, "
     "all\n"
     "plans in the same ones: what it is worth, how likely it beats doing nothing, what to "
     "measure\n"
     "first, and what knowing that is worth.\n"
     "\nExamples:\n"
     "  painpoint decide journeys/broadband.yaml\n"
     "  painpoint decide journeys/broadband.yaml --by npv --draws 20000\n"
     "  painpoint decide journeys/broadband.yaml --sample-cost 2.50 --format json\n",
     true, true},
    {"simulate", "Play customers through a journey: what luck does to the figures",
     "\nThe same seed and customers give the same result on every machine, with any number of\n"
     "threads, unless --time-limit or Ctrl-C stops it with what is known so far.\n"
     "\nExamples:\n"
     "  painpoint simulate journeys/broadband.yaml\n"
     "  painpoint simulate journeys/broadband.yaml --customers 1000000 --seed 7\n"
     "  painpoint simulate journeys/broadband.yaml --precision 1% --metric complaints\n"
     "  painpoint simulate journeys/broadband.yaml --scenario all --format json --output "
     "luck.json\n",
     true, true},
    {"story", "Tell one customer's journey step by step, exactly as in the big run",
     "\nCustomers have the numbers that `simulate` gives them: 0 is the first, and a run of "
     "100,000\n"
     "plays 0 to 99999. With the same seed, customer 4711 is the same in every run.\n"
     "Two scenarios (--scenario base,fix_root_cause) are told beside each other: what they share\n"
     "once, then where the same luck parts and why, then both ways in two columns.\n"
     "--find looks for customers who are worth telling about, under the first scenario:\n"
     "  complained-twice  two complaints or more; in order of their numbers\n"
     "  lost              who will not come back; over a problem before others. With two "
     "scenarios,\n"
     "                    those first whom the second one keeps\n"
     "  slowest           the longest from the first visit to the end, delays included\n"
     "It lists up to five and tells the first one.\n"
     "\nExamples:\n"
     "  painpoint story journeys/broadband.yaml --customer 4711\n"
     "  painpoint story journeys/broadband.yaml --find complained-twice\n"
     "  painpoint story journeys/broadband.yaml --scenario base,fix_root_cause --find lost\n"
     "  painpoint story journeys/broadband.yaml --customer 0 --format csv --output steps.csv\n",
     true, true},
    {"report", "Write a report that a board can use: one page of HTML, to read and to print",
     "\nWhat doing nothing costs, the proposal, when it pays back and how sure that is; then the "
     "plans,\n"
     "the map, where it hurts, what is uncertain, and what all of it rests on. One file that "
     "needs\n"
     "nothing else; open it in any browser, print it to PDF from there.\n"
     "\nExamples:\n"
     "  painpoint report journeys/broadband.yaml --output report.html\n"
     "  painpoint report journeys/broadband.yaml -o report.html --by npv --draws 20000 --seed 7\n",
     true, false},
    {"diff", "Say what changed between two journey files, or between two results",
     "\nOf two journeys: the numbers that changed, and what that does to the results, solved "
     "exactly.\n"
     "Of two results (written with --format json): the figures that moved; those of simulations\n"
     "only where luck does not explain it.\n"
     "\nExamples:\n"
     "  painpoint diff journeys/broadband.yaml broadband_new.yaml\n"
     "  painpoint diff figures_march.json figures_june.json\n"
     "  painpoint diff figures_march.json figures_june.json --format json --output moved.json\n",
     false, false},
    {"map", "Draw the journey as a map, coloured by a figure: SVG, PNG or PDF",
     "\nStages are columns, touchpoints are cards; lines are as wide as many customers take them, "
     "and\n"
     "those of rework are dashed. Below: what customers feel, above what the model calculates.\n"
     "\nExamples:\n"
     "  painpoint map journeys/broadband.yaml --output map.svg\n"
     "  painpoint map journeys/broadband.yaml -o map.pdf --metric rework_cost\n"
     "  painpoint map journeys/broadband.yaml -o after.png --scenario fix_root_cause\n",
     true, false},
    {"sensitivity", "Show which numbers a decision hangs on, and what moving each one saves",
     "\nEach uncertain number alone at its low and its high, all plans solved exactly: how far "
     "the\n"
     "best plan swings, and at which value another one (or doing nothing) becomes the best. Then\n"
     "what one point, minute or per cent of each number does to the cost.\n"
     "\nExamples:\n"
     "  painpoint sensitivity journeys/broadband.yaml\n"
     "  painpoint sensitivity journeys/broadband.yaml --by npv --scenario fix_root_cause,both\n"
     "  painpoint sensitivity journeys/broadband.yaml --format csv --output tornado.csv\n",
     true, true},
    {"calibrate", "Fit how customers react to what you observe, and write the changes as a diff",
     "\nMoves complain, conversion and leave of the severities until the modelled complaints,\n"
     "satisfaction, churn and contacts meet those of `observed`, as far as is plausible. The file\n"
     "stays as it is: the changes come as a diff to read, and to take with `patch`.\n"
     "\nExamples:\n"
     "  painpoint calibrate journeys/broadband.yaml\n"
     "  painpoint calibrate journeys/broadband.yaml --output calibrated.patch\n"
     "  patch journeys/broadband.yaml calibrated.patch\n"
     "  painpoint calibrate journeys/broadband.yaml --format json\n",
     true, false},
    {"explain", "Say what a code, an address or a number means, and where it comes from",
     "\nExamples:\n"
     "  painpoint explain PP012\n"
     "  painpoint explain severities.minor.complain\n"
     "  painpoint explain causes.line_records.level journeys/broadband.yaml\n",
     false, false},
    {"schema", "Print the JSON Schema of journey files, for editors that complete and check",
     "\nExamples:\n"
     "  painpoint schema --output journey.schema.json\n",
     false, false},
};

class CommandLine {
 public:
  CommandLine() : app_(kAbout, "painpoint") {
    app_.footer(kFooter);
    app_.set_version_flag("--version", fmt::format("painpoint {}", report::version()),
                          "Print the version and stop");
    app_.require_subcommand(1);
    app_.set_help_flag("-h,--help", "Print this help and stop");
    for (const Verb& verb : kVerbs) add(verb);
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
      return Got<Command>::fail(Exit::command_wrong, explain(problem, given));
    }
    command.verb = chosen()->get_name();
    command.options = options_;
    return {std::move(command)};
  }

 private:
  void add(const Verb& verb) {
    CLI::App* sub = app_.add_subcommand(verb.name, verb.about);
    sub->footer(verb.examples);
    const std::string name = verb.name;
    if (verb.takes_file) {
      sub->add_option("file", options_.arguments, "The journey file; - is the standard input")
          ->required()
          ->expected(1)
          ->type_name("FILE");
    }
    if (name == "diff") {
      sub->add_option("files", options_.arguments,
                      "Two journey files, or two results; - is the standard input")
          ->required()
          ->expected(2)
          ->type_name("OLD NEW");
      sub->add_option("--format", options_.format, "table or json")
          ->check(CLI::IsMember({"table", "json"}))
          ->type_name("FORMAT");
    }
    if (name == "explain") {
      sub->add_option("what", options_.arguments,
                      "A code (PP012), an address, or an address and a journey file")
          ->required()
          ->expected(1, 2)
          ->type_name("WHAT [FILE]");
    }
    if (name != "schema" && name != "explain" && name != "diff" && name != "calibrate") {
      sub->add_option("--set", options_.sets,
                      "Change a number of the journey first: ADDRESS=VALUE (repeatable)")
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
      sub->add_option("--format", options_.format, "table, json or csv")
          ->check(CLI::IsMember({"table", "json", "csv"}))
          ->type_name("FORMAT");
    if (name == "hurts")
      sub->add_option("--by", options_.by,
                      "What is ranked: cost, friction, complaints or value_lost; cost")
          ->check(CLI::IsMember({"cost", "friction", "complaints", "value_lost"}))
          ->type_name("WHAT");
    if (name == "solve" || name == "compare" || name == "hurts")
      sub->add_flag("--skip-removal-effects", options_.without_removal_effects,
                    "Do not compute what removing each cause would save: faster where a journey\n"
                    "has very many causes");
    if (name == "compare")
      sub->add_option("--engine", options_.engine,
                      "exact, or monte-carlo: play customers, and show what is luck; exact")
          ->check(CLI::IsMember({"exact", "monte-carlo"}))
          ->type_name("ENGINE");
    if (name == "simulate" || name == "compare") add_run(*sub);
    if (name == "story") {
      sub->add_option("--customer", options_.customer, "Whose story; 0 is the first customer")
          ->type_name("N");
      sub->add_option("--find", options_.find,
                      "Look for telling customers: complained-twice, lost or slowest")
          ->type_name("WHAT");
      sub->add_option("--among", options_.among,
                      "Where --find looks: among so many customers; 100000")
          ->type_name("N");
      add_seed(*sub);
    }
    if (name == "map") add_map(*sub);
    if (name == "decide" || name == "sensitivity" || name == "report") add_measure(*sub);
    if (name == "decide" || name == "report") add_decide(*sub);
    sub->add_option("-o,--output", options_.output,
                    name == "calibrate" ? "Write the diff to this file"
                                        : "Write to this file instead of the standard output")
        ->type_name("FILE");
    sub->add_flag("--quiet", options_.quiet, "No warnings, hints or progress");
  }

  void add_map(CLI::App& sub) {
    sub.add_option("--metric", options_.metric,
                   "What the cards are coloured by, as in the results: complaints, rework_cost,\n"
                   "abandoned, value_lost, total_cost ...; friction_minutes")
        ->type_name("NAME");
    sub.add_option("--scenario", options_.scenarios, "The scenario to draw; base unless said")
        ->type_name("ID")
        ->delimiter(',')
        ->allow_extra_args(false);
    sub.add_option("--format", options_.picture_format,
                   "svg, png or pdf; what the name of the output ends in, else svg")
        ->check(CLI::IsMember({"svg", "png", "pdf"}))
        ->type_name("FORMAT");
  }

  void add_measure(CLI::App& sub) {
    sub.add_option("--by", options_.by,
                   "What plans are judged by: horizon_npv (money received in the horizon), "
                   "cash_npv\n(without margins) or npv (with what comes later); horizon_npv")
        ->type_name("MEASURE");
  }

  void add_decide(CLI::App& sub) {
    sub.add_option("--draws", options_.draws, "How many plausible worlds; 10000")->type_name("N");
    sub.add_option("--sample-cost", options_.sample_cost,
                   "What observing one more case costs: the best size of a sample is named")
        ->type_name("MONEY");
    sub.add_option("--seed", options_.seed, "Chooses the worlds; 1")->type_name("N");
    sub.add_option("--threads", options_.threads,
                   "At most so many; 0 is one per processor. Never changes a result")
        ->type_name("N");
  }

  /// What plays customers, and when it has seen enough.
  void add_run(CLI::App& sub) {
    sub.add_option("--customers", options_.customers,
                   "How many customers are played; at most, where another rule may end\n"
                   "the run: 100000, or 10000000 with --precision or --decide")
        ->type_name("N");
    sub.add_option("--precision", options_.precision,
                   "Stop when half the 95% interval is at most this share of the figure, in\n"
                   "every scenario: 1%")
        ->type_name("SHARE");
    sub.add_flag("--decide", options_.decide,
                 "Stop when it is settled which scenario is the best, or that the best ones\n"
                 "are too close to call");
    sub.add_option("--metric", options_.metric,
                   "The figure that --precision or --decide is about; total_cost")
        ->type_name("NAME");
    sub.add_option("--error", options_.error, "The chance that --decide may be wrong; 5%")
        ->type_name("SHARE");
    sub.add_option("--indifference", options_.indifference,
                   "For --decide, scenarios that differ by less than this share of the first\n"
                   "one's figure are too close to call; 0.5%")
        ->type_name("SHARE");
    sub.add_option("--time-limit", options_.time_limit,
                   "Stop after this time with what is known: 10s, 2min")
        ->type_name("TIME");
    add_seed(sub);
    sub.add_option("--threads", options_.threads,
                   "At most so many; 0 is one per processor. Never changes a result")
        ->type_name("N");
  }

  void add_seed(CLI::App& sub) {
    sub.add_option("--seed", options_.seed, "Chooses their luck; 1")->type_name("N");
  }

  static const char* scenarios_in_words(std::string_view verb) {
    if (verb == "decide" || verb == "sensitivity") return "Plans to choose from; all unless said";
    if (verb == "compare") return "Scenarios to compare with the base; all unless said";
    if (verb == "hurts") return "One scenario; base unless said";
    if (verb == "story") return "One scenario, or two to tell beside each other; base unless said";
    return "Scenarios, or `all`; base unless said";
  }

  CLI::App* chosen() {
    const auto subcommands = app_.get_subcommands();
    return subcommands.empty() ? &app_ : subcommands.front();
  }

  static std::vector<std::string> verb_names() {
    std::vector<std::string> names;
    std::ranges::transform(kVerbs, std::back_inserter(names), &Verb::name);
    return names;
  }

  static std::string verbs_in_words() {
    const std::vector<std::string> names = verb_names();
    return join_names(names, names.size());
  }

  static std::string_view arguments_in_words(std::string_view verb) {
    if (verb == "diff") return "two files";
    if (verb == "explain") return "a code, or an address and a journey file";
    return verb == "schema" ? "none" : "one journey file";
  }

  std::vector<std::string> known_options() {
    std::vector<std::string> names;
    for (const CLI::Option* option : chosen()->get_options())
      for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
    return names;
  }

  /// A mistake in our words, where CLI11's do not say what to do.
  std::string explain(const CLI::ParseError& problem, const std::vector<std::string>& given) {
    const CLI::App* verb = chosen();
    const bool no_verb = verb == &app_;
    const std::string help =
        no_verb ? "painpoint --help" : fmt::format("painpoint {} --help", verb->get_name());
    if (no_verb) {
      const auto word = std::find_if(given.begin(), given.end(), [](const std::string& argument) {
        return !argument.empty() && argument.front() != '-';
      });
      if (word == given.end() && given.empty())
        return fmt::format("say what to do: {}; {} says more", verbs_in_words(), help);
      const std::string& wrong = word == given.end() ? given.front() : *word;
      const std::vector<std::string> names = verb_names();
      const auto near = nearest(wrong, names);
      return fmt::format("there is no {} `{}`; {}", word == given.end() ? "option" : "verb",
                         fit(printable(wrong), 60),
                         near ? fmt::format("did you mean `painpoint {}`?", *near)
                              : fmt::format("there is {}", verbs_in_words()));
    }
    // An unknown option leaves its value behind, which CLI11 then complains about first.
    const std::vector<std::string> options = known_options();
    for (const std::string& argument : given) {
      const std::string name = argument.substr(0, argument.find('='));
      const bool option =
          name.size() > 1 && name.front() == '-' && name != "-h" && name != "-o" && name != "--";
      if (!option || std::find(options.begin(), options.end(), name) != options.end()) continue;
      const auto near = nearest(name, options);
      return fmt::format(
          "{} has no option `{}`; {}", verb->get_name(), fit(printable(name), 60),
          near ? fmt::format("did you mean `{}`?", *near) : fmt::format("{} lists them", help));
    }
    const std::string_view what = problem.what();
    const bool too_many = dynamic_cast<const CLI::ExtrasError*>(&problem) != nullptr ||
                          what.starts_with("file:") || what.starts_with("what:") ||
                          (what.starts_with("files:") && given.size() > 3);
    if (too_many)
      return fmt::format("there is one argument too many: `painpoint {}` takes {}; see {}",
                         verb->get_name(), arguments_in_words(verb->get_name()), help);
    if (dynamic_cast<const CLI::RequiredError*>(&problem) != nullptr || what.starts_with("files:"))
      return fmt::format("{}; see {}",
                         verb->get_name() == "diff" ? "name the old file and the new one"
                         : verb->get_name() == "explain"
                             ? "say what to explain: a code or an address"
                             : "name a journey file",
                         help);
    std::string words = printable(problem.what());
    return fmt::format("{}; see {}", words, help);
  }

  CLI::App app_;
  Options options_;
};

}  // namespace

Got<Command> read_command_line(std::vector<std::string> arguments) {
  return CommandLine().read(std::move(arguments));
}

}  // namespace painpoint::cli
