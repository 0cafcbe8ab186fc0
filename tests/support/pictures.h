#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <boost/property_tree/ptree.hpp>
#include <boost/property_tree/xml_parser.hpp>
#include <cmath>
#include <sstream>
#include <string>
#include <vector>

#include "draw/picture.h"
#include "draw/text.h"

/// What must hold of every picture, found from its values.
namespace painpoint::test {

struct PlacedText {
  draw::Box box;
  std::string text;
};

/// Where a text stands, as measured. A line of 12 has letters from 9 above its baseline to 3 below.
inline PlacedText placed(const draw::Text& text, const draw::Measure& measure) {
  const double width = measure(text.text, text.font);
  double x = text.at.x;
  if (text.anchor == draw::Anchor::middle) x -= width / 2;
  if (text.anchor == draw::Anchor::right) x -= width;
  return {{x, text.at.y - 0.75 * text.font.size, width, text.font.size}, text.text};
}

inline void collect_texts(const std::vector<draw::Item>& items, const draw::Measure& measure,
                          std::vector<PlacedText>& texts) {
  for (const draw::Item& item : items) {
    if (const auto* text = std::get_if<draw::Text>(&item.what))
      texts.push_back(placed(*text, measure));
    if (const auto* group = std::get_if<draw::Group>(&item.what))
      collect_texts(group->items, measure, texts);
  }
}

inline std::vector<PlacedText> texts_of(const draw::Picture& picture,
                                        const draw::Measure& measure = draw::estimated_width) {
  std::vector<PlacedText> texts;
  collect_texts(picture.items, measure, texts);
  return texts;
}

inline bool shows(const draw::Picture& picture, const std::string& text) {
  const auto texts = texts_of(picture);
  return std::any_of(texts.begin(), texts.end(), [&](const PlacedText& one) {
    return one.text.find(text) != std::string::npos;
  });
}

inline bool overlap(const draw::Box& a, const draw::Box& b) {
  return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
}

inline bool inside(const draw::Box& box, const draw::Box& around) {
  constexpr double kRounding = 0.01;
  return box.x >= around.x - kRounding && box.y >= around.y - kRounding &&
         box.right() <= around.right() + kRounding && box.bottom() <= around.bottom() + kRounding;
}

/// Calls `look(point)` for the outermost points of everything but texts.
template <class Look>
void for_each_point(const std::vector<draw::Item>& items, Look&& look) {
  for (const draw::Item& item : items) {
    if (const auto* rectangle = std::get_if<draw::Rectangle>(&item.what)) {
      look(draw::Point{rectangle->box.x, rectangle->box.y});
      look(draw::Point{rectangle->box.right(), rectangle->box.bottom()});
    } else if (const auto* path = std::get_if<draw::Path>(&item.what)) {
      look(path->from);
      for (const draw::Segment& segment : path->segments) look(segment.to);
    } else if (const auto* circle = std::get_if<draw::Circle>(&item.what)) {
      const double r = circle->radius;
      look(draw::Point{circle->centre.x - r, circle->centre.y - r});
      look(draw::Point{circle->centre.x + r, circle->centre.y + r});
    } else if (const auto* group = std::get_if<draw::Group>(&item.what)) {
      for_each_point(group->items, look);
    }
  }
}

/// Nothing is cut off and no text stands on another.
inline void check_picture(const draw::Picture& picture,
                          const draw::Measure& measure = draw::estimated_width) {
  CHECK(std::isfinite(picture.width));
  CHECK(std::isfinite(picture.height));
  const draw::Box page{0, 0, picture.width, picture.height};
  std::size_t outside = 0;
  for_each_point(picture.items, [&](draw::Point point) {
    const bool in = point.x >= -0.01 && point.y >= -0.01 && point.x <= picture.width + 0.01 &&
                    point.y <= picture.height + 0.01;
    outside += in ? 0 : 1;  // also where it is not a number
  });
  CHECK(outside == 0);
  const std::vector<PlacedText> texts = texts_of(picture, measure);
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const std::string& text = texts[i].text;
    CAPTURE(text);
    CHECK(!text.empty());
    CHECK(inside(texts[i].box, page));
    for (std::size_t j = 0; j < i; ++j) {
      if (!overlap(texts[i].box, texts[j].box)) continue;
      const std::string& other = texts[j].text;
      CAPTURE(other);
      FAIL_CHECK("two texts stand on each other");
    }
  }
}

/// Reads a text as XML, or fails the test.
inline boost::property_tree::ptree parse_xml(const std::string& text) {
  std::istringstream in(text);
  boost::property_tree::ptree tree;
  try {
    boost::property_tree::read_xml(in, tree);
  } catch (const boost::property_tree::xml_parser_error& problem) {
    const std::string what = problem.what();
    FAIL_CHECK("not XML: ", what);
  }
  return tree;
}

/// All texts between tags named `name`, wherever they are.
inline void collect_xml(const boost::property_tree::ptree& tree, const std::string& name,
                        std::vector<std::string>& texts) {
  for (const auto& [tag, child] : tree) {
    if (tag == name) texts.push_back(child.data());
    collect_xml(child, name, texts);
  }
}

}  // namespace painpoint::test
