#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

/// A picture as plain values: what is drawn where, before anyone decides with what. Lengths are in
/// pixels of 1/96 inch, y grows downwards. What stands later is drawn above what stands before.
namespace painpoint::draw {

struct Point {
  double x = 0;
  double y = 0;
  bool operator==(const Point&) const = default;
};

struct Box {
  double x = 0;
  double y = 0;
  double width = 0;
  double height = 0;

  [[nodiscard]] double right() const { return x + width; }
  [[nodiscard]] double bottom() const { return y + height; }
  [[nodiscard]] Point centre() const { return {x + width / 2, y + height / 2}; }
  bool operator==(const Box&) const = default;
};

struct Colour {
  std::uint8_t red = 0;
  std::uint8_t green = 0;
  std::uint8_t blue = 0;
  double opacity = 1;
  bool operator==(const Colour&) const = default;
};

struct Stroke {
  Colour colour;
  double width = 0;              ///< 0: no line
  std::vector<double> dashes{};  ///< lengths on, off, on, ...; empty: a whole line
};

struct Rectangle {
  Box box;
  double radius = 0;  ///< of its corners
  std::optional<Colour> fill{};
  Stroke stroke{};
};

/// A line, or a cubic curve with two control points.
struct Segment {
  Point to;
  std::optional<std::pair<Point, Point>> controls{};
};

struct Path {
  Point from;
  std::vector<Segment> segments{};
  bool closed = false;
  std::optional<Colour> fill{};
  Stroke stroke{};
};

struct Circle {
  Point centre;
  double radius = 1;
  std::optional<Colour> fill{};
  Stroke stroke{};
};

/// Where a text stands against its point, as seen: also right-to-left text on the left begins at
/// the point and ends right of it.
enum class Anchor : std::uint8_t { left, middle, right };

struct Font {
  double size = 12;
  bool bold = false;
};

/// One line of text on its baseline. It runs in the direction of its own first letter.
struct Text {
  Point at;
  std::string text;
  Font font{};
  Anchor anchor = Anchor::left;
  Colour colour{};
};

struct Item;

/// What belongs together. The title is read aloud and shown under the pointer where there is one.
struct Group {
  std::string title;
  std::vector<Item> items;
};

struct Item {
  std::variant<Rectangle, Path, Circle, Text, Group> what;
};

struct Picture {
  double width = 0;
  double height = 0;
  std::string title;               ///< a heading for those who cannot see it
  std::string description;         ///< what it shows, in a sentence or more
  bool right_to_left = false;      ///< of the language in it
  std::optional<Colour> ground{};  ///< nothing: transparent
  std::vector<Item> items{};

  void add(Rectangle rectangle);
  void add(Path path);
  void add(Circle circle);
  void add(Text text);
  void add(Group group);
};

/// A line through the points, with round corners where they fit.
Path rounded(const std::vector<Point>& points, double radius, Stroke stroke);
/// A line through the points as they are.
Path polyline(const std::vector<Point>& points, Stroke stroke);
/// A closed shape with these corners.
Path polygon(const std::vector<Point>& corners, Colour fill);

/// The picture seen in a mirror: x from the other side. Texts stay readable.
void mirror(Picture& picture);
/// The same of items, in a mirror that stands upright at x = `axis`.
void mirror(std::vector<Item>& items, double axis);
void move_by(std::vector<Item>& items, Point way);

}  // namespace painpoint::draw
