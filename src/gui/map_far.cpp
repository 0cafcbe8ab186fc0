#include "gui/map_far.h"

#include <algorithm>
#include <cmath>
#include <span>
#include <string>
#include <utility>
#include <variant>

#include "draw/palette.h"
#include "report/figures.h"

namespace painpoint::gui {
namespace {

constexpr double kPadding = 9;
constexpr double kFarLetters = 24;      ///< em that can still be read at kDistantZoom
constexpr double kDistantLetters = 44;  ///< at the least zoom

/// Lines of text in the largest size in which nothing is cut, of those that are offered.
struct FarLettering {
  double size;
  std::size_t lines;
};

struct FarText {
  draw::Point at;  ///< top of the first line
  double width;
  draw::Anchor anchor;
  draw::Colour ink;
  bool bold;
};

/// Returns where the lines end.
double write_lines(draw::Picture& picture, std::string_view words, const FarText& text,
                   std::span<const FarLettering> sizes, const draw::Measure& measure) {
  draw::Font font{sizes.front().size, text.bold};
  std::vector<std::string> lines;
  for (const FarLettering& lettering : sizes) {
    font.size = lettering.size;
    lines = draw::fit_lines(words, font, text.width, lettering.lines, measure);
    if (lines.empty() || !lines.back().ends_with("…")) break;
  }
  draw::Point at = text.at;
  for (std::string& line : lines) {
    at.y += 1.1 * font.size;
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
/// returns how much of the line they take.
double mark(draw::Picture& picture, const report::MapCard& card, const draw::Box& box,
            double middle, bool right_to_left, double radius, std::size_t most,
            const draw::Colour& ink) {
  double taken = 0;
  const auto place = [&] {
    taken += 2 * radius;
    const double from_end = kPadding + taken - radius;
    taken += 3;
    return draw::Point{right_to_left ? box.x + from_end : box.right() - from_end, middle};
  };
  for (std::size_t i = 0; i < std::min(card.pains.size(), most); ++i)
    picture.add(draw::Circle{place(), radius, draw::kAlarm, draw::Stroke{draw::kWhite, 1.5}});
  if (card.changed) {
    const draw::Point at = place();
    picture.add(draw::polygon(
        {{at.x, at.y - radius}, {at.x + radius, at.y + radius}, {at.x - radius, at.y + radius}},
        ink));
  }
  return taken;
}

draw::Picture far_card(const report::MapCard& card, const report::SceneCard& scene,
                       bool right_to_left, Distance distance, const draw::Measure& measure) {
  draw::Picture picture;
  take_ground(picture, scene.picture);
  const draw::Colour ink = draw::ink_on(card.solved ? draw::scale_colour(card.part) : draw::kWhite);
  const draw::Box& box = scene.box;
  const double width = box.width - 2 * kPadding;
  const draw::Anchor anchor = right_to_left ? draw::Anchor::right : draw::Anchor::left;
  const double x = right_to_left ? box.right() - kPadding : box.x + kPadding;
  if (distance == Distance::distant) {
    constexpr FarLettering kName[] = {{kDistantLetters, 1}, {38, 2}};
    write_lines(picture, card.name, {{x, box.y}, width, anchor, ink, true}, kName, measure);
    mark(picture, card, box, box.y + 91, right_to_left, 9, 1, ink);
    return picture;
  }
  constexpr FarLettering kName[] = {{kFarLetters, 2}, {21, 2}};
  constexpr FarLettering kFigure[] = {{22, 1}, {18, 1}};
  write_lines(picture, card.name, {{x, box.y + 1}, width, anchor, ink, true}, kName, measure);
  const double marks = mark(picture, card, box, box.y + 77, right_to_left, 6, 3, ink);
  write_lines(picture, card.solved ? card.figure : "",
              {{x, box.y + 85 - 1.1 * 22}, width - marks, anchor, ink, false}, kFigure, measure);
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
  if (distance == Distance::distant) {
    constexpr FarLettering kName[] = {{kDistantLetters, 1}, {38, 1}};
    write_lines(picture, end.name,
                {{middle, box.y + 2}, box.width - 14, draw::Anchor::middle, draw::kInk, false},
                kName, measure);
    return picture;
  }
  constexpr FarLettering kName[] = {{kFarLetters, 1}, {21, 1}};
  constexpr FarLettering kFigure[] = {{22, 1}};
  const double end_of_name =
      write_lines(picture, end.name,
                  {{middle, box.y + 1}, box.width - 16, draw::Anchor::middle, draw::kInk, false},
                  kName, measure);
  write_lines(picture, end.solved ? report::percent(end.chance) : "",
              {{middle, end_of_name + 2}, box.width - 24, draw::Anchor::middle, draw::kInk, false},
              kFigure, measure);
  return picture;
}

draw::Picture far_stage(const std::string& name, const report::ScenePart& part, bool right_to_left,
                        Distance distance, const draw::Measure& measure) {
  draw::Picture picture;
  if (!part.items.empty()) picture.items.push_back(part.items.front());
  const draw::Box& box = part.box;
  constexpr FarLettering kFar[] = {{28, 1}, {kFarLetters, 1}};
  constexpr FarLettering kDistant[] = {{kDistantLetters, 1}};
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

/// Curves and swim lanes: their headings and the numbers under the curves, as many as have room.
/// What else is written there is read from near.
draw::Picture far_below(const report::ScenePart& part, Distance distance,
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
    const bool number = part.key == "curves" && text->anchor == draw::Anchor::middle;
    numbered = numbered || number;
    if (distance == Distance::distant || (!number && !text->font.bold)) continue;
    draw::Text large = *text;
    large.at.y += 0.35 * (kFarLetters - large.font.size);
    large.font.size = kFarLetters;
    if (number) {
      const double half = measure(large.text, large.font) / 2;
      const double from = large.at.x - half, to = large.at.x + half;
      if (std::any_of(numbers.begin(), numbers.end(), [&](const auto& other) {
            return from < other.second + 8 && other.first < to + 8;
          }))
        continue;
      numbers.emplace_back(from, to);
    } else {
      large.text = draw::fit_line(large.text, large.font, part.box.width - 32, measure);
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
    far.stages.push_back(far_stage(
        part.stage < map.data.stages.size() ? map.data.stages[part.stage].name : "How it ends",
        part, right_to_left, distance, measure));
  for (std::size_t i = 0; i < map.scene.cards.size(); ++i)
    far.nodes.push_back(
        far_card(map.data.cards[i], map.scene.cards[i], right_to_left, distance, measure));
  for (std::size_t e = 0; e < map.scene.ends.size(); ++e)
    far.nodes.push_back(far_end(map.data.ends[e], map.scene.ends[e], distance, measure));
  for (const report::ScenePart& part : map.scene.below)
    far.below.push_back(far_below(part, distance, measure));
  return far;
}

}  // namespace painpoint::gui
