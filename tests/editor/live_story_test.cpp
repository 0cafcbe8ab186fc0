#include <doctest/doctest.h>

#include <algorithm>

#include "editor/live_story.h"
#include "tests/editor/shop.h"

using namespace painpoint;
using namespace painpoint::editor;
using namespace painpoint::test;

namespace {

Document story_document() {
  Outcome<Document> document = Document::from_text(
      "painpoint: 1\njourney: Shop\ncustomers_per_month: 500\n" + std::string(kShop), "");
  REQUIRE_MESSAGE(document, words_of(document.diagnostics));
  return std::move(*document);
}

/// Asks and waits for the answer; whether one has come.
bool tell(LiveStory& live, const Document& document, const StoryQuestion& question) {
  live.update(document, question);
  live.wait();
  return live.update(document, question);
}

study::Story told_directly(const Document& document, const StoryQuestion& question) {
  const auto replay =
      study::prepare_replay(document.journey(), question.stage.scenarios, question.stage.seed);
  REQUIRE(replay);
  return study::tell(*replay, question.customer).value.value();
}

bool same_steps(const study::Story& a, const study::Story& b) {
  return std::equal(a.sides.begin(), a.sides.end(), b.sides.begin(), b.sides.end(),
                    [](const auto& one, const auto& other) { return one.steps == other.steps; });
}

StoryQuestion about(std::uint64_t customer, std::vector<std::string> scenarios = {"base"}) {
  StoryQuestion question;
  question.customer = customer;
  question.stage.scenarios = std::move(scenarios);
  return question;
}

}  // namespace

TEST_CASE("a story is told as the simulator plays it, and stale when the document moves on") {
  Document document = story_document();
  LiveStory live;
  CHECK(live.told() == nullptr);
  const StoryQuestion question = about(7, {"base", "tidy"});
  REQUIRE(tell(live, document, question));
  REQUIRE(live.told()->story);
  CHECK(live.is_fresh());
  CHECK(same_steps(*live.told()->story, told_directly(document, question)));
  CHECK_FALSE(live.update(document, question));  // it comes once

  REQUIRE(document.apply(SetNumber{"touchpoints.order.minutes", 300}));
  live.update(document, question);
  CHECK_FALSE(live.is_fresh());
  CHECK(live.told()->story);
  live.wait();
  CHECK(live.update(document, question));
  CHECK(live.is_fresh());
  CHECK(live.told()->journey == document.snapshot());
  CHECK(same_steps(*live.told()->story, told_directly(document, question)));
}

TEST_CASE("the next customer of the same journey needs no new preparation") {
  const Document document = story_document();
  LiveStory live;
  REQUIRE(tell(live, document, about(0)));
  const auto replay = live.told()->replay;
  REQUIRE(tell(live, document, about(1)));
  CHECK(live.told()->replay == replay);
  CHECK(live.told()->story->customer == 1);
  REQUIRE(tell(live, document, about(1, {"bot"})));
  CHECK(live.told()->replay != replay);
  CHECK(live.told()->replay->cast.ids == std::vector<std::string>{"bot"});
}

TEST_CASE("a search ends in the story of the first who was found") {
  const Document document = story_document();
  LiveStory live;
  StoryQuestion question = about(3, {"base", "tidy"});
  question.find = study::Telling::lost;
  REQUIRE(tell(live, document, question));
  REQUIRE(live.told()->found);
  const FoundStories& found = *live.told()->found;
  REQUIRE_FALSE(found.found.customers.empty());
  CHECK(found.stories.size() == found.found.customers.size());
  CHECK(live.is_fresh());
  CHECK(live.told()->story->sides[0].lost);
  // Whoever asks for the one who was found has been answered.
  question.find.reset();
  question.customer = found.found.customers.front();
  CHECK_FALSE(live.update(document, question));
  CHECK(live.is_fresh());
  CHECK_FALSE(live.progress().busy);
}

TEST_CASE("a search that another question overtakes does not change whose story is told") {
  const Document document = story_document();
  LiveStory live;
  StoryQuestion search = about(3);
  search.find = study::Telling::slowest;
  live.update(document, search);
  live.wait();
  const StoryQuestion wanted = about(4);
  live.update(document, wanted);
  CHECK_FALSE(live.is_fresh());
  live.wait();
  REQUIRE(live.update(document, wanted));
  CHECK(live.is_fresh());
  CHECK(live.told()->story->customer == 4);
}

TEST_CASE("nobody is found where nobody is like that; the customer from before is told of") {
  const Document document = Document::empty();
  LiveStory live;
  StoryQuestion question = about(3);
  question.find = study::Telling::complained_twice;
  REQUIRE(tell(live, document, question));
  CHECK(live.told()->found->found.customers.empty());
  CHECK(live.told()->found->found.played == study::Search{}.among);
  CHECK(live.told()->story->customer == 3);
}

TEST_CASE("scenarios that are no more are left out") {
  Document document = story_document();
  LiveStory live;
  REQUIRE(document.apply(RemoveEntry{"scenarios.bot"}));
  REQUIRE(tell(live, document, about(0, {"bot"})));
  CHECK(live.told()->replay->cast.ids == std::vector<std::string>{"base"});
  REQUIRE(tell(live, document, about(0, {"tidy", "bot"})));
  CHECK(live.told()->replay->cast.ids == std::vector<std::string>{"tidy"});
  REQUIRE(tell(live, document, about(0, {"tidy", "tidy"})));
  CHECK(live.told()->story->sides.size() == 1);
}

TEST_CASE("nothing comes of a story that is cancelled") {
  const Document document = story_document();
  const std::atomic<bool> cancelled = true;
  StoryQuestion question = about(0);
  question.find = study::Telling::lost;
  CHECK_FALSE(
      answer_story(document.snapshot(), question, nullptr, JobControl{&cancelled, [](double) {}}));
  LiveStory live;
  live.update(document, question);
  live.cancel();
  CHECK_FALSE(live.is_fresh());
  CHECK_FALSE(live.progress().busy);
}
