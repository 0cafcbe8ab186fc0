#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/cancel.h"
#include "base/diagnostic.h"
#include "montecarlo/cells.h"
#include "montecarlo/events.h"
#include "montecarlo/simulate.h"
#include "montecarlo/tables.h"
#include "study/parting.h"
#include "study/sides.h"

/// What happened to one customer, step by step, exactly as in the run that counts him. Times are in
/// minutes, money in the journey's currency.
namespace painpoint::study {

/// Staff time of one team, and its hourly money.
struct StaffSpent {
  TeamIndex team = kNoTeam;
  double minutes = 0;
  double money = 0;
  bool operator==(const StaffSpent&) const = default;
};

/// A policy that the customer had to bear in a visit.
struct PolicyBorne {
  CauseIndex policy;
  double burden_minutes = 0;  ///< of the customer's time
  StaffSpent staff;
  double cost = 0;
  bool operator==(const PolicyBorne&) const = default;
};

/// A misuse of a policy; it costs `loss` unless it was caught.
struct MisuseMet {
  CauseIndex policy;
  bool caught = false;
  double loss = 0;
  bool operator==(const MisuseMet&) const = default;
};

/// A problem that struck, and all that came of it.
struct ProblemMet {
  std::string pain;  ///< id, of the pain or of the policy whose pain it is
  std::string name;
  CauseIndex cause;
  Severity severity = Severity::moderate;
  bool caught = false;      ///< inside, before the customer noticed: then only the correction
  StaffSpent staff;         ///< of the correction, the complaint or the repeat contact
  double cost = 0;          ///< beside staff
  double lost_minutes = 0;  ///< of the customer's time; all that follows is not of caught ones
  montecarlo::Reaction reaction = montecarlo::Reaction::silent;
  std::optional<chain::Ending> ending;  ///< not of those who left
  double customer_minutes = 0;          ///< for complaining or getting in touch again
  double redress = 0;
  bool escalated = false;
  StaffSpent escalation_staff;
  double escalation_cost = 0;
  bool operator==(const ProblemMet&) const = default;
};

/// The customer will not come back.
struct LostFor {
  CauseIndex cause;
  bool at_end = false;
  double value = 0;
  bool operator==(const LostFor&) const = default;
};

struct SentOn {
  TouchpointIndex to;
  bool mended = false;  ///< the case was resolved; otherwise the problem blocks
  bool operator==(const SentOn&) const = default;
};

struct JourneyEnd {
  EndIndex end;
  CauseIndex cause;  ///< of leaving or giving up, else kNoCause
  double margin = 0;
  bool operator==(const JourneyEnd&) const = default;
};

/// What a customer has cost so far, and how long he has been on the way. The last one of a story
/// has the bits of its totals.
struct RunningTotals {
  double total_cost = 0;
  double friction_minutes = 0;
  double journey_minutes = 0;
  double elapsed_minutes = 0;
  bool operator==(const RunningTotals&) const = default;
};

/// One visit and all that came of it before the next one.
struct StoryStep {
  TouchpointIndex at;
  ChannelIndex channel;
  std::uint32_t earlier_visits = 0;  ///< of this customer here
  bool rework = false;
  CauseIndex rework_cause = kNoCause;
  double delay = 0, wait = 0, service = 0;
  double cost = 0;  ///< of touchpoint and channel, staff apart
  std::vector<StaffSpent> work;
  std::vector<PolicyBorne> policies;
  std::vector<MisuseMet> misuses;
  std::optional<ProblemMet> problem;
  std::optional<LostFor> lost;
  std::optional<SentOn> sent_on;
  std::optional<JourneyEnd> end;
  RunningTotals so_far;
  bool operator==(const StoryStep&) const = default;

  /// A policy was too much for him: there was no problem, and yet the end has a cause.
  [[nodiscard]] bool gave_up() const { return end && end->cause != kNoCause && !problem; }
};

/// The customer's journey under one scenario.
struct StorySide {
  SegmentIndex segment;
  std::vector<CauseIndex> carried;  ///< causes that follow him from the start
  std::vector<StoryStep> steps;
  /// By step: the carried causes as the bits of the side's chain, which the chances depend on.
  std::vector<std::uint64_t> carried_bits;
  bool lost = false;
  bool background_lost = false;  ///< later, for reasons outside the journey
  montecarlo::Amounts totals{};  ///< as the engine counts them, bit by bit
};

struct Story {
  std::uint64_t customer = 0;  ///< 0 is the first
  std::vector<StorySide> sides;
  std::optional<SideBySide> side_by_side;  ///< of two sides
};

/// A journey under one scenario or several, ready to play any of its customers again.
struct Replay {
  Sides cast;
  std::vector<montecarlo::SideTables> tables;  ///< refer to the cast
  std::uint64_t seed = 1;

  Replay() = default;
  Replay(Replay&&) = default;
  Replay& operator=(Replay&&) = default;
};
Outcome<Replay> prepare_replay(const Journey& journey, const std::vector<std::string>& scenarios,
                               std::uint64_t seed, CancelFlag cancelled = nullptr);

/// Plays one customer under all scenarios of the replay. Error: he makes more than a million
/// visits (Code::trap).
Outcome<Story> tell(const Replay& replay, std::uint64_t customer);

/// Reports a customer who made more visits than any journey has.
void add_endless_customer(Diagnostics& found, const Replay& replay, std::size_t side,
                          TouchpointIndex at);

}  // namespace painpoint::study
