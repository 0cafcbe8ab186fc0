#pragma once

#include <string>

#include "editor/edit.h"

namespace painpoint::editor {

/// Whether an edit sets again what the one before it set: the next position of the same slider, the
/// next of the same drag. Then the earlier one has no effect of its own.
bool continues(const Edit& before, const Edit& edit);

/// What a gesture does that went on with another edit. Its parts go by the first one's message, as
/// in adding and naming.
Edit join(const Edit& before, const Edit& edit, const std::string& message);

/// Whether an edit carries journeys of its own, so that keeping it is as dear as keeping its
/// result.
bool is_heavy(const Edit& edit);

}  // namespace painpoint::editor
