#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "report/map_data.h"
#include "report/map_scene.h"

namespace painpoint::gui {

/// Below the first zoom cards show their names and figures in large letters, because the small ones
/// of the scene (11 pixels at zoom 1) could not be read; below the second their names alone, in
/// very large ones.
inline constexpr double kFarZoom = 0.82;
inline constexpr double kDistantZoom = 0.44;

/// The map as it is shown: what it says and where it stands. Nodes are cards, then ends, as in the
/// ways of MapData.
struct ShownMap {
  report::MapData data;
  report::MapScene scene;
  std::vector<std::vector<report::ScenePain>> far_pains{};  ///< marks on cards that are seen small

  /// Where pain points of a card are marked as it is seen at this zoom.
  [[nodiscard]] std::span<const report::ScenePain> pains(std::size_t card, double zoom) const;
  [[nodiscard]] std::size_t nodes() const { return scene.cards.size() + scene.ends.size(); }
  [[nodiscard]] bool is_end(std::size_t node) const { return node >= scene.cards.size(); }
  [[nodiscard]] const draw::Box& box(std::size_t node) const;
  [[nodiscard]] const std::string& id(std::size_t node) const;
  [[nodiscard]] const std::string& name(std::size_t node) const;
  /// What is selected of it: "touchpoints.deliver", "ends.completed".
  [[nodiscard]] std::string address(std::size_t node) const;
  /// The card or end that an address is, or belongs to ("touchpoints.deliver.pains.late"). A number
  /// of anything else: nothing.
  [[nodiscard]] std::optional<std::size_t> node_of(std::string_view address) const;
  [[nodiscard]] std::optional<std::size_t> way_of(std::string_view address) const;

  /// The position in the file of a card whose box is this one on the plane, and back: in a journey
  /// that runs from right to left, positions count from the right.
  [[nodiscard]] std::pair<double, double> position_of(const draw::Box& box) const;
  /// In which stage's column a point is, by its place in MapData::stages.
  [[nodiscard]] std::optional<std::size_t> stage_at(const draw::Point& plane) const;
};

}  // namespace painpoint::gui
