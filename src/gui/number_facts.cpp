#include "gui/number_facts.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "gui/number_text.h"
#include "model/evidence.h"
#include "model/find_key.h"
#include "model/key.h"
#include "model/scenario.h"
#include "model/validate.h"
#include "study/words.h"

namespace painpoint::gui {
namespace {

std::string source_in_words(std::string_view address) {
  const auto source = source_of_default(address);
  return source ? fmt::format(" ({}: {})", word_of(source->grade), source->source) : std::string();
}

/// Finds the severity of the pain that an address is about, by looking for the longest part of it
/// that has a reaction of a severity.
const Pain* pain_at(const Journey& journey, std::string_view address, std::string_view& rest) {
  const auto take = [&]() {
    const std::string_view step = rest.substr(0, rest.find('.'));
    rest.remove_prefix(std::min(rest.size(), step.size() + 1));
    return step;
  };
  rest = address;
  std::string_view first = take();
  if (first == "policies") {
    const Policy* policy = journey.policies.find(take());
    return policy != nullptr && policy->pain && take() == "pain" ? &*policy->pain : nullptr;
  }
  const Dict<Touchpoint>* touchpoints = &journey.touchpoints;
  if (first == "scenarios") {
    const Scenario* scenario = journey.scenarios.find(take());
    if (scenario == nullptr || take() != "add") return nullptr;
    touchpoints = &scenario->add.touchpoints;
    first = take();
  }
  if (first != "touchpoints") return nullptr;
  const Touchpoint* touchpoint = touchpoints->find(take());
  return touchpoint != nullptr && take() == "pains" ? touchpoint->pains.find(take()) : nullptr;
}

std::string default_in_words(const Journey& journey, const NumberRef& number,
                             const std::string& address) {
  std::string_view rest;
  const Pain* pain = number.optional != nullptr ? pain_at(journey, address, rest) : nullptr;
  if (pain != nullptr && number.has_fallback) {
    const std::string_view severity = word_of(pain->severity);
    return fmt::format("{}, that of severity {}{}",
                       text_of_number(number.quantity, number.fallback), severity,
                       source_in_words(fmt::format("severities.{}.{}", severity, rest)));
  }
  const auto facts = find_key(address);
  if (!facts || !facts->by_default) return {};
  return text_of_number(number.quantity, *facts->by_default) + source_in_words(address);
}

}  // namespace

std::optional<Journey> planned_journey(const Journey& journey, const std::string& scenario) {
  if (!journey.scenarios.contains(scenario)) return std::nullopt;
  std::vector<ScenarioPart> parts = parts_of(journey, scenario);
  for (ScenarioPart& part : parts) part.effect = 1;
  Journey planned = journey;
  Diagnostics problems;
  apply_parts(planned, journey, parts, problems);
  if (problems.has_errors()) return std::nullopt;
  return planned;
}

std::optional<NumberFacts> facts_of(Journey& journey, Journey* planned, const std::string& scenario,
                                    const std::string& address) {
  const Addressed found = find_address(journey, address);
  if (!found.number) return std::nullopt;
  const NumberRef& number = *found.number;
  NumberFacts facts;
  facts.quantity = number.quantity;
  facts.meaning = number.meaning;
  facts.optional = number.optional != nullptr;
  facts.in_split = number.in_split();
  const bool unsaid = facts.optional && !number.optional->has_value();
  if (!unsaid || number.has_fallback) facts.value = number.get();
  facts.known = number.provenance();
  facts.default_in_words = default_in_words(journey, number, address);
  const auto key = find_key(address);
  facts.written = facts.optional ? !unsaid
                                 : facts.known != nullptr || !key || !key->by_default ||
                                       *key->by_default != number.get();
  facts.can_be_planned = journey.scenarios.contains(scenario) && facts.value && changeable(address);
  if (!facts.can_be_planned || planned == nullptr) return facts;
  const Addressed there = find_address(*planned, address);
  if (there.number && facts.value && there.number->get() != *facts.value)
    facts.planned = there.number->get();
  facts.changed_by_plan = journey.scenarios.find(scenario)->changes.contains(address);
  return facts;
}

Effects effects_of(const Journey& journey, const study::Derivatives& derivatives) {
  Effects effects;
  for (study::Lever& lever : study::levers_of(journey, derivatives)) {
    std::string address = lever.derivative.address;
    effects.emplace(std::move(address), std::move(lever));
  }
  return effects;
}

std::string effect_in_words(const study::Lever& lever, const Journey& journey) {
  return fmt::format("{} saves {} {}", study::move_in_words(lever),
                     study::money(lever.saving, journey),
                     journey.customers_per_month ? "a month" : "for 1,000 customers");
}

}  // namespace painpoint::gui
