#include "report/map_scene.h"

#include <doctest/doctest.h>

#include <cmath>
#include <random>

#include "draw/cairo.h"
#include "draw/svg.h"
#include "report/map_sketch.h"
#include "report/map_texts.h"
#include "report/map_view.h"
#include "study/traffic.h"
#include "tests/report/example.h"
#include "tests/support/large_journeys.h"
#include "tests/support/pictures.h"
#include "tests/support/sample_journeys.h"

using namespace painpoint;
using namespace painpoint::report;

namespace {

MapData figures_of(const Journey& journey, const std::string& scenario = "base") {
  const auto solved = study::compare(journey, {{scenario}, false, false});
  REQUIRE(solved.value.has_value());
  const auto traffic = study::traffic(journey, solved->roster, scenario);
  REQUIRE(traffic.value.has_value());
  return map_data(study::journey_under(journey, scenario), solved->roster, solved->scenarios[0],
                  *traffic, chain::Metric::friction_minutes);
}

Journey shipped(const std::string& name) {
  for (test::NamedJourney& sample : test::shipped_journeys())
    if (sample.name == name) return std::move(sample.journey);
  FAIL("no such journey");
  return {};
}

MapOptions all_lanes() {
  MapOptions options;
  for (const MapLane& lane : map_lanes()) options.lanes.insert(lane.key);
  return options;
}

bool through(const draw::Point& p, const draw::Point& q, const draw::Box& box) {
  constexpr double kTouch = 1e-6;
  return std::max(p.x, q.x) > box.x + kTouch && std::min(p.x, q.x) < box.right() - kTouch &&
         std::max(p.y, q.y) > box.y + kTouch && std::min(p.y, q.y) < box.bottom() - kTouch;
}

std::vector<draw::Box> boxes_of(const MapScene& scene) {
  std::vector<draw::Box> boxes;
  for (const SceneCard& card : scene.cards) boxes.push_back(card.box);
  for (const SceneEnd& end : scene.ends) boxes.push_back(end.box);
  return boxes;
}

std::size_t crossings(const MapScene& scene) {
  std::size_t count = 0;
  const std::vector<draw::Box> boxes = boxes_of(scene);
  for (const SceneWay& way : scene.ways)
    for (std::size_t i = 1; i < way.points.size(); ++i)
      for (const draw::Box& box : boxes)
        count += through(way.points[i - 1], way.points[i], box) ? 1 : 0;
  return count;
}

void check_texts(const draw::Group& picture, const draw::Box& box, const draw::Measure& measure) {
  std::vector<test::PlacedText> texts;
  test::collect_texts(picture.items, measure, texts);
  for (const test::PlacedText& text : texts) {
    CAPTURE(text.text);
    CHECK(test::inside(text.box, box));
  }
}

/// What holds of every scene in which nobody laid cards on one another.
void check_scene(const MapScene& scene, const draw::Measure& measure = draw::estimated_width) {
  const std::vector<draw::Box> boxes = boxes_of(scene);
  std::size_t overlaps = 0;
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    CHECK(test::inside(boxes[i], scene.bounds));
    for (std::size_t j = 0; j < i; ++j) overlaps += test::overlap(boxes[i], boxes[j]) ? 1 : 0;
  }
  CHECK(overlaps == 0);
  for (const SceneCard& card : scene.cards) {
    check_texts(card.picture, card.box, measure);
    for (const ScenePain& pain : card.pains) CHECK(test::inside(pain.box, card.box));
  }
  for (const SceneEnd& end : scene.ends) check_texts(end.picture, end.box, measure);
  CHECK(crossings(scene) == 0);
  for (const ScenePart& part : scene.stages) CHECK(test::inside(part.box, scene.bounds));
  double y = 0;
  for (const ScenePart& part : scene.below) {
    CHECK(test::inside(part.box, scene.bounds));
    for (const draw::Box& box : boxes) CHECK(!test::overlap(box, part.box));
    if (y != 0) CHECK(part.box.y >= y);
    y = part.box.bottom();
  }
}

/// Cards where people might put them: in rows and columns of their own, shuffled, with jitter.
void scatter(Journey& journey, std::uint64_t seed, double part) {
  std::mt19937_64 random(seed);
  std::vector<std::string> ids;
  for (const auto& [id, touchpoint] : journey.touchpoints) ids.push_back(id);
  std::shuffle(ids.begin(), ids.end(), random);
  ids.resize(static_cast<std::size_t>(part * static_cast<double>(ids.size())));
  const auto wide = static_cast<std::size_t>(std::ceil(std::sqrt(ids.size())));
  std::uniform_real_distribution<double> jitter(0, 40);
  for (std::size_t i = 0; i < ids.size(); ++i)
    journey.map.positions.insert(ids[i],
                                 {static_cast<double>(i % wide) * 290 - 300 + jitter(random),
                                  static_cast<double>(i / wide) * 190 - 200 + jitter(random)});
}

}  // namespace

TEST_CASE(
    "scenes of all sample journeys, in the estimate and in real fonts, with lanes and without") {
  const draw::Measure real = draw::pango_measure();
  for (const test::NamedJourney& sample : test::sample_journeys(4)) {
    CAPTURE(sample.name);
    const MapData data = figures_of(sample.journey);
    check_scene(map_scene(data, {}, draw::estimated_width));
    check_scene(map_scene(data, all_lanes(), draw::estimated_width));
    check_scene(map_scene(data, all_lanes(), real), real);
    test::check_picture(map_picture(data, draw::estimated_width, all_lanes()));
    test::check_picture(map_picture(data, real, all_lanes()), real);
  }
}

TEST_CASE("cards stand where people put them, ways go round them, and nothing lies on them") {
  for (const test::NamedJourney& sample : test::sample_journeys(6))
    for (const double part : {0.2, 0.6, 1.0}) {
      CAPTURE(sample.name);
      CAPTURE(part);
      Journey journey = sample.journey;
      scatter(journey, 7, part);
      const MapData data = figures_of(journey);
      const MapScene scene = map_scene(data, {}, draw::estimated_width);
      check_scene(scene);
      for (std::size_t i = 0; i < data.cards.size(); ++i) {
        const MapPosition* position = journey.map.positions.find(data.cards[i].id);
        if (position == nullptr) continue;
        const draw::Box& box = scene.cards[i].box;
        CHECK(box.y == doctest::Approx(position->y));
        CHECK((data.right_to_left ? -box.right() : box.x) == doctest::Approx(position->x));
      }
      test::check_picture(map_picture(data));
      test::check_picture(map_picture(data, draw::estimated_width, all_lanes()));
    }
}

TEST_CASE("one moved card leaves the others where they were, and their ways too") {
  Journey journey = shipped("broadband.yaml");
  const MapScene before = map_scene(figures_of(journey), {}, draw::estimated_width);
  journey.map.positions.insert("rebook", {before.bounds.right() + 60, 40});
  const MapData data = figures_of(journey);
  const MapScene after = map_scene(data, {}, draw::estimated_width);
  std::size_t led_anew = 0;
  for (std::size_t i = 0; i < data.cards.size(); ++i)
    CHECK((before.cards[i].box == after.cards[i].box) == (data.cards[i].id != "rebook"));
  for (std::size_t w = 0; w < data.ways.size(); ++w) {
    const bool touches =
        data.cards[data.ways[w].from].id == "rebook" ||
        (data.ways[w].to < data.cards.size() && data.cards[data.ways[w].to].id == "rebook");
    CHECK((before.ways[w].points == after.ways[w].points) == !touches);
    led_anew += touches ? 1 : 0;
  }
  CHECK(led_anew >= 2);
}

TEST_CASE("positions that nobody can mean do not make a map that nobody can draw") {
  Journey journey = test::parcel();
  for (const auto& [id, touchpoint] : journey.touchpoints)
    journey.map.positions.insert(id, {1e300, -1e300});
  journey.map.positions.insert("completed", {-1e9, 1e9});
  const draw::Picture picture = map_picture(figures_of(journey));
  CHECK(picture.width < 500'000);
  CHECK(picture.height < 500'000);
}

TEST_CASE("a journey that is written from right to left is the mirror of one that is not") {
  MapData data = figures_of(shipped("water_utility_ar.yaml"));
  REQUIRE(data.right_to_left);
  const MapScene mirrored = map_scene(data, {}, draw::estimated_width);
  data.right_to_left = false;
  const MapScene plain = map_scene(data, {}, draw::estimated_width);
  for (std::size_t i = 0; i < plain.cards.size(); ++i) {
    CHECK(mirrored.cards[i].box.right() == doctest::Approx(-plain.cards[i].box.x));
    CHECK(mirrored.cards[i].box.y == plain.cards[i].box.y);
  }
  for (std::size_t w = 0; w < plain.ways.size(); ++w)
    CHECK(mirrored.ways[w].points.front().x == doctest::Approx(-plain.ways[w].points.front().x));
}

TEST_CASE("lanes show the texts of the journey map, on cards and whole below") {
  const Journey journey = shipped("broadband.yaml");
  const MapData data = figures_of(journey);
  const std::string quote = "a van that never came";
  CHECK(!test::shows(map_picture(data), quote));
  const draw::Picture picture = map_picture(data, draw::estimated_width, {{"quote"}});
  std::string said;
  for (const test::PlacedText& text : test::texts_of(picture)) said += text.text + " ";
  CHECK(said.find("I took a day's leave") != std::string::npos);
  CHECK(test::shows(picture, "What customers say"));
  CHECK(!test::shows(picture, "What customers do"));
  CHECK(test::shows(map_picture(data, draw::estimated_width, {{"persona"}}), "Imogen"));
  CHECK(test::shows(map_picture(data, draw::estimated_width, {{"backstage"}}), "Plan the round"));
  const MapScene plain = map_scene(data, {}, draw::estimated_width);
  const MapScene with = map_scene(data, {{"quote"}}, draw::estimated_width);
  bool grown = false;
  for (std::size_t i = 0; i < data.cards.size(); ++i)
    grown = grown || with.cards[i].box.height > plain.cards[i].box.height;
  CHECK(grown);
}

TEST_CASE("a sketch has everything without figures, and takes them as they come") {
  const Journey journey = shipped("broadband.yaml");
  const MapData sketch = map_sketch(journey, "base", chain::Metric::friction_minutes);
  REQUIRE(sketch.cards.size() == journey.touchpoints.size());
  REQUIRE(sketch.ends.size() == journey.ends.size());
  for (const MapCard& card : sketch.cards) {
    CHECK(!card.solved);
    CHECK(card.address == "touchpoints." + card.id);
    CHECK(card.pains.size() == journey.touchpoints.find(card.id)->pains.size());
  }
  check_scene(map_scene(sketch, {}, draw::estimated_width));
  const MapData figures = figures_of(journey);
  const MapData whole = with_figures(sketch, figures, true);
  for (std::size_t i = 0; i < whole.cards.size(); ++i) {
    CHECK(whole.cards[i].solved);
    CHECK(whole.cards[i].figure == figures.cards[i].figure);
    CHECK(whole.cards[i].pains.size() >= figures.cards[i].pains.size());
    for (const MapPain& pain : whole.cards[i].pains) CHECK(!pain.address.empty());
  }
  for (const MapWay& way : figures.ways) {
    const bool found = std::any_of(whole.ways.begin(), whole.ways.end(), [&](const MapWay& one) {
      const auto id = [](const MapData& data, std::uint32_t node) {
        return node < data.cards.size() ? data.cards[node].id
                                        : data.ends[node - data.cards.size()].id;
      };
      return id(whole, one.from) == id(figures, way.from) &&
             id(whole, one.to) == id(figures, way.to) && one.customers == way.customers &&
             one.usual == way.usual;
    });
    CHECK(found);
  }
  check_scene(map_scene(whole, {}, draw::estimated_width));
}

TEST_CASE("figures of an older journey stay with whom they are of") {
  Journey journey = shipped("broadband.yaml");
  const MapData figures = figures_of(journey);
  test::add_touchpoint(journey, "brand_new", {{"completed", 1}});
  const MapData whole =
      with_figures(map_sketch(journey, "base", chain::Metric::friction_minutes), figures, false);
  for (const MapCard& card : whole.cards) CHECK(card.solved == (card.id != "brand_new"));
  const MapScene scene = map_scene(whole, {}, draw::estimated_width);
  check_scene(scene);
  CHECK(scene.cards.back().picture.title.find("not calculated yet") != std::string::npos);
}

TEST_CASE("what a scenario changes is marked, and what it adds has its address") {
  const Journey journey = shipped("bank_support.yaml");
  bool added = false;
  for (const auto& [id, scenario] : journey.scenarios) {
    const MapData sketch = map_sketch(journey, id, chain::Metric::friction_minutes);
    for (const MapCard& card : sketch.cards) {
      bool touched = !journey.touchpoints.contains(card.id);
      if (touched) {
        CHECK(card.address == "scenarios." + id + ".add.touchpoints." + card.id);
        added = true;
      }
      for (const auto& [address, change] : scenario.changes)
        touched = touched || address.rfind("touchpoints." + card.id + ".", 0) == 0;
      if (scenario.includes.empty()) CHECK(card.changed == touched);
    }
  }
  CHECK(added);
  for (const MapCard& card : map_sketch(journey, "base", chain::Metric::friction_minutes).cards)
    CHECK(!card.changed);
}
