#pragma once

#include <deque>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "model/bound_changes.h"
#include "model/journey.h"
#include "model/scenario.h"
#include "study/uncertainty.h"
#include "study/world_writer.h"

namespace painpoint::study {

/// One segment's journey under one scenario, or as it is, in whichever world and month.
class Variant {
 public:
  /// `source` has the operands of all changes, and the expected numbers until this is made. It must
  /// stay where it is.
  Variant(const Journey& source, const Uncertainty& uncertainty, const Segment& segment,
          const std::vector<ScenarioPart>& parts);

  /// `effects` are by part, or empty for the journey as it is. False if the changes lead out of a
  /// number's range.
  bool set(std::span<const double> values, std::span<const double> effects);

  [[nodiscard]] const Journey& journey() const { return *journey_; }

 private:
  std::unique_ptr<Journey> journey_;  ///< stays where it is when the variant moves
  std::deque<BoundChanges> changes_;  ///< of the segment, then of the parts
  std::optional<WorldWriter> writer_;
};

}  // namespace painpoint::study
