#include <doctest/doctest.h>

#include <cmath>
#include <cstdlib>
#include <set>
#include <string>
#include <type_traits>
#include <vector>

#include "model/walk.h"
#include "tests/gui/panel_screen.h"

namespace painpoint::gui {
namespace {

constexpr const char* kEverything = "tests/yaml/everything.yaml";

PanelScreen inspector_of(const std::string& path, int height = 4000) {
  return PanelScreen(
      path, [](PanelContext& context) { draw_inspector(context); }, 320, height);
}

/// Every thing that can be selected: the entries of all maps, at any depth.
std::vector<std::string> things_of(const Journey& journey) {
  std::set<std::string> things = {""};
  walk(journey, [&](const Path& path, const auto&, const auto&) {
    std::string_view rest = path.text();
    for (std::size_t dot = rest.rfind('.'); dot != std::string_view::npos; dot = rest.rfind('.')) {
      rest = rest.substr(0, dot);
      things.emplace(rest);
    }
  });
  return {things.begin(), things.end()};
}

}  // namespace

TEST_CASE("The inspector has a field for every key of the language") {
  PanelScreen panel = inspector_of(kEverything, 30000);
  panel.view.panels.open_all = true;
  std::set<std::string> shown;
  for (const std::string& thing : things_of(panel.document.journey())) {
    panel.select(thing);
    for (const auto& [name, box] : panel.screen.probes()) shown.insert(name);
  }
  std::size_t leaves = 0;
  const auto has = [&](const std::string& name) { return shown.contains("inspector/" + name); };
  walk(panel.document.journey(), [&](const Path& path, const auto&, const auto& leaf) {
    using Leaf = std::remove_cvref_t<decltype(leaf)>;
    const std::string& at = path.text();
    ++leaves;
    CAPTURE(at);
    if constexpr (std::is_same_v<Leaf, Split>) {
      CHECK(has(at + "/heading"));
      for (const auto& [id, share] : leaf) CHECK(has(at + "." + id));
    } else if constexpr (std::is_same_v<Leaf, Notes>) {
      const std::string thing = at.empty() ? "journey" : at;
      for (const auto& [key, note] : leaf) CHECK(has(thing + "." + key));
      CHECK(has(thing + ".own_key"));
    } else if constexpr (std::is_same_v<Leaf, Changes>) {
      for (const auto& [id, change] : leaf) {
        if (!change.split) CHECK(has(at + "." + id));
        if (change.split)
          for (const auto& [key, share] : *change.split) CHECK(has(at + "." + id + "." + key));
      }
      CHECK(has(at + "/add"));
    } else if constexpr (std::is_same_v<Leaf, CustomerValue>) {
      CHECK(has(at + ".form"));
      CHECK(has(leaf.yearly ? at + ".retention" : at));
    } else if constexpr (std::is_same_v<Leaf, MapPositions>) {
      CHECK(has(at + "/heading"));
    } else if constexpr (std::is_same_v<Leaf, Time>) {
      CHECK(has(at));
      CHECK(has(at + ".family") == (mean_minutes(leaf) > 0));
    } else {
      CHECK(has(at));
    }
  });
  CHECK(leaves > 200);
}

TEST_CASE("A number that is typed becomes an edit, and the field shows it") {
  PanelScreen panel = inspector_of(kEverything);
  const std::string address = "touchpoints.order.pains.not_found.chance";
  panel.select("touchpoints.order.pains.not_found");
  panel.screen.fill_in("inspector/" + address, "12%");
  const auto edit = panel.only_edit<editor::SetNumber>();
  CHECK(edit.address == address);
  CHECK(edit.value == 0.12);
  CHECK(panel.refused.empty());
  const auto& pain = *panel.document.journey().touchpoints.find("order")->pains.find("not_found");
  CHECK(pain.chance.value == 0.12);
}

TEST_CASE("Tab leaves a field and takes what was typed") {
  PanelScreen panel = inspector_of(kEverything);
  panel.select("causes.bad_address");
  panel.screen.click("inspector/causes.bad_address.level");
  panel.screen.key("Ctrl+A");
  panel.screen.type("80%");
  panel.screen.key("Tab");
  panel.screen.frames(2);
  CHECK(panel.only_edit<editor::SetNumber>().value == 0.8);
}

TEST_CASE("What is no number asks for nothing, says why, and stays until it is mended") {
  PanelScreen panel = inspector_of(kEverything);
  const std::string field = "inspector/causes.bad_address.level";
  panel.select("causes.bad_address");
  panel.screen.fill_in(field, "a lot");
  CHECK(panel.edits().empty());
  CHECK(panel.screen.shows(field + "/problem"));
  const FieldDraft kept = panel.view.panels.drafts.at(field);
  CHECK(kept.text == "a lot");
  CHECK(kept.problem.find("not a number") != std::string::npos);
  // Also when something else was looked at meanwhile.
  panel.select("teams.support");
  panel.select("causes.bad_address");
  CHECK(panel.screen.shows(field + "/problem"));
  panel.screen.fill_in(field, "70%");
  CHECK(panel.only_edit<editor::SetNumber>().value == 0.7);
  CHECK_FALSE(panel.screen.shows(field + "/problem"));
}

TEST_CASE("Esc gives up what was typed, wrong or not") {
  PanelScreen panel = inspector_of(kEverything);
  const std::string field = "inspector/causes.bad_address.level";
  panel.select("causes.bad_address");
  panel.screen.fill_in(field, "150 %%");
  CHECK(panel.screen.shows(field + "/problem"));
  panel.screen.click(field);
  panel.screen.key("Esc");
  panel.screen.frames(2);
  CHECK_FALSE(panel.screen.shows(field + "/problem"));
  panel.screen.click(field);
  panel.screen.type("5");
  panel.screen.key("Esc");
  panel.screen.frames(2);
  CHECK(panel.edits().empty());
  CHECK_FALSE(panel.view.panels.drafts.contains(field));
}

TEST_CASE("With a scenario on, a number is recorded in it, and there is a way back") {
  PanelScreen panel = inspector_of(kEverything);
  panel.view.scenario = "fix";
  const std::string address = "touchpoints.order.pains.late.chance";
  panel.select("touchpoints.order.pains.late");
  panel.screen.fill_in("inspector/" + address, "3%");
  const auto edit = panel.only_edit<editor::SetChange>();
  CHECK(edit.owner == "scenarios.fix");
  CHECK(edit.address == address);
  REQUIRE(edit.change);
  CHECK(edit.change->operand.value == 0.03);
  panel.screen.frames(2);
  CHECK(panel.screen.shows("inspector/" + address + "/base"));  // 5% →
  panel.screen.click("inspector/" + address + "/to_base");
  const auto back = panel.only_edit<editor::SetChange>();
  CHECK(back.address == address);
  CHECK_FALSE(back.change.has_value());
  panel.screen.frames(2);
  CHECK_FALSE(panel.screen.shows("inspector/" + address + "/base"));
}

TEST_CASE("What plans cannot change is changed in the base, also with a scenario on") {
  PanelScreen panel = inspector_of(kEverything);
  panel.view.scenario = "fix";
  panel.select("");
  panel.screen.fill_in("inspector/horizon_months", "36");
  CHECK(panel.only_edit<editor::SetNumber>().value == 36);
}

TEST_CASE("Splits stay whole, typed or dragged; a drag is one step of undo") {
  PanelScreen panel = inspector_of(kEverything);
  panel.select("touchpoints.order");
  const auto sum = [&] {
    double all = 0;
    for (const auto& [id, share] : panel.document.journey().touchpoints.find("order")->channel)
      all += share.value;
    return all;
  };
  panel.screen.fill_in("inspector/touchpoints.order.channel.web", "65%");
  CHECK(panel.only_edit<editor::SetSplit>().split.find("web")->value == 0.65);
  CHECK(sum() == doctest::Approx(1));
  const ScreenBox bar = panel.screen.box("inspector/touchpoints.order.channel.web/slider");
  const std::size_t steps = panel.document.history_position();
  const double y = static_cast<double>(bar.y + bar.height / 2);
  panel.screen.drag(static_cast<double>(bar.x + bar.width * 0.6F), y,
                    static_cast<double>(bar.x + bar.width * 0.2F), y);
  CHECK(panel.edits().size() > 2);
  CHECK(sum() == doctest::Approx(1));
  CHECK(panel.document.history_position() == steps + 1);
  CHECK(panel.document.journey().touchpoints.find("order")->channel.find("web")->value ==
        doctest::Approx(0.2).epsilon(0.1));
  panel.screen.fill_in("inspector/touchpoints.order.channel.web", "130%");
  CHECK(panel.edits().empty());
}

TEST_CASE("An optional number can be cleared back to that of the severity") {
  PanelScreen panel = inspector_of(kEverything);
  panel.select("touchpoints.order.pains.not_found");
  panel.screen.click("inspector/touchpoints.order.pains.not_found.leave/clear");
  CHECK(panel.only_edit<editor::ClearNumber>().address ==
        "touchpoints.order.pains.not_found.leave");
  panel.screen.frames(2);
  CHECK_FALSE(panel.screen.shows("inspector/touchpoints.order.pains.not_found.leave/clear"));
}

TEST_CASE("How a number is known: range, sample, evidence, source") {
  PanelScreen panel = inspector_of(kEverything);
  const std::string address = "causes.rural.prevalence";
  panel.select("causes.rural");
  panel.screen.click("inspector/" + address + "/details");
  panel.screen.frames(2);
  // A file has both ends or none: the first one waits, and says so.
  panel.screen.fill_in("inspector/" + address + ".low", "4%");
  CHECK(panel.edits().empty());
  CHECK(panel.screen.shows("inspector/" + address + ".low/problem"));
  panel.screen.fill_in("inspector/" + address + ".high", "5%");
  CHECK(panel.edits().empty());
  CHECK(panel.screen.shows("inspector/" + address + ".high/problem"));
  panel.screen.fill_in("inspector/" + address + ".high", "9%");
  const auto range = panel.only_edit<editor::SetProvenance>();
  CHECK(range.provenance->low == 0.04);
  CHECK(range.provenance->high == 0.09);
  CHECK_MESSAGE(panel.refused.empty(), panel.refused);
  panel.screen.frames(2);
  CHECK_FALSE(panel.screen.shows("inspector/" + address + ".low/problem"));
  panel.screen.fill_in("inspector/" + address + ".source", "Audit, May");
  CHECK(panel.only_edit<editor::SetProvenance>().provenance->source == "Audit, May");
  panel.screen.click("inspector/" + address + ".evidence");
  panel.screen.frames(2);
  panel.screen.click("inspector/" + address + ".evidence/measured");
  CHECK(panel.only_edit<editor::SetProvenance>().provenance->evidence == Evidence::measured);
}

TEST_CASE("Words, flags, references and lists are chosen") {
  PanelScreen panel = inspector_of(kEverything);
  panel.select("touchpoints.order.pains.late");
  panel.screen.click("inspector/touchpoints.order.pains.late.severity");
  panel.screen.frames(2);
  panel.screen.click("inspector/touchpoints.order.pains.late.severity/severe");
  CHECK(panel.only_edit<editor::SetText>().text == "severe");
  panel.screen.click("inspector/touchpoints.order.pains.late.blocks");
  CHECK(panel.only_edit<editor::SetFlag>().on);
  panel.select("touchpoints.deliver");
  panel.screen.click("inspector/touchpoints.deliver.stage");
  panel.screen.frames(2);
  panel.screen.click("inspector/touchpoints.deliver.stage/receive");
  CHECK(panel.only_edit<editor::SetText>().text == "receive");
  panel.screen.click("inspector/touchpoints.deliver.stage");
  panel.screen.frames(2);
  panel.screen.click("inspector/touchpoints.deliver.stage/new");
  panel.screen.frames(3);
  panel.screen.type("Return");
  panel.screen.key("Enter");
  panel.screen.frames(2);
  CHECK(panel.refused.empty());
  CHECK(panel.document.journey().stages.contains("return"));
  CHECK(panel.document.journey().touchpoints.find("deliver")->stage == "return");
  panel.edits();
  panel.select("policies.id_check");
  panel.screen.click("inspector/policies.id_check.at/order/remove");
  CHECK(panel.only_edit<editor::SetList>().items == std::vector<std::string>{"deliver"});
}

TEST_CASE("A time changes its family and keeps its mean") {
  PanelScreen panel = inspector_of(kEverything);
  const std::string address = "touchpoints.order.minutes";
  panel.select("touchpoints.order");
  panel.screen.fill_in("inspector/" + address, "6 min");
  CHECK(panel.only_edit<editor::SetNumber>().value == 6);
  for (const char* family :
       {"triangular", "uniform", "empirical", "gamma", "exponential", "fixed"}) {
    CAPTURE(family);
    panel.screen.click("inspector/" + address + ".family");
    panel.screen.frames(2);
    panel.screen.click("inspector/" + address + ".family/" + family);
    const Time time = panel.only_edit<editor::SetTime>().time;
    CHECK(word_of(time.family) == family);
    CHECK(mean_minutes(time) == doctest::Approx(6));
    CHECK(panel.refused.empty());
    panel.screen.frames(2);
  }
}

TEST_CASE("Changes of a scenario: what becomes of a number, in any operation, and back") {
  PanelScreen panel = inspector_of(kEverything);
  const std::string change = "inspector/scenarios.fix.changes.causes.bad_address.level";
  panel.select("scenarios.fix");
  CHECK(panel.screen.shows(change + "/becomes"));
  panel.screen.fill_in(change, "50%");
  CHECK(panel.only_edit<editor::SetChange>().change->operand.value == 0.5);
  panel.screen.click(change + ".operation");
  panel.screen.frames(2);
  panel.screen.click(change + ".operation/set to");
  const auto set = panel.only_edit<editor::SetChange>();
  CHECK(set.change->operation == Change::Operation::set);
  CHECK(set.change->operand.value == doctest::Approx(0.45));  // 90% cut by half
  panel.screen.frames(2);
  panel.screen.click(change + "/to_base");
  CHECK_FALSE(panel.only_edit<editor::SetChange>().change.has_value());
}

TEST_CASE("Pain points are added, opened and removed at their touchpoint") {
  PanelScreen panel = inspector_of(kEverything);
  panel.select("touchpoints.deliver");
  panel.screen.fill_in("inspector/touchpoints.deliver.pains/add", "Wrong parcel");
  const auto add = panel.only_edit<editor::AddEntry>();
  CHECK(add.collection == "touchpoints.deliver.pains");
  CHECK(add.id == "wrong_parcel");
  CHECK(panel.refused.empty());
  panel.screen.frames(2);
  panel.screen.click("inspector/touchpoints.deliver.pains.wrong_parcel/open");
  panel.screen.frames(2);
  CHECK(panel.view.selected == std::vector<std::string>{"touchpoints.deliver.pains.wrong_parcel"});
  panel.screen.click("inspector/up");
  panel.screen.frames(2);
  CHECK(panel.view.selected == std::vector<std::string>{"touchpoints.deliver"});
  panel.screen.click("inspector/touchpoints.deliver.pains.wrong_parcel/remove");
  CHECK(panel.only_edit<editor::RemoveEntry>().address == "touchpoints.deliver.pains.wrong_parcel");
}

TEST_CASE("Nothing of any sample journey sticks out of a panel of 320 pixels") {
  for (const char* path :
       {"tests/yaml/everything.yaml", "journeys/broadband.yaml", "journeys/water_utility_ar.yaml",
        "journeys/telecom_zh.yaml", "journeys/bank_support.yaml"}) {
    PanelScreen panel = inspector_of(path, 12000);
    panel.view.panels.open_all = true;
    for (const std::string& thing : things_of(panel.document.journey())) {
      if (thing.find("changes.") != std::string::npos) continue;
      panel.select(thing);
      for (const auto& probe : panel.screen.probes()) {
        CAPTURE(path);
        CAPTURE(probe.first);
        CHECK(probe.second.x >= 0);
        CHECK(probe.second.x + probe.second.width <= 320.5F);
      }
    }
  }
}

// PAINPOINT_PICTURES=folder writes what the inspector looks like, to be looked at.
TEST_CASE("Pictures of the inspector") {
  const char* folder = std::getenv("PAINPOINT_PICTURES");
  if (folder == nullptr) return;
  struct Shot {
    const char* name;
    const char* path;
    const char* selected;
    const char* scenario;
  };
  for (const Shot& shot :
       {Shot{"journey", "journeys/broadband.yaml", "", "base"},
        Shot{"touchpoint", "journeys/broadband.yaml", "touchpoints.engineer", "base"},
        Shot{"pain", "tests/yaml/everything.yaml", "touchpoints.order.pains.not_found", "base"},
        Shot{"pain_planned", "tests/yaml/everything.yaml", "causes.bad_address", "fix"},
        Shot{"segment", "journeys/broadband.yaml", "segments.movers", "base"},
        Shot{"scenario", "tests/yaml/everything.yaml", "scenarios.fix", "base"},
        Shot{"arabic", "journeys/water_utility_ar.yaml", "#0", "base"},
        Shot{"chinese", "journeys/telecom_zh.yaml", "#1", "base"},
        Shot{"way", "tests/yaml/everything.yaml", "touchpoints.order.next.deliver", "fix"}}) {
    PanelScreen panel = inspector_of(shot.path, 1000);
    panel.view.scenario = shot.scenario;
    std::string selected = shot.selected;
    if (selected.starts_with("#"))
      selected =
          "touchpoints." +
          panel.document.journey().touchpoints[static_cast<std::size_t>(selected[1] - '0')].id;
    panel.select(selected);
    panel.screen.save_picture(std::string(folder) + "/inspector_" + shot.name + ".ppm");
  }
}

}  // namespace painpoint::gui
