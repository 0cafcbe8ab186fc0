#include "study/journey_diff.h"

#include <algorithm>
#include <unordered_set>
#include <utility>

#include "study/journey_leaves.h"

namespace painpoint::study {
namespace {

Said said(const Leaf& leaf) {
  return {leaf.words, leaf.number};
}

class Differ {
 public:
  Differ(const Leaves& before, const Leaves& after) : before_(before), after_(after) {}

  JourneyDiff run() {
    compare_things(after_, before_, Presence::added);
    compare_things(before_, after_, Presence::removed);
    for (const auto& [address, leaf] : after_.leaves) {
      const Leaf* old = before_.leaves.find(address);
      if (old != nullptr && *old == leaf) continue;
      if (old == nullptr && is_below_new_thing(address)) continue;
      add(address, old, &leaf);
    }
    for (const auto& [address, leaf] : before_.leaves)
      if (after_.leaves.find(address) == nullptr && !is_below_new_thing(address))
        add(address, &leaf, nullptr);
    return std::move(result_);
  }

 private:
  /// Things below a thing that is told already are not told.
  void compare_things(const Leaves& here, const Leaves& there, Presence presence) {
    for (const auto& [address, name] : here.things) {
      if (there.things.contains(address) || is_below_new_thing(address)) continue;
      result_.things.push_back({presence, address, name});
      told_.insert(address);
    }
  }
  [[nodiscard]] bool is_below_new_thing(const std::string& address) const {
    for (std::size_t dot = address.find('.'); dot != std::string::npos;
         dot = address.find('.', dot + 1))
      if (told_.contains(address.substr(0, dot))) return true;
    return false;
  }

  void add(const std::string& address, const Leaf* old, const Leaf* now) {
    const Leaf& any = now != nullptr ? *now : *old;
    if (any.kind == LeafKind::text ||
        (old != nullptr && now != nullptr && reads_alike(*old, *now))) {
      ++result_.texts;
      return;
    }
    ValueDiff diff;
    diff.address = address;
    if (old != nullptr) diff.before = said(*old);
    if (now != nullptr) diff.after = said(*now);
    (any.kind == LeafKind::number ? result_.numbers : result_.words).push_back(std::move(diff));
  }
  /// Only sources or notes differ.
  static bool reads_alike(const Leaf& old, const Leaf& now) {
    return old.kind == now.kind && old.words == now.words && old.number == now.number;
  }

  const Leaves& before_;
  const Leaves& after_;
  std::unordered_set<std::string> told_;  ///< addresses of things that only one version has
  JourneyDiff result_;
};

}  // namespace

JourneyDiff diff_journeys(const Journey& before, const Journey& after) {
  JourneyDiff diff = Differ(leaves_of(before), leaves_of(after)).run();
  diff.nothing_shared = std::none_of(
      after.touchpoints.begin(), after.touchpoints.end(),
      [&](const auto& touchpoint) { return before.touchpoints.contains(touchpoint.id); });
  return diff;
}

}  // namespace painpoint::study
