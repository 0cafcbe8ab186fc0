#pragma once

#include <memory>
#include <string>

#include "model/number.h"

/// Arithmetic on splits that are edited: they add up to what they added up to before.
namespace painpoint::editor {

/// A number that moved because another one did may leave the range that was written for it, which
/// then is not true any more; where it came from is.
inline void loosen(Number& number) {
  if (!number.provenance) return;
  const Provenance& known = *number.provenance;
  const bool inside =
      (!known.low || *known.low <= number.value) && (!known.high || number.value <= *known.high);
  if (inside) return;
  Provenance loose = known;
  loose.low.reset();
  loose.high.reset();
  number.provenance = std::make_shared<const Provenance>(std::move(loose));
}

/// The share of `gone` goes to these ways, in proportion; to the other keys, in proportion, where
/// there are none. The key itself goes. A split that had nothing else becomes empty.
inline void replace_share(Split& split, const std::string& gone, const Split& ways) {
  const Number* there = split.find(gone);
  if (there == nullptr) return;
  const double share = there->value;
  const std::size_t position = split.position(gone);
  split.erase(gone);
  double all = 0;
  if (ways.empty()) {
    for (const auto& [id, other] : split) all += other.value;
    // Where the others have nothing, one of them must take it all.
    if (all == 0 && !split.empty()) split[0].value.value = share;
    if (all > 0)
      for (auto& [id, other] : split) other.value *= (all + share) / all;
    for (auto& [id, other] : split) loosen(other);
    return;
  }
  for (const auto& [id, way] : ways) all += way.value;
  std::size_t next = position;
  for (const auto& [id, way] : ways) {
    const double more = share * way.value / all;
    if (Number* other = split.find(id)) {
      other->value += more;
      loosen(*other);
    } else {
      split.insert_at(next++, id, more);
    }
  }
}

/// This part of everything goes to `key`, and the rest to the other keys in proportion. Keys that
/// have nothing left go where all is taken from them.
inline void give_share(Split& split, const std::string& key, double share) {
  double others = 0;
  for (const auto& [id, other] : split)
    if (id != key) others += other.value;
  if (others <= 0) share = 1;
  for (auto& [id, other] : split) {
    if (id == key || others <= 0) continue;
    other.value *= (1 - share) / others;
    loosen(other);
  }
  split[key].value = share;
  loosen(split[key]);
  if (share < 1) return;
  Split only;
  only.insert(key, *split.find(key));
  split = std::move(only);
}

}  // namespace painpoint::editor
