#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "base/index.h"
#include "model/roster.h"

namespace painpoint::chain {

/// The figures of both engines, per customer. The first kCounted are added up event by event, the
/// rest follow from them.
enum class Metric : std::uint8_t {
  visits,
  rework_visits,
  problems,
  caught,
  complaints,
  recontacts,
  silent,
  escalations,
  abandoned,
  completed,
  lost,
  background_lost,
  friction_minutes,
  journey_minutes,
  elapsed_minutes,
  staff_minutes,
  rework_minutes,
  service_cost,
  rework_cost,
  redress,
  policy_loss,
  staff_cost,
  value_lost,
  margin,
  satisfaction,
  // derived, linear
  cash_cost,
  spending,
  total_cost,
  complaints_per_1000,
  // derived, ratios
  rework_time_share,
  failure_demand_share,
  complaint_rate,
};
inline constexpr std::size_t kCounted = static_cast<std::size_t>(Metric::satisfaction) + 1;
inline constexpr std::size_t kLinear = static_cast<std::size_t>(Metric::complaints_per_1000) + 1;
inline constexpr std::size_t kMetrics = static_cast<std::size_t>(Metric::complaint_rate) + 1;

enum class Split : std::uint8_t { journey, touchpoint, cause, channel, segment, team, stage };

enum class MetricUnit : std::uint8_t { count, chance, minutes, money, share, points, rate };

struct MetricInfo {
  Metric metric;
  std::string_view name;
  std::string_view title;  ///< for tables
  MetricUnit unit;
  std::string_view definition;
};
const MetricInfo& info(Metric metric);
std::optional<Metric> find_metric(std::string_view name);

/// Whether the metric makes sense for the members of this split, and is reported there.
bool applies(Metric metric, Split split);

using Row = std::array<double, kMetrics>;
inline double& at(Row& row, Metric metric) {
  return row[static_cast<std::size_t>(metric)];
}
inline double at(const Row& row, Metric metric) {
  return row[static_cast<std::size_t>(metric)];
}

/// A ratio metric is the ratio of two sums of counted metrics, times a factor.
struct RatioParts {
  double numerator;
  double denominator;
  double factor;
};
RatioParts ratio_parts(const Row& row, Metric metric);

/// Fills in the derived metrics from the counted ones; 0/0 is 0.
void derive(Row& row);

/// The figures of one journey under one scenario, split in every way. Rows stand in the order of
/// the roster. `segments` are per customer of the segment, all other splits per customer.
struct Breakdown {
  Row journey{};
  std::vector<Row> touchpoints, causes, channels, segments, teams, stages;
  std::vector<double> ends;  ///< chance of each end

  explicit Breakdown(const Roster& roster);
  Breakdown() = default;

  [[nodiscard]] const std::vector<Row>& rows(Split split) const;
  [[nodiscard]] std::vector<Row>& rows(Split split);
};

inline constexpr std::array<Split, 6> kSplits = {Split::touchpoint, Split::cause, Split::channel,
                                                 Split::segment,    Split::team,  Split::stage};
std::string_view name_of(Split split);

}  // namespace painpoint::chain
