#include "gui/map_actions.h"

#include <algorithm>
#include <string_view>

namespace painpoint::gui {
namespace {

constexpr std::string_view kTouchpoints = "touchpoints.";

bool begins_with(std::string_view text, std::string_view beginning) {
  return text.substr(0, beginning.size()) == beginning;
}

/// The id of a touchpoint that an address is, of the base.
std::optional<std::string> base_touchpoint(const std::string& address) {
  if (!begins_with(address, kTouchpoints)) return std::nullopt;
  std::string id = address.substr(kTouchpoints.size());
  if (id.empty() || id.find('.') != std::string::npos) return std::nullopt;
  return id;
}

editor::Edit together(std::vector<editor::Edit> edits, std::string message) {
  if (edits.size() == 1) return std::move(edits.front());
  return editor::Together{std::move(edits), std::move(message)};
}

/// The only place that a touchpoint leads to, or nothing.
const std::string* only_target(const Touchpoint& touchpoint) {
  const std::string* found = nullptr;
  for (const auto& [id, share] : touchpoint.next) {
    if (!(share.value > 0)) continue;
    if (found != nullptr) return nullptr;
    found = &id;
  }
  return found;
}

Split all_to(const std::string& target) {
  Split split;
  split.insert(target, 1.0);
  return split;
}

NewTouchpoint new_touchpoint(const Journey& journey) {
  const std::string id = editor::free_id(journey, "touchpoints", kNewTouchpointName);
  return {editor::AddEntry{"touchpoints", id, kNewTouchpointName, {}},
          std::string(kTouchpoints) + id};
}

}  // namespace

NewTouchpoint add_touchpoint_at(const Journey& journey, const ShownMap& map,
                                const draw::Point& upper_left) {
  NewTouchpoint added = new_touchpoint(journey);
  const std::string id = *base_touchpoint(added.address);
  std::vector<editor::Edit> edits = {added.edit};
  if (const auto stage = map.stage_at({upper_left.x + kNewCardWidth / 2, upper_left.y}))
    edits.push_back(editor::SetText{added.address + ".stage", map.data.stages[*stage].id});
  const auto position = map.position_of({upper_left.x, upper_left.y, kNewCardWidth, 0});
  edits.push_back(editor::PlaceCards{{{id, position}}, false});
  added.edit = together(std::move(edits), "Add a touchpoint");
  return added;
}

NewTouchpoint add_touchpoint_after(const Journey& journey, const std::string& from,
                                   std::optional<std::pair<double, double>> position) {
  const Touchpoint* before = journey.touchpoints.find(from);
  NewTouchpoint added = new_touchpoint(journey);
  const std::string id = *base_touchpoint(added.address);
  if (before != nullptr)
    std::get<editor::AddEntry>(added.edit).position = journey.touchpoints.position(from) + 1;
  std::vector<editor::Edit> edits = {added.edit};
  const std::string* only = before == nullptr ? nullptr : only_target(*before);
  if (only != nullptr && *only == kBack) only = nullptr;
  if (before != nullptr && !before->stage.empty())
    edits.push_back(editor::SetText{added.address + ".stage", before->stage});
  if (only != nullptr) {
    if (*only != kCompleted)
      edits.push_back(editor::SetSplit{added.address + ".next", all_to(*only)});
    edits.push_back(editor::SetSplit{std::string(kTouchpoints) + from + ".next", all_to(id)});
  } else {
    edits.push_back(editor::Connect{from, id, 0.5});
  }
  constexpr double kBeside = 100;
  // Positions run in the direction of reading.
  if (const MapPosition* placed = journey.map.positions.find(from); placed != nullptr && !position)
    position = std::pair(placed->x + kNewCardWidth + kBeside, placed->y);
  if (position) edits.push_back(editor::PlaceCards{{{id, position}}, false});
  const std::string name = before == nullptr ? from : name_or_id(before->name, from);
  added.edit = together(std::move(edits), "Add a touchpoint after " + name);
  return added;
}

std::optional<editor::Edit> connect(const Journey& journey, const ShownMap& map, std::size_t from,
                                    std::size_t to) {
  if (from == to || map.is_end(from)) return std::nullopt;
  const Touchpoint* touchpoint = journey.touchpoints.find(map.id(from));
  const std::string& target = map.id(to);
  if (touchpoint == nullptr || touchpoint->next.contains(target)) return std::nullopt;
  const std::string* only = only_target(*touchpoint);
  if (only != nullptr && *only == kCompleted && !map.is_end(to))
    return editor::SetSplit{map.address(from) + ".next", all_to(target)};
  return editor::Connect{map.id(from), target, 0.5};
}

editor::Edit move_nodes(const Journey& journey, const ShownMap& map,
                        std::span<const std::size_t> nodes, const draw::Point& by) {
  editor::PlaceCards places;
  std::vector<editor::Edit> edits;
  std::string moved_to;
  for (const std::size_t node : nodes) {
    draw::Box box = map.box(node);
    box.x += by.x;
    box.y += by.y;
    places.places.push_back({map.id(node), map.position_of(box)});
    const Touchpoint* touchpoint = journey.touchpoints.find(map.id(node));
    const auto stage = map.stage_at(box.centre());
    if (map.is_end(node) || touchpoint == nullptr || !stage) continue;
    const std::string& id = map.data.stages[*stage].id;
    if (id == touchpoint->stage) continue;
    edits.push_back(editor::SetText{map.address(node) + ".stage", id});
    moved_to = map.data.stages[*stage].name;
  }
  if (edits.empty()) return places;
  edits.insert(edits.begin(), places);
  const std::string what =
      nodes.size() == 1 ? map.name(nodes.front()) : std::to_string(nodes.size()) + " cards";
  return editor::Together{std::move(edits), "Move " + what + " to " + moved_to};
}

std::optional<std::string> name_at(const Journey& journey, const std::string& address) {
  const auto name_in = [&](const auto& dict,
                           std::string_view prefix) -> std::optional<std::string> {
    if (!begins_with(address, prefix)) return std::nullopt;
    const std::string id = address.substr(prefix.size());
    const auto* found = dict.find(id);
    if (found == nullptr) return std::nullopt;
    return name_or_id(found->name, id);
  };
  const std::size_t pains = address.find(".pains.");
  if (begins_with(address, kTouchpoints) && pains != std::string::npos) {
    const Touchpoint* touchpoint =
        journey.touchpoints.find(address.substr(kTouchpoints.size(), pains - kTouchpoints.size()));
    return touchpoint == nullptr ? std::nullopt
                                 : name_in(touchpoint->pains, address.substr(0, pains + 7));
  }
  if (auto name = name_in(journey.touchpoints, kTouchpoints)) return name;
  return name_in(journey.ends, "ends.");
}

std::optional<editor::Edit> rename(const Journey& journey, const std::string& address,
                                   const std::string& name) {
  const auto before = name_at(journey, address);
  if (!before || name.empty() || name == *before) return std::nullopt;
  const editor::SetText renamed{address + ".name", name};
  const auto id = base_touchpoint(address);
  const std::string made = editor::free_id(Journey{}, "touchpoints", kNewTouchpointName);
  if (!id || *before != kNewTouchpointName || !begins_with(*id, made)) return renamed;
  const std::string better = editor::free_id(journey, "touchpoints", name);
  return editor::Together{{renamed, editor::RenameId{address, better}}, "Name " + name};
}

std::string address_after_rename(const editor::Edit& edit, const std::string& address) {
  const auto* both = std::get_if<editor::Together>(&edit);
  if (both == nullptr) return address;
  for (const editor::Edit& one : both->edits)
    if (const auto* id = std::get_if<editor::RenameId>(&one))
      return address.substr(0, address.rfind('.') + 1) + id->id;
  return address;
}

}  // namespace painpoint::gui
