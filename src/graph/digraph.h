#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace painpoint::graph {

/// A directed graph in compressed rows: the targets of node i are
/// targets[offsets[i]] ... targets[offsets[i + 1] - 1].
struct Digraph {
  std::vector<std::uint32_t> offsets{0};
  std::vector<std::uint32_t> targets;

  [[nodiscard]] std::size_t size() const { return offsets.size() - 1; }
  [[nodiscard]] std::span<const std::uint32_t> row(std::size_t node) const {
    return {targets.data() + offsets[node], offsets[node + 1] - offsets[node]};
  }
  /// Rows are added in order: targets first, then close_row.
  void add(std::uint32_t target) { targets.push_back(target); }
  void close_row() { offsets.push_back(static_cast<std::uint32_t>(targets.size())); }
};

Digraph reversed(const Digraph& graph);

/// Strongly connected components. A component has a lower number than every component from which
/// it can be reached: number 0 leads nowhere else (Tarjan's order). O(nodes + edges).
struct Components {
  std::vector<std::uint32_t> of;                  ///< component of each node
  std::vector<std::vector<std::uint32_t>> nodes;  ///< nodes of each component, in node order
};
Components strong_components(const Digraph& graph);

/// Which nodes can be reached from `starts` (which count as reached). O(nodes + edges).
std::vector<bool> reachable(const Digraph& graph, std::span<const std::uint32_t> starts);

}  // namespace painpoint::graph
