#include "draw/cairo.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include <algorithm>
#include <cmath>
#include <memory>

#include "base/text.h"

namespace painpoint::draw {
namespace {

template <class T>
struct Release {
  void operator()(T* object) const { g_object_unref(object); }
};
template <>
struct Release<cairo_t> {
  void operator()(cairo_t* cairo) const { cairo_destroy(cairo); }
};
template <>
struct Release<cairo_surface_t> {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
template <>
struct Release<PangoFontDescription> {
  void operator()(PangoFontDescription* font) const { pango_font_description_free(font); }
};
template <class T>
using Held = std::unique_ptr<T, Release<T>>;

constexpr const char* kPangoFonts =
    "DejaVu Sans,Noto Sans,Noto Sans Arabic,Noto Sans CJK TC,sans-serif";

/// One line of shaped text, measured the same on every surface: without hinting.
class Line {
 public:
  Line() : context_(pango_font_map_create_context(pango_cairo_font_map_get_default())) {
    const std::unique_ptr<cairo_font_options_t, decltype(&cairo_font_options_destroy)> options(
        cairo_font_options_create(), cairo_font_options_destroy);
    cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(options.get(), CAIRO_ANTIALIAS_GRAY);
    pango_cairo_context_set_font_options(context_.get(), options.get());
    pango_cairo_context_set_resolution(context_.get(), 96);
    // Widths are those of the outlines: whole pixels would add up to another text.
    pango_context_set_round_glyph_positions(context_.get(), 0);
    layout_.reset(pango_layout_new(context_.get()));
    pango_layout_set_single_paragraph_mode(layout_.get(), 1);
    pango_layout_set_auto_dir(layout_.get(), 1);
  }

  void set(std::string_view text, const Font& font) {
    const Held<PangoFontDescription> description(pango_font_description_new());
    pango_font_description_set_family_static(description.get(), kPangoFonts);
    pango_font_description_set_absolute_size(description.get(), font.size * PANGO_SCALE);
    pango_font_description_set_weight(description.get(),
                                      font.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_layout_set_font_description(layout_.get(), description.get());
    pango_layout_set_text(layout_.get(), text.data(), static_cast<int>(text.size()));
  }

  [[nodiscard]] double width() const {
    PangoRectangle logical;
    pango_layout_get_extents(layout_.get(), nullptr, &logical);
    return static_cast<double>(logical.width) / PANGO_SCALE;
  }
  [[nodiscard]] double left() const {
    PangoRectangle logical;
    pango_layout_get_extents(layout_.get(), nullptr, &logical);
    return static_cast<double>(logical.x) / PANGO_SCALE;
  }
  [[nodiscard]] double ascent() const {
    return static_cast<double>(pango_layout_get_baseline(layout_.get())) / PANGO_SCALE;
  }
  [[nodiscard]] PangoLayout* layout() const { return layout_.get(); }

 private:
  Held<PangoContext> context_;
  Held<PangoLayout> layout_;
};

class CairoPainter {
 public:
  explicit CairoPainter(cairo_surface_t* surface) : cairo_(cairo_create(surface)) {}

  void paint(const Picture& picture, double scale) {
    cairo_scale(cairo_.get(), scale, scale);
    if (picture.ground) {
      set_colour(*picture.ground);
      cairo_paint(cairo_.get());
    }
    paint_all(picture.items);
  }
  [[nodiscard]] bool good() const { return cairo_status(cairo_.get()) == CAIRO_STATUS_SUCCESS; }

  void operator()(const Rectangle& rectangle) {
    const Box& box = rectangle.box;
    const double r = std::min({rectangle.radius, box.width / 2, box.height / 2});
    cairo_t* cairo = cairo_.get();
    cairo_new_path(cairo);
    if (r <= 0) {
      cairo_rectangle(cairo, box.x, box.y, box.width, box.height);
    } else {
      const double quarter = std::acos(0.0);
      cairo_arc(cairo, box.right() - r, box.y + r, r, -quarter, 0);
      cairo_arc(cairo, box.right() - r, box.bottom() - r, r, 0, quarter);
      cairo_arc(cairo, box.x + r, box.bottom() - r, r, quarter, 2 * quarter);
      cairo_arc(cairo, box.x + r, box.y + r, r, 2 * quarter, 3 * quarter);
      cairo_close_path(cairo);
    }
    fill_and_stroke(rectangle.fill, rectangle.stroke);
  }

  void operator()(const Path& path) {
    cairo_t* cairo = cairo_.get();
    cairo_new_path(cairo);
    cairo_move_to(cairo, path.from.x, path.from.y);
    for (const Segment& segment : path.segments) {
      if (segment.controls) {
        const auto& [a, b] = *segment.controls;
        cairo_curve_to(cairo, a.x, a.y, b.x, b.y, segment.to.x, segment.to.y);
      } else {
        cairo_line_to(cairo, segment.to.x, segment.to.y);
      }
    }
    if (path.closed) cairo_close_path(cairo);
    fill_and_stroke(path.fill, path.stroke);
  }

  void operator()(const Circle& circle) {
    cairo_new_path(cairo_.get());
    cairo_arc(cairo_.get(), circle.centre.x, circle.centre.y, circle.radius, 0, 4 * std::acos(0.0));
    fill_and_stroke(circle.fill, circle.stroke);
  }

  void operator()(const Text& text) {
    line_.set(printable(text.text), text.font);
    double x = text.at.x - line_.left();
    if (text.anchor == Anchor::middle) x -= line_.width() / 2;
    if (text.anchor == Anchor::right) x -= line_.width();
    set_colour(text.colour);
    cairo_move_to(cairo_.get(), x, text.at.y - line_.ascent());
    pango_cairo_show_layout(cairo_.get(), line_.layout());
  }

  void operator()(const Group& group) { paint_all(group.items); }

 private:
  void paint_all(const std::vector<Item>& items) {
    for (const Item& item : items) std::visit(*this, item.what);
  }
  void set_colour(const Colour& colour) {
    cairo_set_source_rgba(cairo_.get(), colour.red / 255.0, colour.green / 255.0,
                          colour.blue / 255.0, colour.opacity);
  }
  void fill_and_stroke(const std::optional<Colour>& fill, const Stroke& stroke) {
    if (fill) {
      set_colour(*fill);
      cairo_fill_preserve(cairo_.get());
    }
    if (stroke.width > 0) {
      set_colour(stroke.colour);
      cairo_set_line_width(cairo_.get(), stroke.width);
      cairo_set_dash(cairo_.get(), stroke.dashes.data(), static_cast<int>(stroke.dashes.size()), 0);
      cairo_stroke_preserve(cairo_.get());
    }
    cairo_new_path(cairo_.get());
  }

  Held<cairo_t> cairo_;
  Line line_;
};

cairo_status_t append(void* closure, const unsigned char* bytes, unsigned length) {
  static_cast<std::string*>(closure)->append(reinterpret_cast<const char*>(bytes), length);
  return CAIRO_STATUS_SUCCESS;
}

}  // namespace

Measure pango_measure() {
  auto line = std::make_shared<Line>();
  return [line](std::string_view text, const Font& font) {
    line->set(text, font);
    return line->width();
  };
}

std::string print_png(const Picture& picture, double scale) {
  constexpr double kMostPixels = 32767;  // of a cairo image, either way
  constexpr double kMostOfAll = 64e6;    // 256 MB of memory
  scale = std::min({scale, kMostPixels / picture.width, kMostPixels / picture.height,
                    std::sqrt(kMostOfAll / (picture.width * picture.height))});
  const Held<cairo_surface_t> surface(cairo_image_surface_create(
      CAIRO_FORMAT_ARGB32, static_cast<int>(std::max(1.0, picture.width * scale)),
      static_cast<int>(std::max(1.0, picture.height * scale))));
  std::string bytes;
  CairoPainter painter(surface.get());
  painter.paint(picture, scale);
  if (!painter.good()) return {};
  if (cairo_surface_write_to_png_stream(surface.get(), append, &bytes) != CAIRO_STATUS_SUCCESS)
    return {};
  return bytes;
}

std::string print_pdf(const Picture& picture) {
  constexpr double kPoints = 72.0 / 96.0;  // of PDF, in a pixel
  std::string bytes;
  {
    const Held<cairo_surface_t> surface(cairo_pdf_surface_create_for_stream(
        append, &bytes, picture.width * kPoints, picture.height * kPoints));
    // A date would make every file another one.
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATE_DATE, "");
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_TITLE,
                                   printable(picture.title).c_str());
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_SUBJECT,
                                   printable(picture.description).c_str());
    CairoPainter painter(surface.get());
    painter.paint(picture, kPoints);
    if (!painter.good()) return {};
    cairo_surface_finish(surface.get());
    if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS) return {};
  }
  return bytes;
}

}  // namespace painpoint::draw
