#pragma once

#include <string>

#include "gui/view_state.h"

namespace painpoint::gui {

/// Names the ImGui item that was just drawn, so that tests find it. Does nothing unless the view
/// state has a list of probes.
void probe_last_item(const ViewState& view, std::string name);
/// Names a place of the window, where there is no item: a card of the map.
void probe_box(const ViewState& view, std::string name, const ScreenBox& box);

}  // namespace painpoint::gui
