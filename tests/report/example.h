#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <utility>

#include "base/render.h"
#include "base/text.h"
#include "study/compare.h"
#include "study/simulate.h"
#include "tests/support/golden.h"
#include "yaml/reader.h"

/// Journeys of the tests, read and solved.
namespace painpoint::test {

inline Journey read_example(const std::string& name, std::string text) {
  yaml::JourneyFile file = yaml::read_journey(name, std::move(text));
  REQUIRE_MESSAGE(!file.diagnostics.has_errors(), render_all(file.diagnostics, file.source));
  return std::move(file.journey);
}

inline Journey parcel() {
  return read_example("parcel.yaml", read_file(source_path("tests/study/worked/parcel.yaml")));
}

/// Names in three scripts, one of them a formula, and plans enough to fill a page.
inline Journey international() {
  return read_example("international.yaml",
                      read_file(source_path("tests/report/international.yaml")));
}

inline study::Comparison solved(const Journey& journey) {
  auto answer = study::compare(journey, {study::all_scenarios(journey), true, true});
  REQUIRE(answer.value.has_value());
  return std::move(*answer.value);
}

inline study::Simulation simulated(const Journey& journey, std::uint64_t customers) {
  montecarlo::Settings settings;
  settings.customers = customers;
  settings.seed = 3;
  auto answer = study::simulate(journey, study::all_scenarios(journey), settings);
  REQUIRE(answer.value.has_value());
  return std::move(*answer.value);
}

/// Every line fits 100 columns, is proper text, and has no blanks at its end.
inline void check_lines(const std::string& text) {
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string line = text.substr(begin, end - begin);
    CAPTURE(line);
    CHECK(display_width(line) <= 100);
    CHECK(!first_invalid_utf8(line));
    CHECK((line.empty() || line.back() != ' '));
    begin = end + 1;
  }
}

}  // namespace painpoint::test
