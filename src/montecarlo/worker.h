#pragma once

#include <atomic>
#include <cstdint>
#include <vector>

#include "montecarlo/block.h"
#include "montecarlo/crowd.h"
#include "montecarlo/simulate.h"
#include "montecarlo/strata.h"
#include "montecarlo/tally.h"
#include "montecarlo/walk.h"

namespace painpoint::montecarlo {

/// What all workers share and only read.
struct Job {
  Job(const Plan& plan, const Settings& settings);

  const Plan& plan;
  const Settings& settings;
  CellLayout layout;
  std::vector<SideTables> tables;  ///< by side
  Strata strata;
  const LaneLoops& loops;
  bool as_crowd;  ///< or one customer after the other
  std::uint64_t blocks;

  /// What workers look at every few microseconds; the settings' unless somebody else watches.
  const std::atomic<bool>* cancel_flag;

  /// Into how many parts the tally is divided.
  [[nodiscard]] std::size_t parts() const { return strata.size() * kGroupKinds; }
  [[nodiscard]] bool cancelled() const {
    return cancel_flag != nullptr && cancel_flag->load(std::memory_order_relaxed);
  }
};

/// A customer who never came to an end.
struct Trapped {
  std::size_t side = 0;
  TouchpointIndex at;
};

/// One thread's memory. Blocks are played one after the other into the same tally.
class Worker {
 public:
  explicit Worker(const Job& job);

  /// The result is in tally(), unless cancelled or trapped.
  Crowd::Status play(std::uint64_t block);

  [[nodiscard]] const Tally& tally() const { return tally_; }
  /// What each customer came to, by side and slot of the block.
  [[nodiscard]] const std::vector<std::vector<CustomerTotals>>& totals() const { return totals_; }
  [[nodiscard]] const Trapped& trapped() const { return trapped_; }

  /// Takes the block that was played last into distributions(): when it is part of the result.
  void keep_distributions();
  /// By side, of all blocks that were kept.
  [[nodiscard]] const std::vector<Distributions>& distributions() const { return distributions_; }

 private:
  Crowd::Status play_group(std::size_t side, const Group& group);
  Crowd::Status play_one_by_one(std::size_t side, const Group& group);
  /// The base has its own sheet, all other sides share theirs.
  CustomerSheet& sheet_of(std::size_t side) { return sheets_[side == 0 ? 0 : 1]; }
  void open_sheet(std::size_t side, const Group& group);
  void hand_in(std::size_t side, std::size_t group);
  void compare_pairs();

  const Job& job_;
  Tally tally_;
  Block block_;
  Crowd crowd_;
  VisitCounts counts_;
  std::vector<CustomerSheet> sheets_;                ///< of the base and of the side in hand
  std::vector<std::vector<CustomerTotals>> totals_;  ///< by side and slot
  std::vector<double> decisive_;  ///< by group and side: the metric of the decision
  std::vector<Distributions> distributions_;
  Trapped trapped_;
};

}  // namespace painpoint::montecarlo
