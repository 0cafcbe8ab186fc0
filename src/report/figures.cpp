#include "report/figures.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "texts/tr.h"

namespace painpoint::report {
namespace {

constexpr double kWholeMoneyFrom = 1000;
constexpr double kMinutesPerDay = 1440;
constexpr double kDaysFrom = 3 * kMinutesPerDay;

bool only_zeros(std::string_view digits) {
  return digits.find_first_of("123456789") == std::string_view::npos;
}

}  // namespace

std::string grouped(double value, int decimals) {
  if (!std::isfinite(value)) return texts::tr_words("n/a");
  std::string digits = fmt::format("{:.{}f}", std::abs(value), decimals);
  const std::size_t point = std::min(digits.find('.'), digits.size());
  for (std::size_t at = point; at > 3; at -= 3) digits.insert(at - 3, ",");
  return value < 0 && !only_zeros(digits) ? "-" + digits : digits;
}

std::string with_sign(double value, int decimals) {
  std::string text = grouped(value, decimals);
  if (!std::isfinite(value)) return text;
  if (only_zeros(text)) return "0";
  return value > 0 ? "+" + text : text;
}

std::string percent(double share, int decimals) {
  return grouped(share * 100, decimals) + "%";
}

std::string currency_word(std::string_view currency) {
  return currency.empty() ? texts::tr_words("money") : std::string(currency);
}

std::string title_of(chain::Metric metric) {
  return texts::tr_words(std::string(chain::info(metric).title).c_str());
}

std::string meaning_of(chain::Metric metric) {
  return texts::tr_words(std::string(chain::info(metric).definition).c_str());
}

Scale scale_of(chain::MetricUnit unit, double largest, std::string_view currency) {
  using enum chain::MetricUnit;
  switch (unit) {
    case count:
      return {1, largest >= 100 ? 1 : 3, ""};
    case chance:
      return {100, 2, "%"};
    case minutes:
      if (largest >= kDaysFrom) return {1.0 / kMinutesPerDay, 1, texts::tr_words("days")};
      return {1, largest >= 1000 ? 0 : largest >= 100 ? 1 : 2, texts::tr_words("min")};
    case money:
      return {1, largest >= kWholeMoneyFrom ? 0 : 2, currency_word(currency)};
    case share:
      return {100, 1, "%"};
    case points:
      return {1, 1, texts::tr_words("of 100")};
    case rate:
      return {1, 1, ""};
  }
  return {};
}

Scale scale_of(Quantity quantity, double largest, std::string_view currency) {
  if (rule_of(quantity).percent) return {100, 1, "%"};
  switch (quantity) {
    case Quantity::minutes:
      return scale_of(chain::MetricUnit::minutes, largest, currency);
    case Quantity::points:
      return scale_of(chain::MetricUnit::points, largest, currency);
    case Quantity::money:
    case Quantity::signed_money:
      return scale_of(chain::MetricUnit::money, largest, currency);
    default:
      return {1, largest >= 10 ? 1 : 2, ""};
  }
}

int decimals_for_error(double standard_error, int fewest, int most) {
  if (!(standard_error > 0) || !std::isfinite(standard_error)) return fewest;
  const int first_digit = static_cast<int>(std::floor(std::log10(standard_error)));
  return std::clamp(1 - first_digit, fewest, most);
}

}  // namespace painpoint::report
