#include "draw/picture.h"

#include <doctest/doctest.h>

#include <cmath>

using namespace painpoint::draw;

TEST_CASE("rounded corners stay between their neighbours, and ends stay where they are") {
  const std::vector<Point> points = {{0, 0}, {100, 0}, {100, 3}, {200, 3}};
  const Path path = rounded(points, 8, {{}, 1});
  CHECK(path.from == points.front());
  CHECK(path.segments.back().to == points.back());
  CHECK(path.segments.size() == 5);
  for (const Segment& segment : path.segments) {
    CHECK(segment.to.x >= 0);
    CHECK(segment.to.x <= 200);
    CHECK(segment.to.y >= 0);
    CHECK(segment.to.y <= 3);
  }
}

TEST_CASE("lines of no or one point, and points upon each other, are harmless") {
  CHECK(rounded({}, 8, {}).segments.empty());
  CHECK(rounded({{1, 1}}, 8, {}).segments.empty());
  const Path path = rounded({{1, 1}, {1, 1}, {1, 1}, {2, 1}}, 8, {});
  for (const Segment& segment : path.segments) CHECK(std::isfinite(segment.to.x));
}

TEST_CASE("seen in a mirror twice, a picture is itself") {
  Picture picture;
  picture.width = 100;
  picture.add(Rectangle{{10, 5, 20, 8}});
  picture.add(Text{{10, 20}, "left", {12}, Anchor::left});
  picture.add(Group{"group", {{Circle{{30, 30}, 4}}, {polyline({{1, 2}, {3, 4}}, {})}}});
  Picture copy = picture;
  mirror(copy);
  CHECK(std::get<Rectangle>(copy.items[0].what).box == Box{70, 5, 20, 8});
  CHECK(std::get<Text>(copy.items[1].what).at == Point{90, 20});
  CHECK(std::get<Text>(copy.items[1].what).anchor == Anchor::right);
  const auto& group = std::get<Group>(copy.items[2].what);
  CHECK(std::get<Circle>(group.items[0].what).centre == Point{70, 30});
  CHECK(std::get<Path>(group.items[1].what).from == Point{99, 2});
  mirror(copy);
  CHECK(std::get<Rectangle>(copy.items[0].what).box == Box{10, 5, 20, 8});
  CHECK(std::get<Text>(copy.items[1].what).anchor == Anchor::left);
}
