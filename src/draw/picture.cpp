#include "draw/picture.h"

#include <algorithm>
#include <cmath>

namespace painpoint::draw {
namespace {

double length(Point a, Point b) {
  return std::hypot(b.x - a.x, b.y - a.y);
}

/// The point at `distance` from a on the way to b.
Point towards(Point a, Point b, double distance) {
  const double whole = length(a, b);
  if (whole == 0) return a;
  const double part = distance / whole;
  return {a.x + part * (b.x - a.x), a.y + part * (b.y - a.y)};
}

/// Calls `change(point)` for every point of the items, and `place(box)` for every rectangle.
template <class Change, class Place, class Turn>
void change_all(std::vector<Item>& items, Change&& change, Place&& place, Turn&& turn) {
  for (Item& item : items) {
    if (auto* rectangle = std::get_if<Rectangle>(&item.what)) {
      place(rectangle->box);
    } else if (auto* path = std::get_if<Path>(&item.what)) {
      change(path->from);
      for (Segment& segment : path->segments) {
        change(segment.to);
        if (!segment.controls) continue;
        change(segment.controls->first);
        change(segment.controls->second);
      }
    } else if (auto* circle = std::get_if<Circle>(&item.what)) {
      change(circle->centre);
    } else if (auto* text = std::get_if<Text>(&item.what)) {
      change(text->at);
      turn(*text);
    } else if (auto* group = std::get_if<Group>(&item.what)) {
      change_all(group->items, change, place, turn);
    }
  }
}

}  // namespace

void Picture::add(Rectangle rectangle) {
  items.push_back({std::move(rectangle)});
}
void Picture::add(Path path) {
  items.push_back({std::move(path)});
}
void Picture::add(Circle circle) {
  items.push_back({std::move(circle)});
}
void Picture::add(Text text) {
  items.push_back({std::move(text)});
}
void Picture::add(Group group) {
  items.push_back({std::move(group)});
}

Path polyline(const std::vector<Point>& points, Stroke stroke) {
  Path path;
  path.stroke = std::move(stroke);
  if (points.empty()) return path;
  path.from = points.front();
  for (std::size_t i = 1; i < points.size(); ++i) path.segments.push_back({points[i]});
  return path;
}

Path polygon(const std::vector<Point>& corners, Colour fill) {
  Path path = polyline(corners, {});
  path.stroke = {};
  path.fill = fill;
  path.closed = true;
  return path;
}

Path rounded(const std::vector<Point>& points, double radius, Stroke stroke) {
  // Half a circle's quarter drawn as a cubic curve: Stone and DeRose's constant.
  constexpr double kCircle = 0.5523;
  Path path;
  path.stroke = std::move(stroke);
  if (points.empty()) return path;
  path.from = points.front();
  for (std::size_t i = 1; i + 1 < points.size(); ++i) {
    const Point corner = points[i];
    const double before = length(points[i - 1], corner);
    const double after = length(corner, points[i + 1]);
    const double cut = std::min({radius, before / 2, after / 2});
    if (cut <= 0) continue;
    const Point in = towards(corner, points[i - 1], cut);
    const Point out = towards(corner, points[i + 1], cut);
    path.segments.push_back({in});
    path.segments.push_back(
        {out, std::pair{towards(in, corner, kCircle * cut), towards(out, corner, kCircle * cut)}});
  }
  if (points.size() > 1) path.segments.push_back({points.back()});
  return path;
}

void mirror(Picture& picture) {
  mirror(picture.items, picture.width / 2);
}

void mirror(std::vector<Item>& items, double axis) {
  const double sum = 2 * axis;
  change_all(
      items, [&](Point& point) { point.x = sum - point.x; },
      [&](Box& box) { box.x = sum - box.x - box.width; },
      [](Text& text) {
        if (text.anchor == Anchor::middle) return;
        text.anchor = text.anchor == Anchor::left ? Anchor::right : Anchor::left;
      });
}

void move_by(std::vector<Item>& items, Point way) {
  change_all(
      items,
      [&](Point& point) {
        point = {point.x + way.x, point.y + way.y};
      },
      [&](Box& box) {
        box.x += way.x;
        box.y += way.y;
      },
      [](Text&) {});
}

}  // namespace painpoint::draw
