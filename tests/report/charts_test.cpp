#include "report/charts.h"

#include <cmath>
#include <limits>

#include "draw/svg.h"
#include "report/chart_parts.h"
#include "tests/support/pictures.h"

using namespace painpoint;
using namespace painpoint::report;

namespace {

constexpr double kNoNumber = std::numeric_limits<double>::quiet_NaN();
constexpr double kEndless = std::numeric_limits<double>::infinity();

const std::string kLong =
    "A label that is so long that no place on any page could ever hold the whole of it, and more "
    "of it still, and the end of it: 收貨並檢查包裹是否完好無損";

const std::vector<std::string> kLabels = {"Line records",           kLong,
                                          "عناوين قديمة غير محدثة", "<script>alert(1)</script>",
                                          std::string(300, 'W'),    ""};

BarChart bars() {
  BarChart chart;
  chart.text = {"Where it hurts", "Bars"};
  chart.axis.title = "GBP per customer";
  const std::vector<double> values = {42.1, -8, 0, 1e-9, kNoNumber, kEndless};
  for (std::size_t i = 0; i < kLabels.size(); ++i)
    chart.bars.push_back({kLabels[i], values[i], "12,345.10 GBP", kLabels[5 - i], i == 0});
  return chart;
}

TornadoChart tornado() {
  TornadoChart chart;
  chart.text = {kLong, "Tornado"};
  chart.axis.title = "Net present value, GBP";
  chart.centre = 250'000;
  chart.rows = {{kLabels[0], -120'000, 610'000, "50%", "88%", true},
                {kLabels[1], 300'000, 200'000, "3%", "7%"},
                {kLabels[2], 310'000, 290'000, "12 min", "15 min"},
                {kLabels[3], 250'000, 250'000, "1", "2"},
                {kLabels[4], kNoNumber, 1, "1", "2"}};
  return chart;
}

LineChart lines() {
  LineChart chart;
  chart.text = {"Cumulative net benefit", "Lines"};
  chart.x.title = "Month";
  chart.y.title = "GBP";
  chart.from_zero = true;
  for (std::size_t s = 0; s < kLabels.size(); ++s) {
    LineSeries series{kLabels[s], {}};
    for (int month = 0; month <= 24; ++month)
      series.points.push_back({static_cast<double>(month),
                               s == 5 ? kNoNumber : 1e5 * (month - 4.0 - static_cast<double>(s))});
    chart.series.push_back(series);
    chart.marks.push_back({{4.0 + static_cast<double>(s), 0}, "month 4.0"});
  }
  return chart;
}

IntervalChart intervals() {
  IntervalChart chart;
  chart.text = {"Ranges", "Intervals"};
  chart.axis.title = "GBP";
  for (const std::string& label : kLabels) chart.rows.push_back({label, -1e6, 2e5, 3e6, "0.2m"});
  chart.rows.push_back({"none", kNoNumber, 0, 1, "n/a"});
  return chart;
}

StackedChart stacked() {
  StackedChart chart;
  chart.text = {"Cost of quality", "Stacked"};
  chart.axis.title = "GBP per customer";
  chart.part_names = {"Prevention", "Appraisal", kLong, "External failure"};
  for (const std::string& label : kLabels) chart.rows.push_back({label, {1, 0, 2.5, 30}, "33.50"});
  chart.rows.push_back({"none", {kNoNumber, -1}, "0"});
  return chart;
}

/// Every chart in every width and direction.
template <class Look>
void for_each_chart(Look&& look) {
  for (const double width : {320.0, 360.0, 519.0, 521.0, 720.0, 900.0, 1600.0})
    for (const bool right_to_left : {false, true}) {
      CAPTURE(width);
      CAPTURE(right_to_left);
      ChartStyle style;
      style.width = width;
      style.right_to_left = right_to_left;
      look("bars", bar_chart(bars(), style), width);
      look("tornado", tornado_chart(tornado(), style), width);
      look("lines", line_chart(lines(), style), width);
      look("intervals", interval_chart(intervals(), style), width);
      look("stacked", stacked_chart(stacked(), style), width);
    }
}

}  // namespace

TEST_CASE("in a chart, nothing is cut off and no label stands on another, at any width") {
  for_each_chart([](const char* name, const draw::Picture& picture, double width) {
    CAPTURE(name);
    CHECK(picture.width == width);
    test::check_picture(picture);
    test::parse_xml(draw::print_svg(picture));
    CHECK(!picture.title.empty());
  });
}

TEST_CASE("what is written on a chart is there at 360 pixels, too") {
  ChartStyle narrow;
  narrow.width = 360;
  const draw::Picture picture = bar_chart(bars(), narrow);
  CHECK(test::shows(picture, "Line records"));
  CHECK(test::shows(picture, "12,345.10 GBP"));
  CHECK(test::shows(picture, "GBP per customer"));
  CHECK(test::shows(picture, "<script>alert(1)</script>"));
  const draw::Picture swing = tornado_chart(tornado(), narrow);
  for (const char* label : {"50%", "88%", "12 min", "changes the decision", "number at its low"})
    CHECK(test::shows(swing, label));
  CHECK(test::shows(stacked_chart(stacked(), narrow), "Prevention"));
}

TEST_CASE("a chart of nothing is a picture, too") {
  for (const double width : {320.0, 900.0}) {
    ChartStyle style;
    style.width = width;
    const BarChart no_bars;
    const TornadoChart no_tornado;
    const LineChart no_lines;
    const IntervalChart no_intervals;
    const StackedChart no_stacks;
    test::check_picture(bar_chart(no_bars, style));
    test::check_picture(tornado_chart(no_tornado, style));
    test::check_picture(line_chart(no_lines, style));
    test::check_picture(interval_chart(no_intervals, style));
    test::check_picture(stacked_chart(no_stacks, style));
  }
}

TEST_CASE("bars are as long as their figures") {
  BarChart chart;
  chart.bars = {{"a", 10, "10"}, {"b", 5, "5"}, {"c", -5, "-5"}};
  std::vector<double> widths;
  for (const draw::Item& item : bar_chart(chart).items)
    if (const auto* bar = std::get_if<draw::Rectangle>(&item.what))
      widths.push_back(bar->box.width);
  REQUIRE(widths.size() == 3);
  CHECK(widths[0] == doctest::Approx(2 * widths[1]));
  CHECK(widths[1] == doctest::Approx(widths[2]));
}

TEST_CASE("a chart from right to left is the other one in a mirror; lines are not") {
  ChartStyle mirrored;
  mirrored.right_to_left = true;
  const auto first_bar = [](const draw::Picture& picture) {
    for (const draw::Item& item : picture.items)
      if (const auto* bar = std::get_if<draw::Rectangle>(&item.what)) return bar->box;
    return draw::Box{};
  };
  const draw::Picture plain = bar_chart(bars());
  CHECK(first_bar(bar_chart(bars(), mirrored)).x ==
        doctest::Approx(plain.width - first_bar(plain).right()));
  const auto month_axis = [](const draw::Picture& picture) {
    std::vector<double> xs;
    for (const test::PlacedText& text : test::texts_of(picture))
      if (text.text == "5" || text.text == "20") xs.push_back(text.box.x);
    return xs;
  };
  const auto xs = month_axis(line_chart(lines(), mirrored));
  REQUIRE(xs.size() == 2);
  CHECK(xs[0] < xs[1]);
}

TEST_CASE("ticks are round, cover the range and are as few as asked for") {
  for (const double low : {-1e9, -3.7, -0.002, 0.0, 0.31, 12.0, 1e6})
    for (const double range : {1e-6, 0.03, 1.0, 7.77, 95.0, 4e5, 1e9})
      for (const std::size_t most : {2U, 4U, 8U}) {
        CAPTURE(low);
        CAPTURE(range);
        const Ticks ticks = nice_ticks(low, low + range, most);
        CHECK(ticks.count >= 2);
        CHECK(ticks.count <= std::max<std::size_t>(most, 3));
        CHECK(ticks.first <= low + 1e-6 * ticks.step);
        CHECK(ticks.last() >= low + range - 1e-6 * ticks.step);
        const double digit = ticks.step / std::pow(10, std::floor(std::log10(ticks.step) + 1e-9));
        CHECK((std::abs(digit - 1) < 1e-6 || std::abs(digit - 2) < 1e-6 ||
               std::abs(digit - 5) < 1e-6));
      }
  CHECK(nice_ticks(0, 0, 5).count >= 2);
  CHECK(nice_ticks(7, 7, 5).first < 7);
  CHECK(nice_ticks(kNoNumber, kEndless, 5).count >= 2);
}
