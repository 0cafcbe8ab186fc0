#include <algorithm>
#include <cmath>

#include "report/chart_parts.h"

namespace painpoint::report {
namespace {

/// What tells series apart beside colour and dashes.
void draw_marker(draw::Picture& plot, draw::Point at, std::size_t series) {
  const draw::Colour colour = draw::series_colour(series);
  const double r = 4;
  switch (series % 4) {
    case 0:
      plot.add(draw::Circle{at, r, colour, draw::Stroke{draw::kWhite, 1}});
      break;
    case 1:
      plot.add(draw::Rectangle{
          {at.x - r, at.y - r, 2 * r, 2 * r}, 0, colour, draw::Stroke{draw::kWhite, 1}});
      break;
    case 2:
      plot.add(draw::polygon(
          {{at.x, at.y - r - 1}, {at.x + r + 1, at.y + r}, {at.x - r - 1, at.y + r}}, colour));
      break;
    default:
      plot.add(draw::Circle{at, r, draw::kWhite, draw::Stroke{colour, 2}});
  }
}

struct Range {
  std::optional<double> low;
  std::optional<double> high;
  void add(double value) {
    if (!std::isfinite(value)) return;
    low = std::min(low.value_or(value), value);
    high = std::max(high.value_or(value), value);
  }
};

bool finite(draw::Point point) {
  return std::isfinite(point.x) && std::isfinite(point.y);
}

/// Labels of marks that keep out of each other's way.
class MarkLabels {
 public:
  MarkLabels(draw::Picture& plot, const draw::Box& area, const draw::Measure& measure)
      : plot_(plot), area_(area), measure_(measure) {}

  /// Nothing will be written here.
  void keep_free(const draw::Box& box) { taken_.push_back(box); }

  void add(draw::Point at, const std::string& label) {
    const std::string text = draw::fit_line(label, kChartSmall, area_.width, measure_);
    const double width = measure_(text, kChartSmall);
    const double x = std::clamp(at.x - width / 2, area_.x, area_.right() - width);
    for (const double down : {-10.0, 20.0, -26.0, 36.0, -42.0, 52.0, -58.0, 68.0}) {
      const draw::Box box{x - 3, at.y + down - 11, width + 6, 15};
      const bool inside = box.y >= area_.y && box.bottom() <= area_.bottom();
      const bool free = std::none_of(taken_.begin(), taken_.end(), [&](const draw::Box& other) {
        return box.x < other.right() && other.x < box.right() && box.y < other.bottom() &&
               other.y < box.bottom();
      });
      if (!inside || !free) continue;
      taken_.push_back(box);
      draw::Colour veil = draw::kWhite;
      veil.opacity = 0.85;
      plot_.add(draw::Rectangle{box, 2, veil, {}});
      plot_.add(draw::Text{{x, at.y + down}, text, kChartSmall, draw::Anchor::left, draw::kInk});
      return;
    }
  }

 private:
  draw::Picture& plot_;
  draw::Box area_;
  const draw::Measure& measure_;
  std::vector<draw::Box> taken_;
};

}  // namespace

draw::Picture line_chart(const LineChart& chart, const ChartStyle& style) {
  constexpr double kMarkersAtMost = 9;  // of a series: more say nothing
  ChartSheet sheet(chart.text, style);
  std::vector<std::string> names;
  for (const LineSeries& series : chart.series) names.push_back(series.name);
  if (names.size() > 1) {
    sheet.legend(names, [&](const draw::Box& box, std::size_t i) {
      const draw::Point middle = box.centre();
      sheet.line({box.x, middle.y}, {box.right(), middle.y},
                 {draw::series_colour(i), 2, draw::series_dashes(i)});
      draw_marker(sheet.picture, middle, i);
    });
  }
  for (const std::string& title :
       draw::fit_lines(chart.y.title, kChartSmall, sheet.inner_width(), 2, style.measure)) {
    sheet.write({sheet.left(), sheet.y + 11}, title, kChartSmall, draw::Anchor::left,
                draw::kQuietInk, sheet.inner_width());
    sheet.y += 16;
  }
  sheet.y += 6;

  Range xs;
  Range ys;
  for (const LineSeries& series : chart.series)
    for (const draw::Point& point : series.points)
      if (finite(point)) {
        xs.add(point.x);
        ys.add(point.y);
      }
  if (chart.from_zero) ys.add(0);
  if (chart.lowest_y) ys.low = chart.lowest_y;
  if (chart.highest_y) ys.high = chart.highest_y;

  // The plot is drawn as it will be seen; time runs to the right in every language.
  draw::Picture plot;
  plot.width = sheet.picture.width;
  const double height = std::clamp(0.42 * sheet.picture.width, 180.0, 340.0);
  ChartScale y_scale;
  y_scale.factor = chart.y.factor;
  y_scale.ticks = nice_ticks(ys.low.value_or(0) * chart.y.factor,
                             ys.high.value_or(1) * chart.y.factor, height > 240 ? 7 : 5);
  y_scale.from = sheet.y + height;
  y_scale.to = sheet.y;
  double widest = 0;
  for (std::size_t i = 0; i < y_scale.ticks.count; ++i)
    widest = std::max(widest, style.measure(tick_label(chart.y, y_scale.ticks, i), kChartSmall));
  const draw::Box area{sheet.left() + widest + 8, sheet.y, sheet.inner_width() - widest - 8 - 6,
                       height};
  const auto text = [&](draw::Point at, std::string words, draw::Anchor anchor) {
    plot.add(draw::Text{at, std::move(words), kChartSmall, anchor, draw::kQuietInk});
  };
  for (std::size_t i = 0; i < y_scale.ticks.count; ++i) {
    const double value = y_scale.ticks.at(i);
    const double y = y_scale(value / y_scale.factor);
    const bool zero = std::abs(value) < 1e-9 * y_scale.ticks.step;
    plot.add(draw::polyline({{area.x, y}, {area.right(), y}},
                            zero ? draw::Stroke{draw::kInk, 1.5} : draw::Stroke{draw::kRule, 1}));
    text({area.x - 6, y + 4}, tick_label(chart.y, y_scale.ticks, i), draw::Anchor::right);
  }
  ChartScale x_scale = horizontal_scale(chart.x, xs.low.value_or(0), xs.high.value_or(1), area.x,
                                        area.right(), style.measure);
  for (std::size_t i = 0; i < x_scale.ticks.count; ++i) {
    const double x = x_scale(x_scale.ticks.at(i) / x_scale.factor);
    plot.add(draw::polyline({{x, area.bottom()}, {x, area.bottom() + 4}}, {draw::kQuietInk, 1}));
    const std::string label = tick_label(chart.x, x_scale.ticks, i);
    const double half = style.measure(label, kChartSmall) / 2;
    text({std::min(x, sheet.right() - half), area.bottom() + 17}, label, draw::Anchor::middle);
  }
  const auto place = [&](draw::Point point) {
    return draw::Point{x_scale(point.x), y_scale(point.y)};
  };
  for (std::size_t s = 0; s < chart.series.size(); ++s) {
    std::vector<draw::Point> points;
    for (const draw::Point& point : chart.series[s].points)
      if (finite(point)) points.push_back(place(point));
    if (points.empty()) continue;
    plot.add(draw::polyline(points, {draw::series_colour(s), 2.25, draw::series_dashes(s)}));
    const auto count = static_cast<double>(points.size());
    const auto every = static_cast<std::size_t>(std::max(1.0, std::ceil(count / kMarkersAtMost)));
    // Each series begins elsewhere, so that markers of lines that lie on each other can be seen.
    for (std::size_t i = std::min(s, points.size() - 1) % every; i < points.size(); i += every)
      draw_marker(plot, points[i], s);
  }
  MarkLabels labels(plot, area, style.measure);
  for (const LineMark& mark : chart.marks) {
    if (!finite(mark.at)) continue;
    const draw::Point at = place(mark.at);
    plot.add(draw::Circle{at, 6, {}, draw::Stroke{draw::kInk, 2}});
    labels.keep_free({at.x - 6, at.y - 6, 12, 12});
  }
  for (const LineMark& mark : chart.marks)
    if (finite(mark.at)) labels.add(place(mark.at), mark.label);
  if (style.right_to_left) draw::mirror(plot);
  std::move(plot.items.begin(), plot.items.end(), std::back_inserter(sheet.picture.items));
  sheet.y = area.bottom() + 24;
  for (const std::string& title :
       draw::fit_lines(chart.x.title, kChartSmall, sheet.inner_width(), 2, style.measure)) {
    sheet.write({sheet.right(), sheet.y + 10}, title, kChartSmall, draw::Anchor::right,
                draw::kQuietInk, sheet.inner_width());
    sheet.y += 15;
  }
  return std::move(sheet).finish();
}

}  // namespace painpoint::report
