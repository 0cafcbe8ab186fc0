#include "study/levers.h"
#include "texts/tr.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

namespace painpoint::study {
namespace {

constexpr double kLeverPart = 0.01;

double whole_step(Quantity quantity, double value) {
  if (rule_of(quantity).percent) return kLeverPart;
  if (quantity == Quantity::minutes || quantity == Quantity::points) return 1;
  return kLeverPart * std::abs(value);
}

/// The step, or the tenth, hundredth, ... of it that there is room for; 0 if there is none.
double step_within(double step, double room) {
  constexpr int kShortest = 4;
  for (int shorter = 0; shorter <= kShortest; ++shorter, step /= 10)
    if (step <= room * (1 + 1e-12)) return step;
  return 0;
}

std::optional<Lever> lever_of(const Derivative& derivative, double customers) {
  const QuantityRule& rule = rule_of(derivative.quantity);
  const double whole = whole_step(derivative.quantity, derivative.value);
  Lever best;
  for (const bool less : {true, false}) {
    const auto& slope = less ? derivative.slopes.down : derivative.slopes.up;
    if (!slope || (less ? *slope <= 0 : *slope >= 0)) continue;
    const double room = less ? derivative.value - rule.low : rule.high - derivative.value;
    const double step = step_within(whole, room);
    const double saving = customers * step * std::abs(*slope);
    if (saving > best.saving) best = {derivative, less, step, saving};
  }
  if (best.saving <= 0) return std::nullopt;
  return best;
}

}  // namespace

std::string move_in_words(const Lever& lever) {
  const Quantity quantity = lever.derivative.quantity;
  const bool less = lever.less;
  const auto points = [less](double step) {
    if (std::abs(step - 1) < 1e-9)
      return less ? texts::tr_format("{:g} point less", step)
                  : texts::tr_format("{:g} point more", step);
    return less ? texts::tr_format("{:g} points less", step)
                : texts::tr_format("{:g} points more", step);
  };
  if (rule_of(quantity).percent) return points(100 * lever.step);
  if (quantity == Quantity::points) return points(lever.step);
  if (quantity == Quantity::minutes)
    return less ? texts::tr_format("{:g} min less", lever.step)
                : texts::tr_format("{:g} min more", lever.step);
  const double percent = 100 * lever.step / std::abs(lever.derivative.value);
  return less ? texts::tr_format("{:g}% less", percent) : texts::tr_format("{:g}% more", percent);
}

double customers_of_saving(const Journey& journey) {
  return journey.customers_per_month ? journey.customers_per_month->value : 1000;
}

std::vector<Lever> levers_of(const Journey& journey, const Derivatives& derivatives) {
  const double customers = customers_of_saving(journey);
  std::vector<Lever> levers;
  for (const Derivative& derivative : derivatives.all)
    if (auto lever = lever_of(derivative, customers)) levers.push_back(std::move(*lever));
  std::stable_sort(levers.begin(), levers.end(),
                   [](const Lever& a, const Lever& b) { return a.saving > b.saving; });
  return levers;
}

}  // namespace painpoint::study
