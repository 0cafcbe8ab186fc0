#include "study/words.h"

#include <fmt/format.h>

#include <array>
#include <cmath>

#include "model/address.h"
#include "model/words.h"
#include "study/compare.h"
#include "texts/tr.h"

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
  return texts::tr_format("“{}”", name);
}

namespace {

struct Changing {
  const char* stay;
  const char* fall;
  const char* rise;
};

const Changing& changing(Counted what) {
  static constexpr std::array<Changing, 3> kChanging = {{
      {texts::tr_later("complaints stay as they are"), texts::tr_later("complaints fall by {}"),
       texts::tr_later("complaints rise by {}")},
      {texts::tr_later("lost customers stay as they are"),
       texts::tr_later("lost customers fall by {}"), texts::tr_later("lost customers rise by {}")},
      {texts::tr_later("rework hours stay as they are"), texts::tr_later("rework hours fall by {}"),
       texts::tr_later("rework hours rise by {}")},
  }};
  return kChanging[static_cast<std::size_t>(what)];
}

std::string joined(const std::vector<std::string>& parts, const char* last) {
  std::string text;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) text += i + 1 == parts.size() ? last : texts::tr_words(", ");
    text += texts::isolated(parts[i]);
  }
  return text;
}

}  // namespace

std::string all_of(const std::vector<std::string>& parts) {
  return joined(parts, texts::tr_words(" and "));
}

std::string any_of(const std::vector<std::string>& parts) {
  return joined(parts, texts::tr_words(" or "));
}

std::string shown_name(std::string_view id, const std::string& name) {
  return id == kBase ? texts::tr_words(base_name().data()) : name;
}

std::string change_in_words(Counted what, double before, double after) {
  const double percent = before > 0 ? (after / before - 1) * 100 : 0;
  const Changing& words = changing(what);
  if (std::abs(percent) < 0.5) return texts::tr_words(words.stay);
  return texts::tr_format(percent < 0 ? words.fall : words.rise,
                          fmt::format("{:.0f}%", std::abs(percent)));
}

std::string of_100(double chance) {
  if (chance > 0.995 && chance < 1) return texts::tr_words("more than 99 of 100");
  if (chance < 0.005 && chance > 0) return texts::tr_words("fewer than 1 of 100");
  return texts::tr_format("{:.0f} of 100", 100 * chance);
}

namespace {

/// By the name of what it belongs to; where nothing around it has a name, by what it means.
std::string what_stands_at(const Journey& journey, std::string_view address) {
  if (words_for(journey, address).find("“") != std::string::npos) return said_for(journey, address);
  Journey again = journey;  // finding a number needs a journey that may be changed
  const Addressed found = find_address(again, address);
  const bool known = found.number && !found.number->meaning.empty();
  if (!known) return std::string(address);
  const std::string meaning(found.number->meaning);
  // The words that are read come first where the address is in another script.
  if (texts::spoken() != texts::Language::english)
    return fmt::format("{} ({})", texts::isolated(texts::tr_words(meaning.c_str())),
                       texts::isolated(address));
  return fmt::format("{} ({})", address, meaning);
}

}  // namespace

std::string number_in_words(const Journey& journey, std::string_view address) {
  constexpr std::string_view kScenarios = "scenarios.";
  constexpr std::string_view kWhatChanges = ".changes.";
  const std::size_t changes = address.find(kWhatChanges);
  if (!address.starts_with(kScenarios) || changes == std::string_view::npos)
    return what_stands_at(journey, address);
  const std::string_view id = address.substr(kScenarios.size(), changes - kScenarios.size());
  return texts::tr_format("what {} does to {}", in_quotes(scenario_name(journey, id)),
                          what_stands_at(journey, address.substr(changes + kWhatChanges.size())));
}

}  // namespace painpoint::study
