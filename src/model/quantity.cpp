#include "model/quantity.h"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <cstddef>
#include <limits>

namespace painpoint {
namespace {

constexpr double kInf = std::numeric_limits<double>::infinity();

constexpr std::array<QuantityRule, 18> kRules = {{
    {-kInf, kInf, false, false, false, "text", ""},
    {0, 1, false, false, true, "a chance", ""},
    {0, 1, false, false, true, "a share", ""},
    {0, 1, false, true, true, "a share", ""},
    {0, kInf, false, false, true, "a level", ""},
    {0, 1, false, false, true, "a yearly rate", "per year"},
    {0, kInf, false, false, false, "a factor", ""},
    {0, kInf, false, false, false, "an amount of money", "money"},
    {-kInf, kInf, false, false, false, "an amount of money", "money"},
    {0, kInf, false, false, false, "money per hour", "money per hour"},
    {0, kInf, false, false, false, "money per month", "money per month"},
    {0, kInf, false, false, false, "a time", "minutes"},
    {0, 100, false, false, false, "points", "points of 100"},
    {0, kInf, false, false, false, "a count", ""},
    {0, 1200, true, false, false, "a number of months", "months"},
    {1, 1200, true, false, false, "a number of months", "months"},
    {-2, 2, false, false, false, "a feeling", "-2 to 2"},
    {1, 1, true, false, false, "the version of the language", ""},
}};

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
  if (std::isinf(rule.low)) return "a finite number";
  if (std::isinf(rule.high))
    return fmt::format("{}{} or more", rule.whole ? "a whole number of " : "", rule.low);
  return fmt::format("{}between {} and {}", whole, rule.low, rule.high);
}

std::string in_words(Quantity quantity, double value, std::string_view currency) {
  const QuantityRule& rule = rule_of(quantity);
  if (rule.percent) return fmt::format("{:.6g}%", value * 100);
  std::string text = fmt::format("{:.6g}", value);
  if (rule.unit.empty()) return text;
  if (rule.unit.substr(0, 5) == "money")
    return fmt::format("{} {}{}", text, currency.empty() ? "money" : currency, rule.unit.substr(5));
  return fmt::format("{} {}", text, rule.unit);
}

}  // namespace painpoint
