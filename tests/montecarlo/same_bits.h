#pragma once

#include <bit>
#include <cstdint>

#include "montecarlo/simulate.h"

namespace painpoint::montecarlo {

inline bool same_bits(double a, double b) {
  return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b);
}

inline bool same_bits(const chain::Breakdown& a, const chain::Breakdown& b) {
  const auto same_row = [](const chain::Row& x, const chain::Row& y) {
    for (std::size_t m = 0; m < chain::kMetrics; ++m)
      if (!same_bits(x[m], y[m])) return false;
    return true;
  };
  if (!same_row(a.journey, b.journey)) return false;
  for (const chain::Split s : chain::kSplits)
    for (std::size_t i = 0; i < a.rows(s).size(); ++i)
      if (!same_row(a.rows(s)[i], b.rows(s)[i])) return false;
  for (std::size_t e = 0; e < a.ends.size(); ++e)
    if (!same_bits(a.ends[e], b.ends[e])) return false;
  return true;
}
inline bool same_bits(const Estimate& a, const Estimate& b) {
  return same_bits(a.mean, b.mean) && same_bits(a.standard_error, b.standard_error);
}
inline bool same_bits(const Result& a, const Result& b) {
  if (a.customers != b.customers || a.sides.size() != b.sides.size()) return false;
  for (std::size_t s = 0; s < a.sides.size(); ++s) {
    const SideResult& x = a.sides[s];
    const SideResult& y = b.sides[s];
    if (!same_bits(x.estimate, y.estimate) || x.quantiles != y.quantiles) return false;
    if (x.segment_customers != y.segment_customers) return false;
    if (x.difference.has_value() != y.difference.has_value()) return false;
    if (x.difference && !same_bits(*x.difference, *y.difference)) return false;
  }
  return true;
}

}  // namespace painpoint::montecarlo
