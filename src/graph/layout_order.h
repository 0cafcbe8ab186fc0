#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "graph/layout.h"

/// The first half of a layout: which column and row each card gets.
namespace painpoint::graph {

struct LayoutGrid {
  std::vector<std::size_t> stage_of;
  std::vector<std::uint32_t> column;            ///< of each node
  std::vector<std::uint32_t> row;               ///< likewise
  std::vector<std::uint32_t> columns_of_stage;  ///< how many columns each stage has, 0 if empty
  std::size_t columns = 0;
  std::size_t rows = 0;
  std::vector<std::uint32_t> order;  ///< of reading
};

/// Breaks cycles, finds stages and layers, and orders the cards of each layer so that lines are
/// short (barycentres of their neighbours, swept to and fro).
LayoutGrid order_cards(std::span<const LayoutNode> nodes, std::span<const LayoutEdge> edges,
                       const LayoutOptions& options);

}  // namespace painpoint::graph
