#include "tests/gui/story_desk.h"

namespace painpoint::gui {

TEST_CASE("The story panel says step by step what `painpoint story` says") {
  Desk desk;
  desk.open("broadband.yaml");
  const Printed printed(desk.journey(), {"base"}, 80);
  const auto steps = printed.steps();
  desk.screen.key("F4");
  follow(desk, 80);
  REQUIRE(story_of(desk).shown.steps == steps.size());
  Reader panel(desk);
  for (std::size_t i = 0; i < steps.size(); ++i) {
    CAPTURE(i);
    CHECK(panel.says(steps[i].first));
    CHECK(panel.says(steps[i].second));
    CHECK(panel.says("Step " + std::to_string(i + 1) + " of " + std::to_string(steps.size())));
    CHECK_FALSE(panel.says(steps[(i + 1) % steps.size()].first));
    desk.screen.key("Right");
  }
  CHECK(panel.says(printed.paragraphs().front()));  // who it is
  CHECK(panel.says(printed.paragraphs().back()));   // where to meet him again
}

TEST_CASE("Beside a second scenario it says where the two part, and what that means in the end") {
  Desk desk;
  desk.open("broadband.yaml");
  const std::uint64_t customer = kept_customer(desk.journey(), {"base", "fix_root_cause"});
  const Printed printed(desk.journey(), {"base", "fix_root_cause"}, customer);
  follow(desk, customer, "fix_root_cause");
  const std::vector<std::string> paragraphs = printed.paragraphs();
  std::vector<bool> said(paragraphs.size(), false);
  Reader panel(desk);
  const std::size_t steps = story_of(desk).shown.steps;
  CHECK(steps == report::count_of_steps(printed.story));
  for (std::size_t i = 0; i < steps; ++i) {
    CAPTURE(i);
    const report::ToldStep step = report::told_step(printed.story, i);
    const Roster& roster = printed.replay.cast.roster;
    if (step.left)
      CHECK(panel.says(
          report::step_in_words(printed.story.sides[0].steps[*step.left], roster, "GBP")));
    if (step.right && !step.same)
      CHECK(panel.says(
          report::step_in_words(printed.story.sides[1].steps[*step.right], roster, "GBP")));
    for (std::size_t p = 0; p < paragraphs.size(); ++p)
      if (panel.says(paragraphs[p])) said[p] = true;
    // Each side frames its own card.
    const StoryTrail& trail = story_of(desk).trail;
    REQUIRE(trail.size() == 2);
    for (const std::size_t side : {0U, 1U})
      CHECK(desk.screen.shows("map/story/at/" + std::to_string(side)) == !trail[side].at.empty());
    desk.screen.key("PageDown");
  }
  for (std::size_t p = 0; p < paragraphs.size(); ++p) CHECK_MESSAGE(said[p], paragraphs[p]);
  check_places(desk);
}

TEST_CASE("What makes two scenarios part is seen first, and long words can be moved by keys") {
  Desk desk(1280, 560);
  desk.open("broadband.yaml");
  desk.screen.key("F4");
  const std::uint64_t customer = kept_customer(desk.journey(), {"base", "fix_root_cause"});
  follow(desk, customer, "fix_root_cause");
  const auto first = report::first_parting(desk.journey(), *story_of(desk).told->replay,
                                           *story_of(desk).told->story);
  while (story_of(desk).step != first.step.value()) desk.screen.key("Right");
  desk.screen.frames();
  // From the top of the words, which moves when figures come.
  const auto luck_at = [&] {
    return desk.screen.box("story/luck").y - desk.screen.box("story/words").y;
  };
  const float at_first = luck_at();
  CHECK(at_first >= 0);
  CHECK(at_first + desk.screen.box("story/luck").height < desk.screen.box("story/words").height);
  desk.screen.key("Ctrl+Down");
  desk.screen.frames();
  CHECK(luck_at() < at_first);
  desk.screen.key("Ctrl+Up");
  desk.screen.frames();
  CHECK(luck_at() == at_first);
  CHECK(story_of(desk).customer == customer);
  desk.screen.key("Ctrl+Down");
  desk.screen.key("Right");
  desk.screen.key("Left");
  desk.screen.frames();
  CHECK(luck_at() == at_first);
}

TEST_CASE("The framed card is the step's touchpoint, in view, and the way has its numbers") {
  Desk desk;
  desk.open("small_shop.yaml");
  follow(desk, 3);
  desk.settle();  // figures that come change the size of the map
  // So near that cards have to be brought into view.
  desk.editor.view.camera.zoom = 1.6;
  desk.editor.view.camera.placed = true;
  fulfil(desk.editor.view, StoryStepTo{100});
  fulfil(desk.editor.view, StoryStepTo{0});
  const std::vector<study::StoryStep> steps = story_of(desk).told->story->sides[0].steps;
  const Roster& roster = story_of(desk).told->replay->cast.roster;
  REQUIRE(steps.size() > 2);
  for (std::size_t i = 0; i < steps.size(); ++i) {
    desk.screen.frames(2);
    const std::string id = roster.touchpoints[steps[i].at].id;
    CAPTURE(id);
    const ScreenBox framed = desk.screen.box("map/story/at/0");
    CHECK(is_around(framed, desk.screen.box("map/card/" + id)));
    CHECK(is_around(desk.screen.box("map/canvas"), framed));
    CHECK(desk.screen.shows("map/story/mark/0/" + id));
    CHECK(desk.screen.shows("map/story/end/0") == (i + 1 == steps.size()));
    desk.screen.key("Space");
  }
}

TEST_CASE("The dashed way of a second scenario ends at every zoom, wherever it lies") {
  Desk desk;
  desk.open("small_shop.yaml");
  follow(desk, 3, "handle_complaints");
  desk.settle();
  fulfil(desk.editor.view, StoryStepTo{100});
  MapCamera& camera = desk.editor.view.camera;
  for (int i = 0; i < 150; ++i) {
    camera = {7.77 * i, 3.33 * i, 0.25 + 0.0171 * i, true};
    desk.screen.frames(1);
    REQUIRE(desk.screen.drawn().TotalVtxCount < 200'000);
  }
}

TEST_CASE("After an edit the story of the same customer is told anew") {
  Desk desk;
  desk.open("small_shop.yaml");
  follow(desk, 5);
  desk.screen.key("Right");
  const std::string before = story_of(desk).shown.sides[0].elapsed;
  const std::string id =
      story_of(desk)
          .told->replay->cast.roster.touchpoints[story_of(desk).told->story->sides[0].steps[0].at]
          .id;
  REQUIRE(apply_edit(desk.editor, editor::SetNumber{"touchpoints." + id + ".minutes", 600}));
  desk.screen.frames(1);
  CHECK_FALSE(story_of(desk).fresh);
  CHECK(story_of(desk).shown.sides[0].elapsed == before);  // dimmed
  hear(desk);
  CHECK(story_of(desk).fresh);
  CHECK(story_of(desk).customer == 5);
  CHECK(story_of(desk).told->journey == desk.editor.document->snapshot());
  CHECK(story_of(desk).shown.sides[0].elapsed != before);
  const Printed printed(desk.journey(), {"base"}, 5);
  CHECK(story_of(desk).told->story->sides[0].steps == printed.story.sides[0].steps);
  CHECK(story_of(desk).step == 1);
  // Another scenario is another story.
  desk.editor.requests.emplace_back(RequestScenario{desk.journey().scenarios[0].id});
  hear(desk);
  CHECK(story_of(desk).told->replay->cast.ids ==
        std::vector<std::string>{desk.journey().scenarios[0].id});
  // Another document has no story yet.
  take_step(desk.editor, StepNew{});
  desk.screen.frames(3);
  CHECK_FALSE(story_of(desk).open);
}

TEST_CASE("Stories of journeys in Arabic and Chinese") {
  for (const char* name : {"water_utility_ar.yaml", "telecom_zh.yaml"}) {
    CAPTURE(name);
    Desk desk;
    desk.open(name);
    const std::string other = desk.journey().scenarios[0].id;
    const Printed printed(desk.journey(), {"base"}, 12);
    const auto steps = printed.steps();
    follow(desk, 12);
    const editor::ToldStory& told = *story_of(desk).told;
    for (std::size_t i = 0; i < steps.size(); ++i) {
      const ShownStory shown = shown_story(told, i);
      REQUIRE(shown.steps == steps.size());
      CHECK(shown.sides[0].heading == steps[i].first);
      CHECK(shown.sides[0].body == steps[i].second);
    }
    follow(desk, 12, other);
    CHECK(desk.screen.shows("map/story/at/0"));
    check_places(desk);
    desk.editor.layout.inspector_width = 240;
    desk.screen.frames(3);
    check_places(desk);
  }
}

}  // namespace painpoint::gui
