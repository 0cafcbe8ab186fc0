#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <type_traits>
#include <utility>

#include "gui/entry_rows.h"
#include "gui/inspector.h"
#include "gui/place_words.h"

namespace painpoint::gui {
namespace {

/// The edit made at another thing of the same kind; nothing for what only one thing can have, such
/// as its name or where it leads.
std::optional<editor::Edit> elsewhere(const editor::Edit& edit, const std::string& from,
                                      const std::string& to) {
  const auto moved = [&](std::string& address) {
    if (address != from && !address.starts_with(from + ".")) return false;
    address.replace(0, from.size(), to);
    return true;
  };
  return std::visit(
      [&]<class E>(E copy) -> std::optional<editor::Edit> {
        if constexpr (std::is_same_v<E, editor::SetNumber> ||
                      std::is_same_v<E, editor::SetProvenance> ||
                      std::is_same_v<E, editor::ClearNumber> ||
                      std::is_same_v<E, editor::SetTime> || std::is_same_v<E, editor::SetText> ||
                      std::is_same_v<E, editor::SetSplit> || std::is_same_v<E, editor::SetFlag> ||
                      std::is_same_v<E, editor::SetList> || std::is_same_v<E, editor::SetNote> ||
                      std::is_same_v<E, editor::SetChange>) {
          const bool own = copy.address == from + ".name" || copy.address == from + ".next";
          if (!own && moved(copy.address)) return copy;
        } else if constexpr (std::is_same_v<E, editor::SetCustomerValue>) {
          if (moved(copy.segment)) return copy;
        }
        return std::nullopt;
      },
      edit);
}

}  // namespace

void inspect_several(Form& form, const std::vector<std::string>& addresses) {
  const std::string kind = kind_in_words(addresses.front());
  const bool alike = std::all_of(addresses.begin(), addresses.end(), [&](const auto& address) {
    return kind_in_words(address) == kind;
  });
  if (begin_section(form, "selection", "Selected", static_cast<int>(addresses.size()), !alike)) {
    for (const std::string& address : addresses)
      entry_row(form, address, place_in_words(form.journey, address));
    end_section();
  }
  if (!alike) {
    quiet_text(form, "They are of different kinds: open one of them to edit it.");
    return;
  }
  quiet_text(form, fmt::format("Shown is what {} has; what you change is changed at all of them.",
                               place_in_words(form.journey, addresses.front())));
  Requests asked;
  Form first{form.panel,   form.theme,   form.view,    asked,
             form.journey, form.planned, form.effects, form.known};
  inspect(first, addresses.front());
  for (Request& request : asked) {
    auto* edit = std::get_if<RequestEdit>(&request);
    if (edit == nullptr) {
      form.requests.push_back(std::move(request));
      continue;
    }
    editor::Together together{{edit->edit}, {}};
    for (std::size_t i = 1; i < addresses.size(); ++i)
      if (auto other = elsewhere(edit->edit, addresses.front(), addresses[i]))
        together.edits.push_back(std::move(*other));
    if (together.edits.size() > 1) {
      together.message = fmt::format("Change {} {}s", together.edits.size(), kind);
      ask(form, std::move(together), edit->joins);
    } else {
      ask(form, std::move(edit->edit), edit->joins);
    }
  }
}

}  // namespace painpoint::gui
