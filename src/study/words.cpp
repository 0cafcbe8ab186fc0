#include "study/words.h"

#include <fmt/format.h>

#include <cmath>

namespace painpoint::study {

/// Three significant digits: nobody decides on the pence.
double three_digits(double amount) {
  double step = 1;
  while (std::abs(amount) / step >= 1000) step *= 10;
  return std::round(amount / step) * step;
}

/// 1,234,567: whole, with thousands separators.
std::string whole(double amount) {
  const double value = std::round(std::abs(amount));
  std::string digits = fmt::format("{:.0f}", value);
  for (std::size_t at = digits.size(); at > 3;) {
    at -= 3;
    digits.insert(at, ",");
  }
  return (amount < 0 && value > 0 ? "-" : "") + digits;
}

std::string rounded(double amount) {
  return whole(three_digits(amount));
}

std::string with_currency(std::string amount, const Journey& journey) {
  return journey.currency.empty() ? amount : journey.currency + " " + amount;
}

std::string money(double amount, const Journey& journey) {
  return with_currency(rounded(amount), journey);
}

std::string in_quotes(std::string_view name) {
  return fmt::format("“{}”", name);
}

}  // namespace painpoint::study
