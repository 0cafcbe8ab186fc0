#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "model/journey.h"

/// What differs between two versions of a journey, for people who look after one.
namespace painpoint::study {

enum class Presence { added, removed };

/// A touchpoint, pain, cause, scenario and so on that only one version has. What is written below
/// it is not told one by one.
struct ThingDiff {
  Presence presence = Presence::added;
  std::string address;  ///< "touchpoints.deliver.pains.late"
  std::string name;
};

/// One side of a difference, as people read it, with what is known about it: "12% (8% to 16%,
/// measured, 400 cases)". Nothing where this version does not say it.
struct Said {
  std::string words;
  std::optional<double> number;  ///< of a time: its mean in minutes
};

/// A number, a time or a change of a scenario; or a word that decides something, such as a
/// severity, a team or where a customer goes.
struct ValueDiff {
  std::string address;
  std::optional<Said> before;
  std::optional<Said> after;
};

struct JourneyDiff {
  std::vector<ThingDiff> things;
  std::vector<ValueDiff> numbers;
  std::vector<ValueDiff> words;
  std::size_t texts = 0;        ///< names, notes, sources and other texts that read otherwise
  bool nothing_shared = false;  ///< the two have not one touchpoint in common

  [[nodiscard]] bool empty() const {
    return things.empty() && numbers.empty() && words.empty() && texts == 0;
  }
};

/// In the order of the new version, and of the old one where only that has something. The order in
/// which things are written, comments and layout make no difference.
JourneyDiff diff_journeys(const Journey& before, const Journey& after);

}  // namespace painpoint::study
