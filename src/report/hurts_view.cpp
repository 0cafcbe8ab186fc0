#include "report/hurts_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <utility>

#include "report/figures.h"
#include "report/members.h"
#include "report/observed_view.h"
#include "report/split_tables.h"
#include "study/headline.h"
#include "study/owners.h"
#include "study/words.h"
#include "texts/tr.h"

namespace painpoint::report {
namespace {

using chain::Metric;
using study::HurtBy;
using study::Ranked;
using study::WhereItHurts;

constexpr std::array<std::pair<HurtBy, std::string_view>, 4> kHurtWords = {{
    {HurtBy::cost, "cost"},
    {HurtBy::friction, "friction"},
    {HurtBy::complaints, "complaints"},
    {HurtBy::value_lost, "value_lost"},
}};

std::string hurt_title(HurtBy by) {
  switch (by) {
    case HurtBy::friction:
      return texts::tr_words("friction");
    case HurtBy::complaints:
      return texts::tr_words("complaints per 1,000");
    case HurtBy::value_lost:
      return texts::tr_words("value lost");
    case HurtBy::cost:
      break;
  }
  return texts::tr_words("cost of failure");
}

/// Complaints are shown for 1,000 customers.
Scale scale_for(HurtBy by, double largest, const Journey& journey) {
  if (by == HurtBy::complaints) return {1000, 1, ""};
  const chain::MetricUnit unit =
      by == HurtBy::friction ? chain::MetricUnit::minutes : chain::MetricUnit::money;
  return scale_of(unit, largest, journey.currency);
}

Cell amount_cell(double value, const Scale& scale) {
  return {grouped(value * scale.factor, scale.decimals), value};
}

std::vector<double> amounts_of(const std::vector<chain::Row>& rows, HurtBy by) {
  std::vector<double> amounts;
  for (const chain::Row& row : rows) amounts.push_back(study::hurt_of(row, by));
  return amounts;
}

double largest_of(const std::vector<double>& amounts) {
  return amounts.empty() ? 0 : *std::max_element(amounts.begin(), amounts.end());
}

/// The name with the largest part of `parts`, and that part: "Call for help (61%)". Nothing where
/// there is none.
template <class Name>
std::string mostly(const std::map<std::uint32_t, double>& parts, Name&& name) {
  double sum = 0;
  double most = 0;
  std::uint32_t winner = 0;
  for (const auto& [member, amount] : parts) {
    sum += amount;
    if (amount <= most) continue;
    most = amount;
    winner = member;
  }
  if (most <= 0) return {};
  const std::string shown = name(winner);
  if (most >= 0.9995 * sum) return shown;
  return fmt::format("{} ({:.0f}%)", shown, 100 * most / sum);
}

/// The ranked rows that a table has room for, and what it says about those it leaves out.
std::vector<Ranked> shown_of(std::vector<Ranked> ranked, Table& table) {
  if (ranked.size() <= kMostRows) return ranked;
  table.note =
      texts::tr_format("The first {}; {} more are in --format csv and --format json.", kMostRows,
                       grouped(static_cast<double>(ranked.size() - kMostRows), 0));
  ranked.resize(kMostRows);
  return ranked;
}

void append_shares(Table& table) {
  table.columns.push_back({texts::tr_words("Share"), "%"});
  table.columns.push_back({texts::tr_words("Up to here"), "%"});
}
void append_shares(Row& row, const Ranked& one) {
  row.cells.emplace_back(grouped(100 * one.share, 1), one.share);
  row.cells.emplace_back(grouped(100 * one.cumulative, 1), one.cumulative);
}

Column owner_column() {
  return {texts::tr_words("Owner"), "", Align::left, 10, 2};
}

std::string name_of_touchpoint(const WhereItHurts& hurts, TouchpointIndex t) {
  return hurts.roster.touchpoints[t].name;
}
std::string name_of_cause(const WhereItHurts& hurts, CauseIndex cause) {
  return cause == kNoCause ? texts::tr_words("no named cause") : hurts.roster.causes[cause].name;
}

constexpr const char* kNeedNotAddUp = texts::tr_later(
    "What removing each cause saves need not add up: causes stand in for each other, and a "
    "customer is lost only once.");

}  // namespace

std::string_view word_of(HurtBy by) {
  return kHurtWords[static_cast<std::size_t>(by)].second;
}

std::optional<HurtBy> find_hurt_by(std::string_view word) {
  for (const auto& [by, known] : kHurtWords)
    if (known == word) return by;
  return std::nullopt;
}

Table causes_ranked(const Journey& journey, const WhereItHurts& hurts, HurtBy by) {
  const std::vector<chain::Row>& rows = hurts.result.breakdown.causes;
  const std::vector<double> amounts = amounts_of(rows, by);
  std::map<std::uint32_t, std::map<std::uint32_t, double>> places;
  for (const exact::Traced& trace : hurts.traces)
    places[trace.cause.value][trace.at.value] += study::hurt_of(trace.row, by);
  const Scale scale = scale_for(by, largest_of(amounts), journey);
  const bool removal = !hurts.removal_effects.empty();
  double most_saved = 0;
  for (const auto& effect : hurts.removal_effects)
    most_saved = std::max(most_saved, std::abs(effect.value_or(0)));
  const Scale money = scale_of(chain::MetricUnit::money, most_saved, journey.currency);

  Table table;
  table.title = texts::tr_words("What causes it");
  table.columns = {name_column(texts::tr_words("Cause")),
                   {texts::tr_words("Kind"), "", Align::left},
                   owner_column(),
                   {texts::tr_format("Caused: {}", hurt_title(by)), scale.unit}};
  append_shares(table);
  table.columns.push_back({texts::tr_words("Shows up mostly at"), "", Align::left, 14, 3});
  if (removal) table.columns.push_back({texts::tr_words("Removing it saves"), money.unit});
  for (const Ranked& one : shown_of(study::ranking(amounts, kNoCause.value), table)) {
    const CauseIndex cause(one.member);
    const CauseFacts facts = facts_of_cause(journey, hurts.roster.causes[cause].id);
    Row row{{name_of_cause(hurts, cause), kind_in_words(facts.kind), facts.owner,
             amount_cell(one.amount, scale)}};
    append_shares(row, one);
    row.cells.emplace_back(mostly(places[cause.value], [&](std::uint32_t t) {
      return name_of_touchpoint(hurts, TouchpointIndex{t});
    }));
    if (removal) {
      const auto& effect = hurts.removal_effects[one.member];
      row.cells.push_back(effect ? amount_cell(*effect, money) : Cell(""));
    }
    table.rows.push_back(std::move(row));
  }
  drop_empty_columns(table);
  if (removal) add_note(table, texts::tr_words(kNeedNotAddUp));
  return table;
}

Table touchpoints_ranked(const Journey& journey, const WhereItHurts& hurts, HurtBy by) {
  const std::vector<double> caused = amounts_of(hurts.caused, by);
  const std::vector<double> observed = amounts_of(hurts.result.breakdown.touchpoints, by);
  std::map<std::uint32_t, std::map<std::uint32_t, double>> causes;
  for (const exact::Traced& trace : hurts.traces)
    causes[trace.from.value][trace.cause.value] += study::hurt_of(trace.row, by);
  const Scale scale = scale_for(by, std::max(largest_of(caused), largest_of(observed)), journey);
  Table table;
  table.title = texts::tr_words("Where it comes from, and where it shows up");
  table.columns = {name_column(texts::tr_words("Touchpoint")),
                   owner_column(),
                   {texts::tr_format("Caused: {}", hurt_title(by)), scale.unit}};
  append_shares(table);
  table.columns.push_back({texts::tr_words("Observed"), scale.unit});
  table.columns.push_back({texts::tr_words("Mostly because of"), "", Align::left, 14, 3});
  const auto row_of = [&](std::size_t t) {
    return Row{
        {name_of_touchpoint(hurts, TouchpointIndex(t)),
         study::owner_of_touchpoint(journey, hurts.roster.touchpoints[TouchpointIndex(t)].id),
         amount_cell(caused[t], scale)}};
  };
  const auto finish = [&](Row row, std::size_t t) {
    row.cells.push_back(amount_cell(observed[t], scale));
    row.cells.emplace_back(mostly(causes[static_cast<std::uint32_t>(t)], [&](std::uint32_t c) {
      return name_of_cause(hurts, CauseIndex{c});
    }));
    table.rows.push_back(std::move(row));
  };
  for (const Ranked& one : shown_of(study::ranking(caused), table)) {
    Row row = row_of(one.member);
    append_shares(row, one);
    finish(std::move(row), one.member);
  }
  // Those that only bear what others cause.
  for (const Ranked& one : study::ranking(observed)) {
    if (caused[one.member] > 0 || table.rows.size() >= kMostRows) continue;
    Row row = row_of(one.member);
    row.cells.emplace_back("");
    row.cells.emplace_back("");
    finish(std::move(row), one.member);
  }
  drop_empty_columns(table);
  add_note(table,
           texts::tr_words(
               "Caused: all that problems struck here lead to, rework visits elsewhere included. "
               "Observed: what arises here. Both columns have the same sum."));
  return table;
}

Table pains_ranked(const Journey& journey, const WhereItHurts& hurts, HurtBy by) {
  std::vector<double> amounts;
  for (const study::PainHurt& pain : hurts.pains)
    amounts.push_back(study::hurt_of(pain.caused, by));
  const Scale scale = scale_for(by, largest_of(amounts), journey);
  Table table;
  table.title = texts::tr_words("The pain points");
  table.columns = {name_column(texts::tr_words("Pain point")),
                   {texts::tr_words("At"), "", Align::left, 14, 2},
                   {texts::tr_words("Mostly because of"), "", Align::left, 14, 3},
                   owner_column(),
                   {texts::tr_words("Problems"), texts::tr_words("per 1,000")},
                   {texts::tr_format("Caused: {}", hurt_title(by)), scale.unit}};
  append_shares(table);
  for (const Ranked& one : shown_of(study::ranking(amounts), table)) {
    const study::PainHurt& pain = hurts.pains[one.member];
    const double problems = chain::at(pain.caused, Metric::problems);
    Row row{{pain.name, name_of_touchpoint(hurts, pain.at), name_of_cause(hurts, pain.worst_cause),
             pain.owner, Cell(grouped(1000 * problems, 1), problems),
             amount_cell(one.amount, scale)}};
    append_shares(row, one);
    table.rows.push_back(std::move(row));
  }
  drop_empty_columns(table);
  add_note(table, texts::tr_words("Shares are of what all pain points cause."));
  return table;
}

Table quality_table(const Journey& journey, const std::vector<NamedQualityCosts>& scenarios) {
  using study::QualityCosts;
  Table table;
  table.title = texts::tr_words("Cost of quality");
  double most = 0;
  for (const auto& [name, costs] : scenarios) most = std::max(most, costs.total());
  const Scale scale = scale_of(chain::MetricUnit::money, most, journey.currency);
  table.columns = {{texts::tr_format("Per customer, {}", scale.unit), "", Align::left, 26, 2}};
  bool unknown = false;
  for (const auto& [name, costs] : scenarios) {
    table.columns.push_back({shown_scenario(name)});
    unknown = unknown || !costs.prevention_known;
  }
  const auto add = [&](std::string title, const std::function<double(const QualityCosts&)>& figure,
                       bool quiet) {
    Row row{{std::move(title)}, quiet};
    for (const auto& [name, costs] : scenarios) {
      row.cells.push_back(amount_cell(figure(costs), scale));
    }
    table.rows.push_back(std::move(row));
  };
  add(
      texts::tr_words("Prevention: plans, over the horizon"),
      [](const auto& c) { return c.prevention; }, false);
  if (unknown)
    for (std::size_t i = 0; i < scenarios.size(); ++i)
      if (!scenarios[i].costs.prevention_known) table.rows[0].cells[i + 1] = Cell("?");
  add(
      texts::tr_words("Appraisal: policies that check"), [](const auto& c) { return c.appraisal; },
      false);
  add(
      texts::tr_words("Internal failure: caught, corrected"),
      [](const auto& c) { return c.corrections; }, false);
  add(
      texts::tr_words("External failure"), [](const auto& c) { return c.external_failure(); },
      false);
  add(
      std::string("  ") + texts::tr_words("rework visits"),
      [](const auto& c) { return c.rework_visits; }, true);
  add(
      std::string("  ") + texts::tr_words("complaints"), [](const auto& c) { return c.complaints; },
      true);
  add(
      std::string("  ") + texts::tr_words("escalations"),
      [](const auto& c) { return c.escalations; }, true);
  add(
      std::string("  ") + texts::tr_words("repeat contacts"),
      [](const auto& c) { return c.recontacts; }, true);
  add(
      std::string("  ") + texts::tr_words("redress"), [](const auto& c) { return c.redress; },
      true);
  add(
      std::string("  ") + texts::tr_words("misuse that got through"),
      [](const auto& c) { return c.misuse; }, true);
  add(
      std::string("  ") + texts::tr_words("customers lost over problems"),
      [](const auto& c) { return c.lost_over_problems; }, true);
  add(
      std::string("  ") + texts::tr_words("customers lost at ends"),
      [](const auto& c) { return c.lost_at_ends; }, true);
  add(
      texts::tr_words("Sum"), [](const auto& c) { return c.total(); }, false);
  table.note = texts::tr_words(
      "Prevention is the price of a plan only: what the file does not call a plan or a policy "
      "counts as service.");
  if (unknown)
    add_note(table, texts::tr_words("?: write customers_per_month to spread a plan's price."));
  return table;
}

Document hurts_document(const Journey& journey, const WhereItHurts& hurts, HurtBy by) {
  Document document;
  const auto add = [&](Table table) {
    if (!table.rows.empty()) document.blocks.emplace_back(std::move(table));
  };
  document.blocks.emplace_back(
      Heading{fmt::format("{}: {}", journey.name, study::shown_name(hurts.scenario, hurts.name))});
  if (std::string warning = observed_warning(hurts.observed); !warning.empty())
    document.blocks.emplace_back(Paragraph{std::move(warning), true});
  add(observed_table(hurts.observed, journey.currency));
  const chain::Row& whole = hurts.result.breakdown.journey;
  add(benchmark_table(whole, journey.currency));
  Table causes = causes_ranked(journey, hurts, by);
  if (causes.rows.empty())
    document.blocks.emplace_back(
        Paragraph{texts::tr_format("Nothing here to rank by {}.", hurt_title(by))});
  add(std::move(causes));
  add(touchpoints_ranked(journey, hurts, by));
  add(pains_ranked(journey, hurts, by));
  if (study::failure_cost(whole) > 0 || hurts.quality.total() > 0)
    add(quality_table(journey, {{hurts.name, hurts.quality}}));
  document.blocks.emplace_back(Paragraph{texts::tr_words(
      "Per customer, exact for the numbers as written. How uncertain those are is not in it.")});
  return document;
}

}  // namespace painpoint::report
