#include "report/split_tables.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "report/figures.h"
#include "report/members.h"
#include "texts/tr.h"

namespace painpoint::report {

using chain::Metric;
using chain::Split;

const std::vector<Metric>& columns_of(Split split) {
  using enum Metric;
  static const std::vector<Metric> kPlaces = {visits,     rework_visits,    problems,
                                              complaints, friction_minutes, staff_minutes,
                                              lost,       value_lost,       total_cost};
  static const std::vector<Metric> kCauses = {problems,    complaints, friction_minutes,
                                              rework_cost, lost,       total_cost};
  static const std::vector<Metric> kSegments = {
      complaints_per_1000, friction_minutes, satisfaction, lost,
      background_lost,     cash_cost,        value_lost,   total_cost};
  static const std::vector<Metric> kTeams = {staff_minutes, rework_minutes, rework_time_share,
                                             staff_cost};
  switch (split) {
    case Split::cause:
      return kCauses;
    case Split::segment:
      return kSegments;
    case Split::team:
      return kTeams;
    default:
      return kPlaces;
  }
}

std::string short_title(Metric metric) {
  switch (metric) {
    case Metric::lost:
      return texts::tr_words("Lost");
    case Metric::staff_minutes:
      return texts::tr_words("Staff");
    case Metric::rework_minutes:
      return texts::tr_words("Rework");
    case Metric::rework_time_share:
      return texts::tr_words("Rework share");
    default:
      return title_of(metric);
  }
}

void drop_empty_columns(Table& table) {
  for (std::size_t column = table.columns.size(); column-- > 1;) {
    const bool used = std::any_of(table.rows.begin(), table.rows.end(), [&](const Row& row) {
      return column < row.cells.size() && !row.cells[column].text.empty();
    });
    if (used) continue;
    const auto at = static_cast<std::ptrdiff_t>(column);
    table.columns.erase(table.columns.begin() + at);
    for (Row& row : table.rows)
      if (column < row.cells.size()) row.cells.erase(row.cells.begin() + at);
  }
}

void add_note(Table& table, std::string_view sentence) {
  if (!table.note.empty()) table.note += ' ';
  table.note += sentence;
}

std::string title_of(Split split) {
  switch (split) {
    case Split::touchpoint:
      return texts::tr_words("Touchpoint");
    case Split::cause:
      return texts::tr_words("Cause");
    case Split::channel:
      return texts::tr_words("Channel");
    case Split::segment:
      return texts::tr_words("Segment");
    case Split::team:
      return texts::tr_words("Team");
    case Split::stage:
      return texts::tr_words("Stage");
    case Split::journey:
      break;
  }
  return texts::tr_words("Journey");
}

SplitRows rows_of(const Journey& journey, const Roster& roster, Split split,
                  const std::vector<chain::Row>& means, const std::vector<chain::Row>* errors) {
  SplitRows result;
  const auto members = members_of(roster, split);
  for (std::size_t i = 0; i < members.size(); ++i) {
    const chain::Row* error = errors == nullptr ? nullptr : &(*errors)[i];
    const bool shown = is_shown(journey, split, members[i].id, means[i]) ||
                       (error != nullptr && says_anything(*error, split));
    if (shown) result.rows.push_back({members[i].id, shown_name(members[i]), &means[i], error, i});
  }
  if (result.rows.size() <= kMostRows) return result;
  result.left_out = result.rows.size() - kMostRows;
  const Metric cost =
      chain::applies(Metric::total_cost, split) ? Metric::total_cost : Metric::staff_cost;
  std::stable_sort(result.rows.begin(), result.rows.end(), [&](const auto& a, const auto& b) {
    return chain::at(*a.mean, cost) > chain::at(*b.mean, cost);
  });
  result.rows.resize(kMostRows);
  std::sort(result.rows.begin(), result.rows.end(),
            [](const auto& a, const auto& b) { return a.position < b.position; });
  return result;
}

Column name_column(std::string title) {
  return {std::move(title), "", Align::left, 16, 2};
}

double largest(const SplitRows& rows, Metric metric) {
  double size = 0;
  for (const SplitRow& row : rows.rows)
    size = std::max(size, std::abs(chain::at(*row.mean, metric)));
  return size;
}

std::string left_out_note(const SplitRows& rows) {
  if (rows.left_out == 0) return "";
  return texts::tr_format("The {} costliest; {} more are in --format csv and --format json.",
                          rows.rows.size(), grouped(static_cast<double>(rows.left_out), 0));
}

}  // namespace painpoint::report
