#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "chain/metrics.h"
#include "model/journey.h"
#include "model/roster.h"
#include "report/figures.h"
#include "report/table.h"

/// The tables by touchpoint, cause, channel, segment, team and stage that both engines show.
namespace painpoint::report {

/// Beyond this many rows a table on a terminal is no longer read: the costliest are shown.
inline constexpr std::size_t kMostRows = 40;

/// The figures that the table of a split has room for, in their order.
const std::vector<chain::Metric>& columns_of(chain::Split split);

/// The title of a figure where there is little room, and the table says whose it is.
std::string short_title(chain::Metric metric);

/// Takes away the columns (not the first) in which no row says anything.
void drop_empty_columns(Table& table);

/// A further sentence below the table.
void add_note(Table& table, std::string_view sentence);

/// "Touchpoint"
std::string title_of(chain::Split split);

/// One member of a split. `error` is null in exact results.
struct SplitRow {
  std::string_view id;
  std::string_view name;
  const chain::Row* mean = nullptr;
  const chain::Row* error = nullptr;
  std::size_t position = 0;  ///< in the roster
};
struct SplitRows {
  std::vector<SplitRow> rows;  ///< in the order of the file
  std::size_t left_out = 0;    ///< cheaper ones, where there are too many
};
SplitRows rows_of(const Journey& journey, const Roster& roster, chain::Split split,
                  const std::vector<chain::Row>& means, const std::vector<chain::Row>* errors);

/// The first column of such a table: names, which may be wrapped to two lines.
Column name_column(std::string title);

/// The largest size of a figure among the rows.
double largest(const SplitRows& rows, chain::Metric metric);

/// "and 9,960 more that cost less" or nothing.
std::string left_out_note(const SplitRows& rows);

}  // namespace painpoint::report
