#include "gui/several.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tests/gui/panel_screen.h"

namespace painpoint::gui {
namespace {

using Addresses = std::vector<std::string>;

struct Inspector : PanelScreen {
  explicit Inspector(const Addresses& selected, const std::string& scenario = "base")
      : PanelScreen(
            "tests/yaml/everything.yaml", [](PanelContext& context) { draw_inspector(context); },
            320, 4000) {
    view.panels.open_all = true;
    view.selected = selected;
    view.scenario = scenario;
    screen.frames(3);
  }
};

const Touchpoint& touchpoint(const PanelScreen& panel, std::string_view id) {
  return *panel.document.journey().touchpoints.find(id);
}

void undo(PanelScreen& panel) {
  REQUIRE(panel.document.undo());
  panel.screen.frames(3);
}

}  // namespace

TEST_CASE("What is selected is counted in words") {
  CHECK(count_in_words({"causes.a"}) == "1 cause");
  CHECK(count_in_words({"touchpoints.a", "touchpoints.b", "ends.c"}) == "2 touchpoints and 1 end");
  CHECK(count_in_words({"policies.a", "policies.b"}) == "2 policies");
  CHECK(count_in_words({"touchpoints.a.pains.p", "touchpoints.a.pains.q", "causes.c", "teams.t"}) ==
        "2 pain points, 1 cause and 1 team");
}

TEST_CASE("A number that differs says so, and what is typed counts for all, in one step") {
  Inspector panel({"touchpoints.order.pains.not_found", "touchpoints.order.pains.late"});
  const std::string chance = "inspector/touchpoints.order.pains.late.chance";
  CHECK(panel.screen.shows(chance + "/several"));
  CHECK_FALSE(panel.screen.shows(chance + "/slider"));
  CHECK_FALSE(panel.screen.shows(chance + "/details"));  // known from elsewhere, each by itself
  panel.screen.fill_in(chance, "4%");
  panel.screen.frames(3);
  CHECK_MESSAGE(panel.refused.empty(), panel.refused);
  for (const auto& [id, pain] : touchpoint(panel, "order").pains) CHECK(pain.chance.value == 0.04);
  CHECK_FALSE(panel.screen.shows(chance + "/several"));
  CHECK(panel.screen.shows(chance + "/slider"));
  CHECK(panel.document.undo_message() == "Change 2 pain points");
  undo(panel);
  CHECK(touchpoint(panel, "order").pains.find("not_found")->chance.value == 0.1);
  CHECK(touchpoint(panel, "order").pains.find("late")->chance.value == 0.05);
  CHECK(panel.screen.shows(chance + "/several"));
}

TEST_CASE("A slider of several is one step of undo, too") {
  Inspector panel({"touchpoints.order.pains.not_found", "touchpoints.order.pains.late"});
  const std::string chance = "inspector/touchpoints.order.pains.late.chance";
  panel.screen.fill_in(chance, "4%");
  panel.screen.frames(3);
  const ScreenBox box = panel.screen.box(chance + "/slider");
  const double y = static_cast<double>(box.y + box.height / 2);
  panel.screen.drag(static_cast<double>(box.x + 12), y, static_cast<double>(box.x + 90), y);
  panel.screen.frames(3);
  const double now = touchpoint(panel, "order").pains.find("late")->chance.value;
  CHECK(now > 0.2);
  CHECK(touchpoint(panel, "order").pains.find("not_found")->chance.value == now);
  undo(panel);
  for (const auto& [id, pain] : touchpoint(panel, "order").pains) CHECK(pain.chance.value == 0.04);
}

TEST_CASE("Words, flags, references, texts and splits of several") {
  Inspector panel({"touchpoints.order", "touchpoints.deliver"});
  const std::string first = "inspector/touchpoints.deliver";
  // Each has a name, a way on and pain points of its own.
  for (const std::string own : {".name", ".next/heading", ".pains/heading", ".backstage/heading"})
    CHECK_FALSE(panel.screen.shows(first + own));
  for (const std::string differs : {".stage", ".moment_of_truth", ".channel", ".minutes"})
    CHECK(panel.screen.shows(first + differs + "/several"));

  panel.screen.click(first + ".stage");
  panel.screen.frames(2);
  panel.screen.click(first + ".stage/receive");
  panel.screen.frames(3);
  CHECK(touchpoint(panel, "order").stage == "receive");
  CHECK(touchpoint(panel, "deliver").stage == "receive");
  CHECK_FALSE(panel.screen.shows(first + ".stage/several"));
  undo(panel);
  CHECK(touchpoint(panel, "order").stage == "buy");

  panel.screen.click(first + ".moment_of_truth");
  panel.screen.frames(3);
  CHECK(touchpoint(panel, "order").moment_of_truth);
  CHECK(touchpoint(panel, "deliver").moment_of_truth);

  panel.screen.fill_in(first + ".quote", "Where is it?");
  panel.screen.frames(3);
  for (const char* id : {"order", "deliver"})
    CHECK(touchpoint(panel, id).notes.find("quote")->text == "Where is it?");

  panel.screen.click(first + ".channel/as_first");
  panel.screen.frames(3);
  CHECK(touchpoint(panel, "order").channel == touchpoint(panel, "deliver").channel);
  CHECK_MESSAGE(panel.refused.empty(), panel.refused);
}

TEST_CASE("A new team that is made for several is made once") {
  Inspector panel({"touchpoints.order", "touchpoints.deliver"});
  const std::string team = "inspector/touchpoints.deliver.staff.team";
  panel.screen.click(team);
  panel.screen.frames(2);
  panel.screen.click(team + "/new");
  panel.screen.frames(3);
  panel.screen.type("Night shift");
  panel.screen.key("Enter");
  panel.screen.frames(3);
  CHECK_MESSAGE(panel.refused.empty(), panel.refused);
  CHECK(panel.document.journey().teams.size() == 2);
  for (const char* id : {"order", "deliver"})
    CHECK(touchpoint(panel, id).staff.team == "night_shift");
}

TEST_CASE("Times that vary differently share their mean, and vary as before") {
  Inspector panel({"touchpoints.order", "touchpoints.deliver"});
  const std::string minutes = "inspector/touchpoints.deliver.minutes";
  CHECK_FALSE(panel.screen.shows(minutes + ".family"));
  panel.screen.fill_in(minutes, "8");
  panel.screen.frames(3);
  CHECK(mean_minutes(touchpoint(panel, "order").minutes) == doctest::Approx(8));
  CHECK(mean_minutes(touchpoint(panel, "deliver").minutes) == doctest::Approx(8));
  CHECK(touchpoint(panel, "order").minutes.family == TimeFamily::lognormal);
  CHECK(touchpoint(panel, "deliver").minutes.family == TimeFamily::fixed);
}

TEST_CASE("With a plan on, numbers of several are recorded in it, each against its own base") {
  Inspector panel({"touchpoints.order", "touchpoints.deliver"}, "fix");
  const std::string cost = "inspector/touchpoints.deliver.cost";
  panel.screen.fill_in(cost, "0.5");  // which `order` costs in the base already
  panel.screen.frames(3);
  CHECK_MESSAGE(panel.refused.empty(), panel.refused);
  const Changes& changes = panel.document.journey().scenarios.find("fix")->changes;
  CHECK(changes.contains("touchpoints.deliver.cost"));
  CHECK_FALSE(changes.contains("touchpoints.order.cost"));
  CHECK(touchpoint(panel, "deliver").cost.value == 0);
  CHECK_FALSE(panel.screen.shows(cost + "/several"));
  panel.screen.click(cost + "/to_base");
  panel.screen.frames(3);
  CHECK_FALSE(
      panel.document.journey().scenarios.find("fix")->changes.contains("touchpoints.deliver.cost"));
}

TEST_CASE("What customers of several segments are worth, in the same form") {
  Inspector panel({"segments.regular", "segments.new"});
  // They cannot both have the same part of the customers.
  CHECK_FALSE(panel.screen.shows("inspector/segments.new.share"));
  const std::string form = "inspector/segments.new.value.form";
  panel.screen.click(form);
  panel.screen.frames(2);
  panel.screen.click(form + "/present");
  panel.screen.frames(3);
  CHECK_MESSAGE(panel.refused.empty(), panel.refused);
  const Dict<Segment>& segments = panel.document.journey().segments;
  CHECK_FALSE(segments.find("new")->value.yearly);
  CHECK_FALSE(segments.find("regular")->value.yearly);
  CHECK(segments.find("regular")->value.present_value.value == 270);
  CHECK(segments.find("new")->value.present_value.value > 60);
}

TEST_CASE("What a customer of one segment is worth changes its form in the inspector") {
  Inspector panel({"segments.new"});
  const std::string form = "inspector/segments.new.value.form";
  panel.screen.click(form);
  panel.screen.frames(2);
  panel.screen.click(form + "/present");
  panel.screen.frames(3);
  CHECK_MESSAGE(panel.refused.empty(), panel.refused);
  CHECK_FALSE(panel.document.journey().segments.find("new")->value.yearly);
}

TEST_CASE("Things of different kinds are counted, and those of one kind can be picked out") {
  Inspector panel({"touchpoints.order", "touchpoints.help", "ends.completed"});
  CHECK_FALSE(panel.screen.shows("inspector/ends.completed.margin"));
  panel.screen.click("inspector/only/touchpoint");
  panel.screen.frames(3);
  CHECK(panel.view.selected == Addresses{"touchpoints.order", "touchpoints.help"});
  CHECK(panel.screen.shows("inspector/touchpoints.help.minutes"));
}

TEST_CASE("Any pair of a kind can be edited together, and nothing sticks out of the panel") {
  Inspector panel({"touchpoints.order"});
  const Addresses all = {"stages.buy",
                         "stages.receive",
                         "segments.regular",
                         "segments.new",
                         "channels.web",
                         "channels.phone",
                         "causes.bad_address",
                         "causes.rural",
                         "touchpoints.order",
                         "touchpoints.help",
                         "ends.completed",
                         "ends.refused",
                         "scenarios.fix",
                         "scenarios.bot",
                         "severities.minor",
                         "severities.severe",
                         "touchpoints.order.next.deliver",
                         "touchpoints.order.next.abandoned"};
  for (std::size_t i = 0; i + 1 < all.size(); i += 2) {
    panel.view.selected = {all[i], all[i + 1]};
    panel.screen.frames(3);
    CHECK(panel.screen.shows("inspector/title"));
    for (const auto& probe : panel.screen.probes()) {
      CAPTURE(probe.first);
      CHECK(probe.second.x + probe.second.width <= 320.5F);
    }
  }
}

}  // namespace painpoint::gui
