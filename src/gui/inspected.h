#pragma once

#include <memory>
#include <optional>
#include <string>

#include "gui/form.h"
#include "gui/panel.h"
#include "gui/several.h"

namespace painpoint::gui {

/// What panels look things up in: made anew when the document or the scenario changes, and not in
/// every frame.
struct InspectedJourney {
  std::shared_ptr<const Journey> of;
  std::string scenario;
  Journey journey;                 ///< a copy: finding numbers by address needs it mutable
  std::optional<Journey> planned;  ///< with the scenario that is on met in full
  KnownFacts known;
  Several several;
  Effects effects;
  std::shared_ptr<const Journey> effects_of;
};
InspectedJourney& inspected(PanelContext& context);

/// A form for a panel. Valid during this frame.
Form form_of(PanelContext& context, std::string panel);

}  // namespace painpoint::gui
