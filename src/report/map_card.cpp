#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "report/figures.h"
#include "report/map_parts.h"
#include "texts/tr.h"

namespace painpoint::report {
namespace {

constexpr double kPadding = 10;
constexpr double kTextLine = 14;  ///< of journey-map texts
constexpr double kTextGap = 5;    ///< between two of them

/// The beginnings of the texts of the lanes that are switched on; swim lanes have the whole.
std::vector<std::vector<std::string>> text_lines(const MapSheet& sheet, const MapCard& card) {
  std::vector<std::vector<std::string>> result;
  for (const MapText& text : card.texts) {
    if (!sheet.options.lanes.contains(text.lane)) continue;
    auto lines =
        draw::fit_lines(text.words, kMapSmall, kCardWidth - 2 * kPadding, 2, sheet.measure);
    if (!lines.empty()) result.push_back(std::move(lines));
  }
  return result;
}

/// The letter delta: the scenario makes a difference here.
draw::Path change_mark(draw::Point centre, const draw::Colour& colour) {
  draw::Path path = draw::polyline(
      {{centre.x, centre.y - 5}, {centre.x + 6, centre.y + 5}, {centre.x - 6, centre.y + 5}},
      {colour, 1.8, {}});
  path.closed = true;
  return path;
}

/// What is read aloud, or shown under the pointer.
std::string card_title(const MapData& data, const MapCard& card) {
  std::string text = fmt::format("{}: {} {}", card.name, title_of(data.metric),
                                 card.solved ? card.figure : texts::tr_words("not calculated yet"));
  if (!card.channels.empty()) text += fmt::format("; {}", card.channels);
  if (card.moment_of_truth) text += std::string("; ") + texts::tr_words("moment of truth");
  if (card.changed) text += std::string("; ") + texts::tr_words("changed by the scenario");
  for (const MapPain& pain : card.pains)
    text += "; " + texts::tr_format("{}: {} problems per 100 customers", pain.name,
                                    grouped(100 * pain.problems, 1));
  return text;
}

}  // namespace

void MapSheet::write(std::vector<draw::Item>& items, draw::Point at, std::string_view text,
                     const draw::Font& font, draw::Anchor anchor, const draw::Colour& colour,
                     double width) const {
  std::string fitting = draw::fit_line(text, font, width, measure);
  if (!fitting.empty()) items.push_back({draw::Text{at, std::move(fitting), font, anchor, colour}});
}

draw::Path star(draw::Point centre, double radius, const draw::Colour& colour) {
  std::vector<draw::Point> corners;
  const double tenth = 2 * std::acos(-1.0) / 10;
  for (int i = 0; i < 10; ++i) {
    const double r = i % 2 == 0 ? radius : 0.42 * radius;
    corners.push_back({centre.x + r * std::sin(i * tenth), centre.y - r * std::cos(i * tenth)});
  }
  return draw::polygon(corners, colour);
}

double pain_mark_radius(double part) {
  return 2.5 + 4 * std::sqrt(std::clamp(part, 0.0, 1.0));  // by area
}

draw::Circle pain_mark(draw::Point centre, double part) {
  return {centre, pain_mark_radius(part), draw::kAlarm, draw::Stroke{draw::kWhite, 1.5}};
}

std::string metric_words(const MapData& data) {
  std::string text = title_of(data.metric);
  if (!data.unit.empty() || !data.per.empty())
    text += fmt::format(", {}{}{}", data.unit, data.unit.empty() || data.per.empty() ? "" : " ",
                        data.per);
  return text;
}

double card_height(const MapSheet& sheet, const MapCard& card) {
  double height = kCardHeight;
  for (const auto& lines : text_lines(sheet, card))
    height += kTextGap + kTextLine * static_cast<double>(lines.size());
  return height;
}

SceneCard draw_card(const MapSheet& sheet, const MapCard& card, std::size_t number,
                    const draw::Box& box) {
  const draw::Colour fill = card.solved ? draw::scale_colour(card.part) : draw::kWhite;
  const draw::Colour ink = draw::ink_on(fill);
  SceneCard scene{box, number, {}, {card_title(sheet.data, card), {}}};
  std::vector<draw::Item>& items = scene.picture.items;
  const draw::Stroke border =
      card.moment_of_truth ? draw::Stroke{draw::kInk, 2.5} : draw::Stroke{kWayColour, 1};
  items.push_back({draw::Rectangle{box, 6, fill, border}});

  const std::string label = std::to_string(number);
  const double number_width = sheet.measure(label, kMapStrong);
  sheet.write(items, {box.x + kPadding, box.y + 19}, label, kMapStrong, draw::Anchor::left, ink,
              number_width + 1);
  const double name_x = box.x + kPadding + std::max(number_width, 8.0) + 7;
  const double star_room = (card.moment_of_truth ? 18 : 0) + (card.changed ? 18 : 0);
  const double name_width = box.right() - kPadding - star_room - name_x;
  double base = box.y + 19;
  for (const std::string& line :
       draw::fit_lines(card.name, kNameFont, name_width, 2, sheet.measure)) {
    sheet.write(items, {name_x, base}, line, kNameFont, draw::Anchor::left, ink, name_width);
    base += 16;
  }
  if (card.moment_of_truth)
    items.push_back({star({box.right() - kPadding - 5, box.y + 15}, 7, ink)});
  if (card.changed)
    items.push_back({change_mark(
        {box.right() - kPadding - 5 - (card.moment_of_truth ? 18 : 0), box.y + 15}, ink)});
  const double width = box.width - 2 * kPadding;
  const std::size_t lines_left = base <= box.y + 36 ? 2 : 1;  // the name took one line, or two
  const std::vector<std::string> channels =
      draw::fit_lines(card.channels, kMapSmall, width, lines_left, sheet.measure);
  double channel_base = box.y + (channels.size() == 2 ? 39 : 54);
  for (const std::string& line : channels) {
    sheet.write(items, {box.x + kPadding, channel_base}, line, kMapSmall, draw::Anchor::left, ink,
                width);
    channel_base += 15;
  }

  const std::string figure = card.solved ? card.figure : "…";
  const double figure_width = std::min(sheet.measure(figure, kMapStrong), 0.6 * width);
  sheet.write(items, {box.right() - kPadding, box.y + 74}, figure, kMapStrong, draw::Anchor::right,
              ink, figure_width + 1);
  const draw::Box track{box.x + kPadding, box.y + 65, width - figure_width - 8, 9};
  draw::Colour faint = ink;
  faint.opacity = 0.15;
  items.push_back({draw::Rectangle{track, 2, faint, {}}});
  if (card.part > 0)
    items.push_back({draw::Rectangle{
        {track.x, track.y, std::max(1.0, card.part * track.width), track.height}, 2, ink, {}}});

  constexpr std::size_t kMostMarks = 5;
  double x = box.x + kPadding;
  const double middle = box.y + kCardHeight - 13;
  for (std::size_t i = 0; i < std::min(card.pains.size(), kMostMarks); ++i) {
    const double r = pain_mark_radius(card.pains[i].part);
    items.push_back({pain_mark({x + r, middle}, card.pains[i].part)});
    scene.pains.push_back({i, {x, middle - r, 2 * r, 2 * r}});
    x += 2 * r + 4;
  }
  if (!card.pains.empty())
    sheet.write(items, {x + 1, middle + 4}, card.pains.front().name, kMapSmall, draw::Anchor::left,
                ink, box.right() - kPadding - x - 1);

  double text_base = box.y + kCardHeight + 7;
  for (const auto& lines : text_lines(sheet, card)) {
    for (const std::string& line : lines) {
      sheet.write(items, {box.x + kPadding, text_base}, line, kMapSmall, draw::Anchor::left, ink,
                  width);
      text_base += kTextLine;
    }
    text_base += kTextGap;
  }
  return scene;
}

SceneEnd draw_end(const MapSheet& sheet, const MapEnd& end, const draw::Box& box) {
  const std::string figure = end.solved ? percent(end.chance) : "…";
  SceneEnd scene{box, {texts::tr_format("{}: {} of customers end here", end.name, figure), {}}};
  draw::Group& group = scene.picture;
  group.items.push_back({draw::Rectangle{box, 22, draw::kWhite, draw::Stroke{draw::kInk, 1.5}}});
  const double width = box.width - 28;
  const std::vector<std::string> lines =
      draw::fit_lines(end.name, kMapStrong, width, 2, sheet.measure);
  double base = box.centre().y - 8 * static_cast<double>(lines.size()) + 4;
  for (const std::string& line : lines) {
    sheet.write(group.items, {box.centre().x, base}, line, kMapStrong, draw::Anchor::middle,
                draw::kInk, width);
    base += 16;
  }
  sheet.write(group.items, {box.centre().x, base}, figure, kMapText, draw::Anchor::middle,
              draw::kInk, width);
  return scene;
}

SceneWay draw_way(const MapSheet& sheet, const MapWay& way, const graph::LayoutRoute& route,
                  double most_customers, const draw::Point& shift) {
  SceneWay scene;
  scene.back = route.back;
  if (route.points.size() < 2) return scene;
  const MapData& data = sheet.data;
  const bool forward = way.usual && !route.back;
  const draw::Colour colour = way.usual ? kWayColour : kReworkColour;
  const double part = most_customers > 0 ? way.customers / most_customers : 0;
  const double width = 1 + 4.5 * part;
  std::vector<draw::Point> points;
  for (const graph::LayoutPoint& point : route.points)
    points.push_back({point.x + shift.x, point.y + shift.y});
  scene.points = points;
  scene.width = width;

  // The line ends where the arrow head begins, which points along its last piece.
  const double head = 6 + width;
  const draw::Point tip = points.back();
  const draw::Point before = points[points.size() - 2];
  const double length = std::hypot(tip.x - before.x, tip.y - before.y);
  const double dx = length > 0 ? (tip.x - before.x) / length : 1;
  const double dy = length > 0 ? (tip.y - before.y) / length : 0;
  const double cut = std::min(head, length);
  const draw::Point neck{tip.x - cut * dx, tip.y - cut * dy};
  points.back() = neck;
  const double half = 2.5 + 0.6 * width;

  const std::string& to = way.to < data.cards.size() ? data.cards[way.to].name
                                                     : data.ends[way.to - data.cards.size()].name;
  draw::Group& group = scene.picture;
  const std::string times = way.solved ? grouped(100 * way.customers, 1) : "…";
  group.title = way.usual ? texts::tr_format("{} to {}: {} times per 100 customers",
                                             data.cards[way.from].name, to, times)
                          : texts::tr_format("{} to {}: {} times per 100 customers, in rework",
                                             data.cards[way.from].name, to, times);
  draw::Stroke stroke{colour, width, {}};
  if (!forward) stroke.dashes = {6, 4};
  group.items.push_back({draw::rounded(points, 8, stroke)});
  group.items.push_back({draw::polygon(
      {tip, {neck.x - half * dy, neck.y + half * dx}, {neck.x + half * dy, neck.y - half * dx}},
      colour)});
  return scene;
}

}  // namespace painpoint::report
