#pragma once

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "tests/support/journeys.h"
#include "tests/support/random_journey.h"
#include "tests/support/sanitized.h"
#include "tests/support/solve.h"

/// The journeys that invariants are tried on: all of the folder `journeys/`, and random ones.
namespace painpoint::test {

struct NamedJourney {
  std::string name;
  Journey journey;
};

/// All journeys/*.yaml. Fails the test if one cannot be read.
inline std::vector<NamedJourney> shipped_journeys() {
  std::vector<NamedJourney> result;
  const auto folder = std::filesystem::path(PAINPOINT_SOURCE_DIR) / "journeys";
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".yaml") continue;
    std::ifstream in(entry.path(), std::ios::binary);
    yaml::JourneyFile file = yaml::read_journey(
        entry.path().filename().string(), std::string{std::istreambuf_iterator<char>(in), {}});
    CHECK_MESSAGE(!file.diagnostics.has_errors(), entry.path().string()
                                                      << "\n"
                                                      << words_of(file.diagnostics));
    if (!file.diagnostics.has_errors())
      result.push_back({entry.path().filename().string(), std::move(file.journey)});
  }
  return result;
}

/// Of these, the ones that take part in long tests: all, or two for a sanitizer.
inline std::vector<NamedJourney> tried_journeys() {
  std::vector<NamedJourney> result = shipped_journeys();
  std::erase_if(result, [](const NamedJourney& one) { return !is_tried(one.name); });
  return result;
}

inline std::vector<NamedJourney> random_journeys(std::uint64_t from, std::uint64_t to,
                                                 RandomJourneyOptions options = {}) {
  std::vector<NamedJourney> result;
  for (std::uint64_t seed = from; seed < to; ++seed)
    result.push_back({fmt::format("random {}", seed), read(random_journey(seed, options))});
  return result;
}

inline std::vector<NamedJourney> sample_journeys(std::uint64_t random) {
  std::vector<NamedJourney> result = tried_journeys();
  for (NamedJourney& journey : random_journeys(1000, 1000 + some_of(random)))
    result.push_back(std::move(journey));
  return result;
}

}  // namespace painpoint::test
