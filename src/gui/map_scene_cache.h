#pragma once

#include <memory>
#include <set>
#include <string>
#include <vector>

#include "gui/map_shown.h"
#include "gui/panel.h"

namespace painpoint::gui {

/// A part that is seen from far: fewer words, in large letters.
struct FarPicture {
  std::vector<draw::Item> items;
};

/// The scene of the document as it is, with the newest figures. Made anew only when something of it
/// has changed; frames in between cost a comparison.
class MapSceneCache {
 public:
  const ShownMap& update(const PanelContext& context);
  [[nodiscard]] const ShownMap& shown() const { return shown_; }
  /// By node; and of the stages' headings.
  [[nodiscard]] const std::vector<FarPicture>& far_nodes() const { return far_nodes_; }
  [[nodiscard]] const std::vector<FarPicture>& far_stages() const { return far_stages_; }
  [[nodiscard]] const std::vector<draw::Box>& way_bounds() const { return way_bounds_; }
  /// How often it was made, for tests.
  [[nodiscard]] std::size_t times_made() const { return times_made_; }

 private:
  struct Key {
    std::shared_ptr<const Journey> journey;
    std::shared_ptr<const Journey> solved;
    std::string solved_scenario;
    std::string scenario;
    chain::Metric metric{};
    std::set<std::string> lanes;
    bool fresh = false;
    const void* font = nullptr;
    int glyphs = 0;  ///< characters that were loaded later are as wide as they are
    bool operator==(const Key&) const = default;
  };
  static Key key_of(const PanelContext& context);
  void make(const PanelContext& context);

  Key key_;
  ShownMap shown_;
  std::vector<FarPicture> far_nodes_, far_stages_;
  std::vector<draw::Box> way_bounds_;
  std::size_t times_made_ = 0;
};

}  // namespace painpoint::gui
