#pragma once

#include <fmt/format.h>
#include <algorithm>
#include <cmath>

#include "report/figures.h"
#include "report/json.h"
#include "report/table.h"

/// Figures with half their 95% intervals, as people read them.
namespace painpoint::report {

/// A small figure in a column of large ones gets more decimals, so that its interval is never shown
/// as 0.
inline Cell with_error(double mean, double error, const Scale& scale, int decimals) {
  if (error == 0) return Cell(grouped(mean * scale.factor, decimals), mean);
  decimals = std::max(decimals, decimals_for_error(kInterval95 * error * scale.factor, 0, 6) - 1);
  const std::string value = grouped(mean * scale.factor, decimals);
  return Cell(fmt::format("{} ±{}", value, grouped(kInterval95 * error * scale.factor, decimals)),
              mean);
}

inline int decimals_of(const Scale& scale, double error) {
  return decimals_for_error(kInterval95 * error * scale.factor, std::min(scale.decimals, 1),
                            scale.decimals + 2);
}

/// "±0.12", or nothing for an error of 0.
inline Cell half_interval(double error, const Scale& scale) {
  if (error == 0) return Cell("");
  return Cell("±" + grouped(kInterval95 * error * scale.factor, decimals_of(scale, error)),
              kInterval95 * error);
}

}  // namespace painpoint::report
