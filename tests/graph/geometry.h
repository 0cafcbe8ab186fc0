#pragma once

#include <algorithm>

#include "graph/layout.h"

namespace painpoint::test {

inline bool overlap(const graph::LayoutBox& a, const graph::LayoutBox& b) {
  return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
}

/// Whether a horizontal or vertical piece of a line runs through the inside of a card.
inline bool through(const graph::LayoutPoint& p, const graph::LayoutPoint& q,
                    const graph::LayoutBox& card) {
  constexpr double kTouch = 1e-6;
  return std::max(p.x, q.x) > card.x + kTouch && std::min(p.x, q.x) < card.right() - kTouch &&
         std::max(p.y, q.y) > card.y + kTouch && std::min(p.y, q.y) < card.bottom() - kTouch;
}

}  // namespace painpoint::test
