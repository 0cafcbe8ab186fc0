#include "editor/gesture.h"

#include <algorithm>

namespace painpoint::editor {
namespace {

/// Two edits of the same kind, and whether they are of the same thing.
template <class E>
bool same_thing(const E& a, const E& b) {
  if constexpr (std::is_same_v<E, SetNote>) {
    return a.address == b.address && a.key == b.key;
  } else if constexpr (std::is_same_v<E, SetChange>) {
    return a.owner == b.owner && a.address == b.address;
  } else if constexpr (std::is_same_v<E, SetCustomerValue>) {
    return a.segment == b.segment;
  } else if constexpr (std::is_same_v<E, PlaceCards>) {
    return a.tidy == b.tidy &&
           std::equal(a.places.begin(), a.places.end(), b.places.begin(), b.places.end(),
                      [](const auto& x, const auto& y) { return x.id == y.id; });
  } else if constexpr (std::is_same_v<E, Connect>) {
    return a.from == b.from && a.to == b.to;
  } else if constexpr (std::is_same_v<E, Together>) {
    return a.message == b.message &&
           std::equal(a.edits.begin(), a.edits.end(), b.edits.begin(), b.edits.end(), continues);
  } else if constexpr (std::is_same_v<E, SetNumber> || std::is_same_v<E, SetProvenance> ||
                       std::is_same_v<E, SetTime> || std::is_same_v<E, SetSplit> ||
                       std::is_same_v<E, SetText> || std::is_same_v<E, SetFlag> ||
                       std::is_same_v<E, SetList>) {
    return a.address == b.address;
  } else {
    return false;  // what adds, removes or moves is done once each time
  }
}

}  // namespace

bool continues(const Edit& before, const Edit& edit) {
  if (before.index() != edit.index()) return false;
  return std::visit(
      [&](const auto& now) {
        return same_thing(std::get<std::remove_cvref_t<decltype(now)>>(before), now);
      },
      edit);
}

Edit join(const Edit& before, const Edit& edit, const std::string& message) {
  if (continues(before, edit)) return edit;
  Together together;
  if (const auto* parts = std::get_if<Together>(&before))
    together = *parts;
  else
    together.edits.push_back(before);
  together.message = message;
  if (!together.edits.empty() && continues(together.edits.back(), edit))
    together.edits.back() = edit;
  else
    together.edits.push_back(edit);
  return together;
}

bool is_heavy(const Edit& edit) {
  if (std::holds_alternative<ReplaceJourney>(edit) || std::holds_alternative<Paste>(edit))
    return true;
  const auto* together = std::get_if<Together>(&edit);
  return together != nullptr &&
         std::any_of(together->edits.begin(), together->edits.end(), is_heavy);
}

}  // namespace painpoint::editor
