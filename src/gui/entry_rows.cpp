#include "gui/entry_rows.h"

#include <fmt/format.h>
#include <imgui.h>

#include "gui/bidi.h"
#include "gui/flow.h"
#include "gui/place_words.h"
#include "gui/tr.h"

namespace painpoint::gui {
namespace {

/// "pain point" for "touchpoints.order.pains".
std::string one_of(const std::string& collection) {
  return kind_in_words(collection + ".x");
}

}  // namespace

void entry_row(Form& form, const std::string& address, const std::string& name) {
  const float square = ImGui::GetFrameHeight() + form.px(2);
  const float width = ImGui::GetContentRegionAvail().x - square;
  const float start = ImGui::GetCursorPosX();
  const std::string seen = fitted(name, width - form.px(16));
  ImGui::AlignTextToFramePadding();
  const std::string label = fmt::format("{}##{}", seen, address);
  if (ImGui::Selectable(label.c_str(), false, 0, ImVec2(width, ImGui::GetTextLineHeight())))
    form.requests.emplace_back(RequestSelect{{address}, true});
  probe(form, address + "/open");
  tooltip(form, seen == visual(name) ? tr_words("Open it") : name);
  ImGui::SameLine(start + width, form.px(2));
  remove_button(form, address, tr_format("Remove {}", name));
}

void add_entry_row(Form& form, const std::string& collection) {
  const std::string name = collection + "/add";
  ImGui::SetNextItemWidth(ImGui::GetContentRegionAvail().x);
  const std::string hint = tr_format("+ New {} ...", one_of(collection));
  const auto typed = text_field(form, name, "", {.hint = hint});
  below_field(form, name);
  if (!typed || typed->find_first_not_of(' ') == std::string::npos) return;
  ask_for_new(form, editor::AddEntry{collection, editor::free_id(form.journey, collection, *typed),
                                     *typed});
}

void remove_button(Form& form, const std::string& address, std::string_view says) {
  if (small_button(form, address + "/remove", "×", says)) ask(form, editor::RemoveEntry{address});
}

void optional_entry_buttons(Form& form, const std::string& address, bool there) {
  if (there)
    remove_button(form, address, tr_words("Take it away"));
  else if (small_button(form, address + "/add", tr_words("+ Add"),
                        tr_words("Say that it hurts, and how")))
    ask_for_new(form, editor::AddEntry{address, "", "Pain"});
}

}  // namespace painpoint::gui
