#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "base/text.h"
#include "model/language.h"
#include "texts/parts.h"
#include "yaml/values.h"

namespace painpoint::yaml {
namespace {

/// The parameters of each distribution, in the order of the families.
struct Parameters {
  std::array<std::string_view, 3> names;
  std::size_t required;  ///< the first so many must be there
  std::string_view example;
};
constexpr std::array<Parameters, 7> kParameters = {{
    {{"value", "", ""}, 1, "{ distribution: fixed, value: 5 }"},
    {{"mean", "", ""}, 1, "{ distribution: exponential, mean: 20 min }"},
    {{"mean", "cv", "sd"}, 1, "{ mean: 5, cv: 0.5 }"},
    {{"mean", "cv", "sd"}, 1, "{ distribution: gamma, mean: 5, cv: 0.5 }"},
    {{"min", "max", ""}, 2, "{ distribution: uniform, min: 5, max: 10 }"},
    {{"min", "mode", "max"}, 3, "{ distribution: triangular, min: 5, mode: 6, max: 10 }"},
    {{"values", "weights", ""}, 1, "{ distribution: empirical, values: [4, 6, 9] }"},
}};
constexpr std::array<std::string_view, 8> kAllParameters = {"value", "mean", "cv",  "sd",
                                                            "min",   "mode", "max", "values"};

bool is_parameter(std::string_view key) {
  return key == "weights" ||
         std::find(kAllParameters.begin(), kAllParameters.end(), key) != kAllParameters.end();
}

bool has(const Tree& tree, NodeId node, std::string_view key) {
  return tree.child(node, key) != kNoNode;
}

bool incomplete(Reading& reading, NodeId node, std::string message, std::string advice) {
  reading.error_at_key(Code::bad_distribution, node, std::move(message), std::move(advice));
  return false;
}

bool missing(Reading& reading, NodeId node, std::string message, std::string_view example) {
  return incomplete(reading, node, std::move(message),
                    texts::tr_format("write {} for example", example));
}

/// The family that the map names or means; nothing if that was an error.
std::optional<TimeFamily> family_of(Reading& reading, NodeId node) {
  const Tree& tree = reading.tree;
  if (const NodeId named = tree.child(node, "distribution"); named != kNoNode) {
    const auto& words = Words<TimeFamily>::words;
    std::size_t word = 0;
    const std::size_t before = reading.path.push("distribution");
    const bool known = read_word(reading, named, words.data(), words.size(), word);
    reading.path.pop(before);
    if (!known) return std::nullopt;
    return static_cast<TimeFamily>(word);
  }
  if (has(tree, node, "mean") || has(tree, node, "cv") || has(tree, node, "sd"))
    return TimeFamily::lognormal;
  missing(reading, node, texts::tr_words("this distribution has no name"),
          has(tree, node, "values") ? kParameters[6].example
          : has(tree, node, "mode") ? kParameters[5].example
                                    : kParameters[4].example);
  return std::nullopt;
}

bool read_list(Reading& reading, NodeId node, NumberForm form, std::vector<Number>& out) {
  const Tree& tree = reading.tree;
  if (!tree.is_sequence(node) || tree.child_count(node) == 0) {
    reading.error(Code::bad_distribution, node, texts::tr_words("a list of numbers is needed here"),
                  texts::tr_words("write [4, 6, 9]"));
    return false;
  }
  bool good = true;
  std::size_t position = 0;
  for (const NodeId item : tree.children(node)) {
    Number number;
    const std::size_t before = reading.path.push(std::to_string(++position));
    good &= read_number(reading, item, form, number);
    reading.path.pop(before);
    out.push_back(std::move(number));
  }
  return good;
}

bool read_parameter(Reading& reading, NodeId entry, Time& time, std::array<Number, 3>& bounds) {
  const std::string_view key = reading.tree.key(entry);
  const NumberForm minutes = form_of(Quantity::minutes);
  const NumberForm pure = form_of(Quantity::factor);
  if (key == "mean" || key == "value") return read_number(reading, entry, minutes, time.mean);
  if (key == "cv" || key == "sd") {
    time.spread_kind = key == "cv" ? Time::Spread::cv : Time::Spread::sd;
    return read_number(reading, entry, key == "cv" ? pure : minutes, time.spread);
  }
  if (key == "min") return read_number(reading, entry, minutes, bounds[0]);
  if (key == "mode") return read_number(reading, entry, minutes, bounds[1]);
  if (key == "max") return read_number(reading, entry, minutes, bounds[2]);
  if (key == "values") return read_list(reading, entry, minutes, time.values);
  return read_list(reading, entry, pure, time.weights);
}

/// A key that this distribution does not have.
void superfluous(Reading& reading, NodeId entry, std::string_view family,
                 const Parameters& parameters) {
  std::vector<std::string> names;
  for (const std::string_view name : parameters.names)
    if (!name.empty()) names.emplace_back(name);
  const std::string_view key = reading.tree.key(entry);
  if (is_parameter(key)) {
    const std::size_t before = reading.path.push(key);
    reading.error_at_key(Code::bad_distribution, entry,
                         texts::tr_format("{} times have no `{}`", family, key),
                         texts::tr_format("they take {}", texts::listed(names)));
    reading.path.pop(before);
    return;
  }
  names.emplace_back("distribution");
  unknown_key(reading, entry, names);
}

bool check_complete(Reading& reading, NodeId node, TimeFamily family, const Time& time) {
  const Tree& tree = reading.tree;
  const Parameters& parameters = kParameters[static_cast<std::size_t>(family)];
  const std::string_view name = word_of(family);
  bool good = true;
  for (std::size_t i = 0; i < parameters.required; ++i)
    if (!has(tree, node, parameters.names[i]))
      good =
          missing(reading, node, texts::tr_format("{} times need `{}`", name, parameters.names[i]),
                  parameters.example);
  const bool spread = family == TimeFamily::lognormal || family == TimeFamily::gamma;
  const bool cv = has(tree, node, "cv");
  const bool sd = has(tree, node, "sd");
  if (spread && good && cv && sd)
    good =
        incomplete(reading, node, texts::tr_words("`cv` and `sd` say the same thing in two ways"),
                   texts::tr_format("write one of them: {} for example", "{ mean: 5, cv: 0.5 }"));
  if (spread && good && !cv && !sd)
    good = missing(reading, node,
                   texts::tr_words("a mean alone does not say how much the time varies"),
                   parameters.example);
  if (!time.weights.empty() && time.weights.size() != time.values.size())
    good = missing(reading, tree.child(node, "weights"),
                   texts::tr_format("there are {} values and {} weights", time.values.size(),
                                    time.weights.size()),
                   "{ distribution: empirical, values: [4, 6, 9], weights: [2, 1, 1] }");
  return good;
}

}  // namespace

bool read_time(Reading& reading, NodeId node, Time& out) {
  const Tree& tree = reading.tree;
  bool distribution = false;
  if (tree.is_map(node))
    for (const NodeId entry : tree.children(node)) {
      const std::string_view key = tree.key(entry);
      distribution |= key == "distribution" || (key != "value" && is_parameter(key));
    }
  if (!distribution) {
    Number minutes;
    if (!read_number(reading, node, form_of(Quantity::minutes), minutes)) return false;
    out = Time{};
    out.mean = std::move(minutes);
    return true;
  }
  const auto family = family_of(reading, node);
  if (!family) return false;
  const Parameters& parameters = kParameters[static_cast<std::size_t>(*family)];
  Time time;
  time.family = *family;
  std::array<Number, 3> bounds;
  bool good = true;
  for (const NodeId entry : tree.children(node)) {
    const std::string_view key = tree.key(entry);
    if (reading.taken(entry) || key == "distribution") continue;
    const auto& names = parameters.names;
    if (key.empty() || std::find(names.begin(), names.end(), key) == names.end()) {
      superfluous(reading, entry, word_of(*family), parameters);
      good = false;
      continue;
    }
    const std::size_t before = reading.path.push(key);
    good &= read_parameter(reading, entry, time, bounds);
    reading.path.pop(before);
  }
  good &= check_complete(reading, node, *family, time);
  if (!good) return false;
  if (*family == TimeFamily::uniform) time.values = {bounds[0], bounds[2]};
  if (*family == TimeFamily::triangular) time.values = {bounds[0], bounds[1], bounds[2]};
  out = std::move(time);
  return true;
}

}  // namespace painpoint::yaml
