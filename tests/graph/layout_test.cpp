#include "graph/layout.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <random>

#include "tests/graph/geometry.h"

using namespace painpoint::graph;
using namespace painpoint::test;

namespace {

struct Drawing {
  std::vector<LayoutNode> nodes;
  std::vector<LayoutEdge> edges;
  LayoutOptions options;
};

bool on_border(const LayoutPoint& p, const LayoutBox& card) {
  const bool beside = p.y >= card.y - 1e-9 && p.y <= card.bottom() + 1e-9;
  const bool above = p.x >= card.x - 1e-9 && p.x <= card.right() + 1e-9;
  return (beside && (p.x == card.x || p.x == card.right())) ||
         (above && (p.y == card.y || p.y == card.bottom()));
}

/// All that holds of every layout.
void check_layout(const Drawing& drawing, const Layout& layout) {
  REQUIRE(layout.nodes.size() == drawing.nodes.size());
  REQUIRE(layout.edges.size() == drawing.edges.size());
  REQUIRE(layout.order.size() == drawing.nodes.size());
  std::size_t overlaps = 0;
  std::size_t outside = 0;
  for (std::size_t i = 0; i < layout.nodes.size(); ++i) {
    const LayoutBox& box = layout.nodes[i];
    if (box.x < 0 || box.y < 0 || box.right() > layout.width || box.bottom() > layout.height)
      ++outside;
    for (std::size_t j = 0; j < i; ++j) overlaps += overlap(box, layout.nodes[j]) ? 1 : 0;
    const LayoutColumns& stage = layout.stages.at(layout.stage_of[i]);
    CHECK(box.x >= stage.left);
    CHECK(box.right() <= stage.right);
  }
  CHECK(overlaps == 0);
  std::size_t crossed = 0;
  std::size_t loose = 0;
  std::size_t slanted = 0;
  for (std::size_t e = 0; e < layout.edges.size(); ++e) {
    const auto& points = layout.edges[e].points;
    REQUIRE(points.size() >= 2);
    if (!on_border(points.front(), layout.nodes[drawing.edges[e].from])) ++loose;
    if (!on_border(points.back(), layout.nodes[drawing.edges[e].to])) ++loose;
    for (std::size_t i = 1; i < points.size(); ++i) {
      const LayoutPoint& p = points[i - 1];
      const LayoutPoint& q = points[i];
      if (p.x != q.x && p.y != q.y) ++slanted;
      if (q.x < 0 || q.y < 0 || q.x > layout.width || q.y > layout.height) ++outside;
      for (const LayoutBox& card : layout.nodes) crossed += through(p, q, card) ? 1 : 0;
    }
  }
  CHECK(outside == 0);
  CHECK(crossed == 0);
  CHECK(loose == 0);
  CHECK(slanted == 0);
}

/// Cards in a row of stages, chained, with random short cuts, loops, loops at one card, and now and
/// then a card without a stage.
Drawing random_drawing(std::uint64_t seed, std::size_t cards, std::size_t stages) {
  std::mt19937_64 random(seed);
  const auto below = [&](std::size_t n) { return static_cast<std::size_t>(random() % n); };
  Drawing drawing;
  drawing.options.stages = stages;
  for (std::size_t i = 0; i < cards; ++i) {
    LayoutNode node{static_cast<double>(150 + below(60)), static_cast<double>(30 + below(80))};
    if (stages > 0 && below(10) > 0) node.stage = i * stages / cards;
    node.start = i == 0;
    node.gathers = i + 2 >= cards;
    drawing.nodes.push_back(node);
  }
  const auto add = [&](std::size_t from, std::size_t to, bool usual) {
    drawing.edges.push_back({static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(to),
                             usual, static_cast<double>(below(100)) / 100});
  };
  for (std::size_t i = 0; i + 1 < cards; ++i) add(i, i + 1, true);
  for (std::size_t i = 0; i < cards; ++i) {
    add(below(cards), below(cards), below(2) == 0);
    if (below(8) == 0) add(i, i, false);
  }
  return drawing;
}

Layout laid_out(const Drawing& drawing) {
  return lay_out(drawing.nodes, drawing.edges, drawing.options);
}

bool same(const Layout& a, const Layout& b) {
  return a.nodes == b.nodes && a.order == b.order && a.width == b.width && a.height == b.height &&
         std::equal(a.edges.begin(), a.edges.end(), b.edges.begin(), b.edges.end(),
                    [](const LayoutRoute& x, const LayoutRoute& y) {
                      return x.points == y.points && x.back == y.back;
                    });
}

}  // namespace

TEST_CASE("no card lies on another and no line runs through one, whatever the graph") {
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    CAPTURE(seed);
    const Drawing drawing = random_drawing(seed, 1 + seed * 2, seed % 7);
    const Layout layout = laid_out(drawing);
    check_layout(drawing, layout);
    CHECK(same(layout, laid_out(drawing)));
  }
}

TEST_CASE("lines in one lane stand beside each other") {
  for (std::uint64_t seed = 1; seed <= 30; ++seed) {
    CAPTURE(seed);
    Drawing drawing = random_drawing(seed, 4 + seed * 3, 1 + seed % 6);
    for (LayoutNode& node : drawing.nodes) node.gathers = false;
    struct Piece {
      std::size_t edge;
      double at, from, to;
    };
    std::vector<Piece> upright;
    const Layout layout = laid_out(drawing);
    for (std::size_t e = 0; e < layout.edges.size(); ++e) {
      const auto& points = layout.edges[e].points;
      if (points.size() < 4 || drawing.edges[e].from == drawing.edges[e].to) continue;
      for (std::size_t i = 1; i < points.size(); ++i)
        if (points[i].x == points[i - 1].x)
          upright.push_back({e, points[i].x, std::min(points[i].y, points[i - 1].y),
                             std::max(points[i].y, points[i - 1].y)});
    }
    std::size_t upon_each_other = 0;
    for (const Piece& a : upright)
      for (const Piece& b : upright)
        if (a.edge < b.edge && std::abs(a.at - b.at) < 0.1 && a.from < b.to - 0.1 &&
            b.from < a.to - 0.1)
          ++upon_each_other;
    CHECK(upon_each_other == 0);
  }
}

TEST_CASE("200 touchpoints with loops fill a page, not a strip") {
  const Drawing drawing = random_drawing(7, 200, 6);
  const Layout layout = laid_out(drawing);
  check_layout(drawing, layout);
  CHECK(layout.width / layout.height > 0.5);
  CHECK(layout.width / layout.height < 5);
}

TEST_CASE("2,000 touchpoints take well under a second") {
  const Drawing drawing = random_drawing(11, 2000, 9);
  const auto begin = std::chrono::steady_clock::now();
  const Layout layout = laid_out(drawing);
  const std::chrono::duration<double, std::milli> taken = std::chrono::steady_clock::now() - begin;
  MESSAGE("2,000 cards and " << drawing.edges.size() << " lines laid out in " << taken.count()
                             << " ms");
  CHECK(taken.count() < (PAINPOINT_SANITIZED != 0 ? 5000 : 500));
  check_layout(drawing, layout);
}

TEST_CASE("stages are columns from left to right, and a chain within one runs downwards") {
  Drawing drawing;
  drawing.options.stages = 3;
  for (const std::size_t stage : {2U, 0U, 0U, 0U, 1U}) drawing.nodes.push_back({100, 40, stage});
  drawing.edges = {{3, 2}, {2, 1}, {1, 4}, {4, 0}};
  const Layout layout = laid_out(drawing);
  check_layout(drawing, layout);
  CHECK(layout.order == std::vector<std::uint32_t>{3, 2, 1, 4, 0});
  CHECK(layout.nodes[3].bottom() < layout.nodes[2].y);
  CHECK(layout.nodes[2].bottom() < layout.nodes[1].y);
  CHECK(layout.nodes[1].right() < layout.nodes[4].x);
  CHECK(layout.nodes[4].right() < layout.nodes[0].x);
  for (const LayoutRoute& route : layout.edges) CHECK(!route.back);
}

TEST_CASE("ways back are told from ways forward, and the usual way leads forward") {
  Drawing drawing;
  drawing.options.stages = 1;
  for (int i = 0; i < 3; ++i) drawing.nodes.push_back({100, 40, 0});
  drawing.nodes[0].start = true;
  // 0 -> 1 -> 2, rework from 1 to 2, from 2 to 0, and at 1 itself.
  drawing.edges = {{2, 0, false, 9}, {0, 1}, {1, 2}, {1, 1, false}, {2, 1, false}};
  const Layout layout = laid_out(drawing);
  check_layout(drawing, layout);
  CHECK(layout.order == std::vector<std::uint32_t>{0, 1, 2});
  CHECK(layout.edges[0].back);
  CHECK(!layout.edges[1].back);
  CHECK(!layout.edges[2].back);
  CHECK(layout.edges[3].back);
  CHECK(layout.edges[4].back);
}

TEST_CASE("the order in which edges are listed changes no place") {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    CAPTURE(seed);
    Drawing drawing = random_drawing(seed, 40, 4);
    const Layout layout = laid_out(drawing);
    std::mt19937_64 random(seed);
    std::shuffle(drawing.edges.begin(), drawing.edges.end(), random);
    CHECK(laid_out(drawing).order == layout.order);
  }
}

TEST_CASE("lines to a card that gathers them share one way at last") {
  Drawing drawing;
  drawing.options.stages = 3;
  for (int i = 0; i < 6; ++i) drawing.nodes.push_back({100, 40, i < 3 ? 0U : 1U});
  drawing.nodes.push_back({100, 40, 2, false, true});
  for (std::uint32_t i = 0; i < 6; ++i) drawing.edges.push_back({i, 6});
  const Layout layout = laid_out(drawing);
  check_layout(drawing, layout);
  for (const LayoutRoute& route : layout.edges) {
    CHECK(route.points.back() == layout.edges[0].points.back());
    if (route.points.size() > 2)  // not the one that only goes straight on
      CHECK(route.points.end()[-2].x == layout.edges[0].points.end()[-2].x);
  }
}

TEST_CASE("a card without a stage stands with those that lead to it") {
  Drawing drawing;
  drawing.options.stages = 2;
  drawing.nodes = {{100, 40, 0}, {100, 40, 1}, {100, 40}, {100, 40}, {100, 40}};
  drawing.edges = {{0, 1}, {1, 2}, {3, 1}};
  const Layout layout = laid_out(drawing);
  CHECK(layout.stage_of == std::vector<std::size_t>{0, 1, 1, 1, 0});
}

TEST_CASE("without stages, layers are the columns") {
  Drawing drawing;
  drawing.nodes = {{100, 40}, {100, 40}, {100, 40}};
  drawing.edges = {{0, 1}, {1, 2}, {2, 0}};
  const Layout layout = laid_out(drawing);
  check_layout(drawing, layout);
  CHECK(layout.nodes[0].right() < layout.nodes[1].x);
  CHECK(layout.nodes[1].right() < layout.nodes[2].x);
}

TEST_CASE("nothing, one card, and edges to nowhere") {
  CHECK(lay_out({}, {}, {}).nodes.empty());
  Drawing drawing;
  drawing.nodes = {{100, 40}};
  drawing.edges = {{0, 7}, {9, 0}};
  const Layout layout = laid_out(drawing);
  CHECK(layout.nodes.size() == 1);
  CHECK(layout.edges[0].points.empty());
  CHECK(layout.edges[1].points.empty());
}
