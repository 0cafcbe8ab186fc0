#include "editor/workshop.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <utility>

#include "base/text.h"
#include "model/address.h"
#include "model/follow.h"
#include "model/scenario.h"
#include "model/validate.h"
#include "model/words.h"
#include "study/levers.h"
#include "texts/tr.h"

namespace painpoint::editor {
namespace {

constexpr std::string_view kScratchStem = "what_we_tried_";

/// The 2 of "what_we_tried_2"; nothing for all other ids.
std::optional<int> scratch_number(std::string_view id) {
  if (!id.starts_with(kScratchStem)) return std::nullopt;
  int number = 0;
  id.remove_prefix(kScratchStem.size());
  if (id.empty() || id.size() > 6) return std::nullopt;
  for (const char c : id) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + (c - '0');
  }
  return number;
}

std::string capitalised(std::string words) {
  if (!words.empty() && words[0] >= 'a' && words[0] <= 'z')
    words[0] = static_cast<char>(words[0] - 'a' + 'A');
  return words;
}

std::string spaced_key(std::string_view key) {
  std::string words(key);
  std::replace(words.begin(), words.end(), '_', ' ');
  return words;
}

/// The next of 1, 2, 5, 10, ... times a power of ten that is not below.
double neat_above(double value) {
  const double ten = std::pow(10, std::floor(std::log10(value)));
  for (const double times : {1.0, 2.0, 5.0})
    if (times * ten >= value * (1 - 1e-9)) return times * ten;
  return 10 * ten;
}

/// Without the dust of binary fractions: 0.07, not 0.07000000000000001.
double without_dust(double value) {
  return std::stod(fmt::format("{:.12g}", value));
}

/// The scenario with what it is made of, met in full; what is wrong with it leaves the base.
Journey with_tried(const Journey& journey, const std::string& scratch) {
  Journey tried = journey;
  if (!journey.scenarios.contains(scratch)) return tried;
  std::vector<ScenarioPart> parts = parts_of(journey, scratch);
  for (ScenarioPart& part : parts) part.effect = 1;
  Diagnostics problems;
  apply_parts(tried, journey, parts, problems);
  return problems.has_errors() ? journey : tried;
}

/// The split that a number is a share of; empty if it is none.
std::string split_around(std::string_view address) {
  const std::string_view around = split_address(address).collection;
  const bool is_split =
      around.ends_with(".next") || around.ends_with(".channel") || around.ends_with(".causes");
  return is_split ? std::string(around) : std::string();
}

/// Of two shares that give way to each other, the one of which less is better: people speak of what
/// goes wrong.
std::string leak_of(const std::vector<study::Lever>& levers, const study::Lever& best,
                    const std::string& split) {
  for (const study::Lever& lever : levers)
    if (lever.less && lever.saving >= best.saving * (1 - 1e-6) &&
        split_around(lever.derivative.address) == split)
      return lever.derivative.address;
  return best.derivative.address;
}

void make_scratch(const Journey& journey, const std::string& scratch, std::vector<Edit>& edits) {
  if (!journey.scenarios.contains(scratch))
    edits.emplace_back(AddEntry{"scenarios", scratch, scratch_name(scratch)});
}

}  // namespace

std::string scratch_of(const Journey& journey) {
  std::string found;
  for (const auto& [id, scenario] : journey.scenarios)
    if (scratch_number(id)) found = id;
  return found;
}

std::string next_scratch(const Journey& journey) {
  for (int number = 1;; ++number) {
    std::string id = fmt::format("{}{}", kScratchStem, number);
    if (!journey.scenarios.contains(id)) return id;
  }
}

std::string scratch_name(std::string_view id) {
  return texts::tr_format("What we tried {}", scratch_number(id).value_or(1));
}

Track track_of(Quantity quantity, double base, double value, std::optional<double> known_low,
               std::optional<double> known_high) {
  const QuantityRule& rule = rule_of(quantity);
  const double least = std::min({base, value, known_low.value_or(base)});
  const double most = std::max({base, value, known_high.value_or(base)});
  constexpr double kSmallShare = 0.1;  // of a chance that is 0 so far
  Track track;
  if (rule.high - rule.low <= 4) {  // shares that are large, feelings: all there is
    const bool small = rule.percent && most <= 0.4;
    track.low = rule.low;
    track.high = small ? neat_above(std::max(2 * most, kSmallShare / 2)) : rule.high;
  } else {
    track.low = std::max(rule.low, std::min(0.0, neat_above(std::max(-2 * least, 1e-9)) * -1));
    if (least >= 0) track.low = std::max(rule.low, 0.0);
    track.high = most > 0 ? neat_above(1.5 * most) : 10.0;
  }
  track.high = std::min(track.high, rule.high);
  if (rule.low_is_open) track.low = std::min(least, track.high / 100);
  track.low = std::min(track.low, least);
  track.high = std::max(track.high, most);
  track.step = neat_above((track.high - track.low) / 50);
  if (rule.whole) track.step = std::max(1.0, track.step);
  return track;
}

double part_of(const Track& track, double value) {
  return track.high > track.low
             ? std::clamp((value - track.low) / (track.high - track.low), 0.0, 1.0)
             : 0;
}

double value_at(const Track& track, double part, double base) {
  const double raw = track.low + std::clamp(part, 0.0, 1.0) * (track.high - track.low);
  // Whole steps stay whole.
  const bool halves = track.step < 1 || std::fmod(track.step, 2) == 0;
  const double grain = halves ? track.step / 2 : track.step;
  if (std::abs(raw - base) < grain / 2) return base;
  const double neat = without_dust(std::round(raw / grain) * grain);
  return std::clamp(neat, track.low, track.high);
}

double stepped(const Track& track, double value, int steps) {
  // From a value between two steps, one press goes to the next neat one.
  const double at = value / track.step;
  const double nearest = std::round(at);
  const bool neat = std::abs(at - nearest) < 1e-6;
  const double from = neat ? nearest : steps > 0 ? std::floor(at) : std::ceil(at);
  return std::clamp(without_dust((from + steps) * track.step), track.low, track.high);
}

std::vector<WorkshopSlider> sliders_of(const Journey& journey, const std::string& scratch,
                                       const std::vector<std::string>& addresses) {
  std::vector<WorkshopSlider> sliders;
  if (addresses.empty()) return sliders;
  Journey base = journey;
  Journey tried = with_tried(journey, scratch);
  for (const std::string& address : addresses) {
    const Addressed there = find_address(base, address);
    const Addressed now = find_address(tried, address);
    if (!there.number || !now.number) continue;
    WorkshopSlider slider;
    slider.address = address;
    slider.words = phrase_of(journey, address);
    slider.quantity = there.number->quantity;
    slider.base = there.number->get();
    slider.value = now.number->get();
    if (const Provenance* known = there.number->provenance(); known != nullptr) {
      slider.known_low = known->low;
      slider.known_high = known->high;
    }
    slider.track =
        track_of(slider.quantity, slider.base, slider.value, slider.known_low, slider.known_high);
    sliders.push_back(std::move(slider));
  }
  return sliders;
}

std::string phrase_of(const Journey& journey, std::string_view address) {
  // "Leave of a moderate pain point": how people react has no name of its own.
  constexpr std::string_view kSeverities = "severities.";
  if (address.starts_with(kSeverities)) {
    const auto [severity, key] = split_address(address.substr(kSeverities.size()));
    if (!severity.empty()) {
      return texts::tr_format("{} of a {} pain point", capitalised(spaced_key(key)), severity);
    }
  }
  return capitalised(said_for(journey, address));
}

std::string short_words(const Journey& journey, Quantity quantity, double value) {
  const double shown = std::stod(fmt::format("{:.4g}", value));
  if (quantity == Quantity::minutes)
    return texts::tr_format("{} min", said(Quantity::factor, shown, ""));
  return said(quantity, shown, journey.currency);
}

bool can_be_tried(const Journey& journey, const std::string& address) {
  if (!changeable(address)) return false;
  Journey base = journey;
  return find_address(base, address).number.has_value();
}

std::vector<std::string> proposed_numbers(const Journey& journey,
                                          const study::Derivatives& derivatives, std::size_t most) {
  constexpr std::array<std::string_view, 4> kMet = {"touchpoints.", "causes.", "policies.",
                                                    "complaints."};
  std::vector<std::string> proposed;
  std::set<std::string, std::less<>> splits;
  const std::vector<study::Lever> levers = study::levers_of(journey, derivatives);
  for (const study::Lever& lever : levers) {
    if (proposed.size() >= most) break;
    const std::string& address = lever.derivative.address;
    const bool met = std::any_of(kMet.begin(), kMet.end(),
                                 [&](std::string_view part) { return address.starts_with(part); });
    if (!met || !changeable(address)) continue;
    const std::string split = split_around(address);
    if (split.empty())
      proposed.push_back(address);
    else if (splits.insert(split).second)
      proposed.push_back(leak_of(levers, lever, split));
  }
  return proposed;
}

bool same_changes(const Changes& a, const Changes& b) {
  return a.size() == b.size() && std::all_of(a.begin(), a.end(), [&](const auto& entry) {
           const Change* other = b.find(entry.id);
           return other != nullptr && *other == entry.value;
         });
}

Edit try_edit(const Journey& journey, const std::string& scratch, const std::string& address,
              double value) {
  if (journey.scenarios.contains(scratch)) return number_edit(journey, scratch, address, value);
  Together together;
  Journey base = journey;
  const Addressed there = find_address(base, address);
  if (there.number && there.number->get() == value) return together;  // nothing is tried yet
  make_scratch(journey, scratch, together.edits);
  Change change;
  change.operand = value;
  together.edits.emplace_back(SetChange{"scenarios." + scratch, address, std::move(change)});
  together.message = texts::tr_format("Try another {}", said_for(journey, address));
  return together;
}

std::optional<Edit> go_back_edit(const Journey& journey, const std::string& scratch,
                                 const Changes& changes) {
  const std::string owner = "scenarios." + scratch;
  const Scenario* now = journey.scenarios.find(scratch);
  Together together;
  make_scratch(journey, scratch, together.edits);
  if (now != nullptr)
    for (const auto& [address, change] : now->changes)
      if (!changes.contains(address))
        together.edits.emplace_back(SetChange{owner, address, std::nullopt});
  for (const auto& [address, change] : changes) {
    const Change* there = now == nullptr ? nullptr : now->changes.find(address);
    if (there == nullptr || *there != change)
      together.edits.emplace_back(SetChange{owner, address, change});
  }
  if (together.edits.empty() || (now == nullptr && changes.empty())) return std::nullopt;
  together.message = changes.empty() ? texts::tr_words("Everything back to the base")
                                     : texts::tr_words("Go back to what was tried");
  return together;
}

Edit keep_edit(const Journey& journey, const std::string& scratch, const Changes& changes,
               const std::string& name) {
  const std::string id = free_id(journey, "scenarios", name);
  Together together;
  const Scenario* now = journey.scenarios.find(scratch);
  if (now != nullptr && same_changes(now->changes, changes)) {
    together.edits.emplace_back(DuplicateEntry{"scenarios." + scratch, id});
    together.edits.emplace_back(SetText{"scenarios." + id + ".name", name});
  } else {
    together.edits.emplace_back(AddEntry{"scenarios", id, name});
    for (const auto& [address, change] : changes)
      together.edits.emplace_back(SetChange{"scenarios." + id, address, change});
  }
  together.message = texts::tr_format("Keep {} as a scenario", quoted(name, id));
  return together;
}

}  // namespace painpoint::editor
