#include "model/change_words.h"

#include <fmt/format.h>

#include "model/key.h"

namespace painpoint {
namespace {

std::string minutes(const Number& number) {
  return in_words(Quantity::minutes, number.value, "");
}

std::string listed(const std::vector<Number>& numbers) {
  std::string text;
  for (const Number& number : numbers) {
    if (!text.empty()) text += ", ";
    text += in_words(Quantity::factor, number.value, "");
  }
  return text;
}

}  // namespace

std::string in_words(const Change& change, Quantity quantity, std::string_view currency) {
  if (change.split) {
    std::string shares;
    for (const auto& [id, share] : *change.split) {
      if (!shares.empty()) shares += ", ";
      shares += fmt::format("{} {}", id, in_words(Quantity::share, share.value, ""));
    }
    return "set to " + shares;
  }
  const double operand = change.operand.value;
  switch (change.operation) {
    case Change::Operation::set:
      return "set to " + in_words(quantity, operand, currency);
    case Change::Operation::scale:
      return fmt::format("scaled by {:g}", operand);
    case Change::Operation::cut:
      return fmt::format("cut by {:g}%", operand * 100);
    case Change::Operation::add:
      return fmt::format("{:+g} added", operand);
  }
  return {};
}

std::string in_words(const Time& time) {
  std::string text(word_of(time.family));
  switch (time.family) {
    case TimeFamily::fixed:
      return minutes(time.mean);
    case TimeFamily::exponential:
      return fmt::format("{}, mean {}", text, minutes(time.mean));
    case TimeFamily::lognormal:
    case TimeFamily::gamma:
      if (time.spread_kind == Time::Spread::sd)
        return fmt::format("{}, mean {}, sd {}", text, minutes(time.mean), minutes(time.spread));
      return fmt::format("{}, mean {}, cv {:g}", text, minutes(time.mean), time.spread.value);
    case TimeFamily::uniform:
    case TimeFamily::triangular:
      return fmt::format("{}, {} min", text, listed(time.values));
    case TimeFamily::empirical:
      text += fmt::format(", {} min", listed(time.values));
      if (!time.weights.empty()) text += fmt::format(" with weights {}", listed(time.weights));
      return text;
  }
  return text;
}

}  // namespace painpoint
