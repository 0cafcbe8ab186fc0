#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "study/story.h"

namespace painpoint::study {

/// One thing that luck decided in a visit: the customer's number between 0 and 1, and the part of
/// that range that belongs to what happened.
struct DecidedByLuck {
  PartingKind kind = PartingKind::problem;  ///< problem, caught, reaction, response or loss
  bool happened = false;                    ///< of those that happen or not
  double luck = 0;
  LuckRange range;
};

/// What luck decided in one visit of a story: whether anything goes wrong, and what comes of that,
/// in this order. What was certain is left out; so are times, and where the journey leads on.
std::vector<DecidedByLuck> decided_by_luck(const Replay& replay, const Story& story,
                                           std::size_t side, std::size_t step);

}  // namespace painpoint::study
