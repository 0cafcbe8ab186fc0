#pragma once

#include <vector>

#include "base/diagnostic.h"
#include "chain/chain.h"
#include "chain/metrics.h"
#include "chain/state_space.h"

/// The exact answers: an absorbing Markov reward process, solved without simulation.
namespace painpoint::exact {

/// What the money of a month needs, per customer of a segment. Costs little more than one solve.
struct Totals {
  double cash_cost = 0;
  double staff_cost = 0;
  double cashable_cost = 0;  ///< staff cost times each team's `cashable`
  double staff_minutes = 0;
  double lost = 0;  ///< chance, background apart
  double margin = 0;

  [[nodiscard]] double spending() const { return cash_cost - staff_cost; }
};
Outcome<Totals> solve_totals(const chain::SegmentChain& chain, const Roster& roster);

/// Satisfaction score (before engagement) and the chance of a journey that ends with it.
struct ScoreChance {
  double score;
  double chance;
};

/// The counted figures of one segment, per customer of it; `combine` derives the others.
/// `breakdown.segments` is not used.
struct SegmentResult {
  chain::Breakdown breakdown;
  double total_cost_variance = 0;
  double total_cost_mean = 0;       ///< by the forward equations: agrees with the breakdown's
  std::vector<ScoreChance> scores;  ///< without engagement; the abandoned among them
  std::size_t states = 0;
};
Outcome<SegmentResult> solve_segment(const chain::SegmentChain& chain, const Roster& roster);

/// All figures of a journey under one scenario, over all segments by share.
struct Result {
  chain::Breakdown breakdown;
  double total_cost_sd = 0;
  std::vector<ScoreChance> satisfaction_distribution;  ///< ascending in score
  double engagement_factor = 1;
  std::size_t states = 0;
};
Result combine(const std::vector<chain::SegmentChain>& chains,
               const std::vector<SegmentResult>& segments, const Roster& roster,
               double engagement_factor);

/// The factor 1 + elasticity (E - E0) / E0 on satisfaction: E is the teams' engagement, weighted
/// by their staff minutes in the base. `base_minutes[s][team]` are those of segment s, per customer
/// of the segment. 1 where no team with engagement works.
struct Engagement {
  double factor = 1;
  double relative_change = 0;  ///< (E - E0) / E0
};
Engagement engagement_of(const std::vector<chain::SegmentChain>& base,
                         const std::vector<std::vector<double>>& base_minutes,
                         const std::vector<chain::SegmentChain>& scenario);

}  // namespace painpoint::exact
