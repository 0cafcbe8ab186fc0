#include "gui/things.h"

#include <algorithm>

namespace painpoint::gui {
namespace {

/// Calls `visit(address, name, kind)` for everything until it says stop (true).
template <class Visit>
bool any_thing(const Journey& journey, Visit&& visit) {
  const auto all_of = [&](const auto& entries, const std::string& collection,
                          std::string_view kind) {
    return std::any_of(entries.begin(), entries.end(), [&](const auto& entry) {
      return visit(collection + "." + entry.id, name_or_id(entry.value.name, entry.id), kind);
    });
  };
  if (all_of(journey.touchpoints, "touchpoints", "touchpoint")) return true;
  for (const auto& touchpoint : journey.touchpoints)
    if (all_of(touchpoint.value.pains, "touchpoints." + touchpoint.id + ".pains", "pain point"))
      return true;
  return all_of(journey.stages, "stages", "stage") || all_of(journey.causes, "causes", "cause") ||
         all_of(journey.segments, "segments", "segment") ||
         all_of(journey.channels, "channels", "channel") ||
         all_of(journey.teams, "teams", "team") || all_of(journey.ends, "ends", "end") ||
         all_of(journey.policies, "policies", "policy") ||
         all_of(journey.scenarios, "scenarios", "scenario");
}

}  // namespace

std::vector<Thing> things_of(const Journey& journey) {
  std::vector<Thing> things;
  any_thing(journey, [&](std::string address, const std::string& name, std::string_view kind) {
    things.push_back({std::move(address), name, kind});
    return false;
  });
  return things;
}

bool is_there(const Journey& journey, std::string_view address) {
  // What the map has beside the things of the outline: ways, and touchpoints that a scenario adds.
  constexpr std::string_view kTouchpoint = "touchpoints.";
  constexpr std::string_view kNext = ".next.";
  if (const std::size_t next = address.find(kNext);
      address.starts_with(kTouchpoint) && next != std::string_view::npos) {
    const Touchpoint* from =
        journey.touchpoints.find(address.substr(kTouchpoint.size(), next - kTouchpoint.size()));
    return from != nullptr && from->next.contains(address.substr(next + kNext.size()));
  }
  constexpr std::string_view kAdded = ".add.touchpoints.";
  if (const std::size_t added = address.find(kAdded); added != std::string_view::npos) {
    const Scenario* scenario = journey.scenarios.find(id_of(address.substr(0, added)));
    return scenario != nullptr &&
           scenario->add.touchpoints.contains(address.substr(added + kAdded.size()));
  }
  return any_thing(journey, [&](const std::string& there, const std::string&, std::string_view) {
    return there == address;
  });
}

std::string_view collection_of(std::string_view address) {
  const std::size_t dot = address.rfind('.');
  return dot == std::string_view::npos ? std::string_view{} : address.substr(0, dot);
}

std::string_view id_of(std::string_view address) {
  const std::size_t dot = address.rfind('.');
  return dot == std::string_view::npos ? address : address.substr(dot + 1);
}

std::string_view touchpoint_of(std::string_view address) {
  constexpr std::string_view kPrefix = "touchpoints.";
  if (!address.starts_with(kPrefix)) return {};
  address.remove_prefix(kPrefix.size());
  return address.substr(0, address.find('.'));
}

}  // namespace painpoint::gui
