#include "gui/workshop_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "gui/tr.h"
#include "report/figures.h"
#include "study/words.h"

namespace painpoint::gui {
namespace {

/// -1, 0 or 1: less, the same but for rounding, or more than in the base.
int direction_of(double base, double tried) {
  const double difference = tried - base;
  if (std::abs(difference) <= 1e-9 * std::max(std::abs(base), 1.0)) return 0;
  return difference < 0 ? -1 : 1;
}

/// Hours, complaints and customers: small ones with the digits that say anything.
std::string few_digits(double value) {
  if (std::abs(value) >= 100) return study::rounded(value);
  return std::abs(value) >= 10 ? fmt::format("{:.1f}", value) : fmt::format("{:.2g}", value);
}

/// Two figures to the step at which their difference is seen: 1,334,000 and 1,347,000, which would
/// be 1,330,000 and 1,350,000 by themselves.
std::pair<std::string, std::string> seen_apart(double base, double tried) {
  const int exponent = static_cast<int>(std::floor(std::log10(std::abs(tried - base)))) - 1;
  const double step = std::pow(10.0, exponent);
  const auto words = [&](double value) {
    return report::grouped(std::round(value / step) * step, std::clamp(-exponent, 0, 6));
  };
  return {words(base), words(tried)};
}

std::string in_hours(const std::string& figure) {
  return tr_format("{} h", figure);
}
std::string hours(double value) {
  return in_hours(few_digits(value));
}

std::string sentence_of(const editor::TriedFigures& figures, const Journey& journey) {
  const int way = direction_of(figures.base.cost, figures.tried.cost);
  const std::string amount =
      study::money(std::abs(figures.tried.cost - figures.base.cost), journey);
  if (way == 0) return tr_words("Costs as much as the base");
  if (figures.monthly)
    return way < 0 ? tr_format("Saves {} a month", amount)
                   : tr_format("Costs {} more a month", amount);
  return way < 0 ? tr_format("Saves {} for 1,000 customers", amount)
                 : tr_format("Costs {} more for 1,000 customers", amount);
}

}  // namespace

RoomVerdict room_verdict(const editor::TriedFigures& figures, const Journey& journey) {
  RoomVerdict verdict;
  verdict.sentence = sentence_of(figures, journey);
  verdict.better = -direction_of(figures.base.cost, figures.tried.cost);
  const auto line = [&](std::string_view name, const char* title, double base, double tried,
                        auto&& words, auto&& with_unit, bool counted) {
    const int way = direction_of(base, tried);
    const std::string amount = words(std::abs(tried - base));
    std::string difference = tr_words("the same");
    if (way < 0 && counted) difference = tr_format("{} fewer", amount);
    if (way < 0 && !counted) difference = tr_format("{} less", amount);
    if (way > 0) difference = tr_format("{} more", amount);
    const auto [from, to] =
        way == 0 ? std::pair(few_digits(base), few_digits(tried)) : seen_apart(base, tried);
    verdict.lines.push_back(
        {name, title, with_unit(from), with_unit(to), std::move(difference), -way});
  };
  const auto money = [&](double amount) { return study::money(amount, journey); };
  const auto no_unit = [](const std::string& figure) { return figure; };
  const editor::RoomFigures &base = figures.base, &tried = figures.tried;
  line("cost", tr_words("Cost"), base.cost, tried.cost, money, no_unit, false);
  line("friction", tr_words("Friction"), base.friction_hours, tried.friction_hours, hours, in_hours,
       false);
  line("complaints", tr_words("Complaints"), base.complaints, tried.complaints, few_digits, no_unit,
       true);
  line("lost", tr_words("Customers lost"), base.lost, tried.lost, few_digits, no_unit, true);
  return verdict;
}

std::string how_sure_in_words(double beats_nothing) {
  return tr_format("Better than doing nothing in {} plausible worlds",
                   study::of_100(beats_nothing));
}

}  // namespace painpoint::gui
