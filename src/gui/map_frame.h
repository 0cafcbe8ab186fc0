#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "gui/map_gestures.h"

/// For the files of MapGestures only.
namespace painpoint::gui {

inline bool selects(const ViewState& view, const std::string& address) {
  return std::find(view.selected.begin(), view.selected.end(), address) != view.selected.end();
}

/// What one frame of gestures sees and may ask for.
struct MapGestures::Frame {
  const MapInput& input;
  const ShownMap& map;
  const Journey& journey;
  ViewState& view;
  Requests& requests;
  draw::Point plane;  ///< under the mouse

  void select(std::vector<std::string> addresses) const {
    requests.push_back(RequestSelect{std::move(addresses), false});
  }
  void edit(editor::Edit what, bool joins = false) const {
    requests.push_back(RequestEdit{std::move(what), joins});
  }
  /// Puts a new touchpoint in, selects it and lets it be named.
  void add(NewTouchpoint added) const {
    edit(std::move(added.edit));
    select({added.address});
    view.renaming = std::move(added.address);
  }
  [[nodiscard]] std::optional<std::size_t> last_selected() const {
    if (view.selected.empty()) return std::nullopt;
    return map.node_of(view.selected.back());
  }
  [[nodiscard]] std::vector<std::size_t> selected_nodes() const {
    std::vector<std::size_t> nodes;
    for (std::size_t i = 0; i < map.nodes(); ++i)
      if (selects(view, map.address(i))) nodes.push_back(i);
    return nodes;
  }
};

}  // namespace painpoint::gui
