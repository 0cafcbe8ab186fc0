#pragma once

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "base/render.h"
#include "yaml/reader.h"

namespace painpoint::test {

/// What every journey begins with.
inline const std::string kHead = "painpoint: 1\njourney: Test\n";

/// A journey that is fine, with these lines added.
inline std::string journey_with(std::string_view more, std::string_view touchpoint = "") {
  std::string text = kHead + "touchpoints:\n  order: { next: completed ";
  if (!touchpoint.empty()) text += ", " + std::string(touchpoint);
  text += " }\n";
  return text + std::string(more);
}

/// Reads a journey that must be fine.
inline Journey read_good(const std::string& text) {
  const yaml::JourneyFile file = yaml::read_journey("test.yaml", text);
  CHECK_MESSAGE(!file.diagnostics.has_errors(), render_all(file.diagnostics, file.source));
  return file.journey;
}

/// The codes of a journey's errors: "PP012 PP014".
inline std::string errors_of(const std::string& text) {
  const yaml::JourneyFile file = yaml::read_journey("test.yaml", text);
  std::string codes;
  for (const Diagnostic& diagnostic : file.diagnostics.all()) {
    CHECK(diagnostic.span.has_value());
    if (diagnostic.level != Level::error) continue;
    if (!codes.empty()) codes += ' ';
    codes += code_name(diagnostic.code);
  }
  return codes;
}

/// All of what is said about a journey.
inline std::string said_of(const std::string& text) {
  const yaml::JourneyFile file = yaml::read_journey("test.yaml", text);
  return render_all(file.diagnostics, file.source);
}

inline bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

}  // namespace painpoint::test
