#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/catalogue.h"
#include "model/quantity.h"

namespace painpoint::yaml {

/// What may stand behind a number.
struct NumberForm {
  bool percent = false;  ///< `10%`
  bool unit = false;     ///< `45 s`, `20 min`, `2 h`, `3 days`; the value is minutes then
};
NumberForm form_of(Quantity quantity);

/// What is wrong with a text that should be a number, and what to write instead.
struct Slip {
  Code code;
  std::string message;
  std::string advice;
};

struct ReadNumber {
  double value = 0;
  std::optional<Slip> slip;
};

/// Reads `12.5`, `-3`, `1e6`, and with the form `12.5%` or `20 min` (in minutes). Ranges are not
/// checked here. The same text gives the same double everywhere, independent of the locale.
ReadNumber read_number_text(std::string_view text, NumberForm form);

}  // namespace painpoint::yaml
