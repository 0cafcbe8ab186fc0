#include "model/quantity.h"

#include <fmt/format.h>
#include <algorithm>

#include <array>
#include <cmath>
#include <cstddef>
#include <limits>

#include "texts/tr.h"

namespace painpoint {
namespace {

constexpr double kInf = std::numeric_limits<double>::infinity();
// Far above what any journey needs, and far below where products of three numbers overflow.
constexpr double kMost = 1e12;
constexpr double kMostMinutes = 1e9;
constexpr double kMostTimes = 1e6;
/// Bounds from here on are not worth telling people who wrote a usual number.
constexpr double kUnmentioned = 1e6;

constexpr std::array<QuantityRule, 18> kRules = {{
    {-kInf, kInf, false, false, false, "text", ""},
    {0, 1, false, false, true, "a chance", ""},
    {0, 1, false, false, true, "a share", ""},
    {0.001, 1, false, false, true, "a share", ""},
    {0, kMostTimes, false, false, true, "a level", ""},
    {0, 1, false, false, true, "a yearly rate", "per year"},
    {0, kMostTimes, false, false, false, "a factor", ""},
    {0, kMost, false, false, false, "an amount of money", "money"},
    {-kMost, kMost, false, false, false, "an amount of money", "money"},
    {0, kMost, false, false, false, "money per hour", "money per hour"},
    {0, kMost, false, false, false, "money per month", "money per month"},
    {0, kMostMinutes, false, false, false, "a time", "minutes"},
    {0, 100, false, false, false, "points", "points of 100"},
    {0, kMost, false, false, false, "a count", ""},
    {0, 1200, true, false, false, "a number of months", "months"},
    {1, 1200, true, false, false, "a number of months", "months"},
    {-2, 2, false, false, false, "a feeling", "-2 to 2"},
    {1, 1, true, false, false, "the version of the language", ""},
}};

/// As many digits as the number was written with, in groups of three: 1,240.5.
std::string digits_of(double value) {
  std::string text = fmt::format("{:.12g}", value);
  if (text.find('e') != std::string::npos) return text;
  const std::size_t first = value < 0 ? 1 : 0;
  for (std::size_t at = std::min(text.find('.'), text.size()); at > first + 3;)
    text.insert(at -= 3, ",");
  return text;
}

}  // namespace

const QuantityRule& rule_of(Quantity quantity) {
  return kRules[static_cast<std::size_t>(quantity)];
}

bool in_range(Quantity quantity, double value) {
  const QuantityRule& rule = rule_of(quantity);
  if (!std::isfinite(value) || value < rule.low || value > rule.high) return false;
  if (rule.low_is_open && value == rule.low) return false;
  return !rule.whole || value == std::floor(value);
}

std::string range_in_words(Quantity quantity) {
  const QuantityRule& rule = rule_of(quantity);
  const std::string whole = rule.whole ? "a whole number " : "";
  if (rule.low == rule.high) return fmt::format("{}", rule.low);
  if (rule.low_is_open) return fmt::format("{}above {} and at most {}", whole, rule.low, rule.high);
  if (rule.low <= -kUnmentioned) return "a number of usual size";
  if (rule.high >= kUnmentioned)
    return fmt::format("{}{} or more", rule.whole ? "a whole number of " : "", rule.low);
  return fmt::format("{}between {} and {}", whole, rule.low, rule.high);
}

std::string in_words(Quantity quantity, double value, std::string_view currency) {
  const texts::Speaking english(texts::Language::english);
  return said(quantity, value, currency);
}

std::string said(Quantity quantity, double value, std::string_view currency) {
  const QuantityRule& rule = rule_of(quantity);
  if (rule.percent) return digits_of(value * 100) + "%";
  const std::string text = digits_of(value);
  if (rule.unit.empty()) return text;
  if (rule.unit.substr(0, 5) == "money") {
    const std::string money(currency.empty() ? texts::tr_words("money") : currency);
    if (rule.unit == "money per hour") return texts::tr_format("{} {} per hour", text, money);
    if (rule.unit == "money per month") return texts::tr_format("{} {} per month", text, money);
    return fmt::format("{} {}", text, money);
  }
  if (rule.unit == "minutes")
    return value == 1 ? texts::tr_format("{} minute", text) : texts::tr_format("{} minutes", text);
  if (rule.unit == "months")
    return value == 1 ? texts::tr_format("{} month", text) : texts::tr_format("{} months", text);
  if (rule.unit == "points of 100") return texts::tr_format("{} points of 100", text);
  return fmt::format("{} {}", text, rule.unit);
}

}  // namespace painpoint
