#pragma once

#include <cstddef>
#include <vector>

#include "base/index.h"
#include "montecarlo/tables.h"

namespace painpoint::montecarlo {

/// Customers are told apart by their luck in being of a segment: a stratum is a range of that luck
/// in which each side has one segment for all. Where no side changes the shares, strata are the
/// segments; otherwise there are a few more.
struct Strata {
  std::vector<double> up_to;                        ///< luck; the last one is never asked
  std::vector<std::vector<SegmentIndex>> segments;  ///< by stratum and side

  [[nodiscard]] std::size_t size() const { return segments.size(); }
  /// Without a branch that luck decides on.
  [[nodiscard]] std::size_t of(double luck) const {
    std::size_t passed = 0;
    for (std::size_t i = 0; i + 1 < up_to.size(); ++i) passed += luck >= up_to[i] ? 1 : 0;
    return passed;
  }
};
Strata make_strata(const std::vector<SideTables>& sides);

}  // namespace painpoint::montecarlo
