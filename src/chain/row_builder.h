#pragma once

#include <cstdint>
#include <vector>

#include "chain/state_space.h"

namespace painpoint::chain {

/// Collects the transitions of one state: those that agree in target, drop and loss are added up.
/// Targets stand in the order in which they were first met, which is that in which states get
/// their numbers, so that the same structure always gives the same rows.
class RowBuilder {
 public:
  /// Ends have numbers of their own, because they have no number among the states before all
  /// states have one.
  static constexpr std::uint32_t kEndBit = 0x80000000U;

  struct Entry {
    std::uint32_t target;  ///< a state, or kEndBit + end
    std::uint32_t next;    ///< entry with the same target, or kNone
    double kept;
    double lost;
    double loss;
    double drop;
    MoneyMixture money;
  };

  RowBuilder(std::size_t ends, Detail detail) : detail_(detail), first_of_end_(ends, kNone) {}

  void begin() {
    entries_.clear();
    firsts_.clear();
  }

  void add(std::uint32_t target, const Way& way, double share) {
    const double kept = way.kept * share;
    const double lost = way.lost * share;
    if (kept + lost <= 0) return;
    std::uint32_t* link = &first_of(target);
    if (*link == kNone) firsts_.push_back(static_cast<std::uint32_t>(entries_.size()));
    for (; *link != kNone; link = &entries_[*link].next) {
      Entry& known = entries_[*link];
      if (known.drop != way.drop || known.loss != way.loss) continue;
      known.kept += kept;
      known.lost += lost;
      add_money(known, way, share);
      return;
    }
    *link = static_cast<std::uint32_t>(entries_.size());
    entries_.push_back({target, kNone, kept, lost, way.loss, way.drop, {}});
    add_money(entries_.back(), way, share);
  }

  /// The transition of an entry, with the entry's target and without its drop.
  static Transition transition_of(const Entry& entry) {
    const double chance = entry.kept + entry.lost;
    return {entry.target,        0, chance, entry.kept, entry.lost / chance, entry.money.mean,
            entry.money.variance};
  }

  /// Ends the row: calls `to_target(target)` for each target, and then `transition(entry)` for each
  /// transition to it.
  template <class ToTarget, class ToTransition>
  void close(ToTarget&& to_target, ToTransition&& transition) {
    for (const std::uint32_t first : firsts_) {
      const std::uint32_t target = entries_[first].target;
      first_of(target) = kNone;
      to_target(target);
      for (std::uint32_t e = first; e != kNone; e = entries_[e].next) transition(entries_[e]);
    }
  }

 private:
  static constexpr std::uint32_t kNone = 0xffffffffU;

  void add_money(Entry& entry, const Way& way, double share) const {
    if (detail_ == Detail::everything)
      entry.money.add(way.money.chance * share, way.money.mean, way.money.variance);
  }

  std::uint32_t& first_of(std::uint32_t target) {
    if ((target & kEndBit) != 0) return first_of_end_[target & ~kEndBit];
    if (target >= first_of_state_.size())
      first_of_state_.resize(2 * std::size_t{target} + 64, kNone);
    return first_of_state_[target];
  }

  Detail detail_;
  std::vector<Entry> entries_;
  std::vector<std::uint32_t> firsts_;          ///< entries: the first of each target
  std::vector<std::uint32_t> first_of_state_;  ///< entry of the row at hand, by target
  std::vector<std::uint32_t> first_of_end_;
};

}  // namespace painpoint::chain
