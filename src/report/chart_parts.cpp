#include "report/chart_parts.h"

#include <algorithm>
#include <cmath>

#include "report/figures.h"

namespace painpoint::report {
namespace {

constexpr double kLeastWidth = 320;
/// Below this, labels stand above their bars.
constexpr double kBesideFrom = 520;

/// 1, 2 or 5 times a power of ten, at least `rough`.
double nice_step(double rough) {
  const double power = std::pow(10.0, std::floor(std::log10(rough)));
  for (const double times : {1.0, 2.0, 5.0})
    if (times * power >= rough * (1 - 1e-9)) return times * power;
  return 10 * power;
}

double longest_tick(const ChartAxis& axis, const Ticks& ticks, const draw::Measure& measure) {
  double longest = 0;
  for (std::size_t i = 0; i < ticks.count; ++i)
    longest = std::max(longest, measure(tick_label(axis, ticks, i), kChartSmall));
  return longest;
}

}  // namespace

Ticks nice_ticks(double low, double high, std::size_t most) {
  if (!std::isfinite(low) || !std::isfinite(high)) low = high = 0;
  if (low > high) std::swap(low, high);
  const double size = std::max(std::abs(low), std::abs(high));
  if (!(high - low > 1e-12 * size) || high - low == 0) {
    const double around = size > 0 ? size / 2 : 0.5;
    low -= around;
    high += around;
  }
  most = std::max<std::size_t>(most, 2);
  Ticks ticks;
  // What is left of the range after rounding both ends outwards may need a longer step.
  double rough = (high - low) / static_cast<double>(most);
  do {
    ticks.step = nice_step(rough);
    const double first = std::floor(low / ticks.step + 1e-9);
    const double last = std::ceil(high / ticks.step - 1e-9);
    ticks.first = first * ticks.step;
    ticks.count = static_cast<std::size_t>(last - first) + 1;
    rough = ticks.step * 1.5;
  } while (ticks.count > std::max<std::size_t>(most, 3));
  ticks.decimals = std::clamp(-static_cast<int>(std::floor(std::log10(ticks.step) + 1e-9)), 0, 9);
  return ticks;
}

double ChartScale::operator()(double value) const {
  const double part = (value * factor - ticks.first) / (ticks.last() - ticks.first);
  return from + std::clamp(part, 0.0, 1.0) * (to - from);
}

std::string tick_label(const ChartAxis& axis, const Ticks& ticks, std::size_t i) {
  return grouped(ticks.at(i), ticks.decimals) + (axis.percent ? "%" : "");
}

ChartScale horizontal_scale(const ChartAxis& axis, double low, double high, double from, double to,
                            const draw::Measure& measure) {
  constexpr double kBetweenLabels = 14;
  ChartScale scale;
  scale.factor = axis.factor;
  scale.from = from;
  scale.to = to;
  for (std::size_t most = 8; most >= 2; --most) {
    scale.ticks = nice_ticks(low * axis.factor, high * axis.factor, most);
    const double room = (to - from) / static_cast<double>(scale.ticks.count - 1);
    if (longest_tick(axis, scale.ticks, measure) + kBetweenLabels <= room) break;
  }
  return scale;
}

ChartSheet::ChartSheet(const ChartText& text, const ChartStyle& chart_style) : style(chart_style) {
  picture.width = std::max(style.width, kLeastWidth);
  picture.title = text.title;
  picture.description = text.description;
  picture.right_to_left = style.right_to_left;
  picture.ground = draw::kWhite;
  y = kChartMargin;
  for (const std::string& title :
       draw::fit_lines(text.title, kChartTitle, inner_width(), 3, style.measure)) {
    write({left(), y + 14}, title, kChartTitle, draw::Anchor::left, draw::kInk, inner_width());
    y += 20;
  }
  y += 8;
}

void ChartSheet::write(draw::Point at, std::string_view text, const draw::Font& font,
                       draw::Anchor anchor, const draw::Colour& colour, double width) {
  std::string fitting = draw::fit_line(text, font, width, style.measure);
  if (!fitting.empty()) picture.add(draw::Text{at, std::move(fitting), font, anchor, colour});
}

void ChartSheet::line(draw::Point from, draw::Point to, const draw::Stroke& stroke) {
  picture.add(draw::polyline({from, to}, stroke));
}

void ChartSheet::horizontal_axis(const ChartAxis& axis, const ChartScale& scale, double top,
                                 double bottom) {
  for (std::size_t i = 0; i < scale.ticks.count; ++i) {
    const double x = scale(scale.ticks.at(i) / scale.factor);
    line({x, top}, {x, bottom}, {draw::kRule, 1});
    const std::string label = tick_label(axis, scale.ticks, i);
    // The outermost labels stay inside the picture.
    const double half = style.measure(label, kChartSmall) / 2;
    const double at = std::clamp(x, left() + half, std::max(left() + half, right() - half));
    write({at, bottom + 15}, label, kChartSmall, draw::Anchor::middle, draw::kQuietInk,
          inner_width());
  }
  y = bottom + 22;
  if (axis.title.empty()) return;
  for (const std::string& title :
       draw::fit_lines(axis.title, kChartSmall, inner_width(), 2, style.measure)) {
    write({right(), y + 12}, title, kChartSmall, draw::Anchor::right, draw::kQuietInk,
          inner_width());
    y += 15;
  }
  y += 4;
}

draw::Picture ChartSheet::finish() && {
  picture.height = y + kChartMargin;
  if (style.right_to_left) draw::mirror(picture);
  return std::move(picture);
}

RowLayout row_layout(const ChartSheet& sheet, const std::vector<std::string>& labels) {
  RowLayout layout;
  layout.beside = sheet.picture.width >= kBesideFrom;
  layout.plot_left = sheet.left();
  layout.plot_right = sheet.right();
  layout.label_width = sheet.inner_width();
  if (!layout.beside) return layout;
  double longest = 0;
  for (const std::string& label : labels)
    longest = std::max(longest, sheet.style.measure(label, kChartStrong));
  layout.label_width = std::clamp(longest + 4, 60.0, 0.36 * sheet.inner_width());
  layout.plot_left = sheet.left() + layout.label_width + 12;
  return layout;
}

RowPlace write_row_label(ChartSheet& sheet, const RowLayout& layout, const std::string& label,
                         const std::string& note, bool emphasised, double bar_height) {
  constexpr double kLine = 15;
  const draw::Font& font = emphasised ? kChartStrong : kChartLabel;
  const std::vector<std::string> lines =
      draw::fit_lines(label, font, layout.label_width, 2, sheet.style.measure);
  const double text_height =
      kLine * static_cast<double>(lines.size()) + (note.empty() ? 0 : kLine - 1);
  const double height = layout.beside ? std::max(text_height, bar_height) : text_height;
  const bool right = layout.beside;
  double at = sheet.y + (layout.beside ? (height - text_height) / 2 : 0) + 11;
  const double x = right ? sheet.left() + layout.label_width : sheet.left();
  const draw::Anchor anchor = right ? draw::Anchor::right : draw::Anchor::left;
  // Above the bars, labels stand on the grid: it must not cross them out.
  const auto veil = [&](const std::string& line, const draw::Font& its_font) {
    if (layout.beside || line.empty()) return;
    const double width = std::min(sheet.style.measure(line, its_font), layout.label_width);
    sheet.picture.add(draw::Rectangle{{x - 1, at - 12, width + 4, kLine + 1}, 0, draw::kWhite, {}});
  };
  for (const std::string& line : lines) {
    veil(line, font);
    sheet.write({x, at}, line, font, anchor, draw::kInk, layout.label_width);
    at += kLine;
  }
  veil(note, kChartSmall);
  sheet.write({x, at - 1}, note, kChartSmall, anchor, draw::kQuietInk, layout.label_width);
  if (layout.beside) return {sheet.y + (height - bar_height) / 2, sheet.y + height};
  return {sheet.y + height + 2, sheet.y + height + 2 + bar_height};
}

}  // namespace painpoint::report
