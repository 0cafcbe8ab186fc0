#include "chain/metrics.h"

namespace painpoint::chain {
namespace {

using enum MetricUnit;

constexpr std::array<MetricInfo, kMetrics> kInfo = {{
    {Metric::visits, "visits", "Visits", count, "all visits"},
    {Metric::rework_visits, "rework_visits", "Rework visits", count,
     "visits that happen only because an earlier one failed"},
    {Metric::problems, "problems", "Problems", count, "problems that a customer noticed"},
    {Metric::caught, "caught", "Caught", count, "problems noticed inside first"},
    {Metric::complaints, "complaints", "Complaints", count, "complaints"},
    {Metric::recontacts, "recontacts", "Repeat contacts", count,
     "customers who came back about a problem without complaining"},
    {Metric::silent, "silent", "Silent problems", count, "problems nobody was told about"},
    {Metric::escalations, "escalations", "Escalations", count, "complaints that went further"},
    {Metric::abandoned, "abandoned", "Abandoned", chance, "chance that the journey is abandoned"},
    {Metric::completed, "completed", "Completed", chance, "chance that the journey is completed"},
    {Metric::lost, "lost", "Customers lost", chance,
     "chance that the journey loses the customer, background apart"},
    {Metric::background_lost, "background_lost", "Lost anyway", chance,
     "chance that the customer leaves for reasons outside the journey"},
    {Metric::friction_minutes, "friction_minutes", "Friction", minutes,
     "wait, time lost to problems, policies, complaints and repeat contacts, and rework visits"},
    {Metric::journey_minutes, "journey_minutes", "Customer time", minutes,
     "all the customer's own minutes"},
    {Metric::elapsed_minutes, "elapsed_minutes", "Elapsed time", minutes,
     "the customer's minutes and the delays"},
    {Metric::staff_minutes, "staff_minutes", "Staff time", minutes, "all staff minutes"},
    {Metric::rework_minutes, "rework_minutes", "Rework time", minutes,
     "staff minutes of rework visits, complaints, escalations, repeat contacts and corrections"},
    {Metric::service_cost, "service_cost", "Service cost", money,
     "money of visits that are not rework, and the policies' own work and cost"},
    {Metric::rework_cost, "rework_cost", "Rework cost", money,
     "money of rework visits, complaints, escalations, repeat contacts and corrections"},
    {Metric::redress, "redress", "Redress", money, "compensation paid"},
    {Metric::policy_loss, "policy_loss", "Misuse", money, "what misuse costs despite the policies"},
    {Metric::staff_cost, "staff_cost", "Staff cost", money, "the hourly money in the cash cost"},
    {Metric::value_lost, "value_lost", "Value lost", money,
     "present value of the customers lost by the journey"},
    {Metric::margin, "margin", "Margin", money, "margin of the ends reached"},
    {Metric::satisfaction, "satisfaction", "Satisfaction", points, "mean score, 0 to 100"},
    {Metric::cash_cost, "cash_cost", "Cash cost", money,
     "service, rework, redress and policy loss"},
    {Metric::spending, "spending", "Spending", money, "cash cost without staff cost"},
    {Metric::total_cost, "total_cost", "Total cost", money,
     "cash cost and value lost, less margin"},
    {Metric::complaints_per_1000, "complaints_per_1000", "Complaints per 1,000", rate,
     "complaints per 1,000 customers"},
    {Metric::rework_time_share, "rework_time_share", "Rework share of staff time", share,
     "rework minutes / staff minutes"},
    {Metric::failure_demand_share, "failure_demand_share", "Failure demand", share,
     "(rework visits + complaints + repeat contacts) / (visits + complaints + repeat contacts)"},
    {Metric::complaint_rate, "complaint_rate", "Complaints per 100 visits", rate,
     "complaints per 100 visits"},
}};

}  // namespace

const MetricInfo& info(Metric metric) {
  return kInfo[static_cast<std::size_t>(metric)];
}

std::optional<Metric> find_metric(std::string_view name) {
  for (const MetricInfo& candidate : kInfo)
    if (candidate.name == name) return candidate.metric;
  return std::nullopt;
}

bool applies(Metric metric, Split split) {
  using enum Metric;
  switch (split) {
    case Split::journey:
    case Split::segment:
      return metric != complaint_rate;
    case Split::touchpoint:
    case Split::stage:
    case Split::channel:
      return metric != background_lost && metric != satisfaction && metric != complaints_per_1000;
    case Split::team:
      return metric == staff_minutes || metric == rework_minutes || metric == staff_cost ||
             metric == rework_time_share;
    case Split::cause:
      switch (metric) {
        case visits:
        case journey_minutes:
        case elapsed_minutes:
        case staff_minutes:
        case service_cost:
        case policy_loss:
        case background_lost:
        case completed:
        case satisfaction:
        case complaints_per_1000:
        case rework_time_share:
        case failure_demand_share:
        case complaint_rate:
          return false;
        default:
          return true;
      }
  }
  return false;
}

RatioParts ratio_parts(const Row& row, Metric metric) {
  using enum Metric;
  if (metric == rework_time_share) return {at(row, rework_minutes), at(row, staff_minutes), 1};
  if (metric == failure_demand_share) {
    const double contacts = at(row, complaints) + at(row, recontacts);
    return {at(row, rework_visits) + contacts, at(row, visits) + contacts, 1};
  }
  return {at(row, complaints), at(row, visits), 100};
}

void derive(Row& row) {
  using enum Metric;
  at(row, cash_cost) =
      at(row, service_cost) + at(row, rework_cost) + at(row, redress) + at(row, policy_loss);
  at(row, spending) = at(row, cash_cost) - at(row, staff_cost);
  at(row, total_cost) = at(row, cash_cost) + at(row, value_lost) - at(row, margin);
  at(row, complaints_per_1000) = 1000 * at(row, complaints);
  for (const Metric metric : {rework_time_share, failure_demand_share, complaint_rate}) {
    const RatioParts parts = ratio_parts(row, metric);
    at(row, metric) =
        parts.denominator > 0 ? parts.factor * parts.numerator / parts.denominator : 0;
  }
}

Breakdown::Breakdown(const Roster& roster)
    : touchpoints(roster.touchpoints.size()),
      causes(roster.causes.size()),
      channels(roster.channels.size()),
      segments(roster.segments.size()),
      teams(roster.teams.size()),
      stages(roster.stages.size()),
      ends(roster.ends.size()) {}

const std::vector<Row>& Breakdown::rows(Split split) const {
  switch (split) {
    case Split::touchpoint:
      return touchpoints;
    case Split::cause:
      return causes;
    case Split::channel:
      return channels;
    case Split::team:
      return teams;
    case Split::stage:
      return stages;
    default:
      return segments;
  }
}
std::vector<Row>& Breakdown::rows(Split split) {
  return const_cast<std::vector<Row>&>(static_cast<const Breakdown*>(this)->rows(split));
}

std::string_view name_of(Split split) {
  constexpr std::array<std::string_view, 7> kNames = {
      "journey", "touchpoints", "causes", "channels", "segments", "teams", "stages"};
  return kNames[static_cast<std::size_t>(split)];
}

}  // namespace painpoint::chain
