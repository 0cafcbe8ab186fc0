#include "publish/map.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "draw/cairo.h"
#include "draw/svg.h"
#include "report/map_view.h"
#include "study/compare.h"
#include "study/traffic.h"

namespace painpoint::publish {
namespace {

constexpr std::array<std::string_view, 3> kWords = {"svg", "png", "pdf"};

std::string print_picture(const draw::Picture& picture, PictureFormat format) {
  switch (format) {
    case PictureFormat::png:
      return draw::print_png(picture);
    case PictureFormat::pdf:
      return draw::print_pdf(picture);
    case PictureFormat::svg:
      break;
  }
  return draw::print_svg(picture);
}

}  // namespace

std::string_view word_of(PictureFormat format) {
  return kWords[static_cast<std::size_t>(format)];
}

std::optional<PictureFormat> picture_format(std::string_view word) {
  const auto found = std::find(kWords.begin(), kWords.end(), word);
  if (found == kWords.end()) return std::nullopt;
  return static_cast<PictureFormat>(found - kWords.begin());
}

std::optional<PictureFormat> picture_format_of_name(std::string_view name) {
  const std::size_t slash = name.rfind('/');
  const std::size_t begin = slash == std::string_view::npos ? 0 : slash + 1;
  const std::size_t dot = name.rfind('.');
  if (dot == std::string_view::npos || dot < begin) return std::nullopt;
  std::string extension(name.substr(dot + 1));
  std::transform(extension.begin(), extension.end(), extension.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return picture_format(extension);
}

Outcome<MapFile> map_file(const Journey& journey, const std::string& scenario, chain::Metric metric,
                          PictureFormat format) {
  Outcome<MapFile> outcome;
  auto solved = study::compare(journey, {{scenario}, false, false});
  outcome.diagnostics = std::move(solved.diagnostics);
  if (!solved) return outcome;
  auto traffic = study::traffic(journey, solved->roster, scenario);
  if (!traffic) {
    outcome.diagnostics.append(std::move(traffic.diagnostics));
    return outcome;
  }
  const report::MapData data =
      report::map_data(study::journey_under(journey, scenario), solved->roster,
                       solved->scenarios.front(), *traffic, metric);
  const draw::Measure measure =
      format == PictureFormat::svg ? draw::estimated_width : draw::pango_measure();
  MapFile file{print_picture(report::map_picture(data, measure), format), {}};
  if (file.bytes.empty())
    file.undrawn = fmt::format(
        "the map could not be drawn as {}; there may not be enough memory for it, SVG needs the "
        "least",
        word_of(format));
  outcome.value = std::move(file);
  return outcome;
}

}  // namespace painpoint::publish
