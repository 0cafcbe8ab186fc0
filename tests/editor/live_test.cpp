#include <doctest/doctest.h>

#include <thread>

#include "editor/live.h"
#include "editor/live_answers.h"
#include "tests/editor/shop.h"

using namespace painpoint;
using namespace painpoint::editor;
using namespace painpoint::test;

namespace {

Document shop_document() {
  Outcome<Document> document = Document::from_text(
      "painpoint: 1\njourney: Shop\ncustomers_per_month: 500\n" + std::string(kShop), "");
  REQUIRE_MESSAGE(document, words_of(document.diagnostics));
  return std::move(*document);
}

double total_cost(const Journey& journey, const std::string& scenario) {
  return solve_journey(journey, false, false)(scenario, "journey.total_cost");
}
double total_cost(const ExactFigures& figures) {
  return chain::at(figures.shown().result.breakdown.journey, chain::Metric::total_cost);
}

}  // namespace

TEST_CASE("exact figures come for each state of the document, and are stale when it moves on") {
  Document document = shop_document();
  LiveFigures live;
  CHECK(live.exact() == nullptr);
  live.update(document, "base");
  CHECK_FALSE(live.exact_is_fresh());
  live.wait();
  REQUIRE(live.exact_is_fresh());
  CHECK(total_cost(*live.exact()) == total_cost(document.journey(), "base"));
  CHECK(live.exact()->scenario == "base");
  CHECK_FALSE(live.exact()->traffic.passages.empty());
  REQUIRE(live.slow_is_fresh());
  CHECK(live.slow()->hurts);
  CHECK_FALSE(live.slow()->derivatives->all.empty());
  CHECK(live.slow()->all_scenarios->scenarios.size() == 4);

  REQUIRE(document.apply(SetNumber{"touchpoints.order.minutes", 30}));
  live.update(document, "base");
  CHECK_FALSE(live.exact_is_fresh());
  CHECK_FALSE(live.slow_is_fresh());
  CHECK(live.exact() != nullptr);
  live.wait();
  CHECK(live.exact_is_fresh());
  CHECK(live.exact()->journey == document.snapshot());

  live.update(document, "bot");
  live.wait();
  CHECK(live.exact()->scenario == "bot");
  CHECK(total_cost(*live.exact()) == total_cost(document.journey(), "bot"));
  CHECK(live.exact()->comparison.scenarios.size() == 2);
  // A scenario that has just been removed.
  REQUIRE(document.apply(RemoveEntry{"scenarios.bot"}));
  live.update(document, "bot");
  live.wait();
  CHECK(live.exact_is_fresh());
  CHECK(live.exact()->scenario == "base");
}

TEST_CASE("two documents with the same revision are not taken for each other") {
  LiveFigures live;
  const Document one = shop_document();
  const Document other = Document::empty();
  REQUIRE(one.revision() == other.revision());
  live.update(one, "base");
  live.wait();
  live.update(other, "base");
  CHECK_FALSE(live.exact_is_fresh());
  live.wait();
  CHECK(live.exact()->journey == other.snapshot());
}

TEST_CASE("changes that come faster than answers: the last one is answered") {
  Document document = shop_document();
  std::atomic<int> woken = 0;
  LiveFigures live([&] { ++woken; });
  for (int i = 1; i <= 50; ++i) {
    REQUIRE(document.apply(SetNumber{"touchpoints.order.minutes", 1.0 * i}, true));
    live.update(document, "base");
  }
  live.wait();
  CHECK(live.exact_is_fresh());
  CHECK(woken > 0);
  CHECK(live.exact_problem().empty());
}

TEST_CASE("simulations and decisions come when asked for, and again when the document rests") {
  Document document = shop_document();
  LiveFigures live({}, std::chrono::milliseconds(0));
  live.update(document, "tidy");
  live.wait();
  CHECK(live.simulated() == nullptr);
  CHECK(live.decision() == nullptr);
  CHECK_FALSE(live.next_update());

  live.ask_simulation();
  live.ask_decision();
  live.update(document, "tidy");
  live.wait();
  REQUIRE(live.simulated_is_fresh());
  CHECK(live.simulated()->simulation.ids == std::vector<std::string>{"base", "tidy"});
  CHECK(live.simulated()->simulation.result.customers == 100'000);
  REQUIRE(live.decision_is_fresh());
  CHECK(live.decision()->decision);
  CHECK(live.simulation_progress().part == 1);

  REQUIRE(document.apply(SetNumber{"touchpoints.order.minutes", 3}));
  live.update(document, "tidy");
  CHECK_FALSE(live.simulated_is_fresh());
  live.wait();
  CHECK(live.simulated_is_fresh());
  CHECK(live.decision_is_fresh());
  // Another scenario is another simulation, and the same decision.
  live.update(document, "bot");
  CHECK_FALSE(live.simulated_is_fresh());
  CHECK(live.decision_is_fresh());

  live.cancel_simulation();
  live.cancel_decision();
  REQUIRE(document.apply(SetNumber{"touchpoints.order.minutes", 4}));
  live.update(document, "tidy");
  live.wait();
  CHECK_FALSE(live.simulated_is_fresh());
  CHECK_FALSE(live.simulation_progress().busy);
}

TEST_CASE("a document that does not rest is not simulated, and next_update says when it would be") {
  Document document = shop_document();
  LiveFigures live({}, std::chrono::hours(1));
  live.ask_simulation();
  live.update(document, "base");
  live.wait();
  CHECK(live.simulated_is_fresh());
  REQUIRE(document.apply(SetNumber{"touchpoints.order.minutes", 3}));
  live.update(document, "base");
  live.wait();
  CHECK_FALSE(live.simulated_is_fresh());
  REQUIRE(live.next_update());
  CHECK(*live.next_update() > std::chrono::minutes(30));
}

TEST_CASE("simulation and decision end when they are told to") {
  const auto journey = shop_document().snapshot();
  std::atomic<bool> cancelled = true;
  const JobControl control{&cancelled, [](double) {}};
  const auto simulated = answer_by_simulation(journey, "tidy", control);
  CHECK((!simulated || simulated->simulation.result.customers == 0));
  const auto decided = answer_decision(journey, control);
  CHECK_FALSE(decided->decision);
  CHECK_FALSE(answer_slowly(journey, "tidy", control));
}

TEST_CASE("the tornado is asked for while somebody looks at it, and of the newest state") {
  Document document = shop_document();
  LiveFigures live;
  live.update(document, "base");
  live.wait();
  CHECK(live.tornado() == nullptr);  // nobody looks
  live.want_tornado(true);
  live.update(document, "base");
  live.wait();
  REQUIRE(live.tornado_is_fresh());
  REQUIRE(live.tornado()->tornado);
  const auto expected = study::tornado_of(document.journey(), study::Measure::horizon_npv);
  REQUIRE(expected);
  REQUIRE(live.tornado()->tornado->bars.size() == expected->bars.size());
  CHECK(live.tornado()->tornado->as_written == expected->as_written);

  // Another scenario asks nothing new: a decision is about all of them.
  live.update(document, "bot");
  CHECK(live.tornado_is_fresh());
  REQUIRE(document.apply(SetNumber{"touchpoints.order.minutes", 30}));
  live.want_tornado(false);
  live.update(document, "bot");
  live.wait();
  CHECK_FALSE(live.tornado_is_fresh());
  CHECK_FALSE(live.tornado_progress().busy);
  live.want_tornado(true);
  live.update(document, "bot");
  live.wait();
  CHECK(live.tornado_is_fresh());
  CHECK(live.tornado()->journey == document.snapshot());
}
