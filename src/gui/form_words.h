#pragma once

#include <string>
#include <string_view>

#include "model/key.h"

namespace painpoint::gui {

/// A key of the language; in this folder `Key` is one of the keyboard.
using LanguageKey = painpoint::Key;

/// "Customers per month" for `customers_per_month`.
std::string words_of_key(std::string_view key);

}  // namespace painpoint::gui
