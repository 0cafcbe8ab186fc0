#pragma once

#include <cstddef>
#include <optional>

#include "study/story.h"

namespace painpoint::study {

/// Below `chance` the thing happens, from there on it does not.
inline LuckRange range_of(bool happened, double chance) {
  return happened ? LuckRange{0, chance} : LuckRange{chance, 1};
}

/// One side of a story at one of its steps, with the numbers that the customer's luck was held
/// against there.
struct Moment {
  const StorySide& side;
  const montecarlo::SideTables& tables;
  std::size_t number;

  [[nodiscard]] const StoryStep& step() const { return side.steps[number]; }
  [[nodiscard]] const chain::SegmentChain& chain() const {
    return *tables.segments[side.segment.value].chain;
  }
  [[nodiscard]] const chain::CompiledTouchpoint& touchpoint() const {
    return chain().touchpoints[step().at.value];
  }
  /// Of the problem that struck; null without one.
  [[nodiscard]] const chain::CompiledPain* pain() const;
  /// The touchpoint that follows, or none where this step was the last.
  [[nodiscard]] TouchpointIndex next() const;

  /// The chance that anything goes wrong in this visit, with its wait and what the customer
  /// carries.
  [[nodiscard]] double any_problem() const;
  // Of what happened; only where there was a problem that the customer noticed.
  [[nodiscard]] LuckRange problem_range() const;  ///< this pain, by this cause
  [[nodiscard]] LuckRange reaction_range() const;
  [[nodiscard]] LuckRange response_range() const;  ///< to a complaint or a repeat contact
  /// Of losing the customer over this step's problem; nothing where that could not be.
  [[nodiscard]] std::optional<double> loss_chance() const;
};

}  // namespace painpoint::study
