#pragma once

#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "editor/edit.h"
#include "gui/map_shown.h"
#include "gui/request.h"

/// What gestures on the map mean, as edits: for the mouse, the keyboard and menus alike.
namespace painpoint::gui {

/// A new touchpoint and its address.
struct NewTouchpoint {
  editor::Edit edit;
  std::string address;
};

/// Of a card before it is drawn.
inline constexpr double kNewCardWidth = 190;

/// What a touchpoint is called before somebody names it.
inline constexpr const char* kNewTouchpointName = "New touchpoint";

/// A touchpoint that leads to `completed`, in the stage whose column it lies in.
NewTouchpoint add_touchpoint_at(const Journey& journey, const ShownMap& map,
                                const draw::Point& upper_left);
/// A touchpoint that `from` (an id) leads to, beside it if somebody placed that one. It comes
/// between `from` and where it leads to, if that is one place; else it takes half of the customers.
/// `position` is as in the journey's map.
NewTouchpoint add_touchpoint_after(
    const Journey& journey, const std::string& from,
    std::optional<std::pair<double, double>> position = std::nullopt);

/// Customers go also from one node to another. A touchpoint that led nowhere but to `completed`
/// leads to the other touchpoint alone. Nothing where there is such a way already, or none can be.
std::optional<editor::Edit> connect(const Journey& journey, const ShownMap& map, std::size_t from,
                                    std::size_t to);

/// Cards come to stand elsewhere on the plane; those that lie in another stage's column belong to
/// that stage from now on.
editor::Edit move_nodes(const Journey& journey, const ShownMap& map,
                        std::span<const std::size_t> nodes, const draw::Point& by);

/// The name of what an address is, if it can be renamed.
std::optional<std::string> name_at(const Journey& journey, const std::string& address);
/// A new name. A touchpoint that had none gets an id that is made of it.
std::optional<editor::Edit> rename(const Journey& journey, const std::string& address,
                                   const std::string& name);
/// Where a thing is to be found after `rename`.
std::string address_after_rename(const editor::Edit& edit, const std::string& address);

}  // namespace painpoint::gui
