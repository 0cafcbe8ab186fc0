#include "exact/elimination.h"

#include <algorithm>
#include <array>
#include <span>
#include <unordered_map>

namespace painpoint::exact {
namespace {

constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

/// Eliminating a state with a ways in and b ways out makes up to a * b shortcuts. Beyond this many,
/// what is left is solved faster as one dense or iterated block.
constexpr std::uint32_t kMostShortcuts = 12;

/// Lists longer than this are not searched from end to end.
constexpr std::uint32_t kLongList = 16;

class Planner {
 public:
  Planner(const graph::Digraph& moves, const graph::Components& components)
      : moves_(moves),
        components_(components),
        heads_(moves.size()),
        place_(moves.size(), kNone),
        hashed_(moves.size(), false),
        next_slot_(static_cast<std::uint32_t>(moves.targets.size())) {
    plan_.steps.reserve(moves.size() + 1);
    plan_.begins.reserve(components.nodes.size() + 1);
    edges_.reserve(moves.targets.size());
  }

  EliminationPlan run() {
    for (std::uint32_t c = 0; c < components_.nodes.size(); ++c) {
      begin_component();
      const auto states = components_.nodes[c];
      if (states.size() == 1) {
        add_step(states[0]);
        continue;
      }
      add_edges(c);
      eliminate_cheap_states(states);
      keep_core(states);
    }
    begin_component();
    add_step(kNone);
    return std::move(plan_);
  }

 private:
  /// A transition or shortcut between two states that are not eliminated yet, in the list of its
  /// source and in that of its target.
  struct Edge {
    std::uint32_t slot, source, target;
    std::uint32_t next_out, previous_out, next_in, previous_in;
  };
  struct Heads {
    std::uint32_t first_out = kNone, first_in = kNone;
    std::uint32_t outs = 0, ins = 0;
  };

  void begin_component() {
    plan_.begins.push_back({static_cast<std::uint32_t>(plan_.steps.size()),
                            static_cast<std::uint32_t>(plan_.core_states.size()),
                            static_cast<std::uint32_t>(plan_.core_entries.size()), next_slot_});
    edges_.clear();
  }

  void add_edges(std::uint32_t component) {
    for (const std::uint32_t state : components_.nodes[component])
      for (std::uint32_t e = moves_.offsets[state]; e < moves_.offsets[state + 1]; ++e) {
        const std::uint32_t target = moves_.targets[e];
        // The chance to stay is not needed: the pivot is the sum of all others.
        if (target != state && components_.of[target] == component) add_edge(e, state, target);
      }
  }

  void add_edge(std::uint32_t slot, std::uint32_t source, std::uint32_t target) {
    const auto edge = static_cast<std::uint32_t>(edges_.size());
    Heads& from = heads_[source];
    Heads& to = heads_[target];
    edges_.push_back({slot, source, target, from.first_out, kNone, to.first_in, kNone});
    if (from.first_out != kNone) edges_[from.first_out].previous_out = edge;
    if (to.first_in != kNone) edges_[to.first_in].previous_in = edge;
    from.first_out = edge;
    to.first_in = edge;
    ++from.outs;
    ++to.ins;
    if (hashed_[source]) slots_.emplace(pair_of(source, target), slot);
  }

  void remove_from_source(const Edge& edge) {
    (edge.previous_out == kNone ? heads_[edge.source].first_out
                                : edges_[edge.previous_out].next_out) = edge.next_out;
    if (edge.next_out != kNone) edges_[edge.next_out].previous_out = edge.previous_out;
    --heads_[edge.source].outs;
  }
  void remove_from_target(const Edge& edge) {
    (edge.previous_in == kNone ? heads_[edge.target].first_in : edges_[edge.previous_in].next_in) =
        edge.next_in;
    if (edge.next_in != kNone) edges_[edge.next_in].previous_in = edge.previous_in;
    --heads_[edge.target].ins;
  }

  [[nodiscard]] std::uint64_t shortcuts(std::uint32_t state) const {
    return std::uint64_t{heads_[state].outs} * heads_[state].ins;
  }
  void queue(std::uint32_t state) {
    if (shortcuts(state) <= kMostShortcuts) cheap_[shortcuts(state)].push_back(state);
  }

  void eliminate_cheap_states(std::span<const std::uint32_t> states) {
    for (const std::uint32_t state : states) queue(state);
    for (std::size_t cost = 0; cost < cheap_.size();) {
      if (cheap_[cost].empty()) {
        ++cost;
        continue;
      }
      const std::uint32_t state = cheap_[cost].back();
      cheap_[cost].pop_back();
      // Neighbours that changed were queued again: an entry counts if it is still true.
      if (place_[state] == kEliminated || shortcuts(state) != cost) continue;
      eliminate(state);
      cost = 0;
    }
  }

  void eliminate(std::uint32_t state) {
    add_step(state);
    place_[state] = kEliminated;
    const std::size_t first_out = plan_.outs.size();
    const std::size_t first_in = plan_.ins.size();
    for (std::uint32_t e = heads_[state].first_out; e != kNone; e = edges_[e].next_out) {
      plan_.outs.push_back({edges_[e].slot, edges_[e].target});
      remove_from_target(edges_[e]);
    }
    for (std::uint32_t e = heads_[state].first_in; e != kNone; e = edges_[e].next_in) {
      plan_.ins.push_back({edges_[e].slot, edges_[e].source});
      remove_from_source(edges_[e]);
    }
    for (std::size_t in = first_in; in < plan_.ins.size(); ++in)
      for (std::size_t out = first_out; out < plan_.outs.size(); ++out)
        plan_.fills.push_back(slot_between(plan_.ins[in].state, plan_.outs[out].state));
    for (std::size_t in = first_in; in < plan_.ins.size(); ++in) queue(plan_.ins[in].state);
    for (std::size_t out = first_out; out < plan_.outs.size(); ++out) queue(plan_.outs[out].state);
  }

  /// The slot of the edge between two states, a new one if there is none.
  std::uint32_t slot_between(std::uint32_t source, std::uint32_t target) {
    if (source == target) return EliminationPlan::kNoSlot;
    const std::uint32_t slot = find_slot(source, target);
    if (slot != EliminationPlan::kNoSlot) return slot;
    add_edge(next_slot_, source, target);
    return next_slot_++;
  }

  /// Looks through the shorter of the two lists, or in a hash table if both are long.
  std::uint32_t find_slot(std::uint32_t source, std::uint32_t target) {
    const Heads& from = heads_[source];
    const Heads& to = heads_[target];
    if (std::min(from.outs, to.ins) > kLongList) {
      if (!hashed_[source]) hash_outs(source);
      const auto found = slots_.find(pair_of(source, target));
      return found == slots_.end() ? EliminationPlan::kNoSlot : found->second;
    }
    if (from.outs <= to.ins) {
      for (std::uint32_t e = from.first_out; e != kNone; e = edges_[e].next_out)
        if (edges_[e].target == target) return edges_[e].slot;
    } else {
      for (std::uint32_t e = to.first_in; e != kNone; e = edges_[e].next_in)
        if (edges_[e].source == source) return edges_[e].slot;
    }
    return EliminationPlan::kNoSlot;
  }

  static std::uint64_t pair_of(std::uint32_t source, std::uint32_t target) {
    return (std::uint64_t{source} << 32) | target;
  }
  /// Hubs lead to each other through many states that are eliminated.
  void hash_outs(std::uint32_t source) {
    hashed_[source] = true;
    for (std::uint32_t e = heads_[source].first_out; e != kNone; e = edges_[e].next_out)
      slots_.emplace(pair_of(source, edges_[e].target), edges_[e].slot);
  }

  void add_step(std::uint32_t state) {
    plan_.steps.push_back({state, static_cast<std::uint32_t>(plan_.outs.size()),
                           static_cast<std::uint32_t>(plan_.ins.size()),
                           static_cast<std::uint32_t>(plan_.fills.size())});
  }

  void keep_core(std::span<const std::uint32_t> states) {
    std::uint32_t place = 0;
    for (const std::uint32_t state : states) {
      if (place_[state] == kEliminated) continue;
      place_[state] = place++;
      plan_.core_states.push_back(state);
    }
    for (std::size_t i = plan_.begins.back().core_state; i < plan_.core_states.size(); ++i) {
      const std::uint32_t state = plan_.core_states[i];
      for (std::uint32_t e = heads_[state].first_out; e != kNone; e = edges_[e].next_out)
        plan_.core_entries.push_back({edges_[e].slot, place_[state], place_[edges_[e].target]});
    }
  }

  static constexpr std::uint32_t kEliminated = kNone - 1;

  const graph::Digraph& moves_;
  const graph::Components& components_;
  EliminationPlan plan_;
  std::vector<Heads> heads_;          ///< by state
  std::vector<std::uint32_t> place_;  ///< by state: in its core, or kEliminated
  std::vector<bool> hashed_;          ///< by state: whether its ways out are in slots_
  std::unordered_map<std::uint64_t, std::uint32_t> slots_;            ///< by source and target
  std::vector<Edge> edges_;                                           ///< of the component at hand
  std::array<std::vector<std::uint32_t>, kMostShortcuts + 1> cheap_;  ///< states, by shortcuts
  std::uint32_t next_slot_;
};

}  // namespace

EliminationPlan plan_elimination(const graph::Digraph& moves, const graph::Components& components) {
  return Planner(moves, components).run();
}

}  // namespace painpoint::exact
