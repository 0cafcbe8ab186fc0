#include "gui/map_vertices.h"

#include <cmath>
#include <cstring>
#include <optional>

namespace painpoint::gui {
namespace {

constexpr float kRoom = 200;  ///< pixels around the window, for a map that is being dragged

/// How far all is from where it was made, in pixels. Nothing where these are no whole pixels: then
/// letters would get blurred.
std::optional<ImVec2> way_between(const PaintView& made, const PaintView& now) {
  const draw::Point at = now.to_screen(made.to_plane({0, 0}));
  const draw::Point whole{std::round(at.x), std::round(at.y)};
  if (std::abs(at.x - whole.x) > 0.01 || std::abs(at.y - whole.y) > 0.01) return std::nullopt;
  return ImVec2(static_cast<float>(whole.x), static_cast<float>(whole.y));
}

bool covers(const ScreenBox& made, const ImVec2& by, const ScreenBox& window) {
  return made.x + by.x <= window.x && made.y + by.y <= window.y &&
         made.x + by.x + made.width >= window.x + window.width &&
         made.y + by.y + made.height >= window.y + window.height;
}

/// The same view, with more of the plane around it.
PaintView with_room(PaintView view, float room) {
  view.window = {view.window.x - room, view.window.y - room, view.window.width + 2 * room,
                 view.window.height + 2 * room};
  view.camera.at_x -= static_cast<double>(room) / view.camera.zoom;
  view.camera.at_y -= static_cast<double>(room) / view.camera.zoom;
  return view;
}

}  // namespace

void MapVertices::show(ImDrawList& list, const Key& key, const PaintView& view,
                       const std::function<void(ImDrawList&, const PaintView&)>& paint) {
  const bool same = made_ != nullptr && key == key_;
  if (same) {
    const auto by = way_between(view_, view);
    if (by && covers(view_.window, *by, view.window)) {
      add_to(list, *by);
      return;
    }
  }
  if (made_ == nullptr) made_ = std::make_unique<ImDrawList>(ImGui::GetDrawListSharedData());
  // Who zooms will zoom on, and who drags drags on.
  view_ = with_room(view, same ? kRoom : 0);
  key_ = key;
  made_->_ResetForNewFrame();
  made_->PushTextureID(ImGui::GetIO().Fonts->TexID);
  const ScreenBox& box = view_.window;
  made_->PushClipRect({box.x, box.y}, {box.x + box.width, box.y + box.height});
  paint(*made_, view_);
  ++times_made_;
  add_to(list, {0, 0});
}

void MapVertices::add_to(ImDrawList& list, const ImVec2& by) const {
  // Indices count from the offset of their command: one piece for each offset.
  const ImVector<ImDrawCmd>& commands = made_->CmdBuffer;
  for (int c = 0; c < commands.Size;) {
    const unsigned first_vertex = commands[c].VtxOffset;
    const unsigned first_index = commands[c].IdxOffset;
    unsigned indices = 0;
    for (; c < commands.Size && commands[c].VtxOffset == first_vertex; ++c)
      indices += commands[c].ElemCount;
    const unsigned end =
        c < commands.Size ? commands[c].VtxOffset : static_cast<unsigned>(made_->VtxBuffer.Size);
    const unsigned vertices = end - first_vertex;
    if (indices == 0) continue;
    list.PrimReserve(static_cast<int>(indices), static_cast<int>(vertices));
    const unsigned base = list._VtxCurrentIdx;
    const ImDrawIdx* index = made_->IdxBuffer.Data + first_index;
    for (unsigned i = 0; i < indices; ++i)
      list._IdxWritePtr[i] = static_cast<ImDrawIdx>(index[i] + base);
    const ImDrawVert* vertex = made_->VtxBuffer.Data + first_vertex;
    std::memcpy(list._VtxWritePtr, vertex, vertices * sizeof(ImDrawVert));
    if (by.x != 0 || by.y != 0)
      for (unsigned v = 0; v < vertices; ++v) {
        list._VtxWritePtr[v].pos.x += by.x;
        list._VtxWritePtr[v].pos.y += by.y;
      }
    list._VtxWritePtr += vertices;
    list._IdxWritePtr += indices;
    list._VtxCurrentIdx += vertices;
  }
}

}  // namespace painpoint::gui
