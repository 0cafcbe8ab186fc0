#include <cmath>

#include "gui/map_camera.h"
#include "gui/map_hit.h"
#include "gui/map_minimap.h"
#include "gui/map_snap.h"
#include "tests/gui/map_example.h"

using namespace painpoint;
using namespace painpoint::gui;
using Kind = MapHit::Kind;

TEST_CASE("zooming keeps what is under the pointer, within limits") {
  MapCamera camera{100, 50, 1, true};
  const draw::Point mouse{321, 123};
  const draw::Point before = to_plane(camera, mouse);
  for (const double factor : {1.15, 1.15, 0.5, 2.0}) {
    zoom_at(camera, mouse, factor);
    CHECK(to_plane(camera, mouse).x == doctest::Approx(before.x));
    CHECK(to_plane(camera, mouse).y == doctest::Approx(before.y));
  }
  zoom_at(camera, mouse, 1e9);
  CHECK(camera.zoom == kMostZoom);
  zoom_at(camera, mouse, 1e-9);
  CHECK(camera.zoom == kLeastZoom);
  CHECK(to_plane(camera, mouse).x == doctest::Approx(before.x));
}

TEST_CASE("fitting shows all of a box, and no more than is needed is moved to see one") {
  const CanvasSize canvas{800, 600};
  MapCamera camera;
  fit(camera, {-500, -200, 1400, 700}, canvas);
  const draw::Point from = to_screen(camera, {-500, -200});
  const draw::Point to = to_screen(camera, {900, 500});
  CHECK(from.x >= 0);
  CHECK(from.y >= 0);
  CHECK(to.x <= 800);
  CHECK(to.y <= 600);
  camera = {0, 0, 1, true};
  bring_into_view(camera, {100, 100, 50, 50}, canvas);
  CHECK(camera.at_x == 0);
  CHECK(camera.at_y == 0);
  bring_into_view(camera, {900, 100, 50, 50}, canvas);
  CHECK(to_screen(camera, {950, 150}).x < 800);
  CHECK(camera.at_y == 0);
  bring_into_view(camera, {-300, -300, 50, 50}, canvas);
  CHECK(to_screen(camera, {-300, -300}).x > 0);
  CHECK(to_screen(camera, {-300, -300}).y > 0);
}

TEST_CASE("what is under the pointer: cards, their borders, pains, ways, ends") {
  const ShownMap map = shown(small_journey());
  const std::size_t order = node(map, "touchpoints.order");
  const std::size_t deliver = node(map, "touchpoints.deliver");
  const std::size_t completed = node(map, "ends.completed");
  const draw::Box& box = map.box(order);
  CHECK(hit_map(map, box.centre(), 1) == MapHit{Kind::node, order});
  CHECK(hit_map(map, {box.right() - 1, box.centre().y}, 1) == MapHit{Kind::border, order});
  CHECK(hit_map(map, {box.right() + 5, box.y + 5}, 1) == MapHit{Kind::border, order});
  CHECK(hit_map(map, {box.centre().x, box.y + 1}, 1) == MapHit{Kind::border, order});
  CHECK(hit_map(map, map.box(completed).centre(), 1) == MapHit{Kind::node, completed});
  CHECK(hit_map(map, {map.box(completed).x + 1, map.box(completed).centre().y}, 1).kind ==
        Kind::node);
  REQUIRE(map.scene.cards[deliver].pains.size() == 1);
  CHECK(hit_map(map, map.scene.cards[deliver].pains[0].box.centre(), 1) ==
        MapHit{Kind::pain, deliver, 0});
  for (std::size_t w = 0; w < map.scene.ways.size(); ++w) {
    const auto& points = map.scene.ways[w].points;
    REQUIRE(points.size() >= 2);
    // The middle of the longest piece is far from cards.
    std::size_t longest = 1;
    const auto length = [&](std::size_t i) {
      return std::hypot(points[i].x - points[i - 1].x, points[i].y - points[i - 1].y);
    };
    for (std::size_t i = 1; i < points.size(); ++i)
      if (length(i) > length(longest)) longest = i;
    const draw::Point middle{(points[longest].x + points[longest - 1].x) / 2,
                             (points[longest].y + points[longest - 1].y) / 2};
    CHECK(hit_map(map, middle, 1).kind == Kind::way);
  }
  CHECK(hit_map(map, {map.scene.bounds.x - 100, 0}, 1).kind == Kind::nothing);
}

TEST_CASE("a card that is seen small can still be taken by its middle") {
  const ShownMap map = shown(small_journey());
  const std::size_t order = node(map, "touchpoints.order");
  const draw::Box& box = map.box(order);
  CHECK(hit_map(map, {box.centre().x, box.y + 0.3 * box.height}, kLeastZoom).kind == Kind::node);
}

TEST_CASE("arrows go to the neighbour that lies ahead") {
  Journey journey = small_journey();
  journey.map.positions.insert("order", {0, 0});
  journey.map.positions.insert("pay", {0, 300});
  journey.map.positions.insert("deliver", {400, 20});
  const ShownMap map = shown(journey);
  const std::size_t order = node(map, "touchpoints.order");
  const std::size_t pay = node(map, "touchpoints.pay");
  const std::size_t deliver = node(map, "touchpoints.deliver");
  CHECK(neighbour(map, order, 0, 1) == pay);
  CHECK(neighbour(map, order, 1, 0) == deliver);
  CHECK(neighbour(map, pay, 0, -1) == order);
  CHECK(neighbour(map, deliver, -1, 0) == order);
  CHECK(neighbour(map, order, -1, 0) == map.nodes());
}

TEST_CASE("every touchpoint can be reached by arrows from the first one") {
  for (const test::NamedJourney& sample : test::shipped_journeys()) {
    CAPTURE(sample.name);
    const ShownMap map = shown(sample.journey);
    std::vector<bool> seen(map.nodes());
    std::vector<std::size_t> open = {0};
    seen[0] = true;
    while (!open.empty()) {
      const std::size_t from = open.back();
      open.pop_back();
      for (const auto& [dx, dy] : {std::pair{1, 0}, {-1, 0}, {0, 1}, {0, -1}}) {
        const std::size_t to = neighbour(map, from, dx, dy);
        if (to >= map.nodes() || seen[to]) continue;
        seen[to] = true;
        open.push_back(to);
      }
    }
    for (std::size_t i = 0; i < map.nodes(); ++i) {
      CAPTURE(map.id(i));
      CHECK(seen[i]);
    }
  }
}

TEST_CASE("moved cards come into line with others, else onto the grid") {
  const std::vector<draw::Box> others = {{500, 100, 190, 104}, {900, 403, 168, 62}};
  SUBCASE("tops in line") {
    const Snapped snapped = snap({213, 104, 190, 104}, others, 7);
    CHECK(snapped.by.y == -4);
    CHECK(snapped.by.x == -3);  // the grid
    REQUIRE(snapped.guides.size() == 1);
    CHECK(snapped.guides[0].from.y == snapped.guides[0].to.y);
  }
  SUBCASE("middles in line with one of another size") {
    const Snapped snapped = snap({300, 380, 190, 104}, others, 7);
    CHECK(380 + snapped.by.y + 52 == 403 + 31);
  }
  SUBCASE("both ways at once") {
    const Snapped snapped = snap({503, 97, 190, 104}, others, 7);
    CHECK(snapped.by == draw::Point{-3, 3});
    CHECK(snapped.guides.size() == 2);
  }
  SUBCASE("nothing near: the grid") {
    const Snapped snapped = snap({12, 717, 190, 104}, others, 7);
    CHECK(snapped.by == draw::Point{-2, 3});
    CHECK(snapped.guides.empty());
  }
}

TEST_CASE("the minimap keeps away from where reading begins") {
  ShownMap map = shown(small_journey());
  const CanvasSize canvas{800, 600};
  const MapCamera camera{0, 0, 2.5, true};
  CHECK(minimap_of(map, camera, canvas)->area.x > canvas.width / 2);
  map.data.right_to_left = true;
  CHECK(minimap_of(map, camera, canvas)->area.right() < canvas.width / 2);
}

TEST_CASE("the minimap shows all of the map, and where it is pressed is where one goes") {
  const ShownMap map = shown(small_journey());
  const CanvasSize canvas{800, 600};
  MapCamera camera;
  fit(camera, map.scene.bounds, canvas);
  CHECK(!minimap_of(map, camera, canvas).has_value());  // all is seen anyway
  camera = {0, 0, 2.5, true};
  const auto minimap = minimap_of(map, camera, canvas);
  REQUIRE(minimap.has_value());
  CHECK(minimap->area.right() <= canvas.width);
  CHECK(minimap->area.bottom() <= canvas.height);
  for (std::size_t i = 0; i < map.nodes(); ++i) {
    const draw::Point small = minimap->to_minimap(map.box(i).centre());
    CHECK(small.x >= minimap->area.x);
    CHECK(small.x <= minimap->area.right());
    const draw::Point back = minimap->to_plane(small);
    CHECK(back.x == doctest::Approx(map.box(i).centre().x));
    CHECK(back.y == doctest::Approx(map.box(i).centre().y));
  }
  const draw::Box seen = minimap->seen(camera, canvas);
  CHECK(seen.x >= minimap->area.x);
  CHECK(seen.right() <= minimap->area.right() + 1e-9);
  CHECK(!minimap_of(map, camera, {300, 200}).has_value());  // no room for it
}

TEST_CASE("positions and the plane, in both directions of reading") {
  for (const std::string name : {"Small", "رحلة"}) {
    Journey journey = small_journey(name);
    journey.map.positions.insert("pay", {320, 240});
    const ShownMap map = shown(journey);
    CHECK(map.data.right_to_left == (name != "Small"));
    const auto position = map.position_of(map.box(node(map, "touchpoints.pay")));
    CHECK(position.first == doctest::Approx(320));
    CHECK(position.second == doctest::Approx(240));
  }
}

TEST_CASE("a map is opened so that its cards can be read, from its beginning") {
  const CanvasSize canvas{730, 650};
  MapCamera camera;
  const draw::Box small{0, 0, 900, 700};
  open_on(camera, small, {16, 0, 868, 400}, false, canvas);
  CHECK(to_screen(camera, {0, 0}).x >= 0);
  CHECK(to_screen(camera, {900, 0}).x <= 730);
  const draw::Box large{0, 0, 9000, 700};
  for (const bool from_the_right : {false, true}) {
    open_on(camera, large, {16, 0, 8968, 400}, from_the_right, canvas);
    CHECK(camera.zoom == kReadableZoom);
    const double begin = to_screen(camera, {from_the_right ? 9000.0 : 0.0, 0}).x;
    CHECK(begin > 0);
    CHECK(begin < 730);
    CHECK((begin > 365) == from_the_right);
  }
}
