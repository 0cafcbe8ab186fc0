#include "chain/state_space.h"

#include <algorithm>
#include <optional>
#include <set>
#include <unordered_map>

#include "chain/onward.h"
#include "chain/row_builder.h"
#include "chain/start.h"
#include "chain/state_estimate.h"
#include "chain/state_findings.h"
#include "chain/state_index.h"

namespace painpoint::chain {
namespace {

/// Where more states than this turn up, an estimate of all of them is worth its time.
constexpr std::size_t kWorthEstimating = 50'000;

class Explorer {
 public:
  Explorer(const SegmentChain& chain, const Roster& roster, Detail detail)
      : chain_(chain),
        roster_(roster),
        relevant_(relevant_causes(chain)),
        index_(chain.touchpoints.size()),
        summariser_(chain, detail),
        row_(chain.ends.size(), detail),
        plain_visits_(2 * chain.touchpoints.size(), kNoVisit) {
    space_.detail = detail;
  }

  Outcome<StateSpace> run() {
    if (chain_.carried.size() > 63) {
      outcome_.diagnostics.add(too_many_carried_causes(chain_));
      return std::move(outcome_);
    }
    summarise_plain_visits();
    make_room();
    if (!add_start()) return refuse();
    bool estimated = false;
    for (std::size_t i = 0; i < space_.states.size(); ++i) {
      add_row(i);
      if (space_.states.size() > kMostStates) return refuse();
      if (!estimated && space_.states.size() > kWorthEstimating) {
        estimated = true;
        if (surely_too_many()) return refuse();
      }
    }
    space_.start.resize(space_.size(), 0.0);
    number_ends();
    number_drops(space_, drop_of_);
    space_.components = graph::strong_components(space_.moves);
    if (std::optional<Diagnostic> trap = find_trap(chain_, roster_, space_, relevant_))
      outcome_.diagnostics.add(std::move(*trap));
    else
      outcome_.value = std::move(space_);
    return std::move(outcome_);
  }

 private:
  static constexpr std::uint32_t kNoVisit = 0xffffffffU;

  struct VisitKey {
    TouchpointIndex at;
    bool had_incident;
    std::uint64_t carried;
    bool operator==(const VisitKey&) const = default;
  };
  struct VisitKeyHash {
    std::size_t operator()(const VisitKey& key) const noexcept {
      std::uint64_t hash = (key.carried ^ (std::uint64_t{key.at.value} << 32)) +
                           (key.had_incident ? 0x632be59bd9b4e019ULL : 0);
      hash = (hash ^ (hash >> 31)) * 0x9e3779b97f4a7c15ULL;
      return hash ^ (hash >> 29);
    }
  };

  [[nodiscard]] bool surely_too_many() const {
    // Without carried causes the estimate is the walk itself.
    return !chain_.carried.empty() &&
           least_states(chain_, space_.detail, static_cast<double>(kMostStates)) >
               static_cast<double>(kMostStates);
  }

  Outcome<StateSpace> refuse() {
    outcome_.diagnostics.add(too_many_states(chain_));
    return std::move(outcome_);
  }

  /// Nearly all visits that will be needed, in the order in which the touchpoints lie in memory:
  /// in a large journey, the order in which customers come to them is twice as slow.
  void summarise_plain_visits() {
    space_.visits.reserve(chain_.touchpoints.size());
    first_way_.reserve(chain_.touchpoints.size() + 1);
    for (std::size_t t = 0; t < chain_.touchpoints.size(); ++t) {
      State state;
      state.at = TouchpointIndex(t);
      if (chain_.graph->reached(state.at)) visit_in(state);
    }
  }

  /// Room for what most journeys need, in one piece: a state for each of these visits, or two where
  /// rework is followed, with a transition for each way and for each edge by which it moves on.
  void make_room() {
    std::size_t transitions = 0;
    for (std::size_t v = 0; v < space_.visits.size(); ++v)
      for (std::size_t w = first_way_[v]; w < first_way_[v + 1]; ++w)
        transitions += ways_[w].kind == Way::Kind::moves_on
                           ? chain_.graph->next(space_.visits[v].at).size()
                           : 1;
    const std::size_t states_per_visit = space_.detail == Detail::everything ? 2 : 1;
    const std::size_t states = states_per_visit * space_.visits.size();
    transitions *= states_per_visit;
    space_.states.reserve(states);
    space_.visit_of.reserve(states);
    space_.offsets.reserve(states + 1);
    space_.transitions.reserve(transitions);
    space_.moves.offsets.reserve(states + 1);
    space_.moves.targets.reserve(transitions);
  }

  bool add_start() {
    const std::size_t subsets = std::size_t{1} << std::min<std::size_t>(chain_.carried.size(), 32);
    if (subsets > kMostStates) return false;
    if (subsets > kWorthEstimating && surely_too_many()) return false;
    for_each_start(chain_, [&](const State& state, double chance) {
      index_.number_of(state, space_.states);
      space_.start.push_back(chance);
    });
    return true;
  }

  void add_row(std::size_t i) {
    const State state = space_.states[i];
    const std::uint32_t visit = visit_in(state);
    space_.visit_of.push_back(visit);
    row_.begin();
    for (std::size_t w = first_way_[visit]; w < first_way_[visit + 1]; ++w) {
      const Way& way = ways_[w];
      follow(
          chain_, space_.detail, state, way,
          [&](const State& to, double share) {
            row_.add(index_.number_of(to, space_.states), way, share);
          },
          [&](EndIndex end, double share) {
            row_.add(RowBuilder::kEndBit | end.value, way, share);
          });
    }
    row_.close(
        [&](std::uint32_t target) {
          if ((target & RowBuilder::kEndBit) == 0) space_.moves.add(target);
        },
        [&](const RowBuilder::Entry& entry) { add_transition(entry); });
    space_.offsets.push_back(static_cast<std::uint32_t>(space_.transitions.size()));
    space_.moves.close_row();
  }

  void add_transition(const RowBuilder::Entry& entry) {
    space_.transitions.push_back(RowBuilder::transition_of(entry));
    if (space_.detail == Detail::everything) drop_of_.push_back(entry.drop);
  }

  std::uint32_t visit_in(const State& state) {
    const std::uint64_t carried = state.carried & relevant_[state.at.value];
    std::uint32_t& number =
        carried == 0 ? plain_visits_[2 * std::size_t{state.at.value} + (state.had_incident ? 1 : 0)]
                     : other_visits_.try_emplace({state.at, state.had_incident, carried}, kNoVisit)
                           .first->second;
    if (number != kNoVisit) return number;
    number = static_cast<std::uint32_t>(space_.visits.size());
    const VisitSummary summary =
        summariser_.summarise(state.at, carried, state.had_incident, ways_);
    first_way_.push_back(ways_.size());
    space_.visits.push_back({state.at, state.had_incident, carried, summary});
    return number;
  }

  void number_ends() {
    const auto states = static_cast<std::uint32_t>(space_.states.size());
    for (Transition& transition : space_.transitions)
      if ((transition.target & RowBuilder::kEndBit) != 0)
        transition.target = states + (transition.target & ~RowBuilder::kEndBit);
  }

  const SegmentChain& chain_;
  const Roster& roster_;
  std::vector<std::uint64_t> relevant_;  ///< by touchpoint: which carried causes matter there
  StateSpace space_;
  Outcome<StateSpace> outcome_;
  StateIndex index_;
  Summariser summariser_;
  RowBuilder row_;
  std::vector<Way> ways_;
  std::vector<std::size_t> first_way_{0};    ///< by visit
  std::vector<std::uint32_t> plain_visits_;  ///< by touchpoint and incident: nothing carried
  std::unordered_map<VisitKey, std::uint32_t, VisitKeyHash> other_visits_;
  std::vector<double> drop_of_;  ///< by transition
};

}  // namespace

Outcome<StateSpace> explore(const SegmentChain& chain, const Roster& roster, Detail detail) {
  return Explorer(chain, roster, detail).run();
}

void number_drops(StateSpace& space, const std::vector<double>& drop_of) {
  // There are many transitions and mostly few drops.
  std::set<double> distinct(drop_of.begin(), drop_of.end());
  distinct.insert(0.0);
  space.drops.assign(distinct.begin(), distinct.end());
  for (std::size_t i = 0; i < drop_of.size(); ++i)
    space.transitions[i].drop_level = static_cast<std::uint32_t>(
        std::lower_bound(space.drops.begin(), space.drops.end(), drop_of[i]) - space.drops.begin());
}

std::uint64_t relevant_causes(const CompiledTouchpoint& touchpoint) {
  std::uint64_t relevant = 0;
  for (const CompiledPain& pain : touchpoint.pains)
    for (const Contribution& contribution : pain.contributions)
      if (contribution.carried_bit >= 0)
        relevant |= std::uint64_t{1} << static_cast<unsigned>(contribution.carried_bit);
  return relevant;
}

std::vector<std::uint64_t> relevant_causes(const SegmentChain& chain) {
  std::vector<std::uint64_t> relevant;
  relevant.reserve(chain.touchpoints.size());
  for (const CompiledTouchpoint& touchpoint : chain.touchpoints)
    relevant.push_back(relevant_causes(touchpoint));
  return relevant;
}

}  // namespace painpoint::chain
