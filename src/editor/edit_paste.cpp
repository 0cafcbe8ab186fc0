#include <fmt/format.h>

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "editor/draft.h"
#include "editor/entries.h"
#include "editor/ids.h"
#include "editor/references.h"
#include "model/follow.h"
#include "model/words.h"
#include "texts/tr.h"

namespace painpoint::editor {
namespace {

/// How far pasted cards stand from those that they were copied from.
constexpr double kBeside = 40;

/// The entries of one kind get ids that are free in the journey and among themselves.
template <class T>
void choose_ids(const Journey& journey, Journey& fragment, const std::string& collection,
                Dict<T>& dict) {
  std::vector<std::string> ids;
  for (const auto& [id, entry] : dict) ids.push_back(id);
  for (const std::string& id : ids) {
    if (!bad_id(journey, collection, id)) continue;
    std::string start = id;
    std::string free = free_id(journey, collection, start);
    for (int n = 2; dict.contains(free); ++n)
      free = free_id(journey, collection, fmt::format("{}_{}", start, n));
    rename_references(fragment, thing_at(collection + "." + id, kKindOf<T>), free);
    dict.rename(id, free);
  }
}

/// What both have is that of the journey; the rest is added.
template <class T>
void add_missing(Dict<T>& to, const Dict<T>& from) {
  for (const auto& [id, entry] : from)
    if (!to.contains(id)) to.insert(id, entry);
}

/// Causes that a policy has the id of would not be theirs.
void free_causes_of_policies(const Journey& journey, Journey& fragment) {
  std::vector<std::string> taken;
  for (const auto& [id, cause] : fragment.causes)
    if (journey.policies.contains(id)) taken.push_back(id);
  for (const std::string& id : taken) {
    std::string free = free_id(journey, "causes", id);
    for (int n = 2; fragment.causes.contains(free); ++n)
      free = free_id(journey, "causes", fmt::format("{}_{}", id, n));
    rename_references(fragment, thing_at("causes." + id, Refers::cause), free);
    fragment.causes.rename(id, free);
  }
}

bool exists(const Journey& journey, Refers refers, const std::string& id) {
  switch (refers) {
    case Refers::next:
      if (id == kBack || journey.ends.contains(id)) return true;
      [[fallthrough]];
    case Refers::touchpoint:
      return journey.touchpoints.contains(id);
    case Refers::cause:
      return journey.causes.contains(id);
    case Refers::channel:
      return journey.channels.contains(id);
    case Refers::team:
      return journey.teams.contains(id);
    case Refers::stage:
      return journey.stages.contains(id);
    case Refers::scenario:
      return journey.scenarios.contains(id);
    case Refers::nothing:
      break;
  }
  return true;
}

/// Takes out of one pasted touchpoint what it says of things that are not here. The shares of ways
/// that lead nowhere go to the others, or to `completed`.
class Cleaner {
 public:
  explicit Cleaner(const Journey& journey) : journey_(journey) {}

  void operator()(const Path&, const Key& key, Split& split) {
    std::vector<std::string> unknown;
    for (const auto& [id, share] : split)
      if (!exists(journey_, key.refers, id)) unknown.push_back(id);
    for (const std::string& id : unknown) {
      if (key.refers == Refers::cause)
        split.erase(id);
      else
        replace_share(split, id, {});
    }
    if (split.empty() && key.refers == Refers::next) split.insert(std::string(kCompleted), 1.0);
  }
  void operator()(const Path&, const Key& key, std::string& text) {
    if (!exists(journey_, key.refers, text)) text.clear();
  }
  void operator()(const Path&, const Key&, auto&) {}

 private:
  const Journey& journey_;
};

void place(Draft& draft, const Paste& edit, const Journey& fragment) {
  MapPositions& places = draft.journey.map.positions;
  double dx = kBeside;
  double dy = kBeside;
  if (edit.at) {
    const MapPosition* first = nullptr;
    for (const auto& [id, touchpoint] : fragment.touchpoints)
      if (first == nullptr) first = fragment.map.positions.find(id);
    if (first == nullptr && !fragment.touchpoints.empty())
      places[fragment.touchpoints[0].id] = {edit.at->first, edit.at->second};
    if (first == nullptr) return;
    dx = edit.at->first - first->x;
    dy = edit.at->second - first->y;
  }
  for (const auto& [id, touchpoint] : fragment.touchpoints)
    if (const MapPosition* before = fragment.map.positions.find(id))
      places[id] = {before->x + dx, before->y + dy};
}

}  // namespace

void carry_out(Draft& draft, const Paste& edit) {
  Journey fragment = edit.fragment;
  if (fragment.touchpoints.empty())
    return draft.refuse(
        Code::no_touchpoints, "touchpoints", texts::tr_words("there is no touchpoint to paste"),
        texts::tr_words("copy touchpoints of a map, or the lines of a journey file"));
  choose_ids(draft.journey, fragment, "touchpoints", fragment.touchpoints);
  free_causes_of_policies(draft.journey, fragment);
  Journey& journey = draft.journey;
  add_missing(journey.stages, fragment.stages);
  add_missing(journey.channels, fragment.channels);
  add_missing(journey.teams, fragment.teams);
  add_missing(journey.causes, fragment.causes);
  for (const auto& [id, touchpoint] : fragment.touchpoints)
    journey.touchpoints.insert(id, touchpoint);
  Cleaner clean(journey);
  for (const auto& [id, touchpoint] : fragment.touchpoints) {
    Walker<Cleaner> walker(clean);
    walker.structure(*journey.touchpoints.find(id));
    draft.created.push_back("touchpoints." + id);
  }
  place(draft, edit, fragment);
  draft.message = draft.created.size() == 1
                      ? texts::tr_format("Paste {}", said_for(journey, draft.created.front()))
                      : texts::tr_format("Paste {} touchpoints", draft.created.size());
}

}  // namespace painpoint::editor
