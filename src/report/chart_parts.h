#pragma once

#include <string>
#include <vector>

#include "draw/palette.h"
#include "report/charts.h"

/// What charts share: axes, headings, legends.
namespace painpoint::report {

inline constexpr draw::Font kChartTitle{15, true};
inline constexpr draw::Font kChartLabel{12, false};
inline constexpr draw::Font kChartStrong{12, true};
inline constexpr draw::Font kChartSmall{11, false};
inline constexpr double kChartMargin = 12;

/// Round values that cover a range: steps of 1, 2 or 5 times a power of ten.
struct Ticks {
  double first = 0;
  double step = 1;
  std::size_t count = 0;  ///< at least two
  int decimals = 0;       ///< that tell neighbours apart

  [[nodiscard]] double at(std::size_t i) const { return first + static_cast<double>(i) * step; }
  [[nodiscard]] double last() const { return at(count - 1); }
};
/// At most `most` ticks (at least 2), the first at or below `low`, the last at or above `high`.
Ticks nice_ticks(double low, double high, std::size_t most);

/// From the values of an axis to pixels.
struct ChartScale {
  Ticks ticks;  ///< in shown units: values times `factor`
  double factor = 1;
  double from = 0;  ///< pixel of the first tick
  double to = 1;    ///< pixel of the last one; below `from` where the axis runs to the left

  [[nodiscard]] double operator()(double value) const;
};

/// A scale over the values, with as many ticks as have room for their labels.
ChartScale horizontal_scale(const ChartAxis& axis, double low, double high, double from, double to,
                            const draw::Measure& measure);

std::string tick_label(const ChartAxis& axis, const Ticks& ticks, std::size_t i);

/// Collects a picture from the top downwards, as if it were read from left to right; `finish` turns
/// it round where it is not.
class ChartSheet {
 public:
  ChartSheet(const ChartText& text, const ChartStyle& style);

  draw::Picture picture;
  const ChartStyle& style;
  double y = 0;  ///< where the next thing begins

  [[nodiscard]] double left() const { return kChartMargin; }
  [[nodiscard]] double right() const { return picture.width - kChartMargin; }
  [[nodiscard]] double inner_width() const { return right() - left(); }

  /// A line of text, cut to `width`.
  void write(draw::Point at, std::string_view text, const draw::Font& font, draw::Anchor anchor,
             const draw::Colour& colour, double width);
  void line(draw::Point from, draw::Point to, const draw::Stroke& stroke);

  /// Grid lines from `top` to `bottom` with tick labels and the title below; moves y below them.
  void horizontal_axis(const ChartAxis& axis, const ChartScale& scale, double top, double bottom);

  /// Samples of lines or fields with names, in as many rows as needed; `sample(box, index)` draws
  /// one.
  template <class Sample>
  void legend(const std::vector<std::string>& names, Sample&& sample) {
    constexpr double kSample = 28;
    constexpr double kGap = 18;
    double x = left();
    for (std::size_t i = 0; i < names.size(); ++i) {
      const double most = inner_width() - kSample - 6;
      const std::string name = draw::fit_line(names[i], kChartSmall, most, style.measure);
      const double width = kSample + 6 + style.measure(name, kChartSmall);
      if (x > left() && x + width > right()) {
        x = left();
        y += 20;
      }
      sample(draw::Box{x, y, kSample, 16}, i);
      write({x + kSample + 6, y + 12}, name, kChartSmall, draw::Anchor::left, draw::kInk, most);
      x += width + kGap;
    }
    if (!names.empty()) y += 26;
  }

  /// The finished picture, ending below y.
  draw::Picture finish() &&;
};

/// Where rows have their labels: in a column beside the bars where there is room, above them where
/// there is not.
struct RowLayout {
  bool beside = false;
  double label_width = 0;
  double plot_left = 0;  ///< always below plot_right
  double plot_right = 0;
};
RowLayout row_layout(const ChartSheet& sheet, const std::vector<std::string>& labels);

/// A row's label (and note), at most two lines; returns the height that it takes above or beside
/// the bar.
struct RowPlace {
  double bar_top = 0;
  double bottom = 0;  ///< of the row
};
RowPlace write_row_label(ChartSheet& sheet, const RowLayout& layout, const std::string& label,
                         const std::string& note, bool emphasised, double bar_height);

}  // namespace painpoint::report
