#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "model/journey.h"
#include "study/fit_figures.h"
#include "study/fit_numbers.h"

namespace painpoint::study {

/// An observed figure before and after calibration.
struct CalibratedFigure {
  ObservedFigure figure;
  double before = 0;  ///< modelled
  double after = 0;
  bool met = true;                   ///< after; within two standard deviations of what was observed
  bool can_move = true;              ///< whether any of the numbers moves it much
  std::vector<std::size_t> against;  ///< if not met: the figures that pull the other way

  /// Modelled less observed, in standard deviations of the observed figure.
  [[nodiscard]] double off_before() const { return (before - figure.observed) / figure.sd; }
  [[nodiscard]] double off_after() const { return (after - figure.observed) / figure.sd; }
};

/// A reaction before and after.
struct CalibratedNumber {
  ReactionNumber number;
  double after = 0;
  /// How far it moved, in standard deviations of what is known about it (log odds).
  double moved = 0;
  bool at_limit = false;  ///< it would have gone on, but for its low or high or the other reactions
  [[nodiscard]] bool changed() const { return after != number.value; }
};

struct Calibration {
  std::vector<CalibratedFigure> figures;  ///< the fitted ones and those only looked at
  std::vector<CalibratedNumber> numbers;
  bool was_good = false;  ///< all fitted figures were met within one standard deviation already
  int steps = 0;
};

/// Fits `complain`, `conversion` and `leave` of the severities that the journey uses, so that the
/// modelled figures meet the observed ones: penalised least squares on the exact solver, over the
/// log odds of the numbers,
///   sum over figures ((modelled - observed) / sd)^2 + sum over numbers (moved / sigma)^2,
/// which is the most plausible set of numbers when both are normal. What the figures say nothing
/// about stays as it is. Numbers are rounded to four digits of a percentage and the figures `after`
/// are those of the rounded numbers. Numbers whose move no figure would show, by a fiftieth of
/// its standard deviation, stay.
///
/// No value with Code::nothing_to_fit: nothing that can be fitted was observed, the journey has no
/// problems, or all of its pains have reactions of their own. The journey must have been validated.
Outcome<Calibration> calibrate(const Journey& journey);

}  // namespace painpoint::study
