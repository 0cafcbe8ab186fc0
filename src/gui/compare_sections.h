#pragma once

#include <functional>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "editor/live.h"
#include "report/charts.h"
#include "report/page.h"

/// What the page of comparing says, without a window: the same tables and charts that the report
/// has, of the newest figures that there are.
namespace painpoint::gui {

/// How old figures are.
enum class Age : std::uint8_t { fresh, stale, none };

/// One part of the page.
struct CompareSection {
  report::Section section;
  Age age = Age::fresh;
  std::string waits_for;  ///< said where it is not fresh: "being calculated", "out of date"
  /// Cells of its first table that are fresh although the section is not.
  std::function<bool(std::size_t row, std::size_t column)> is_fresh_cell{};
};

/// What stands on top.
struct CompareVerdict {
  std::string sentence;  ///< empty while nothing is known
  bool decided = false;  ///< it is of the decision
  bool too_close = false;
  bool fresh = false;
};

/// What the page is made of. `journey` is the document as it is.
struct CompareFigures {
  std::shared_ptr<const Journey> journey;
  const editor::LiveFigures& live;
  const std::set<std::string>& left_out;  ///< ids of scenarios that are not shown
};

CompareVerdict compare_verdict(const CompareFigures& figures);

/// Outcomes and money, with intervals where they are fresh; empty before there are any figures.
report::Table compare_table(const CompareFigures& figures);
/// Whether all of it is of the document as it is.
bool compare_table_is_fresh(const CompareFigures& figures);

/// All parts below the verdict; charts in the style that is asked for.
std::vector<CompareSection> compare_sections(const CompareFigures& figures,
                                             const report::ChartStyle& style);

}  // namespace painpoint::gui
