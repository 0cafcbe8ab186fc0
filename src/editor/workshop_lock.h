#pragma once

#include "editor/edit.h"

namespace painpoint::editor {

/// Whether an edit may touch anything but plans: the journey itself, its frame, or where its cards
/// stand. What is done to a scenario, and to scenarios as a whole, leaves the base as it is.
bool changes_base(const Edit& edit);

}  // namespace painpoint::editor
