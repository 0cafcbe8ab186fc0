#include <algorithm>
#include <array>
#include <chrono>
#include <random>
#include <thread>

#include "graph/digraph.h"
#include "graph/journey_graph.h"
#include "graph/reach.h"
#include "tests/support/solve.h"

using namespace painpoint;
using namespace painpoint::test;

namespace {

graph::Digraph random_digraph(std::size_t n, double density, unsigned seed) {
  std::mt19937 random(seed);
  graph::Digraph g;
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < n; ++j)
      if (static_cast<double>(random() % 1000) < 1000 * density)
        g.add(static_cast<std::uint32_t>(j));
    g.close_row();
  }
  return g;
}

/// reach[i][j]: there is a way, perhaps empty (Warshall).
std::vector<std::vector<bool>> all_ways(const graph::Digraph& g) {
  const std::size_t n = g.size();
  std::vector<std::vector<bool>> reach(n, std::vector<bool>(n, false));
  for (std::size_t i = 0; i < n; ++i) {
    reach[i][i] = true;
    for (const std::uint32_t j : g.row(i)) reach[i][j] = true;
  }
  for (std::size_t k = 0; k < n; ++k)
    for (std::size_t i = 0; i < n; ++i)
      for (std::size_t j = 0; j < n; ++j)
        if (reach[i][k] && reach[k][j]) reach[i][j] = true;
  return reach;
}

struct Built {
  Journey journey;
  Roster roster;
  Outcome<graph::JourneyGraph> graph;
  [[nodiscard]] TouchpointIndex at(std::string_view id) const {
    return roster.touchpoints.find(id);
  }
};
Built build(std::string_view text) {
  Journey journey = read(text);
  Roster roster = make_roster(journey);
  auto graph = graph::build_graph(journey, roster);
  return {std::move(journey), std::move(roster), std::move(graph)};
}

bool has_error(const Diagnostics& found, Code code, const std::string& words) {
  return std::any_of(found.all().begin(), found.all().end(), [&](const Diagnostic& d) {
    return d.code == code && (d.address + d.message + d.advice).find(words) != std::string::npos;
  });
}

/// What solving says of a journey whose values are in order.
Diagnostics solving(std::string_view text) {
  const Journey journey = read(text);
  REQUIRE_FALSE(validate_all(journey).has_errors());
  study::CompareOptions options;
  options.scenarios = study::all_scenarios(journey);
  return study::compare(journey, options).diagnostics;
}

}  // namespace

TEST_CASE("strong components and reachability against Warshall, on random graphs") {
  for (unsigned seed = 0; seed < 60; ++seed) {
    CAPTURE(seed);
    const graph::Digraph g = random_digraph(2 + seed % 19, 0.02 + 0.002 * seed, seed);
    const auto reach = all_ways(g);
    const graph::Components components = graph::strong_components(g);
    std::size_t members = 0;
    for (const auto& nodes : components.nodes) {
      CHECK(std::is_sorted(nodes.begin(), nodes.end()));
      members += nodes.size();
    }
    CHECK(members == g.size());
    for (std::size_t i = 0; i < g.size(); ++i)
      for (std::size_t j = 0; j < g.size(); ++j) {
        CHECK((components.of[i] == components.of[j]) == (reach[i][j] && reach[j][i]));
        if (reach[i][j]) CHECK(components.of[j] <= components.of[i]);
      }
    const std::array<std::uint32_t, 1> start = {0};
    const std::vector<bool> from_first = graph::reachable(g, start);
    const graph::Digraph back = graph::reversed(g);
    const auto ways_back = all_ways(back);
    for (std::size_t j = 0; j < g.size(); ++j) {
      CHECK(from_first[j] == reach[0][j]);
      CHECK(ways_back[j][0] == reach[0][j]);
    }
  }
}

TEST_CASE("loops, and which touchpoints are reached") {
  const Built b = build(R"(
touchpoints:
  a: { next: b }
  b: { next: { c: 50%, a: 50% } }
  c: { pains: { p: { chance: 10%, then: h } }, next: { c: 10%, completed: 90% } }
  h: { next: back }
  lonely: { next: completed }
)");
  REQUIRE(b.graph.value.has_value());
  const auto loops = b.graph->loops();
  REQUIRE(loops.size() == 2);
  std::vector<std::size_t> sizes = {loops[0].size(), loops[1].size()};
  std::sort(sizes.begin(), sizes.end());
  CHECK(sizes == std::vector<std::size_t>{1, 2});
  CHECK(b.graph->reached(b.at("h")));  // by a pain's `then`
  CHECK(b.graph->reached(b.at("c")));
  CHECK_FALSE(b.graph->reached(b.at("lonely")));
  CHECK(b.graph->next(b.at("b")).size() == 2);
  CHECK(b.graph->next(b.at("h"))[0].target.kind == graph::Target::Kind::back);
}

TEST_CASE("rework_goes_on: while the origin or a back can be reached by next") {
  const Built b = build(R"(
touchpoints:
  a: { pains: { p: { chance: 10%, then: h } }, next: b }
  b: { next: { c: 50%, a: 50% } }
  c: { next: completed }
  h: { next: { k: 50%, c: 50% } }
  k: { next: back }
)");
  REQUIRE(b.graph.value.has_value());
  const auto goes_on = [&](const char* from, const char* origin) {
    return b.graph->rework_goes_on(b.at(from), b.at(origin));
  };
  CHECK(goes_on("a", "a"));
  CHECK(goes_on("b", "a"));
  CHECK_FALSE(goes_on("c", "a"));
  CHECK(goes_on("h", "a"));  // k has a back
  CHECK(goes_on("k", "a"));
  CHECK(goes_on("c", "c"));
  CHECK_FALSE(goes_on("c", "b"));
}

TEST_CASE("a touchpoint with back that can be reached without rework") {
  CHECK(
      has_error(build("touchpoints: { a: { next: { h: 10%, completed: 90% } }, h: { next: back } }")
                    .graph.diagnostics,
                Code::back_without_rework, "h"));
  // By the `then` of a pain only: fine. After a way that leaves the rework: not.
  CHECK(
      build("touchpoints: { a: { pains: { p: { then: h } }, next: completed }, h: { next: back } }")
          .graph.value.has_value());
  CHECK(has_error(build(R"(
touchpoints:
  a: { pains: { p: { chance: 10%, then: x } }, next: completed }
  x: { next: { h: 50%, completed: 50% } }
  h: { next: { back: 50%, x: 50% } }
start: { a: 50%, x: 50% }
)")
                      .graph.diagnostics,
                  Code::back_without_rework, "h"));
}

TEST_CASE("traps in the bare graph are named") {
  const Built b = build(R"(
touchpoints:
  a: { next: { b: 50%, completed: 50% } }
  b: { next: c }
  c: { next: b }
)");
  CHECK_FALSE(b.graph.value.has_value());
  CHECK(has_error(b.graph.diagnostics, Code::trap, "b"));
  CHECK(has_error(b.graph.diagnostics, Code::trap, "c"));
}

TEST_CASE("a share of 0 is no way out") {
  const Built b = build("touchpoints: { a: { next: { b: 100%, completed: 0% } }, b: { next: a } }");
  CHECK(has_error(b.graph.diagnostics, Code::trap, "a"));
}

TEST_CASE("traps that only states have: a blocking pain that always strikes") {
  CHECK(has_error(solving(R"(
touchpoints:
  a: { pains: { p: { chance: 100%, blocks: true, leave: 0%, complain: 0%, recontact: 0% } }, next: completed }
)"),
                  Code::trap, "a"));
  // One in a thousand leaves: an end can be reached.
  CHECK_FALSE(solving(R"(
touchpoints:
  a: { pains: { p: { chance: 100%, blocks: true, leave: 0.1%, complain: 0%, recontact: 0% } }, next: completed }
)")
                  .has_errors());
}

TEST_CASE("traps that only carriers fall into") {
  // 20% / 20%: whoever carries r fails always, and nobody mends it.
  const std::string text = R"(
causes: {{ r: {{ scope: customer, prevalence: 20% }} }}
touchpoints:
  a: {{ next: b }}
  b: {{ pains: {{ p: {{ chance: 20%, cause: r, blocks: true, leave: 0%, complain: 0%, recontact: {} }} }}, next: completed }}
)";
  CHECK(has_error(solving(fmt::format(fmt::runtime(text), "0%")), Code::trap, "b"));
  CHECK_FALSE(solving(fmt::format(fmt::runtime(text), "1%")).has_errors());
}

TEST_CASE("too many customer-scoped causes are refused, naming them") {
  std::string causes = "causes:\n", pains;
  for (int i = 0; i < 24; ++i) {
    causes += fmt::format("  r{}: {{ scope: customer, prevalence: 50% }}\n", i);
    pains += fmt::format("      p{}: {{ chance: 1%, cause: r{} }}\n", i, i);
  }
  const Diagnostics found =
      solving(causes + "touchpoints:\n  a:\n    next: completed\n    pains:\n" + pains);
  CHECK(has_error(found, Code::too_many_states, "24 customer-scoped causes"));
}

TEST_CASE("Reach answers as a search from each node does, with and without room for rows") {
  std::mt19937 random(7);
  for (const std::size_t n : {1U, 2U, 30U, 400U}) {
    for (int round = 0; round < 4; ++round) {
      std::uniform_int_distribution<std::uint32_t> any(0, static_cast<std::uint32_t>(n - 1));
      graph::Digraph digraph;
      for (std::size_t node = 0; node < n; ++node) {
        // Mostly onward, and few edges: most pairs are not connected, and few in circles.
        for (int edge = 0; edge < 1 + round % 2; ++edge) {
          const std::uint32_t target = any(random);
          if (target > node || any(random) == 0) digraph.add(target);
        }
        digraph.close_row();
      }
      const graph::Components components = graph::strong_components(digraph);
      for (const std::size_t room : {graph::Reach::kMostWords, std::size_t{10}, std::size_t{0}}) {
        const graph::Reach reach(digraph, components, room);
        std::size_t wrong = 0;
        for (std::uint32_t from = 0; from < n; ++from) {
          const std::vector<std::uint32_t> start = {from};
          const std::vector<bool> reached = graph::reachable(digraph, start);
          for (std::uint32_t to = 0; to < n; ++to)
            wrong += reach.leads(components.of[from], components.of[to]) != reached[to] ? 1 : 0;
        }
        CHECK(wrong == 0);
      }
    }
  }
}

TEST_CASE("Reach answers several threads at a time, about pairs that need rows") {
  constexpr std::uint32_t kRungs = 300;
  graph::Digraph digraph;
  for (std::uint32_t i = 0; i < kRungs; ++i) {
    for (const std::uint32_t step : {6U, 10U, 15U})
      if (i + step < kRungs) digraph.add(i + step);
    digraph.close_row();
  }
  const graph::Components components = graph::strong_components(digraph);
  const graph::Reach reach(digraph, components);
  std::vector<std::vector<bool>> answers(4);
  std::vector<std::thread> threads;
  for (auto& own : answers)
    threads.emplace_back([&] {
      for (std::uint32_t from = 0; from < kRungs; ++from)
        for (std::uint32_t to = 0; to < kRungs; ++to)
          own.push_back(reach.leads(components.of[from], components.of[to]));
    });
  for (std::thread& thread : threads) thread.join();
  for (const auto& own : answers) CHECK(own == answers[0]);
}

TEST_CASE("a line on which every problem sends customers back to the start") {
  const auto line = [](int n) {
    std::string text = "touchpoints:\n";
    for (int i = 0; i < n; ++i)
      text += fmt::format("  t{}: {{ next: {}, pains: {{ p: {{ chance: 1%, then: t0 }} }} }}\n", i,
                          i + 1 < n ? fmt::format("t{}", i + 1) : "completed");
    return text;
  };
  const auto begin = std::chrono::steady_clock::now();
  CHECK_FALSE(solving(line(300)).has_errors());
  CHECK(has_error(solving(line(10'000)), Code::too_many_states, ""));
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin;
  if (PAINPOINT_SANITIZED == 0) CHECK(seconds.count() < 20);
}
