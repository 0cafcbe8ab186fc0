#include "gui/compare_sections.h"

#include <algorithm>
#include <utility>

#include "gui/error_words.h"
#include "gui/summary_figures.h"
#include "gui/tr.h"
#include "publish/report.h"
#include "report/decide_view.h"
#include "report/observed_view.h"
#include "report/plan_charts.h"
#include "report/plans_beside.h"
#include "report/sensitivity.h"
#include "report/views.h"
#include "study/words.h"

namespace painpoint::gui {
namespace {

using editor::LiveFigures;
using report::Paragraph;
using report::Section;
using report::Table;

std::string waiting_words(bool busy) {
  return busy ? tr_words("out of date, being calculated") : tr_words("out of date");
}

/// Slow figures are asked for as soon as the exact ones are there.
bool slow_are_coming(const LiveFigures& live) {
  return live.exact_progress().busy || live.slow_progress().busy;
}

void add_table(Section& section, Table table) {
  if (!table.rows.empty()) section.blocks.emplace_back(std::move(table));
}

/// The figures of all scenarios, if there are any.
const study::Comparison* all_scenarios(const LiveFigures& live) {
  return live.slow() != nullptr && live.slow()->all_scenarios ? &*live.slow()->all_scenarios
                                                              : nullptr;
}

/// Slow figures do not depend on the scenario that is switched on, but for the ranking.
bool slow_is_of(const CompareFigures& figures) {
  return figures.live.slow() != nullptr && figures.live.slow()->journey == figures.journey;
}

std::vector<std::string> shown_ids(const CompareFigures& figures,
                                   const study::Comparison& comparison) {
  std::vector<std::string> ids;
  for (const study::ScenarioResult& scenario : comparison.scenarios)
    if (!figures.left_out.contains(scenario.id)) ids.push_back(scenario.id);
  return ids;
}

const study::Decision* fresh_decision(const CompareFigures& figures) {
  const editor::DecisionFigures* decision = figures.live.decision();
  const bool there =
      decision != nullptr && decision->decision && decision->journey == figures.journey;
  return there ? &*decision->decision : nullptr;
}

report::Certainty certainty_of(const CompareFigures& figures) {
  report::Certainty certainty;
  const editor::SimulatedFigures* simulated = figures.live.simulated();
  if (simulated != nullptr && simulated->journey == figures.journey)
    certainty.simulation = &simulated->simulation;
  certainty.decision = fresh_decision(figures);
  return certainty;
}

/// The comparison with the exact figures of the newest state, where they have come before the
/// others: of the base and of the scenario that is switched on.
study::Comparison renewed(const study::Comparison& comparison, const study::Comparison& newest) {
  study::Comparison result = comparison;
  for (study::ScenarioResult& scenario : result.scenarios)
    for (const study::ScenarioResult& renewal : newest.scenarios)
      if (renewal.id == scenario.id) scenario.result = renewal.result;
  return result;
}

CompareSection beside_section(const CompareFigures& figures) {
  CompareSection part{{"side_by_side", tr_words("Side by side"), {}}, Age::fresh, {}, {}};
  const study::Comparison* all = all_scenarios(figures.live);
  if (all == nullptr) {
    part.age = Age::none;
    part.waits_for = slow_are_coming(figures.live) ? tr_words("being calculated")
                     : figures.live.exact_problem().has_errors()
                         ? error_words(figures.live.exact_problem())
                         : tr_words("being calculated");
    return part;
  }
  Table table = compare_table(figures);
  if (!slow_is_of(figures)) {
    part.age = Age::stale;
    part.waits_for = waiting_words(slow_are_coming(figures.live));
    const editor::ExactFigures* exact = figures.live.exact();
    if (exact != nullptr && exact->journey == figures.journey) {
      // What is of the newest state is shown as such; everything else keeps its older figures.
      const auto ids = shown_ids(figures, *all);
      const study::Comparison older = report::only_with(*all, ids);
      const Table newer = report::side_by_side(*figures.journey, renewed(older, exact->comparison));
      const bool same =
          newer.columns.size() == table.columns.size() && newer.rows.size() <= table.rows.size();
      std::vector<bool> fresh(table.columns.size());
      for (std::size_t s = 0; s < older.scenarios.size(); ++s)
        for (const study::ScenarioResult& renewal : exact->comparison.scenarios)
          if (same && renewal.id == older.scenarios[s].id) fresh[s + 2] = true;
      for (std::size_t r = 0; same && r < newer.rows.size(); ++r)
        for (std::size_t c = 0; c < fresh.size(); ++c)
          if (fresh[c]) table.rows[r].cells[c] = newer.rows[r].cells[c];
      part.is_fresh_cell = [fresh, rows = newer.rows.size()](std::size_t row, std::size_t column) {
        return row < rows && fresh[column];
      };
    }
  }
  add_table(part.section, std::move(table));
  return part;
}

CompareSection money_section(const CompareFigures& figures, const report::ChartStyle& style) {
  CompareSection part{{"money", tr_words("Money over time"), {}}, Age::fresh, {}, {}};
  const study::Comparison* all = all_scenarios(figures.live);
  if (all == nullptr) {
    part.age = Age::none;
    return part;
  }
  if (!slow_is_of(figures)) {
    part.age = Age::stale;
    part.waits_for = waiting_words(slow_are_coming(figures.live));
  }
  const Journey& journey = *figures.live.slow()->journey;
  const study::Comparison some = report::only_with(*all, shown_ids(figures, *all));
  const auto plans = report::plans_with_money(some);
  if (!plans.empty() && !plans.front()->money->months.empty()) {
    report::Figure figure = report::cumulative_figure(journey, some, style);
    figure.table.reset();  // the report has it
    part.section.blocks.emplace_back(std::move(figure));
  } else if (const std::string why = publish::why_no_decision(*figures.journey); !why.empty()) {
    part.section.blocks.emplace_back(Paragraph{why});
  }
  return part;
}

/// What the decision says; sections are empty where there is none, with the reason.
void say_undecided(const CompareFigures& figures, CompareSection& part) {
  part.age = Age::none;
  const std::string why = publish::why_no_decision(*figures.journey);
  const editor::DecisionFigures* decision = figures.live.decision();
  if (!why.empty())
    part.section.blocks.emplace_back(Paragraph{why});
  else if (figures.live.decision_progress().busy)
    part.waits_for = tr_words("being decided in plausible worlds");
  else if (decision != nullptr && !decision->decision)
    part.section.blocks.emplace_back(Paragraph{error_words(decision->findings)});
  else
    part.waits_for = tr_words("not decided yet");
}

/// The decision that a section is made of, of whatever state, which is said; null where there is
/// none.
const editor::DecisionFigures* decision_for(const CompareFigures& figures, CompareSection& part) {
  const editor::DecisionFigures* decided = figures.live.decision();
  if (decided == nullptr || !decided->decision) {
    say_undecided(figures, part);
    return nullptr;
  }
  if (fresh_decision(figures) == nullptr) {
    part.age = Age::stale;
    part.waits_for = waiting_words(figures.live.decision_progress().busy);
  }
  return decided;
}

CompareSection odds_section(const CompareFigures& figures, const report::ChartStyle& style) {
  CompareSection part{{"odds", tr_words("How sure that is"), {}}, Age::fresh, {}, {}};
  const editor::DecisionFigures* decided = decision_for(figures, part);
  if (decided == nullptr) return part;
  Table odds = report::plan_odds_table(*decided->journey, *decided->decision);
  odds.title.clear();  // the section's own
  add_table(part.section, std::move(odds));
  report::Figure outlook = report::outlook_figure(*decided->journey, *decided->decision, style);
  part.section.blocks.emplace_back(std::move(*outlook.table));
  outlook.table.reset();
  part.section.blocks.emplace_back(std::move(outlook));
  part.section.blocks.emplace_back(
      Paragraph{report::how_decided(*decided->journey, *decided->decision)});
  return part;
}

CompareSection measure_section(const CompareFigures& figures) {
  CompareSection part{{"measure", tr_words("What to measure next"), {}}, Age::fresh, {}, {}};
  const editor::DecisionFigures* decided = decision_for(figures, part);
  if (decided == nullptr) return part;
  const study::Decision& decision = *decided->decision;
  if (decision.numbers.empty()) {
    part.section.blocks.emplace_back(report::nothing_to_measure(*decided->journey, decision));
    return part;
  }
  Table numbers = report::measure_next_table(*decided->journey, decision);
  numbers.title.clear();
  add_table(part.section, std::move(numbers));
  return part;
}

CompareSection tornado_section(const CompareFigures& figures, const report::ChartStyle& style) {
  CompareSection part{{"tornado", tr_words("What it hangs on"), {}}, Age::fresh, {}, {}};
  const editor::TornadoFigures* found = figures.live.tornado();
  const std::string why = publish::why_no_decision(*figures.journey);
  if (found == nullptr || !found->tornado) {
    part.age = Age::none;
    if (!why.empty())
      part.section.blocks.emplace_back(Paragraph{why});
    else if (found != nullptr)
      part.section.blocks.emplace_back(Paragraph{error_words(found->findings)});
    else
      part.waits_for = tr_words("being calculated");
    return part;
  }
  if (found->journey != figures.journey) {
    part.age = Age::stale;
    part.waits_for = waiting_words(figures.live.tornado_progress().busy);
  }
  if (found->tornado->bars.empty()) {
    part.section.blocks.emplace_back(Paragraph{tr_words("No number that is uncertain moves it.")});
    return part;
  }
  report::Figure figure = report::tornado_figure(*found->journey, *found->tornado, style);
  figure.table.reset();
  part.section.blocks.emplace_back(std::move(figure));
  add_table(part.section, report::flips_table(*found->tornado));
  return part;
}

CompareSection observed_section(const CompareFigures& figures) {
  CompareSection part{{"observed", tr_words("The model beside reality"), {}}, Age::fresh, {}, {}};
  const editor::SlowFigures* slow = figures.live.slow();
  if (slow == nullptr || !slow->hurts) {
    part.age = Age::none;
    return part;
  }
  if (!slow_is_of(figures)) {
    part.age = Age::stale;
    part.waits_for = waiting_words(slow_are_coming(figures.live));
  }
  if (std::string warning = report::observed_warning(slow->hurts->observed); !warning.empty())
    part.section.blocks.emplace_back(report::Warning{std::move(warning)});
  add_table(part.section, report::observed_table(slow->hurts->observed, slow->journey->currency));
  return part;
}

}  // namespace

CompareVerdict compare_verdict(const CompareFigures& figures) {
  CompareVerdict verdict;
  const study::Decision* decision = fresh_decision(figures);
  verdict.decided = decision != nullptr;
  verdict.too_close = decision != nullptr && decision->verdict.too_close;
  verdict.sentence =
      headline_of(figures.live.slow(), verdict.decided ? figures.live.decision() : nullptr);
  verdict.fresh = verdict.decided || slow_is_of(figures);
  return verdict;
}

report::Table compare_table(const CompareFigures& figures) {
  const study::Comparison* all = all_scenarios(figures.live);
  if (all == nullptr) return {};
  return report::plans_beside(*figures.live.slow()->journey,
                              report::only_with(*all, shown_ids(figures, *all)),
                              slow_is_of(figures) ? certainty_of(figures) : report::Certainty{});
}

bool compare_table_is_fresh(const CompareFigures& figures) {
  return all_scenarios(figures.live) != nullptr && slow_is_of(figures);
}

std::vector<CompareSection> compare_sections(const CompareFigures& figures,
                                             const report::ChartStyle& style) {
  std::vector<CompareSection> parts;
  parts.push_back(beside_section(figures));
  parts.push_back(money_section(figures, style));
  parts.push_back(odds_section(figures, style));
  parts.push_back(tornado_section(figures, style));
  parts.push_back(measure_section(figures));
  parts.push_back(observed_section(figures));
  // What there is nothing to say of is left out: a file without `observed`.
  std::erase_if(parts, [](const CompareSection& part) {
    return part.section.blocks.empty() && part.waits_for.empty();
  });
  return parts;
}

}  // namespace painpoint::gui
