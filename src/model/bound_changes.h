#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "model/address.h"
#include "model/journey.h"

namespace painpoint {

/// A list of changes whose addresses have been looked up in one journey: to be applied to it again
/// and again. Does what apply_changes does, number by number. The journey must stay where it is,
/// with the entries that it has after the constructor; so must the list, whose operands may vary.
class BoundChanges {
 public:
  /// Looks all addresses up; keys that the changes bring to a split are put in with 0. What cannot
  /// be found is left out: validate_all has spoken of it before.
  BoundChanges(Journey& journey, const Changes& changes);

  /// Gives every number that the changes touch the value that it had at first.
  void restore();

  /// Moves each number from x to x + effect (changed - x). False if that cannot be done, or leads
  /// out of a number's range.
  bool apply(double effect);

 private:
  struct Bound {
    std::string address;
    const Change* change = nullptr;
    NumberRef number;
    Split* split = nullptr;         ///< of a change of a whole split; `number` is not used then
    std::vector<std::string> held;  ///< keys of the same split that were changed before
  };
  static bool same_split(const NumberRef& a, const NumberRef& b);
  void remember(const NumberRef& number);

  Journey& journey_;
  std::vector<Bound> bound_;
  // What is touched, and what it was at first.
  std::vector<std::pair<double*, double>> numbers_;
  std::vector<std::pair<Time*, Time>> times_;
  std::vector<std::pair<std::optional<Number>*, std::optional<Number>>> optionals_;
};

}  // namespace painpoint
