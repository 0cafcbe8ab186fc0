#pragma once

#include <memory>
#include <set>
#include <string>
#include <vector>

#include "gui/map_far.h"
#include "gui/map_shown.h"
#include "gui/panel.h"
#include "texts/table.h"

namespace painpoint::gui {

/// The scene of the document as it is, with the newest figures. Made anew only when something of it
/// has changed; frames in between cost a comparison.
class MapSceneCache {
 public:
  /// `aspect` is that of the room for the map, height by width.
  const ShownMap& update(const PanelContext& context, double aspect);
  [[nodiscard]] const ShownMap& shown() const { return shown_; }
  /// As it is seen at this zoom, or nothing where it is seen from near.
  [[nodiscard]] const FarScene* far(double zoom) const {
    if (zoom >= kFarZoom) return nullptr;
    return zoom < kDistantZoom ? &distant_ : &far_;
  }
  [[nodiscard]] const std::vector<draw::Box>& way_bounds() const { return way_bounds_; }
  /// How often it was made: what is kept of an older scene is stale.
  [[nodiscard]] std::size_t times_made() const { return times_made_; }

 private:
  struct Key {
    std::shared_ptr<const Journey> journey;
    std::shared_ptr<const Journey> solved;
    std::string solved_scenario;
    std::string scenario;
    chain::Metric metric{};
    std::set<std::string> lanes;
    texts::Language language{};
    double aspect = 0;
    bool fresh = false;
    const void* font = nullptr;
    int glyphs = 0;  ///< characters that were loaded later are as wide as they are
    bool operator==(const Key&) const = default;
  };
  static Key key_of(const PanelContext& context, double aspect);
  void make(const PanelContext& context);

  Key key_;
  ShownMap shown_;
  FarScene far_, distant_;
  std::vector<draw::Box> way_bounds_;
  std::size_t times_made_ = 0;
};

}  // namespace painpoint::gui
