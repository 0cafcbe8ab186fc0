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
  [[nodiscard]] std::size_t of(double luck) const { return pick(up_to, luck); }
};
Strata make_strata(const std::vector<SideTables>& sides);

}  // namespace painpoint::montecarlo
