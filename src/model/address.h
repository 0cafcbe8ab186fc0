#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/journey.h"
#include "model/quantity.h"

namespace painpoint {

/// One number of a journey, found by its address. Reading gives the effective value; writing keeps
/// what hangs together together: the mean of a time scales its distribution, one key of a split
/// scales the others so that the sum stays.
class NumberRef {
 public:
  Quantity quantity = Quantity::none;
  std::string_view meaning;

  [[nodiscard]] double get() const;

  /// Sets the number. `held` are keys of the same split that must stay as they are. Returns what
  /// is wrong, in words, if it cannot be done: nothing is changed then.
  [[nodiscard]] std::optional<std::string> set(double value,
                                               const std::vector<std::string>& held = {});

  /// What the file says about the number beside its value.
  [[nodiscard]] const Provenance* provenance() const;
  void set_provenance(std::shared_ptr<const Provenance> provenance);

  [[nodiscard]] bool in_split() const { return split != nullptr || segments != nullptr; }

  // Exactly one of number, optional and time is set.
  Number* number = nullptr;
  std::optional<Number>* optional = nullptr;
  double fallback = 0;  ///< the effective value of an optional number that is not written
  bool has_fallback = false;
  Time* time = nullptr;
  // A key of a split that sums to one: the split, or, for the shares of segments, all segments.
  Split* split = nullptr;
  Dict<Segment>* segments = nullptr;
  std::string key;

 private:
  template <class Visit>
  void for_each_share(Visit&& visit);
};

/// What stands at an address: one number, or a whole split.
struct Addressed {
  std::optional<NumberRef> number;
  Split* split = nullptr;
  bool split_sums_to_one = false;
};

/// Finds an address in a journey. With `insert`, a key that a split does not have yet is put in
/// with 0, if it names something that may stand there. Nothing if the address names no number.
Addressed find_address(Journey& journey, std::string_view address, bool insert = false);

/// The addresses of all numbers of the journey, in the order of the file.
std::vector<std::string> all_addresses(const Journey& journey);

/// "No number has this address" in helpful words: how far it could be followed, and what exists
/// there.
struct AddressAdvice {
  std::string message;
  std::string advice;
};
AddressAdvice explain_missing_address(const Journey& journey, std::string_view address);

}  // namespace painpoint
