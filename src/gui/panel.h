#pragma once

#include <string>

#include "editor/document.h"
#include "editor/live.h"
#include "gui/request.h"
#include "gui/theme.h"
#include "gui/view_state.h"

namespace painpoint::gui {

/// What a panel sees. It draws itself into the current ImGui window, changes only the view state
/// that is its own, and asks for everything else.
struct PanelContext {
  const editor::Document& document;
  const editor::LiveFigures& live;
  const Theme& theme;
  ViewState& view;
  Requests& requests;
};

void draw_outline(PanelContext& context);
void draw_inspector(PanelContext& context);
void draw_map(PanelContext& context);
void draw_story(PanelContext& context);    ///< one customer, step by step
void draw_ranking(PanelContext& context);  ///< pain points, the worst first (Pareto)
void draw_summary(PanelContext& context);  ///< a strip of figures beside the base, and the headline
void draw_problems(PanelContext& context);  ///< findings; a click selects what they are about

/// Names what was just drawn, so that tests find it: "inspector/chance", "map/card/deliver".
/// Rectangles are kept for one frame in the probe list of the view state, if it has one.
void probe_item(PanelContext& context, std::string name);

}  // namespace painpoint::gui
