#include "gui/number_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <utility>
#include <vector>

#include "base/text.h"
#include "gui/tr.h"
#include "yaml/scalars.h"

namespace painpoint::gui {
namespace {

struct Folded {
  std::string_view from;
  std::string_view to;
};
/// What keyboards of other scripts and word processors put in the place of ASCII.
constexpr std::array<Folded, 12> kFolded = {{
    {"\xE2\x88\x92", "-"},  // minus sign
    {"\xE2\x80\x93", "-"},  // en dash
    {"\xD9\xAA", "%"},      // Arabic percent sign
    {"\xD9\xAB", "."},      // Arabic decimal separator
    {"\xD9\xAC", ","},      // Arabic thousands separator
    {"\xEF\xBC\x85", "%"},  // fullwidth
    {"\xEF\xBC\x8E", "."},
    {"\xEF\xBC\x8C", ","},
    {"\xEF\xBC\x8D", "-"},
    {"\xC2\xA0", " "},      // no-break space
    {"\xE2\x80\xAF", " "},  // narrow no-break space
    {"\xE2\x80\x89", " "},  // thin space
}};
/// The zeros of other scripts; their digits follow.
constexpr std::array<std::string_view, 3> kZeros = {"\xD9\xA0", "\xDB\xB0", "\xEF\xBC\x90"};

std::optional<char> digit_at(std::string_view rest, std::size_t& length) {
  for (const std::string_view zero : kZeros) {
    const std::size_t last = zero.size() - 1;
    if (rest.size() < zero.size() || rest.substr(0, last) != zero.substr(0, last)) continue;
    const int digit =
        static_cast<unsigned char>(rest[last]) - static_cast<unsigned char>(zero[last]);
    if (digit < 0 || digit > 9) continue;
    length = zero.size();
    return static_cast<char>('0' + digit);
  }
  return std::nullopt;
}

std::string folded(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    std::size_t length = 0;
    if (const auto digit = digit_at(text, length)) {
      out += *digit;
      text.remove_prefix(length);
      continue;
    }
    const auto at = std::find_if(kFolded.begin(), kFolded.end(),
                                 [&](const Folded& f) { return text.starts_with(f.from); });
    if (at != kFolded.end()) {
      out += at->to;
      text.remove_prefix(at->from.size());
    } else {
      out += text.front();
      text.remove_prefix(1);
    }
  }
  while (!out.empty() && (out.back() == ' ' || out.back() == '\t')) out.pop_back();
  out.erase(0, std::min(out.find_first_not_of(" \t"), out.size()));
  return out;
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return out;
}

bool is_money(Quantity quantity) {
  return rule_of(quantity).unit.starts_with("money");
}

/// Whether thousands are told apart: fields show them so, and what they show can be typed.
bool has_groups(Quantity quantity) {
  return is_money(quantity) || quantity == Quantity::count;
}

/// Takes the separators out of `1,240.50` or `1 240`; leaves alone what is not clearly that.
std::string without_groups(const std::string& text) {
  const std::size_t start = text.starts_with('-') ? 1 : 0;
  std::size_t at = start;
  while (at < text.size() && is_digit(text[at])) ++at;
  if (at == start || at > start + 3 || text[start] == '0' || at == text.size()) return text;
  const char separator = text[at];
  if (separator != ',' && separator != ' ' && separator != '\'') return text;
  std::string out = text.substr(0, at);
  while (at < text.size() && text[at] == separator) {
    if (at + 4 > text.size()) return text;
    const std::string group = text.substr(at + 1, 3);
    if (!std::all_of(group.begin(), group.end(), is_digit)) return text;
    out += group;
    at += 4;
  }
  if (at < text.size() && (is_digit(text[at]) || text[at] == ',')) return text;
  return out + text.substr(at);
}

/// Takes the journey's own currency away, in front or behind.
std::string without_currency(std::string text, std::string_view currency) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kSigns = {
      {{"GBP", "\xC2\xA3"},
       {"EUR", "\xE2\x82\xAC"},
       {"USD", "$"},
       {"JPY", "\xC2\xA5"},
       {"CNY", "\xC2\xA5"}}};
  std::vector<std::string> names;
  if (!currency.empty()) names.emplace_back(currency);
  for (const auto& [code, sign] : kSigns)
    if (code == currency) names.emplace_back(sign);
  for (const std::string& name : names) {
    if (text.size() <= name.size()) continue;
    if (lower(text.substr(0, name.size())) == lower(name))
      text.erase(0, name.size());
    else if (lower(text.substr(text.size() - name.size())) == lower(name))
      text.erase(text.size() - name.size());
    else
      continue;
    return folded(text);
  }
  return text;
}

struct Unit {
  std::string_view word;
  std::string_view in_file;
  double times = 1;
};
constexpr std::array<Unit, 22> kUnits = {{
    {"s", "s"},        {"sec", "s"},       {"secs", "s"},       {"second", "s"},
    {"seconds", "s"},  {"m", "min"},       {"min", "min"},      {"mins", "min"},
    {"minute", "min"}, {"minutes", "min"}, {"h", "h"},          {"hr", "h"},
    {"hrs", "h"},      {"hour", "h"},      {"hours", "h"},      {"d", "days"},
    {"day", "days"},   {"days", "days"},   {"week", "days", 7}, {"weeks", "days", 7},
    {"w", "days", 7},  {"wk", "days", 7},
}};

/// `1 h 30 min`, `2 weeks`, `45 sec`: numbers and units in turn, each smaller than the one before.
/// Nothing if the text is not of this form.
std::optional<double> time_in_parts(std::string_view text) {
  double minutes = 0;
  double last = HUGE_VAL;
  bool any = false;
  while (!text.empty()) {
    const std::size_t digits = std::min(text.find_first_not_of("0123456789."), text.size());
    const std::string number(text.substr(0, digits));
    text.remove_prefix(digits);
    text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
    std::size_t letters = 0;
    while (letters < text.size() && is_letter(text[letters])) ++letters;
    const std::string word = lower(text.substr(0, letters));
    text.remove_prefix(letters);
    text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
    const auto unit =
        std::find_if(kUnits.begin(), kUnits.end(), [&](const Unit& u) { return u.word == word; });
    if (number.empty() || unit == kUnits.end()) return std::nullopt;
    const yaml::NumberForm form = yaml::form_of(Quantity::minutes);
    const auto part = yaml::read_number_text(fmt::format("{} {}", number, unit->in_file), form);
    const auto one = yaml::read_number_text(fmt::format("1 {}", unit->in_file), form);
    if (part.slip || one.value * unit->times >= last) return std::nullopt;
    last = one.value * unit->times;
    minutes += part.value * unit->times;
    any = true;
  }
  return any ? std::optional<double>(minutes) : std::nullopt;
}

/// Words that say again what the field says already.
std::string without_words(std::string text, const std::vector<std::string_view>& words,
                          std::string_view instead) {
  const std::string small = lower(text);
  for (const std::string_view word : words) {
    if (!small.ends_with(word) || small.size() == word.size()) continue;
    text.resize(text.size() - word.size());
    return folded(text) + std::string(instead);
  }
  return text;
}

std::string out_of_range(std::string_view text, Quantity quantity, double value) {
  const QuantityRule& rule = rule_of(quantity);
  std::string problem = fmt::format("{} is {}", rule.name, range_as_shown(quantity));
  const bool bare = text.find('%') == std::string_view::npos;
  if (rule.percent && bare && value > rule.high && in_range(quantity, value / 100))
    problem += fmt::format("; write {}% or {:g}", text, value / 100);
  return problem;
}

std::string digits_in_groups(std::string text) {
  if (text.find('e') != std::string::npos) return text;
  const std::size_t first = text.starts_with('-') ? 1 : 0;
  for (std::size_t at = std::min(text.find('.'), text.size()); at > first + 3;)
    text.insert(at -= 3, ",");
  return text;
}

bool is_multiple(double value, double of) {
  return value >= of && value / of == std::floor(value / of);
}

std::string text_of_minutes(double minutes) {
  if (is_multiple(minutes, 1440))
    return fmt::format("{:g} {}", minutes / 1440, minutes == 1440 ? "day" : "days");
  if (minutes >= 120 && is_multiple(minutes, 60)) return fmt::format("{:g} h", minutes / 60);
  const double seconds = minutes * 60;
  if (minutes > 0 && minutes < 1 && std::abs(seconds - std::round(seconds)) < 1e-9)
    return fmt::format("{:g} s", std::round(seconds));
  return fmt::format("{:.6g} min", minutes);
}

}  // namespace

TypedNumber number_from_text(std::string_view typed, Quantity quantity, std::string_view currency) {
  const QuantityRule& rule = rule_of(quantity);
  std::string text = folded(typed);
  if (text.empty()) return {0, "there is no number here"};
  if (text.size() > 64) return {0, "this is too long for a number"};
  if (is_money(quantity)) text = without_currency(std::move(text), currency);
  if (has_groups(quantity)) text = without_groups(text);
  if (rule.percent) text = without_words(std::move(text), {"percent", "per cent", "pct"}, "%");
  if (quantity == Quantity::months || quantity == Quantity::whole_months)
    text = without_words(std::move(text), {"months", "month"}, "");
  if (quantity == Quantity::points) text = without_words(std::move(text), {"points", "point"}, "");

  TypedNumber result;
  if (const auto minutes = quantity == Quantity::minutes ? time_in_parts(text) : std::nullopt) {
    result.value = *minutes;
  } else {
    const yaml::ReadNumber read = yaml::read_number_text(text, yaml::form_of(quantity));
    if (read.slip) return {0, fmt::format("{}: {}", read.slip->message, read.slip->advice)};
    result.value = read.value;
  }
  if (!in_range(quantity, result.value)) return {0, out_of_range(text, quantity, result.value)};
  if (result.value == 0) result.value = 0;  // and not -0
  return result;
}

std::string text_of_number(Quantity quantity, double value) {
  if (rule_of(quantity).percent) return fmt::format("{:.6g}%", value * 100);
  if (quantity == Quantity::minutes) return text_of_minutes(value);
  if (has_groups(quantity)) return digits_in_groups(fmt::format("{:.12g}", value));
  return fmt::format("{:.6g}", value);
}

std::string range_as_shown(Quantity quantity) {
  const QuantityRule& rule = rule_of(quantity);
  if (!rule.percent || rule.high > 1) return range_in_words(quantity);
  return fmt::format("between {:g}% and {:g}%", rule.low * 100, rule.high * 100);
}

std::string unit_beside(Quantity quantity, std::string_view currency) {
  const std::string_view unit = rule_of(quantity).unit;
  if (unit.starts_with("money")) {
    const std::string money(currency.empty() ? tr_words("money") : currency);
    if (quantity == Quantity::money_per_hour) return tr_format("{} per hour", money);
    if (quantity == Quantity::money_per_month) return tr_format("{} per month", money);
    return money;
  }
  if (quantity == Quantity::rate) return tr_words("a year");
  if (quantity == Quantity::points) return tr_words("points of 100");
  if (quantity == Quantity::months || quantity == Quantity::whole_months) return tr_words("months");
  return {};
}

}  // namespace painpoint::gui
