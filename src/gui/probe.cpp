#include "gui/probe.h"

#include <imgui.h>

#include <utility>

namespace painpoint::gui {

void probe_last_item(const ViewState& view, std::string name) {
  if (view.probes == nullptr) return;
  const ImVec2 from = ImGui::GetItemRectMin();
  const ImVec2 to = ImGui::GetItemRectMax();
  probe_box(view, std::move(name), {from.x, from.y, to.x - from.x, to.y - from.y});
}

void probe_box(const ViewState& view, std::string name, const ScreenBox& box) {
  if (view.probes != nullptr) view.probes->insert_or_assign(std::move(name), box);
}

}  // namespace painpoint::gui
