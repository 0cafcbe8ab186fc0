#pragma once

#include <optional>
#include <string>
#include <vector>

#include "draw/picture.h"
#include "draw/text.h"
#include "texts/tr.h"

/// The charts of the report and of the editor: plain data in, a picture out. Rows and series stand
/// in the order given. Figures that are not finite are left out of a chart, and nothing else is.
///
/// A right-to-left chart has its labels at the right and its bars growing to the left; time and
/// numbers on an axis of a line chart run to the right in every language.
namespace painpoint::report {

struct ChartStyle {
  double width = 720;  ///< of the picture; from 320 upwards. The height follows from the data.
  draw::Measure measure = draw::estimated_width;
  bool right_to_left = false;
};

/// What is measured along an axis. A value of 0.25 with factor 100 and unit "%" is shown as 25%.
struct ChartAxis {
  std::string title;  ///< "Net benefit, GBP"; the unit is not added to it
  double factor = 1;
  bool percent = false;  ///< ticks end with %
};

/// What every chart has.
struct ChartText {
  std::string title;        ///< a heading above it, wrapped; also read aloud
  std::string description;  ///< what it shows in a sentence, for those who cannot see it
};

/// Ranked figures (Pareto): a bar each, from 0. Negative bars go the other way.
struct Bar {
  std::string label;
  double value = 0;
  std::string value_label;  ///< "1,240 GBP"
  std::string note{};       ///< smaller, below the label: the owner
  bool emphasised = false;
};
struct BarChart {
  ChartText text;
  ChartAxis axis;
  std::vector<Bar> bars;
};
draw::Picture bar_chart(const BarChart& chart, const ChartStyle& style = {});

/// What each number alone does to a result: a bar from the result at its low to that at its high.
struct TornadoRow {
  std::string label;
  double at_low = 0;         ///< the result where the number is at its low
  double at_high = 0;        ///< and at its high
  std::string low_label{};   ///< the number's low: "5%"; stands at the bar's end of that result
  std::string high_label{};  ///< "12%"
  bool flips = false;        ///< the decision changes within it: marked, and said in the legend
};
struct TornadoChart {
  ChartText text;
  ChartAxis axis;
  double centre = 0;  ///< the result as it is
  std::vector<TornadoRow> rows;
  std::string flips_meaning = texts::tr_words("changes the decision");
  std::string low_meaning = texts::tr_words("number at its low");
  std::string high_meaning = texts::tr_words("number at its high");
};
draw::Picture tornado_chart(const TornadoChart& chart, const ChartStyle& style = {});

struct LineSeries {
  std::string name;
  std::vector<draw::Point> points;  ///< ascending in x, in units of the axes
};
/// A point worth a word: where a line crosses zero.
struct LineMark {
  draw::Point at;
  std::string label;
};
struct LineChart {
  ChartText text;
  ChartAxis x;
  ChartAxis y;
  std::vector<LineSeries> series;  ///< told apart by dashes and markers as well as by colour
  std::vector<LineMark> marks{};
  bool from_zero = false;            ///< the y axis has 0 on it
  std::optional<double> lowest_y{};  ///< 0 and 1 for chances
  std::optional<double> highest_y{};
};
draw::Picture line_chart(const LineChart& chart, const ChartStyle& style = {});

/// A range with its middle: 5, 50 and 95%.
struct IntervalRow {
  std::string label;
  double low = 0;
  double middle = 0;
  double high = 0;
  std::string value_label{};  ///< "1.2m (-0.1m to 2.4m)", below the label
};
struct IntervalChart {
  ChartText text;
  ChartAxis axis;
  std::vector<IntervalRow> rows;
  std::optional<double> reference = 0.0;  ///< a line to compare with
};
draw::Picture interval_chart(const IntervalChart& chart, const ChartStyle& style = {});

/// Parts of wholes side by side: cost of quality. Parts are not negative; they are told apart by a
/// letter that the legend explains as well as by shade.
struct StackedRow {
  std::string label;
  std::vector<double> parts;  ///< in the order of `part_names`
  std::string value_label{};  ///< of the whole
};
struct StackedChart {
  ChartText text;
  ChartAxis axis;
  std::vector<std::string> part_names;
  std::vector<StackedRow> rows;
};
draw::Picture stacked_chart(const StackedChart& chart, const ChartStyle& style = {});

}  // namespace painpoint::report
