#include "gui/map_far.h"

#include <algorithm>
#include <cmath>
#include <span>
#include <string>
#include <utility>
#include <variant>

#include "draw/palette.h"
#include "gui/tr.h"
#include "report/figures.h"

namespace painpoint::gui {
namespace {

constexpr double kPadding = 9;
constexpr double kFarLetters = 24;      ///< em that can still be read at kDistantZoom
constexpr double kDistantLetters = 44;  ///< at the least zoom

constexpr double kDistantHeading = 28;  ///< as large as there is room for between curves

/// Lines of text in the largest size in which nothing is cut, of those that are offered.
struct FarLettering {
  double size;
  std::size_t lines;
};

bool is_latin(std::string_view words) {
  return std::all_of(words.begin(), words.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0xD0; });
}

struct FarText {
  draw::Point at;  ///< top of the first line
  double width;
  draw::Anchor anchor;
  draw::Colour ink;
  bool bold;
  double leading = 1.1;  ///< from line to line, in sizes of the letters
};

/// Nothing is cut, and no word broken. (Scripts without spaces may be broken anywhere.)
bool is_whole(const std::vector<std::string>& lines, std::string_view words) {
  if (lines.empty() || lines.back().ends_with("…")) return lines.empty();
  if (words.find(' ') == std::string_view::npos) return lines.size() == 1 || !is_latin(words);
  std::string joined;
  for (const std::string& line : lines) joined += (joined.empty() ? "" : " ") + line;
  return joined == words;
}

/// Returns where the lines end.
double write_lines(draw::Picture& picture, std::string_view words, const FarText& text,
                   std::span<const FarLettering> sizes, const draw::Measure& measure) {
  draw::Font font{sizes.front().size, text.bold};
  std::vector<std::string> lines;
  for (const FarLettering& lettering : sizes) {
    font.size = lettering.size;
    lines = draw::fit_lines(words, font, text.width, lettering.lines, measure);
    if (is_whole(lines, words)) break;
  }
  draw::Point at = text.at;
  for (std::string& line : lines) {
    at.y += text.leading * font.size;
    picture.add(draw::Text{at, std::move(line), font, text.anchor, text.ink});
  }
  return at.y;
}

/// The border and ground of a card or an end, as its picture has it.
void take_ground(draw::Picture& picture, const draw::Group& near) {
  for (const draw::Item& item : near.items)
    if (std::holds_alternative<draw::Rectangle>(item.what)) {
      picture.items.push_back(item);
      return;
    }
}

/// Dots for pain points and a triangle where the scenario changes something, at the end of a line;
/// returns how much of the line they take. `marks` are the dots.
double mark(draw::Picture& picture, const report::MapCard& card, const draw::Box& box,
            double middle, bool right_to_left, double radius, std::size_t most,
            const draw::Colour& ink, std::vector<report::ScenePain>& marks) {
  double taken = 0;
  const auto place = [&] {
    taken += 2 * radius;
    const double from_end = kPadding + taken - radius;
    taken += 3;
    return draw::Point{right_to_left ? box.x + from_end : box.right() - from_end, middle};
  };
  for (std::size_t i = 0; i < std::min(card.pains.size(), most); ++i) {
    const draw::Point at = place();
    picture.add(draw::Circle{at, radius, draw::kAlarm, draw::Stroke{draw::kWhite, 1.5}});
    marks.push_back({i, {at.x - radius, at.y - radius, 2 * radius, 2 * radius}});
  }
  if (card.changed) {
    const draw::Point at = place();
    picture.add(draw::polygon(
        {{at.x, at.y - radius}, {at.x + radius, at.y + radius}, {at.x - radius, at.y + radius}},
        ink));
  }
  return taken;
}

draw::Picture far_card(const report::MapCard& card, const report::SceneCard& scene,
                       bool right_to_left, Distance distance, const draw::Measure& measure,
                       std::vector<report::ScenePain>& marks) {
  draw::Picture picture;
  take_ground(picture, scene.picture);
  const draw::Colour ink = draw::ink_on(card.solved ? draw::scale_colour(card.part) : draw::kWhite);
  const draw::Box& box = scene.box;
  const double width = box.width - 2 * kPadding;
  const draw::Anchor anchor = right_to_left ? draw::Anchor::right : draw::Anchor::left;
  const double x = right_to_left ? box.right() - kPadding : box.x + kPadding;
  if (distance == Distance::distant) {
    // Beside the mark below them where there are three lines.
    constexpr FarLettering kName[] = {{kDistantLetters, 1}, {38, 2}, {31, 2}};
    constexpr FarLettering kThreeLines[] = {{28, 3}, {24, 3}, {20, 3}};
    const draw::Font least{kName[2].size, true};
    const bool two =
        is_whole(draw::fit_lines(card.name, least, width, kName[2].lines, measure), card.name);
    const FarText name{{x, box.y}, two ? width : width - 22, anchor, ink, true, two ? 1.1 : 1.05};
    write_lines(picture, card.name, name, two ? std::span<const FarLettering>(kName) : kThreeLines,
                measure);
    mark(picture, card, box, box.y + 91, right_to_left, 9, 1, ink, marks);
    return picture;
  }
  constexpr FarLettering kName[] = {{kFarLetters, 2}, {21, 2}, {18, 2}, {17, 3}};
  constexpr FarLettering kFigure[] = {{22, 1}, {18, 1}};
  write_lines(picture, card.name, {{x, box.y + 1}, width, anchor, ink, true}, kName, measure);
  const double taken = mark(picture, card, box, box.y + 77, right_to_left, 6, 3, ink, marks);
  write_lines(picture, card.solved ? card.figure : "",
              {{x, box.y + 85 - 1.1 * 22}, width - taken, anchor, ink, false}, kFigure, measure);
  const double whole = std::max(card.part * width, 0.0);
  draw::Colour faint = ink;
  faint.opacity = 0.15;
  picture.add(draw::Rectangle{{box.x + kPadding, box.y + 91, width, 7}, 0, faint, {}});
  if (whole > 0)
    picture.add(draw::Rectangle{
        {right_to_left ? box.right() - kPadding - whole : box.x + kPadding, box.y + 91, whole, 7},
        0,
        ink,
        {}});
  return picture;
}

draw::Picture far_end(const report::MapEnd& end, const report::SceneEnd& scene, Distance distance,
                      const draw::Measure& measure) {
  draw::Picture picture;
  take_ground(picture, scene.picture);
  const draw::Box& box = scene.box;
  const double middle = box.centre().x;
  // Two lines just have room in the box, if they stand close.
  const FarText name{{middle, box.y + 1}, box.width - 14, draw::Anchor::middle, draw::kInk, false};
  FarText close = name;
  close.leading = 0.97;
  const auto write_name = [&](std::span<const FarLettering> one,
                              std::span<const FarLettering> two) {
    const draw::Font smallest{one.back().size, false};
    const bool fits = measure(end.name, smallest) <= name.width;
    return write_lines(picture, end.name, fits ? name : close, fits ? one : two, measure);
  };
  if (distance == Distance::distant) {
    constexpr FarLettering kOneLine[] = {{kDistantLetters, 1}, {38, 1}};
    constexpr FarLettering kTwoLines[] = {{27, 2}, {22, 2}};
    write_name(kOneLine, kTwoLines);
    return picture;
  }
  constexpr FarLettering kOneLine[] = {{kFarLetters, 1}, {21, 1}};
  constexpr FarLettering kTwoLines[] = {{19, 2}, {17, 2}};
  constexpr FarLettering kFigure[] = {{22, 1}};
  constexpr FarLettering kSmallFigure[] = {{17, 1}};
  const double end_of_name = write_name(kOneLine, kTwoLines);
  const bool one_line = end_of_name < box.y + 30;
  FarText figure = one_line ? name : close;
  figure.at.y = end_of_name + (one_line ? 2 : 0);
  write_lines(picture, end.solved ? report::percent(end.chance) : "", figure,
              one_line ? std::span<const FarLettering>(kFigure) : kSmallFigure, measure);
  return picture;
}

draw::Picture far_stage(const std::string& name, const report::ScenePart& part, bool right_to_left,
                        Distance distance, const draw::Measure& measure) {
  draw::Picture picture;
  if (!part.items.empty()) picture.items.push_back(part.items.front());
  const draw::Box& box = part.box;
  constexpr FarLettering kFar[] = {{28, 1}, {kFarLetters, 1}, {20, 1}};
  constexpr FarLettering kDistant[] = {{kDistantLetters, 1}, {36, 1}, {30, 1}, {25, 1}};
  const auto sizes = distance == Distance::far ? std::span<const FarLettering>(kFar)
                                               : std::span<const FarLettering>(kDistant);
  write_lines(picture, name,
              {{right_to_left ? box.right() - kPadding : box.x + kPadding, box.y + 1},
               box.width - 2 * kPadding,
               right_to_left ? draw::Anchor::right : draw::Anchor::left,
               draw::kInk,
               true},
              sizes, measure);
  return picture;
}

/// Curves: their headings and the numbers under them, as many as have room. What else is written
/// there is read from near.
draw::Picture far_curves(const report::ScenePart& part, Distance distance,
                         const draw::Measure& measure) {
  draw::Picture picture;
  std::vector<std::pair<double, double>> numbers;  // from, to
  bool numbered = false;
  for (const draw::Item& item : part.items) {
    const auto* text = std::get_if<draw::Text>(&item.what);
    if (text == nullptr) {
      // What explains marks is left out with its words.
      if (numbered && std::holds_alternative<draw::Path>(item.what)) continue;
      picture.items.push_back(item);
      continue;
    }
    const bool number = text->anchor == draw::Anchor::middle;
    numbered = numbered || number;
    const bool distant = distance == Distance::distant;
    if (!text->font.bold && (distant || !number)) continue;
    draw::Text large = *text;
    const double letters = distant ? kDistantHeading : kFarLetters;
    large.at.y += 0.35 * (letters - large.font.size);
    large.font.size = letters;
    if (number) {
      const double half = measure(large.text, large.font) / 2;
      const double from = large.at.x - half, to = large.at.x + half;
      if (std::any_of(numbers.begin(), numbers.end(), [&](const auto& other) {
            return from < other.second + 8 && other.first < to + 8;
          }))
        continue;
      numbers.emplace_back(from, to);
    } else {
      // Rather smaller than cut.
      const double room = part.box.width - 32;
      while (large.font.size > 17 && measure(large.text, large.font) > room) --large.font.size;
      large.text = draw::fit_line(large.text, large.font, room, measure);
    }
    picture.add(std::move(large));
  }
  return picture;
}

}  // namespace

FarScene far_scene(const ShownMap& map, Distance distance, const draw::Measure& measure) {
  const bool right_to_left = map.data.right_to_left;
  FarScene far;
  for (const report::ScenePart& part : map.scene.stages)
    far.stages.push_back(far_stage(part.stage < map.data.stages.size()
                                       ? map.data.stages[part.stage].name
                                       : std::string(tr_words("How it ends")),
                                   part, right_to_left, distance, measure));
  far.pains.resize(map.scene.cards.size());
  for (std::size_t i = 0; i < map.scene.cards.size(); ++i)
    far.nodes.push_back(far_card(map.data.cards[i], map.scene.cards[i], right_to_left, distance,
                                 measure, far.pains[i]));
  for (std::size_t e = 0; e < map.scene.ends.size(); ++e)
    far.nodes.push_back(far_end(map.data.ends[e], map.scene.ends[e], distance, measure));
  for (const report::ScenePart& part : map.scene.below)
    far.below.push_back(part.key == "curves" ? far_curves(part, distance, measure)
                                             : far_lane(part, distance, measure));
  return far;
}

}  // namespace painpoint::gui
