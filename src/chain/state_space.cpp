#include "chain/state_space.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <tuple>
#include <unordered_map>

#include "base/text.h"

namespace painpoint::chain {
namespace {

struct StateHash {
  std::size_t operator()(const State& state) const noexcept {
    std::uint64_t hash = state.at.value * 0x9e3779b97f4a7c15ULL;
    hash = (hash ^ (hash >> 29)) + state.origin.value * 0xbf58476d1ce4e5b9ULL;
    hash = (hash ^ (hash >> 31)) + state.origin_cause.value * 0x94d049bb133111ebULL;
    hash = (hash ^ (hash >> 30)) + state.carried * 0xd6e8feb86659fd93ULL;
    hash += state.had_incident ? 0x632be59bd9b4e019ULL : 0;
    return hash ^ (hash >> 32);
  }
};

struct SummaryKey {
  TouchpointIndex at;
  bool had_incident;
  std::uint64_t carried;
  bool operator==(const SummaryKey&) const = default;
};
struct SummaryKeyHash {
  std::size_t operator()(const SummaryKey& key) const noexcept {
    return StateHash{}({key.at, {}, kNoCause, key.had_incident, key.carried});
  }
};

class Explorer {
 public:
  Explorer(const SegmentChain& chain, const Roster& roster, Detail detail)
      : chain_(chain), roster_(roster), detail_(detail) {
    std::size_t slots = 64;
    while (slots < 8 * chain.touchpoints.size()) slots *= 2;
    slots_.assign(slots, kEmptySlot);
    relevant_.resize(chain.touchpoints.size(), 0);
    for (std::size_t t = 0; t < chain.touchpoints.size(); ++t)
      for (const CompiledPain& pain : chain.touchpoints[t].pains)
        for (const Contribution& contribution : pain.contributions)
          if (contribution.carried_bit >= 0)
            relevant_[t] |= std::uint64_t{1} << static_cast<unsigned>(contribution.carried_bit);
  }

  Outcome<StateSpace> run() {
    if (chain_.carried.size() > 63) {
      outcome_.diagnostics.error(
          Code::too_many_carried_causes, "causes",
          fmt::format("{} causes have scope customer; more than 63 cannot be followed",
                      chain_.carried.size()),
          "make those that customers do not carry about `scope: visit`");
      return std::move(outcome_);
    }
    if (!add_start()) return std::move(outcome_);
    for (std::size_t i = 0; i < space_.states.size(); ++i) {
      add_row(i);
      if (space_.states.size() > kMostStates) {
        refuse();
        return std::move(outcome_);
      }
    }
    number_ends_and_drops();
    find_traps();
    if (!outcome_.diagnostics.has_errors()) outcome_.value = std::move(space_);
    return std::move(outcome_);
  }

 private:
  // Ends have no number before all states have one.
  static constexpr std::uint32_t kEndBit = 0x80000000U;
  static constexpr std::uint32_t kEmptySlot = 0xffffffffU;

  /// The number of a state, a new one if need be. An open hash table of numbers: states are looked
  /// up for every transition, and this is where exploring spends its time.
  std::uint32_t index_of(const State& state) {
    const std::size_t mask = slots_.size() - 1;
    std::size_t slot = StateHash{}(state)&mask;
    while (slots_[slot] != kEmptySlot) {
      if (space_.states[slots_[slot]] == state) return slots_[slot];
      slot = (slot + 1) & mask;
    }
    const auto number = static_cast<std::uint32_t>(space_.states.size());
    slots_[slot] = number;
    space_.states.push_back(state);
    space_.start.push_back(0);
    space_.summary_of.push_back(summary_of(state));
    if (2 * space_.states.size() > slots_.size()) grow_slots();
    return number;
  }

  void grow_slots() {
    slots_.assign(2 * slots_.size(), kEmptySlot);
    const std::size_t mask = slots_.size() - 1;
    for (std::uint32_t number = 0; number < space_.states.size(); ++number) {
      std::size_t slot = StateHash{}(space_.states[number]) & mask;
      while (slots_[slot] != kEmptySlot) slot = (slot + 1) & mask;
      slots_[slot] = number;
    }
  }

  std::uint32_t summary_of(const State& state) {
    const SummaryKey key{state.at, state.had_incident, state.carried & relevant_[state.at.value]};
    const auto [place, added] =
        summary_numbers_.try_emplace(key, static_cast<std::uint32_t>(space_.summaries.size()));
    if (added)
      space_.summaries.push_back(
          summarise_visit(chain_, key.at, key.carried, key.had_incident, detail_));
    return place->second;
  }

  bool add_start() {
    const std::size_t subsets = std::size_t{1} << std::min<std::size_t>(chain_.carried.size(), 32);
    if (subsets > kMostStates) {
      refuse();
      return false;
    }
    for (const auto& [t, share] : chain_.graph->start()) {
      for (std::size_t subset = 0; subset < subsets; ++subset) {
        double chance = share;
        for (std::size_t bit = 0; bit < chain_.carried.size(); ++bit) {
          const double carries = chain_.carried[bit].chance;
          chance *= ((subset >> bit) & 1U) != 0 ? carries : 1 - carries;
        }
        if (chance <= 0) continue;
        State state;
        state.at = t;
        state.carried = subset;
        space_.start[index_of(state)] += chance;
      }
    }
    return true;
  }

  void add_row(std::size_t i) {
    row_.clear();
    const State state = space_.states[i];
    // By number, not by reference: new states bring new summaries.
    const std::uint32_t summary = space_.summary_of[i];
    for (std::size_t w = 0; w < space_.summaries[summary].ways.size(); ++w) {
      const Way way = space_.summaries[summary].ways[w];
      switch (way.kind) {
        case Way::Kind::abandons:
          add(kEndBit | chain_.abandoned.value, way, way.money.chance);
          break;
        case Way::Kind::sent_to_rework:
          add(index_of(sent_to_rework(chain_, state, way.then, way.cause, way.mended_bit)), way,
              way.money.chance);
          break;
        case Way::Kind::moves_on:
          move_on(way.incident ? after_incident(chain_, state) : state, way);
          break;
      }
    }
    close_row();
  }

  void move_on(const State& state, const Way& way) {
    for (const graph::NextEdge& edge : edges_from(chain_, state)) {
      if (edge.target.kind != graph::Target::Kind::back) {
        move_along(state, edge, false, way, way.money.chance * edge.share);
        continue;
      }
      for (const graph::NextEdge& onward : edges_of_origin(chain_, state))
        move_along(state, onward, true, way, way.money.chance * edge.share * onward.share);
    }
  }

  void move_along(const State& state, const graph::NextEdge& edge, bool by_back, const Way& way,
                  double chance) {
    if (edge.target.kind == graph::Target::Kind::end) {
      add(kEndBit | edge.target.index, way, chance);
    } else {
      const TouchpointIndex to(edge.target.index);
      add(index_of(moved_to(chain_, state, to, by_back)), way, chance);
    }
  }

  void add(std::uint32_t target, const Way& way, double chance) {
    row_.push_back({target, way.drop, way.loss, {chance, way.money.mean, way.money.variance}});
  }

  void close_row() {
    std::stable_sort(row_.begin(), row_.end(), [](const Raw& a, const Raw& b) {
      return std::tie(a.target, a.drop, a.loss) < std::tie(b.target, b.drop, b.loss);
    });
    for (std::size_t i = 0; i < row_.size();) {
      MoneyMixture money;
      std::size_t j = i;
      for (; j < row_.size() && row_[j].target == row_[i].target && row_[j].drop == row_[i].drop &&
             row_[j].loss == row_[i].loss;
           ++j)
        money.add(row_[j].money.chance, row_[j].money.mean, row_[j].money.variance);
      if (money.chance > 0) {
        space_.transitions.push_back(
            {row_[i].target, 0, money.chance, row_[i].loss, money.mean, money.variance});
        drop_of_.push_back(row_[i].drop);
      }
      i = j;
    }
    space_.offsets.push_back(static_cast<std::uint32_t>(space_.transitions.size()));
  }

  void number_ends_and_drops() {
    space_.drops = drop_of_;
    space_.drops.push_back(0.0);
    std::sort(space_.drops.begin(), space_.drops.end());
    space_.drops.erase(std::unique(space_.drops.begin(), space_.drops.end()), space_.drops.end());
    const auto states = static_cast<std::uint32_t>(space_.states.size());
    for (std::size_t i = 0; i < space_.transitions.size(); ++i) {
      Transition& transition = space_.transitions[i];
      if ((transition.target & kEndBit) != 0)
        transition.target = states + (transition.target & ~kEndBit);
      transition.drop_level = static_cast<std::uint32_t>(
          std::lower_bound(space_.drops.begin(), space_.drops.end(), drop_of_[i]) -
          space_.drops.begin());
    }
  }

  void find_traps() {
    const std::size_t states = space_.size();
    graph::Digraph digraph;
    for (std::size_t i = 0; i < states; ++i) {
      for (std::size_t e = space_.offsets[i]; e < space_.offsets[i + 1]; ++e)
        digraph.add(static_cast<std::uint32_t>(
            std::min<std::size_t>(space_.transitions[e].target, states)));
      digraph.close_row();
    }
    digraph.close_row();  // the ends, as one
    const std::vector<std::uint32_t> ends = {static_cast<std::uint32_t>(states)};
    const std::vector<bool> finishes = graph::reachable(graph::reversed(digraph), ends);
    std::set<TouchpointIndex> trapped;
    std::uint64_t carried = 0;
    for (std::size_t i = 0; i < states; ++i) {
      if (finishes[i]) continue;
      trapped.insert(space_.states[i].at);
      carried |= space_.states[i].carried & relevant_[space_.states[i].at.value];
    }
    if (trapped.empty()) return;
    std::vector<std::string> ids;
    for (const TouchpointIndex t : trapped) ids.push_back("`" + roster_.touchpoints[t].id + "`");
    std::vector<std::string> causes;
    for (std::size_t bit = 0; bit < chain_.carried.size(); ++bit)
      if (((carried >> bit) & 1U) != 0)
        causes.push_back("`" + roster_.causes[chain_.carried[bit].cause].id + "`");
    const std::string who =
        causes.empty() ? "customers" : "customers who carry " + join_names(causes);
    outcome_.diagnostics.error(
        Code::trap, "touchpoints." + roster_.touchpoints[*trapped.begin()].id,
        fmt::format("{} can get stuck at {} and never reach an end", who, join_names(ids, 6)),
        "a pain that blocks must be resolved sometimes, or let some customers leave");
  }

  void refuse() {
    std::vector<std::string> reasons;
    if (!chain_.carried.empty())
      reasons.push_back(
          fmt::format("{} customer-scoped causes (each doubles them)", chain_.carried.size()));
    if (chain_.repeat_matters) reasons.push_back("loyalty.repeat_penalty (doubles them)");
    std::size_t origins = 0;
    for (std::size_t t = 0; t < chain_.touchpoints.size(); ++t)
      for (const CompiledPain& pain : chain_.touchpoints[t].pains)
        if (pain.then.value != t) ++origins;
    if (origins > 0)
      reasons.push_back(
          fmt::format("{} pains whose `then` leads elsewhere (each follows its "
                      "customers back)",
                      origins));
    outcome_.diagnostics.error(
        Code::too_many_states, "touchpoints",
        fmt::format("the journey has more than {} states; they are multiplied by {}", kMostStates,
                    reasons.empty() ? "the touchpoints themselves" : join_names(reasons)),
        "use `simulate`, which needs no states, or make some causes `scope: visit`");
  }

  struct Raw {
    std::uint32_t target;
    double drop;
    double loss;
    MoneyMixture money;
  };

  const SegmentChain& chain_;
  const Roster& roster_;
  Detail detail_;
  StateSpace space_;
  Outcome<StateSpace> outcome_;
  std::vector<std::uint32_t> slots_;  ///< of the hash table: numbers of states
  std::unordered_map<SummaryKey, std::uint32_t, SummaryKeyHash> summary_numbers_;
  std::vector<std::uint64_t> relevant_;  ///< by touchpoint: which carried causes matter there
  std::vector<Raw> row_;
  std::vector<double> drop_of_;  ///< by transition
};

}  // namespace

Outcome<StateSpace> explore(const SegmentChain& chain, const Roster& roster, Detail detail) {
  return Explorer(chain, roster, detail).run();
}

}  // namespace painpoint::chain
