#include "report/map_view.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "report/map_parts.h"

namespace painpoint::report {
namespace {

constexpr double kLeastMapWidth = 720;

std::string description_of(const MapData& data) {
  std::string text = fmt::format(
      "A map of {} touchpoints{}, under the scenario \"{}\", coloured by {}.", data.cards.size(),
      data.stages.empty() ? "" : fmt::format(" in {} stages", data.stages.size()), data.scenario,
      metric_words(data));
  std::vector<const MapCard*> cards;
  for (const MapCard& card : data.cards)
    if (card.value > 0) cards.push_back(&card);
  std::stable_sort(cards.begin(), cards.end(),
                   [](const MapCard* a, const MapCard* b) { return a->value > b->value; });
  std::vector<std::string> worst;
  for (std::size_t i = 0; i < std::min<std::size_t>(cards.size(), 3); ++i)
    worst.push_back(fmt::format("{} ({})", cards[i]->name, cards[i]->figure));
  if (!worst.empty()) text += fmt::format(" The largest figures: {}.", join_names(worst));
  return text;
}

class MapDrawing {
 public:
  MapDrawing(const MapData& data, const draw::Measure& measure) : sheet_{data, measure, {}} {
    draw::Picture& picture = sheet_.picture;
    picture.title = fmt::format("Journey map: {}", data.journey);
    picture.description = description_of(data);
    picture.right_to_left = data.right_to_left;
    picture.ground = draw::kWhite;
  }

  draw::Picture run() {
    const MapData& data = sheet_.data;
    lay_out();
    sheet_.picture.width = std::max(layout_.width, kLeastMapWidth);
    const double head = draw_head(sheet_);
    down_ = head + stage_heading_height();
    draw_stages(head);
    double most = 0;
    for (const MapWay& way : data.ways) most = std::max(most, way.customers);
    for (std::size_t w = 0; w < data.ways.size(); ++w)
      draw_way(sheet_, data.ways[w], layout_.edges[w], most, down_);
    for (std::size_t i = 0; i < data.cards.size(); ++i)
      draw_card(sheet_, data.cards[i], numbers_[i], place_of(i));
    for (std::size_t e = 0; e < data.ends.size(); ++e)
      draw_end(sheet_, data.ends[e], place_of(data.cards.size() + e));
    double y = down_ + layout_.height + 8;
    y = draw_curves(sheet_, columns(), numbers_, y);
    sheet_.picture.height = y + kMapMargin;
    if (data.right_to_left) draw::mirror(sheet_.picture);
    return std::move(sheet_.picture);
  }

 private:
  void lay_out() {
    const MapData& data = sheet_.data;
    const bool staged = std::any_of(data.cards.begin(), data.cards.end(), [](const MapCard& card) {
      return card.stage != graph::kAnyStage;
    });
    graph::LayoutOptions options;
    options.stages = staged ? data.stages.size() + 1 : 0;  // the last one is for the ends
    options.least_lane = 2 * kBandPadding + 18;
    std::vector<graph::LayoutNode> nodes;
    for (const MapCard& card : data.cards)
      nodes.push_back({kCardWidth, kCardHeight, card.stage, card.start, false});
    for (std::size_t e = 0; e < data.ends.size(); ++e)
      nodes.push_back(
          {kEndWidth, kEndHeight, staged ? data.stages.size() : graph::kAnyStage, false, true});
    std::vector<graph::LayoutEdge> edges;
    for (const MapWay& way : data.ways)
      edges.push_back({way.from, way.to, way.usual, way.customers});
    layout_ = graph::lay_out(nodes, edges, options);
    staged_ = staged;
    numbers_.resize(data.cards.size());
    std::size_t number = 0;
    for (const std::uint32_t node : layout_.order)
      if (node < data.cards.size()) numbers_[node] = ++number;
  }

  [[nodiscard]] draw::Box place_of(std::size_t node) const {
    const graph::LayoutBox& box = layout_.nodes[node];
    return {box.x, box.y + down_, box.width, box.height};
  }

  struct StageHeading {
    std::vector<std::string> lines;
    std::string figure;
    double left;
    double right;
  };

  [[nodiscard]] std::vector<StageHeading> stage_headings() const {
    std::vector<StageHeading> headings;
    if (!staged_) return headings;
    for (std::size_t s = 0; s < layout_.stages.size(); ++s) {
      const graph::LayoutColumns& columns = layout_.stages[s];
      if (columns.right <= columns.left) continue;
      const bool ends = s == sheet_.data.stages.size();
      const std::string name = ends ? "How it ends" : sheet_.data.stages[s].name;
      headings.push_back(
          {draw::fit_lines(name, kStageFont, columns.right - columns.left, 2, sheet_.measure),
           ends ? "" : sheet_.data.stages[s].figure, columns.left, columns.right});
    }
    return headings;
  }

  [[nodiscard]] double stage_heading_height() const {
    std::size_t lines = 0;
    for (const StageHeading& heading : stage_headings())
      lines = std::max(lines, heading.lines.size());
    return lines == 0 ? 0 : 18 * static_cast<double>(lines) + 24;
  }

  void draw_stages(double top) {
    const std::vector<StageHeading> headings = stage_headings();
    for (const StageHeading& heading : headings) {
      const double width = heading.right - heading.left;
      sheet_.picture.add(draw::Rectangle{{heading.left - kBandPadding, top,
                                          width + 2 * kBandPadding, down_ + layout_.height - top},
                                         8,
                                         draw::kGround,
                                         draw::Stroke{draw::kRule, 1}});
      double base = top + 20;
      for (const std::string& line : heading.lines) {
        sheet_.write(sheet_.picture.items, {heading.left, base}, line, kStageFont,
                     draw::Anchor::left, draw::kInk, width);
        base += 18;
      }
      sheet_.write(sheet_.picture.items, {heading.left, base}, heading.figure, kMapText,
                   draw::Anchor::left, draw::kQuietInk, width);
    }
  }

  /// Cards by stage in reading order, for the curves.
  [[nodiscard]] std::vector<MapColumn> columns() const {
    std::vector<MapColumn> result(layout_.stages.size());
    for (std::size_t s = 0; s < result.size(); ++s) {
      result[s].left = layout_.stages[s].left - kBandPadding;
      result[s].right = layout_.stages[s].right + kBandPadding;
    }
    for (const std::uint32_t node : layout_.order)
      if (node < sheet_.data.cards.size()) result[layout_.stage_of[node]].cards.push_back(node);
    std::erase_if(result, [](const MapColumn& column) { return column.cards.empty(); });
    return result;
  }

  MapSheet sheet_;
  graph::Layout layout_;
  bool staged_ = false;
  std::vector<std::size_t> numbers_;  ///< of each card, in reading order from 1
  double down_ = 0;                   ///< from the layout to the picture
};

}  // namespace

draw::Picture map_picture(const MapData& data, const draw::Measure& measure) {
  return MapDrawing(data, measure).run();
}

}  // namespace painpoint::report
