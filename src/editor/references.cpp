#include "editor/references.h"

#include <algorithm>
#include <set>
#include <unordered_map>
#include <utility>
#include <vector>

#include "editor/shares.h"
#include "model/address.h"
#include "model/follow.h"
#include "model/scenario.h"

namespace painpoint::editor {
namespace {

constexpr std::string_view kScenarios = "scenarios.";
constexpr std::string_view kAdd = ".add.";

/// "scenarios.fix.add.touchpoints.bot" -> "fix" and "touchpoints.bot".
std::pair<std::optional<std::string>, std::string_view> without_add(std::string_view address) {
  if (!address.starts_with(kScenarios)) return {std::nullopt, address};
  const std::string_view rest = address.substr(kScenarios.size());
  const std::size_t add = rest.find(kAdd);
  if (add == std::string_view::npos || rest.substr(0, add).find('.') != std::string_view::npos)
    return {std::nullopt, address};
  return {std::string(rest.substr(0, add)), rest.substr(add + kAdd.size())};
}

/// What the keys of every split name, by the split's address as changes say it.
using SplitKinds = std::unordered_map<std::string, Refers>;
SplitKinds kinds_of_splits(const Journey& journey) {
  SplitKinds kinds;
  walk(journey, [&](const Path& path, const Key& key, const auto& leaf) {
    if constexpr (std::is_same_v<std::remove_cvref_t<decltype(leaf)>, Split>)
      kinds.emplace(without_add(path.text()).second, key.refers);
  });
  return kinds;
}

/// The places that can refer to a thing.
class Reach {
 public:
  Reach(const Journey& journey, const Thing& thing) {
    if (!thing.added_by) return;
    everywhere_ = false;
    for (const auto& [id, scenario] : journey.scenarios)
      for (const ScenarioPart& part : parts_of(journey, id))
        if (part.id == *thing.added_by) scenarios_.insert(id);
  }
  [[nodiscard]] bool includes(std::string_view path) const {
    if (everywhere_) return true;
    if (!path.starts_with(kScenarios)) return false;
    path.remove_prefix(kScenarios.size());
    return scenarios_.contains(path.substr(0, path.find('.')));
  }

 private:
  bool everywhere_ = true;
  std::set<std::string, std::less<>> scenarios_;
};

/// A key of a split, a text or an item of a list with this `refers` may name the thing.
bool may_name(Refers refers, Refers kind) {
  if (kind == Refers::nothing) return false;
  return refers == kind || (refers == Refers::next && kind == Refers::touchpoint);
}

/// Whether the address is that of a key of a split which names the thing.
bool is_share_of(const std::string& address, const Thing& thing, const SplitKinds& kinds) {
  const auto [split, id] = split_address(address);
  if (id != thing.id) return false;
  const auto known = kinds.find(std::string(split));
  return known != kinds.end() && may_name(known->second, thing.kind);
}

/// Calls `change_split(refers, split)` for splits that may name the thing, those of changes
/// included.
template <class ChangeSplit>
void for_each_split(Journey& journey, const Thing& thing, const Reach& reach,
                    const SplitKinds& kinds, ChangeSplit&& change_split) {
  walk(journey, [&](const Path& path, const Key& key, auto& leaf) {
    using Leaf = std::remove_cvref_t<decltype(leaf)>;
    if constexpr (std::is_same_v<Leaf, Split>) {
      if (may_name(key.refers, thing.kind) && reach.includes(path.text()))
        change_split(path.text(), key.refers, leaf);
    } else if constexpr (std::is_same_v<Leaf, Changes>) {
      if (!reach.includes(path.text())) return;
      for (auto& [address, change] : leaf) {
        if (!change.split) continue;
        const auto known = kinds.find(address);
        if (known != kinds.end() && may_name(known->second, thing.kind))
          change_split(address, known->second, *change.split);
      }
    }
  });
}

bool has_card(const Thing& thing) {
  return thing.kind == Refers::touchpoint || thing.kind == Refers::next;
}

/// Which touchpoints customers come to without rework, as the base says.
std::set<std::string> reached_without_rework(const Journey& journey) {
  std::set<std::string> reached;
  std::vector<std::string> open;
  const auto come_to = [&](const Split& split) {
    for (const auto& [id, share] : split)
      if (share.value > 0 && journey.touchpoints.contains(id) && reached.insert(id).second)
        open.push_back(id);
  };
  come_to(journey.start);
  while (!open.empty()) {
    const std::string id = std::move(open.back());
    open.pop_back();
    come_to(journey.touchpoints.find(id)->next);
  }
  return reached;
}

/// Where customers go who were on their way to a touchpoint that is no more.
class Detour {
 public:
  Detour(const Journey& journey, const Thing& thing) : journey_(journey), gone_(thing.id) {
    const auto collection = thing.added_by
                                ? &journey.scenarios.find(*thing.added_by)->add.touchpoints
                                : &journey.touchpoints;
    if (const Touchpoint* touchpoint = collection->find(gone_)) onward_ = touchpoint->next;
    onward_.erase(gone_);
    reached_ = reached_without_rework(journey);
  }

  void lead_on(const std::string& address, Refers refers, Split& split) const {
    if (!split.contains(gone_)) return;
    Split ways;
    for (const auto& [id, share] : onward_) {
      const bool allowed = refers == Refers::next ? id != kBack || goes_back(address)
                                                  : !journey_.ends.contains(id) && id != kBack;
      if (allowed && share.value > 0) ways.insert(id, share.value);
    }
    if (ways.empty() && refers == Refers::next) ways.insert(std::string(kCompleted), 1.0);
    replace_share(split, gone_, ways);
  }

  /// The touchpoint that most go on to, or none.
  [[nodiscard]] std::string main_way() const {
    std::string main;
    double most = 0;
    for (const auto& [id, share] : onward_) {
      if (share.value <= most || id == kBack || journey_.ends.contains(id)) continue;
      most = share.value;
      main = id;
    }
    return main;
  }

 private:
  /// Only touchpoints that nobody comes to without rework may lead `back`.
  [[nodiscard]] bool goes_back(const std::string& address) const {
    const std::string_view owner = split_address(without_add(address).second).collection;
    const std::string id(split_address(owner).id);
    return journey_.touchpoints.contains(id) && !reached_.contains(id);
  }

  const Journey& journey_;
  std::string gone_;
  Split onward_;
  std::set<std::string> reached_;
};

void drop_from_splits(Journey& journey, const Thing& thing, const Reach& reach) {
  const SplitKinds kinds = kinds_of_splits(journey);
  if (thing.kind == Refers::touchpoint) {
    const Journey before = journey;
    const Detour detour(before, thing);
    for_each_split(journey, thing, reach, kinds,
                   [&](const std::string& address, Refers refers, Split& split) {
                     detour.lead_on(address, refers, split);
                   });
    return;
  }
  for_each_split(journey, thing, reach, kinds,
                 [&](const std::string&, Refers refers, Split& split) {
                   if (!split.contains(thing.id)) return;
                   Split instead;
                   if (refers == Refers::next) instead.insert(std::string(kCompleted), 1.0);
                   if (refers == Refers::cause)
                     split.erase(thing.id);  // what is left over has no named cause
                   else
                     replace_share(split, thing.id, instead);
                 });
}

void drop_from_texts(Journey& journey, const Thing& thing, const Reach& reach) {
  const std::string instead =
      thing.kind == Refers::touchpoint ? Detour(journey, thing).main_way() : std::string();
  walk(journey, [&](const Path& path, const Key& key, auto& leaf) {
    using Leaf = std::remove_cvref_t<decltype(leaf)>;
    if constexpr (std::is_same_v<Leaf, std::string>) {
      if (may_name(key.refers, thing.kind) && leaf == thing.id && reach.includes(path.text()))
        leaf = instead;
    } else if constexpr (std::is_same_v<Leaf, std::vector<std::string>>) {
      if (may_name(key.refers, thing.kind) && reach.includes(path.text()))
        std::erase(leaf, thing.id);
    } else if constexpr (std::is_same_v<Leaf, MapPositions>) {
      if (has_card(thing)) leaf.erase(thing.id);
    }
  });
}

}  // namespace

bool is_at_or_below(std::string_view address, std::string_view other) {
  return address.starts_with(other) &&
         (address.size() == other.size() || address[other.size()] == '.');
}

Thing thing_at(std::string_view address, Refers kind) {
  const auto [scenario, inside] = without_add(address);
  return {kind, std::string(split_address(address).id), std::string(inside), scenario};
}

void readdress_changes(Journey& journey, const Readdress& readdress) {
  walk(journey, [&](const Path& path, const Key&, auto& leaf) {
    if constexpr (std::is_same_v<std::remove_cvref_t<decltype(leaf)>, Changes>) {
      Changes changed;
      bool same = true;
      for (const auto& [address, change] : leaf) {
        std::optional<std::string> now = readdress(path.text(), address);
        // A whole split from which the last key has gone says nothing.
        if (change.split && change.split->empty()) now.reset();
        same = same && now == address;
        if (now) changed.insert(std::move(*now), change);
      }
      if (!same) leaf = std::move(changed);
    }
  });
}

void rename_references(Journey& journey, const Thing& thing, const std::string& new_id) {
  const Reach reach(journey, thing);
  const SplitKinds kinds = kinds_of_splits(journey);
  const std::string new_address =
      std::string(thing.address.substr(0, thing.address.size() - thing.id.size())) + new_id;
  for_each_split(journey, thing, reach, kinds,
                 [&](const std::string&, Refers, Split& split) { split.rename(thing.id, new_id); });
  walk(journey, [&](const Path& path, const Key& key, auto& leaf) {
    using Leaf = std::remove_cvref_t<decltype(leaf)>;
    if constexpr (std::is_same_v<Leaf, std::string>) {
      if (may_name(key.refers, thing.kind) && leaf == thing.id && reach.includes(path.text()))
        leaf = new_id;
    } else if constexpr (std::is_same_v<Leaf, std::vector<std::string>>) {
      if (may_name(key.refers, thing.kind) && reach.includes(path.text()))
        std::replace(leaf.begin(), leaf.end(), thing.id, new_id);
    } else if constexpr (std::is_same_v<Leaf, MapPositions>) {
      if (has_card(thing)) leaf.rename(thing.id, new_id);
    }
  });
  readdress_changes(journey, [&](std::string_view of, const std::string& address) {
    std::optional<std::string> now = address;
    if (!reach.includes(of)) return now;
    if (is_share_of(address, thing, kinds)) {
      now->resize(now->size() - thing.id.size());
      *now += new_id;
    }
    if (is_at_or_below(*now, thing.address)) *now = new_address + now->substr(thing.address.size());
    return now;
  });
}

void drop_references(Journey& journey, const Thing& thing) {
  const Reach reach(journey, thing);
  const SplitKinds kinds = kinds_of_splits(journey);
  drop_from_texts(journey, thing, reach);
  drop_from_splits(journey, thing, reach);
  readdress_changes(journey, [&](std::string_view of, const std::string& address) {
    std::optional<std::string> now = address;
    const bool gone = is_at_or_below(address, thing.address) || is_share_of(address, thing, kinds);
    if (gone && reach.includes(of)) now.reset();
    return now;
  });
}

void drop_policies_without_place(Journey& journey) {
  std::vector<std::string> nowhere;
  for (const auto& [id, policy] : journey.policies)
    if (policy.at.empty()) nowhere.push_back(id);
  for (const std::string& id : nowhere) {
    drop_references(journey, thing_at("policies." + id, Refers::nothing));
    journey.policies.erase(id);
  }
}

std::set<std::string> lonely_shares(const Journey& journey) {
  std::set<std::string> lonely;
  walk(journey, [&](const Path& path, const Key& key, const auto& leaf) {
    if constexpr (std::is_same_v<std::remove_cvref_t<decltype(leaf)>, Split>)
      if (leaf.size() == 1 && key.refers != Refers::cause)
        lonely.emplace(without_add(path.child(leaf[0].id)).second);
  });
  if (journey.segments.size() == 1) lonely.insert("segments." + journey.segments[0].id + ".share");
  return lonely;
}

void drop_changes_of_new_lonely_shares(Journey& journey, const std::set<std::string>& before) {
  const std::set<std::string> now = lonely_shares(journey);
  readdress_changes(journey, [&](std::string_view, const std::string& address) {
    const bool drop = now.contains(address) && !before.contains(address);
    return drop ? std::nullopt : std::optional<std::string>(address);
  });
}

void drop_vanished_changes(Journey& journey, std::string_view address) {
  const std::string changed(without_add(address).second);
  std::set<std::string> vanished;
  walk(std::as_const(journey), [&](const Path&, const Key&, const auto& leaf) {
    if constexpr (std::is_same_v<std::remove_cvref_t<decltype(leaf)>, Changes>)
      for (const auto& [id, change] : leaf)
        if (is_at_or_below(id, changed)) vanished.insert(id);
  });
  if (vanished.empty()) return;
  Journey known = journey;
  for (const auto& [id, scenario] : journey.scenarios)
    for (const auto& [touchpoint_id, touchpoint] : scenario.add.touchpoints)
      known.touchpoints.insert(touchpoint_id, touchpoint);
  std::erase_if(vanished, [&](const std::string& id) {
    const Addressed there = find_address(known, id, true);
    const bool written = !there.number || there.number->optional == nullptr ||
                         there.number->has_fallback || there.number->optional->has_value();
    return (there.number || there.split != nullptr) && written;
  });
  readdress_changes(journey, [&](std::string_view, const std::string& id) {
    return vanished.contains(id) ? std::nullopt : std::optional<std::string>(id);
  });
}

}  // namespace painpoint::editor
