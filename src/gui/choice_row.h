#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "gui/form.h"
#include "model/key.h"

namespace painpoint::gui {

struct Option {
  std::string id;
  std::string name;
};
/// One of several: what was chosen now. Where there is little room it has no arrow.
std::optional<std::size_t> combo(Form& form, const std::string& name, std::string_view preview,
                                 std::span<const Option> options, bool arrow = true);

/// A word of an enumeration; an empty word is "not said".
void word_row(Form& form, const std::string& address, const LanguageKey& key,
              std::span<const std::string_view> words, std::size_t now);

/// A team, stage or touchpoint by its name, one that is made on the spot, or none.
void reference_row(Form& form, const std::string& address, const LanguageKey& key,
                   const std::string& now);

/// A text: a name, a currency.
void text_row(Form& form, const std::string& address, std::string_view label,
              std::string_view meaning, const std::string& now);

void flag_row(Form& form, const std::string& address, const LanguageKey& key, bool now);

/// `at`, `includes`: what is in the list, each with a button to take it out, and what may be added.
void list_rows(Form& form, const std::string& address, const LanguageKey& key,
               const std::vector<std::string>& now);

/// The collection that a reference names members of: "teams"; empty if none can be made here.
std::string_view collection_of(Refers refers);

}  // namespace painpoint::gui
