#include "cli/explain_number.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <vector>

#include "base/text.h"
#include "model/change_words.h"
#include "model/evidence.h"
#include "model/key_words.h"
#include "model/language.h"
#include "model/scenario.h"
#include "publish/written.h"
#include "report/wrap.h"
#include "study/compare.h"
#include "texts/parts.h"

namespace painpoint::cli {
namespace {

constexpr std::size_t kTextColumns = 100;
constexpr std::size_t kLabel = 14;

/// "Label         text", wrapped with the text in its own column.
void append_fact(std::string& out, std::string_view label, const std::string& text) {
  bool first = true;
  for (const std::string& line : report::wrap(text, kTextColumns - kLabel)) {
    const std::string_view shown = first ? label : std::string_view{};
    const std::size_t width = display_width(shown);
    out += shown;
    out.append(width < kLabel ? kLabel - width : 1, ' ');
    out += report::keep_in_place(line);
    out += '\n';
    first = false;
  }
}

std::string grade_word(Evidence grade) {
  return grade == Evidence::none ? texts::tr_words("a guess, because nothing is said")
                                 : said_word(word_of(grade));
}

std::string default_text(std::string_view address, Quantity quantity, double value,
                         std::string_view currency) {
  std::string text = said(quantity, value, currency);
  if (const auto source = source_of_default(address))
    text +=
        fmt::format(" ({}: {})", said_word(word_of(source->grade)), texts::tr_view(source->source));
  return text;
}

/// What follows `word` and a dot in `address`, which goes on behind it; nothing if it does not
/// begin so.
std::optional<std::string_view> after(std::string_view address, std::string_view word) {
  if (!address.starts_with(word) || address.substr(word.size(), 1) != ".") return std::nullopt;
  return address.substr(word.size() + 1);
}

/// Takes the next id off an address.
std::string_view take_id(std::string_view& address) {
  const std::string_view id = address.substr(0, address.find('.'));
  address.remove_prefix(std::min(address.size(), id.size() + 1));
  return id;
}

/// The pain that an address is about, of a touchpoint, of one that a scenario adds, or of a policy.
/// Leaves what is behind it in `rest`.
const Pain* find_pain(const Journey& journey, std::string_view address, std::string_view& rest) {
  if (const auto policies = after(address, "policies")) {
    rest = *policies;
    const Policy* policy = journey.policies.find(take_id(rest));
    return take_id(rest) == "pain" && policy != nullptr && policy->pain ? &*policy->pain : nullptr;
  }
  const Dict<Touchpoint>* touchpoints = &journey.touchpoints;
  rest = address;
  if (const auto scenarios = after(address, "scenarios")) {
    rest = *scenarios;
    const Scenario* scenario = journey.scenarios.find(take_id(rest));
    if (scenario == nullptr || take_id(rest) != "add") return nullptr;
    touchpoints = &scenario->add.touchpoints;
  }
  if (take_id(rest) != "touchpoints") return nullptr;
  const Touchpoint* touchpoint = touchpoints->find(take_id(rest));
  if (touchpoint == nullptr || take_id(rest) != "pains") return nullptr;
  return touchpoint->pains.find(take_id(rest));
}

/// The severity whose number stands in for one that a pain does not say.
std::string severity_address(const Journey& journey, std::string_view address) {
  std::string_view rest;
  const Pain* pain = find_pain(journey, address, rest);
  if (pain == nullptr || rest.empty()) return {};
  return fmt::format("severities.{}.{}", word_of(pain->severity), rest);
}

/// Whether a change at `changed` changes the number at `address`: the same number, its whole split
/// (or another key of it, for which this one makes room), or its mean.
bool touches(const std::string& changed, const std::string& address, bool in_split) {
  if (changed == address || changed + ".mean" == address || changed == address + ".mean")
    return true;
  if (address.starts_with(changed + ".")) return true;
  const std::size_t dot = address.rfind('.');
  return in_split && dot != std::string::npos && changed.starts_with(address.substr(0, dot + 1)) &&
         changed.find('.', dot + 1) == std::string::npos;
}

void append_changes(std::string& out, const Journey& journey, const std::string& address,
                    const NumberRef& number) {
  const auto describe_all = [&](const Changes& changes, const std::string& who) {
    for (const auto& [changed, change] : changes) {
      if (!touches(changed, address, number.in_split())) continue;
      const std::string what = said(change, number.quantity, journey.currency);
      append_fact(out, texts::tr_words("Changed by"),
                  changed == address ? fmt::format("{}: {}", who, what)
                                     : texts::tr_format("{}: {} at {}", who, what, changed));
    }
  };
  for (const auto& [id, segment] : journey.segments)
    describe_all(segment.changes, texts::tr_format("segment {}", id));
  for (const auto& [id, scenario] : journey.scenarios) {
    const double delivered = delivered_share(scenario);
    std::string who = delivered == 1 ? texts::tr_format("scenario {}", id)
                                     : texts::tr_format("scenario {} ({:g}% of it delivered)", id,
                                                        delivered * 100);
    std::vector<std::string> in;
    for (const auto& [other, including] : journey.scenarios)
      if (std::find(including.includes.begin(), including.includes.end(), id) !=
          including.includes.end())
        in.push_back(other);
    if (!in.empty()) who = texts::tr_format("{}, also in {}", who, texts::listed(in));
    describe_all(scenario.changes, who);
  }
}

std::string known_text(const Provenance& known) {
  std::string text = grade_word(known.evidence);
  if (!known.source.empty()) text += texts::tr_words("; ") + printable(known.source);
  if (!known.note.empty()) text += texts::tr_words("; ") + printable(known.note);
  return text;
}

}  // namespace

std::optional<std::string> locate_written(const yaml::JourneyFile& file, std::string_view address) {
  if (!publish::is_written(file, address)) return std::nullopt;
  const auto span = yaml::locate(file, address);
  if (!span) return std::nullopt;
  const Position place = LineIndex(file.source.text).position(span->begin);
  return fmt::format("{}:{}:{}", printable(file.source.name), place.line, place.column);
}

std::optional<std::string> describe_number(const yaml::JourneyFile& file,
                                           const std::string& address) {
  Journey journey = file.journey;  // finding a number needs a journey that may be changed
  const Addressed found = find_address(journey, address);
  if (!found.number) return std::nullopt;
  const NumberRef& number = *found.number;
  const auto facts = find_key(address);
  const std::string severity = severity_address(journey, address);
  const bool written = locate_written(file, address).has_value();

  const bool unsaid = number.optional != nullptr && !number.optional->has_value();
  std::string out;
  if (unsaid && !number.has_fallback)
    out = texts::tr_format("{} is not said", address) + "\n";
  else
    out = fmt::format("{} = {}\n", address, said(number.quantity, number.get(), journey.currency));
  append_fact(out, texts::tr_words("Means"), std::string(texts::tr_view(number.meaning)));
  append_fact(out, texts::tr_words("Kind"),
              fmt::format("{}{}{}", texts::tr_view(rule_of(number.quantity).name),
                          texts::tr_words(", "), range_in_words(number.quantity)));
  if (written) {
    append_fact(out, texts::tr_words("Written at"), *locate_written(file, address));
    if (const Provenance* known = number.provenance()) {
      append_fact(out, texts::tr_words("Known from"), known_text(*known));
      if (known->low && known->high)
        append_fact(out, texts::tr_words("Range"),
                    texts::tr_format("{} to {} (5th and 95th percentile)",
                                     said(number.quantity, *known->low, journey.currency),
                                     said(number.quantity, *known->high, journey.currency)));
      if (known->sample)
        append_fact(out, texts::tr_words("Sample"), texts::tr_format("{:g} cases", *known->sample));
    } else {
      append_fact(out, texts::tr_words("Known from"),
                  texts::tr_words("a guess, because nothing is said"));
    }
  } else {
    append_fact(out, texts::tr_words("Written at"),
                severity.empty() ? texts::tr_words("nowhere: the default counts")
                                 : texts::tr_words("nowhere: the severity's number counts"));
  }
  if (number.time != nullptr && number.time->family != TimeFamily::fixed)
    append_fact(
        out, texts::tr_words("Distribution"),
        texts::tr_format("{}; the number is its mean", said_word(word_of(number.time->family))));
  if (!severity.empty() && number.optional != nullptr) {
    Journey again = file.journey;
    const Addressed of_severity = find_address(again, severity);
    if (of_severity.number) {
      std::string text = fmt::format(
          "{} = {}", severity, said(number.quantity, of_severity.number->get(), journey.currency));
      const bool shipped = !locate_written(file, severity).has_value();
      if (const auto source = source_of_default(severity); source && shipped)
        text += fmt::format(" ({}: {})", said_word(word_of(source->grade)),
                            texts::tr_view(source->source));
      append_fact(out, texts::tr_words("Default"), text);
    }
  } else if (facts && facts->by_default) {
    append_fact(out, texts::tr_words("Default"),
                default_text(address, number.quantity, *facts->by_default, journey.currency));
  }
  append_changes(out, journey, address, number);
  return out;
}

std::string describe_key(std::string_view address, const KeyFacts& facts) {
  std::string out = fmt::format("{}\n", printable(address));
  append_fact(out, texts::tr_words("Means"), std::string(texts::tr_view(facts.meaning)));
  if (!facts.number) return out;
  append_fact(out, texts::tr_words("Kind"),
              fmt::format("{}{}{}", texts::tr_view(rule_of(facts.quantity).name),
                          texts::tr_words(", "), range_in_words(facts.quantity)));
  if (facts.by_default)
    append_fact(out, texts::tr_words("Default"),
                default_text(address, facts.quantity, *facts.by_default, ""));
  else if (!facts.default_in_words.empty())
    append_fact(out, texts::tr_words("Default"),
                std::string(texts::tr_view(facts.default_in_words)));
  else
    append_fact(out, texts::tr_words("Default"), texts::tr_words("none"));
  return out;
}

}  // namespace painpoint::cli
