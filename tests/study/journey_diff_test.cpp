#include "study/journey_diff.h"

#include "model/address.h"
#include "tests/support/sample_journeys.h"

using namespace painpoint;
using namespace painpoint::test;

namespace {

constexpr const char* kOld = R"(
currency: GBP
teams: { desk: { cost_per_hour: 20 }, shop: {} }
causes: { x: { name: Cause X }, y: {} }
touchpoints:
  a:
    name: The first
    minutes: { mean: 10, cv: 0.5 }
    staff: { team: desk, minutes: 3 }
    pains: { p: { chance: { value: 12%, low: 8%, high: 16%, evidence: expert, source: Ann }, causes: { x: 60% } } }
    next: { b: 80%, abandoned: 20% }
  b: { pains: { q: { chance: 1%, cause: y } }, next: completed }
scenarios:
  fix: { invest: 100, changes: { causes.x.level: { cut: 75% }, touchpoints.a.next: { b: 90%, abandoned: 10% } } }
)";

std::string replaced(std::string text, const std::string& old, const std::string& now) {
  const std::size_t at = text.find(old);
  REQUIRE_MESSAGE(at != std::string::npos, old);
  return text.replace(at, old.size(), now);
}

/// "address: old -> new" of the one difference.
std::string only(const std::string& now) {
  const study::JourneyDiff diff = study::diff_journeys(read(kOld), read(now));
  const auto words = [](const std::optional<study::Said>& said) {
    return said ? said->words : std::string("-");
  };
  std::string text;
  for (const auto& thing : diff.things)
    text += (thing.presence == study::Presence::added ? "+" : "-") + thing.address + " ";
  for (const auto* values : {&diff.numbers, &diff.words})
    for (const auto& value : *values)
      text += value.address + ": " + words(value.before) + " -> " + words(value.after) + " ";
  if (diff.texts > 0) text += std::to_string(diff.texts) + " texts ";
  if (!text.empty()) text.pop_back();
  return text;
}

std::string changed(const std::string& old, const std::string& now) {
  return only(replaced(kOld, old, now));
}

}  // namespace

TEST_CASE("the same journey, otherwise written, differs in nothing") {
  CHECK(only(kOld).empty());
  CHECK(changed("{ x: { name: Cause X }, y: {} }",
                "\n  y: {}   # a comment\n  x: { name: \"Cause X\" }")
            .empty());
  CHECK(changed("minutes: 3 }", "minutes: 3 min }").empty());
  CHECK(changed("low: 8%", "low: 0.08").empty());
}

TEST_CASE("numbers by address, in words, with what is known about them") {
  const std::string chance = "touchpoints.a.pains.p.chance: ";
  CHECK(changed("12%", "10%") == chance + "12% (8% to 16%, expert) -> 10% (8% to 16%, expert)");
  CHECK(changed("high: 16%", "high: 20%") ==
        chance + "12% (8% to 16%, expert) -> 12% (8% to 20%, expert)");
  CHECK(changed("low: 8%, high: 16%, evidence: expert", "sample: 400, evidence: measured") ==
        chance + "12% (8% to 16%, expert) -> 12% (400 cases, measured)");
  CHECK(changed("source: Ann", "source: Bob") == "1 texts");
  CHECK(changed("x: 60%", "x: 50%") == "touchpoints.a.pains.p.causes.x: 60% -> 50%");
  CHECK(changed("x: 60%", "x: 60%, y: 10%") == "touchpoints.a.pains.p.causes.y: - -> 10%");
  CHECK(changed("{ mean: 10, cv: 0.5 }", "{ distribution: uniform, min: 0, max: 20 }") ==
        "touchpoints.a.minutes: lognormal, mean 10 minutes, cv 0.5 -> uniform, 0, 20 min");
  CHECK(changed("cost_per_hour: 20", "cost_per_hour: 25") ==
        "teams.desk.cost_per_hour: 20 GBP per hour -> 25 GBP per hour");
  CHECK(changed("cut: 75%", "cut: { value: 60%, low: 50%, high: 70% }") ==
        "scenarios.fix.changes.causes.x.level: cut by 75% -> cut by 60% (50% to 70%)");
  CHECK(changed("{ b: 90%, abandoned: 10% }", "{ b: 95%, abandoned: 5% }") ==
        "scenarios.fix.changes.touchpoints.a.next: set to b 90%, abandoned 10% -> set to b 95%, "
        "abandoned 5%");
}

TEST_CASE("things that come and go are told once, and words that decide are told") {
  CHECK(changed("y: {} }", "y: {}, z: { level: 50% } }") == "+causes.z");
  CHECK(changed("pains: { q: { chance: 1%, cause: y } }, ", "") == "-touchpoints.b.pains.q");
  CHECK(changed("team: desk", "team: shop") == "touchpoints.a.staff.team: desk -> shop");
  CHECK(changed("q: { chance", "q: { severity: severe, chance") ==
        "touchpoints.b.pains.q.severity: moderate -> severe");
  CHECK(changed("{ name: Cause X }", "{ name: Cause X, owner: Zoe }") ==
        "causes.x.owner: - -> Zoe");
  CHECK(changed("name: The first", "name: First of all") == "1 texts");
}

TEST_CASE("every number of the sample journeys that is changed is told, and only it") {
  for (const NamedJourney& sample : shipped_journeys()) {
    const std::string& name = sample.name;
    INFO(name);
    CHECK(study::diff_journeys(sample.journey, sample.journey).empty());
    std::size_t tried = 0;
    for (const std::string& address : all_addresses(sample.journey)) {
      if (tried++ % 7 != 0) continue;  // enough of them
      CAPTURE(address);
      Journey other = sample.journey;
      const Addressed found = find_address(other, address);
      REQUIRE(found.number.has_value());
      NumberRef number = *found.number;
      // Splits move together, and what is not written has no value to differ from.
      if (number.in_split() || (number.optional != nullptr && !number.optional->has_value()))
        continue;
      if (number.set(number.get() * 0.5 + 0.0173)) continue;
      const study::JourneyDiff diff = study::diff_journeys(sample.journey, other);
      REQUIRE(diff.numbers.size() == 1);
      const std::string& told = diff.numbers[0].address;
      CHECK((told == address || address.starts_with(told + ".")));
      CHECK(diff.words.empty());
      CHECK(diff.things.empty());
      CHECK(diff.texts == 0);
    }
  }
}
