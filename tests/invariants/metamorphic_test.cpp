#include <algorithm>

#include "model/address.h"
#include "model/walk.h"
#include "tests/support/sample_journeys.h"

// What happens to the results when a journey changes in ways whose effect is known.

using namespace painpoint;
using namespace painpoint::test;
using chain::Metric;

namespace {

using Figures = std::map<std::string, double>;

void check_same(const Figures& a, const Figures& b, double tolerance) {
  REQUIRE(a.size() == b.size());
  for (const auto& [its_name, its_value] : a) {
    const auto& name = its_name;
    const auto& value = its_value;
    if (!b.contains(name)) {
      FAIL_CHECK("missing: " << name);
      continue;
    }
    CHECK_MESSAGE(close(value, b.at(name), tolerance),
                  fmt::format("{}: {:.17g} and {:.17g}", name, value, b.at(name)));
  }
}

template <class T>
Dict<T> reversed(const Dict<T>& dict) {
  Dict<T> result;
  for (std::size_t i = dict.size(); i-- > 0;) result.insert(dict[i].id, dict[i].value);
  return result;
}

}  // namespace

TEST_CASE("a scenario without changes differs by exactly 0") {
  for (NamedJourney& sample : sample_journeys(60)) {
    CAPTURE(sample.name);
    sample.journey.scenarios["nothing"] = Scenario{};
    const Solved s = solve_journey(std::move(sample.journey), true, true);
    CHECK(s.figures.at("nothing") == s.figures.at("base"));
    if (const auto& money = s.scenario("nothing").money) {
      CHECK(money->npv == 0);
      for (const study::Month& month : money->months) CHECK(month.net == 0);
    }
  }
}

TEST_CASE("undoing an edit restores the results, bit by bit") {
  for (const NamedJourney& sample : random_journeys(2000, 2030)) {
    CAPTURE(sample.name);
    const Figures before = solve_journey(sample.journey, false, false).figures.at("base");
    Journey edited = sample.journey;
    edited.touchpoints[0].value.minutes = fixed_time(123.25);
    edited.touchpoints[0].value.cost = edited.touchpoints[0].value.cost.value + 1;
    const Figures between = solve_journey(edited, false, false).figures.at("base");
    CHECK(between != before);
    edited.touchpoints[0].value = sample.journey.touchpoints[0].value;
    CHECK(solve_journey(edited, false, false).figures.at("base") == before);
  }
}

TEST_CASE("scaling all money scales all money results, and nothing else") {
  for (const NamedJourney& sample : sample_journeys(60)) {
    CAPTURE(sample.name);
    constexpr double kFactor = 3.5;
    Journey scaled = sample.journey;
    for (const std::string& address : all_addresses(scaled)) {
      const Addressed found = find_address(scaled, address);
      const Quantity quantity = found.number->quantity;
      if (quantity != Quantity::money && quantity != Quantity::signed_money &&
          quantity != Quantity::money_per_hour && quantity != Quantity::money_per_month)
        continue;
      NumberRef number = *found.number;
      number.set_provenance(nullptr);
      CHECK_FALSE(number.set(kFactor * number.get()).has_value());
    }
    scaled.scenarios.clear();  // their changes hold money of their own
    const Figures a = solve_journey(sample.journey, false, true).figures.at("base");
    const Figures b = solve_journey(std::move(scaled), false, true).figures.at("base");
    for (const auto& [its_name, value] : a) {
      const auto& name = its_name;
      if (!b.contains(name)) continue;  // touchpoints that scenarios added
      const std::string metric = name.substr(name.rfind('.') + 1);
      const auto known = chain::find_metric(metric);
      const bool money = metric == "total_cost_sd" || metric == "removal_effect" ||
                         (known && chain::info(*known).unit == chain::MetricUnit::money);
      CHECK_MESSAGE(close(money ? kFactor * value : value, b.at(name), 1e-9), name);
    }
  }
}

TEST_CASE("the order of touchpoints, pains and causes changes rounding only") {
  for (const NamedJourney& sample : sample_journeys(60)) {
    CAPTURE(sample.name);
    Journey other = sample.journey;
    REQUIRE_FALSE(other.start.empty());  // settled: written out
    for (auto& entry : other.touchpoints) entry.value.pains = reversed(entry.value.pains);
    other.touchpoints = reversed(other.touchpoints);
    other.causes = reversed(other.causes);
    other.policies = reversed(other.policies);
    const Solved a = solve_journey(sample.journey, true, true);
    const Solved b = solve_journey(std::move(other), true, true);
    for (const auto& [its_id, figures] : a.figures) {
      const auto& id = its_id;
      CAPTURE(id);
      check_same(figures, b.figures.at(id), 1e-9);
    }
  }
}

TEST_CASE("renaming touchpoints, pains and causes changes names and rounding only") {
  RandomJourneyOptions options;
  options.scenarios = false;
  options.segments = false;
  for (std::uint64_t seed = 3000; seed < 3060; ++seed) {
    CAPTURE(seed);
    const std::string text = random_journey(seed, options);
    // Ids t0, c0 and p0 become zt0, zc0 and zp0, wherever a word starts with them.
    std::string renamed;
    for (std::size_t i = 0; i < text.size(); ++i) {
      const auto is_word = [](char c) {
        return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' ||
               static_cast<unsigned char>(c) >= 0x80;
      };
      const bool starts = (i == 0 || !is_word(text[i - 1])) && i + 1 < text.size() &&
                          std::string_view("tcp").find(text[i]) != std::string_view::npos &&
                          std::isdigit(static_cast<unsigned char>(text[i + 1])) != 0;
      if (starts) renamed += 'z';
      renamed += text[i];
    }
    const Figures a = solve(text).figures.at("base");
    const Figures b = solve(renamed).figures.at("base");
    Figures back;
    for (const auto& [name, value] : b) {
      std::string plain = name;
      for (const char* id : {".zt", ".zc", ".zp"})
        if (const auto at = plain.find(id); at != std::string::npos) plain.erase(at + 1, 1);
      back[plain] = value;
    }
    check_same(a, back, 1e-9);
  }
}

TEST_CASE("removing a cause by a scenario is its removal effect") {
  for (const NamedJourney& sample : random_journeys(4000, 4040)) {
    CAPTURE(sample.name);
    Journey journey = sample.journey;
    journey.scenarios.clear();
    for (auto& entry : journey.segments) entry.value.changes.clear();
    for (const auto& entry : journey.causes) {
      Scenario none;
      Change change;
      change.operand = 0.0;
      none.changes.insert("causes." + entry.id + ".level", change);
      journey.scenarios.insert("no_" + entry.id, std::move(none));
    }
    const Solved s = solve_journey(std::move(journey), false, true);
    for (const auto& entry : s.journey.causes) {
      const double difference = s("journey.total_cost") - s("no_" + entry.id, "journey.total_cost");
      CHECK(std::abs(s("causes." + entry.id + ".removal_effect") - difference) <=
            1e-9 * (1 + std::abs(s("journey.total_cost"))));
    }
  }
}

TEST_CASE("a segment cut in two with the same numbers changes nothing") {
  for (const NamedJourney& sample : random_journeys(5000, 5030, {.segments = false})) {
    CAPTURE(sample.name);
    Journey two = sample.journey;
    Segment half = two.segments[0].value;
    half.share = 0.5;
    two.segments.clear();
    two.segments.insert("one", half);
    two.segments.insert("other", half);
    const Figures a = solve_journey(sample.journey, false, true).figures.at("base");
    const Figures b = solve_journey(std::move(two), false, true).figures.at("base");
    for (const auto& [its_name, value] : a) {
      const auto& name = its_name;
      if (name.starts_with("segments.")) continue;
      CHECK_MESSAGE(close(value, b.at(name), 1e-9), name);
    }
  }
}
