#include <doctest/doctest.h>

#include <string>

#include "study/traffic.h"
#include "tests/cli/run.h"
#include "tests/gui/desk.h"
#include "tests/support/sample_journeys.h"

using namespace painpoint;
using namespace painpoint::gui;

namespace {

/// Somebody at the desk: all that they do is what hands on a mouse and a keyboard can.
struct Person {
  Desk desk;
  Screen& screen = desk.screen;

  /// So that the next click makes no double click with the last one.
  void pause() { screen.frames(40); }
  void click(const std::string& probe) {
    pause();
    screen.click(probe);
    screen.frames();
  }
  /// Scrolls the inspector until the field can be seen.
  void scroll_to(const std::string& probe) {
    const ScreenBox map = screen.box("map");
    const double top = static_cast<double>(map.y), bottom = top + static_cast<double>(map.height);
    const auto out_of_sight = [&] {
      const ScreenBox box = screen.box(probe);
      const double over = static_cast<double>(box.y),
                   under = over + static_cast<double>(box.height);
      return under > bottom ? -1 : over < top ? 1 : 0;
    };
    screen.move_to(static_cast<double>(map.x + map.width) + 150, (top + bottom) / 2);
    for (int tries = 0; tries < 60 && out_of_sight() != 0; ++tries) {
      screen.wheel(out_of_sight());
      screen.frames();
    }
    REQUIRE_MESSAGE(out_of_sight() == 0, probe << " cannot be scrolled to");
  }
  void fill_in(const std::string& probe, const std::string& text) {
    scroll_to(probe);
    pause();
    screen.fill_in(probe, text);
    screen.frames();
    CHECK_MESSAGE(!screen.shows(probe + "/problem"), probe << " refuses " << text);
    CHECK_MESSAGE(!desk.editor.message.trouble, desk.editor.message.text);
  }
  void choose(const std::string& probe, const std::string& option) {
    scroll_to(probe);
    click(probe);
    click(probe + "/" + option);
  }
  /// Types into the field for a name that has just opened.
  void name(const std::string& text) {
    screen.frames(3);
    screen.type(text);
    screen.key("Enter");
    screen.frames(3);
  }
  [[nodiscard]] std::string selected() const {
    const auto& addresses = desk.editor.view.selected;
    return addresses.empty() ? std::string() : addresses.back();
  }
};

/// A place on the map where nothing is, below the card.
draw::Point below(const Screen& screen, const std::string& probe) {
  const ScreenBox box = screen.box(probe);
  return {static_cast<double>(box.x + box.width / 2),
          static_cast<double>(box.y + box.height + 110)};
}

void draw_touchpoints(Person& person) {
  Screen& screen = person.screen;
  person.click("start/new");
  screen.frames(3);
  person.click("map/card/first");
  screen.key("F2");
  person.name("Order online");
  CHECK(person.selected() == "touchpoints.first");
  // Tab adds what comes next.
  screen.key("Tab");
  person.name("Pay");
  CHECK(person.selected() == "touchpoints.pay");
  screen.key("Tab");
  person.name("Deliver");
  // A double click on the map adds one beside the others, which is then connected.
  const draw::Point place = below(screen, "map/card/deliver");
  person.pause();
  screen.move_to(place.x, place.y);
  for (int i = 0; i < 2; ++i) {
    screen.press();
    screen.release();
  }
  person.name("Set up");
  REQUIRE(screen.shows("map/card/set_up"));
  person.pause();
  screen.drag("map/edge/deliver", "map/card/set_up");
  screen.frames(3);
  // A drag from a card's edge to nowhere adds one there.
  person.pause();
  const ScreenBox edge = screen.box("map/edge/set_up");
  const draw::Point free = below(screen, "map/card/set_up");
  screen.drag(static_cast<double>(edge.x + 2), static_cast<double>(edge.y + 2), free.x, free.y);
  person.name("Use it");
  person.desk.settle();
}

void add_pain_and_cause(Person& person) {
  Screen& screen = person.screen;
  person.click("map/card/deliver");
  screen.key("Ctrl+Shift+P");
  person.name("Comes late");
  const std::string pain = person.selected();
  REQUIRE(pain.starts_with("touchpoints.deliver.pains."));
  person.fill_in("inspector/" + pain + ".chance", "12%");
  person.fill_in("inspector/" + pain + ".lost_minutes", "25");
  person.choose("inspector/" + pain + ".severity", "severe");

  person.desk.by_palette("Add a cause");
  person.name("Wrong address");
  const std::string cause = person.selected();
  REQUIRE(cause.starts_with("causes."));
  person.choose("inspector/" + cause + ".scope", "customer");
  person.fill_in("inspector/" + cause + ".prevalence", "20%");
  // Back to the pain point, by its mark on the map.
  person.click("map/pain/deliver/" + pain.substr(pain.rfind('.') + 1));
  CHECK(person.selected() == pain);
  const std::string list = "inspector/" + pain + ".causes";
  person.scroll_to(list + "/heading");
  if (!screen.shows(list + "/add")) person.click(list + "/heading");
  person.choose(list + "/add", cause.substr(cause.find('.') + 1));
  person.desk.settle();
}

/// The journey's own number, which both plans need.
void set_customers(Person& person) {
  person.click("outline/journey");
  person.fill_in("inspector/customers_per_month", "2000");
}

void add_plan(Person& person, const std::string& name, const std::string& invest,
              const std::string& chance) {
  Screen& screen = person.screen;
  person.desk.by_palette("Add a scenario");
  person.name(name);
  const std::string plan = person.selected();
  REQUIRE(plan.starts_with("scenarios."));
  person.fill_in("inspector/" + plan + ".invest", invest);
  // The scenario is switched on; what is changed now is recorded in it.
  const std::string id = plan.substr(plan.find('.') + 1);
  person.click("toolbar/scenario");
  person.click("toolbar/scenario/" + id);
  REQUIRE(person.desk.editor.view.scenario == id);
  person.desk.settle();
  const auto& pains = person.desk.journey().touchpoints.find("deliver")->pains;
  REQUIRE(pains.size() == 1);
  person.click("map/pain/deliver/" + pains[0].id);
  const double base = pains[0].value.chance.value;
  person.fill_in("inspector/" + person.selected() + ".chance", chance);
  CHECK(person.desk.journey().touchpoints.find("deliver")->pains[0].value.chance.value == base);
  person.desk.settle();
  screen.frames(3);
}

void save_as(Person& person, const std::filesystem::path& path) {
  person.click("map/card/deliver");
  person.screen.key("Ctrl+S");
  person.screen.frames(3);
  REQUIRE(person.screen.shows("files/name"));
  person.screen.fill_in("files/name", path.string());
  person.screen.frames(3);
  REQUIRE(std::filesystem::exists(path));
  CHECK_FALSE(person.desk.editor.document->unsaved());
}

void check_drawn(const Journey& journey) {
  std::vector<std::string> names;
  for (const auto& [id, touchpoint] : journey.touchpoints) names.push_back(touchpoint.name);
  CHECK(names == std::vector<std::string>{"Order online", "Pay", "Deliver", "Set up", "Use it"});
  const auto leads = [&](const char* from, const std::string& to) {
    const Touchpoint* touchpoint = journey.touchpoints.find(from);
    REQUIRE_MESSAGE(touchpoint != nullptr, from);
    REQUIRE_MESSAGE(touchpoint->next.size() == 1, from);
    CHECK(touchpoint->next[0].id == to);
    CHECK(touchpoint->next[0].value.value == 1);
  };
  leads("first", "pay");
  leads("pay", "deliver");
  leads("deliver", "set_up");
  leads("set_up", "use_it");
  leads("use_it", std::string(kCompleted));

  const auto& pains = journey.touchpoints.find("deliver")->pains;
  REQUIRE(pains.size() == 1);
  const Pain& pain = pains[0].value;
  CHECK(pain.name == "Comes late");
  CHECK(pain.chance.value == doctest::Approx(0.12));
  REQUIRE(journey.causes.size() == 1);
  CHECK(journey.causes[0].value.name == "Wrong address");
  CHECK(journey.causes[0].value.prevalence.value == doctest::Approx(0.2));
  CHECK(pain.causes.contains(journey.causes[0].id));
  REQUIRE(journey.customers_per_month.has_value());
  CHECK(journey.customers_per_month->value == 2000);

  REQUIRE(journey.scenarios.size() == 2);
  const std::string chance = "touchpoints.deliver.pains." + pains[0].id + ".chance";
  const auto plan = [&](std::size_t i, const char* name, double invest, double becomes) {
    const Scenario& scenario = journey.scenarios[i].value;
    CHECK(scenario.name == name);
    CHECK(scenario.invest.value == invest);
    REQUIRE(scenario.changes.size() == 1);
    CHECK(scenario.changes.contains(chance));
    const Journey planned = study::journey_under(journey, journey.scenarios[i].id);
    CHECK(planned.touchpoints.find("deliver")->pains[0].value.chance.value ==
          doctest::Approx(becomes));
  };
  plan(0, "Check addresses", 8000, 0.05);
  plan(1, "Own vans", 60000, 0.02);
}

}  // namespace

TEST_CASE("from nothing to two plans that can be compared, with mouse and keys alone") {
  Person person;
  draw_touchpoints(person);
  add_pain_and_cause(person);
  set_customers(person);
  add_plan(person, "Check addresses", "8000", "5%");
  add_plan(person, "Own vans", "60000", "2%");
  const std::filesystem::path path = person.desk.folder.path() / "delivery.yaml";
  save_as(person, path);

  const yaml::JourneyFile file = yaml::read_journey("delivery.yaml", test::bytes_of(path));
  REQUIRE_MESSAGE(!file.diagnostics.has_errors(), test::words_of(file.diagnostics));
  check_drawn(file.journey);

  const auto accepted = [&](const std::string& verb) {
    const test::Ran ran = test::run(verb + " " + test::quoted(path.string()));
    CHECK_MESSAGE(ran.exit == 0, verb << ": " << ran.err);
    return ran.out;
  };
  accepted("check");
  const std::string compared = accepted("compare");
  CHECK(test::has(compared, "Check addresses"));
  CHECK(test::has(compared, "Own vans"));
}
