#pragma once

#include <string>
#include <vector>

#include "base/cancel.h"
#include "base/diagnostic.h"
#include "model/journey.h"
#include "model/quantity.h"
#include "study/slope.h"

namespace painpoint::study {

/// What moving one number of the base does to the total cost of a customer, per unit of the number
/// (a chance of 1, a minute, one of the journey's money).
struct Derivative {
  std::string address;
  Quantity quantity = Quantity::none;
  double value = 0;  ///< of the number
  /// Both sides where the number can go up and down, and with one slope but for bends such as that
  /// of a chance which is cut at 1. None where it cannot be moved alone: 100% of a split.
  Slopes slopes;
};

struct Derivatives {
  double total_cost = 0;  ///< per customer, over all segments
  std::vector<Derivative> all;
};

/// The derivative of the total cost per customer by each of the addresses (none: by all numbers of
/// the journey, in the order of the file). The rest of what hangs together moves along: other keys
/// of a split, the distribution of a time, segments whose changes start from the number. What
/// scenarios and `observed` say does not matter to the base and has 0; so have whole numbers, which
/// cannot be moved a little.
///
/// One adjoint solution per segment serves all numbers (exact/adjoint.h). Only numbers which move
/// customers between other states, a chance that leaves 0 for example, cost solutions of their own.
/// The journey must have been validated. Nothing without errors if cancelled.
Outcome<Derivatives> derivatives_of(const Journey& journey,
                                    const std::vector<std::string>& addresses = {},
                                    CancelFlag cancelled = nullptr);

}  // namespace painpoint::study
