#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <vector>

#include "montecarlo/simulate.h"
#include "study/compare.h"
#include "study/prepare.h"
#include "tests/bench/memory_use.h"
#include "tests/bench/ordinary_loop.h"
#include "yaml/reader.h"

/// How many visits a second the simulator plays, beside the ordinary loop; all ratios from one run.
/// Both must agree with the exact solver before they are timed.
namespace painpoint::bench {
namespace {

constexpr std::uint64_t kCustomers = 1'000'000;
/// Bound of what luck may do in one of some thousand comparisons.
constexpr double kZ = 6;

struct Subject {
  Journey journey;
  Roster roster;
  std::vector<chain::SegmentChain> segments;
  chain::Breakdown exact;
};

Subject read_subject() {
  const std::string path = std::string(PAINPOINT_SOURCE_DIR) + "/journeys/broadband.yaml";
  std::ifstream in(path, std::ios::binary);
  yaml::JourneyFile file =
      yaml::read_journey("broadband.yaml", std::string{std::istreambuf_iterator<char>(in), {}});
  Subject subject;
  subject.journey = std::move(file.journey);
  subject.roster = make_roster(subject.journey);
  const auto bases = study::segment_bases(subject.journey);
  subject.segments = study::prepare(subject.journey, *bases, subject.roster, {})->segments;
  const auto solved = study::compare(subject.journey, {{"base"}, false, false});
  subject.exact = solved->scenarios.front().result.breakdown;
  return subject;
}

montecarlo::Result simulate(const Subject& subject, std::uint64_t customers, unsigned threads,
                            montecarlo::Instructions instructions) {
  montecarlo::Plan plan;
  plan.roster = &subject.roster;
  plan.sides.push_back({"base", subject.segments, 1.0});
  montecarlo::Settings settings;
  settings.customers = customers;
  settings.threads = threads;
  settings.instructions = instructions;
  return std::move(*montecarlo::simulate(plan, settings));
}

/// Compares one figure of enough events with the exact one; returns whether it is far off.
bool is_off(double mean, double error, double exact, std::uint64_t customers) {
  const double size = mean != 0 ? std::fabs(mean) : 1;
  const bool rare = mean * mean < 2000 * error * error;  // some hundred events: not normal yet
  return !rare && error > 1e-12 * size && customers > 0 && std::fabs(mean - exact) > kZ * error;
}

template <class Figure>
std::size_t count_off(const Subject& subject, std::uint64_t customers, std::size_t& compared,
                      Figure figure) {
  const montecarlo::CellLayout layout(subject.roster);
  std::size_t off = 0;
  const auto row = [&](chain::Split split, std::uint32_t cell, const chain::Row& exact) {
    for (std::size_t m = 0; m < montecarlo::kTallied; ++m) {
      const auto metric = static_cast<chain::Metric>(m);
      if (!chain::applies(metric, split)) continue;
      const auto [mean, error] = figure(split, cell, metric);
      ++compared;
      off += is_off(mean, error, exact[m], customers) ? 1 : 0;
    }
  };
  row(chain::Split::journey, montecarlo::CellLayout::kJourney, subject.exact.journey);
  for (const chain::Split split : chain::kSplits)
    if (split != chain::Split::segment)
      for (std::uint32_t i = 0; i < subject.exact.rows(split).size(); ++i)
        row(split, layout.cell(split, i), subject.exact.rows(split)[i]);
  return off;
}

/// Stops the benchmark unless both engines have the exact solver's figures.
void check(const Subject& subject) {
  std::size_t compared = 0;
  OrdinaryLoop loop(subject.segments, subject.roster, 1);
  loop.play(kCustomers);
  std::size_t off = count_off(subject, kCustomers, compared,
                              [&](chain::Split, std::uint32_t cell, chain::Metric metric) {
                                return std::pair{loop.mean(cell, metric), loop.error(cell, metric)};
                              });
  const montecarlo::Result ours = simulate(subject, kCustomers, 1, montecarlo::Instructions::best);
  const montecarlo::Estimate& estimate = ours.sides.front().estimate;
  const montecarlo::CellLayout layout(subject.roster);
  off += count_off(subject, kCustomers, compared,
                   [&](chain::Split split, std::uint32_t cell, chain::Metric metric) {
                     if (split == chain::Split::journey)
                       return std::pair{chain::at(estimate.mean.journey, metric),
                                        chain::at(estimate.standard_error.journey, metric)};
                     const std::size_t i = cell - layout.cell(split, 0);
                     return std::pair{chain::at(estimate.mean.rows(split)[i], metric),
                                      chain::at(estimate.standard_error.rows(split)[i], metric)};
                   });
  fmt::print(stderr, "Both simulators against the exact solver: {} figures, {} off.\n", compared,
             off);
  if (off > 0) std::exit(1);
}

using Loops = montecarlo::Instructions;

void count_visits(benchmark::State& state, double visits, std::size_t bytes) {
  state.counters["visits/s"] =
      benchmark::Counter(visits, benchmark::Counter::kIsIterationInvariantRate);
  state.counters["bytes"] = static_cast<double>(bytes);
}

void ordinary_loop(benchmark::State& state, const Subject& subject) {
  double visits = 0;
  std::size_t bytes = 0;
  for (auto _ : state) {
    const MemoryUse use;
    OrdinaryLoop loop(subject.segments, subject.roster, 1);
    loop.play(kCustomers);
    visits = static_cast<double>(loop.visits());
    bytes = use.peak_bytes();
  }
  count_visits(state, visits, bytes);
}

void simulator(benchmark::State& state, const Subject& subject, unsigned threads, Loops loops) {
  double visits = 0;
  std::size_t bytes = 0;
  for (auto _ : state) {
    const MemoryUse use;
    const montecarlo::Result result = simulate(subject, kCustomers * threads, threads, loops);
    visits = chain::at(result.sides.front().estimate.mean.journey, chain::Metric::visits) *
             static_cast<double>(result.customers);
    bytes = use.peak_bytes();
  }
  count_visits(state, visits, bytes);
}

/// Prints as usual, and remembers the medians for the ratios.
class Ratios : public benchmark::ConsoleReporter {
 public:
  void ReportRuns(const std::vector<Run>& runs) override {
    ConsoleReporter::ReportRuns(runs);
    for (const Run& run : runs)
      if (run.aggregate_name == "median")
        speed_[run.run_name.function_name] = run.counters.at("visits/s");
  }
  void print() const {
    const auto ratio = [&](const std::string& name, const std::string& to) {
      const auto a = speed_.find(name);
      const auto b = speed_.find(to);
      if (a == speed_.end() || b == speed_.end()) return;
      fmt::print("{:<46} {:>7.2f}\n", name + " / " + to, a->second / b->second);
    };
    fmt::print("\nRatios of visits per second (medians of this run)\n");
    for (const char* loops : {"simulator_sse2", "simulator_avx2", "simulator_avx512"})
      ratio(loops, "ordinary_loop");
    ratio("simulator_two_threads", "simulator_one_thread");
  }

 private:
  std::map<std::string, double> speed_;
};

}  // namespace
}  // namespace painpoint::bench

int main(int argc, char** argv) {
  using namespace painpoint::bench;
  // Repetitions take turns, so that a machine that slows down slows both sides of a ratio.
  std::string take_turns = "--benchmark_enable_random_interleaving=true";
  std::vector<char*> options(argv, argv + argc);
  options.insert(options.begin() + 1, take_turns.data());
  argc = static_cast<int>(options.size());
  options.push_back(nullptr);
  argv = options.data();
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
  const Subject subject = read_subject();
  check(subject);
  const auto add = [&](const char* name, auto run, auto... arguments) {
    benchmark::RegisterBenchmark(name, run, std::cref(subject), arguments...)
        ->Unit(benchmark::kMillisecond)
        ->Repetitions(7)
        ->ReportAggregatesOnly(true)
        ->UseRealTime();
  };
  add("ordinary_loop", ordinary_loop);
  add("simulator_sse2", simulator, 1U, Loops::baseline);
  add("simulator_avx2", simulator, 1U, Loops::avx2);
  add("simulator_avx512", simulator, 1U, Loops::avx512);
  add("simulator_one_thread", simulator, 1U, Loops::best);
  add("simulator_two_threads", simulator, 2U, Loops::best);
  Ratios ratios;
  benchmark::RunSpecifiedBenchmarks(&ratios);
  ratios.print();
}
