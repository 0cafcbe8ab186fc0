#pragma once

#include <cstdint>
#include <limits>
#include <vector>

#include "graph/digraph.h"

namespace painpoint::exact {

/// In which order states can be eliminated cheaply, and which numbers meet when they are: a recipe
/// that depends on where transitions are and not on their chances, so that one recipe serves all
/// weightings of a chain.
///
/// Every chance has a slot: that of transition e of the flow is e, those of the shortcuts that
/// elimination makes follow. Components come in their order; in each, states with few neighbours
/// are eliminated first (Markowitz 1957), and what is left when that would get expensive is its
/// core.
struct EliminationPlan {
  static constexpr std::uint32_t kNoSlot = std::numeric_limits<std::uint32_t>::max();

  struct Neighbour {
    std::uint32_t slot;  ///< of the transition to or from it
    std::uint32_t state;
  };
  /// A state that is eliminated. Its neighbours in its component are outs[first_out] up to the
  /// first_out of the next step, those from which transitions lead to it likewise in ins. The
  /// shortcut from in a to out b adds to the slot fills[first_fill + a * outs + b].
  struct Step {
    std::uint32_t state;
    std::uint32_t first_out;
    std::uint32_t first_in;
    std::uint32_t first_fill;
  };
  struct CoreEntry {
    std::uint32_t slot;
    std::uint32_t row;  ///< positions in the core
    std::uint32_t column;
  };
  /// Where a component's part of each list begins; it ends where that of the next one begins.
  struct Begin {
    std::uint32_t step;
    std::uint32_t core_state;
    std::uint32_t core_entry;
    std::uint32_t slot;  ///< of the shortcuts
  };

  std::vector<Step> steps;  ///< and one more, which ends the last
  std::vector<Neighbour> outs;
  std::vector<Neighbour> ins;
  std::vector<std::uint32_t> fills;  ///< a slot; kNoSlot for the way back to where it came from
  std::vector<std::uint32_t> core_states;
  std::vector<CoreEntry> core_entries;
  std::vector<Begin> begins;  ///< by component, and one more
};

EliminationPlan plan_elimination(const graph::Digraph& moves, const graph::Components& components);

}  // namespace painpoint::exact
