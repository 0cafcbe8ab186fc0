#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "model/address.h"
#include "model/journey.h"
#include "study/levers.h"

/// What there is to say of one number beside its field.
namespace painpoint::gui {

/// The journey as a scenario will leave it when it is met in full: what was planned, whatever is
/// expected of it. Nothing for "base", or where the plan cannot be applied.
std::optional<Journey> planned_journey(const Journey& journey, const std::string& scenario);

struct NumberFacts {
  Quantity quantity = Quantity::none;
  std::string_view meaning;
  std::optional<double> value;  ///< of the base; nothing: optional and without a default
  bool optional = false;        ///< may go back to not being written
  bool written = false;         ///< optional: it is; else: it differs from the default, or is known
  std::string
      default_in_words;  ///< "8%, from severity moderate (guess: assumed ...)"; may be empty
  std::optional<double> planned;  ///< under the scenario that is on, if that differs
  bool changed_by_plan = false;   ///< by this scenario itself, at this very address
  bool in_split = false;          ///< it moves along with others
  bool can_be_planned = false;    ///< an edit can be recorded in the scenario
  const Provenance* known = nullptr;
};

/// Nothing if no number has the address. Journeys are only looked at; finding needs them mutable.
/// `known` points into `journey`.
std::optional<NumberFacts> facts_of(Journey& journey, Journey* planned, const std::string& scenario,
                                    const std::string& address);

/// Facts that were worked out before: of one state of the journey, one scenario.
using KnownFacts = std::map<std::string, std::optional<NumberFacts>, std::less<>>;

/// What moving numbers saves, by address.
using Effects = std::map<std::string, study::Lever, std::less<>>;
Effects effects_of(const Journey& journey, const study::Derivatives& derivatives);

/// "1 point less saves GBP 1,240 a month".
std::string effect_in_words(const study::Lever& lever, const Journey& journey);

}  // namespace painpoint::gui
