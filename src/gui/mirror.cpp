#include "gui/mirror.h"

#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <cmath>

namespace painpoint::gui {
namespace {

const KeptOrder* find_kept(const std::vector<KeptOrder>& kept, ImGuiID window) {
  const auto found = std::find_if(kept.begin(), kept.end(), [window](const KeptOrder& one) {
    return one.window == window && one.kind != KeptOrder::Kind::box;
  });
  return found == kept.end() ? nullptr : &*found;
}

/// Of something from `left` to `right` that moves as it is.
Reflection moved(float left, float right, float width) {
  return {1, width - right - left};
}

Reflection moved(const ImGuiWindow& window, float width) {
  return moved(window.Pos.x, window.Pos.x + window.Size.x, width);
}

Reflection reflection_of(const ImGuiWindow& window, const std::vector<KeptOrder>& kept,
                         float width) {
  const Reflection turned{-1, width};
  for (const ImGuiWindow* one = &window; one != nullptr;
       one = (one->Flags & ImGuiWindowFlags_ChildWindow) != 0 ? one->ParentWindow : nullptr) {
    const KeptOrder* entry = find_kept(kept, one->ID);
    if (entry == nullptr) continue;
    if (entry->kind == KeptOrder::Kind::window) return moved(*one, width);
    const ImGuiWindow* beside = ImGui::FindWindowByID(entry->beside);
    if (beside == nullptr) return turned;
    // Turned round where the mouse is, which moved with that window.
    return {-1, 2 * one->Pos.x + one->Size.x + moved(*beside, width).offset};
  }
  return turned;
}

bool is_in(const ScreenBox& box, float x, float y) {
  constexpr float kEdge = 2;  // smoothed edges reach over
  return x >= box.x - kEdge && x <= box.x + box.width + kEdge && y >= box.y - kEdge &&
         y <= box.y + box.height + kEdge;
}

/// What is kept at (x, y) of the layout, if anything is.
const KeptOrder* box_at(const std::vector<KeptOrder>& kept, float x, float y) {
  const auto found = std::find_if(kept.begin(), kept.end(), [&](const KeptOrder& one) {
    return one.kind == KeptOrder::Kind::box && is_in(one.box, x, y);
  });
  return found == kept.end() ? nullptr : &*found;
}

/// Inside a box that is kept, whose place turns with the rest.
Reflection inside(const KeptOrder& kept, const Reflection& around) {
  const float right = kept.box.x + kept.box.width;
  return around.sign < 0 ? Reflection{1, around.of(right) - kept.box.x} : around;
}

void add(const ViewState& view, KeptOrder entry) {
  if (view.kept != nullptr) view.kept->push_back(entry);
}

/// A part of the last item, from its left edge on.
void keep_box(const ViewState& view, float from_x, float to_x) {
  const ImVec2 from = ImGui::GetItemRectMin();
  add(view, {KeptOrder::Kind::box,
             0,
             0,
             {from.x + from_x, from.y, to_x - from_x, ImGui::GetItemRectSize().y}});
}

}  // namespace

void keep_order_of_window(const ViewState& view) {
  add(view, {KeptOrder::Kind::window, ImGui::GetCurrentWindow()->ID, 0, {}});
}

void stand_beside_kept(const ViewState& view, unsigned window) {
  add(view, {KeptOrder::Kind::beside, ImGui::GetCurrentWindow()->ID, window, {}});
}

void keep_order_of_typing(const ViewState& view) {
  if (ImGui::IsItemActive()) keep_box(view, 0, ImGui::GetItemRectSize().x);
}

void keep_tick_of_box(const ViewState& view) {
  keep_box(view, 0, ImGui::GetItemRectSize().y);
}

void keep_tick_of_entry(const ViewState& view) {
  const float width = ImGui::GetItemRectSize().x;
  keep_box(view, width - 1.6F * ImGui::GetFontSize(), width);
}

bool keyboard_is_kept(const std::vector<KeptOrder>& kept) {
  const ImGuiWindow* window = ImGui::GetCurrentContext()->NavWindow;
  return window != nullptr && reflection_of(*window, kept, 0).sign > 0;
}

void Mirror::learn(const ImFontAtlas& atlas) {
  letters_.learn(atlas);
}

void Mirror::turn(ImDrawList& list, const Reflection& reflection,
                  const std::vector<KeptOrder>& kept) const {
  ImVector<ImDrawVert>& vertices = list.VtxBuffer;
  const std::vector<DrawnLetter> letters = letters_.in(list);
  std::vector<bool> of_letter(static_cast<std::size_t>(vertices.Size), false);
  for (const DrawnLetter& letter : letters)
    for (unsigned k = 0; k < 4; ++k) of_letter[letter.first + k] = true;
  const auto there = [&](float x, float y) {
    const KeptOrder* box = box_at(kept, x, y);
    return box == nullptr ? reflection : inside(*box, reflection);
  };
  for (std::size_t begin = 0; begin < letters.size();) {
    std::size_t end = begin + 1;
    while (end < letters.size() && goes_on(letters[end - 1], letters[end])) ++end;
    const float left = letters[begin].pen, right = letters[end - 1].next_pen;
    const ImVec2 at = vertices[static_cast<int>(letters[begin].first)].pos;
    const Reflection own = there(at.x, at.y);
    const float shift = own.sign > 0 ? own.offset : own.of(right) - left;
    for (; begin < end; ++begin)
      for (unsigned k = 0; k < 4; ++k)
        vertices[static_cast<int>(letters[begin].first + k)].pos.x += std::round(shift);
  }
  for (int i = 0; i < vertices.Size; ++i) {
    if (of_letter[static_cast<std::size_t>(i)]) continue;
    ImVec2& at = vertices[i].pos;
    at.x = there(at.x, at.y).of(at.x);
  }
}

void Mirror::reflect(const ImDrawData& drawn, const std::vector<KeptOrder>& kept) const {
  const float width = drawn.DisplaySize.x;
  std::unordered_map<const ImDrawList*, const ImGuiWindow*> windows;
  for (const ImGuiWindow* window : ImGui::GetCurrentContext()->Windows)
    windows.emplace(window->DrawList, window);
  for (int i = 0; i < drawn.CmdListsCount; ++i) {
    ImDrawList& list = *drawn.CmdLists[i];
    const auto found = windows.find(&list);
    const Reflection reflection =
        found == windows.end() ? Reflection{-1, width} : reflection_of(*found->second, kept, width);
    for (ImDrawCmd& command : list.CmdBuffer) {
      const float one = reflection.of(command.ClipRect.x);
      const float other = reflection.of(command.ClipRect.z);
      command.ClipRect.x = std::min(one, other);
      command.ClipRect.z = std::max(one, other);
    }
    if (reflection.sign < 0) {
      turn(list, reflection, kept);
      continue;
    }
    for (ImDrawVert& vertex : list.VtxBuffer) vertex.pos.x += reflection.offset;
  }
}

float Mirror::mouse_x(float x, float y, const std::vector<KeptOrder>& kept) {
  const ImGuiIO& io = ImGui::GetIO();
  const bool any_down =
      std::any_of(std::begin(io.MouseDown), std::end(io.MouseDown), [](bool down) { return down; });
  if (any_down && holds_) return held_.back(x);
  const float width = io.DisplaySize.x;
  Reflection reflection{-1, width};
  const ImVector<ImGuiWindow*>& windows = ImGui::GetCurrentContext()->Windows;
  for (int i = windows.Size - 1; i >= 0; --i) {
    const ImGuiWindow& window = *windows[i];
    if (!window.WasActive || window.Hidden || (window.Flags & ImGuiWindowFlags_NoMouseInputs) != 0)
      continue;
    const Reflection own = reflection_of(window, kept, width);
    if (!window.OuterRectClipped.Contains(ImVec2(own.back(x), y))) continue;
    reflection = own;
    break;
  }
  if (const KeptOrder* box = box_at(kept, reflection.back(x), y))
    reflection = inside(*box, reflection);
  held_ = reflection;
  holds_ = true;
  return reflection.back(x);
}

}  // namespace painpoint::gui
