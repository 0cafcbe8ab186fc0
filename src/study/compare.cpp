#include "study/compare.h"

#include <algorithm>
#include <map>

#include "exact/attribution.h"
#include "study/advice.h"
#include "study/prepare.h"
#include "study/words.h"

namespace painpoint::study {
namespace {

/// Everything about the comparison that its scenarios share.
class Study {
 public:
  Study(const Journey& journey, const CompareOptions& options)
      : journey_(journey), options_(options) {}

  Outcome<Comparison> run() {
    Outcome<Comparison> outcome;
    comparison_.roster = make_roster(journey_);
    Outcome<SegmentBases> bases = segment_bases(journey_);
    outcome.diagnostics = std::move(bases.diagnostics);
    if (!bases) return outcome;
    bases_ = std::move(*bases);

    std::optional<Solved> base = solve({}, outcome.diagnostics);
    if (!base) return outcome;
    for (const std::string& id : options_.scenarios) {
      if (is_cancelled(options_.cancelled)) return outcome;
      ScenarioResult result;
      result.id = id;
      result.name = scenario_name(journey_, id);
      const std::vector<ScenarioPart> parts =
          id == kBase ? std::vector<ScenarioPart>{} : parts_of(journey_, id);
      std::optional<Solved> own;
      if (!parts.empty()) {
        own = solve(parts, outcome.diagnostics);
        if (!own) return outcome;
      }
      const Solved& solved = own ? *own : *base;
      const exact::Engagement engagement = exact::engagement_of(
          base->prepared.segments, team_minutes(*base), solved.prepared.segments);
      result.result = exact::combine(solved.prepared.segments, solved.segments, comparison_.roster,
                                     engagement.factor);
      result.engagement_change = engagement.relative_change;
      if (options_.removal_effects) add_removal_effects(result, parts);
      if (options_.money && id != kBase) {
        Outcome<Money> money = money_of(journey_, comparison_.roster, id);
        outcome.diagnostics.append(std::move(money.diagnostics));
        if (outcome.diagnostics.has_errors()) return outcome;
        result.money = std::move(money.value);
      }
      comparison_.scenarios.push_back(std::move(result));
    }
    if (is_cancelled(options_.cancelled)) return outcome;
    if (options_.caused && !add_caused(*base, outcome.diagnostics)) return outcome;
    outcome.diagnostics.append(advice_on_results(journey_, comparison_));
    outcome.value = std::move(comparison_);
    return outcome;
  }

 private:
  struct Solved {
    Case prepared;
    std::vector<exact::SegmentResult> segments;
  };

  std::optional<Solved> solve(const std::vector<ScenarioPart>& parts, Diagnostics& diagnostics) {
    Outcome<Case> prepared = prepare(journey_, bases_, comparison_.roster, parts);
    diagnostics.append(std::move(prepared.diagnostics));
    if (!prepared) return std::nullopt;
    Solved solved{std::move(*prepared), {}};
    for (const chain::SegmentChain& chain : solved.prepared.segments) {
      Outcome<exact::SegmentResult> result = exact::solve_segment(chain, comparison_.roster);
      diagnostics.append(std::move(result.diagnostics));
      if (!result) return std::nullopt;
      solved.segments.push_back(std::move(*result));
    }
    return solved;
  }

  [[nodiscard]] std::vector<std::vector<double>> team_minutes(const Solved& solved) const {
    std::vector<std::vector<double>> minutes;
    for (const exact::SegmentResult& segment : solved.segments) {
      minutes.emplace_back();
      for (const chain::Row& team : segment.breakdown.teams)
        minutes.back().push_back(chain::at(team, chain::Metric::staff_minutes));
    }
    return minutes;
  }

  [[nodiscard]] std::optional<double> total_cost_without(std::string_view cause,
                                                         const std::vector<ScenarioPart>& parts) {
    const auto remove = [&](Journey& own) {
      if (Cause* there = own.causes.find(cause)) there->level.value = 0;
      if (Policy* policy = own.policies.find(cause)) policy->level.value = 0;
    };
    const Outcome<Case> prepared = prepare(journey_, bases_, comparison_.roster, parts, remove);
    if (!prepared) return std::nullopt;
    double total = 0;
    for (const chain::SegmentChain& chain : prepared->segments) {
      const Outcome<exact::Totals> totals = exact::solve_totals(chain, comparison_.roster);
      if (!totals) return std::nullopt;
      total +=
          chain.share * (totals->cash_cost + totals->lost * chain.loss_value() - totals->margin);
    }
    return total;
  }

  void add_removal_effects(ScenarioResult& result, const std::vector<ScenarioPart>& parts) {
    result.removal_effects.resize(comparison_.roster.causes.size());
    const double now = chain::at(result.result.breakdown.journey, chain::Metric::total_cost);
    for (std::size_t c = 1; c < comparison_.roster.causes.size(); ++c) {
      if (is_cancelled(options_.cancelled)) return;
      if (const auto without =
              total_cost_without(comparison_.roster.causes[CauseIndex(c)].id, parts))
        result.removal_effects[c] = now - *without;
    }
  }

  bool add_caused(const Solved& base, Diagnostics& diagnostics) {
    comparison_.caused.assign(comparison_.roster.touchpoints.size(), chain::Row{});
    for (const chain::SegmentChain& chain : base.prepared.segments) {
      Outcome<exact::Attribution> own = exact::solve_attribution(chain, comparison_.roster);
      diagnostics.append(std::move(own.diagnostics));
      if (!own) return false;
      for (const exact::Traced& trace : own->traces)
        for (std::size_t m = 0; m < chain::kCounted; ++m)
          comparison_.caused[trace.from.value][m] += chain.share * trace.row[m];
    }
    for (chain::Row& row : comparison_.caused) chain::derive(row);
    return true;
  }

  const Journey& journey_;
  const CompareOptions& options_;
  Comparison comparison_;
  SegmentBases bases_;
};

}  // namespace

Outcome<Comparison> compare(const Journey& journey, const CompareOptions& options) {
  return Study(journey, options).run();
}

std::vector<std::string> all_scenarios(const Journey& journey) {
  std::vector<std::string> ids = {std::string(kBase)};
  for (const auto& [id, scenario] : journey.scenarios) ids.push_back(id);
  return ids;
}

std::string scenario_name(const Journey& journey, std::string_view id) {
  if (id == kBase) return std::string(base_name());
  const Scenario* scenario = journey.scenarios.find(id);
  return scenario == nullptr || scenario->name.empty() ? std::string(id) : scenario->name;
}

}  // namespace painpoint::study
