#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/cancel.h"
#include "base/diagnostic.h"
#include "model/journey.h"
#include "study/cash_flows.h"
#include "study/outcomes.h"
#include "study/worth_knowing.h"

/// Which plan to choose when the numbers are not known: every plan in every plausible world.
/// Ignorance only; luck averages out over the customers of a month and has no part in it.
namespace painpoint::study {

/// What plans are judged by, in the journey's money (journeys/README.md).
enum class Measure { horizon_npv, cash_npv, npv };

/// What a plan's present values come to by a measure.
double value_by(Measure measure, const PresentValues& values);

struct DecideOptions {
  Measure measure = Measure::horizon_npv;
  std::size_t worlds = 10'000;
  std::uint64_t seed = 1;
  unsigned threads = 0;                ///< 0: one for each core
  std::vector<std::string> scenarios;  ///< ids; empty: all of the file
  /// What a further observed case costs; with it, the best size of a sample is named.
  std::optional<double> sample_cost;
  CancelFlag cancelled = nullptr;
  std::function<void(std::size_t done, std::size_t total)> progress;  ///< from one thread
};

/// A plan, or doing nothing (id "base", which is worth exactly 0 in every world).
struct PlanOutlook {
  std::string id;
  std::string name;
  std::string owner;
  std::vector<std::string> parts;  ///< ids of the scenarios that it is made of: its own, includes
  Estimate expected;
  double p5 = 0, p50 = 0, p95 = 0;
  Estimate beats_nothing;  ///< chance to be worth more than 0
  double worst5 = 0;       ///< mean of the worst 5% of worlds
  Estimate regret;         ///< how much less than the best plan of each world, on average
  Estimate p_best;         ///< ties are shared
  double cost = 0;         ///< expected present value of invest and run costs
  double as_written = 0;   ///< with every number as the file has it
  std::optional<double> payback_month, break_even_invest, break_even_effect;  ///< as written
};

/// P(best) of every plan, by what a customer is worth.
struct AcceptabilityPoint {
  double factor = 1;           ///< on the value of all segments
  double customer_value = 0;   ///< mean over the segments, in money
  std::vector<double> p_best;  ///< by Decision::plans
};

/// What to do now.
enum class Advice { approve, pilot, measure_first, reject };

struct Verdict {
  Advice advice = Advice::reject;
  bool too_close = false;  ///< between the winner and the runner-up
  std::size_t winner = 0;  ///< in Decision::plans
  std::size_t runner_up = 1;
};

struct Decision {
  Measure measure = Measure::horizon_npv;
  std::uint64_t seed = 1;
  std::size_t worlds = 0;
  std::size_t uncertain_numbers = 0;
  std::size_t redrawn = 0;         ///< worlds that contradicted themselves, and were drawn again
  std::string redrawn_because;     ///< the address that most of them stumbled over
  std::vector<PlanOutlook> plans;  ///< by expected value, the best first; doing nothing among them
  std::vector<AcceptabilityPoint> acceptability;
  Estimate evpi;
  std::vector<InformationWorth> numbers;  ///< by what they are worth; only those worth anything
  std::vector<InformationWorth> causes;
  Verdict verdict;
};

/// Errors: no customers_per_month or no scenarios (no decision), a world that cannot be solved.
/// Nothing without errors if cancelled.
Outcome<Decision> decide(const Journey& journey, const DecideOptions& options);

}  // namespace painpoint::study
