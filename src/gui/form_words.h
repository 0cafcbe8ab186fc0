#pragma once

#include "model/key.h"
#include "model/key_words.h"

namespace painpoint::gui {

/// A key of the language; in this folder `Key` is one of the keyboard.
using LanguageKey = painpoint::Key;

}  // namespace painpoint::gui
