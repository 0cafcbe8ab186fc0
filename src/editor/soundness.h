#pragma once

#include "base/diagnostic.h"
#include "editor/edit.h"
#include "model/journey.h"

namespace painpoint::editor {

/// All that can be said of a journey: what is wrong with its numbers, names and structure, in all
/// segments and scenarios; without errors it can be solved and saved.
Diagnostics findings_of(const Journey& journey);

/// The same after an edit of a sound journey with these findings. What is only shown, such as the
/// places of cards, has no bearing on most of them, so that a drag costs next to nothing.
Diagnostics findings_after(const Edit& edit, const Journey& journey, const Diagnostics& before);

}  // namespace painpoint::editor
