#include "report/diff_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "base/text.h"
#include "chain/metrics.h"
#include "report/figures.h"
#include "report/json.h"
#include "report/split_tables.h"
#include "texts/tr.h"

namespace painpoint::report {
namespace {

using chain::Metric;

constexpr std::size_t kMostMembers = 15;
constexpr std::size_t kMostValues = 200;

std::string number(std::size_t count) {
  return grouped(static_cast<double>(count), 0);
}

/// A sentence with a number in it, one for 1 and one for all others.
std::string counted(std::size_t count, const char* one, const char* many) {
  return texts::tr_format(count == 1 ? one : many, number(count));
}

// --- journeys ---------------------------------------------------------------------------------

Table things_table(const study::JourneyDiff& diff) {
  Table table;
  table.title = texts::tr_words("Only in one of the two");
  table.columns = {{"", "", Align::left},
                   {texts::tr_words("Address"), "", Align::left, 20, 3},
                   {texts::tr_words("Name"), "", Align::left, 16, 2}};
  for (const study::ThingDiff& thing : diff.things)
    table.rows.push_back({{thing.presence == study::Presence::added ? texts::tr_words("added")
                                                                    : texts::tr_words("removed"),
                           thing.address, thing.name}});
  return table;
}

Table values_table(std::string title, const std::vector<study::ValueDiff>& values) {
  Table table;
  table.title = std::move(title);
  table.columns = {{texts::tr_words("Address"), "", Align::left, 24, 3},
                   {texts::tr_words("Old"), "", Align::left, 12, 4},
                   {texts::tr_words("New"), "", Align::left, 12, 4}};
  const auto words = [](const std::optional<study::Said>& said) {
    return said ? said->words : std::string(texts::tr_words("not said"));
  };
  for (const study::ValueDiff& value : values) {
    if (table.rows.size() == kMostValues) {
      table.note = texts::tr_format("The first {}; all {} are in --format json.", kMostValues,
                                    grouped(static_cast<double>(values.size()), 0));
      break;
    }
    table.rows.push_back({{value.address, words(value.before), words(value.after)}});
  }
  return table;
}

void append_journeys(Document& document, const study::JourneyDiff& diff) {
  if (diff.nothing_shared)
    document.blocks.emplace_back(Paragraph{
        texts::tr_words("The two have no touchpoint in common: they look like different journeys."),
        true});
  const auto add = [&](Table table) {
    if (!table.rows.empty()) document.blocks.emplace_back(std::move(table));
  };
  add(things_table(diff));
  add(values_table(texts::tr_words("Numbers"), diff.numbers));
  add(values_table(texts::tr_words("Words"), diff.words));
  if (diff.texts > 0)
    document.blocks.emplace_back(Paragraph{
        counted(diff.texts,
                texts::tr_later("{} text (a name, note or source) reads otherwise; nothing "
                                "is calculated from them."),
                texts::tr_later("{} texts (names, notes, sources) read otherwise; nothing "
                                "is calculated from them."))});
}

// --- results ----------------------------------------------------------------------------------

/// "total_cost" of "touchpoints.deliver.total_cost".
std::string last_step(const std::string& path) {
  const std::size_t dot = path.rfind('.');
  return dot == std::string::npos ? path : path.substr(dot + 1);
}

/// What people decide on; the rest is in JSON.
constexpr std::array<Metric, 12> kTold = {Metric::visits,
                                          Metric::problems,
                                          Metric::complaints_per_1000,
                                          Metric::abandoned,
                                          Metric::lost,
                                          Metric::friction_minutes,
                                          Metric::staff_minutes,
                                          Metric::rework_time_share,
                                          Metric::satisfaction,
                                          Metric::cash_cost,
                                          Metric::value_lost,
                                          Metric::total_cost};

/// Decisive figures of the whole journey, and all of the money, without its months.
bool is_headline(const std::string& path) {
  const auto dots = std::count(path.begin(), path.end(), '.');
  if (dots == 0 || path.starts_with("evppi")) return true;  // of decisions
  if (dots != 1) return false;
  if (path.starts_with("money.")) return true;
  const auto metric = chain::find_metric(path.substr(path.find('.') + 1));
  return path.starts_with("journey.") && metric &&
         std::find(kTold.begin(), kTold.end(), *metric) != kTold.end();
}

/// One money figure by member: enough to see where it moved.
bool is_member_cost(const std::string& path) {
  if (std::count(path.begin(), path.end(), '.') != 2) return false;
  return path.ends_with(path.starts_with("teams.") ? ".staff_cost" : ".total_cost");
}

struct Shown {
  std::string title;
  chain::MetricUnit unit = chain::MetricUnit::money;
  bool plain = false;  ///< not a known metric: as many digits as money has
};
Shown shown_of(const std::string& path) {
  if (path.starts_with("evppi")) {
    const std::string number = path.substr(path.find('.') + 1);
    return {texts::tr_format("Knowing {}", number.substr(0, number.rfind(".evppi"))),
            chain::MetricUnit::money};
  }
  const std::string name = last_step(path);
  if (name == "beats_nothing")
    return {texts::tr_words("Beats doing nothing in"), chain::MetricUnit::share};
  if (name == "p_best") return {texts::tr_words("Is the best in"), chain::MetricUnit::share};
  if (name == "expected") return {texts::tr_words("Expected value"), chain::MetricUnit::money};
  if (name == "regret") return {texts::tr_words("Expected regret"), chain::MetricUnit::money};
  if (name == "cost") return {texts::tr_words("Costs"), chain::MetricUnit::money};
  if (name == "as_written")
    return {texts::tr_words("With the numbers as written"), chain::MetricUnit::money};
  if (name == "evpi") return {texts::tr_words("Knowing everything"), chain::MetricUnit::money};
  if (const auto metric = chain::find_metric(name))
    return {title_of(*metric), chain::info(*metric).unit, false};
  if (name == "cash_npv")
    return {texts::tr_words("Cash: saved, less costs"), chain::MetricUnit::money};
  if (name == "horizon_npv")
    return {texts::tr_words("… and margins in the horizon"), chain::MetricUnit::money};
  if (name == "npv") return {texts::tr_words("… and margins after that"), chain::MetricUnit::money};
  if (name == "break_even_invest")
    return {texts::tr_words("Breaks even up to an investment of"), chain::MetricUnit::money};
  if (name == "payback_month")
    return {texts::tr_words("Pays back in month"), chain::MetricUnit::rate};
  if (name == "roi" || name == "break_even_effect")
    return {name == "roi" ? texts::tr_words("Return on costs")
                          : texts::tr_words("Breaks even at this part of its effect"),
            chain::MetricUnit::share};
  return {name, chain::MetricUnit::money, true};
}

double size_of(const ResultFigure& figure) {
  return std::abs(figure.value.value_or(0));
}

class MovedTable {
 public:
  MovedTable(std::string title, std::string first, std::string currency, bool random)
      : currency_(std::move(currency)), random_(random) {
    table_.title = std::move(title);
    table_.columns = {{std::move(first), "", Align::left, 20, 3},
                      {"", "", Align::left},
                      {texts::tr_words("Old")},
                      {texts::tr_words("New")},
                      {texts::tr_words("Change")}};
    if (random_) table_.columns.push_back({texts::tr_words("± luck"), ""});
  }

  void add(const std::string& title, const MovedFigure& figure) {
    const Shown shown = shown_of(figure.path);
    const Scale scale =
        scale_of(shown.unit, std::max(size_of(figure.before), size_of(figure.after)), currency_);
    const double change = figure.after.value.value_or(0) - figure.before.value.value_or(0);
    // As many digits as it takes to see that anything moved.
    int decimals = scale.decimals;
    while (decimals < 9 && std::abs(change) * scale.factor < 0.5 * std::pow(10, -decimals))
      ++decimals;
    const auto cell = [&](const ResultFigure& one) {
      return one.value ? Cell(grouped(*one.value * scale.factor, decimals), *one.value)
                       : Cell(texts::tr_words("none"));
    };
    Row row{
        {title, shown.plain ? std::string() : scale.unit, cell(figure.before), cell(figure.after)}};
    const bool both = figure.before.value && figure.after.value;
    row.cells.push_back(both ? Cell(with_sign(change * scale.factor, decimals), change) : Cell(""));
    if (random_ && figure.standard_error)
      row.cells.emplace_back(
          "±" + grouped(kInterval95 * *figure.standard_error * scale.factor, decimals));
    table_.rows.push_back(std::move(row));
  }

  Table take() { return std::move(table_); }

 private:
  std::string currency_;
  bool random_;
  Table table_;
};

void append_scenario(Document& document, const ComparedResults& results,
                     const ScenarioDiff& scenario) {
  document.blocks.emplace_back(Heading{scenario.id});
  const std::string figures =
      counted(scenario.compared, texts::tr_later("{} figure"), texts::tr_later("{} figures"));
  std::string summary =
      results.diff.random
          ? texts::tr_format("{} of {} moved by more than luck.", number(scenario.moved.size()),
                             figures)
          : texts::tr_format("{} of {} moved.", number(scenario.moved.size()), figures);
  if (scenario.within_noise > 0)
    summary += ' ' + counted(scenario.within_noise,
                             texts::tr_later("{} differs by no more than luck explains."),
                             texts::tr_later("{} differ by no more than luck explains."));
  if (scenario.not_judged > 0)
    summary += ' ' + counted(scenario.not_judged,
                             texts::tr_later("{} differs and has no standard error to judge by."),
                             texts::tr_later("{} differ and have no standard error to judge by."));
  if (!scenario.only_after.empty() || !scenario.only_before.empty())
    summary +=
        ' ' + texts::tr_format(
                  scenario.only_after.size() == 1
                      ? texts::tr_later("{} figure is only in the new result, {} only in the "
                                        "old one.")
                      : texts::tr_later("{} figures are only in the new result, {} only in "
                                        "the old one."),
                  number(scenario.only_after.size()), scenario.only_before.size());
  document.blocks.emplace_back(Paragraph{std::move(summary)});

  const std::string& currency = results.after.currency;
  MovedTable whole("", texts::tr_words("Whole journey"), currency, results.diff.random);
  std::vector<const MovedFigure*> members;
  for (const MovedFigure& figure : scenario.moved) {
    if (is_headline(figure.path))
      whole.add(shown_of(figure.path).title, figure);
    else if (is_member_cost(figure.path))
      members.push_back(&figure);
  }
  const auto add = [&](Table table) {
    if (!table.rows.empty()) document.blocks.emplace_back(std::move(table));
  };
  add(whole.take());
  std::stable_sort(members.begin(), members.end(), [](const MovedFigure* a, const MovedFigure* b) {
    const auto change = [](const MovedFigure* f) {
      return std::abs(f->after.value.value_or(0) - f->before.value.value_or(0));
    };
    return change(a) > change(b);
  });
  MovedTable by_member(texts::tr_words("Where: total cost (of teams, staff cost)"),
                       texts::tr_words("Of"), currency, results.diff.random);
  for (std::size_t i = 0; i < std::min(members.size(), kMostMembers); ++i) {
    std::string who = members[i]->path.substr(0, members[i]->path.rfind('.'));
    if (who.ends_with('.')) who += texts::tr_words("(none)");
    by_member.add(who, *members[i]);
  }
  Table table = by_member.take();
  if (members.size() > kMostMembers)
    table.note = texts::tr_format("The {} that moved most; --format json has all.", kMostMembers);
  add(std::move(table));
}

std::string luck_in_words(const ComparedResults& results) {
  const auto of = [](const ResultFile& file) {
    return texts::tr_format(
        file.engine == "decide" ? texts::tr_later("{} plausible worlds with seed {}")
                                : texts::tr_later("{} customers with seed {}"),
        grouped(static_cast<double>(file.draws.value_or(0)), 0), file.seed.value_or(0));
  };
  std::string text = texts::tr_format(
      "{}; then {}. Of {}, a difference counts as moved from {:.1f} standard errors on: the chance "
      "that luck alone moves any of them so far is at most {:.0f}% over all.",
      of(results.before), of(results.after),
      counted(results.diff.judged, texts::tr_later("{} random figure"),
              texts::tr_later("{} random figures")),
      results.diff.threshold, 100 * kFalseAlarm);
  if (results.before.seed == results.after.seed)
    text += std::string(" ") +
            texts::tr_words("Runs with one seed share luck, so that less than this could count.");
  return text;
}

void append_results(Document& document, const ComparedResults& results) {
  if (results.before.version != results.after.version)
    document.blocks.emplace_back(Paragraph{texts::tr_format(
        "Computed by painpoint {} and by painpoint {}: the program may be what differs.",
        printable(results.before.version), printable(results.after.version))});
  if (results.diff.random) document.blocks.emplace_back(Paragraph{luck_in_words(results)});
  const auto only = [&](const std::vector<std::string>& ids, const char* one, const char* many) {
    if (!ids.empty())
      document.blocks.emplace_back(
          Paragraph{texts::tr_format(ids.size() == 1 ? one : many, join_names(ids, 10))});
  };
  only(results.diff.added, texts::tr_later("Only the new one has the scenario {}."),
       texts::tr_later("Only the new one has the scenarios {}."));
  only(results.diff.removed, texts::tr_later("Only the old one has the scenario {}."),
       texts::tr_later("Only the old one has the scenarios {}."));
  if (results.diff.moved() + results.diff.within_noise() == 0) {
    std::size_t compared = 0;
    std::size_t not_judged = 0;
    std::size_t lonely = 0;
    for (const ScenarioDiff& scenario : results.diff.scenarios) {
      compared += scenario.compared;
      not_judged += scenario.not_judged;
      lonely += scenario.only_before.size() + scenario.only_after.size();
    }
    std::string text = results.diff.scenarios.empty()
                           ? texts::tr_words("There is no scenario in both to compare.")
                           : counted(compared - not_judged,
                                     texts::tr_later("No result moved: {} figure is the same."),
                                     texts::tr_later("No result moved: {} figures are the same."));
    if (not_judged > 0)
      text += ' ' + counted(not_judged,
                            texts::tr_later("{} differs and has no standard error to judge by."),
                            texts::tr_later("{} differ and have no standard error to judge by."));
    if (lonely > 0)
      text += ' ' + counted(lonely, texts::tr_later("{} figure is in only one of the two."),
                            texts::tr_later("{} figures are in only one of the two."));
    document.blocks.emplace_back(Paragraph{std::move(text), true});
    return;
  }
  for (const ScenarioDiff& scenario : results.diff.scenarios)
    append_scenario(document, results, scenario);
}

}  // namespace

Document diff_document(const DiffReport& report) {
  Document document;
  document.blocks.emplace_back(
      Heading{fmt::format("{} -> {}", printable(report.before), printable(report.after))});
  if (report.same_bytes) {
    document.blocks.emplace_back(
        Paragraph{texts::tr_words("Nothing changed: both files are the same."), true});
    return document;
  }
  if (report.journeys) {
    if (report.journeys->empty()) {
      document.blocks.emplace_back(Paragraph{
          texts::tr_words(
              "Nothing changed that counts: the two differ only in order, comments or layout."),
          true});
    }
    append_journeys(document, *report.journeys);
    if (report.results) {
      const bool moved = report.results->diff.moved() > 0;
      if (moved)
        document.blocks.emplace_back(Heading{texts::tr_words("What that does to the results")});
    }
  }
  if (report.results) append_results(document, *report.results);
  if (!report.no_results.empty()) document.blocks.emplace_back(Paragraph{report.no_results, true});
  return document;
}

}  // namespace painpoint::report
