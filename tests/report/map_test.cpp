#include "report/map_view.h"

#include <cmath>
#include <set>

#include "draw/cairo.h"
#include "draw/svg.h"
#include "study/traffic.h"
#include "tests/report/example.h"
#include "tests/support/large_journeys.h"
#include "tests/support/pictures.h"
#include "tests/support/sample_journeys.h"

using namespace painpoint;
using namespace painpoint::report;
using chain::Metric;

namespace {

MapData data_of(const Journey& journey, Metric metric = Metric::friction_minutes,
                const std::string& scenario = "base") {
  const auto solved = study::compare(journey, {{scenario}, false, false});
  REQUIRE(solved.value.has_value());
  const auto traffic = study::traffic(journey, solved->roster, scenario);
  REQUIRE(traffic.value.has_value());
  return map_data(study::journey_under(journey, scenario), solved->roster, solved->scenarios[0],
                  *traffic, metric);
}

std::vector<Metric> metrics_on_map() {
  std::vector<Metric> metrics;
  for (std::size_t m = 0; m < chain::kMetrics; ++m)
    if (on_map(static_cast<Metric>(m))) metrics.push_back(static_cast<Metric>(m));
  return metrics;
}

/// A group that begins with a rectangle is a card or an end: its texts stay inside.
void check_cards(const draw::Picture& picture, std::size_t cards, const draw::Measure& measure) {
  std::vector<draw::Box> boxes;
  for (const draw::Item& item : picture.items) {
    const auto* group = std::get_if<draw::Group>(&item.what);
    if (group == nullptr || group->items.empty()) continue;
    const auto* rectangle = std::get_if<draw::Rectangle>(&group->items.front().what);
    if (rectangle == nullptr) continue;
    CHECK(!group->title.empty());
    std::vector<test::PlacedText> texts;
    test::collect_texts(group->items, measure, texts);
    for (const test::PlacedText& text : texts) {
      CAPTURE(text.text);
      CHECK(test::inside(text.box, rectangle->box));
    }
    test::for_each_point(group->items, [&](draw::Point point) {
      CHECK(test::inside({point.x, point.y, 0, 0}, rectangle->box));
    });
    for (const draw::Box& other : boxes) CHECK(!test::overlap(rectangle->box, other));
    boxes.push_back(rectangle->box);
  }
  CHECK(boxes.size() == cards);
}

void check_map(const MapData& data, const draw::Measure& measure = draw::estimated_width) {
  const draw::Picture picture = map_picture(data, measure);
  test::check_picture(picture, measure);
  check_cards(picture, data.cards.size() + data.ends.size(), measure);
  const std::string svg = draw::print_svg(picture);
  const auto tree = test::parse_xml(svg);
  CHECK(svg == draw::print_svg(map_picture(data, measure)));
}

}  // namespace

TEST_CASE("every journey has a map with nothing cut off, in the estimate and in real fonts") {
  const draw::Measure real = draw::pango_measure();
  for (const test::NamedJourney& sample : test::sample_journeys(6)) {
    CAPTURE(sample.name);
    check_map(data_of(sample.journey));
    check_map(data_of(sample.journey), real);
  }
}

TEST_CASE("every metric of touchpoints colours a map, under every scenario") {
  for (const test::NamedJourney& sample : test::shipped_journeys()) {
    CAPTURE(sample.name);
    for (const std::string& scenario : study::all_scenarios(sample.journey))
      check_map(data_of(sample.journey, Metric::total_cost, scenario));
    if (sample.name != "broadband.yaml") continue;
    for (const Metric metric : metrics_on_map()) {
      CAPTURE(chain::info(metric).name);
      check_map(data_of(sample.journey, metric));
    }
  }
}

TEST_CASE("the map of a small journey, to the letter") {
  test::check_golden("report/map_international.svg",
                     draw::print_svg(map_picture(data_of(test::international()))));
}

TEST_CASE("a card shows the figures of its touchpoint") {
  const Journey journey = test::parcel();
  const auto solved = study::compare(journey, {{"base"}, false, false});
  REQUIRE(solved.value.has_value());
  const MapData data = data_of(journey, Metric::complaints);
  REQUIRE(data.cards.size() == journey.touchpoints.size());
  double largest = 0;
  for (std::size_t i = 0; i < data.cards.size(); ++i) {
    const TouchpointIndex t = solved->roster.touchpoints.find(data.cards[i].id);
    const chain::Row& row = solved->scenarios[0].result.breakdown.touchpoints[t.value];
    CHECK(data.cards[i].value == chain::at(row, Metric::complaints));
    largest = std::max(largest, data.cards[i].part);
    double problems = 0;
    for (const MapPain& pain : data.cards[i].pains) problems += pain.problems;
    CHECK(problems == doctest::Approx(chain::at(row, Metric::problems)).epsilon(1e-9));
  }
  CHECK(largest == 1);
  const draw::Picture picture = map_picture(data);
  for (const MapCard& card : data.cards) CHECK(test::shows(picture, card.figure));
}

TEST_CASE("marks where feeling and figures disagree, and only there") {
  Journey journey;
  struct Felt {
    const char* id;
    const char* next;
    double wait;
    double emotion;
  };
  for (const auto& [id, next, wait, emotion] :
       std::initializer_list<Felt>{{"a", "b", 60, 1},
                                   {"b", "c", 59, -1},
                                   {"c", "d", 1, -2},
                                   {"d", "e", 1, 2},
                                   {"e", "f", 30, 0.5},
                                   {"f", "completed", 12, -1}}) {
    Touchpoint& touchpoint = test::add_touchpoint(journey, id, {{next, 1}});
    touchpoint.wait = test::fixed_time(wait);
    touchpoint.emotion = emotion;
  }
  settle(journey);
  using enum MapCard::Disagreement;
  std::vector<MapCard::Disagreement> found;
  for (const MapCard& card : data_of(journey).cards) found.push_back(card.disagreement);
  CHECK(found == std::vector{felt_well_costs_much, none, felt_badly_costs_little, none,
                             felt_well_costs_much, none});
  check_map(data_of(journey));
}

TEST_CASE("an Arabic journey runs from right to left") {
  for (const test::NamedJourney& sample : test::shipped_journeys()) {
    if (sample.name != "water_utility_ar.yaml") continue;
    const MapData data = data_of(sample.journey);
    CHECK(data.right_to_left);
    const draw::Picture picture = map_picture(data);
    CHECK(picture.right_to_left);
    std::vector<double> lefts;
    for (const test::PlacedText& text : test::texts_of(picture))
      for (const MapStage& stage : data.stages)
        if (text.text == stage.name) lefts.push_back(text.box.right());
    REQUIRE(lefts.size() >= data.stages.size());
    for (std::size_t s = 1; s < data.stages.size(); ++s) CHECK(lefts[s] < lefts[s - 1]);
  }
}

TEST_CASE("hostile names stay text and inside their cards") {
  const std::string family = "👩‍👩‍👧‍👦";
  const std::vector<std::string> names = {
      "<script>alert(1)</script>",
      "\"' onload='alert(1)' x=\"",
      "=cmd|' /C calc'!A0",
      std::string(300, 'W'),
      std::string(300, 'i'),
      "\u202Egnp.exe \u2066\u2067x",
      "a\nb\tc\x1b[2J\x01",
      "e\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301",
      "收貨並檢查包裹收貨並檢查包裹收貨並檢查包裹收貨並檢查包裹",
      "عناوين قديمة غير محدثة في النظام عناوين قديمة غير محدثة",
      family + family + family + family + family + family,
      "\xEF\xBF\xBF"};
  Journey journey;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const std::string id = "t" + std::to_string(i);
    const std::string next = i + 1 < names.size() ? "t" + std::to_string(i + 1) : "completed";
    Touchpoint& touchpoint = test::add_touchpoint(journey, id, {{next, 1}});
    touchpoint.name = names[i];
    touchpoint.wait = test::fixed_time(1 + static_cast<double>(i));
    touchpoint.moment_of_truth = i % 2 == 0;
    touchpoint.stage = "s" + std::to_string(i / 4);
    touchpoint.channel = test::split({{"c", 0.5}, {"d", 0.5}});
    Pain pain = test::pain_with(0.2);
    pain.name = names[names.size() - 1 - i];
    touchpoint.pains.insert("p", pain);
  }
  for (std::size_t s = 0; s < 3; ++s) {
    Stage stage;
    stage.name = names[s];
    journey.stages.insert("s" + std::to_string(s), stage);
  }
  for (const char* id : {"c", "d"}) {
    Channel channel;
    channel.name = names[id[0] == 'c' ? 3 : 9];
    journey.channels.insert(id, channel);
  }
  journey.name = names[0] + names[3];
  settle(journey);
  journey.ends.find(kCompleted)->name = names[3];
  const MapData data = data_of(journey);
  check_map(data);
  const std::string svg = draw::print_svg(map_picture(data));
  CHECK(svg.find("<script") == std::string::npos);
  CHECK(svg.find("&lt;script&gt;") != std::string::npos);
  CHECK(svg.find("\u202E") == std::string::npos);
}

TEST_CASE("a journey of 200 touchpoints with loops has a map") {
  Journey journey = test::random_large_journey(200, 5);
  for (std::size_t s = 0; s < 8; ++s) journey.stages.insert("s" + std::to_string(s), {});
  for (std::size_t i = 0; i < 200; ++i)
    journey.touchpoints.find("t" + std::to_string(i))->stage = "s" + std::to_string(i / 25);
  check_map(data_of(journey, Metric::visits));
}
