#include "cli/options.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "base/text.h"
#include "study/compare.h"
#include "texts/parts.h"

namespace painpoint::cli {

Got<std::uint64_t> whole_number(std::string_view option, const std::string& text,
                                std::uint64_t least, std::uint64_t most) {
  std::uint64_t value = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool digits = !text.empty() && text.find_first_not_of("0123456789") == std::string::npos;
  const bool whole = problem == std::errc{} && end == text.data() + text.size();
  const bool too_many_digits = digits && problem == std::errc::result_out_of_range;
  if (!whole && !too_many_digits)
    return Got<std::uint64_t>::fail(
        Exit::command_wrong,
        texts::tr_format("{} needs a whole number, not `{}`", option, fit(printable(text), 40)));
  if (too_many_digits || value < least || value > most)
    return Got<std::uint64_t>::fail(
        Exit::command_wrong, texts::tr_format("{} must be between {} and {}, not {}", option, least,
                                              most, fit(text, 40)));
  return {value};
}

Got<std::uint64_t> seed_of(const Options& options) {
  if (options.seed.empty()) return {kUsualSeed};
  return whole_number("--seed", options.seed, 0, UINT64_MAX);
}

Got<double> share(std::string_view option, const std::string& text, double above, double most) {
  double value = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  const std::string_view rest(end, static_cast<std::size_t>(text.data() + text.size() - end));
  if (problem != std::errc{} || (!rest.empty() && rest != "%"))
    return Got<double>::fail(Exit::command_wrong,
                             texts::tr_format("{} needs a share such as 1%, not `{}`", option,
                                              fit(printable(text), 40)));
  if (rest == "%") value /= 100;
  if (!(value > above && value <= most))
    return Got<double>::fail(Exit::command_wrong,
                             texts::tr_format("{} must be above {:g}% and at most {:g}%, not `{}`",
                                              option, 100 * above, 100 * most, fit(text, 40)));
  return {value};
}

Got<std::chrono::milliseconds> duration(std::string_view option, const std::string& text) {
  using Result = Got<std::chrono::milliseconds>;
  double value = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  const std::string_view unit(end, static_cast<std::size_t>(text.data() + text.size() - end));
  constexpr std::array<std::pair<std::string_view, double>, 4> kUnits = {
      {{"ms", 1}, {"s", 1e3}, {"min", 60e3}, {"h", 3600e3}}};
  const auto* known = std::find_if(kUnits.begin(), kUnits.end(),
                                   [&](const auto& one) { return one.first == unit; });
  if (problem != std::errc{} || known == kUnits.end())
    return Result::fail(
        Exit::command_wrong,
        texts::tr_format("{} needs a time with its unit (500ms, 10s, 2min, 1h), not `{}`", option,
                         fit(printable(text), 40)));
  constexpr double kMost = 30 * 24 * 3600e3;
  const double milliseconds = value * known->second;
  if (!(milliseconds >= 1 && milliseconds <= kMost))
    return Result::fail(
        Exit::command_wrong,
        texts::tr_format("{} must be between 1ms and 720h, not {}", option, fit(text, 40)));
  return {std::chrono::milliseconds(static_cast<std::int64_t>(milliseconds))};
}

Got<std::vector<std::string>> scenarios_asked_for(const Journey& journey,
                                                  const std::vector<std::string>& asked) {
  using Result = Got<std::vector<std::string>>;
  const std::vector<std::string> known = study::all_scenarios(journey);
  std::vector<std::string> result;
  const auto add = [&](const std::string& id) {
    if (std::find(result.begin(), result.end(), id) == result.end()) result.push_back(id);
  };
  for (const std::string& entry : asked) {
    const std::string id = nfc(entry);
    if (std::find(known.begin(), known.end(), id) != known.end()) {
      add(id);
    } else if (id == "all") {
      for (const std::string& each : known) add(each);
    } else {
      const auto near = nearest(id, known);
      return Result::fail(
          Exit::no_such_result,
          texts::tr_format("there is no scenario `{}`; {} [PP081]", fit(printable(id), 60),
                           near ? texts::tr_format("did you mean `{}`?", *near)
                                : texts::tr_format("there is {}", texts::listed(known, 10))));
    }
  }
  if (result.empty()) result.emplace_back(study::kBase);
  return {std::move(result)};
}

}  // namespace painpoint::cli
