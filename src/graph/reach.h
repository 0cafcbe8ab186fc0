#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "graph/digraph.h"

namespace painpoint::graph {

/// Which components of a graph lead to which, asked pair by pair.
///
/// Most pairs are answered from two numbers per component. The rest are searched for in a few
/// steps, then looked up in the row of their goal: one bit for each component, worked out in
/// O(components + edges) when the goal is first asked for. Rows take at most `most_words` words of
/// 64 bits; beyond that every such question is a search, which allocates nothing. Several threads
/// may ask at a time.
class Reach {
 public:
  static constexpr std::size_t kMostWords = std::size_t{4} << 20;  // 32 MB

  Reach() = default;
  Reach(const Digraph& graph, const Components& components, std::size_t most_words = kMostWords);

  /// Whether component `from` leads to component `to`; each leads to itself.
  [[nodiscard]] bool leads(std::uint32_t from, std::uint32_t to) const;

 private:
  struct Rows;

  [[nodiscard]] std::optional<bool> search(std::uint32_t from, std::uint32_t to,
                                           std::size_t most) const;
  [[nodiscard]] const std::uint64_t* row_of(std::uint32_t to) const;
  void fill_row(std::uint64_t* bits, std::uint32_t to) const;

  Digraph onward_;  ///< component to component, highest number first
  /// By component: it leads to all from `all_from_` up to itself, and to none below `none_below_`.
  std::vector<std::uint32_t> all_from_;
  std::vector<std::uint32_t> none_below_;
  std::shared_ptr<Rows> rows_;
};

}  // namespace painpoint::graph
