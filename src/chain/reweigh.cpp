#include "chain/reweigh.h"

#include <algorithm>
#include <utility>

#include "chain/onward.h"
#include "chain/row_builder.h"
#include "chain/start.h"

namespace painpoint::chain {
namespace {

/// What must be the same for states and their meaning to be the same.
bool same_shape(const SegmentChain& a, const SegmentChain& b) {
  return a.touchpoints.size() == b.touchpoints.size() && a.ends.size() == b.ends.size() &&
         a.repeat_matters == b.repeat_matters &&
         std::equal(
             a.carried.begin(), a.carried.end(), b.carried.begin(), b.carried.end(),
             [](const CarriedCause& x, const CarriedCause& y) { return x.cause == y.cause; });
}

/// What the visits of all touchpoints depend on.
bool same_desks(const SegmentChain& a, const SegmentChain& b) {
  return a.desk == b.desk && a.recontact == b.recontact && a.cashable == b.cashable;
}

bool same_targets(const std::vector<graph::NextEdge>& a, const std::vector<graph::NextEdge>& b) {
  return std::equal(
      a.begin(), a.end(), b.begin(), b.end(),
      [](const graph::NextEdge& x, const graph::NextEdge& y) { return x.target == y.target; });
}

class Reweigher {
 public:
  Reweigher(StateSpace& space, const SegmentChain& before, const SegmentChain& now)
      : space_(space),
        before_(before),
        now_(now),
        summariser_(now, space.detail),
        row_(now.ends.size(), space.detail),
        ways_of_visit_(space.visits.size()) {}

  std::optional<std::vector<std::uint32_t>> run() {
    std::optional<std::vector<bool>> touchpoints = changed_touchpoints(before_, now_);
    if (!touchpoints || !set_start()) return std::nullopt;
    changed_ = std::move(*touchpoints);
    std::vector<std::uint32_t> states;
    for (std::size_t i = 0; i < space_.size(); ++i) {
      const State& state = space_.states[i];
      // Those who go back move on as their origin does.
      const bool changed =
          changed_[state.at.value] || (state.in_rework() && changed_[state.origin.value]);
      if (changed) states.push_back(static_cast<std::uint32_t>(i));
    }
    if (states.empty()) return states;
    set_drops_from_levels();
    for (const std::uint32_t i : states)
      if (!set_row(i)) return std::nullopt;
    if (space_.detail == Detail::everything) number_drops(space_, drop_of_);
    return states;
  }

 private:
  /// The states at the start have the first numbers.
  bool set_start() {
    std::size_t i = 0;
    bool same = true;
    for_each_start(now_, [&](const State& state, double chance) {
      same = same && i < space_.size() && space_.start[i] > 0 && space_.states[i] == state;
      if (same) space_.start[i++] = chance;
    });
    return same && (i == space_.size() || space_.start[i] == 0);
  }

  void set_drops_from_levels() {
    if (space_.detail != Detail::everything) return;
    drop_of_.reserve(space_.transitions.size());
    for (const Transition& transition : space_.transitions)
      drop_of_.push_back(space_.drops[transition.drop_level]);
  }

  /// What can happen in a state's visit; found once for all states that share the visit.
  std::span<const Way> ways_of(std::uint32_t i) {
    Ways& known = ways_of_visit_[space_.visit_of[i]];
    if (known.count == 0) {
      SharedVisit& visit = space_.visits[space_.visit_of[i]];
      known.first = ways_.size();
      visit.summary = summariser_.summarise(visit.at, visit.carried, visit.had_incident, ways_);
      known.count = ways_.size() - known.first;
    }
    return {ways_.data() + known.first, known.count};
  }

  /// Makes the row of a state anew; false if it leads elsewhere than before.
  bool set_row(std::uint32_t i) {
    const State& state = space_.states[i];
    targets_ = space_.moves.row(i);
    met_ = 0;
    bool same = true;
    row_.begin();
    for (const Way& way : ways_of(i))
      follow(
          now_, space_.detail, state, way,
          [&](const State& to, double share) {
            if (const std::optional<std::uint32_t> target = find_target(to))
              row_.add(*target, way, share);
            else
              same = false;
          },
          [&](EndIndex end, double share) {
            row_.add(static_cast<std::uint32_t>(space_.size()) + end.value, way, share);
          });
    std::size_t at = space_.offsets[i];
    const std::size_t end = space_.offsets[i + 1];
    row_.close([](std::uint32_t) {},
               [&](const RowBuilder::Entry& entry) {
                 if (at == end || space_.transitions[at].target != entry.target) {
                   same = false;
                   return;
                 }
                 set_transition(at++, entry);
               });
    return same && at == end;
  }

  void set_transition(std::size_t at, const RowBuilder::Entry& entry) {
    space_.transitions[at] = RowBuilder::transition_of(entry);
    if (space_.detail == Detail::everything) drop_of_[at] = entry.drop;
  }

  /// The number of a target, which must be met for the first time in the same order as before.
  /// Targets mostly come one after the other: searching starts where the last one was found.
  std::optional<std::uint32_t> find_target(const State& to) {
    for (std::size_t step = 1; step <= met_; ++step) {
      const std::size_t place = (last_ + step) % met_;
      if (space_.states[targets_[place]] != to) continue;
      last_ = place;
      return targets_[place];
    }
    if (met_ == targets_.size() || !(space_.states[targets_[met_]] == to)) return std::nullopt;
    last_ = met_;
    return targets_[met_++];
  }

  StateSpace& space_;
  const SegmentChain& before_;
  const SegmentChain& now_;
  Summariser summariser_;
  RowBuilder row_;
  std::vector<bool> changed_;  ///< by touchpoint
  struct Ways {
    std::size_t first = 0;
    std::size_t count = 0;  ///< 0: not found yet; there is always one
  };
  std::vector<Way> ways_;            ///< of all visits found so far
  std::vector<Ways> ways_of_visit_;  ///< by visit
  std::vector<double> drop_of_;      ///< by transition
  std::span<const std::uint32_t> targets_;
  std::size_t met_ = 0;   ///< targets of the row that were met so far
  std::size_t last_ = 0;  ///< the last one
};

}  // namespace

std::optional<std::vector<bool>> changed_touchpoints(const SegmentChain& before,
                                                     const SegmentChain& now) {
  if (!same_shape(before, now)) return std::nullopt;
  std::vector<bool> changed(now.touchpoints.size());
  const bool all = !same_desks(before, now);
  for (std::size_t t = 0; t < changed.size(); ++t) {
    const TouchpointIndex index(t);
    const auto& next_before = before.graph->next(index);
    const auto& next_now = now.graph->next(index);
    if (!same_targets(next_before, next_now)) return std::nullopt;
    changed[t] = all || next_before != next_now || before.touchpoints[t] != now.touchpoints[t];
    if (changed[t] && relevant_causes(before.touchpoints[t]) != relevant_causes(now.touchpoints[t]))
      return std::nullopt;
  }
  return changed;
}

std::optional<std::vector<std::uint32_t>> reweigh(StateSpace& space, const SegmentChain& before,
                                                  const SegmentChain& now) {
  return Reweigher(space, before, now).run();
}

}  // namespace painpoint::chain
