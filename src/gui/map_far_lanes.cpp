#include <algorithm>
#include <string>
#include <utility>
#include <variant>

#include "draw/palette.h"
#include "gui/map_far.h"

namespace painpoint::gui {
namespace {

constexpr double kHeading = 24;
constexpr double kNumber = 17;
constexpr double kLine = 17.5;  ///< at most, from line to line of one text

/// What stands in a field of a lane, which was broken into lines.
struct LaneWords {
  draw::Text first;
  std::string text;
  double last_base = 0;
  int lines = 0;
};

/// Scripts without spaces are broken between any letters.
bool joins_without_space(const std::string& text) {
  std::size_t at = text.size();
  while (at > 0 && (static_cast<unsigned char>(text[at - 1]) & 0xC0U) == 0x80U) --at;
  return at > 0 && static_cast<unsigned char>(text[at - 1]) >= 0xE3U;
}

class FarLane {
 public:
  FarLane(const report::ScenePart& part, Distance distance, const draw::Measure& measure)
      : part_(part), distance_(distance), measure_(measure), field_(part.box) {}

  draw::Picture draw() {
    for (const draw::Item& item : part_.items) {
      if (const auto* text = std::get_if<draw::Text>(&item.what)) {
        take(*text);
        continue;
      }
      flush();
      picture_.items.push_back(item);
      if (const auto* rectangle = std::get_if<draw::Rectangle>(&item.what)) {
        field_ = rectangle->box;
        in_fields_ = true;
      }
    }
    flush();
    return std::move(picture_);
  }

 private:
  void take(const draw::Text& text) {
    if (text.font.bold) {
      flush();
      if (!in_fields_)
        write(text, text.text, kHeading, text.at.y + 0.25 * (kHeading - text.font.size));
      else if (distance_ == Distance::far)
        write(text, text.text, kNumber, text.at.y + 0.35 * (kNumber - text.font.size));
      return;
    }
    const bool goes_on =
        words_.lines > 0 && text.at.x == words_.first.at.x && text.at.y - words_.last_base <= kLine;
    if (!goes_on) {
      flush();
      words_.first = text;
    }
    if (goes_on && !joins_without_space(words_.text)) words_.text += ' ';
    words_.text += text.text;
    words_.last_base = text.at.y;
    ++words_.lines;
  }

  /// As large as its lines were high together, and cut: from near all of it is read. From a great
  /// distance a bar says that there is something.
  void flush() {
    const LaneWords words = std::exchange(words_, {});
    if (words.lines == 0) return;
    if (distance_ == Distance::distant) return bar(words);
    const double size = words.lines == 1 ? 17 : 22;
    const double middle = (words.first.at.y + words.last_base) / 2 - 0.35 * words.first.font.size;
    write(words.first, words.text, size, middle + 0.35 * size);
  }

  void bar(const LaneWords& words) {
    const draw::Text& first = words.first;
    const double width = measure_(first.text, first.font);
    const double left = first.anchor == draw::Anchor::right ? first.at.x - width : first.at.x;
    const double top = first.at.y - 0.75 * first.font.size;
    draw::Colour ink = draw::kQuietInk;
    ink.opacity = 0.35;
    picture_.add(draw::Rectangle{{left, top, width, words.last_base - top}, 2, ink, {}});
  }

  void write(draw::Text text, const std::string& words, double size, double base) {
    constexpr double kFromEdge = 4;
    text.font.size = size;
    text.at.y = base;
    const double room =
        text.anchor == draw::Anchor::right ? text.at.x - field_.x : field_.right() - text.at.x;
    text.text = draw::fit_line(words, text.font, room - kFromEdge, measure_);
    if (!text.text.empty()) picture_.add(std::move(text));
  }

  const report::ScenePart& part_;
  Distance distance_;
  const draw::Measure& measure_;
  draw::Picture picture_;
  draw::Box field_;  ///< in which the next texts stand
  bool in_fields_ = false;
  LaneWords words_;
};

}  // namespace

draw::Picture far_lane(const report::ScenePart& part, Distance distance,
                       const draw::Measure& measure) {
  return FarLane(part, distance, measure).draw();
}

}  // namespace painpoint::gui
