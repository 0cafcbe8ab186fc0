#include "gui/split_edit.h"

#include <algorithm>
#include <utility>

#include "gui/tr.h"

namespace painpoint::gui {
namespace {

constexpr double kFirstShare = 0.1;

double sum_of(const Split& split, std::string_view but) {
  double sum = 0;
  for (const auto& [id, share] : split)
    if (id != but) sum += share.value;
  return sum;
}

/// Scales all but one so that they add up to `sum`.
void scale_others(Split& split, std::string_view but, double sum) {
  const double now = sum_of(split, but);
  const auto others = static_cast<double>(split.size() - (split.contains(but) ? 1 : 0));
  for (auto& [id, share] : split)
    if (id != but) share.value = now > 0 ? share.value * (sum / now) : sum / others;
}

template <class Entries>
void append(std::vector<Choice>& choices, const Entries& entries) {
  for (const auto& [id, entry] : entries) choices.push_back({id, name_or_id(entry.name, id)});
}

}  // namespace

bool sums_to_one(Refers refers) {
  return refers != Refers::cause;
}

std::optional<Split> with_share(const Split& split, std::string_view id, double share,
                                Refers refers) {
  Split moved = split;
  Number* number = moved.find(id);
  if (number == nullptr) return std::nullopt;
  share = std::clamp(share, 0.0, 1.0);
  if (!sums_to_one(refers)) {
    number->value = std::min(share, std::max(0.0, 1 - sum_of(split, id)));
    return moved;
  }
  if (moved.size() == 1) return share == 1 ? std::optional(moved) : std::nullopt;
  number->value = share;
  scale_others(moved, id, 1 - share);
  return moved;
}

Split with_key(const Split& split, const std::string& id, Refers refers) {
  Split grown = split;
  if (grown.contains(id)) return grown;
  const double free = std::max(0.0, 1 - sum_of(split, ""));
  if (!sums_to_one(refers)) {
    grown.insert(id, std::min(kFirstShare, free));
    return grown;
  }
  const double share = split.empty() ? 1 : kFirstShare;
  grown.insert(id, share);
  if (!split.empty()) scale_others(grown, id, 1 - share);
  return grown;
}

Split without_key(const Split& split, std::string_view id, Refers refers) {
  Split rest;
  for (const auto& [key, share] : split)
    if (key != id) rest.insert(key, share);
  if (sums_to_one(refers) && !rest.empty()) scale_others(rest, "", 1);
  return rest;
}

std::vector<Choice> choices_of(const Journey& journey, std::string_view scenario, Refers refers) {
  std::vector<Choice> choices;
  switch (refers) {
    case Refers::touchpoint:
    case Refers::next:
      append(choices, journey.touchpoints);
      if (const Scenario* plan = journey.scenarios.find(scenario))
        append(choices, plan->add.touchpoints);
      if (refers == Refers::next) {
        append(choices, journey.ends);
        choices.push_back({std::string(kBack), tr_words("Back to where they came from")});
      }
      break;
    case Refers::cause:
      append(choices, journey.causes);
      break;
    case Refers::channel:
      append(choices, journey.channels);
      break;
    case Refers::team:
      append(choices, journey.teams);
      break;
    case Refers::stage:
      append(choices, journey.stages);
      break;
    case Refers::scenario:
      append(choices, journey.scenarios);
      break;
    case Refers::nothing:
      break;
  }
  return choices;
}

std::vector<Choice> keys_to_add(const Journey& journey, std::string_view scenario, Refers refers,
                                const Split& split) {
  std::vector<Choice> choices = choices_of(journey, scenario, refers);
  std::erase_if(choices, [&](const Choice& choice) { return split.contains(choice.id); });
  return choices;
}

std::string name_of(const Journey& journey, Refers refers, const std::string& id) {
  if (refers == Refers::next && id == kBack) return tr_words("Back to where they came from");
  const auto named = [&](const auto& entries) {
    const auto* entry = entries.find(id);
    return entry != nullptr ? name_or_id(entry->name, id) : id;
  };
  switch (refers) {
    case Refers::touchpoint:
    case Refers::next:
      if (journey.touchpoints.contains(id)) return named(journey.touchpoints);
      if (journey.ends.contains(id)) return named(journey.ends);
      for (const auto& [plan, scenario] : journey.scenarios)
        if (scenario.add.touchpoints.contains(id)) return named(scenario.add.touchpoints);
      return id;
    case Refers::cause:
      return named(journey.causes);
    case Refers::channel:
      return named(journey.channels);
    case Refers::team:
      return named(journey.teams);
    case Refers::stage:
      return named(journey.stages);
    case Refers::scenario:
      return named(journey.scenarios);
    case Refers::nothing:
      break;
  }
  return id;
}

}  // namespace painpoint::gui
