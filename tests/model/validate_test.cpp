#include "model/validate.h"

#include <set>

#include "tests/support/solve.h"

// One journey per mistake: its code, its address, and a word of what the message says.

using namespace painpoint;
using namespace painpoint::test;

namespace {

/// Everything that is found in a text, by the reader, validate_all and check.
Diagnostics findings(std::string_view text) {
  yaml::JourneyFile file =
      yaml::read_journey("test.yaml", fmt::format("painpoint: 1\njourney: test\n{}", text));
  Diagnostics found = file.diagnostics;
  if (found.has_errors()) return found;
  found.append(validate_all(file.journey));
  if (!found.has_errors()) found.append(study::check(file.journey));
  return found;
}

void check_found(std::string_view text, Code code, const std::string& address,
                 const std::string& words = "") {
  CAPTURE(text);
  const Diagnostics found = findings(text);
  for (const Diagnostic& d : found.all())
    if (d.code == code && d.address.find(address) != std::string::npos &&
        (d.message + d.advice).find(words) != std::string::npos) {
      CHECK_FALSE(d.message.empty());
      CHECK_FALSE(d.advice.empty());
      return;
    }
  FAIL_CHECK("no " << code_name(code) << " at " << address << " in:\n" << words_of(found));
}

/// Around touchpoints that are in order.
std::string with(std::string_view more) {
  return fmt::format("touchpoints: {{ a: {{ minutes: 1, next: completed }} }}\n{}", more);
}
/// One pain at an otherwise plain touchpoint.
std::string pain(std::string_view keys, std::string_view more = "") {
  return fmt::format(
      "touchpoints: {{ a: {{ minutes: 1, pains: {{ p: {{ {} }} }}, next: completed }} }}\n{}", keys,
      more);
}
std::string plan(std::string_view keys) {
  return with(fmt::format("scenarios: {{ s: {{ {} }} }}\n", keys));
}

}  // namespace

TEST_CASE("ranges") {
  check_found(pain("chance: 120%"), Code::out_of_range, "touchpoints.a.pains.p.chance");
  check_found(with("horizon_months: 2.5\n"), Code::out_of_range, "horizon_months");
  check_found(with("teams: { t: { occupancy: 0 } }\n"), Code::out_of_range, "teams.t.occupancy");
  check_found(with("satisfaction: { clean: 101 }\n"), Code::out_of_range, "satisfaction.clean");
}

TEST_CASE("uncertainty") {
  check_found(pain("chance: { value: 10%, low: 20%, high: 30% }"), Code::bad_uncertainty, "chance");
  check_found(pain("chance: { value: 10%, low: 5% }"), Code::bad_uncertainty, "chance", "together");
  check_found(pain("chance: { value: 10%, sample: 0 }"), Code::bad_uncertainty, "chance");
}

TEST_CASE("distributions") {
  check_found(
      "touchpoints: { a: { minutes: { distribution: uniform, min: 5, max: 3 }, next: completed } }",
      Code::bad_distribution, "touchpoints.a.minutes");
  check_found(
      "touchpoints: { a: { minutes: { distribution: triangular, min: 1, mode: 9, max: 3 }, next: "
      "completed } }",
      Code::bad_distribution, "touchpoints.a.minutes");
  check_found(
      "touchpoints: { a: { minutes: { distribution: empirical, values: [1, 2], weights: [0, 0] }, "
      "next: completed } }",
      Code::bad_distribution, "touchpoints.a.minutes", "0");
  check_found(
      "touchpoints: { a: { minutes: { distribution: gamma, mean: 0, sd: 3 }, next: completed } }",
      Code::bad_distribution, "touchpoints.a.minutes");
}

TEST_CASE("names") {
  check_found("touchpoints: { a: { minutes: 1, next: b } }", Code::unknown_name,
              "touchpoints.a.next");
  check_found(pain("cause: x"), Code::unknown_name, "touchpoints.a.pains.p");
  check_found(pain("then: nowhere"), Code::unknown_name, "touchpoints.a.pains.p.then");
  check_found("touchpoints: { a: { channel: web, next: completed } }", Code::unknown_name,
              "touchpoints.a.channel");
  check_found("touchpoints: { a: { stage: Buy, next: completed } }", Code::unknown_name,
              "touchpoints.a.stage");
  check_found("touchpoints: { a: { staff: { team: t, minutes: 1 }, next: completed } }",
              Code::unknown_name, "touchpoints.a.staff.team");
  check_found(plan("includes: [other]"), Code::unknown_name, "scenarios.s.includes");
  check_found("touchpoints: { completed: { next: abandoned } }", Code::bad_id, "completed");
  check_found("touchpoints: { a: { next: completed }, b: { next: b } }\nends: { b: {} }\n",
              Code::bad_id, "b");
  check_found(with("policies: { x: { at: [a] } }\ncauses: { x: {} }\n"), Code::name_used_twice,
              "x");
  check_found(with("policies: { r: { at: [a, a] } }\n"), Code::name_used_twice, "policies.r.at");
}

TEST_CASE("sums") {
  check_found("touchpoints: { a: { next: { completed: 90%, abandoned: 8% } } }", Code::split_sum,
              "touchpoints.a.next", "98");
  check_found(with("segments: { s: { share: 60% }, t: { share: 30% } }\n"), Code::split_sum,
              "segments", "90");
  check_found(pain("chance: 10%, causes: { x: 60%, y: 50% }", "causes: { x: {}, y: {} }\n"),
              Code::cause_shares, "touchpoints.a.pains.p.causes");
  check_found(with("complaints: { quick: 60%, slow: 50% }\n"), Code::outcome_sum, "complaints");
  check_found(pain("chance: 10%, leave: 50%, complain: 40%, recontact: 20%"), Code::reaction_sum,
              "touchpoints.a.pains.p");
  check_found(with("severities: { minor: { leave: 50%, complain: 40%, recontact: 20% } }\n"),
              Code::reaction_sum, "severities.minor");
}

TEST_CASE("chances over 1") {
  check_found(pain("chance: 60%, cause: x", "causes: { x: { level: 200% } }\n"),
              Code::chance_over_one, "touchpoints.a.pains.p.chance");
  check_found(pain("chance: 10%, cause: x", "causes: { x: { scope: customer, prevalence: 5% } }\n"),
              Code::chance_over_one, "touchpoints.a.pains.p.chance");
  check_found(pain("chance: 10%, cause: x", "causes: { x: { scope: customer, prevalence: 0% } }\n"),
              Code::prevalence_zero, "causes.x.prevalence");
}

TEST_CASE("a customer cannot be worth infinitely much") {
  check_found(with("discount_rate: 0%\nsegments: { s: { share: 100%, value: { margin_per_year: 10, "
                   "retention: 100% } } }\n"),
              Code::value_infinite, "segments.s.value.retention");
  CHECK_FALSE(findings(with("segments: { s: { share: 100%, value: { margin_per_year: 10, "
                            "retention: 100% } } }\n"))
                  .has_errors());
}

TEST_CASE("changes") {
  check_found(plan("changes: { touchpoints.b.minutes: 1 }"), Code::no_such_number, "scenarios.s");
  check_found(plan("changes: { touchpoints.a.minuets: 1 }"), Code::no_such_number, "scenarios.s",
              "minutes");
  check_found(plan("changes: { discount_rate: 1% }"), Code::cannot_be_changed, "scenarios.s");
  check_found(plan("changes: { customers_per_month: 5 }"), Code::cannot_be_changed, "scenarios.s");
  check_found(plan("changes: { horizon_months: 5 }"), Code::cannot_be_changed, "scenarios.s");
  check_found(plan("changes: { touchpoints.a.next: { completed: 50% } }"), Code::split_sum, "");
  check_found(plan("changes: { touchpoints.a.minutes: { cut: 120% } }"), Code::out_of_range,
              "scenarios.s");
  check_found(plan("changes: { touchpoints.a.minutes: { add: -5 } }"), Code::out_of_range, "");
  check_found(plan("changes: { touchpoints.a.next: { nowhere: 100% } }"), Code::unknown_name, "");
  // One number, two addresses; a split and one of its keys.
  check_found(plan("changes: { touchpoints.a.minutes: 2, touchpoints.a.minutes.mean: 3 }"),
              Code::changed_twice, "scenarios.s");
  check_found(plan("changes: { touchpoints.a.next: { completed: 100% }, "
                   "touchpoints.a.next.completed: 50% }"),
              Code::changed_twice, "scenarios.s");
  check_found(with("scenarios: { s: { includes: [t] }, t: { includes: [s] } }\n"),
              Code::include_cycle, "includes");
  check_found(plan("add: { touchpoints: { a: { next: completed } } }"), Code::added_twice,
              "scenarios.s");
  check_found(with("policies: { r: { at: [a], pain: { chance: 1%, causes: { x: 50% } } } }\n"
                   "causes: { x: {} }\n"),
              Code::bad_change, "policies.r.pain.causes");
}

TEST_CASE("what only a scenario breaks is reported at the scenario") {
  check_found(pain("chance: 60%, cause: x",
                   "causes: { x: {} }\nscenarios: { s: { changes: { causes.x.level: 200% } } }\n"),
              Code::chance_over_one, "");
  check_found(with("scenarios: { s: { changes: { complaints.quick: 70% } } }\n"), Code::outcome_sum,
              "");
}

TEST_CASE("structure") {
  check_found("touchpoints: { a: { next: b }, b: { next: a } }", Code::trap, "touchpoints.", "b");
  check_found("touchpoints: { a: { next: back } }", Code::back_without_rework,
              "touchpoints.a.next");
  check_found("touchpoints: { a: { next: completed }, b: { next: completed } }", Code::unreachable,
              "touchpoints.b");
  check_found("touchpoints: {}", Code::no_touchpoints, "touchpoints");
}

TEST_CASE("every mistake of a file is reported in one go") {
  const Diagnostics found = findings(R"(
touchpoints:
  a: { minutes: 1, channel: web, next: { completed: 90% } }
  b: { minutes: 1, pains: { p: { chance: 140%, cause: x } }, next: nowhere }
)");
  std::set<Code> codes;
  for (const Diagnostic& d : found.all()) codes.insert(d.code);
  CHECK(codes.contains(Code::unknown_name));
  CHECK(codes.contains(Code::split_sum));
  CHECK(codes.contains(Code::out_of_range));
  CHECK(found.error_count() >= 5);
}

TEST_CASE("a spread is a time, and not more than a million times its mean") {
  const auto wait = [](std::string_view time) {
    return fmt::format("touchpoints: {{ a: {{ wait: {{ {} }}, next: completed }} }}\n", time);
  };
  CHECK_FALSE(findings(wait("mean: 5, sd: 2000000")).has_errors());
  check_found(wait("mean: 5, sd: 2e9"), Code::out_of_range, "touchpoints.a.wait.sd", "a time");
  for (const char* family : {"gamma", "lognormal"}) {
    check_found(wait(fmt::format("distribution: {}, mean: 1e-200, sd: 1e6", family)),
                Code::bad_distribution, "touchpoints.a.wait.sd", "too large for a mean");
    CHECK_FALSE(
        findings(wait(fmt::format("distribution: {}, mean: 1, sd: 1e6", family))).has_errors());
  }
}

TEST_CASE("a scenario may change the mean of a time and its cv, but not what hangs together") {
  const auto changes = [](std::string_view time, std::string_view list) {
    return fmt::format(
        "touchpoints: {{ a: {{ minutes: {{ {} }}, next: completed }} }}\n"
        "scenarios: {{ s: {{ changes: {{ {} }} }} }}\n",
        time, list);
  };
  CHECK_FALSE(
      findings(changes("mean: 5, cv: 1",
                       "touchpoints.a.minutes: { scale: 0.5 }, touchpoints.a.minutes.cv: 0.2"))
          .has_errors());
  check_found(changes("mean: 5, sd: 1", "touchpoints.a.minutes: 3, touchpoints.a.minutes.sd: 0.2"),
              Code::changed_twice, "scenarios.s", "the time as a whole");
  check_found(changes("distribution: uniform, min: 5, max: 6",
                      "touchpoints.a.minutes: 3, touchpoints.a.minutes.max: 9"),
              Code::changed_twice, "scenarios.s", "the time as a whole");
}

TEST_CASE("what is out of range is told by the end that is broken, and 200% is not taken for 2%") {
  check_found(pain("chance: 30"), Code::out_of_range, "chance", "did you mean 30%?");
  check_found(pain("chance: 200%"), Code::out_of_range, "chance", "between 0% and 100%");
  check_found("touchpoints: { a: { minutes: 1e300, next: completed } }\n", Code::out_of_range,
              "touchpoints.a.minutes", "must be at most 1e+09");
}
