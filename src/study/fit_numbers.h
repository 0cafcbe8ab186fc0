#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "model/journey.h"

/// The numbers that people do not know and that a journey rests on: how customers react to problems
/// of each severity.
namespace painpoint::study {

/// `complain`, `conversion` or `leave` of a severity, where a pain of the journey has it from
/// there.
struct ReactionNumber {
  std::string address;
  double value = 0;         ///< as written, or the default
  bool is_default = false;  ///< equals the default, and the file says nothing of it
  /// Standard deviation of its log odds: from low and high, the sample, or the grade of evidence.
  double sigma = 0;
  double low = 0;  ///< the number stays between these, which the file may say
  double high = 1;
  /// A chance of 0% or 100% is a statement, not an estimate: it stays.
  [[nodiscard]] bool is_free() const { return value > 0 && value < 1 && sigma > 0; }
};

/// In the order of the language: by severity, `leave`, `complain`, `conversion`.
std::vector<ReactionNumber> reaction_numbers(const Journey& journey);

/// Reactions to a problem add up to at most 1: the sum of some of the numbers, and of what does not
/// move.
struct ReactionLimit {
  std::vector<std::size_t> members;  ///< in the list of numbers
  double others = 0;
};

/// The limits of all pains of the journey, each once.
std::vector<ReactionLimit> reaction_limits(const Journey& journey,
                                           const std::vector<ReactionNumber>& numbers);

double log_odds(double chance);
double chance_of_log_odds(double log_odds);

}  // namespace painpoint::study
