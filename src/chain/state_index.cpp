#include "chain/state_index.h"

namespace painpoint::chain {
namespace {

std::size_t hash_of(const State& state) {
  std::uint64_t hash = state.at.value * 0x9e3779b97f4a7c15ULL;
  hash = (hash ^ (hash >> 29)) + state.origin.value * 0xbf58476d1ce4e5b9ULL;
  hash = (hash ^ (hash >> 31)) + state.origin_cause.value * 0x94d049bb133111ebULL;
  hash = (hash ^ (hash >> 30)) + state.carried * 0xd6e8feb86659fd93ULL;
  hash += state.had_incident ? 0x632be59bd9b4e019ULL : 0;
  return hash ^ (hash >> 32);
}

bool has_place(const State& state) {
  if (state.carried != 0) return false;
  return !state.in_rework() || (state.origin == state.at && state.origin_cause == kNoCause);
}

std::size_t place_of(const State& state) {
  return std::size_t{state.at.value} * 4 + (state.had_incident ? 2 : 0) +
         (state.in_rework() ? 1 : 0);
}

}  // namespace

StateIndex::StateIndex(std::size_t touchpoints)
    : direct_(4 * touchpoints, kNoState), slots_(64, kNoState) {}

std::uint32_t StateIndex::number_of(const State& state, std::vector<State>& states) {
  const auto next = static_cast<std::uint32_t>(states.size());
  if (has_place(state)) {
    std::uint32_t& number = direct_[place_of(state)];
    if (number == kNoState) {
      number = next;
      states.push_back(state);
    }
    return number;
  }
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = hash_of(state) & mask;
  while (slots_[slot] != kNoState) {
    if (states[slots_[slot]] == state) return slots_[slot];
    slot = (slot + 1) & mask;
  }
  slots_[slot] = next;
  states.push_back(state);
  if (2 * ++hashed_ > slots_.size()) grow(states);
  return next;
}

std::optional<std::uint32_t> StateIndex::find(const State& state,
                                              const std::vector<State>& states) const {
  if (has_place(state)) {
    const std::uint32_t number = direct_[place_of(state)];
    return number == kNoState ? std::nullopt : std::optional(number);
  }
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t slot = hash_of(state) & mask; slots_[slot] != kNoState; slot = (slot + 1) & mask)
    if (states[slots_[slot]] == state) return slots_[slot];
  return std::nullopt;
}

void StateIndex::grow(const std::vector<State>& states) {
  std::vector<std::uint32_t> before(4 * slots_.size(), kNoState);
  before.swap(slots_);
  const std::size_t mask = slots_.size() - 1;
  for (const std::uint32_t number : before) {
    if (number == kNoState) continue;
    std::size_t slot = hash_of(states[number]) & mask;
    while (slots_[slot] != kNoState) slot = (slot + 1) & mask;
    slots_[slot] = number;
  }
}

}  // namespace painpoint::chain
