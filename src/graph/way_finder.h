#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

#include "graph/layout.h"

/// Lines between cards that stand anywhere: where people put them, and not on the layout's grid.
namespace painpoint::graph {

/// Where a line leaves one card and reaches the other.
enum class CardSide : std::uint8_t { left, right, top, bottom };
struct Ports {
  CardSide out = CardSide::right;
  CardSide in = CardSide::left;
  double out_part = 0.5;  ///< of the side's length, from the top or left
  double in_part = 0.5;
  bool back = false;  ///< against the direction of reading: left, or straight up
};
Ports ports_between(const LayoutBox& from, const LayoutBox& to);

/// Finds ways around cards, in horizontal and vertical pieces. Keeps the boxes that it was given by
/// a coarse raster, so that a way costs what stands near it and not what stands on the map.
class WayFinder {
 public:
  explicit WayFinder(std::vector<LayoutBox> cards);

  /// From one card's border to the other's. Where cards stand so close that nothing runs between
  /// them, the shortest simple line: also behind cards.
  [[nodiscard]] std::vector<LayoutPoint> way(std::uint32_t from, std::uint32_t to,
                                             const Ports& ports) const;
  /// Whether a line in horizontal and vertical pieces runs through the inside of any card, or
  /// closer to it than `clearance`. `out` and `in`: cards that it may touch.
  [[nodiscard]] bool hits(std::span<const LayoutPoint> line, double clearance, std::uint32_t out,
                          std::uint32_t in) const;

 private:
  [[nodiscard]] std::vector<std::uint32_t> near(const LayoutBox& box) const;
  [[nodiscard]] std::optional<std::vector<LayoutPoint>> search(std::uint32_t from, std::uint32_t to,
                                                               const Ports& ports,
                                                               double margin) const;

  std::vector<LayoutBox> cards_;
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> raster_;
};

/// Moves pieces of these lines apart that lie on one another, as far as there is room.
void spread_lines(Layout& layout, std::span<const LayoutEdge> edges,
                  std::span<const std::size_t> which, const WayFinder& finder);

/// Puts cards where people want them (`wanted[i]`, the top left), moves others down that would
/// stand under them, and leads lines anew that led to them or would run through them. Without any
/// wish, nothing changes. Columns of stages widen with their cards as far as they do not meet.
void place_cards(Layout& layout, std::span<const LayoutEdge> edges,
                 std::span<const std::optional<LayoutPoint>> wanted);

}  // namespace painpoint::graph
