#include "yaml/scalars.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <system_error>
#include <utility>

#include "base/text.h"
#include "texts/tr.h"

namespace painpoint::yaml {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

/// How many bytes at the start are `-12.5e-3`; 0 if there is no digit.
std::size_t decimal_length(std::string_view text, bool& has_exponent) {
  std::size_t at = 0;
  if (at < text.size() && text[at] == '-') ++at;
  std::size_t digits = 0;
  const auto take_digits = [&] {
    while (at < text.size() && is_digit(text[at])) {
      ++at;
      ++digits;
    }
  };
  take_digits();
  if (at < text.size() && text[at] == '.') {
    ++at;
    take_digits();
  }
  if (digits == 0) return 0;
  has_exponent = false;
  if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
    std::size_t exponent = at + 1;
    if (exponent < text.size() && (text[exponent] == '+' || text[exponent] == '-')) ++exponent;
    if (exponent < text.size() && is_digit(text[exponent])) {
      while (exponent < text.size() && is_digit(text[exponent])) ++exponent;
      at = exponent;
      has_exponent = true;
    }
  }
  return at;
}

std::optional<double> to_double(std::string_view text) {
  double value = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (problem != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

struct Unit {
  std::string_view name;
  double minutes;
};
constexpr std::array<Unit, 5> kUnits = {
    {{"s", 1.0 / 60}, {"min", 1}, {"h", 60}, {"days", 1440}, {"day", 1440}}};

/// Other words for the units, and what to write.
constexpr std::array<std::pair<std::string_view, std::string_view>, 19> kOtherUnits = {{
    {"sec", "s"},    {"secs", "s"},     {"second", "s"},    {"seconds", "s"}, {"m", "min"},
    {"mins", "min"}, {"minute", "min"}, {"minutes", "min"}, {"hr", "h"},      {"hrs", "h"},
    {"hour", "h"},   {"hours", "h"},    {"d", "days"},      {"S", "s"},       {"Min", "min"},
    {"MIN", "min"},  {"H", "h"},        {"Days", "days"},   {"Tage", "days"},
}};

std::string unit_list() {
  return texts::tr_words("units are s, min, h and days");
}

/// The digits of a number that is written with separators, or nothing.
std::string without(std::string_view text, std::string_view separators) {
  std::string result;
  for (const char c : text)
    if (separators.find(c) == std::string_view::npos) result += c;
  return result;
}

bool only(std::string_view text, std::string_view allowed) {
  return !text.empty() && text.find_first_not_of(allowed) == std::string_view::npos;
}

Slip comma_slip(std::string_view text) {
  const bool one_comma = std::count(text.begin(), text.end(), ',') == 1;
  const bool point = text.find('.') != std::string_view::npos;
  std::string decimal(text);
  std::replace(decimal.begin(), decimal.end(), ',', '.');
  const std::string joined = without(text, ",");
  const std::size_t comma = text.find(',');
  const bool thousands = text.size() - comma == 4;
  if (!one_comma || point)
    return {Code::not_a_number, texts::tr_words("a number has no commas"),
            texts::tr_format("write {}", joined)};
  if (thousands)
    return {Code::not_a_number, texts::tr_words("a number has no commas"),
            texts::tr_format("write {} or {}, whichever you mean", joined, decimal)};
  return {Code::not_a_number, texts::tr_words("a number has a point, not a comma"),
          texts::tr_format("write {}", decimal)};
}

/// Words for what people write instead of numbers.
Slip explain(std::string_view text, NumberForm form) {
  const Code code = Code::not_a_number;
  std::string lower(text.substr(0, 16));
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  if (text.starts_with('+'))
    return {code, texts::tr_words("a number has no plus sign"),
            texts::tr_words("write it without the `+`")};
  if (text.starts_with("\xE2\x88\x92"))
    return {code, texts::tr_words("this minus sign is a typographic one"),
            texts::tr_words("write `-`, as on the keyboard")};
  if (lower.starts_with("0x"))
    return {code, texts::tr_words("hexadecimal numbers are not used"),
            texts::tr_words("write it decimal")};
  if (lower == ".inf" || lower == "-.inf" || lower == ".nan" || lower == "inf" || lower == "nan" ||
      lower == "infinity")
    return {code, texts::tr_words("a number must be finite"), texts::tr_words("write a number")};
  if (only(text, "0123456789,.-%") && text.find(',') != std::string_view::npos)
    return comma_slip(text);
  if (only(text, "0123456789_.-%"))
    return {code, texts::tr_words("this is not one number"),
            text.find('_') != std::string_view::npos
                ? texts::tr_format("write {}", without(text, "_"))
                : texts::tr_words("write it with one decimal point: 1240.5")};
  if (only(text, "0123456789:") && text.find(':') != std::string_view::npos)
    return {form.unit ? Code::bad_time : code, texts::tr_words("a clock time is not a number"),
            form.unit ? texts::tr_words("write a length of time: 90 min, or 1.5 h")
                      : texts::tr_words("write one number")};
  if (only(text, "0123456789. '"))
    return {code, texts::tr_words("a number has no separators"),
            texts::tr_format("write {}", without(text, " '"))};
  for (const std::string_view sign : {"\xC2\xA3", "\xE2\x82\xAC", "$", "\xC2\xA5"})
    if (text.starts_with(sign) || text.ends_with(sign))
      return {code, texts::tr_words("a number has no currency sign"),
              texts::tr_words(
                  "write the number alone; the currency stands once, at the top of the file")};
  if (lower == "true" || lower == "false" || lower == "yes" || lower == "no")
    return {code, texts::tr_format("`{}` is not a number", text),
            texts::tr_words("write a number")};
  return {code, texts::tr_format("`{}` is not a number", fit(printable(text), 40)),
          form.unit ? texts::tr_words("write minutes, or a number and a unit such as 45 s or 2 h")
          : form.percent ? texts::tr_words("write a number such as 0.1 or 10%")
                         : texts::tr_words("write a number such as 12.5")};
}

Slip explain_suffix(std::string_view number, std::string_view suffix, NumberForm form) {
  if (suffix == "%")
    return {
        Code::percent_not_allowed, texts::tr_words("a percent sign cannot stand here"),
        texts::tr_words(
            "percent signs belong to chances, shares, levels and rates; write the number itself")};
  const auto other = std::find_if(kOtherUnits.begin(), kOtherUnits.end(),
                                  [&](const auto& pair) { return pair.first == suffix; });
  if (form.unit && other != kOtherUnits.end())
    return {Code::bad_time, texts::tr_format("`{}` is not a unit", suffix),
            texts::tr_format("write {} {}", number, other->second)};
  if (form.unit && (suffix.starts_with("week") || suffix.starts_with("month")))
    return {Code::bad_time, texts::tr_format("`{}` is not a unit", suffix),
            texts::tr_words("write it in days")};
  const bool unit =
      std::any_of(kUnits.begin(), kUnits.end(), [&](const Unit& u) { return u.name == suffix; });
  if (!form.unit && unit)
    return {Code::not_a_number,
            texts::tr_format("this number is not a time, so `{}` cannot stand here", suffix),
            texts::tr_format("write {}", number)};
  if (form.unit && suffix.find_first_of("0123456789") != std::string_view::npos)
    return {Code::bad_time, texts::tr_words("a time is one number and one unit"),
            texts::tr_words("write 90 min or 1.5 h")};
  if (form.percent && (suffix == "percent" || suffix == "pct" || suffix == "per cent"))
    return {Code::not_a_number, texts::tr_words("percent is written as a sign"),
            texts::tr_format("write {}%", number)};
  if (form.unit)
    return {Code::bad_time, texts::tr_format("`{}` is not a unit", fit(printable(suffix), 20)),
            unit_list()};
  return {Code::not_a_number,
          texts::tr_format("`{}` behind a number means nothing here", fit(printable(suffix), 20)),
          texts::tr_words("write the number out, with digits alone")};
}

ReadNumber failed(Slip slip) {
  return {0, std::move(slip)};
}

}  // namespace

NumberForm form_of(Quantity quantity) {
  return {rule_of(quantity).percent, quantity == Quantity::minutes};
}

ReadNumber read_number_text(std::string_view text, NumberForm form) {
  text = trimmed(text);
  bool has_exponent = false;
  const std::size_t length = decimal_length(text, has_exponent);
  if (length == 0) return failed(explain(text, form));
  const std::string_view number = text.substr(0, length);
  const std::string_view suffix = trimmed(text.substr(length));
  const bool strange =
      !suffix.empty() &&
      (is_digit(suffix[0]) || suffix[0] == '.' || suffix[0] == ',' || suffix[0] == ':' ||
       suffix[0] == '_' || suffix[0] == '\'' || suffix[0] == 'x' || suffix[0] == 'X');
  if (strange) return failed(explain(text, form));
  const auto value = to_double(number);
  if (!value)
    return failed({Code::not_a_number,
                   texts::tr_words("this number is too large or too small to count with"),
                   texts::tr_words("write fewer digits")});
  if (suffix.empty()) return {*value, {}};
  if (suffix == "%" && form.percent) {
    // 0.2% is the double nearest to 0.002, which dividing by 100 would miss now and then.
    const auto exact =
        has_exponent ? std::optional<double>() : to_double(std::string(number) + "e-2");
    return {exact ? *exact : *value / 100, {}};
  }
  if (form.unit)
    for (const Unit& unit : kUnits)
      if (suffix == unit.name) return {unit.name == "s" ? *value / 60 : *value * unit.minutes, {}};
  const bool currency = suffix == "\xC2\xA3" || suffix == "\xE2\x82\xAC" || suffix == "$";
  if (currency) return failed(explain(text, form));
  return failed(explain_suffix(number, suffix, form));
}

}  // namespace painpoint::yaml
