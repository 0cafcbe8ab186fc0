#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "report/figures.h"
#include "report/map_parts.h"
#include "texts/tr.h"

namespace painpoint::report {
namespace {

/// A legend entry: something drawn, and what it means.
struct Entry {
  double width;  ///< of what is drawn
  std::function<void(std::vector<draw::Item>&, draw::Point left_middle)> sample;
  std::string words;
};

void add_scale(std::vector<draw::Item>& items, draw::Point at) {
  constexpr int kFields = 6;
  for (int i = 0; i < kFields; ++i)
    items.push_back({draw::Rectangle{{at.x + 20 * i, at.y - 7, 20, 14},
                                     0,
                                     draw::scale_colour(i / (kFields - 1.0)),
                                     draw::Stroke{kWayColour, 0.75}}});
}

void add_arrow(std::vector<draw::Item>& items, draw::Point at, double width,
               const draw::Colour& colour, bool dashed) {
  draw::Stroke stroke{colour, width, {}};
  if (dashed) stroke.dashes = {6, 4};
  items.push_back({draw::polyline({at, {at.x + 26, at.y}}, stroke)});
  items.push_back({draw::polygon(
      {{at.x + 34, at.y}, {at.x + 26, at.y - 4.5}, {at.x + 26, at.y + 4.5}}, colour)});
}

std::vector<Entry> entries(const MapData& data) {
  std::vector<Entry> result;
  result.push_back(
      {120, add_scale,
       texts::tr_format("0 to {}: {}; darker is more", data.largest, metric_words(data))});
  result.push_back({34,
                    [](auto& items, draw::Point at) { add_arrow(items, at, 3, kWayColour, false); },
                    texts::tr_words("way on (dashed: back); the wider, the more customers")});
  const auto any = [&](auto&& test) {
    return std::any_of(data.cards.begin(), data.cards.end(), test);
  };
  const bool rework =
      std::any_of(data.ways.begin(), data.ways.end(), [](const MapWay& way) { return !way.usual; });
  if (rework)
    result.push_back(
        {34, [](auto& items, draw::Point at) { add_arrow(items, at, 2, kReworkColour, true); },
         texts::tr_words("rework, from 1 in 1,000 customers")});
  if (any([](const MapCard& card) { return !card.pains.empty(); }))
    result.push_back(
        {30,
         [](auto& items, draw::Point at) {
           items.push_back({pain_mark({at.x + 4, at.y}, 0.05)});
           items.push_back({pain_mark({at.x + 20, at.y}, 1)});
         },
         texts::tr_words("pain point; the larger, the more problems. The most frequent is named")});
  if (any([](const MapCard& card) { return card.moment_of_truth; }))
    result.push_back({16,
                      [](auto& items, draw::Point at) {
                        items.push_back({star({at.x + 8, at.y}, 8, draw::kInk)});
                      },
                      texts::tr_words("moment of truth")});
  return result;
}

}  // namespace

double draw_head(MapSheet& sheet) {
  const MapData& data = sheet.data;
  std::vector<draw::Item>& items = sheet.picture.items;
  const double width = sheet.picture.width - 2 * kMapMargin;
  double y = kMapMargin;
  for (const std::string& line :
       draw::fit_lines(data.journey, kMapTitle, width, 2, sheet.measure)) {
    sheet.write(items, {kMapMargin, y + 19}, line, kMapTitle, draw::Anchor::left, draw::kInk,
                width);
    y += 27;
  }
  const auto paragraph = [&](const std::string& text, const draw::Font& font,
                             const draw::Colour& colour) {
    for (const std::string& line : draw::fit_lines(text, font, width, 3, sheet.measure)) {
      sheet.write(items, {kMapMargin, y + 13}, line, font, draw::Anchor::left, colour, width);
      y += 18;
    }
  };
  paragraph(texts::tr_format("Scenario: {}", data.scenario), kMapStrong, draw::kInk);
  paragraph(fmt::format("{}: {}", metric_words(data), meaning_of(data.metric)), kMapText,
            draw::kQuietInk);
  y += 8;
  constexpr double kGap = 26;
  double x = kMapMargin;
  for (const Entry& entry : entries(data)) {
    const double room = width - entry.width - 8;
    const std::vector<std::string> lines =
        draw::fit_lines(entry.words, kMapText, room, 3, sheet.measure);
    double longest = 0;
    for (const std::string& line : lines)
      longest = std::max(longest, sheet.measure(line, kMapText));
    const double whole = entry.width + 8 + longest;
    if (x > kMapMargin && x + whole > kMapMargin + width) {
      x = kMapMargin;
      y += 24;
    }
    entry.sample(items, {x, y + 9});
    double base = y + 13;
    for (const std::string& line : lines) {
      sheet.write(items, {x + entry.width + 8, base}, line, kMapText, draw::Anchor::left,
                  draw::kInk, room);
      base += 16;
    }
    y += 16 * (static_cast<double>(std::max<std::size_t>(lines.size(), 1)) - 1);
    x += whole + kGap;
  }
  return y + 32;
}

}  // namespace painpoint::report
