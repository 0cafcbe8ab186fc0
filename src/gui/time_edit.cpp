#include "gui/time_edit.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "gui/number_text.h"

namespace painpoint::gui {
namespace {

constexpr double kUsualSpread = 0.5;
/// Half the width of a uniform and a triangular distribution, in standard deviations.
const double kUniformReach = std::sqrt(3.0);
const double kTriangularReach = std::sqrt(6.0);

}  // namespace

Time with_family(const Time& time, TimeFamily family) {
  const double mean = mean_minutes(time);
  const double cv = coefficient_of_variation(time);
  const double spread = cv > 0 ? cv : kUsualSpread;
  const auto reach = [&](double deviations) { return std::min(mean, deviations * spread * mean); };
  Time changed;
  changed.family = family;
  changed.mean.value = mean;
  changed.mean.provenance = time.mean.provenance;
  switch (family) {
    case TimeFamily::fixed:
    case TimeFamily::exponential:
      return changed;
    case TimeFamily::lognormal:
    case TimeFamily::gamma:
      changed.spread_kind = Time::Spread::cv;
      changed.spread = std::round(spread * 100) / 100;
      if (time.spread_kind != Time::Spread::none) {
        changed.spread_kind = time.spread_kind;
        changed.spread = time.spread;
      }
      return changed;
    case TimeFamily::uniform:
      changed.mean = 0.0;
      changed.values = {mean - reach(kUniformReach), mean + reach(kUniformReach)};
      return changed;
    case TimeFamily::triangular:
      changed.mean = 0.0;
      changed.values = {mean - reach(kTriangularReach), mean, mean + reach(kTriangularReach)};
      return changed;
    case TimeFamily::empirical:
      changed.mean = 0.0;
      if (!time.values.empty())
        changed.values = time.values;
      else
        changed.values = {mean - reach(kUniformReach), mean, mean + reach(kUniformReach)};
      return changed;
  }
  return changed;
}

Time with_spread_kind(const Time& time, Time::Spread kind) {
  Time changed = time;
  if (time.spread_kind == kind || kind == Time::Spread::none) return changed;
  const double mean = mean_minutes(time);
  changed.spread_kind = kind;
  changed.spread.provenance = nullptr;
  const bool to_sd = kind == Time::Spread::sd;
  changed.spread.value =
      to_sd ? time.spread.value * mean : (mean > 0 ? time.spread.value / mean : kUsualSpread);
  return changed;
}

TypedList list_from_text(std::string_view text, bool weights) {
  TypedList list;
  while (!text.empty()) {
    const std::size_t end = text.find_first_of(",;\n");
    const std::string_view part = text.substr(0, end);
    text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
    if (part.find_first_not_of(" \t") == std::string_view::npos) continue;
    const TypedNumber number =
        number_from_text(part, weights ? Quantity::factor : Quantity::minutes, "");
    if (!number) return {{}, number.problem};
    list.values.push_back(number.value);
  }
  return list;
}

std::string text_of_list(const std::vector<Number>& numbers, bool weights) {
  std::string text;
  for (const Number& number : numbers) {
    if (!text.empty()) text += ", ";
    text += text_of_number(weights ? Quantity::factor : Quantity::minutes, number.value);
  }
  return text;
}

}  // namespace painpoint::gui
