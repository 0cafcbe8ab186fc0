#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "chain/chain.h"
#include "model/journey.h"
#include "model/roster.h"

namespace painpoint::study {

/// A number of the base, and another value for it.
struct Assignment {
  std::string address;
  double value = 0;
};

/// A journey whose numbers can be moved: each time the segments' changes are applied on top of the
/// moved base, as if the file said so, and the segments are compiled. Several threads may ask at a
/// time.
class MovableBase {
 public:
  explicit MovableBase(const Journey& journey);

  [[nodiscard]] const Journey& journey() const { return journey_; }
  [[nodiscard]] const Roster& roster() const { return roster_; }

  /// Whether the journey with these values is one that the program would take.
  [[nodiscard]] bool allows(std::span<const Assignment> moved) const;

  /// One chain per segment, in roster order; nothing if such a journey cannot be. Checks what
  /// compiling needs, and not more: ask `allows` for the whole.
  [[nodiscard]] std::optional<std::vector<chain::SegmentChain>> with(
      std::span<const Assignment> moved) const;

 private:
  [[nodiscard]] std::optional<Journey> moved_journey(std::span<const Assignment> moved) const;

  Journey journey_;  ///< without scenarios and the texts that nobody calculates with
  Roster roster_;
};

}  // namespace painpoint::study
