#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "tests/support/journeys.h"
#include "tests/support/solve.h"

// Published absorbing chains, written as journeys: a node is a touchpoint whose minutes are the
// reward of a visit, an absorbing node an end.

using namespace painpoint;
using namespace painpoint::test;
using nlohmann::json;

namespace {

double number(const json& written) {
  if (written.is_number()) return written.get<double>();
  const std::string text = written.get<std::string>();
  const std::size_t slash = text.find('/');
  if (slash == std::string::npos) return std::stod(text);
  return std::stod(text.substr(0, slash)) / std::stod(text.substr(slash + 1));
}

json load(const std::filesystem::path& path) {
  std::ifstream in(path);
  REQUIRE(in.good());
  return json::parse(in);
}

json load_named(const std::string& name) {
  return load(std::filesystem::path(PAINPOINT_SOURCE_DIR) / "tests/exact/chains" /
              (name + ".json"));
}

/// The chain as a journey, with one of its rewards as `minutes`. Ids get a letter in front, ends
/// one of their own.
Journey as_journey(const json& chain, const std::string& reward) {
  std::vector<std::string> absorbing = chain["absorbing"].get<std::vector<std::string>>();
  const auto id = [&](const std::string& node) {
    const bool end = std::find(absorbing.begin(), absorbing.end(), node) != absorbing.end();
    return (end ? "end_" : "n_") + node;
  };
  Journey journey;
  journey.name = chain["id"];
  for (const auto& [node, rewards] : chain["nodes"].items()) {
    if (id(node).starts_with("end_")) {
      journey.ends[id(node)] = End{};
      continue;
    }
    Touchpoint touchpoint;
    touchpoint.minutes = fixed_time(rewards.contains(reward) ? number(rewards[reward]) : 0);
    journey.touchpoints.insert(id(node), std::move(touchpoint));
  }
  for (const json& edge : chain["transitions"]) {
    const std::string from = id(edge[0]), to = id(edge[1]);
    if (from.starts_with("end_")) continue;
    Split& next = journey.touchpoints.find(from)->next;
    next[to] = next[to].value + number(edge[2]);
  }
  journey.start[id(chain["start"])] = 1.0;
  settle(journey);
  return journey;
}

Solved solve_chain(const json& chain, const std::string& reward = "steps") {
  return solve_journey(as_journey(chain, reward), false, false);
}

}  // namespace

TEST_CASE("all published chains: visits, totals and absorption to 1e-9") {
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(
           std::filesystem::path(PAINPOINT_SOURCE_DIR) / "tests/exact/chains")) {
    if (entry.path().extension() != ".json") continue;
    ++files;
    CAPTURE(entry.path().filename().string());
    const json chain = load(entry.path());
    for (const auto& [reward, total] : chain["exact"]["reward_totals"].items()) {
      const Solved s = solve_chain(chain, reward);
      CHECK(close(s("journey.journey_minutes"), number(total["fraction"]), 1e-9));
      for (const auto& [node, visits] : chain["exact"]["visits"].items())
        CHECK(close(s("touchpoints.n_" + node + ".visits"), number(visits["fraction"]), 1e-9));
      for (const auto& [node, chance] : chain["exact"]["absorption"].items())
        CHECK(close(s("ends.end_" + node), number(chance["fraction"]), 1e-9));
    }
  }
  CHECK(files == 17);
}

TEST_CASE("published answers") {
  const auto steps = [](const char* name) {
    return solve_chain(load_named(name))("journey.journey_minutes");
  };
  const Solved die = solve_chain(load_named("C01_knuth_yao_die"));
  CHECK(close(die("journey.journey_minutes"), 11.0 / 3));
  for (const char* face : {"one", "two", "three", "four", "five", "six"})
    CHECK(close(die(std::string("ends.end_") + face), 1.0 / 6));
  const Solved craps = solve_chain(load_named("C06_craps"));
  CHECK(close(craps("journey.journey_minutes"), 557.0 / 165));
  CHECK(close(steps("C08_pattern_HHH"), 14));
  CHECK(close(steps("C08_pattern_HTH"), 10));
  CHECK(close(steps("C04_drunkards_walk"), 4));
  CHECK(close(steps("C07_gamblers_ruin_2_10_1of2"), 16));
  CHECK(close(steps("C25_coupon_5_2"), 751.0 / 126));
  const Solved store = solve_chain(load_named("C09b_aw_department_store"));
  CHECK(close(store("ends.end_bad"), 0.003));
  const Solved ruin = solve_chain(load_named("C07_gamblers_ruin_10_20_9of19"));
  CHECK(close(ruin("journey.journey_minutes"), 1237510963810.0 / 13486784401.0));
}

TEST_CASE("Haddad and Monmege's trap: where iteration stops at once and far off") {
  // 2^20 x 3/2 - 2 = 1,572,862 steps on average, all digits of them.
  const Solved s = solve_chain(load_named("C24_haddad_monmege_20"));
  CHECK(close(s("journey.journey_minutes"), 1572862));
  CHECK(std::max(s("ends.end_x0"), s("ends.end_x40")) == doctest::Approx(0.7).epsilon(1e-12));
}

TEST_CASE("the variance of the number of steps: Kemeny and Snell's drunkard") {
  // A cost of 1 per step makes the sd of total cost that of the number of steps: variance 8.
  const json chain = load_named("C19_drunkard_variance");
  Journey journey = as_journey(chain, "none");
  for (auto& entry : journey.touchpoints) entry.value.cost = 1.0;
  const Solved s = solve_journey(std::move(journey), false, false);
  CHECK(close(s("journey.total_cost"), 4));
  CHECK(close(s("journey.total_cost_sd"), std::sqrt(8.0)));
}

TEST_CASE("gambler's ruin against its closed form, up to 2,000 states and far odds") {
  for (const auto& [its_size, its_up] : std::initializer_list<std::pair<int, double>>{
           {50, 0.5}, {100, 0.45}, {200, 0.6}, {2000, 0.5}, {400, 0.4}}) {
    const auto& up = its_up;
    const auto& size = its_size;
    CAPTURE(size);
    CAPTURE(up);
    Journey journey;
    journey.ends["ruined"] = End{};
    journey.ends["rich"] = End{};
    for (int i = 1; i < size; ++i) {
      Touchpoint t;
      t.minutes = fixed_time(1);
      t.next[i == 1 ? "ruined" : fmt::format("n{}", i - 1)] = 1 - up;
      t.next[i == size - 1 ? "rich" : fmt::format("n{}", i + 1)] = up;
      journey.touchpoints.insert(fmt::format("n{}", i), std::move(t));
    }
    const int from = size / 2;
    journey.start[fmt::format("n{}", from)] = 1.0;
    settle(journey);
    const Solved s = solve_journey(std::move(journey), false, false);
    const double r = (1 - up) / up;
    const double rich =
        up == 0.5 ? double(from) / size : (1 - std::pow(r, from)) / (1 - std::pow(r, size));
    const double steps =
        up == 0.5 ? double(from) * (size - from) : (from - size * rich) / ((1 - up) - up);
    CHECK(close(s("ends.rich"), rich, 1e-9));
    CHECK(close(s("journey.journey_minutes"), steps, 1e-9));
  }
}
