#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "chain/chain.h"
#include "chain/metrics.h"
#include "model/roster.h"
#include "montecarlo/histogram.h"
#include "montecarlo/lanes.h"

/// The Monte Carlo engine: plays customers, and answers with standard errors.
namespace painpoint::montecarlo {

/// One scenario, or the base, compiled.
struct Side {
  std::string id;
  std::vector<chain::SegmentChain> segments;  ///< in the order of the roster
  double engagement_factor = 1;               ///< on satisfaction; rule 9 of the model
  /// The true means of each segment, per customer of it, where the exact solver knows them; or
  /// none. Where the base has them, too, they sharpen SideResult::controlled.
  std::vector<chain::Row> known{};
};

struct Plan {
  const Roster* roster = nullptr;  ///< must outlive the call
  std::vector<Side> sides;         ///< the base first
};

/// Ends a run when a figure of the whole journey is known this well on every side.
struct Precision {
  chain::Metric metric = chain::Metric::total_cost;
  double relative = 0.01;  ///< half the 95% interval, as a share of the figure
};

/// Ends a run when it is settled which side has the best figure, however often one looks. Less is
/// better, except for satisfaction, completed journeys and margin. Not for ratio metrics.
struct Decision {
  chain::Metric metric = chain::Metric::total_cost;
  double error = 0.05;  ///< the chance of a wrong answer is at most this
  /// Sides that differ by less than this share of the base's figure are as good as each other.
  double indifference = 0.005;
};
/// Whether a decision can be about this metric.
bool can_be_decided(chain::Metric metric);
bool more_is_better(chain::Metric metric);

struct Settings {
  std::uint64_t seed = 1;
  std::uint64_t customers = 100'000;  ///< at most
  std::optional<Precision> precision{};
  std::optional<Decision> decide{};
  /// From the call on. The only rule, besides `cancelled`, that lets a result depend on the
  /// machine.
  std::optional<std::chrono::milliseconds> time_limit{};
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

enum class StopReason {
  customers_reached,
  precise_enough,
  decided,
  too_close_to_call,
  time_limit,
  interrupted,
};

/// What a run with Settings::decide has come to, whatever ended it. With a chance of
/// 1 - Decision::error at least, the best side is among the contenders and they differ from each
/// other by less than `within`.
struct Contest {
  std::size_t leader = 0;               ///< the side with the best mean
  std::vector<std::size_t> contenders;  ///< sides that may be the best; the leader is one
  std::optional<double> within;         ///< nothing: one contender, or too little known
  bool operator==(const Contest&) const = default;
};

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

/// The difference of a figure from the base, sharpened by control variates; see controls.h.
struct Controlled {
  chain::Metric metric = chain::Metric::total_cost;
  double mean = 0;
  double standard_error = 0;
  double exact = 0;  ///< what the exact solver says of the same difference
};

/// The same quantities, to draw.
struct Plots {
  Plot total_cost, friction_minutes, journey_minutes, satisfaction;
  bool operator==(const Plots&) const = default;
};
inline constexpr std::size_t kPlotBins = 50;

struct SideResult {
  std::string id;
  Estimate estimate;
  Quantiles quantiles;
  Plots plots;
  double total_cost_sd = 0;  ///< among customers; 0 where the standard error is
  /// This side minus the base, over the same customers with the same luck. Not of the base itself.
  std::optional<Estimate> difference;
  /// Of the whole journey; empty where the true means are not known, see Side::known.
  std::vector<Controlled> controlled{};
  std::vector<std::uint64_t> segment_customers;  ///< how many customers each segment had
};

struct Result {
  std::vector<SideResult> sides;
  std::uint64_t customers = 0;  ///< 0 if interrupted before the first block was done
  std::uint64_t seed = 0;
  StopReason stopped = StopReason::customers_reached;
  std::optional<Contest> contest{};  ///< if a decision was asked for
};

/// By which factor the variance of a difference of the whole journey is smaller than between two
/// runs of as many customers each who do not share their luck; nothing where nothing differs.
std::optional<double> pairing_factor(const SideResult& side, const SideResult& base,
                                     chain::Metric metric);
/// The same of the difference in total cost, against two runs of as many customers each who do not
/// share their luck and of whom each is lost or not (SideResult::total_cost_sd): what sharing luck
/// and counting losses by their chances save together.
std::optional<double> factor_against_drawn(const SideResult& side, const SideResult& base,
                                           std::uint64_t customers);
/// The factor of pairing_factor of a difference with control variates: what pairing and they save
/// together.
std::optional<double> controlled_factor(const SideResult& side, const SideResult& base,
                                        const Controlled& controlled);

/// Customers are counted in blocks of this size, and blocks are merged in their order: results are
/// the same for any number of threads, bit by bit. An interrupted result is a number of whole
/// blocks, and equals that of a run of as many customers; so does one that a rule has stopped.
inline constexpr std::uint64_t kBlockCustomers = 4096;

/// Plays customers 0, 1, ... on every side. Time: customers * visits * sides; memory: depends on
/// the journey, the sides and the threads, not on the customers. Error: a customer who makes more
/// than a million visits (Code::trap).
Outcome<Result> simulate(const Plan& plan, const Settings& settings);

}  // namespace painpoint::montecarlo
