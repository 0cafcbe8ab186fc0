#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/diagnostic.h"
#include "model/journey.h"

/// What can be done to a journey, as plain values: everything that the language can say. An edit
/// is applied to a journey and gives another one, or says in words why it cannot be; it never gives
/// half of itself. What refers to a thing follows it: renaming an id renames it in splits,
/// policies, scenarios and the addresses of changes; removing a touchpoint leads its customers on
/// to where it led.
///
/// Places are addresses: "touchpoints.deliver" is a touchpoint, "touchpoints.deliver.minutes" its
/// time. Nothing here draws, or knows files.
namespace painpoint::editor {

/// A number gets a value; what hangs together moves along, as with --set. An optional number that
/// was not written becomes written.
struct SetNumber {
  std::string address;
  double value = 0;
};
/// How a number is known; nothing takes all of it away.
struct SetProvenance {
  std::string address;
  std::optional<Provenance> provenance;
};
/// An optional number goes back to its default, or to that of the severity.
struct ClearNumber {
  std::string address;
};
struct SetTime {
  std::string address;
  Time time;
};
/// `next`, `channel`, `causes` or `start`: the whole split. It must add up as its kind demands.
struct SetSplit {
  std::string address;
  Split split;
};
/// A name, a reference (team, stage, `then`) or a word (severity, scope, kind).
struct SetText {
  std::string address;
  std::string text;
};
struct SetFlag {
  std::string address;
  bool on = false;
};
/// `at` of policies, `includes` of scenarios.
struct SetList {
  std::string address;
  std::vector<std::string> items;
};
/// A text that is shown and never calculated, such as a quote; nothing takes it away. `address` is
/// that of the thing, or of a persona.
struct SetNote {
  std::string address;
  std::string key;
  std::optional<Note> note;
};
/// What a customer of a segment is worth, in one form or the other.
struct SetCustomerValue {
  std::string segment;
  CustomerValue value;
};

/// A new entry of a map or list: "stages", "segments", "channels", "teams", "causes",
/// "touchpoints", "touchpoints.x.pains", "touchpoints.x.backstage", "ends", "policies",
/// "scenarios", "policies.x.pain" (which takes no id). It is one that makes sense at once: a
/// touchpoint leads to `completed`, a segment shares with the others.
struct AddEntry {
  std::string collection;
  std::string id;
  std::string name;
  std::optional<std::size_t> position{};  ///< at the end unless said
};
struct RemoveEntry {
  std::string address;
};
struct RenameId {
  std::string address;
  std::string id;
};
struct MoveEntry {
  std::string address;
  std::size_t position = 0;
};
struct DuplicateEntry {
  std::string address;
  std::string id;
};

/// Customers go from one touchpoint also to another, to an end, or `back`: with this share, taken
/// from the others in proportion.
struct Connect {
  std::string from;
  std::string to;
  double share = 0.5;
};
struct Disconnect {
  std::string from;
  std::string to;
};

/// One change of a scenario or segment ("scenarios.fix", "segments.new"); nothing takes it away,
/// which is the way back to the base.
struct SetChange {
  std::string owner;
  std::string address;
  std::optional<Change> change;
};

/// Where cards stand; never calculated with. Nothing: wherever the layout puts them.
struct CardPlace {
  std::string id;
  std::optional<std::pair<double, double>> at;
};
struct PlaceCards {
  std::vector<CardPlace> places;
  bool tidy = false;  ///< said of it in the history
};

/// What a fragment (yaml/fragment.h) holds is added; ids that are taken get new ones. The pasted
/// touchpoints keep the ways among themselves.
struct Paste {
  Journey fragment;
  std::optional<std::pair<double, double>> at{};  ///< of the first card
};

/// Another journey altogether: an import, a recovered one.
struct ReplaceJourney {
  Journey journey;
  std::string message;
};

/// Several as one, so that they are undone as one.
struct Together;
using Edit = std::variant<SetNumber, SetProvenance, ClearNumber, SetTime, SetSplit, SetText,
                          SetFlag, SetList, SetNote, SetCustomerValue, AddEntry, RemoveEntry,
                          RenameId, MoveEntry, DuplicateEntry, Connect, Disconnect, SetChange,
                          PlaceCards, Paste, ReplaceJourney, Together>;
struct Together {
  std::vector<Edit> edits;
  std::string message;
};

/// A journey after an edit.
struct Edited {
  Journey journey;
  std::string message;  ///< "Rename Delivery", "Set chance of “Cannot find” to 12%"
  std::vector<std::string> created;  ///< addresses of entries that are new, or have a new id
};

/// The journey after the edit, settled. Errors name an address and say in words what is wrong, as
/// those of a file do. Whether the result is a sound journey is up to the document.
Outcome<Edited> apply(const Journey& journey, const Edit& edit);

/// An id that nothing in the journey has yet, made of a name as people would: "Call support" ->
/// "call_support", "call_support_2". Letters of any script stay.
std::string free_id(const Journey& journey, std::string_view collection, std::string_view name);

/// A number as the room sees it with a scenario switched on: an edit of the base, or the change
/// that the scenario makes of it. `scenario` is an id, or "base".
Edit number_edit(const Journey& journey, std::string_view scenario, std::string_view address,
                 double value);

}  // namespace painpoint::editor
