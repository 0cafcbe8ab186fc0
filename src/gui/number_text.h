#pragma once

#include <string>
#include <string_view>

#include "model/quantity.h"

/// Numbers as people type them into fields, and as fields show them.
namespace painpoint::gui {

/// A number, or why the text is none, in words that say what to write instead.
struct TypedNumber {
  double value = 0;
  std::string problem;  ///< empty: the value is good
  explicit operator bool() const { return problem.empty(); }
};

/// Reads what the file may hold (`12%`, `0.12`, `45 s`, `2 days`) and what people type beyond it:
/// digits of other scripts, `1,240.50` where a number may be that large, `1 h 30 min`, `12
/// percent`, the journey's own currency. What could mean two things, or is out of the quantity's
/// range, is refused.
TypedNumber number_from_text(std::string_view text, Quantity quantity, std::string_view currency);

/// What a field shows: `12%`, `45 min`, `2 days`, `1,240.5`. number_from_text reads it, and gives
/// the same number but for digits beyond the sixth of a share or a time.
std::string text_of_number(Quantity quantity, double value);

/// "between 0% and 100%", "0 or more".
std::string range_as_shown(Quantity quantity);

/// The unit that a field of this quantity says beside its number: "GBP per hour"; empty where the
/// number itself says it.
std::string unit_beside(Quantity quantity, std::string_view currency);

}  // namespace painpoint::gui
