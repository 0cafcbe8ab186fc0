#include "exact/evaluate.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "exact/figures.h"

namespace painpoint::exact {

Outcome<Totals> solve_totals(const chain::SegmentChain& chain, const Roster& roster) {
  Outcome<Totals> outcome;
  Outcome<SolvedFlows> flows = solve_flows(chain, roster, chain::Detail::totals);
  outcome.diagnostics = std::move(flows.diagnostics);
  if (flows) outcome.value = totals_of(chain, *flows);
  return outcome;
}

Outcome<SegmentResult> solve_segment(const chain::SegmentChain& chain, const Roster& roster) {
  Outcome<SolvedFlows> flows = solve_flows(chain, roster, chain::Detail::everything);
  if (!flows) return {std::nullopt, std::move(flows.diagnostics)};
  return figures_of(chain, roster, std::move(*flows));
}

Result combine(const std::vector<chain::SegmentChain>& chains,
               const std::vector<SegmentResult>& segments, const Roster& roster,
               double engagement_factor) {
  using chain::Metric;
  Result result;
  result.engagement_factor = engagement_factor;
  result.breakdown = chain::Breakdown(roster);
  chain::Breakdown& all = result.breakdown;
  std::map<double, double> scores;
  for (std::size_t s = 0; s < segments.size(); ++s) {
    const double share = chains[s].share;
    const chain::Breakdown& own = segments[s].breakdown;
    const auto add_rows = [&](std::vector<chain::Row>& to, const std::vector<chain::Row>& from) {
      for (std::size_t i = 0; i < from.size(); ++i)
        for (std::size_t m = 0; m < chain::kCounted; ++m) to[i][m] += share * from[i][m];
    };
    for (const chain::Split split : chain::kSplits)
      if (split != chain::Split::segment) add_rows(all.rows(split), own.rows(split));
    chain::Row& row = all.segments[s];
    row = own.journey;
    for (const ScoreChance& outcome : segments[s].scores) {
      const double score = std::min(100.0, outcome.score * engagement_factor);
      chain::at(row, Metric::satisfaction) += outcome.chance * score;
      if (share > 0) scores[score] += share * outcome.chance;
    }
    for (std::size_t m = 0; m < chain::kCounted; ++m) all.journey[m] += share * row[m];
    for (std::size_t e = 0; e < own.ends.size(); ++e) all.ends[e] += share * own.ends[e];
    result.states += segments[s].states;
  }
  chain::derive(all.journey);
  for (const chain::Split split : chain::kSplits)
    for (chain::Row& row : all.rows(split)) chain::derive(row);
  double mean = 0;
  for (std::size_t s = 0; s < segments.size(); ++s)
    mean += chains[s].share * segments[s].total_cost_mean;
  double variance = 0;
  for (std::size_t s = 0; s < segments.size(); ++s) {
    const double step = segments[s].total_cost_mean - mean;
    variance += chains[s].share * (segments[s].total_cost_variance + step * step);
  }
  result.total_cost_sd = std::sqrt(variance);
  for (const auto& [score, chance] : scores)
    result.satisfaction_distribution.push_back({score, chance});
  return result;
}

Engagement engagement_of(const std::vector<chain::SegmentChain>& base,
                         const std::vector<std::vector<double>>& base_minutes,
                         const std::vector<chain::SegmentChain>& scenario) {
  double before = 0;
  double after = 0;
  double weights = 0;
  double elasticity = 0;
  for (std::size_t s = 0; s < base.size(); ++s) {
    elasticity += scenario[s].share * scenario[s].satisfaction.elasticity;
    for (std::size_t team = 0; team < base[s].engagement.size(); ++team) {
      if (!base[s].engagement[team] || !scenario[s].engagement[team]) continue;
      const double weight = base[s].share * base_minutes[s][team];
      before += weight * *base[s].engagement[team];
      after += weight * *scenario[s].engagement[team];
      weights += weight;
    }
  }
  Engagement result;
  if (weights <= 0 || before <= 0) return result;
  result.relative_change = (after - before) / before;
  result.factor = 1 + elasticity * result.relative_change;
  return result;
}

}  // namespace painpoint::exact
