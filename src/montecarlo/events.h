#pragma once

#include <cstdint>

#include "chain/chain.h"

/// What the walk of a customer announces. Times are in minutes, money in the journey's currency.
namespace painpoint::montecarlo {

struct CustomerStarts {
  std::uint64_t customer = 0;
  SegmentIndex segment;
  const chain::SegmentChain* chain = nullptr;
  TouchpointIndex start;
  std::uint64_t carried = 0;  ///< bit i: carries SegmentChain::carried[i]
};

/// A visit with what was drawn for it. All later events until the next visit belong to it.
struct Visit {
  TouchpointIndex at;
  ChannelIndex channel;
  std::uint32_t number = 0;  ///< of this customer's earlier visits here
  bool rework = false;
  CauseIndex origin_cause;  ///< what sent him into rework; kNoCause outside
  double delay = 0, wait = 0, service = 0;
  double cost = 0;  ///< of touchpoint and channel, staff apart
};

/// Staff time and its hourly money.
struct StaffTime {
  TeamIndex team;
  double minutes = 0;
  double money = 0;
};

struct PolicyApplied {
  std::uint32_t policy = 0;  ///< number in CompiledTouchpoint::policies
  double burden = 0;
  StaffTime staff;
  double cost = 0;
};

struct Misuse {
  std::uint32_t policy = 0;
  bool caught = false;
  double loss = 0;  ///< 0 if caught
};

/// A pain struck, and was caught or noticed.
struct Problem {
  const chain::CompiledPain* pain = nullptr;
  CauseIndex cause;
};

struct Correction {
  StaffTime staff;
  double cost = 0;
};

enum class Reaction : std::uint8_t { leave, complain, recontact, silent };

/// What the customer did about a problem that he noticed, and what came of it.
struct Reacted {
  Problem problem;
  Reaction reaction = Reaction::silent;
  double lost_minutes = 0;
  chain::Ending ending = chain::Ending::silent;  ///< not after leave
  double customer_minutes = 0;                   ///< of the complaint or repeat contact
  StaffTime staff{kNoTeam, 0, 0};
  double cost = 0;
  double redress = 0;
  bool escalated = false;
  StaffTime escalation_staff{kNoTeam, 0, 0};
  double escalation_cost = 0;
};

/// The chance that a customer is lost here, and was not before: over a problem with this cause,
/// said in every visit before luck decides whether there is one; or at an end. It is the
/// expectation of the loss that luck decides on, given all that went before. So these chances add
/// up to as many losses on average, with less luck in them.
struct LossChance {
  CauseIndex cause;
  double chance = 0;
  double value = 0;  ///< present value that would be lost with him
};

/// The customer will not come back; announced once at most, background losses apart.
struct Lost {
  CauseIndex cause;
  bool at_end = false;
  double value = 0;  ///< present value that is lost with him
};

struct SentToRework {
  Problem problem;
  TouchpointIndex to;
  bool mended = false;
};

struct EndReached {
  EndIndex end;
  CauseIndex cause;  ///< of leaving or giving up, else kNoCause
  double margin = 0;
};

/// The last event of a customer.
struct CustomerFinished {
  EndIndex end;
  double worst_drop = 0;  ///< of satisfaction, in points
  bool lost = false;
  bool background_lost = false;
  double background_chance = 0;  ///< of being lost in the background and not before, on this way
};

/// Rule 9 of the model: 0 to 100.
inline double satisfaction_score(const chain::SegmentChain& chain, const CustomerFinished& finished,
                                 double engagement_factor) {
  const chain::CompiledSatisfaction& s = chain.satisfaction;
  const double left = s.clean - finished.worst_drop;
  const double clamped = left < 0 ? 0 : (left > 100 ? 100 : left);
  const double score =
      (finished.end == chain.abandoned ? s.abandoned : clamped) * engagement_factor;
  return score > 100 ? 100 : score;
}

}  // namespace painpoint::montecarlo
