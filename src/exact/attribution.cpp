#include "exact/attribution.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace painpoint::exact {
namespace {

using chain::Metric;
using enum chain::Metric;

/// What a rework visit spends by itself, as far as pains are held to account for it.
constexpr std::array<Metric, 4> kReworkMetrics = {rework_visits, friction_minutes, rework_minutes,
                                                  rework_cost};

void price_losses(chain::Row& row, const chain::SegmentChain& chain) {
  chain::at(row, value_lost) = chain::at(row, lost) * chain.loss_value();
}

using PainKey = std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>;  // touchpoint, pain, cause

/// Keeps amounts by what led to them, where they arise and why.
class TraceLedger {
 public:
  void add(const Posting& entry, Metric metric, double amount) {
    chain::at(traces_[{entry.from.value, entry.at.value, entry.cause.value}], metric) += amount;
    chain::at(items_[static_cast<std::size_t>(entry.item)], metric) += amount;
    if (entry.pain != kNoPain)
      chain::at(pains_[{entry.at.value, entry.pain, entry.cause.value}], metric) += amount;
  }
  void add_team(TeamIndex /*team*/, Metric /*metric*/, double /*amount*/) {}
  void add_end(EndIndex /*end*/, double /*chance*/) {}

  /// What rework costs that this pain begins, on top of its own reactions.
  void add_rework(const PainKey& pain, Metric metric, double amount) {
    if (amount != 0) chain::at(pains_[pain], metric) += amount;
  }

  Attribution finish(const chain::SegmentChain& chain) {
    Attribution result;
    for (auto& [key, row] : traces_) {
      price_losses(row, chain);
      const auto& [from, at, cause] = key;
      result.traces.push_back({TouchpointIndex{from}, TouchpointIndex{at}, CauseIndex{cause}, row});
    }
    for (auto& [key, row] : pains_) {
      price_losses(row, chain);
      const auto& [at, pain, cause] = key;
      result.pains.push_back(
          {TouchpointIndex{at}, chain.touchpoints[at].pains[pain].id, CauseIndex{cause}, row});
    }
    for (chain::Row& row : items_) price_losses(row, chain);
    result.items = items_;
    return result;
  }

 private:
  std::map<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>, chain::Row> traces_;
  std::map<PainKey, chain::Row> pains_;
  std::array<chain::Row, kItems> items_{};
};

/// What one visit spends by itself: neither policies, nor problems, nor ends.
class OwnVisitLedger {
 public:
  void add(const Posting& entry, Metric metric, double amount) {
    if (entry.item == Item::visit) chain::at(row_, metric) += amount;
  }
  void add_team(TeamIndex /*team*/, Metric /*metric*/, double /*amount*/) {}
  void add_end(EndIndex /*end*/, double /*chance*/) {}
  [[nodiscard]] const chain::Row& row() const { return row_; }

 private:
  chain::Row row_{};
};

struct StateHash {
  std::size_t operator()(const chain::State& state) const noexcept {
    std::uint64_t hash = state.at.value + 0x9e3779b97f4a7c15ULL * (state.origin.value + 1ULL);
    hash = (hash ^ (hash >> 29)) * 0xbf58476d1ce4e5b9ULL + state.origin_cause.value;
    hash = (hash ^ (hash >> 31)) * 0x94d049bb133111ebULL + state.carried;
    return hash ^ (hash >> 32) ^ (state.had_incident ? 1 : 0);
  }
};

/// Holds pains to account for the rework that they begin. How much there is of it follows from the
/// state in which it begins, because within rework the origin stays.
class ReworkOfPains {
 public:
  ReworkOfPains(const chain::SegmentChain& chain, const SolvedFlows& flows)
      : chain_(chain), flows_(flows), space_(flows.space) {
    for (std::size_t i = 0; i < space_.size(); ++i)
      if (space_.states[i].in_rework())
        numbers_.emplace(space_.states[i], static_cast<std::uint32_t>(i));
  }

  /// Whether the equations could be solved well enough.
  bool add_to(TraceLedger& ledger) {
    if (numbers_.empty()) return true;
    AbsorbingChain until_rework_ends(
        make_flow(
            space_,
            [&](const chain::Transition& t) {
              return space_.states[t.target].in_rework() ? Parts{t.chance, 0} : Parts{0, t.chance};
            }),
        flows_.order);
    const std::vector<chain::Row> own = own_visits();
    for (std::size_t m = 0; m < kReworkMetrics.size(); ++m) {
      std::vector<double> reward(space_.size(), 0);
      for (std::size_t i = 0; i < space_.size(); ++i)
        if (space_.states[i].in_rework())
          reward[i] = chain::at(own[space_.states[i].at.value], kReworkMetrics[m]);
      totals_[m] = until_rework_ends.totals(std::move(reward));
    }
    for (std::size_t i = 0; i < space_.size(); ++i)
      if (!space_.states[i].in_rework()) add_from(i, ledger);
    return until_rework_ends.accurate();
  }

 private:
  /// By touchpoint, of one rework visit.
  [[nodiscard]] std::vector<chain::Row> own_visits() const {
    std::vector<chain::Row> rows(chain_.touchpoints.size());
    std::vector<bool> known(chain_.touchpoints.size(), false);
    for (std::size_t i = 0; i < space_.size(); ++i) {
      const chain::State& state = space_.states[i];
      if (!state.in_rework() || known[state.at.value]) continue;
      known[state.at.value] = true;
      OwnVisitLedger ledger;
      const VisitKind kind{space_.visit_of[i], true, state.had_incident, state.origin_cause,
                           state.origin};
      Accountant<OwnVisitLedger>(chain_, ledger).visit(space_.visits[kind.visit], kind, {1, 1});
      rows[state.at.value] = ledger.row();
    }
    return rows;
  }

  void add_from(std::size_t i, TraceLedger& ledger) {
    const chain::State& state = space_.states[i];
    const chain::CompiledTouchpoint& touchpoint = chain_.touchpoints[state.at.value];
    if (touchpoint.pains.empty()) return;
    chain::set_chances_of_visit(chances_, touchpoint, space_.visits[space_.visit_of[i]].carried);
    const double visits = flows_.everyone_visits.visits[i];
    for (const chain::Problem& problem : chances_.problems) {
      const chain::CompiledPain& pain = touchpoint.pains[problem.pain];
      const chain::Contribution& by = pain.contributions[problem.contribution];
      const double noticed = visits * problem.chance * (1 - pain.caught);
      if (noticed <= 0) continue;
      double mended = 0;
      double left_open = 0;
      for (const chain::ChannelShare& channel : touchpoint.channels) {
        const auto ending = chain::ending_chances(chain_, chain::reaction_chances(pain, channel));
        for (std::size_t e = 0; e < chain::kEndings; ++e) {
          const bool resolved = e >= static_cast<std::size_t>(chain::Ending::slow);
          (resolved ? mended : left_open) += noticed * channel.share * ending[e];
        }
      }
      const PainKey key{state.at.value, problem.pain, by.cause.value};
      add_begun(state, pain, by.cause, by.carried_bit, mended, key, ledger);
      if (pain.blocks) add_begun(state, pain, by.cause, -1, left_open, key, ledger);
    }
  }

  void add_begun(const chain::State& state, const chain::CompiledPain& pain, CauseIndex cause,
                 int mended_bit, double times, const PainKey& key, TraceLedger& ledger) {
    if (times <= 0) return;
    const auto begun =
        numbers_.find(chain::sent_to_rework(chain_, state, pain.then, cause, mended_bit));
    if (begun == numbers_.end()) return;  // so rare that its state was never met
    for (std::size_t m = 0; m < kReworkMetrics.size(); ++m)
      ledger.add_rework(key, kReworkMetrics[m], times * totals_[m][begun->second]);
  }

  const chain::SegmentChain& chain_;
  const SolvedFlows& flows_;
  const chain::StateSpace& space_;
  std::unordered_map<chain::State, std::uint32_t, StateHash> numbers_;
  std::array<std::vector<double>, kReworkMetrics.size()> totals_;
  chain::VisitChances chances_;
};

}  // namespace

Outcome<Attribution> attribute(const chain::SegmentChain& chain, const SolvedFlows& flows) {
  Outcome<Attribution> outcome;
  TraceLedger ledger;
  account_for(chain, flows.space, flows.everyone_visits.visits, flows.not_lost_visits.visits, true,
              ledger);
  if (ReworkOfPains(chain, flows).add_to(ledger))
    outcome.value = ledger.finish(chain);
  else
    outcome.diagnostics.add(not_accurate());
  return outcome;
}

Outcome<Attribution> solve_attribution(const chain::SegmentChain& chain, const Roster& roster) {
  const Outcome<SolvedFlows> flows = solve_flows(chain, roster, chain::Detail::everything);
  if (!flows) return {std::nullopt, flows.diagnostics};
  return attribute(chain, *flows);
}

}  // namespace painpoint::exact
