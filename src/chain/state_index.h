#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "chain/moves.h"

namespace painpoint::chain {

/// Numbers of states, by state. States are looked up for every transition, and this is where
/// exploring spends its time: most states have a place of their own in a table (customers outside
/// rework, and those who repeat the visit that failed), the others are in an open hash table.
class StateIndex {
 public:
  explicit StateIndex(std::size_t touchpoints);

  /// The number of the state in `states`, which gets it as its last if it is new.
  std::uint32_t number_of(const State& state, std::vector<State>& states);

  /// The number of a state that has one.
  [[nodiscard]] std::optional<std::uint32_t> find(const State& state,
                                                  const std::vector<State>& states) const;

 private:
  static constexpr std::uint32_t kNoState = 0xffffffffU;

  void grow(const std::vector<State>& states);

  std::vector<std::uint32_t> direct_;
  std::vector<std::uint32_t> slots_;
  std::size_t hashed_ = 0;
};

}  // namespace painpoint::chain
