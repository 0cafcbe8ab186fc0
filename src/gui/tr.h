#pragma once

#include <string>

#include "texts/tr.h"

/// What the window says (texts/tr.h), also as ImGui draws it. `frame` and `before_frame` set the
/// language of their thread from the editor's.
namespace painpoint::gui {

using texts::isolated;
using texts::speak;
using texts::speaks_right_to_left;
using texts::spoken;
using texts::tr_format;
using texts::tr_later;
using texts::tr_with;
using texts::tr_words;
using texts::trouble_with;

/// As `tr_words`, in the order in which ImGui draws it: for labels that go straight there. Texts
/// last as long as the program.
const char* tr(const char* english);

/// All that is in the table of a language, for the fonts; one text a line.
const std::string& all_texts_of(texts::Language language);

}  // namespace painpoint::gui
