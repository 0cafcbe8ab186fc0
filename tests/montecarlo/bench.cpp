#include <doctest/doctest.h>
#include <fmt/format.h>

#include <ctime>

#include "montecarlo/tables.h"
#include "montecarlo/walk.h"
#include "tests/montecarlo/check.h"
#include "tests/montecarlo/delivery.h"

/// Speed, in visits per second of processor time. Run a release build of this program with
/// `--no-skip -tc="bench*"`.
namespace painpoint::montecarlo {
namespace {

constexpr std::uint64_t kPlayed = 400'000;

double seconds_since(std::clock_t start) {
  return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

/// The cheapest listener.
struct VisitCounter {
  std::uint64_t visits = 0;
  void customer_starts(const CustomerStarts&) {}
  void visit(const Visit&) { ++visits; }
  void work(const StaffTime&) {}
  void policy_applied(const PolicyApplied&) {}
  void misuse(const Misuse&) {}
  void caught(const Problem&, const Correction&) {}
  void reacted(const Reacted&) {}
  void lost(const Lost&) {}
  void sent_to_rework(const SentToRework&) {}
  void end_reached(const EndReached&) {}
  void customer_finished(const CustomerFinished&) {}
};

TEST_CASE("bench: the walk alone" * doctest::skip()) {
  const test::Compiled compiled = test::compile_journey(delivery());
  const SideTables tables = make_tables(compiled.segments);
  VisitCounts counts(compiled.roster->touchpoints.size());
  VisitCounter counter;
  const auto start = std::clock();
  for (std::uint64_t customer = 0; customer < kPlayed; ++customer)
    Walk(tables, kSeed, customer, counts, counter).run();
  const double seconds = seconds_since(start);
  fmt::print("walk alone: {:.2f} million visits/s\n",
             static_cast<double>(counter.visits) / seconds / 1e6);
}

TEST_CASE("bench: walk and tally" * doctest::skip()) {
  const test::Compiled compiled = test::compile_journey(delivery());
  Plan plan = plan_of(compiled);
  for (int sides = 1; sides <= 2; ++sides) {
    Settings settings = settings_for(kPlayed);
    settings.threads = 1;
    const auto start = std::clock();
    const Result result = run(plan, settings);
    const double seconds = seconds_since(start);
    double visits = 0;
    for (const SideResult& side : result.sides)
      visits += chain::at(side.estimate.mean.journey, chain::Metric::visits);
    fmt::print("{} side(s), all figures: {:.2f} million visits/s\n", sides,
               visits * static_cast<double>(kPlayed) / seconds / 1e6);
    plan.sides.push_back({"fix", test::compile_side(compiled.journey, *compiled.roster, "fix"), 1});
  }
}

}  // namespace
}  // namespace painpoint::montecarlo
