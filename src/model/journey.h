#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/dict.h"
#include "model/number.h"

namespace painpoint {

/// Text, a list or a map that is kept and shown, and never calculated with.
struct Note {
  enum class Kind { text, list, map };
  Kind kind = Kind::text;
  std::string text;
  std::vector<std::pair<std::string, Note>> items;  ///< keys are empty in a list
  bool operator==(const Note&) const = default;
};
/// `note`, `links`, `image`, `owner`, the journey-map texts and people's own `x-...` keys.
using Notes = Dict<Note>;

enum class Severity { minor, moderate, severe };
enum class Scope { visit, customer };
enum class CauseKind { unsaid, people, process, technology, supplier, policy };

/// Staff time and money for one piece of work.
struct Work {
  std::string name;
  std::string team;
  Time minutes;
  Number cost;  ///< corrections only
  Notes notes;
  bool operator==(const Work&) const = default;
};

struct Stage {
  std::string name;
  Number emotion;
  bool moment_of_truth = false;
  Notes notes;
  bool operator==(const Stage&) const = default;
};

/// One change of a scenario or segment.
struct Change {
  enum class Operation { set, scale, cut, add };
  Operation operation = Operation::set;
  Number operand;
  std::optional<Split> split;  ///< only with set, at the address of a split
  bool operator==(const Change&) const = default;
};
using Changes = Dict<Change>;

/// What a customer is worth: a present value, or what he pays a year for as long as he stays.
struct CustomerValue {
  bool yearly = false;
  Number present_value;
  Number margin_per_year;
  Number retention = 1.0;
  /// Only the form that counts is compared.
  bool operator==(const CustomerValue& other) const {
    if (yearly != other.yearly) return false;
    if (!yearly) return present_value == other.present_value;
    return margin_per_year == other.margin_per_year && retention == other.retention;
  }
};

struct Segment {
  std::string name;
  Number share = 1.0;
  CustomerValue value;
  Number value_months = 36.0;
  Number sensitivity = 1.0;
  Number complain_factor = 1.0;
  Number background_loss;
  Notes persona;
  Changes changes;
  Notes notes;
  bool operator==(const Segment&) const = default;
};

struct Channel {
  std::string name;
  Number cost;
  Number complain_factor = 1.0;
  Notes notes;
  bool operator==(const Channel&) const = default;
};

struct Team {
  std::string name;
  Number cost_per_hour;
  Number occupancy = 1.0;
  std::optional<Number> engagement;
  Number cashable;
  Notes notes;
  bool operator==(const Team&) const = default;
};

struct Cause {
  std::string name;
  CauseKind kind = CauseKind::unsaid;
  Scope scope = Scope::visit;
  Number level = 1.0;
  Number prevalence = 1.0;
  /// The prevalence of the file, which the contributions are divided by whatever changes later.
  double written_prevalence = 1.0;
  Notes notes;
  /// Equal causes say the same. The written prevalence is no part of what is said: it follows from
  /// the prevalence when a file is read, and lags behind it while an editor or a scenario is at
  /// work, so that a journey written and read again would never be the one that was written.
  bool operator==(const Cause& other) const {
    return name == other.name && kind == other.kind && scope == other.scope &&
           level == other.level && prevalence == other.prevalence && notes == other.notes;
  }
};

/// How much of a customer's intention to return is left, by how the problem ended for him.
struct WouldReturn {
  Number silent, unresolved, slow, quick;
  bool operator==(const WouldReturn&) const = default;
};
struct WouldReturnOverrides {
  std::optional<Number> silent, unresolved, slow, quick;
  bool operator==(const WouldReturnOverrides&) const = default;
};

/// What people do about a problem of this severity, and what it does to loyalty.
struct SeverityProfile {
  Number leave, complain, recontact, conversion;
  WouldReturn would_return;
  Notes notes;
  bool operator==(const SeverityProfile&) const = default;
};

/// `when: { wait_over: 45 min }`
struct Condition {
  std::optional<Number> wait_over;
  bool operator==(const Condition&) const = default;
};

struct Pain {
  std::string name;
  Number chance = 1.0;
  Split causes;
  Severity severity = Severity::moderate;
  Time lost_minutes;
  Number caught;
  Work correction;
  bool blocks = false;
  std::string then;  ///< empty: the touchpoint itself
  Condition when;
  std::optional<Number> leave, complain, recontact, conversion;
  WouldReturnOverrides would_return;
  Notes notes;
  bool operator==(const Pain&) const = default;
};

struct Touchpoint {
  std::string name;
  std::string stage;
  Split channel;
  Time delay;
  Time wait;
  Time minutes;
  Work staff;
  std::vector<Work> backstage;
  Number cost;
  Number emotion;
  bool moment_of_truth = false;
  Dict<Pain> pains;
  Split next;
  Notes notes;
  bool operator==(const Touchpoint&) const = default;
};

struct End {
  std::string name;
  Number lost;
  Number margin;
  Notes notes;
  bool operator==(const End&) const = default;
};

struct Escalation {
  Number chance = 0.05;
  Time minutes;
  Number cost;
  Number upheld = 0.58;
  Notes notes;
  bool operator==(const Escalation&) const = default;
};

struct ComplaintDesk {
  std::string team;
  Time minutes;
  Time customer_minutes;
  Number cost;
  Number quick = 0.26;
  Number slow = 0.32;
  Number redress;
  Escalation escalate;
  Notes notes;
  bool operator==(const ComplaintDesk&) const = default;
};

struct Recontact {
  std::string team;
  Time minutes;
  Time customer_minutes;
  Number cost;
  Number resolved = 0.70;
  Notes notes;
  bool operator==(const Recontact&) const = default;
};

/// Defaults and their sources: see model/evidence.cpp.
struct Severities {
  SeverityProfile minor{0.002, 0.01, 0.05, 0.03, {0.37, 0.46, 0.70, 0.95}, {}};
  SeverityProfile moderate{0.01, 0.08, 0.20, 0.10, {0.23, 0.325, 0.62, 0.885}, {}};
  SeverityProfile severe{0.04, 0.30, 0.30, 0.20, {0.09, 0.19, 0.54, 0.82}, {}};
  Notes notes;

  [[nodiscard]] const SeverityProfile& operator[](Severity severity) const {
    if (severity == Severity::minor) return minor;
    return severity == Severity::moderate ? moderate : severe;
  }
  bool operator==(const Severities&) const = default;
};

struct Loyalty {
  Number repeat_penalty = 1.0;
  Notes notes;
  bool operator==(const Loyalty&) const = default;
};

struct Satisfaction {
  Number clean = 79.7;
  Number drop = 34.0;
  Number abandoned = 40.0;
  Number engagement_elasticity = 0.5;
  Notes notes;
  bool operator==(const Satisfaction&) const = default;
};

struct Policy {
  std::string name;
  std::vector<std::string> at;
  Number level = 1.0;
  Time burden_minutes;
  Work staff;
  Number cost;
  Number gives_up;
  Number misuse;
  Number catches;  ///< `catch` in the file
  Number loss;
  std::optional<Pain> pain;
  Notes notes;
  bool operator==(const Policy&) const = default;
};

/// `add:` of a scenario.
struct Additions {
  Dict<Touchpoint> touchpoints;
  bool operator==(const Additions&) const = default;
};

struct Scenario {
  std::string name;
  Number invest;
  Number run_cost;
  Number start_month = 1.0;
  Number ramp_months = 1.0;
  std::optional<Number> delivered;  ///< 100% unless said
  std::vector<std::string> includes;
  Additions add;
  Changes changes;
  Notes notes;
  bool operator==(const Scenario&) const = default;
};

/// What an organisation knows about itself today; shown beside the modelled figures.
struct Observed {
  std::optional<Number> complaints_per_1000, satisfaction, churn_per_year, contacts_per_customer,
      abandoned, rework_time_share, failure_demand_share, staff_minutes, journey_minutes;
  Notes notes;
  bool operator==(const Observed&) const = default;
};

/// Where a card stands on the map that people drew, in pixels: x to the right, y down.
struct MapPosition {
  double x = 0;
  double y = 0;
  bool operator==(const MapPosition&) const = default;
};
/// By the ids of touchpoints and ends.
using MapPositions = Dict<MapPosition>;

/// The map as people drew it. Nothing is calculated with it.
struct DrawnMap {
  MapPositions positions;
  bool operator==(const DrawnMap&) const = default;
};

/// A journey as plain values, in the order in which people wrote it. Journeys are equal that say
/// the same in the same order, however they say it.
struct Journey {
  Number version = 1.0;
  std::string name;
  std::string currency;
  std::optional<Number> customers_per_month;
  Number horizon_months = 12.0;
  Number discount_rate = 0.10;
  Number value_of_time = 8.0;
  std::optional<Number> journeys_per_customer_per_year = Number(1.0);
  Observed observed;
  Dict<Stage> stages;
  Dict<Segment> segments;
  Dict<Channel> channels;
  Dict<Team> teams;
  Dict<Cause> causes;
  Dict<Touchpoint> touchpoints;
  Split start;
  Dict<End> ends;
  ComplaintDesk complaints;
  Recontact recontact;
  Severities severities;
  Loyalty loyalty;
  Satisfaction satisfaction;
  Dict<Policy> policies;
  Dict<Scenario> scenarios;
  DrawnMap map;
  Notes notes;
  bool operator==(const Journey&) const = default;
};

inline constexpr std::string_view kCompleted = "completed";
inline constexpr std::string_view kAbandoned = "abandoned";
inline constexpr std::string_view kBack = "back";
inline constexpr std::string_view kEveryone = "everyone";

/// Fills in what a journey has without saying so: the segment `everyone`, the start at the first
/// touchpoint, the ends `completed` and `abandoned`, names that are their ids, and the written
/// prevalence of each cause. Called once by whoever makes a journey from text.
void settle(Journey& journey);

/// What an entry of a map is before anything is said about it: `abandoned` loses the customer.
template <class T>
T default_of(std::string_view /*id*/) {
  return T{};
}
template <>
inline End default_of<End>(std::string_view id) {
  End end;
  if (id == kAbandoned) end.lost = 1.0;
  return end;
}

/// How likely the customer reacts to this pain in each way: the pain's own number, or that of its
/// severity.
struct Reactions {
  double leave, complain, recontact, conversion;
  std::array<double, 4> would_return;  ///< silent, unresolved, slow, quick
};
Reactions reactions_of(const Journey& journey, const Pain& pain);

/// The name for people: what was written, else the id.
inline const std::string& name_or_id(const std::string& name, const std::string& id) {
  return name.empty() ? id : name;
}

}  // namespace painpoint
