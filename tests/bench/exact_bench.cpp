#include <benchmark/benchmark.h>

#include <array>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <memory>

#include "chain/chain.h"
#include "chain/state_space.h"
#include "exact/solution.h"
#include "graph/journey_graph.h"
#include "model/validate.h"
#include "tests/bench/large_journeys.h"

// How long exact answers take, by size and shape. Each row checks its answers before it measures.

using namespace painpoint;
using bench::Shape;

namespace {

[[noreturn]] void fail(const std::string& what) {
  fmt::print(stderr, "exact_bench: {}\n", what);
  std::exit(EXIT_FAILURE);
}

void check_close(double a, double b, double tolerance, const char* what) {
  if (!(std::abs(a - b) <= tolerance * std::max({1.0, std::abs(a), std::abs(b)})))
    fail(fmt::format("{}: {:.17g} and {:.17g}", what, a, b));
}

/// A journey that is ready to be compiled.
struct Prepared {
  Journey journey;
  Roster roster;
  std::shared_ptr<const graph::JourneyGraph> graph;

  [[nodiscard]] chain::SegmentChain compile() const {
    return chain::compile(journey, roster, SegmentIndex(std::size_t{0}), graph);
  }
};

std::shared_ptr<const graph::JourneyGraph> graph_of(const Journey& journey, const Roster& roster) {
  Outcome<graph::JourneyGraph> graph = graph::build_graph(journey, roster);
  if (!graph) fail(graph.diagnostics.all().front().message);
  return std::make_shared<const graph::JourneyGraph>(std::move(*graph));
}

const Prepared& prepared(Shape shape, std::size_t touchpoints) {
  static std::map<std::pair<Shape, std::size_t>, Prepared> all;
  const auto [place, added] = all.try_emplace({shape, touchpoints});
  if (added) {
    Prepared& one = place->second;
    one.journey = bench::JourneyMaker(shape, touchpoints).make();
    if (validate_values(one.journey).has_errors()) fail("the journey is not valid");
    one.roster = make_roster(one.journey);
    one.graph = graph_of(one.journey, one.roster);
  }
  return place->second;
}

Shape shape_of(const benchmark::State& state) {
  return static_cast<Shape>(state.range(0));
}
const Prepared& prepared(const benchmark::State& state) {
  return prepared(shape_of(state), static_cast<std::size_t>(state.range(1)));
}

exact::Totals totals_of(const chain::SegmentChain& chain, const Roster& roster) {
  const Outcome<exact::Totals> totals = exact::solve_totals(chain, roster);
  if (!totals) fail(totals.diagnostics.all().front().message);
  return *totals;
}

/// All customers come to an end, and the lean solve agrees with the one of all figures.
void check_answers(const Prepared& one) {
  const chain::SegmentChain chain = one.compile();
  const exact::Totals totals = totals_of(chain, one.roster);
  const exact::SolvedFlows flows(
      std::move(*chain::explore(chain, one.roster, chain::Detail::totals)));
  if (!flows.accurate()) fail("the residual is too large");
  double finished = 0;
  for (std::size_t i = 0; i < flows.space.size(); ++i)
    for (const chain::Transition& transition : flows.space.row(i))
      if (transition.target >= flows.space.size())
        finished += flows.everyone_visits.visits[i] * transition.chance;
  check_close(finished, 1, 1e-9, "customers at ends");

  if (one.journey.touchpoints.size() > 20'000) return;  // takes too long
  Outcome<exact::SegmentResult> all = exact::solve_segment(chain, one.roster);
  if (!all) fail(all.diagnostics.all().front().message);
  chain::Row& journey = all->breakdown.journey;
  chain::derive(journey);
  const auto figure = [&](chain::Metric metric) { return chain::at(journey, metric); };
  check_close(totals.cash_cost, figure(chain::Metric::cash_cost), 1e-9, "cash cost");
  check_close(totals.staff_minutes, figure(chain::Metric::staff_minutes), 1e-9, "staff minutes");
  check_close(totals.lost, figure(chain::Metric::lost), 1e-9, "lost");
  finished = 0;
  for (const double chance : all->breakdown.ends) finished += chance;
  check_close(finished, 1, 1e-9, "customers at ends, by all figures");
}

void validate(benchmark::State& state) {
  const Prepared& one = prepared(state);
  for (auto _ : state) benchmark::DoNotOptimize(validate_values(one.journey));
  state.SetLabel(name_of(shape_of(state)));
}
void build_graph(benchmark::State& state) {
  const Prepared& one = prepared(state);
  for (auto _ : state) benchmark::DoNotOptimize(graph_of(one.journey, one.roster));
  state.SetLabel(name_of(shape_of(state)));
}
void compile(benchmark::State& state) {
  const Prepared& one = prepared(state);
  for (auto _ : state) benchmark::DoNotOptimize(one.compile());
  state.SetLabel(name_of(shape_of(state)));
}
void explore(benchmark::State& state) {
  const Prepared& one = prepared(state);
  const chain::SegmentChain chain = one.compile();
  for (auto _ : state)
    benchmark::DoNotOptimize(chain::explore(chain, one.roster, chain::Detail::totals));
  state.SetLabel(name_of(shape_of(state)));
}
/// Compiled, explored and solved: visits, totals of money and staff time, losses.
void exact_totals(benchmark::State& state) {
  const Prepared& one = prepared(state);
  check_answers(one);
  for (auto _ : state) benchmark::DoNotOptimize(totals_of(one.compile(), one.roster));
  state.SetLabel(name_of(shape_of(state)));
}

/// The two journeys between which an editor goes to and fro: the chance of one pain in the middle.
std::array<std::shared_ptr<const chain::SegmentChain>, 2> before_and_after(const Prepared& one) {
  Journey edited = one.journey;
  const std::size_t middle = edited.touchpoints.size() / 2;
  edited.touchpoints[middle].value.pains[0].value.chance.value *= 0.9;
  return {std::make_shared<const chain::SegmentChain>(one.compile()),
          std::make_shared<const chain::SegmentChain>(chain::compile(
              edited, one.roster, SegmentIndex(std::size_t{0}), graph_of(edited, one.roster)))};
}

exact::Solution value_of(Outcome<exact::Solution> outcome) {
  if (!outcome) fail(outcome.diagnostics.all().front().message);
  return std::move(*outcome);
}

/// Solving again after one changed number. `fresh_per_again` is how many times as long solving
/// from the start takes.
template <class Figures>
void one_change(benchmark::State& state, chain::Detail detail, Figures&& figures) {
  const Prepared& one = prepared(state);
  const auto chains = before_and_after(one);
  std::array<double, 2> expected{};
  constexpr std::size_t kRepeats = 10;
  const auto begin = std::chrono::steady_clock::now();
  for (std::size_t i = 0; i < 2 * kRepeats; ++i)
    expected[i % 2] =
        figures(value_of(exact::Solution::of(chains[i % 2], one.roster, detail)), one.roster);
  const std::chrono::duration<double> fresh = std::chrono::steady_clock::now() - begin;

  exact::Solution solution = value_of(exact::Solution::of(chains[0], one.roster, detail));
  std::size_t turn = 0;
  const auto again_begin = std::chrono::steady_clock::now();
  for (auto _ : state) {
    turn = 1 - turn;
    solution = value_of(exact::Solution::after(std::move(solution), chains[turn], one.roster));
    if (figures(solution, one.roster) != expected[turn]) fail("solving again gave other bits");
  }
  const std::chrono::duration<double> again = std::chrono::steady_clock::now() - again_begin;
  state.counters["fresh_per_again"] =
      fresh.count() / (2.0 * kRepeats) / (again.count() / static_cast<double>(state.iterations()));
  state.SetLabel(name_of(shape_of(state)));
}
void one_change_totals(benchmark::State& state) {
  one_change(state, chain::Detail::totals,
             [](const exact::Solution& solution, const Roster&) { return solution.totals().lost; });
}
void one_change_breakdown(benchmark::State& state) {
  one_change(state, chain::Detail::everything,
             [](const exact::Solution& solution, const Roster& roster) {
               return chain::at(solution.breakdown(roster).journey, chain::Metric::lost);
             });
}
void one_change_all_figures(benchmark::State& state) {
  one_change(state, chain::Detail::everything,
             [](const exact::Solution& solution, const Roster& roster) {
               return solution.figures(roster)->total_cost_mean;
             });
}

void thousand_touchpoints(benchmark::internal::Benchmark* row) {
  for (const Shape shape : {Shape::random, Shape::hub, Shape::chain})
    row->Args({static_cast<std::int64_t>(shape), 1'000});
  row->ArgNames({"shape", "touchpoints"})->Unit(benchmark::kMicrosecond);
}
BENCHMARK(one_change_totals)->Apply(thousand_touchpoints);
BENCHMARK(one_change_breakdown)->Apply(thousand_touchpoints);
BENCHMARK(one_change_all_figures)->Apply(thousand_touchpoints);

/// The same with all figures: every split, the variance of cost, the scores of satisfaction.
void exact_all_figures(benchmark::State& state) {
  const Prepared& one = prepared(state);
  for (auto _ : state) {
    const auto result = exact::solve_segment(one.compile(), one.roster);
    if (!result) fail(result.diagnostics.all().front().message);
  }
  state.SetLabel(name_of(shape_of(state)));
}

void sizes_and_shapes(benchmark::internal::Benchmark* row) {
  for (const Shape shape : {Shape::random, Shape::hub, Shape::chain})
    for (const std::int64_t touchpoints : {20, 10'000, 100'000})
      row->Args({static_cast<std::int64_t>(shape), touchpoints});
  row->ArgNames({"shape", "touchpoints"})->Unit(benchmark::kMicrosecond);
}
BENCHMARK(exact_totals)->Apply(sizes_and_shapes);
BENCHMARK(validate)->Apply(sizes_and_shapes);
BENCHMARK(build_graph)->Apply(sizes_and_shapes);
BENCHMARK(exact_all_figures)->Apply(sizes_and_shapes);
BENCHMARK(compile)->Apply(sizes_and_shapes);
BENCHMARK(explore)->Apply(sizes_and_shapes);

}  // namespace

BENCHMARK_MAIN();
