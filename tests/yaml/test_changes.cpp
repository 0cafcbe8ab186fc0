#include "tests/yaml/support.h"

using namespace painpoint;
using namespace painpoint::test;

namespace {

std::string with_change(const std::string& change) {
  return journey_with(
      "causes: { c: {} }\nchannels: { web: {}, phone: {} }\nscenarios:\n  s:\n    changes:\n     "
      " " +
          change + "\n",
      "minutes: { mean: 10, cv: 1 }, channel: { web: 60%, phone: 40% }");
}

Change change_of(const std::string& written) {
  const Journey journey = read_good(with_change(written));
  const Changes& changes = journey.scenarios.find("s")->changes;
  REQUIRE(changes.size() == 1);
  return changes[0].value;
}

}  // namespace

TEST_CASE("changes set, scale, cut and add") {
  CHECK(change_of("touchpoints.order.minutes: 5").operand.value == 5);
  CHECK(change_of("touchpoints.order.minutes: 2 h").operand.value == 120);
  CHECK(change_of("touchpoints.order.minutes: { set: 30 s }").operand.value == 0.5);
  CHECK(change_of("touchpoints.order.minutes: { add: -30 s }").operand.value == -0.5);
  CHECK(change_of("touchpoints.order.minutes: { scale: 150% }").operand.value == 1.5);
  CHECK(change_of("touchpoints.order.minutes.cv: 0.5").operand.value == 0.5);
  CHECK(change_of("causes.c.level: 50%").operand.value == 0.5);
  CHECK(change_of("causes.c.level: { cut: 75% }").operation == Change::Operation::cut);
  CHECK(change_of("severities.minor.complain: { add: 1% }").operand.value == 0.01);
  CHECK(change_of("causes.c.level: { value: 40%, low: 30%, high: 60% }").operand.provenance->low ==
        0.3);
  CHECK(change_of("causes.c.level: { cut: { value: 40%, low: 30%, high: 60% } }")
            .operand.provenance->high == 0.6);
  CHECK(change_of("touchpoints.order.channel: web").split->find("web")->value == 1);
  CHECK(change_of("touchpoints.order.channel: { web: 1%, phone: 99% }").split->size() == 2);
  CHECK(change_of("touchpoints.order.channel: { set: { web: 100% } }").split->size() == 1);
  CHECK(change_of("touchpoints.order.channel.phone: 70%").operand.value == 0.7);
}

TEST_CASE("what cannot be a change") {
  struct Row {
    const char* change;
    const char* codes;
    const char* part;
  };
  const Row table[] = {
      {"causes.d.level: 5%", "PP050", "causes.c.level"},
      {"touchpoints.order: 5", "PP050", "which number"},
      {"touchpoints.order.name: x", "PP050", "no number"},
      {"touchpoints.order.minutes: 5%", "PP017", "percent"},
      {"touchpoints.order.cost: 5 min", "PP015", "not a time"},
      {"touchpoints.order.minutes: { mean: 5, cv: 1 }", "PP055", "moves the mean"},
      {"touchpoints.order.minutes: { cut: 10%, add: 5 }", "PP055", "one thing"},
      {"touchpoints.order.minutes: { cut: 10%, by: 5 }", "PP012", "no key `by`"},
      {"touchpoints.order.minutes: { ct: 10% }", "PP055", "one number"},
      {"touchpoints.order.minutes: [5]", "PP014", "a list"},
      {"touchpoints.order.channel: { scale: 2 }", "PP055", "only be set"},
      {"touchpoints.order.channel: 50%", "PP055", "address is a split"},
      {"touchpoints.order.next: nowhere", "PP030", "under scenario s"},
      {"touchpoints.order.channel: { web: 50% }", "PP040", "0.5"},
      {"touchpoints.order.minutes: { cut: 150% }", "PP016", "0% to 100%"},
      {"causes.c.level: { add: -2 }", "PP016", "0 or more"},
      {"discount_rate: 5%", "PP051", "cannot be changed"},
      {"{ touchpoints.order.cost: 1, touchpoints.order.cost: 2 }", "PP013", "second time"},
  };
  for (const Row& row : table) {
    CAPTURE(row.change);
    CHECK_MESSAGE(errors_of(with_change(row.change)) == row.codes,
                  said_of(with_change(row.change)));
    CHECK_MESSAGE(contains(said_of(with_change(row.change)), row.part),
                  said_of(with_change(row.change)));
  }
}

TEST_CASE("what a change makes wrong is shown at the change") {
  const std::string said = said_of(with_change("causes.c.level: { add: -2 }"));
  CHECK(contains(said, "      causes.c.level: { add: -2 }\n"));
  CHECK(contains(said, "under scenario s"));
}

TEST_CASE("changes of a scenario may lead to what another one adds") {
  const Journey j = read_good(
      journey_with("scenarios:\n  a: { add: { touchpoints: { bot: { next: completed } } } }\n"
                   "  b: { includes: a, changes: { touchpoints.bot.minutes: 3 min, "
                   "touchpoints.order.next: bot } }\n"));
  CHECK(j.scenarios.find("b")->changes.size() == 2);
}

TEST_CASE("assignments of the command line") {
  const Journey journey = read_good(with_change("causes.c.level: 1"));
  const auto good = yaml::read_assignment(journey, "touchpoints.order.minutes = 2 h");
  REQUIRE(good);
  CHECK(good->first == "touchpoints.order.minutes");
  CHECK(good->second.operand.value == 120);
  CHECK(yaml::read_assignment(journey, "causes.c.level={cut: 75%}")->second.operation ==
        Change::Operation::cut);
  CHECK(yaml::read_assignment(journey, "touchpoints.order.channel=web")->second.split->size() == 1);
  const auto code = [&](const char* text) {
    const auto result = yaml::read_assignment(journey, text);
    CHECK_FALSE(result);
    REQUIRE(result.diagnostics.has_errors());
    CHECK(result.diagnostics.all()[0].span.has_value());
    CHECK(result.diagnostics.all()[0].span->end <= std::string_view(text).size());
    return code_name(result.diagnostics.all()[0].code);
  };
  CHECK(code("causes.c.level") == "PP055");
  CHECK(code("=5") == "PP055");
  CHECK(code("causes.c.level=") == "PP055");
  CHECK(code("causes.d.level=5") == "PP050");
  CHECK(code("causes.c.level=often") == "PP015");
  CHECK(code("causes.c.level={") == "PP010");
  CHECK(code("causes.c.level={a: 1, a: 2}") == "PP013");
}
