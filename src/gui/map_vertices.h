#pragma once

#include <imgui.h>

#include <cstddef>
#include <functional>
#include <memory>

#include "gui/paint.h"

namespace painpoint::gui {

/// What was laid out for one frame, shown again in the next ones where nothing has changed but the
/// place: a map that rests or is dragged costs a copy.
class MapVertices {
 public:
  /// All that the vertices depend on, but the place.
  struct Key {
    std::size_t scene = 0;  ///< a number that is another for another scene
    double zoom = 0;
    double opacity = 1;
    float width = 0, height = 0;  ///< of the window
    const void* texture = nullptr;
    int texture_width = 0, texture_height = 0;
    bool operator==(const Key&) const = default;
  };

  /// Adds to the list what `paint` draws in this view. `paint` is called where what there is does
  /// not do, perhaps with a view of more than the window.
  void show(ImDrawList& list, const Key& key, const PaintView& view,
            const std::function<void(ImDrawList&, const PaintView&)>& paint);
  /// How often it was laid out.
  [[nodiscard]] std::size_t times_made() const { return times_made_; }

 private:
  void add_to(ImDrawList& list, const ImVec2& by) const;

  std::unique_ptr<ImDrawList> made_;
  Key key_;
  PaintView view_;
  std::size_t times_made_ = 0;
};

}  // namespace painpoint::gui
