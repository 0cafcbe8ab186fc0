#include "chain/state_estimate.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <vector>

#include "chain/onward.h"
#include "chain/state_index.h"
#include "chain/state_space.h"

namespace painpoint::chain {
namespace {

using CauseSet = std::uint64_t;  ///< of carried causes, by their bits

CauseSet only(std::size_t bit) {
  return CauseSet{1} << bit;
}

/// Whether a pain always strikes those who carry enough, and only them. What happens to others may
/// then never happen to them.
bool certain_for_some(const CompiledTouchpoint& touchpoint) {
  for (const CompiledPain& pain : touchpoint.pains) {
    double visit_scoped = 0;
    double all = 0;
    for (const Contribution& contribution : pain.contributions) {
      all += contribution.chance;
      if (contribution.carried_bit < 0) visit_scoped += contribution.chance;
    }
    if (all >= 1 && visit_scoped < 1) return true;
  }
  return false;
}

/// Walks the states as if nobody carried anything, and remembers with each which carried causes it
/// took to come there. A way through two visits that take the same cause is left out, because the
/// first may have mended it: the number of states is one from below.
class Estimator {
 public:
  Estimator(const SegmentChain& chain, Detail detail, double enough)
      : chain_(chain),
        detail_(detail),
        enough_(enough),
        relevant_(relevant_causes(chain)),
        summariser_(chain, detail),
        index_(chain.touchpoints.size()) {
    for (std::size_t bit = 0; bit < chain.carried.size(); ++bit)
      if (chain.carried[bit].chance < 1) free_ |= only(bit);
  }

  double run() {
    for (const auto& [t, share] : chain_.graph->start()) {
      State state;
      state.at = t;
      come_to(state, 0);
    }
    for (std::size_t i = 0; i < states_.size() && sum_ <= enough_; ++i) go_on_from(i);
    return sum_;
  }

 private:
  void go_on_from(std::size_t i) {
    const State state = states_[i];
    const CauseSet taken = taken_[i];
    const CauseSet relevant = relevant_[state.at.value];
    if (certain_for_some(chain_.touchpoints[state.at.value])) return;
    go(state, 0, taken);
    for (std::size_t bit = 0; bit < chain_.carried.size(); ++bit)
      if ((relevant & ~taken & only(bit)) != 0) go(state, only(bit), taken | only(bit));
  }

  /// What can happen to customers who carry (of what matters) only `carried`, and therefore to all
  /// who carry that at least.
  void go(const State& state, CauseSet carried, CauseSet taken) {
    ways_.clear();
    summariser_.summarise(state.at, carried, state.had_incident, ways_);
    for (Way& way : ways_) {
      way.mended_bit = -1;
      follow(
          chain_, detail_, state, way, [&](const State& to, double) { come_to(to, taken); },
          [](EndIndex, double) {});
    }
  }

  void come_to(const State& state, CauseSet taken) {
    const std::uint32_t number = index_.number_of(state, states_);
    if (number == taken_.size()) {
      taken_.push_back(taken);
      singles_.push_back(0);
      counted_.push_back(0);
    }
    const CauseSet fixed = taken & free_;
    // Sets that come here by different single causes: all but those that miss every one of them.
    if (std::has_single_bit(fixed)) singles_[number] |= fixed;
    const auto sets = [&](CauseSet missing) {
      return std::ldexp(1.0, std::popcount(free_) - std::popcount(missing));
    };
    double here = sets(fixed);
    if (fixed != 0 && singles_[number] != 0)
      here = std::max(here, sets(0) - sets(singles_[number]));
    if (here <= counted_[number]) return;
    sum_ += here - counted_[number];
    counted_[number] = here;
  }

  const SegmentChain& chain_;
  Detail detail_;
  double enough_;
  std::vector<CauseSet> relevant_;
  Summariser summariser_;
  StateIndex index_;
  std::vector<State> states_;      ///< with nothing carried
  std::vector<CauseSet> taken_;    ///< by state: on the first way found
  std::vector<CauseSet> singles_;  ///< by state: causes that each are enough to come here
  std::vector<double> counted_;    ///< by state: sets of causes
  CauseSet free_ = 0;              ///< causes that some customers carry and others do not
  double sum_ = 0;
  std::vector<Way> ways_;
};

}  // namespace

double least_states(const SegmentChain& chain, Detail detail, double enough) {
  return Estimator(chain, detail, enough).run();
}

}  // namespace painpoint::chain
