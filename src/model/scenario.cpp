#include "model/scenario.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>
#include <unordered_set>

#include "model/address.h"
#include "texts/tr.h"

namespace painpoint {
namespace {

/// Changing a key rescales the others, so that very many of them would take very long.
constexpr std::size_t kMostKeysOfOneSplit = 100;

/// x + effect (changed - x), and exactly x or changed at the ends.
double moved(double before, double changed, double effect) {
  if (effect == 0) return before;
  if (effect == 1) return changed;
  return before + effect * (changed - before);
}

double changed_value(const Change& change, double before) {
  switch (change.operation) {
    case Change::Operation::set:
      return change.operand.value;
    case Change::Operation::scale:
      return before * change.operand.value;
    case Change::Operation::cut:
      return before * (1 - change.operand.value);
    case Change::Operation::add:
      return before + change.operand.value;
  }
  return before;
}

/// What a file says of a number's range is about the number that was written. A plan may well move
/// it out of there, which is what plans are for: then nothing is known of its range.
void drop_outgrown_range(Number& number) {
  if (!number.provenance) return;
  const Provenance& known = *number.provenance;
  const bool inside =
      (!known.low || *known.low <= number.value) && (!known.high || number.value <= *known.high);
  if (inside) return;
  Provenance without = known;
  without.low.reset();
  without.high.reset();
  number.provenance = std::make_shared<const Provenance>(std::move(without));
}

/// The same for all that setting this number has moved.
void drop_outgrown_ranges(const NumberRef& changed) {
  if (changed.time != nullptr) {
    drop_outgrown_range(changed.time->mean);
    drop_outgrown_range(changed.time->spread);
    for (Number& value : changed.time->values) drop_outgrown_range(value);
  } else if (changed.optional != nullptr) {
    if (changed.optional->has_value()) drop_outgrown_range(**changed.optional);
  } else if (changed.split != nullptr) {
    for (auto& [id, share] : *changed.split) drop_outgrown_range(share);
  } else if (changed.segments != nullptr) {
    for (auto& [id, segment] : *changed.segments) drop_outgrown_range(segment.share);
  } else {
    drop_outgrown_range(*changed.number);
  }
}

/// The split that an address of one of its keys belongs to, and the key.
std::pair<std::string, std::string> split_and_key(const std::string& address) {
  constexpr std::string_view kSegments = "segments.";
  constexpr std::string_view kShare = ".share";
  if (address.starts_with(kSegments) && address.ends_with(kShare)) {
    return {"segments",
            address.substr(kSegments.size(), address.size() - kSegments.size() - kShare.size())};
  }
  const std::size_t dot = address.rfind('.');
  return {address.substr(0, dot), address.substr(dot + 1)};
}

}  // namespace

double moved_by(const Change& change, double before, double effect) {
  return moved(before, changed_value(change, before), effect);
}

void move_split(Split& split, const Split& changed, double effect) {
  for (auto& [id, share] : split) {
    const Number* target = changed.find(id);
    share.value = moved(share.value, target != nullptr ? target->value : 0, effect);
  }
  for (const auto& [id, target] : changed) {
    if (split.contains(id)) continue;
    Number added = target;
    added.value = moved(0, target.value, effect);
    split.insert(id, added);
  }
}

double delivered_share(const Scenario& scenario) {
  return scenario.delivered ? scenario.delivered->value : 1.0;
}

double effect_in_month(const Scenario& scenario, int month) {
  const double start = scenario.start_month.value;
  if (month < start) return 0;
  const double ramp = std::max(1.0, scenario.ramp_months.value);
  return delivered_share(scenario) * std::min(1.0, (month - start + 1) / ramp);
}

std::vector<ScenarioPart> parts_of(const Journey& journey, std::string_view scenario_id) {
  // A loop and not a recursion, because a chain of includes may be as long as the file.
  struct Step {
    std::string_view id;
    std::size_t next = 0;  ///< which include comes next
  };
  std::vector<ScenarioPart> parts;
  std::unordered_set<std::string_view> seen = {scenario_id};
  std::vector<Step> open = {{scenario_id}};
  while (!open.empty()) {
    Step& step = open.back();
    const Scenario* scenario = journey.scenarios.find(step.id);
    if (scenario != nullptr && step.next < scenario->includes.size()) {
      const std::string_view included = scenario->includes[step.next++];
      if (seen.insert(included).second) open.push_back({included});
      continue;
    }
    if (scenario != nullptr) parts.push_back({std::string(step.id), delivered_share(*scenario)});
    open.pop_back();
  }
  return parts;
}

std::vector<ScenarioPart> parts_in_month(const Journey& journey, std::string_view scenario_id,
                                         int month) {
  std::vector<ScenarioPart> parts = parts_of(journey, scenario_id);
  for (ScenarioPart& part : parts)
    part.effect = effect_in_month(*journey.scenarios.find(part.id), month);
  return parts;
}

void apply_changes(Journey& journey, const Changes& changes, double effect, std::string_view where,
                   Diagnostics& diagnostics) {
  std::map<std::string, std::vector<std::string>> held;
  for (const auto& [address, change] : changes) {
    const std::string place = fmt::format("{}.{}", where, address);
    Addressed target = find_address(journey, address, effect != 0);
    if (change.split) {
      if (target.split == nullptr) {
        diagnostics.error(
            Code::bad_change, place,
            texts::tr_format("`{}` is not a split, but the change gives it one", address),
            texts::tr_words("write one number, or the address of a split such as "
                            "touchpoints.order.next"));
        continue;
      }
      move_split(*target.split, *change.split, effect);
      for (auto& [id, share] : *target.split) drop_outgrown_range(share);
      continue;
    }
    if (!target.number && target.split != nullptr) {
      diagnostics.error(
          Code::bad_change, place,
          texts::tr_format("`{}` is a split, but the change is one number", address),
          texts::tr_words(
              "write the whole split, `{ a: 60%, b: 40% }`, or the address of one key"));
      continue;
    }
    if (!target.number) {
      if (effect == 0) continue;
      const AddressAdvice advice = explain_missing_address(journey, address);
      diagnostics.error(Code::no_such_number, place, advice.message, advice.advice);
      continue;
    }
    if (effect == 0) continue;
    NumberRef& number = *target.number;
    const double before = number.get();
    const double after = moved_by(change, before, effect);
    std::vector<std::string>* siblings_held = nullptr;
    if (number.in_split()) {
      const auto [split, key] = split_and_key(address);
      siblings_held = &held[split];
      if (siblings_held->size() >= kMostKeysOfOneSplit) {
        diagnostics.error(Code::bad_change, place,
                          texts::tr_format("more than {} keys of one split are changed one by one",
                                           kMostKeysOfOneSplit),
                          texts::tr_words("set the whole split in one change"));
        continue;
      }
      const auto problem = number.set(after, *siblings_held);
      siblings_held->push_back(key);
      if (problem)
        diagnostics.error(Code::bad_change, place,
                          texts::tr_format("`{}` cannot be changed: {}", address, *problem),
                          texts::tr_words("set the whole split in one change"));
      else
        drop_outgrown_ranges(number);
      continue;
    }
    if (const auto problem = number.set(after))
      diagnostics.error(Code::bad_change, place,
                        texts::tr_format("`{}` cannot be changed: {}", address, *problem),
                        texts::tr_words("write the number in the base first"));
    else
      drop_outgrown_ranges(number);
  }
}

Journey for_segment(const Journey& journey, std::string_view segment_id, Diagnostics& diagnostics) {
  Journey result = journey;
  if (const Segment* segment = journey.segments.find(segment_id))
    apply_changes(result, segment->changes, 1.0, fmt::format("segments.{}.changes", segment_id),
                  diagnostics);
  return result;
}

void apply_parts(Journey& segment_journey, const Journey& source,
                 const std::vector<ScenarioPart>& parts, Diagnostics& diagnostics) {
  for (const ScenarioPart& part : parts) {
    const Scenario& scenario = *source.scenarios.find(part.id);
    for (const auto& [id, touchpoint] : scenario.add.touchpoints)
      segment_journey.touchpoints.insert(id, touchpoint);
    apply_changes(segment_journey, scenario.changes, part.effect,
                  fmt::format("scenarios.{}.changes", part.id), diagnostics);
  }
}

}  // namespace painpoint
