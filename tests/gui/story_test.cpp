#include <doctest/doctest.h>
#include <imgui.h>

#include <algorithm>
#include <string>
#include <variant>
#include <vector>

#include "gui/commands.h"
#include "gui/story_actions.h"
#include "gui/story_keys.h"
#include "report/story.h"
#include "report/story_told.h"
#include "report/story_words.h"
#include "tests/gui/desk.h"

namespace painpoint::gui {
namespace {

/// The whole editor, and beside it the story's panel a second time, in a window whose text can be
/// read.
class Reader {
 public:
  explicit Reader(Desk& desk) : desk_(desk) {
    desk.screen.draw_with([this](const std::vector<KeyPress>& keys) {
      frame(desk_.editor, keys);
      read_panel();
    });
  }
  ~Reader() {
    desk_.screen.draw_with(
        [&desk = desk_](const std::vector<KeyPress>& keys) { frame(desk.editor, keys); });
  }
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;

  /// Whether it says so, however words are broken into lines.
  bool says(const std::string& text) {
    desk_.screen.frames(1);
    return squeezed(ImGui::GetClipboardText()).find(squeezed(text)) != std::string::npos;
  }

 private:
  void read_panel() {
    Editor& editor = desk_.editor;
    PanelContext context{*editor.document, *editor.live, editor.theme, editor.view,
                         editor.requests};
    const bool had_keyboard = editor.view.story.had_keyboard;
    ImGui::SetNextWindowSize(ImVec2(320, 600));
    ImGui::Begin("read", nullptr, ImGuiWindowFlags_NoFocusOnAppearing | ImGuiWindowFlags_NoInputs);
    ImGui::LogToClipboard();
    draw_story(context);
    ImGui::LogFinish();
    ImGui::End();
    editor.view.story.had_keyboard = had_keyboard;
  }
  static std::string squeezed(std::string_view text) {
    std::string result;
    for (const char c : text)
      if (c != ' ' && c != '\n' && c != '\r' && c != '\t') result += c;
    return result;
  }
  Desk& desk_;
};

StoryState& story_of(Desk& desk) {
  return desk.editor.view.story;
}

/// Waits until what was asked for has been told, and draws it.
void hear(Desk& desk) {
  desk.screen.frames(2);
  desk.editor.story->wait();
  desk.screen.frames(3);
}

void follow(Desk& desk, std::uint64_t customer, const std::string& beside = {}) {
  open_story(desk.editor.view);
  fulfil(desk.editor.view, StoryBeside{beside});
  fulfil(desk.editor.view, StoryOf{customer});
  hear(desk);
  REQUIRE(story_of(desk).fresh);
  REQUIRE(story_of(desk).told->story);
}

/// As `painpoint story` prepares it.
struct Printed {
  study::Replay replay;
  study::Story story;
  report::Document document;

  Printed(const Journey& journey, const std::vector<std::string>& scenarios, std::uint64_t customer)
      : replay(
            study::prepare_replay(journey, scenarios, montecarlo::Settings{}.seed).value.value()),
        story(study::tell(replay, customer).value.value()),
        document(report::story_document(journey, replay, story)) {}

  [[nodiscard]] std::vector<std::string> paragraphs() const {
    std::vector<std::string> all;
    for (const auto& block : document.blocks)
      if (const auto* paragraph = std::get_if<report::Paragraph>(&block); paragraph != nullptr)
        all.push_back(paragraph->text);
    return all;
  }
  /// Heading and body of each step of one scenario, as its table has them.
  [[nodiscard]] std::vector<std::pair<std::string, std::string>> steps() const {
    std::vector<std::pair<std::string, std::string>> all;
    for (const auto& block : document.blocks) {
      const auto* table = std::get_if<report::Table>(&block);
      if (table == nullptr || table->columns[0].title != "Step") continue;
      for (const report::Row& row : table->rows) {
        if (row.quiet)
          all.back().second = row.cells[1].text;
        else
          all.emplace_back(row.cells[1].text, "");
      }
    }
    return all;
  }
};

/// The first customer who is lost under the first scenario and not under the second.
std::uint64_t kept_customer(const Journey& journey, const std::vector<std::string>& scenarios) {
  const auto replay = study::prepare_replay(journey, scenarios, montecarlo::Settings{}.seed);
  REQUIRE(replay);
  for (std::uint64_t customer = 0; customer < 10'000; ++customer) {
    const study::Story story = study::tell(*replay, customer).value.value();
    const bool kept = story.sides[0].lost && !story.sides[1].lost;
    if (kept && !story.side_by_side->first.empty()) return customer;
  }
  FAIL("nobody is kept");
  return 0;
}

bool is_around(const ScreenBox& outer, const ScreenBox& inner) {
  return outer.x < inner.x && outer.y < inner.y && outer.x + outer.width > inner.x + inner.width &&
         outer.y + outer.height > inner.y + inner.height;
}

/// All that was named of the panel and of the way stays within the window.
void check_places(Desk& desk) {
  for (const auto& probe : desk.screen.probes()) {
    if (!probe.first.starts_with("story/")) continue;
    CAPTURE(probe.first);
    CHECK(probe.second.x + probe.second.width <= 1280.5F);
  }
}

}  // namespace

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
