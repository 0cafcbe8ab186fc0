#include "graph/way_finder.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <random>

#include "tests/graph/geometry.h"

using namespace painpoint::graph;
using namespace painpoint::test;

namespace {

constexpr double kWidth = 190;
constexpr double kHeight = 104;

void check_line(const std::vector<LayoutPoint>& line, const std::vector<LayoutBox>& cards) {
  REQUIRE(line.size() >= 2);
  for (std::size_t i = 1; i < line.size(); ++i) {
    CHECK((line[i].x == line[i - 1].x || line[i].y == line[i - 1].y));
    for (const LayoutBox& card : cards) CHECK(!through(line[i - 1], line[i], card));
  }
}

struct Cards {
  std::vector<LayoutNode> nodes;
  std::vector<LayoutEdge> edges;
};

Cards random_drawing(std::mt19937_64& random, std::uint32_t cards) {
  Cards drawing;
  for (std::uint32_t i = 0; i < cards; ++i)
    drawing.nodes.push_back({kWidth, kHeight, i * 5 / cards, i == 0, false});
  for (std::uint32_t i = 0; i + 1 < cards; ++i) drawing.edges.push_back({i, i + 1, true, 1});
  for (std::uint32_t i = 0; i < cards; ++i)
    drawing.edges.push_back({static_cast<std::uint32_t>(random() % cards),
                             static_cast<std::uint32_t>(random() % cards), random() % 3 == 0, 0.1});
  return drawing;
}

Layout layout_of(const Cards& drawing) {
  LayoutOptions options;
  options.stages = 5;
  return lay_out(drawing.nodes, drawing.edges, options);
}

}  // namespace

TEST_CASE("a way is straight where it can be, and goes round what stands between") {
  std::vector<LayoutBox> cards = {{0, 0, kWidth, kHeight}, {600, 0, kWidth, kHeight}};
  const Ports ports = ports_between(cards[0], cards[1]);
  CHECK(WayFinder(cards).way(0, 1, ports) ==
        std::vector<LayoutPoint>{{kWidth, kHeight / 2}, {600, kHeight / 2}});
  cards.push_back({300, -20, kWidth, 160});
  const auto line = WayFinder(cards).way(0, 1, ports);
  check_line(line, cards);
  CHECK(line.size() > 2);
  CHECK(line.front() == LayoutPoint{kWidth, kHeight / 2});
  CHECK(line.back() == LayoutPoint{600, kHeight / 2});
}

TEST_CASE("a card between walls is left by another side") {
  const std::vector<LayoutBox> cards = {{0, 0, kWidth, kHeight},
                                        {600, 0, kWidth, kHeight},
                                        {kWidth + 3, -30, 100, 160}};  // no room for a line
  check_line(WayFinder(cards).way(0, 1, ports_between(cards[0], cards[1])), cards);
}

TEST_CASE("cards on one another still get a line") {
  const std::vector<LayoutBox> cards(3, LayoutBox{0, 0, kWidth, kHeight});
  CHECK(WayFinder(cards).way(0, 1, ports_between(cards[0], cards[1])).size() >= 2);
}

TEST_CASE("no wish changes nothing") {
  std::mt19937_64 random(3);
  const Cards drawing = random_drawing(random, 40);
  const Layout before = layout_of(drawing);
  Layout after = before;
  place_cards(after, drawing.edges, std::vector<std::optional<LayoutPoint>>(40));
  CHECK(after.nodes == before.nodes);
  for (std::size_t e = 0; e < before.edges.size(); ++e)
    CHECK(after.edges[e].points == before.edges[e].points);
}

TEST_CASE("placed cards stand where they are wanted, others make room, lines go round all") {
  for (std::uint64_t seed = 0; seed < 12; ++seed) {
    CAPTURE(seed);
    std::mt19937_64 random(seed);
    const std::uint32_t count = 12 + static_cast<std::uint32_t>(random() % 40);
    const Cards drawing = random_drawing(random, count);
    Layout layout = layout_of(drawing);
    std::vector<std::optional<LayoutPoint>> wanted(count);
    // On a grid that is wide enough for a line between any two, in a random order.
    std::vector<std::uint32_t> order(count);
    for (std::uint32_t i = 0; i < count; ++i) order[i] = i;
    std::shuffle(order.begin(), order.end(), random);
    for (std::uint32_t i = 0; i < count; ++i)
      if (random() % 3 != 0)
        wanted[order[i]] =
            LayoutPoint{static_cast<double>(i % 7) * 240 + static_cast<double>(random() % 15),
                        static_cast<double>(i / 7) * 160 - 200};
    place_cards(layout, drawing.edges, wanted);
    for (std::uint32_t i = 0; i < count; ++i) {
      if (wanted[i]) CHECK(LayoutPoint{layout.nodes[i].x, layout.nodes[i].y} == *wanted[i]);
      for (std::uint32_t j = 0; j < i; ++j) CHECK(!overlap(layout.nodes[i], layout.nodes[j]));
    }
    for (std::size_t e = 0; e < drawing.edges.size(); ++e)
      if (drawing.edges[e].from != drawing.edges[e].to)
        check_line(layout.edges[e].points, layout.nodes);
    for (std::size_t s = 0; s < layout.stages.size(); ++s)
      for (std::size_t t = 0; t < s; ++t) {
        const LayoutColumns& a = layout.stages[s];
        const LayoutColumns& b = layout.stages[t];
        if (a.left < a.right && b.left < b.right) CHECK((a.right <= b.left || b.right <= a.left));
      }
  }
}

TEST_CASE("lines of one corridor are told apart") {
  // Two cards at the left, two at the right, crossing: both lines want the middle.
  std::vector<LayoutNode> nodes(4, {kWidth, kHeight, kAnyStage, false, false});
  const std::vector<LayoutEdge> edges = {{0, 3, true, 1}, {1, 2, true, 1}};
  Layout layout = lay_out(nodes, edges, {});
  place_cards(layout, edges,
              std::vector<std::optional<LayoutPoint>>{LayoutPoint{0, 0}, LayoutPoint{0, 300},
                                                      LayoutPoint{500, 0}, LayoutPoint{500, 300}});
  REQUIRE(layout.edges[0].points.size() == 4);
  REQUIRE(layout.edges[1].points.size() == 4);
  CHECK(layout.edges[0].points[1].x != layout.edges[1].points[1].x);
}
