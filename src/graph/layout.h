#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

/// Where the cards of a journey map stand and how the lines between them run. Plain graph data in,
/// places out; nothing here knows what a card shows.
///
/// Stages are columns from left to right, wide ones of several columns. Within a stage, cards stand
/// in layers from the top: a card below those that lead to it, as far as loops allow. All cards
/// stand on one grid of columns and rows with free lanes between, and lines run in the lanes only,
/// so that none can run through a card. The same data gives the same layout.
namespace painpoint::graph {

struct LayoutPoint {
  double x = 0;
  double y = 0;
  bool operator==(const LayoutPoint&) const = default;
};

struct LayoutBox {
  double x = 0;
  double y = 0;
  double width = 0;
  double height = 0;
  [[nodiscard]] double right() const { return x + width; }
  [[nodiscard]] double bottom() const { return y + height; }
  bool operator==(const LayoutBox&) const = default;
};

inline constexpr std::size_t kAnyStage = std::numeric_limits<std::size_t>::max();

struct LayoutNode {
  double width = 0;
  double height = 0;
  /// kAnyStage: the stage of a card that leads to it, else of one that it leads to. Where no card
  /// has a stage, layers of the whole graph are the columns.
  std::size_t stage = kAnyStage;
  bool start = false;  ///< journeys begin here: followed before others
  /// Lines to this card share their way as soon as they can and arrive as one: for an end that many
  /// lead to.
  bool gathers = false;
};

struct LayoutEdge {
  std::uint32_t from = 0;
  std::uint32_t to = 0;
  /// Followed first where it is decided which lines of a loop lead back: the usual ways come before
  /// those of rework. Then the heavier ones.
  bool usual = true;
  double weight = 1;
};

struct LayoutOptions {
  std::size_t stages = 0;
  double least_lane = 34;      ///< width of the free lanes; they widen with the lines in them ...
  double most_lane = 120;      ///< ... up to this
  double line_gap = 7;         ///< between lines in a lane, where there is room
  double shape = 1.8;          ///< width / height that is aimed at
  std::size_t least_rows = 4;  ///< a stage of so many cards is one column
};

struct LayoutRoute {
  /// From the border of one card to that of the other, in horizontal and vertical pieces. Empty
  /// where an edge names no card.
  std::vector<LayoutPoint> points;
  bool back = false;  ///< against the order of columns and layers, or to the card itself
};

struct LayoutColumns {
  double left = 0;
  double right = 0;  ///< of its cards, lanes apart; equal to `left` where a stage has no cards
};

struct Layout {
  std::vector<LayoutBox> nodes;    ///< in the order given
  std::vector<LayoutRoute> edges;  ///< in the order given
  std::vector<LayoutColumns> stages;
  std::vector<std::uint32_t> order;   ///< of reading: by stage, column and row
  std::vector<std::size_t> stage_of;  ///< of each node; where none was given, the one found
  double width = 0;
  double height = 0;
};

/// A line from a card to itself, at its upper right corner.
std::vector<LayoutPoint> loop_at(const LayoutBox& card);

/// O(nodes + edges) but for sorting. Sizes must be positive; edges to nodes that are not there are
/// left out.
Layout lay_out(std::span<const LayoutNode> nodes, std::span<const LayoutEdge> edges,
               const LayoutOptions& options);

}  // namespace painpoint::graph
