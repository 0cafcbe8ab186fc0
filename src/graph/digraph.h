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

/// The nodes of each component, in node order, in one list: components[c] is a span of them.
class NodeLists {
 public:
  class Iterator {
   public:
    Iterator(const NodeLists& lists, std::size_t list) : lists_(&lists), list_(list) {}
    std::span<const std::uint32_t> operator*() const { return (*lists_)[list_]; }
    Iterator& operator++() {
      ++list_;
      return *this;
    }
    bool operator==(const Iterator& other) const { return list_ == other.list_; }

   private:
    const NodeLists* lists_;
    std::size_t list_;
  };

  NodeLists() = default;
  /// Sorts the nodes into `lists` lists; `list_of[node]` is the list of a node.
  NodeLists(std::span<const std::uint32_t> list_of, std::size_t lists);

  [[nodiscard]] std::size_t size() const { return offsets_.size() - 1; }
  [[nodiscard]] std::span<const std::uint32_t> operator[](std::size_t list) const {
    return {nodes_.data() + offsets_[list], offsets_[list + 1] - offsets_[list]};
  }
  [[nodiscard]] Iterator begin() const { return {*this, 0}; }
  [[nodiscard]] Iterator end() const { return {*this, size()}; }

 private:
  std::vector<std::uint32_t> offsets_{0};
  std::vector<std::uint32_t> nodes_;
};

/// Strongly connected components. A component has a lower number than every component from which
/// it can be reached: number 0 leads nowhere else (Tarjan's order). O(nodes + edges).
struct Components {
  std::vector<std::uint32_t> of;  ///< component of each node
  NodeLists nodes;                ///< nodes of each component
};
Components strong_components(const Digraph& graph);

/// Which nodes can be reached from `starts` (which count as reached). O(nodes + edges).
std::vector<bool> reachable(const Digraph& graph, std::span<const std::uint32_t> starts);

}  // namespace painpoint::graph
