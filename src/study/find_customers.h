#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "base/cancel.h"
#include "base/diagnostic.h"
#include "study/story.h"

namespace painpoint::study {

enum class Telling : std::uint8_t {
  complained_twice,  ///< at least two complaints
  lost,              ///< in the journey; not those lost for reasons outside it
  slowest,           ///< longest from the first visit to the end, delays included
};

struct Search {
  Telling what = Telling::lost;
  std::uint64_t among = 100'000;  ///< customers 0 to among - 1
  CancelFlag cancelled = nullptr;
  std::function<void(std::uint64_t done, std::uint64_t total)> progress{};
};

struct FoundCustomers {
  std::uint64_t played = 0;  ///< fewer than asked for if interrupted
  bool interrupted = false;
  std::uint64_t matching = 0;  ///< of the slowest: all
  /// Of those matching, with two sides and Telling::lost: not lost on the second side.
  std::uint64_t kept_in_second = 0;
  std::vector<std::uint64_t> customers;  ///< the most telling ones first, five at most
};

/// Looks for telling customers on the first side of the replay. Except for the slowest they come in
/// order of their numbers, so that they are typical and not extreme; those lost over a problem
/// before others, and before them all those whom the second side keeps.
Outcome<FoundCustomers> find_customers(const Replay& replay, const Search& search);

}  // namespace painpoint::study
