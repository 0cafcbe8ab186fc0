#include "study/words.h"

#include <fmt/format.h>

#include <cmath>

#include "model/address.h"
#include "model/words.h"
#include "study/compare.h"

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

std::string change_in_words(std::string_view what, double before, double after) {
  const double percent = before > 0 ? (after / before - 1) * 100 : 0;
  if (std::abs(percent) < 0.5) return fmt::format("{} stay as they are", what);
  return fmt::format("{} {} by {:.0f}%", what, percent < 0 ? "fall" : "rise", std::abs(percent));
}

std::string of_100(double chance) {
  if (chance > 0.995 && chance < 1) return "more than 99 of 100";
  if (chance < 0.005 && chance > 0) return "fewer than 1 of 100";
  return fmt::format("{:.0f} of 100", 100 * chance);
}

namespace {

/// By the name of what it belongs to; where nothing around it has a name, by what it means.
std::string what_stands_at(const Journey& journey, std::string_view address) {
  const std::string words = words_for(journey, address);
  if (words.find("“") != std::string::npos) return words;
  Journey again = journey;  // finding a number needs a journey that may be changed
  const Addressed found = find_address(again, address);
  const bool known = found.number && !found.number->meaning.empty();
  return known ? fmt::format("{} ({})", address, found.number->meaning) : std::string(address);
}

}  // namespace

std::string number_in_words(const Journey& journey, std::string_view address) {
  constexpr std::string_view kScenarios = "scenarios.";
  constexpr std::string_view kWhatChanges = ".changes.";
  const std::size_t changes = address.find(kWhatChanges);
  if (!address.starts_with(kScenarios) || changes == std::string_view::npos)
    return what_stands_at(journey, address);
  const std::string_view id = address.substr(kScenarios.size(), changes - kScenarios.size());
  return fmt::format("what {} does to {}", in_quotes(scenario_name(journey, id)),
                     what_stands_at(journey, address.substr(changes + kWhatChanges.size())));
}

}  // namespace painpoint::study
