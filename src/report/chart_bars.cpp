#include <algorithm>
#include <cmath>

#include "report/chart_parts.h"

namespace painpoint::report {
namespace {

constexpr double kBarHeight = 18;
constexpr double kRowGap = 9;

/// A bar between two values, at least a line wide so that it can be seen.
draw::Box bar_box(const ChartScale& scale, double a, double b, double top) {
  const double from = std::min(scale(a), scale(b));
  const double to = std::max(scale(a), scale(b));
  return {from, top, std::max(to - from, 1.0), kBarHeight};
}

/// A label beside the end of a bar: outside it where there is room, else within it.
void write_value(ChartSheet& sheet, const RowLayout& layout, const draw::Box& bar, bool rightwards,
                 const std::string& label, const draw::Colour& on_bar) {
  const double width = sheet.style.measure(label, kChartSmall);
  const double base = bar.y + kBarHeight - 5;
  const double room = layout.plot_right - layout.plot_left;
  if (rightwards && bar.right() + 6 + width <= layout.plot_right)
    sheet.write({bar.right() + 6, base}, label, kChartSmall, draw::Anchor::left, draw::kInk, room);
  else if (!rightwards && bar.x - 6 - width >= layout.plot_left)
    sheet.write({bar.x - 6, base}, label, kChartSmall, draw::Anchor::right, draw::kInk, room);
  else if (rightwards)
    sheet.write({bar.right() - 6, base}, label, kChartSmall, draw::Anchor::right,
                bar.width > width + 12 ? on_bar : draw::kInk, room);
  else
    sheet.write({bar.x + 6, base}, label, kChartSmall, draw::Anchor::left,
                bar.width > width + 12 ? on_bar : draw::kInk, room);
}

std::vector<std::string> labels_of(const std::vector<Bar>& bars) {
  std::vector<std::string> labels;
  for (const Bar& bar : bars) labels.push_back(bar.label);
  return labels;
}

}  // namespace

draw::Picture bar_chart(const BarChart& chart, const ChartStyle& style) {
  ChartSheet sheet(chart.text, style);
  double low = 0;
  double high = 0;
  double label_width = 0;
  for (const Bar& bar : chart.bars) {
    if (!std::isfinite(bar.value)) continue;
    low = std::min(low, bar.value);
    high = std::max(high, bar.value);
    label_width = std::max(label_width, style.measure(bar.value_label, kChartSmall));
  }
  const RowLayout layout = row_layout(sheet, labels_of(chart.bars));
  // Room for the values beyond the longest bars.
  const double room = std::min(label_width + 8, 0.45 * (layout.plot_right - layout.plot_left));
  const ChartScale scale =
      horizontal_scale(chart.axis, low, high, layout.plot_left + (low < 0 ? room : 0),
                       layout.plot_right - (high > 0 || low == 0 ? room : 0), style.measure);

  std::vector<draw::Item> grid;
  const double top = sheet.y;
  std::swap(grid, sheet.picture.items);  // what came before stays below the grid
  for (const Bar& bar : chart.bars) {
    const RowPlace place =
        write_row_label(sheet, layout, bar.label, bar.note, bar.emphasised, kBarHeight);
    if (std::isfinite(bar.value)) {
      const draw::Colour fill = bar.emphasised ? draw::kAlarm : draw::series_colour(0);
      const draw::Box box = bar_box(scale, 0, bar.value, place.bar_top);
      sheet.picture.add(draw::Rectangle{box, 1, fill, {}});
      write_value(sheet, layout, box, bar.value >= 0, bar.value_label, draw::kWhite);
    }
    sheet.y = place.bottom + kRowGap;
  }
  std::vector<draw::Item> rows;
  std::swap(rows, sheet.picture.items);
  std::swap(grid, sheet.picture.items);
  sheet.horizontal_axis(chart.axis, scale, top - 2, sheet.y - kRowGap + 4);
  std::move(rows.begin(), rows.end(), std::back_inserter(sheet.picture.items));
  return std::move(sheet).finish();
}

draw::Picture tornado_chart(const TornadoChart& chart, const ChartStyle& style) {
  ChartSheet sheet(chart.text, style);
  const draw::Colour low_colour = draw::series_colour(0);
  const draw::Colour high_colour = draw::series_colour(1);
  bool flips = false;
  double low = chart.centre;
  double high = chart.centre;
  double label_width = 0;
  std::vector<std::string> labels;
  for (const TornadoRow& row : chart.rows) {
    labels.push_back(row.label);
    flips = flips || row.flips;
    for (const double value : {row.at_low, row.at_high}) {
      if (!std::isfinite(value)) continue;
      low = std::min(low, value);
      high = std::max(high, value);
    }
    for (const std::string* label : {&row.low_label, &row.high_label})
      label_width = std::max(label_width, style.measure(*label, kChartSmall));
  }
  std::vector<std::string> names = {chart.low_meaning, chart.high_meaning};
  if (flips) names.push_back(chart.flips_meaning);
  const auto mark = [&](draw::Point at) {
    sheet.picture.add(draw::polygon(
        {{at.x, at.y - 6}, {at.x + 6, at.y}, {at.x, at.y + 6}, {at.x - 6, at.y}}, draw::kInk));
  };
  const auto bar = [&](const draw::Box& box, bool of_low) {
    sheet.picture.add(of_low ? draw::Rectangle{box, 0, low_colour, {}}
                             : draw::Rectangle{box, 0, draw::kWhite, draw::Stroke{high_colour, 2}});
  };
  sheet.legend(names, [&](const draw::Box& box, std::size_t i) {
    if (i == 2)
      mark(box.centre());
    else
      bar({box.x + 1, box.y + 2, box.width - 2, 12}, i == 0);
  });

  const RowLayout layout = row_layout(sheet, labels);
  const double room = std::min(label_width + 8, 0.22 * (layout.plot_right - layout.plot_left));
  const ChartScale scale =
      horizontal_scale(chart.axis, low, high, layout.plot_left + room + (flips ? 14 : 0),
                       layout.plot_right - room, style.measure);
  std::vector<draw::Item> before;
  std::swap(before, sheet.picture.items);
  const double top = sheet.y;
  for (const TornadoRow& row : chart.rows) {
    const RowPlace place = write_row_label(sheet, layout, row.label, "", row.flips, kBarHeight);
    sheet.y = place.bottom + kRowGap;
    if (!std::isfinite(row.at_low) || !std::isfinite(row.at_high)) continue;
    const draw::Box low_box = bar_box(scale, chart.centre, row.at_low, place.bar_top);
    const draw::Box high_box = bar_box(scale, chart.centre, row.at_high, place.bar_top);
    // Both on one side: the shorter one stands in front.
    const bool low_first = low_box.width >= high_box.width;
    bar(low_first ? low_box : high_box, low_first);
    bar(low_first ? high_box : low_box, !low_first);
    const bool same_side = (row.at_low >= chart.centre) == (row.at_high >= chart.centre) &&
                           row.at_low != chart.centre && row.at_high != chart.centre;
    if (same_side) {  // only the far end has room
      const bool low_is_far = low_first;
      write_value(sheet, layout, low_is_far ? low_box : high_box, row.at_low >= chart.centre,
                  low_is_far ? row.low_label : row.high_label,
                  low_is_far ? draw::kWhite : draw::kInk);
    } else {
      const bool low_right = row.at_low > row.at_high;
      write_value(sheet, layout, low_box, low_right, row.low_label, draw::kWhite);
      write_value(sheet, layout, high_box, !low_right, row.high_label, draw::kInk);
    }
    if (row.flips) mark({layout.plot_left + 6, place.bar_top + kBarHeight / 2});
  }
  const double bottom = sheet.y - kRowGap + 4;
  std::vector<draw::Item> rows;
  std::swap(rows, sheet.picture.items);
  std::swap(before, sheet.picture.items);
  sheet.horizontal_axis(chart.axis, scale, top - 2, bottom);
  const double centre = scale(chart.centre);
  sheet.line({centre, top - 2}, {centre, bottom}, {draw::kInk, 2});
  std::move(rows.begin(), rows.end(), std::back_inserter(sheet.picture.items));
  return std::move(sheet).finish();
}

draw::Picture interval_chart(const IntervalChart& chart, const ChartStyle& style) {
  ChartSheet sheet(chart.text, style);
  std::vector<std::string> labels;
  std::optional<double> low = chart.reference;
  std::optional<double> high = chart.reference;
  for (const IntervalRow& row : chart.rows) {
    labels.push_back(row.label);
    labels.push_back(row.value_label);
    for (const double value : {row.low, row.middle, row.high}) {
      if (!std::isfinite(value)) continue;
      low = std::min(low.value_or(value), value);
      high = std::max(high.value_or(value), value);
    }
  }
  const RowLayout layout = row_layout(sheet, labels);
  const ChartScale scale =
      horizontal_scale(chart.axis, low.value_or(0), high.value_or(0), layout.plot_left + 6,
                       layout.plot_right - 6, style.measure);
  std::vector<draw::Item> before;
  std::swap(before, sheet.picture.items);
  const double top = sheet.y;
  for (const IntervalRow& row : chart.rows) {
    const RowPlace place =
        write_row_label(sheet, layout, row.label, row.value_label, false, kBarHeight);
    sheet.y = place.bottom + kRowGap + 3;
    if (!std::isfinite(row.low) || !std::isfinite(row.middle) || !std::isfinite(row.high)) continue;
    const double middle = place.bar_top + kBarHeight / 2;
    const draw::Colour colour = draw::series_colour(0);
    const draw::Stroke stroke{colour, 2};
    sheet.line({scale(row.low), middle}, {scale(row.high), middle}, {colour, 4});
    for (const double end : {row.low, row.high})
      sheet.line({scale(end), middle - 6}, {scale(end), middle + 6}, stroke);
    sheet.picture.add(draw::Circle{{scale(row.middle), middle}, 5, draw::kWhite, stroke});
  }
  const double bottom = sheet.y - kRowGap + 2;
  std::vector<draw::Item> rows;
  std::swap(rows, sheet.picture.items);
  std::swap(before, sheet.picture.items);
  sheet.horizontal_axis(chart.axis, scale, top - 2, bottom);
  if (chart.reference && std::isfinite(*chart.reference))
    sheet.line({scale(*chart.reference), top - 2}, {scale(*chart.reference), bottom},
               {draw::kInk, 1.5});
  std::move(rows.begin(), rows.end(), std::back_inserter(sheet.picture.items));
  return std::move(sheet).finish();
}

draw::Picture stacked_chart(const StackedChart& chart, const ChartStyle& style) {
  ChartSheet sheet(chart.text, style);
  const std::size_t parts = chart.part_names.size();
  const auto colour_of = [&](std::size_t part) {
    const double steps = static_cast<double>(std::max<std::size_t>(parts, 2) - 1);
    return draw::scale_colour(0.25 + 0.75 * static_cast<double>(part) / steps);
  };
  const auto letter_of = [](std::size_t part) {
    return std::string(1, static_cast<char>('A' + part % 26));
  };
  const auto field = [&](const draw::Box& box, std::size_t part) {
    const draw::Colour fill = colour_of(part);
    sheet.picture.add(draw::Rectangle{box, 0, fill, draw::Stroke{draw::kWhite, 1}});
    if (box.width >= 14)
      sheet.write({box.centre().x, box.centre().y + 4}, letter_of(part), kChartSmall,
                  draw::Anchor::middle, draw::ink_on(fill), box.width);
  };
  sheet.legend(chart.part_names, [&](const draw::Box& box, std::size_t i) { field(box, i); });

  double high = 0;
  double label_width = 0;
  std::vector<std::string> labels;
  const auto part_of = [](const StackedRow& row, std::size_t part) {
    const double value = part < row.parts.size() ? row.parts[part] : 0;
    return std::isfinite(value) && value > 0 ? value : 0;
  };
  for (const StackedRow& row : chart.rows) {
    double sum = 0;
    for (std::size_t part = 0; part < parts; ++part) sum += part_of(row, part);
    high = std::max(high, sum);
    labels.push_back(row.label);
    label_width = std::max(label_width, style.measure(row.value_label, kChartSmall));
  }
  const RowLayout layout = row_layout(sheet, labels);
  const double room = std::min(label_width + 8, 0.45 * (layout.plot_right - layout.plot_left));
  const ChartScale scale = horizontal_scale(chart.axis, 0, high, layout.plot_left,
                                            layout.plot_right - room, style.measure);
  std::vector<draw::Item> before;
  std::swap(before, sheet.picture.items);
  const double top = sheet.y;
  for (const StackedRow& row : chart.rows) {
    const RowPlace place = write_row_label(sheet, layout, row.label, "", false, kBarHeight);
    double sum = 0;
    for (std::size_t part = 0; part < parts; ++part) {
      const double value = part_of(row, part);
      if (value > 0) {
        const double from = scale(sum);
        const double to = scale(sum + value);
        field({from, place.bar_top, std::max(to - from, 0.5), kBarHeight}, part);
      }
      sum += value;
    }
    sheet.write({scale(sum) + 6, place.bar_top + kBarHeight - 5}, row.value_label, kChartSmall,
                draw::Anchor::left, draw::kInk, room);
    sheet.y = place.bottom + kRowGap;
  }
  std::vector<draw::Item> rows;
  std::swap(rows, sheet.picture.items);
  std::swap(before, sheet.picture.items);
  sheet.horizontal_axis(chart.axis, scale, top - 2, sheet.y - kRowGap + 4);
  std::move(rows.begin(), rows.end(), std::back_inserter(sheet.picture.items));
  return std::move(sheet).finish();
}

}  // namespace painpoint::report
