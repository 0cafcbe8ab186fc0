#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "model/journey.h"
#include "study/uncertainty.h"

/// Which plan to choose when the numbers are not known: every plan in every plausible world.
/// Ignorance only; luck averages out over the customers of a month and has no part in it.
namespace painpoint::study {

/// What plans are judged by, in the journey's money (journeys/README.md).
enum class Measure { horizon_npv, cash_npv, npv };

struct DecideOptions {
  Measure measure = Measure::horizon_npv;
  std::size_t worlds = 10'000;
  std::uint64_t seed = 1;
  unsigned threads = 0;                ///< 0: one for each core
  std::vector<std::string> scenarios;  ///< ids; empty: all of the file
  /// What a further observed case costs; with it, the best size of a sample is named.
  std::optional<double> sample_cost;
  const std::atomic<bool>* cancelled = nullptr;
  std::function<void(double)> progress;  ///< called with the part done, from one thread
};

/// A figure that was estimated from worlds, with its standard error.
struct Estimate {
  double value = 0;
  double se = 0;
};

/// A plan, or doing nothing (id "base", which is worth exactly 0 in every world).
struct PlanOutlook {
  std::string id;
  std::string name;
  std::string owner;
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

/// What a sample of so many further cases would be worth.
struct SampleWorth {
  double cases_known = 0;     ///< what the prior is worth, in cases
  double cases = 0;           ///< the sample
  double value = 0;           ///< expected value of the sample information
  std::optional<double> net;  ///< less the cost of the sample, where a case has a price
};

/// What it is worth to know a number, or all numbers of a cause, before choosing.
struct InformationWorth {
  std::string address;  ///< of the number, or of the cause
  std::string name;     ///< of the cause
  std::string owner;
  Quantity quantity = Quantity::none;
  double value = 0, low = 0, high = 0;
  Estimate evppi;
  std::optional<SampleWorth> sample;
};

enum class Advice { approve, pilot, measure_first, reject };

struct Verdict {
  Advice advice = Advice::reject;
  bool too_close = false;
  std::string winner;     ///< id
  std::string runner_up;  ///< id
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

/// "Approve `Records that match the street`: ..." One or two sentences, in words for a board.
std::string verdict_sentence(const Journey& journey, const Decision& decision);

}  // namespace painpoint::study
