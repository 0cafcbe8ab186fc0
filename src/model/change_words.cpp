#include "model/change_words.h"

#include <fmt/format.h>

#include "model/key.h"
#include "model/key_words.h"
#include "texts/tr.h"

namespace painpoint {
namespace {

std::string minutes(const Number& number) {
  return said(Quantity::minutes, number.value, "");
}

std::string listed(const std::vector<Number>& numbers) {
  std::string text;
  for (const Number& number : numbers) {
    if (!text.empty()) text += ", ";
    text += said(Quantity::factor, number.value, "");
  }
  return text;
}

}  // namespace

std::string in_words(const Change& change, Quantity quantity, std::string_view currency) {
  const texts::Speaking english(texts::Language::english);
  return said(change, quantity, currency);
}

std::string in_words(const Time& time) {
  const texts::Speaking english(texts::Language::english);
  return said(time);
}

std::string said(const Change& change, Quantity quantity, std::string_view currency) {
  if (change.split) {
    std::string shares;
    for (const auto& [id, share] : *change.split) {
      if (!shares.empty()) shares += ", ";
      shares += fmt::format("{} {}", id, said(Quantity::share, share.value, ""));
    }
    return texts::tr_format("set to {}", shares);
  }
  const double operand = change.operand.value;
  switch (change.operation) {
    case Change::Operation::set:
      return texts::tr_format("set to {}", said(quantity, operand, currency));
    case Change::Operation::scale:
      return texts::tr_format("scaled by {:g}", operand);
    case Change::Operation::cut:
      return texts::tr_format("cut by {:g}%", operand * 100);
    case Change::Operation::add:
      return texts::tr_format("{:+g} added", operand);
  }
  return {};
}

std::string said(const Time& time) {
  const std::string text = said_word(word_of(time.family));
  switch (time.family) {
    case TimeFamily::fixed:
      return minutes(time.mean);
    case TimeFamily::exponential:
      return texts::tr_format("{}, mean {}", text, minutes(time.mean));
    case TimeFamily::lognormal:
    case TimeFamily::gamma:
      if (time.spread_kind == Time::Spread::sd)
        return texts::tr_format("{}, mean {}, sd {}", text, minutes(time.mean),
                                minutes(time.spread));
      return texts::tr_format("{}, mean {}, cv {:g}", text, minutes(time.mean), time.spread.value);
    case TimeFamily::uniform:
    case TimeFamily::triangular:
      return texts::tr_format("{}, {} min", text, listed(time.values));
    case TimeFamily::empirical:
      return time.weights.empty() ? texts::tr_format("{}, {} min", text, listed(time.values))
                                  : texts::tr_format("{}, {} min with weights {}", text,
                                                     listed(time.values), listed(time.weights));
  }
  return text;
}

}  // namespace painpoint
