#include "gui/panel.h"

#include <utility>

#include "gui/probe.h"

namespace painpoint::gui {

void probe_item(PanelContext& context, std::string name) {
  probe_last_item(context.view, std::move(name));
}

}  // namespace painpoint::gui
