#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "model/journey.h"
#include "model/key.h"

/// Who refers to whom: what must follow when a thing gets another id, or goes.
namespace painpoint::editor {

/// A thing of a journey as others refer to it.
struct Thing {
  /// What references call it. An end is what `next` can name and no touchpoint; `nothing` is named
  /// by addresses only, as pains, segments and policies are.
  Refers kind = Refers::nothing;
  std::string id;
  /// As changes say it: "touchpoints.bot", also where a scenario adds it.
  std::string address;
  /// The scenario that adds it: only that and those that include it can refer to it.
  std::optional<std::string> added_by;
};

/// The thing at an address of the file, "scenarios.fix.add.touchpoints.bot" for example.
Thing thing_at(std::string_view address, Refers kind);

/// Splits, references, lists, places on the map and the addresses of changes say the new id from
/// now on. The thing itself is not renamed.
void rename_references(Journey& journey, const Thing& thing, const std::string& new_id);

/// Nobody refers to the thing any more; to be called while it is still there. Customers on the way
/// to a touchpoint go on to where it led, in proportion; those on the way to an end go to
/// `completed`; causes leave their share to no named cause; channels theirs to the others. Changes
/// at its addresses go.
void drop_references(Journey& journey, const Thing& thing);

/// A rule that stands nowhere any more is none.
void drop_policies_without_place(Journey& journey);

/// The addresses of shares that are all of their split. Nobody can change one of these alone: the
/// rest would have nowhere to go.
std::set<std::string> lonely_shares(const Journey& journey);
/// Takes away the changes of those that were not lonely before.
void drop_changes_of_new_lonely_shares(Journey& journey, const std::set<std::string>& before);

/// Gives the changes of segments and scenarios other addresses; those with none go.
/// `of` says whose changes: "scenarios.fix.changes".
using Readdress =
    std::function<std::optional<std::string>(std::string_view of, const std::string& address)>;
void readdress_changes(Journey& journey, const Readdress& readdress);

/// Takes away the changes at or below an address where no number is any more, after something
/// became another thing there.
void drop_vanished_changes(Journey& journey, std::string_view address);

/// Whether this address is the other one or stands below it.
bool is_at_or_below(std::string_view address, std::string_view other);

}  // namespace painpoint::editor
