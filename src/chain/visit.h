#pragma once

#include <cstdint>
#include <vector>

#include "chain/chain.h"

/// What can happen in one visit, with exact chances.
namespace painpoint::chain {

/// A pain that struck, by one of its causes.
struct Problem {
  std::uint32_t pain;          ///< in CompiledTouchpoint::pains
  std::uint32_t contribution;  ///< in CompiledPain::contributions
  double chance;               ///< per visit, caught or not
};

/// The chances of rules 4 and 5 of a visit. They add up to 1.
struct VisitChances {
  double nothing = 0;  ///< no problem at all
  std::vector<Problem> problems;
  std::vector<double> gave_up;  ///< by policy, in CompiledTouchpoint::policies
};
VisitChances chances_of_visit(const CompiledTouchpoint& touchpoint, std::uint64_t carried);

/// What a customer with a problem does, by channel.
struct ReactionChances {
  double leave;
  double complain;
  double recontact;
  double silent;
};
ReactionChances reaction_chances(const CompiledPain& pain, const ChannelShare& channel);

/// Mean and variance of an amount of money that is a mixture of cases.
struct MoneyMixture {
  double chance = 0;
  double mean = 0;
  double variance = 0;

  /// Adds a case. Nothing is subtracted, so that no digits are lost (Chan, Golub, LeVeque 1979).
  void add(double case_chance, double case_mean, double case_variance);
};

/// How much of what happened is followed. Totals of money and losses need neither the causes of
/// rework nor the drops of satisfaction, and so far fewer states and transitions.
enum class Detail : std::uint8_t { everything, totals };

/// One thing that can happen in a visit, as far as the rest of the journey is concerned. Ways that
/// make no difference to it are one.
struct Way {
  enum class Kind : std::uint8_t { moves_on, sent_to_rework, abandons };
  Kind kind = Kind::moves_on;
  bool incident = false;
  TouchpointIndex then;         ///< where rework sends the customer
  CauseIndex cause = kNoCause;  ///< of that rework
  int mended_bit = -1;          ///< the carried cause that leaves him
  double loss = 0;              ///< chance to lose a customer who was not lost before
  double drop = 0;              ///< of satisfaction
  MoneyMixture money;           ///< chance of this way, and the visit's cash cost given it
};

/// All ways of a visit, and what it costs on average.
struct VisitSummary {
  VisitChances chances;
  std::vector<Way> ways;
  double mean_cash = 0;           ///< cash cost
  double mean_staff_cost = 0;     ///< the hourly part of it
  double mean_cashable_cost = 0;  ///< the hourly part times each team's `cashable`
  double mean_staff_minutes = 0;
};
VisitSummary summarise_visit(const SegmentChain& chain, TouchpointIndex t, std::uint64_t carried,
                             bool had_incident, Detail detail);

}  // namespace painpoint::chain
