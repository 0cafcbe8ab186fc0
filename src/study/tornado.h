#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/cancel.h"
#include "base/diagnostic.h"
#include "model/journey.h"
#include "model/quantity.h"
#include "study/decide.h"

/// What a decision hangs on: each uncertain number alone at its low and high, all others as
/// written.
namespace painpoint::study {

/// An option of the decision: 0 is doing nothing, p + 1 is plan p.
using Option = std::size_t;

/// The plans with one number at one end of what is plausible.
struct TornadoEnd {
  double number = 0;
  std::vector<double> plans;  ///< what each is worth against doing nothing
  Option best = 0;
  /// False where the percentile itself contradicts other numbers: then this is the nearest value on
  /// the way there, of a few that were tried, that does not.
  bool is_percentile = true;
};

/// The value of a number at which another option becomes the best.
struct Flip {
  double at = 0;
  Option to = 0;
};

struct TornadoBar {
  std::string address;
  Quantity quantity = Quantity::none;
  double value = 0;
  std::size_t together = 1;  ///< so many numbers move as one; this is the first of them
  TornadoEnd low, high;      ///< at the 5th and the 95th percentile
  std::vector<Flip> flips;   ///< below the value, above it, or both
  double swing = 0;          ///< of the plan that is the best one as written
  double widest_swing = 0;   ///< of whichever plan swings most
};

struct Tornado {
  Measure measure = Measure::horizon_npv;
  std::vector<std::string> ids;  ///< of the plans
  std::vector<std::string> names;
  std::vector<double> as_written;  ///< by plan
  Option best = 0;                 ///< as written
  std::size_t plan = 0;            ///< whose swings count: the best plan, even if nothing is better
  std::vector<TornadoBar> bars;    ///< the widest swing first. Without those that move nothing, and
                                   ///< without those that repeat another one
  std::size_t numbers = 0;         ///< uncertain ones
};

/// Every number is solved exactly, for all plans. Other shares of the same whole and numbers that
/// move together move along (study/uncertainty.h). `scenarios` are ids; empty: all of the file. The
/// journey must have been validated. Errors: no customers_per_month or no scenarios (no such
/// result), equations that cannot be solved. Nothing without errors if cancelled.
Outcome<Tornado> tornado_of(const Journey& journey, Measure measure,
                            std::vector<std::string> scenarios = {},
                            CancelFlag cancelled = nullptr);

}  // namespace painpoint::study
