#include "editor/soundness.h"

#include <algorithm>
#include <variant>

#include "model/validate.h"
#include "study/prepare.h"

namespace painpoint::editor {
namespace {

bool is_only_shown(const Edit& edit) {
  if (const auto* together = std::get_if<Together>(&edit))
    return std::all_of(together->edits.begin(), together->edits.end(), is_only_shown);
  return std::holds_alternative<PlaceCards>(edit) || std::holds_alternative<SetNote>(edit);
}

}  // namespace

Diagnostics findings_of(const Journey& journey) {
  Diagnostics found = validate_all(journey);
  if (!found.has_errors()) found.append(study::check(journey));
  return found;
}

Diagnostics findings_after(const Edit& edit, const Journey& journey, const Diagnostics& before) {
  if (!is_only_shown(edit)) return findings_of(journey);
  Diagnostics values = validate_values(journey);
  return values.has_errors() ? values : before;
}

}  // namespace painpoint::editor
