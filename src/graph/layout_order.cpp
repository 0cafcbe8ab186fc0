#include "graph/layout_order.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace painpoint::graph {
namespace {

constexpr int kSweeps = 8;

struct Link {
  std::uint32_t to;
  std::uint32_t edge;
};

class Ordering {
 public:
  Ordering(std::span<const LayoutNode> nodes, std::span<const LayoutEdge> edges,
           const LayoutOptions& options)
      : nodes_(nodes), edges_(edges), options_(options), out_(nodes.size()), in_(nodes.size()) {
    for (std::uint32_t e = 0; e < edges.size(); ++e) {
      const LayoutEdge& edge = edges[e];
      if (edge.from >= nodes.size() || edge.to >= nodes.size() || edge.from == edge.to) continue;
      out_[edge.from].push_back({edge.to, e});
    }
    for (auto& links : out_)
      std::sort(links.begin(), links.end(), [&](const Link& a, const Link& b) {
        const LayoutEdge& x = edges_[a.edge];
        const LayoutEdge& y = edges_[b.edge];
        if (x.usual != y.usual) return x.usual;
        if (x.weight != y.weight) return x.weight > y.weight;
        return a.to < b.to;
      });
  }

  LayoutGrid run() {
    break_cycles();
    find_stages();
    find_layers();
    shape_columns();
    place();
    sweep();
    grid_.order.resize(nodes_.size());
    std::iota(grid_.order.begin(), grid_.order.end(), 0U);
    std::sort(grid_.order.begin(), grid_.order.end(), [&](std::uint32_t a, std::uint32_t b) {
      return std::pair{grid_.column[a], grid_.row[a]} < std::pair{grid_.column[b], grid_.row[b]};
    });
    return std::move(grid_);
  }

 private:
  /// Depth first, in the order of the file and along the usual ways first: a link to a card that is
  /// still being followed leads back. What is left has no cycle; `topological_` is its order.
  void break_cycles() {
    enum class Mark : std::uint8_t { unseen, open, done };
    std::vector<Mark> mark(nodes_.size(), Mark::unseen);
    std::vector<std::uint32_t> finished;
    std::vector<std::pair<std::uint32_t, std::size_t>> stack;  // card, next link
    std::vector<std::uint32_t> roots(nodes_.size());
    std::iota(roots.begin(), roots.end(), 0U);
    std::stable_partition(roots.begin(), roots.end(),
                          [&](std::uint32_t card) { return nodes_[card].start; });
    for (const std::uint32_t root : roots) {
      if (mark[root] != Mark::unseen) continue;
      mark[root] = Mark::open;
      stack.emplace_back(root, 0);
      while (!stack.empty()) {
        const std::uint32_t at = stack.back().first;
        if (stack.back().second == out_[at].size()) {
          mark[at] = Mark::done;
          finished.push_back(at);
          stack.pop_back();
          continue;
        }
        Link& link = out_[at][stack.back().second++];
        if (mark[link.to] == Mark::open) {
          link.edge = kBack;
        } else if (mark[link.to] == Mark::unseen) {
          mark[link.to] = Mark::open;
          stack.emplace_back(link.to, 0);
        }
      }
    }
    for (std::uint32_t from = 0; from < nodes_.size(); ++from) {
      std::erase_if(out_[from], [](const Link& link) { return link.edge == kBack; });
      for (const Link& link : out_[from]) in_[link.to].push_back({from, link.edge});
    }
    topological_.assign(finished.rbegin(), finished.rend());
  }

  void find_stages() {
    std::vector<std::size_t>& stage = grid_.stage_of;
    stage.resize(nodes_.size());
    bool any = false;
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
      stage[i] = nodes_[i].stage < options_.stages ? nodes_[i].stage : kAnyStage;
      any = any || stage[i] != kAnyStage;
    }
    stages_ = options_.stages;
    if (!any) {
      use_layers_as_stages();
      return;
    }
    // From those that lead here, then from those that this leads to; what touches nothing stands
    // in the first stage.
    for (const std::uint32_t at : topological_)
      if (stage[at] == kAnyStage)
        for (const Link& link : in_[at])
          if (stage[link.to] != kAnyStage)
            stage[at] =
                stage[at] == kAnyStage ? stage[link.to] : std::max(stage[at], stage[link.to]);
    for (auto at = topological_.rbegin(); at != topological_.rend(); ++at)
      if (stage[*at] == kAnyStage)
        for (const Link& link : out_[*at]) stage[*at] = std::min(stage[*at], stage[link.to]);
    for (std::size_t& one : stage)
      if (one == kAnyStage) one = 0;
  }

  /// Without stages: layers of the whole graph, several to a column where there are many.
  void use_layers_as_stages() {
    std::vector<std::size_t> layer(nodes_.size(), 0);
    std::size_t layers = 1;
    for (const std::uint32_t at : topological_)
      for (const Link& link : out_[at]) {
        layer[link.to] = std::max(layer[link.to], layer[at] + 1);
        layers = std::max(layers, layer[link.to] + 1);
      }
    const auto most =
        static_cast<std::size_t>(std::ceil(std::sqrt(2 * static_cast<double>(nodes_.size()) + 9)));
    stages_ = std::max<std::size_t>(std::min(layers, most), options_.stages);
    const std::size_t used = std::min(layers, most);
    for (std::size_t i = 0; i < nodes_.size(); ++i) grid_.stage_of[i] = layer[i] * used / layers;
  }

  /// Within its stage, a card stands below those that lead to it (longest paths).
  void find_layers() {
    layer_.assign(nodes_.size(), 0);
    for (const std::uint32_t at : topological_)
      for (const Link& link : out_[at])
        if (grid_.stage_of[link.to] == grid_.stage_of[at])
          layer_[link.to] = std::max(layer_[link.to], layer_[at] + 1);
  }

  /// How many rows the grid has, and with that how many columns each stage needs.
  void shape_columns() {
    std::vector<std::size_t> cards(stages_, 0);
    double width = 1;
    double height = 1;
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
      ++cards[grid_.stage_of[i]];
      width = std::max(width, nodes_[i].width);
      height = std::max(height, nodes_[i].height);
    }
    const auto columns_for = [&](std::size_t rows) {
      std::size_t columns = 0;
      for (const std::size_t count : cards) columns += (count + rows - 1) / rows;
      return columns;
    };
    const std::size_t most =
        std::max<std::size_t>(cards.empty() ? 1 : *std::max_element(cards.begin(), cards.end()), 1);
    rows_ = std::min(most, std::max<std::size_t>(options_.least_rows, 1));
    while (rows_ < most) {
      const double wide = static_cast<double>(columns_for(rows_)) * (width + options_.least_lane);
      const double high = static_cast<double>(rows_) * (height + options_.least_lane);
      if (wide <= options_.shape * high) break;
      ++rows_;
    }
    grid_.columns_of_stage.resize(stages_);
    first_column_.resize(stages_);
    for (std::size_t s = 0; s < stages_; ++s) {
      first_column_[s] = grid_.columns;
      grid_.columns_of_stage[s] = static_cast<std::uint32_t>((cards[s] + rows_ - 1) / rows_);
      grid_.columns += grid_.columns_of_stage[s];
    }
    grid_.rows = rows_;
  }

  /// The cards of each stage by layer, and within a layer in the order of the file.
  void place() {
    in_stage_.resize(stages_);
    for (std::uint32_t i = 0; i < nodes_.size(); ++i) in_stage_[grid_.stage_of[i]].push_back(i);
    grid_.column.resize(nodes_.size());
    grid_.row.resize(nodes_.size());
    for (std::size_t s = 0; s < stages_; ++s) {
      std::stable_sort(in_stage_[s].begin(), in_stage_[s].end(),
                       [&](std::uint32_t a, std::uint32_t b) { return layer_[a] < layer_[b]; });
      number(s);
    }
  }

  void number(std::size_t stage) {
    const std::vector<std::uint32_t>& cards = in_stage_[stage];
    const std::size_t columns = std::max<std::uint32_t>(grid_.columns_of_stage[stage], 1);
    const std::size_t rows = (cards.size() + columns - 1) / columns;  // columns of even length
    for (std::size_t i = 0; i < cards.size(); ++i) {
      grid_.column[cards[i]] = static_cast<std::uint32_t>(first_column_[stage] + i / rows);
      grid_.row[cards[i]] = static_cast<std::uint32_t>(i % rows);
    }
  }

  /// Moves the cards of each layer to where their neighbours are, and keeps the best arrangement.
  void sweep() {
    std::vector<std::vector<std::uint32_t>> best = in_stage_;
    double least = length_of_lines();
    for (int turn = 0; turn < kSweeps; ++turn) {
      for (std::size_t i = 0; i < stages_; ++i) reorder(turn % 2 == 0 ? i : stages_ - 1 - i);
      const double length = length_of_lines();
      if (length >= least) continue;
      least = length;
      best = in_stage_;
    }
    in_stage_ = std::move(best);
    for (std::size_t s = 0; s < stages_; ++s) number(s);
  }

  void reorder(std::size_t stage) {
    const auto pull = [&](std::uint32_t card) {
      double sum = 0;
      double weights = 0;
      for (const auto* links : {&out_[card], &in_[card]})
        for (const Link& link : *links) {
          const double weight = edges_[link.edge].weight + 1e-6;
          sum += weight * grid_.row[link.to];
          weights += weight;
        }
      return weights > 0 ? sum / weights : grid_.row[card];
    };
    std::vector<double> wish(nodes_.size());
    for (const std::uint32_t card : in_stage_[stage]) wish[card] = pull(card);
    std::stable_sort(in_stage_[stage].begin(), in_stage_[stage].end(),
                     [&](std::uint32_t a, std::uint32_t b) {
                       return std::pair{layer_[a], wish[a]} < std::pair{layer_[b], wish[b]};
                     });
    number(stage);
  }

  [[nodiscard]] double length_of_lines() const {
    double length = 0;
    for (std::size_t from = 0; from < nodes_.size(); ++from)
      for (const Link& link : out_[from]) {
        const double rows = std::abs(static_cast<double>(grid_.row[from]) - grid_.row[link.to]);
        const double columns =
            std::abs(static_cast<double>(grid_.column[from]) - grid_.column[link.to]);
        length += (edges_[link.edge].weight + 1e-6) * (rows + columns);
      }
    return length;
  }

  static constexpr std::uint32_t kBack = 0xffffffffU;

  std::span<const LayoutNode> nodes_;
  std::span<const LayoutEdge> edges_;
  const LayoutOptions& options_;
  std::vector<std::vector<Link>> out_;  ///< without those that lead back, once these are known
  std::vector<std::vector<Link>> in_;
  std::vector<std::uint32_t> topological_;
  std::vector<std::size_t> layer_;  ///< within the stage
  std::size_t stages_ = 0;
  std::size_t rows_ = 1;
  std::vector<std::size_t> first_column_;             ///< of each stage
  std::vector<std::vector<std::uint32_t>> in_stage_;  ///< its cards in reading order
  LayoutGrid grid_;
};

}  // namespace

LayoutGrid order_cards(std::span<const LayoutNode> nodes, std::span<const LayoutEdge> edges,
                       const LayoutOptions& options) {
  return Ordering(nodes, edges, options).run();
}

}  // namespace painpoint::graph
