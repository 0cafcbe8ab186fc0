#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/journey.h"

namespace painpoint::editor {

/// What is wrong with an id for a new entry of a collection, in words and with advice; nothing if
/// all is well.
struct BadId {
  std::string message;
  std::string advice;
};
std::optional<BadId> bad_id(const Journey& journey, std::string_view collection,
                            std::string_view id);

/// Whether something has this id already that must not share it with an entry of the collection:
/// touchpoints and ends have theirs in common, and so have causes and policies.
bool is_taken(const Journey& journey, std::string_view collection, std::string_view id);

}  // namespace painpoint::editor
