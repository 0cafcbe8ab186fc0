#pragma once

#include <optional>
#include <string_view>

namespace painpoint::gui {

/// How well a text is what somebody means who typed `typed`: all its characters in their order,
/// better where words begin with them and where they stand together. Nothing if it is not. Upper
/// and lower case of Latin letters are the same.
std::optional<int> fuzzy_score(std::string_view typed, std::string_view text);

}  // namespace painpoint::gui
