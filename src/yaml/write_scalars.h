#pragma once

#include <string>
#include <string_view>

#include "yaml/document.h"

namespace painpoint::yaml {

/// The shortest decimal text that reads back as this number; with a percent sign, its hundredfold.
/// Never with an exponent, but for sizes that nobody writes out.
std::string number_text(double value, bool as_percent);

/// The text of a number that changes: what stands behind the digits stays, a percent sign always
/// and a unit where some digits give the number back exactly.
std::string changed_number_text(std::string_view before, double value, NumberForm form);

enum class Within { block, brackets };

/// A text as YAML, without quotes where that is safe and cannot be misread by other programs.
std::string text_scalar(std::string_view text, Within within);
/// An id, a word of the language or a key: quotes only where they are needed.
std::string word_scalar(std::string_view text, Within within);
/// The same in the quotes that stood around the text before.
std::string text_scalar_like(std::string_view before, std::string_view text, Within within);

std::string double_quoted(std::string_view text);

/// Whether a text of several lines can be written as lines below `|`.
bool suits_literal(std::string_view text);

}  // namespace painpoint::yaml
