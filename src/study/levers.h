#pragma once

#include <string>
#include <vector>

#include "study/derivatives.h"

namespace painpoint::study {

/// A number, moved a little in the direction that saves: "one point less here saves 1,240 a month".
struct Lever {
  Derivative derivative;
  bool less = false;  ///< whether less of it saves, or more
  /// One percentage point, one minute, one point of 100, or 1% of any other number; a tenth or
  /// hundredth of it and so on where the number has no room for so much.
  double step = 0;
  double saving = 0;  ///< of total cost, to first order: in a month, or for 1,000 customers
};

/// "1 point less", "0.1 min less", "1% more".
std::string move_in_words(const Lever& lever);

/// How many customers a saving is counted for: those of a month, or 1,000 where the journey does
/// not say how many there are.
double customers_of_saving(const Journey& journey);

/// The numbers that save anything, those that save most with their step first.
std::vector<Lever> levers_of(const Journey& journey, const Derivatives& derivatives);

}  // namespace painpoint::study
