#include "study/bearing.h"

#include <algorithm>
#include <array>
#include <string>

namespace painpoint::study {
namespace {

constexpr std::array<std::string_view, 4> kOtherBlocks = {"observed.", "satisfaction.", "stages.",
                                                          "painpoint"};
constexpr std::array<std::string_view, 3> kOtherNumbers = {
    "value_of_time", "journeys_per_customer_per_year", "horizon_months"};
/// Last steps of numbers, and of the times whose parts come after them.
constexpr std::array<std::string_view, 6> kOtherSteps = {
    "emotion", "engagement", "delay", "lost_minutes", "customer_minutes", "burden_minutes"};

/// The steps of an address, from the front.
std::string_view first_step(std::string_view& rest) {
  const std::size_t dot = rest.find('.');
  const std::string_view step = rest.substr(0, dot);
  rest = dot == std::string_view::npos ? std::string_view{} : rest.substr(dot + 1);
  return step;
}

bool has_wait_threshold(const Touchpoint& touchpoint) {
  return std::any_of(touchpoint.pains.begin(), touchpoint.pains.end(),
                     [](const auto& pain) { return pain.value.when.wait_over.has_value(); });
}

/// A number directly at a touchpoint: `rest` is what comes after its id.
bool at_touchpoint_bears(const Touchpoint* touchpoint, std::string_view rest) {
  const std::string_view key = first_step(rest);
  if (key == "minutes") return false;
  if (key == "wait") return touchpoint == nullptr || has_wait_threshold(*touchpoint);
  return true;
}

}  // namespace

bool bears_on_money(const Journey& journey, std::string_view address) {
  const auto is = [&](std::string_view other) { return address == other; };
  const auto within = [&](std::string_view block) { return address.starts_with(block); };
  if (std::any_of(kOtherBlocks.begin(), kOtherBlocks.end(), within) ||
      std::any_of(kOtherNumbers.begin(), kOtherNumbers.end(), is))
    return false;
  std::string_view rest = address;
  for (std::string_view step = first_step(rest); !step.empty(); step = first_step(rest))
    if (std::find(kOtherSteps.begin(), kOtherSteps.end(), step) != kOtherSteps.end()) return false;

  const bool is_spread = address.ends_with(".cv") || address.ends_with(".sd");
  if (is_spread && address.find(".wait.") == std::string_view::npos) return false;

  rest = address;
  const std::string_view block = first_step(rest);
  if (block == "touchpoints") {
    const std::string_view id = first_step(rest);
    return at_touchpoint_bears(journey.touchpoints.find(id), rest);
  }
  const std::string_view owner_id = first_step(rest);
  if (block == "scenarios" && rest.starts_with("add.touchpoints.")) {
    const Scenario* scenario = journey.scenarios.find(owner_id);
    first_step(rest);
    first_step(rest);
    const std::string_view id = first_step(rest);
    return at_touchpoint_bears(scenario != nullptr ? scenario->add.touchpoints.find(id) : nullptr,
                               rest);
  }
  constexpr std::string_view kChanges = "changes.";
  if ((block == "scenarios" || block == "segments") && rest.starts_with(kChanges))
    return bears_on_money(journey, rest.substr(kChanges.size()));
  return true;
}

bool frames_the_comparison(std::string_view address, Quantity quantity) {
  return address == "discount_rate" || quantity == Quantity::months ||
         quantity == Quantity::whole_months;
}

}  // namespace painpoint::study
