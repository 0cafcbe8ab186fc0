#include "gui/map_far.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "gui/map_camera.h"
#include "gui/map_hit.h"
#include "report/map_texts.h"
#include "tests/gui/map_example.h"

using namespace painpoint;
using namespace painpoint::gui;

namespace {

ShownMap shown_from_afar(const Journey& journey, double aspect = 0) {
  ShownMap map;
  map.data = report::map_sketch(journey, "base", chain::Metric::friction_minutes);
  map.scene = report::map_scene(map.data, {{}, aspect}, draw::estimated_width);
  map.far_pains = far_scene(map, Distance::far, draw::estimated_width).pains;
  return map;
}

Journey broadband() {
  for (test::NamedJourney& sample : test::shipped_journeys())
    if (sample.name == "broadband.yaml") return std::move(sample.journey);
  FAIL("there is no broadband.yaml");
  return {};
}

std::vector<const draw::Text*> texts_of(const draw::Picture& picture) {
  std::vector<const draw::Text*> texts;
  for (const draw::Item& item : picture.items)
    if (const auto* text = std::get_if<draw::Text>(&item.what)) texts.push_back(text);
  return texts;
}

}  // namespace

TEST_CASE("from far, names are whole, and stand in their boxes") {
  for (const test::NamedJourney& sample : test::shipped_journeys()) {
    ShownMap map = shown_from_afar(sample.journey);
    for (report::MapEnd& end : map.data.ends) {
      end.solved = true;
      end.chance = 0.123;
    }
    for (report::MapCard& card : map.data.cards) {
      card.solved = true;
      card.figure = "118.8 min";
    }
    for (const Distance distance : {Distance::far, Distance::distant}) {
      const FarScene far = far_scene(map, distance, draw::estimated_width);
      for (std::size_t node = 0; node < map.nodes(); ++node) {
        CAPTURE(map.name(node));
        const draw::Box& box = map.box(node);
        double base = box.y;
        for (const draw::Text* text : texts_of(far.nodes[node])) {
          // At a great distance whole names could not be read.
          if (distance == Distance::far) CHECK_FALSE(text->text.ends_with("…"));
          CHECK(draw::estimated_width(text->text, text->font) <= box.width);
          CHECK(text->at.y >= base + 0.7 * text->font.size);  // not on the line above
          CHECK(text->at.y + 0.2 * text->font.size <= box.bottom());
          base = text->at.y;
        }
      }
    }
  }
}

TEST_CASE("from far, lanes say what they are and how their texts begin, each in its field") {
  for (const test::NamedJourney& sample : test::shipped_journeys()) {
    ShownMap map = shown_from_afar(sample.journey);
    std::set<std::string> lanes;
    for (const report::MapLane& lane : report::map_lanes()) lanes.insert(lane.key);
    map.scene = report::map_scene(map.data, {lanes}, draw::estimated_width);
    for (const report::ScenePart& part : map.scene.below) {
      if (part.key == "curves") continue;
      CAPTURE(sample.name);
      CAPTURE(part.key);
      const draw::Picture far = far_lane(part, Distance::far, draw::estimated_width);
      const draw::Picture distant = far_lane(part, Distance::distant, draw::estimated_width);
      CHECK(texts_of(distant).size() == 1);
      CHECK(texts_of(far).size() > 1);
      draw::Box field = part.box;
      const draw::Text* before = nullptr;
      for (const draw::Item& item : far.items) {
        if (const auto* rectangle = std::get_if<draw::Rectangle>(&item.what)) {
          field = rectangle->box;
          before = nullptr;
        }
        const auto* text = std::get_if<draw::Text>(&item.what);
        if (text == nullptr) continue;
        CAPTURE(text->text);
        const double width = draw::estimated_width(text->text, text->font);
        const bool right = text->anchor == draw::Anchor::right;
        const double from = right ? text->at.x - width : text->at.x;
        CHECK(from >= field.x);
        CHECK(from + width <= field.right());
        CHECK(text->at.y - 0.8 * text->font.size >= field.y - 6);
        CHECK(text->at.y + 0.25 * text->font.size <= field.bottom());
        // The next one below stands below: no letters on letters.
        if (before != nullptr && before->at.x == text->at.x)
          CHECK(text->at.y - before->at.y >= 0.95 * std::min(text->font.size, before->font.size));
        before = text;
      }
    }
  }
}

TEST_CASE("pain points are pointed at where they are marked, from near and from far") {
  const ShownMap map = shown_from_afar(broadband());
  const double far = (kDistantZoom + kFarZoom) / 2;
  std::size_t marks = 0;
  for (std::size_t i = 0; i < map.scene.cards.size(); ++i) {
    for (const double zoom : {1.0, far})
      for (const report::ScenePain& mark : map.pains(i, zoom)) {
        CAPTURE(zoom);
        CHECK(hit_map(map, mark.box.centre(), zoom) == MapHit{MapHit::Kind::pain, i, mark.pain});
        ++marks;
      }
    for (const report::ScenePain& mark : map.scene.cards[i].pains) {
      // Where there is none from far, there is the card; its words may be longer than the dot.
      const draw::Point words{mark.box.x + 2, mark.box.centre().y};
      const auto dots = map.pains(i, far);
      const bool dot = std::any_of(dots.begin(), dots.end(), [&](const report::ScenePain& other) {
        return words.x > other.box.x - 10 && words.y > other.box.y - 10;
      });
      if (!dot) CHECK(hit_map(map, words, far).kind != MapHit::Kind::pain);
    }
    const auto& near = map.scene.cards[i].pains;
    if (!near.empty())
      CHECK(hit_map(map, near.front().box.centre(), 0.9 * kDistantZoom).kind != MapHit::Kind::pain);
  }
  CHECK(marks > 20);
}

TEST_CASE("letters of the near view are not shown smaller than nine pixels") {
  const ShownMap map = shown_from_afar(broadband());
  for (const report::SceneCard& card : map.scene.cards)
    for (const draw::Item& item : card.picture.items)
      if (const auto* text = std::get_if<draw::Text>(&item.what))
        CHECK(text->font.size * kFarZoom >= 9);
}

TEST_CASE("a wide journey fills a canvas that is high: its curves grow") {
  for (const test::NamedJourney& sample : test::shipped_journeys())
    for (const CanvasSize& canvas : {CanvasSize{730, 640}, CanvasSize{1370, 920}}) {
      CAPTURE(sample.name);
      const CanvasSize room = room_of(canvas);
      const double aspect = room.height / room.width;
      const ShownMap low = shown_from_afar(sample.journey);
      const ShownMap map = shown_from_afar(sample.journey, aspect);
      const draw::Box& all = map.scene.bounds;
      CHECK(all.width == low.scene.bounds.width);
      CHECK(all.height >= low.scene.bounds.height);
      if (low.scene.bounds.height < low.scene.bounds.width * aspect)
        CHECK(all.height <= all.width * aspect);
      for (std::size_t i = 0; i < map.scene.cards.size(); ++i) CHECK(map.box(i).y == low.box(i).y);
      MapCamera camera;
      open_on(camera, all, all, map.data.right_to_left, canvas);
      const draw::Point from = to_screen(camera, {all.x, all.y});
      const draw::Point to = to_screen(camera, {all.right(), all.bottom()});
      CHECK(from.x >= 0);
      CHECK(from.y >= 30);  // below the switch of lanes
      CHECK(to.x <= canvas.width);
      CHECK(to.y <= canvas.height);
      // Curves do not grow without end: of what is free then, half is above and half below.
      if (all.height > 0.9 * all.width * aspect) CHECK(to.y - from.y > 0.8 * room.height);
    }
}
