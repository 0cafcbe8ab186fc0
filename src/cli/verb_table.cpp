#include "cli/verb_table.h"

#include <array>

#include "texts/tr.h"

namespace painpoint::cli {
namespace {

constexpr std::array<Verb, 15> kVerbs = {{
    {"edit", texts::tr_later("Draw a journey in a window, and see its numbers move"),
     texts::tr_later("A map that calculates while it is drawn. Everything that a journey file says "
                     "can be edited,\n"
                     "and what is saved is the same file, with its comments. Without a file it "
                     "shows the samples.\n"
                     "Unsaved work survives a crash. It needs a display and OpenGL 3.2."),
     "  painpoint edit\n"
     "  painpoint edit journeys/broadband.yaml\n",
     false, false},
    {"check", texts::tr_later("Find everything that is wrong with a journey file"), "",
     "  painpoint check journeys/broadband.yaml\n"
     "  painpoint check --set causes.line_records.level=50% journeys/broadband.yaml\n"
     "  cat journeys/broadband.yaml | painpoint check -\n",
     true, false},
    {"solve", texts::tr_later("Compute every figure of a journey exactly"), "",
     "  painpoint solve journeys/broadband.yaml\n"
     "  painpoint solve journeys/broadband.yaml --scenario base,both\n"
     "  painpoint solve journeys/broadband.yaml --scenario all --format csv --output figures.csv\n"
     "  painpoint solve journeys/broadband.yaml --set complaints.quick=50% --format json\n",
     true, true},
    {"compare",
     texts::tr_later("Put scenarios side by side, with their money and the worst causes"), "",
     "  painpoint compare journeys/broadband.yaml\n"
     "  painpoint compare journeys/broadband.yaml --scenario fix_root_cause,handle_complaints\n"
     "  painpoint compare journeys/broadband.yaml --set segments.movers.value.retention=85%\n"
     "  painpoint compare journeys/broadband.yaml --format csv --output plans.csv\n"
     "  painpoint compare journeys/broadband.yaml --engine monte-carlo --decide\n",
     true, true},
    {"hurts", texts::tr_later("Rank what hurts: by cause, touchpoint and pain point, with owners"),
     texts::tr_later(
         "Caused: all that problems lead to, wherever it shows up. Observed: where it shows up."),
     "  painpoint hurts journeys/broadband.yaml\n"
     "  painpoint hurts journeys/broadband.yaml --by friction --scenario fix_root_cause\n"
     "  painpoint hurts journeys/broadband.yaml --format csv --output hurts.csv\n",
     true, true},
    {"decide", texts::tr_later("Say which plan to choose when the numbers are not known for sure"),
     texts::tr_later(
         "Every number is uncertain by what the file says of it (low and high, sample, evidence;\n"
         "nothing said is a guess). Every plan is solved exactly in thousands of plausible worlds, "
         "all\n"
         "plans in the same ones: what it is worth, how likely it beats doing nothing, what to "
         "measure\n"
         "first, and what knowing that is worth."),
     "  painpoint decide journeys/broadband.yaml\n"
     "  painpoint decide journeys/broadband.yaml --by npv --draws 20000\n"
     "  painpoint decide journeys/broadband.yaml --sample-cost 2.50 --format json\n",
     true, true},
    {"simulate", texts::tr_later("Play customers through a journey: what luck does to the figures"),
     texts::tr_later(
         "The same seed and customers give the same result on every machine, with any number of\n"
         "threads, unless --time-limit or Ctrl-C stops it with what is known so far."),
     "  painpoint simulate journeys/broadband.yaml\n"
     "  painpoint simulate journeys/broadband.yaml --customers 1000000 --seed 7\n"
     "  painpoint simulate journeys/broadband.yaml --precision 1% --metric complaints\n"
     "  painpoint simulate journeys/broadband.yaml --scenario all --format json --output "
     "luck.json\n",
     true, true},
    {"story",
     texts::tr_later("Tell one customer's journey step by step, exactly as in the big run"),
     texts::tr_later(
         "Customers have the numbers that `simulate` gives them: 0 is the first, and a run of "
         "100,000\n"
         "plays 0 to 99999. With the same seed, customer 4711 is the same in every run.\n"
         "Two scenarios (--scenario base,fix_root_cause) are told beside each other: what they "
         "share\n"
         "once, then where the same luck parts and why, then both ways in two columns.\n"
         "--find looks for customers who are worth telling about, under the first scenario:\n"
         "  complained-twice  two complaints or more; in order of their numbers\n"
         "  lost              who will not come back; over a problem before others. With two "
         "scenarios,\n"
         "                    those first whom the second one keeps\n"
         "  slowest           the longest from the first visit to the end, delays included\n"
         "It lists up to five and tells the first one."),
     "  painpoint story journeys/broadband.yaml --customer 4711\n"
     "  painpoint story journeys/broadband.yaml --find complained-twice\n"
     "  painpoint story journeys/broadband.yaml --scenario base,fix_root_cause --find lost\n"
     "  painpoint story journeys/broadband.yaml --customer 0 --format csv --output steps.csv\n",
     true, true},
    {"report",
     texts::tr_later("Write a report that a board can use: one page of HTML, to read and to print"),
     texts::tr_later("What doing nothing costs, the proposal, when it pays back and how sure that "
                     "is; then the plans,\n"
                     "the map, where it hurts, what is uncertain, and what all of it rests on. One "
                     "file that needs\n"
                     "nothing else; open it in any browser, print it to PDF from there."),
     "  painpoint report journeys/broadband.yaml --output report.html\n"
     "  painpoint report journeys/broadband.yaml -o report.html --by npv --draws 20000 --seed 7\n",
     true, false},
    {"diff", texts::tr_later("Say what changed between two journey files, or between two results"),
     texts::tr_later("Of two journeys: the numbers that changed, and what that does to the "
                     "results, solved exactly.\n"
                     "Of two results (written with --format json): the figures that moved; those "
                     "of simulations\n"
                     "only where luck does not explain it."),
     "  painpoint diff journeys/broadband.yaml broadband_new.yaml\n"
     "  painpoint diff figures_march.json figures_june.json\n"
     "  painpoint diff figures_march.json figures_june.json --format json --output moved.json\n",
     false, false},
    {"map", texts::tr_later("Draw the journey as a map, coloured by a figure: SVG, PNG or PDF"),
     texts::tr_later("Stages are columns, touchpoints are cards; lines are as wide as many "
                     "customers take them, and\n"
                     "those of rework are dashed. Below: what customers feel, above what the model "
                     "calculates."),
     "  painpoint map journeys/broadband.yaml --output map.svg\n"
     "  painpoint map journeys/broadband.yaml -o map.pdf --metric rework_cost\n"
     "  painpoint map journeys/broadband.yaml -o after.png --scenario fix_root_cause\n",
     true, false},
    {"sensitivity",
     texts::tr_later("Show which numbers a decision hangs on, and what moving each one saves"),
     texts::tr_later("Each uncertain number alone at its low and its high, all plans solved "
                     "exactly: how far the\n"
                     "best plan swings, and at which value another one (or doing nothing) becomes "
                     "the best. Then\n"
                     "what one point, minute or per cent of each number does to the cost."),
     "  painpoint sensitivity journeys/broadband.yaml\n"
     "  painpoint sensitivity journeys/broadband.yaml --by npv --scenario fix_root_cause,both\n"
     "  painpoint sensitivity journeys/broadband.yaml --format csv --output tornado.csv\n",
     true, true},
    {"calibrate",
     texts::tr_later(
         "Fit how customers react to what you observe, and write the changes as a diff"),
     texts::tr_later(
         "Moves complain, conversion and leave of the severities until the modelled complaints,\n"
         "satisfaction, churn and contacts meet those of `observed`, as far as is plausible. The "
         "file\n"
         "stays as it is: the changes come as a diff to read, and to take with `patch`."),
     "  painpoint calibrate journeys/broadband.yaml\n"
     "  painpoint calibrate journeys/broadband.yaml --output calibrated.patch\n"
     "  patch journeys/broadband.yaml calibrated.patch\n"
     "  painpoint calibrate journeys/broadband.yaml --format json\n",
     true, false},
    {"explain",
     texts::tr_later("Say what a code, an address or a number means, and where it comes from"), "",
     "  painpoint explain PP012\n"
     "  painpoint explain severities.minor.complain\n"
     "  painpoint explain causes.line_records.level journeys/broadband.yaml\n",
     false, false},
    {"schema",
     texts::tr_later("Print the JSON Schema of journey files, for editors that complete and check"),
     "", "  painpoint schema --output journey.schema.json\n", false, false},
}};

}  // namespace

std::span<const Verb> verb_table() {
  return kVerbs;
}

}  // namespace painpoint::cli
