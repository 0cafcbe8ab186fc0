#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "chain/chain.h"
#include "chain/metrics.h"
#include "model/roster.h"
#include "montecarlo/lanes.h"

/// The Monte Carlo engine: plays customers, and answers with standard errors.
namespace painpoint::montecarlo {

/// One scenario, or the base, compiled.
struct Side {
  std::string id;
  std::vector<chain::SegmentChain> segments;  ///< in the order of the roster
  double engagement_factor = 1;               ///< on satisfaction; rule 9 of the model
};

struct Plan {
  const Roster* roster = nullptr;  ///< must outlive the call
  std::vector<Side> sides;         ///< the base first
};

struct Settings {
  std::uint64_t seed = 1;
  std::uint64_t customers = 100'000;
  unsigned threads = 0;  ///< 0: as many as the machine has. Never changes a result
  /// Never changes a result either; for tests and benchmarks.
  Instructions instructions = Instructions::best;
  /// Plays every customer alone, by the definition. Changes a result in the last bits of its sums.
  bool one_by_one = false;
  /// Looked at every few microseconds. Once true, the blocks finished so far are the result.
  const std::atomic<bool>* cancelled = nullptr;
  /// Called after each block with the customers counted so far; by one thread at a time, though
  /// not always by the same one.
  std::function<void(std::uint64_t done, std::uint64_t total)> progress;
};

enum class StopReason { customers_reached, interrupted };

/// Figures and their standard errors, in tables of the same shape. Metrics that do not apply to a
/// split (chain::applies) are 0. A standard error is 0 where fewer than two customers were counted,
/// where all had the same amount, and where no customer had any: an event that was never seen has
/// no standard error, and a count below 30 needs a Poisson bound instead.
struct Estimate {
  chain::Breakdown mean;
  chain::Breakdown standard_error;
};

/// Of the customers; see Histogram::quantile for the error bound.
struct QuantileSet {
  double p5 = 0, p25 = 0, p50 = 0, p75 = 0, p95 = 0, p99 = 0;
  bool operator==(const QuantileSet&) const = default;
};
struct Quantiles {
  QuantileSet total_cost, friction_minutes, journey_minutes, satisfaction;
  bool operator==(const Quantiles&) const = default;
};

struct SideResult {
  std::string id;
  Estimate estimate;
  Quantiles quantiles;
  /// This side minus the base, over the same customers with the same luck. Not of the base itself.
  std::optional<Estimate> difference;
  std::vector<std::uint64_t> segment_customers;  ///< how many customers each segment had
};

struct Result {
  std::vector<SideResult> sides;
  std::uint64_t customers = 0;  ///< 0 if interrupted before the first block was done
  std::uint64_t seed = 0;
  StopReason stopped = StopReason::customers_reached;
};

/// Customers are counted in blocks of this size, and blocks are merged in their order: results are
/// the same for any number of threads, bit by bit. An interrupted result is a number of whole
/// blocks, and equals that of a run of as many customers.
inline constexpr std::uint64_t kBlockCustomers = 4096;

/// Plays customers 0, 1, ... on every side. Time: customers * visits * sides; memory: depends on
/// the journey, the sides and the threads, not on the customers. Error: a customer who makes more
/// than a million visits (Code::trap).
Outcome<Result> simulate(const Plan& plan, const Settings& settings);

}  // namespace painpoint::montecarlo
