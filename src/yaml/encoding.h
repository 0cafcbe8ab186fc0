#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostic.h"

namespace painpoint::yaml {

/// How long the UTF-8 byte-order mark at the start of the text is: 0 or 3 bytes.
std::size_t byte_order_mark(std::string_view text);

/// What is wrong with the bytes of a file, before anybody looks at what they say: another encoding
/// (named where it can be recognised), invalid UTF-8, control characters. Only the first finding.
std::optional<Diagnostic> check_encoding(std::string_view text);

/// The text with single \r turned into \n, which yaml-cpp needs. Every offset stays the same.
std::string with_plain_breaks(std::string_view text);

}  // namespace painpoint::yaml
