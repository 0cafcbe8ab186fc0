#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "base/text.h"
#include "editor/draft.h"
#include "editor/shares.h"
#include "model/address.h"
#include "model/change_words.h"
#include "model/follow.h"
#include "model/scenario.h"
#include "model/words.h"
#include "texts/tr.h"

namespace painpoint::editor {
namespace {

constexpr std::string_view kBaseId = "base";

/// What the journey has with all that its scenarios add.
Journey with_additions(const Journey& journey) {
  Journey known = journey;
  for (const auto& [id, scenario] : journey.scenarios)
    for (const auto& [touchpoint_id, touchpoint] : scenario.add.touchpoints)
      known.touchpoints.insert(touchpoint_id, touchpoint);
  return known;
}

/// The list of changes of a scenario or segment.
Changes* changes_of(Journey& journey, std::string_view owner) {
  Changes* changes = nullptr;
  visit_at(journey, owner, [&](const Key&, auto& member) {
    using T = std::remove_cvref_t<decltype(member)>;
    if constexpr (std::is_same_v<T, Scenario> || std::is_same_v<T, Segment>)
      changes = &member.changes;
  });
  return changes;
}

/// What belongs to plans and observations is the same in every scenario: nobody changes it there.
bool is_of_no_scenario(std::string_view address) {
  return address.starts_with("scenarios.") || address.starts_with("observed.");
}

/// Whether a part of the scenario other than its own changes has something to say of the number.
bool changed_by_an_include(const Journey& journey, std::string_view scenario,
                           std::string_view address) {
  const std::vector<ScenarioPart> parts = parts_of(journey, scenario);
  return std::any_of(parts.begin(), parts.end(), [&](const ScenarioPart& part) {
    const Scenario* other = journey.scenarios.find(part.id);
    return part.id != scenario && other != nullptr && other->changes.contains(address);
  });
}

}  // namespace

void carry_out(Draft& draft, const SetChange& edit) {
  Changes* changes = changes_of(draft.journey, edit.owner);
  if (changes == nullptr)
    return draft.refuse(Code::unknown_name, edit.owner,
                        texts::tr_format("`{}` is no scenario or segment", printable(edit.owner)),
                        texts::tr_words("changes belong to one of these"));
  const std::string address = nfc(edit.address);
  const std::string place = edit.owner + ".changes." + address;
  const std::string owner = said_for(draft.journey, edit.owner);
  Journey known = with_additions(draft.journey);
  const std::string words = said_for(known, address);
  if (!edit.change) {
    if (changes->erase(address))
      draft.message = texts::tr_format("Leave {} as in the base in {}", words, owner);
    return;
  }
  const Addressed there = find_address(known, address, true);
  if (!there.number && there.split == nullptr) {
    const AddressAdvice advice = explain_missing_address(known, address);
    return draft.refuse(Code::no_such_number, place, advice.message, advice.advice);
  }
  if (edit.change->split && edit.change->split->empty())
    return draft.refuse(Code::bad_change, place, texts::tr_words("this split is empty"),
                        texts::tr_words("say who goes where"));
  (*changes)[address] = *edit.change;
  const Quantity quantity = there.number ? there.number->quantity : Quantity::share;
  draft.message = texts::tr_format("In {}: {} {}", owner, words,
                                   said(*edit.change, quantity, draft.journey.currency));
}

Edit number_edit(const Journey& journey, std::string_view scenario, std::string_view address,
                 double value) {
  const Scenario* own = scenario == kBaseId ? nullptr : journey.scenarios.find(scenario);
  if (own == nullptr || is_of_no_scenario(address)) return SetNumber{std::string(address), value};
  const std::string owner = fmt::format("scenarios.{}", scenario);
  // A touchpoint that exists only here is the scenario's own.
  constexpr std::string_view kTouchpoints = "touchpoints.";
  if (address.starts_with(kTouchpoints)) {
    const std::string_view rest = address.substr(kTouchpoints.size());
    if (own->add.touchpoints.contains(rest.substr(0, rest.find('.'))))
      return SetNumber{fmt::format("{}.add.{}", owner, address), value};
  }
  // Where it sets a whole split, that split gets another one.
  const auto [split, key] = split_address(address);
  const Change* whole = split.empty() ? nullptr : own->changes.find(split);
  if (whole != nullptr && whole->split) {
    Change changed = *whole;
    give_share(*changed.split, std::string(key), value);
    return SetChange{owner, std::string(split), std::move(changed)};
  }
  Change change;
  change.operand = value;
  Journey base = journey;
  const Addressed there = find_address(base, address);
  const bool as_in_the_base = there.number && there.number->get() == value;
  if (as_in_the_base && !changed_by_an_include(journey, scenario, address))
    return SetChange{owner, std::string(address), std::nullopt};
  return SetChange{owner, std::string(address), std::move(change)};
}

}  // namespace painpoint::editor
