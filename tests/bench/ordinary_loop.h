#pragma once

#include <cstdint>
#include <random>
#include <vector>

#include "chain/metrics.h"
#include "chain/moves.h"
#include "montecarlo/cells.h"

/// The simulator that a competent programmer writes first: one customer after the other, the
/// standard library's generator and distributions, an accumulator for every metric in every row.
/// The yardstick of the benchmark: same journey, same metrics, same standard errors.
namespace painpoint::bench {

/// Sum and sum of squares over customers.
struct Accumulator {
  double sum = 0;
  double squares = 0;
  void add(double x) {
    sum += x;
    squares += x * x;
  }
};

class OrdinaryLoop {
 public:
  OrdinaryLoop(const std::vector<chain::SegmentChain>& segments, const Roster& roster,
               std::uint64_t seed);

  void play(std::uint64_t customers);

  [[nodiscard]] std::uint64_t customers() const { return customers_; }
  [[nodiscard]] std::uint64_t visits() const { return visits_; }
  /// Mean and standard error per customer of a row's metric; `cell` as in CellLayout.
  [[nodiscard]] double mean(std::uint32_t cell, chain::Metric metric) const;
  [[nodiscard]] double error(std::uint32_t cell, chain::Metric metric) const;
  [[nodiscard]] const montecarlo::CellLayout& layout() const { return layout_; }

 private:
  using Row = montecarlo::Amounts;
  struct Owners {
    Row* touchpoint;
    Row* channel;
    Row* cause;
    void add(chain::Metric metric, double amount) const;
  };

  double uniform() { return unit_(random_); }
  std::size_t pick(const std::vector<double>& chances);
  double draw(const chain::Duration& duration);
  Row& row(std::uint32_t cell);
  Owners owners(CauseIndex cause);
  void add_minutes(const Owners& own, double minutes, bool friction);
  void add_staff(const Owners& own, const chain::StaffWork& work, chain::Metric money, bool rework);

  void play_customer();
  void visit();
  bool policies();
  void problem(const chain::CompiledPain& pain, const chain::Contribution& cause,
               const chain::ChannelShare& channel);
  void move_on();
  void reach_end(EndIndex end, CauseIndex cause);
  void finish();

  const std::vector<chain::SegmentChain>& segments_;
  const Roster& roster_;
  montecarlo::CellLayout layout_;
  std::mt19937_64 random_;
  std::uniform_real_distribution<double> unit_{0, 1};
  std::vector<double> shares_;
  std::vector<double> weights_;  ///< room for pick()

  std::vector<std::array<Accumulator, montecarlo::kTallied>> totals_;
  std::array<std::vector<double>, 4> kept_;  ///< for the quantiles
  std::vector<Row> rows_;                    ///< of the customer in hand
  std::vector<std::uint32_t> touched_;
  std::vector<bool> is_touched_;

  const chain::SegmentChain* chain_ = nullptr;
  std::uint32_t segment_ = 0;
  chain::State state_;
  std::uint32_t channel_ = 0;
  double wait_ = 0;
  double worst_drop_ = 0;
  bool lost_ = false;
  bool ended_ = false;
  EndIndex end_;
  std::uint64_t customers_ = 0;
  std::uint64_t visits_ = 0;
};

}  // namespace painpoint::bench
