#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/index.h"
#include "chain/duration.h"
#include "graph/journey_graph.h"
#include "model/journey.h"
#include "model/roster.h"

/// The compiled journey: one segment under one scenario as dense tables, which both engines read
/// and nobody changes.
namespace painpoint::chain {

/// How a problem ended for the customer, in the order of `would_return`.
enum class Ending : std::uint8_t { silent, unresolved, slow, quick };
inline constexpr std::size_t kEndings = 4;

/// Staff time with its price. Money = minutes * money_per_minute.
struct StaffWork {
  TeamIndex team = kNoTeam;
  Duration minutes;
  double money_per_minute = 0;

  [[nodiscard]] double mean_money() const { return minutes.mean * money_per_minute; }
  [[nodiscard]] double money_variance() const {
    return minutes.variance * money_per_minute * money_per_minute;
  }
  [[nodiscard]] bool empty() const { return minutes.mean == 0; }
  bool operator==(const StaffWork&) const = default;
};

/// What one cause adds to the chance of a pain. A cause of scope customer counts only for those
/// who carry it (`carried_bit` >= 0).
struct Contribution {
  CauseIndex cause = kNoCause;
  double chance = 0;
  int carried_bit = -1;
  bool operator==(const Contribution&) const = default;
};

struct CompiledPain {
  std::string id;    ///< of the pain, or of the policy whose pain it is
  std::string name;  ///< for stories
  std::vector<Contribution> contributions;
  std::uint32_t first_interval = 0;  ///< strikes only in wait intervals from this one on
  Severity severity = Severity::moderate;
  double caught = 0;
  StaffWork correction;
  double correction_cost = 0;
  Duration lost_minutes;
  double leave = 0;
  double complain = 0;  ///< with the segment's factor, before the channel's
  double recontact = 0;
  /// Chances to lose the customer: at a first incident, and at a later one.
  std::array<std::array<double, kEndings>, 2> losses{};
  std::array<double, kEndings> drop{};  ///< of satisfaction, in points
  bool blocks = false;
  TouchpointIndex then;

  [[nodiscard]] const std::array<double, kEndings>& losses_after(bool had_incident) const {
    return losses[had_incident ? 1 : 0];
  }
  bool operator==(const CompiledPain&) const = default;
};

struct CompiledPolicy {
  CauseIndex cause;
  double level = 0;
  Duration burden_minutes;
  StaffWork staff;
  double cost = 0;
  double gives_up = 0;
  double misuse = 0;
  double catches = 0;
  double loss = 0;
  bool operator==(const CompiledPolicy&) const = default;
};

struct ChannelShare {
  ChannelIndex channel = kNoChannel;
  double share = 1;
  double cost = 0;
  double complain_factor = 1;
  bool operator==(const ChannelShare&) const = default;
};

struct CompiledTouchpoint {
  std::uint64_t stable_key = 0;        ///< of its id: the same in every scenario and order
  std::vector<ChannelShare> channels;  ///< at least one
  Duration delay, wait, service;
  std::vector<StaffWork> work;  ///< staff and backstage
  double cost = 0;              ///< money per visit beside staff and channel
  std::vector<CompiledPolicy> policies;
  std::vector<CompiledPain> pains;      ///< the most severe first
  std::vector<double> wait_thresholds;  ///< ascending
  std::vector<double> interval_chance;  ///< of the waits between them, thresholds + 1
  bool operator==(const CompiledTouchpoint&) const = default;
};

/// What a complaint or a repeat contact costs, by how it went.
struct Response {
  double chance = 0;  ///< given that the customer complained (or recontacted)
  Ending ending = Ending::unresolved;
  bool escalated = false;
  double redress = 0;
  bool operator==(const Response&) const = default;
};

struct CompiledDesk {
  StaffWork staff;
  Duration customer_minutes;
  double cost = 0;
  StaffWork escalation_staff;
  double escalation_cost = 0;
  std::array<Response, 5> responses;  ///< quick, slow, unresolved, upheld, turned down
  bool operator==(const CompiledDesk&) const = default;
};
struct CompiledRecontact {
  StaffWork staff;
  Duration customer_minutes;
  double cost = 0;
  double resolved = 0;
  bool operator==(const CompiledRecontact&) const = default;
};

struct CompiledEnd {
  double lost = 0;
  double margin = 0;
  bool operator==(const CompiledEnd&) const = default;
};

struct CarriedCause {
  CauseIndex cause;
  double chance = 0;  ///< that a customer carries it at the start
  bool operator==(const CarriedCause&) const = default;
};

struct CompiledSatisfaction {
  double clean = 0;
  double abandoned = 0;
  double elasticity = 0;
  bool operator==(const CompiledSatisfaction&) const = default;
};

struct SegmentChain {
  std::shared_ptr<const graph::JourneyGraph> graph;
  std::vector<CompiledTouchpoint> touchpoints;  ///< by roster index; absent ones are empty
  std::vector<CarriedCause> carried;            ///< bit i of a customer's set
  std::vector<CompiledEnd> ends;
  EndIndex abandoned;
  EndIndex completed;
  CompiledDesk desk;
  CompiledRecontact recontact;
  CompiledSatisfaction satisfaction;
  bool repeat_matters = false;  ///< loyalty.repeat_penalty is not 1
  double share = 1;
  double customer_value = 0;  ///< present value V
  double background_loss = 0;
  std::vector<double> cashable;                   ///< by team
  std::vector<std::optional<double>> engagement;  ///< by team

  /// Money that goes with a customer first lost: V (1 - background_loss).
  [[nodiscard]] double loss_value() const { return customer_value * (1 - background_loss); }
};

/// Compiles a segment's journey whose values and graph are valid. O(size of the journey).
SegmentChain compile(const Journey& journey, const Roster& roster, SegmentIndex segment,
                     std::shared_ptr<const graph::JourneyGraph> graph);

/// The same in the memory of a chain that was compiled before with this roster.
void compile_into(SegmentChain& chain, const Journey& journey, const Roster& roster,
                  SegmentIndex segment, std::shared_ptr<const graph::JourneyGraph> graph);

/// The present value of a customer at yearly discount rate `discount_rate`, in the journey's
/// money: the written one, or margin_per_year/12 * retention^(k/12) in the k-th month after the
/// loss, for all k >= 1.
double present_value(const Segment& segment, double discount_rate);

/// What a customer would have paid in the k-th month after the loss, k >= 1. A written present
/// value is paid as an annuity over value_months.
double payment_after_loss(const Segment& segment, double discount_rate, int month);

/// The monthly rate d = (1 + D)^(1/12) - 1.
double monthly_rate(double discount_rate);

}  // namespace painpoint::chain
