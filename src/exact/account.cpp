#include "exact/account.h"

#include <utility>

#include "exact/accountant.h"

namespace painpoint::exact {
namespace {

using chain::Metric;
using enum chain::Metric;

/// Keeps the figures of a segment by touchpoint, cause, channel and team.
class BreakdownLedger {
 public:
  BreakdownLedger(const chain::SegmentChain& chain, const Roster& roster)
      : chain_(chain), roster_(roster), result_(roster) {}

  void add(const Posting& entry, Metric metric, double amount) {
    chain::at(result_.touchpoints[entry.at.value], metric) += amount;
    chain::at(result_.channels[entry.channel.value], metric) += amount;
    chain::at(result_.causes[entry.cause.value], metric) += amount;
  }
  void add_team(TeamIndex team, Metric metric, double amount) {
    chain::at(result_.teams[team.value], metric) += amount;
  }
  void add_end(EndIndex end, double chance) { result_.ends[end.value] += chance; }

  chain::Breakdown finish() {
    for (chain::Row& row : result_.touchpoints) {
      chain::at(row, value_lost) = chain::at(row, lost) * chain_.loss_value();
      for (std::size_t m = 0; m < chain::kCounted; ++m) result_.journey[m] += row[m];
    }
    for (std::size_t t = 0; t < result_.touchpoints.size(); ++t)
      for (std::size_t m = 0; m < chain::kCounted; ++m)
        result_.stages[roster_.stage_of[t].value][m] += result_.touchpoints[t][m];
    for (auto* rows : {&result_.causes, &result_.channels})
      for (chain::Row& row : *rows)
        chain::at(row, value_lost) = chain::at(row, lost) * chain_.loss_value();
    chain::at(result_.journey, background_lost) =
        (1 - chain::at(result_.journey, lost)) * chain_.background_loss;
    return std::move(result_);
  }

 private:
  const chain::SegmentChain& chain_;
  const Roster& roster_;
  chain::Breakdown result_;
};

}  // namespace

chain::Breakdown account(const chain::SegmentChain& chain, const Roster& roster,
                         const chain::StateSpace& space, const std::vector<double>& visits,
                         const std::vector<double>& visits_not_lost) {
  BreakdownLedger ledger(chain, roster);
  account_for(chain, space, visits, visits_not_lost, false, ledger);
  return ledger.finish();
}

}  // namespace painpoint::exact
