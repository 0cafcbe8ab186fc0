#include "model/bound_changes.h"

#include "model/scenario.h"

namespace painpoint {

BoundChanges::BoundChanges(Journey& journey, const Changes& changes) : journey_(journey) {
  // Putting a key into a split moves its numbers: first all keys, then all places.
  for (const auto& [address, change] : changes) {
    const Addressed found = find_address(journey, address, true);
    if (!change.split || found.split == nullptr) continue;
    for (const auto& [key, share] : *change.split) found.split->insert(key, 0.0);
  }
  for (const auto& [address, change] : changes) {
    Addressed found = find_address(journey, address);
    Bound bound;
    bound.address = address;
    bound.change = &change;
    if (change.split && found.split != nullptr) {
      bound.split = found.split;
      for (auto& [key, share] : *found.split) numbers_.emplace_back(&share.value, share.value);
    } else if (!change.split && found.number) {
      bound.number = *found.number;
      remember(bound.number);
      for (const Bound& earlier : bound_)
        if (same_split(earlier.number, bound.number)) bound.held.push_back(earlier.number.key);
    } else {
      continue;
    }
    bound_.push_back(std::move(bound));
  }
}

bool BoundChanges::same_split(const NumberRef& a, const NumberRef& b) {
  return (a.split != nullptr && a.split == b.split) ||
         (a.segments != nullptr && a.segments == b.segments);
}

void BoundChanges::remember(const NumberRef& number) {
  const auto add = [&](Number& one) { numbers_.emplace_back(&one.value, one.value); };
  if (number.time != nullptr)
    times_.emplace_back(number.time, *number.time);
  else if (number.optional != nullptr)
    optionals_.emplace_back(number.optional, *number.optional);
  else if (number.split != nullptr)
    for (auto& [key, share] : *number.split) add(share);
  else if (number.segments != nullptr)
    for (auto& [id, segment] : *number.segments) add(segment.share);
  else
    add(*number.number);
}

void BoundChanges::restore() {
  for (const auto& [value, first] : numbers_) *value = first;
  for (const auto& [time, first] : times_) *time = first;
  for (const auto& [optional, first] : optionals_) *optional = first;
}

bool BoundChanges::apply(double effect) {
  if (effect == 0) return true;
  for (Bound& bound : bound_) {
    if (bound.split != nullptr) {
      move_split(*bound.split, *bound.change->split, effect);
      continue;
    }
    NumberRef& number = bound.number;
    // What a pain has from its severity may have moved.
    if (number.optional != nullptr && !number.optional->has_value())
      number = *find_address(journey_, bound.address).number;
    const double after = moved_by(*bound.change, number.get(), effect);
    if (!in_range(number.quantity, after) || number.set(after, bound.held)) return false;
  }
  return true;
}

}  // namespace painpoint
