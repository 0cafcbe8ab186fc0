#pragma once

#include <string>
#include <string_view>

#include "report/charts.h"
#include "report/report_page.h"

/// What the sections of the report share.
namespace painpoint::report {

inline constexpr double kChartWidth = 720;

/// How charts look on the page of this journey.
inline ChartStyle chart_style(const Journey& journey) {
  ChartStyle style;
  style.width = kChartWidth;
  style.right_to_left = page_language(journey).right_to_left;
  return style;
}

/// A table with any rows becomes a block.
inline void add_table(Section& section, Table table) {
  if (!table.rows.empty()) section.blocks.emplace_back(std::move(table));
}

inline void add_text(Section& section, std::string text) {
  section.blocks.emplace_back(Paragraph{std::move(text)});
}

/// The plan's result, or null for one that was not compared.
inline const study::ScenarioResult* result_of(const ReportInputs& inputs, std::string_view id) {
  for (const study::ScenarioResult& scenario : inputs.comparison.scenarios)
    if (scenario.id == id) return &scenario;
  return nullptr;
}

}  // namespace painpoint::report
