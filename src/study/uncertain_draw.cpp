#include <algorithm>
#include <cmath>

#include "study/uncertainty.h"

namespace painpoint::study {
namespace {

/// What is left of the whole when others have taken their parts.
double room_in(const UncertainGroup& group, std::span<const double> values) {
  double room = group.whole;
  for (const std::size_t taker : group.room_taken_by) room -= values[taker];
  return std::max(room, 0.0);
}

double expected_room(const Uncertainty& uncertainty, const UncertainGroup& group) {
  double room = group.whole;
  for (const std::size_t taker : group.room_taken_by) room -= uncertainty.numbers[taker].value;
  return room;
}

/// A value that the number can have: months come whole.
double possible(const UncertainNumber& number, double value) {
  const QuantityRule& rule = rule_of(number.quantity);
  return rule.whole ? std::max(rule.low, std::round(value)) : value;
}

}  // namespace

std::size_t Uncertainty::find(std::string_view address) const {
  for (std::size_t i = 0; i < numbers.size(); ++i)
    if (numbers[i].address == address) return i;
  return numbers.size();
}

std::vector<double> Uncertainty::expected() const {
  std::vector<double> values;
  values.reserve(numbers.size());
  for (const UncertainNumber& number : numbers) values.push_back(number.value);
  return values;
}

void draw_group(const Uncertainty& uncertainty, std::size_t group_number,
                std::span<const double> deviates, std::span<double> values) {
  const UncertainGroup& group = uncertainty.groups[group_number];
  if (group.kind != UncertainGroup::Kind::shares) {
    for (std::size_t k = 0; k < group.members.size(); ++k)
      values[group.members[k]] =
          possible(uncertainty.numbers[group.members[k]], group.marginal[k].at(deviates[0]));
    return;
  }
  // Gammas divided by their sum are Dirichlet.
  double sum = 0;
  for (std::size_t k = 0; k < group.marginal.size(); ++k) {
    const double gamma = group.marginal[k].at(deviates[k]);
    if (k < group.members.size()) values[group.members[k]] = gamma;
    sum += gamma;
  }
  const double room = room_in(group, values);
  for (const std::size_t member : group.members) values[member] *= room / sum;
}

std::vector<std::size_t> drawing_order(const Uncertainty& uncertainty) {
  std::vector<std::size_t> order;
  for (const bool in_room : {false, true})
    for (std::size_t g = 0; g < uncertainty.groups.size(); ++g)
      if (uncertainty.groups[g].room_taken_by.empty() != in_room) order.push_back(g);
  return order;
}

std::vector<double> world_with(const Uncertainty& uncertainty, std::size_t number, double z) {
  std::vector<double> values = uncertainty.expected();
  const std::size_t moved = uncertainty.numbers[number].group;
  const UncertainGroup& own = uncertainty.groups[moved];
  if (own.kind == UncertainGroup::Kind::shares) {
    const double whole = expected_room(uncertainty, own);
    const double value = std::min(uncertainty.numbers[number].marginal.at(z), whole);
    const double left = whole - uncertainty.numbers[number].value;
    const double factor = left > 0 ? (whole - value) / left : 0;
    for (const std::size_t member : own.members) values[member] *= factor;
    values[number] = value;
  } else {
    draw_group(uncertainty, moved, std::span(&z, 1), values);
  }
  // Who shares the rest of a whole gives way.
  for (const UncertainGroup& group : uncertainty.groups) {
    if (group.room_taken_by.empty()) continue;
    const double factor = room_in(group, values) / expected_room(uncertainty, group);
    for (const std::size_t member : group.members) values[member] *= factor;
  }
  return values;
}

}  // namespace painpoint::study
