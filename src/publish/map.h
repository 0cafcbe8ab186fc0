#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "chain/metrics.h"
#include "model/journey.h"

/// The journey map as a file.
namespace painpoint::publish {

enum class PictureFormat : std::uint8_t { svg, png, pdf };
std::string_view word_of(PictureFormat format);
std::optional<PictureFormat> picture_format(std::string_view word);
/// By what the name of a file ends in.
std::optional<PictureFormat> picture_format_of_name(std::string_view name);

/// The map under a scenario ("base" for none), coloured by a metric that maps have. Solves it
/// first; findings about the results may stand beside it. Where the equations were solved and no
/// picture came of it, `undrawn` says why.
struct MapFile {
  std::string bytes;
  std::string undrawn;
};
Outcome<MapFile> map_file(const Journey& journey, const std::string& scenario, chain::Metric metric,
                          PictureFormat format);

}  // namespace painpoint::publish
