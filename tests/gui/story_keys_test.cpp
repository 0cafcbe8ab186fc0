#include "gui/story_keys.h"
#include "gui/commands.h"
#include "tests/gui/story_desk.h"

namespace painpoint::gui {

TEST_CASE("Keys step to the end and back, and Escape goes back to the map") {
  Desk desk;
  desk.open("small_shop.yaml");
  desk.screen.key("F4");
  hear(desk);
  const StoryState& story = story_of(desk);
  REQUIRE(story.open);
  REQUIRE(desk.screen.shows("story/step"));
  CHECK_FALSE(desk.screen.shows("inspector/title"));
  const std::size_t last = story.shown.steps - 1;
  REQUIRE(last > 1);
  for (const char* key : {"Right", "PageDown", "Space"}) {
    desk.screen.key("Home");
    CHECK(story.step == 0);
    for (std::size_t i = 0; i < last + 3; ++i) desk.screen.key(key);
    CHECK(story.step == last);
  }
  desk.screen.key("Left");
  desk.screen.key("PageUp");
  CHECK(story.step == last - 2);
  desk.screen.key("End");
  CHECK(story.step == last);
  desk.screen.key("Down");
  hear(desk);
  CHECK(story.customer == 1);
  CHECK(story.step == 0);
  desk.screen.key("Up");
  desk.screen.key("Up");
  hear(desk);
  CHECK(story.told->story->customer == 0);
  CHECK(desk.editor.view.selected.empty());
  desk.screen.key("Esc");
  desk.screen.frames();
  CHECK_FALSE(story.open);
  CHECK(desk.screen.shows("inspector/title"));
  desk.screen.key("Right");  // the map's again
  desk.screen.frames();
  CHECK(desk.editor.view.selected.size() == 1);
}

TEST_CASE("By keyboard alone: another customer, a second scenario, somebody who was lost") {
  Desk desk;
  desk.open("small_shop.yaml");
  desk.screen.key("F4");
  hear(desk);
  desk.screen.key("Enter");
  desk.screen.frames();
  desk.screen.type("4,711");
  desk.screen.key("Enter");
  hear(desk);
  CHECK(story_of(desk).told->story->customer == 4711);
  desk.screen.key("Right");
  CHECK(story_of(desk).step == 1);
  desk.screen.key("Shift+F4");
  hear(desk);
  CHECK(story_of(desk).beside == desk.journey().scenarios[0].id);
  CHECK(story_of(desk).shown.sides.size() == 2);
  desk.by_palette("Follow a customer who was lost");
  hear(desk);
  CHECK(story_of(desk).told->story->sides[0].lost);
  desk.screen.key("F7");
  desk.screen.frames();
  CHECK_FALSE(story_of(desk).open);
  CHECK(desk.screen.shows("inspector/title"));
  // From the page that compares plans, the way to a story is back to the map.
  run_command(desk.editor, "compare");
  desk.screen.key("F4");
  desk.screen.frames();
  CHECK(desk.screen.shows("map/story/at/0"));
  CHECK(desk.screen.shows("story/step"));
  desk.screen.key("F4");
  // Who goes on in the inspector finds it in its place.
  desk.screen.key("F4");
  desk.editor.view.selected = {"touchpoints." + desk.journey().touchpoints[0].id};
  desk.editor.view.focus_inspector = true;
  desk.screen.frames();
  CHECK_FALSE(story_of(desk).open);
  CHECK(desk.screen.shows("inspector/title"));
}

TEST_CASE("The buttons find who was looked for, and the others who are like that") {
  Desk desk;
  desk.open("small_shop.yaml");
  follow(desk, 2);
  const auto find = [&](std::string_view word) {
    desk.screen.click("story/find/" + std::string(word));
    hear(desk);
    REQUIRE(story_of(desk).found);
    CHECK(report::word_of(story_of(desk).found->what) == word);
    CHECK(story_of(desk).customer == story_of(desk).found->found.customers.at(0));
    check_places(desk);
    return story_of(desk).told->story->sides[0];
  };
  const auto complaints =
      montecarlo::at(find("complained-twice").totals, chain::Metric::complaints);
  CHECK(complaints >= 2);
  const double longest = montecarlo::at(find("slowest").totals, chain::Metric::elapsed_minutes);
  CHECK(find("lost").lost);
  CHECK(longest > montecarlo::at(story_of(desk).told->story->sides[0].totals,
                                 chain::Metric::elapsed_minutes));

  const study::Replay replay =
      study::prepare_replay(desk.journey(), {"base"}, montecarlo::Settings{}.seed).value.value();
  const auto found = study::find_customers(replay, {.what = study::Telling::lost});
  REQUIRE(found);
  CHECK(story_of(desk).found->found.customers == found->customers);
  {
    Reader panel(desk);
    CHECK(panel.says(report::found_in_words(replay, study::Telling::lost, *found)));
  }
  desk.screen.frames();
  desk.screen.click("story/found/1");
  hear(desk);
  CHECK(story_of(desk).told->story->customer == found->customers.at(1));
}

TEST_CASE("A journey in which nobody complained twice says so, and goes on with its customer") {
  Desk desk;
  run_command(desk.editor, "new");
  desk.settle();
  follow(desk, 7);
  desk.screen.click("story/find/complained-twice");
  hear(desk);
  Reader panel(desk);
  CHECK(panel.says("Of the first 100,000 customers, none complained twice or more under `base`."));
  CHECK(story_of(desk).told->story->customer == 7);
  CHECK_FALSE(desk.screen.shows("story/found/0"));
}

TEST_CASE("What keys and numbers mean to a story, without a window") {
  StoryState story;
  story.shown.steps = 3;
  story.shown.step = 1;
  const auto step_of = [&](Key key) {
    return std::get<StoryStepTo>(wish_of_key(story, {key}).value()).step;
  };
  CHECK(step_of(Key::right) == 2);
  CHECK(step_of(Key::left) == 0);
  CHECK(step_of(Key::home) == 0);
  CHECK(step_of(Key::end) == 2);
  story.shown.step = 2;
  CHECK(step_of(Key::space) == 2);
  CHECK_FALSE(wish_of_key(story, {Key::right, true}));
  CHECK_FALSE(wish_of_key(story, {Key::a}));
  CHECK(std::get<StoryOf>(wish_of_key(story, {Key::up}).value()).customer == 0);
  CHECK(std::get<StoryOf>(wish_of_key(story, {Key::down}).value()).customer == 1);
  CHECK(std::holds_alternative<StoryClose>(wish_of_key(story, {Key::escape}).value()));

  CHECK(read_customer("4711") == 4711);
  CHECK(read_customer(" 4,711 ") == 4711);
  for (const char* wrong : {"", "-1", "1.5", "all", "100000000000", "99999999999999999999999"})
    CHECK_FALSE(read_customer(wrong));
}

TEST_CASE("A number that is no customer's is refused, and says why") {
  Desk desk;
  desk.open("small_shop.yaml");
  follow(desk, 2);
  desk.screen.fill_in("story/customer", "somebody");
  desk.screen.frames();
  CHECK(desk.screen.shows("story/customer/problem"));
  CHECK(story_of(desk).customer == 2);
}

}  // namespace painpoint::gui
