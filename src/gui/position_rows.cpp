#include "gui/position_rows.h"

#include <fmt/format.h>
#include <imgui.h>

#include <string>
#include <utility>

#include "gui/number_text.h"
#include "gui/split_edit.h"
#include "gui/tr.h"

namespace painpoint::gui {
namespace {

std::string unplaced() {
  return tr_words("Let the layout place it");
}

}  // namespace

void position_rows(Form& form, const MapPositions& positions) {
  for (const auto& [id, position] : positions) {
    const std::string name = "map.positions." + id;
    begin_row(form, name_of(form.journey, Refers::next, id),
              tr_words("pixels to the right and down"), ImGui::GetFrameHeight() + form.px(2));
    const auto typed = text_field(form, name, fmt::format("{:g}, {:g}", position.x, position.y));
    ImGui::SameLine(0, form.px(2));
    if (small_button(form, name + "/remove", "×", unplaced()))
      ask(form, editor::PlaceCards{{{id, std::nullopt}}});
    below_field(form, name);
    if (!typed) continue;
    const std::size_t comma = typed->find(',');
    const std::string second = comma == std::string::npos ? "" : typed->substr(comma + 1);
    const TypedNumber x = number_from_text(typed->substr(0, comma), Quantity::signed_money, "");
    const TypedNumber y = number_from_text(second, Quantity::signed_money, "");
    if (x && y)
      ask(form, editor::PlaceCards{{{id, std::pair(x.value, y.value)}}});
    else
      refuse(form, name, *typed, tr_words("write two numbers of pixels: 120, 80"));
  }
  if (positions.empty()) {
    quiet_text(form, tr_words("All cards stand where the layout puts them."));
    return;
  }
  if (!small_button(form, "map.positions/clear", tr_words("Let the layout place all"), unplaced()))
    return;
  editor::PlaceCards all;
  for (const auto& [id, position] : positions) all.places.push_back({id, std::nullopt});
  all.tidy = true;
  ask(form, std::move(all));
}

}  // namespace painpoint::gui
