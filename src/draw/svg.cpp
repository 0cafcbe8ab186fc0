#include "draw/svg.h"

#include <fmt/format.h>

#include <cmath>
#include <iterator>
#include <string_view>

#include "base/text.h"

namespace painpoint::draw {
namespace {

/// The first of these that a machine has. Digits and Latin, then Arabic, then Chinese.
constexpr std::string_view kSvgFonts =
    "Noto Sans, DejaVu Sans, Noto Sans Arabic, Noto Naskh Arabic, Noto Sans CJK TC, Noto Sans TC, "
    "Segoe UI, Helvetica, Arial, sans-serif";

/// Two decimals are a hundredth of a pixel; no trailing zeros, no "-0".
std::string number(double value) {
  if (!std::isfinite(value)) value = 0;
  std::string text = fmt::format("{:.2f}", value);
  while (text.back() == '0') text.pop_back();
  if (text.back() == '.') text.pop_back();
  return text == "-0" ? "0" : text;
}

class SvgPrinter {
 public:
  std::string print(const Picture& picture, const SvgOptions& options) {
    if (options.standalone) out_ += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    add("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0}\" height=\"{1}\" "
        "viewBox=\"0 0 {0} {1}\" role=\"img\" font-family=\"{2}\">\n",
        number(picture.width), number(picture.height), kSvgFonts);
    add("<title>{}</title>\n<desc>{}</desc>\n", escape_markup(picture.title),
        escape_markup(picture.description));
    if (picture.ground)
      (*this)(Rectangle{{0, 0, picture.width, picture.height}, 0, picture.ground, {}});
    print_all(picture.items);
    out_ += "</svg>\n";
    return std::move(out_);
  }

  void operator()(const Rectangle& rectangle) {
    const Box& box = rectangle.box;
    add("<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"", number(box.x), number(box.y),
        number(box.width), number(box.height));
    if (rectangle.radius > 0) add(" rx=\"{}\"", number(rectangle.radius));
    add_paint(rectangle.fill, rectangle.stroke);
    out_ += "/>\n";
  }

  void operator()(const Path& path) {
    add("<path d=\"M{} {}", number(path.from.x), number(path.from.y));
    for (const Segment& segment : path.segments) {
      if (segment.controls) {
        const auto& [a, b] = *segment.controls;
        add("C{} {} {} {} {} {}", number(a.x), number(a.y), number(b.x), number(b.y),
            number(segment.to.x), number(segment.to.y));
      } else {
        add("L{} {}", number(segment.to.x), number(segment.to.y));
      }
    }
    out_ += path.closed ? "Z\"" : "\"";
    add_paint(path.fill, path.stroke);
    out_ += "/>\n";
  }

  void operator()(const Circle& circle) {
    add("<circle cx=\"{}\" cy=\"{}\" r=\"{}\"", number(circle.centre.x), number(circle.centre.y),
        number(circle.radius));
    add_paint(circle.fill, circle.stroke);
    out_ += "/>\n";
  }

  void operator()(const Text& text) {
    const bool right_to_left = starts_right_to_left(text.text);
    add("<text x=\"{}\" y=\"{}\" font-size=\"{}\"", number(text.at.x), number(text.at.y),
        number(text.font.size));
    if (text.font.bold) out_ += " font-weight=\"bold\"";
    // In SVG, `start` is where reading begins.
    if (right_to_left) out_ += " direction=\"rtl\"";
    if (text.anchor == Anchor::middle)
      out_ += " text-anchor=\"middle\"";
    else if ((text.anchor == Anchor::right) != right_to_left)
      out_ += " text-anchor=\"end\"";
    add_paint(text.colour, {});
    add(">{}</text>\n", escape_markup(text.text));
  }

  void operator()(const Group& group) {
    out_ += "<g>";
    if (!group.title.empty()) add("<title>{}</title>", escape_markup(group.title));
    out_ += '\n';
    print_all(group.items);
    out_ += "</g>\n";
  }

 private:
  template <class... Values>
  void add(fmt::format_string<Values...> format, Values&&... values) {
    fmt::format_to(std::back_inserter(out_), format, std::forward<Values>(values)...);
  }

  void print_all(const std::vector<Item>& items) {
    for (const Item& item : items) std::visit(*this, item.what);
  }

  void add_colour(std::string_view what, const Colour& colour) {
    add(" {}=\"#{:02x}{:02x}{:02x}\"", what, colour.red, colour.green, colour.blue);
    if (colour.opacity < 1) add(" {}-opacity=\"{}\"", what, number(colour.opacity));
  }

  void add_paint(const std::optional<Colour>& fill, const Stroke& stroke) {
    if (fill)
      add_colour("fill", *fill);
    else
      out_ += " fill=\"none\"";
    if (!(stroke.width > 0)) return;
    add_colour("stroke", stroke.colour);
    add(" stroke-width=\"{}\"", number(stroke.width));
    if (stroke.dashes.empty()) return;
    out_ += " stroke-dasharray=\"";
    for (std::size_t i = 0; i < stroke.dashes.size(); ++i)
      add("{}{}", i > 0 ? " " : "", number(stroke.dashes[i]));
    out_ += '"';
  }

  std::string out_;
};

}  // namespace

std::string print_svg(const Picture& picture, const SvgOptions& options) {
  return SvgPrinter().print(picture, options);
}

}  // namespace painpoint::draw
