#pragma once

#include <map>
#include <string>
#include <vector>

#include "editor/edit.h"
#include "gui/tr.h"

/// Things of one kind that are edited as one: which fields say the same everywhere, and edits that
/// are made at all of them.
namespace painpoint::gui {

struct Form;

struct Several {
  std::vector<std::string> addresses;                  ///< fields are those of the first
  std::map<std::string, bool, std::less<>> answers{};  ///< to questions that were asked before
};

/// Shown where what several things say is not the same.
inline constexpr const char* kSeveral = tr_later("several");

/// What stands at an address of the first thing, in each of them, itself included. Just the address
/// while one thing is edited.
std::vector<std::string> places_of(const Form& form, const std::string& address);

/// Whether the number at an address is the same in all, as the base or the plan that is on has it.
bool same_number(Form& form, const std::string& address);
/// Whether any of them is written, and whether any is changed by the plan that is on itself.
bool any_written(Form& form, const std::string& address);
bool any_planned(Form& form, const std::string& address);
/// Whether all have the same of whatever else a field can hold: a text, a word, a list, a split, a
/// whole time. How well numbers are known does not count.
bool same_there(Form& form, const std::string& address);
/// The same of a note; `address` is what has it.
bool same_note(Form& form, const std::string& address, const std::string& key);

/// An edit of the first, made at all of them in one step. What only one thing can have, such as its
/// name or an entry of its own, stays as it is.
editor::Edit everywhere(const Form& form, editor::Edit edit);
/// Edits of the same, one for each thing, as one.
editor::Edit as_one(const Form& form, std::vector<editor::Edit> edits);

/// In the place of a field for what cannot be edited at once where it differs: says so, and offers
/// what the first thing has for all. Whether that is wanted.
bool take_from_first(Form& form, const std::string& address);

/// "3 touchpoints", "2 policies and 1 end"; in the order in which they come.
std::string count_in_words(const std::vector<std::string>& addresses);

}  // namespace painpoint::gui
