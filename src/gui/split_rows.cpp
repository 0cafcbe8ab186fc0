#include "gui/split_rows.h"

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "gui/bidi.h"
#include "gui/choice_row.h"
#include "gui/number_row.h"
#include "gui/number_text.h"
#include "gui/split_edit.h"
#include "gui/tr.h"
#include "model/validate.h"

namespace painpoint::gui {
namespace {

struct Shown {
  std::string address;
  const LanguageKey& key;
  const Split& base;
  const Split& split;    ///< what the fields hold: of the scenario that is on, or the base
  bool planned = false;  ///< edits go to the scenario
};

void record(Form& form, const Shown& shown, Split split, bool joins) {
  if (!shown.planned) {
    ask(form, editor::SetSplit{shown.address, std::move(split)}, joins);
    return;
  }
  Change change;
  change.split = std::move(split);
  const std::string owner = "scenarios." + form.scenario();
  // The plan says the whole split from now on: what it said of single keys is in it already.
  std::vector<editor::Edit> edits;
  for (const auto& [address, other] : form.journey.scenarios.find(form.scenario())->changes)
    if (address.starts_with(shown.address + "."))
      edits.emplace_back(editor::SetChange{owner, address, std::nullopt});
  edits.emplace_back(editor::SetChange{owner, shown.address, std::move(change)});
  if (edits.size() == 1)
    ask(form, std::move(edits.front()), joins);
  else
    ask(form,
        editor::Together{std::move(edits), fmt::format("Change {} in the plan", shown.address)},
        joins);
}

void share_row(Form& form, const Shown& shown, const std::string& id, double share) {
  const std::string address = shown.address + "." + id;
  const float square = ImGui::GetFrameHeight() + form.px(2);
  const std::string name = name_of(form.journey, shown.key.refers, id);
  const Number* before = shown.base.find(id);
  const bool differs = before == nullptr || before->value != share;
  std::string meaning(shown.key.meaning);
  if (const auto facts = facts_at(form, address)) meaning = said_of(form, address, *facts);
  if (shown.planned && differs)
    meaning += tr_format("\nIn the base: {}", before == nullptr
                                                  ? tr_words("not there")
                                                  : text_of_number(Quantity::share, before->value));
  begin_row(form, name, meaning, square);
  const float width = ImGui::CalcItemWidth();
  const ImVec2 place = ImGui::GetCursorPos();
  const float field = std::min(width, form.px(74));
  ImGui::SetNextItemWidth(field);
  const auto typed =
      text_field(form, address, text_of_number(Quantity::share, share), {.select_all = true});
  if (shown.planned && differs && before != nullptr)
    tooltip(form, fmt::format("{} → {}", text_of_number(Quantity::share, before->value),
                              text_of_number(Quantity::share, share)));
  if (width - field > form.px(30)) {
    ImGui::SameLine(0, form.px(6));
    ImGui::SetCursorPosY(place.y + (ImGui::GetFrameHeight() - form.px(10)) / 2);
    ImGui::SetNextItemWidth(width - field - form.px(8));
    if (const auto slide = slider(form, address, share))
      if (auto moved = with_share(shown.split, id, slide->part, shown.key.refers))
        record(form, shown, std::move(*moved), slide->joins);
  }
  ImGui::SameLine(0, 0);
  ImGui::SetCursorPos(ImVec2(place.x + width + form.px(2), place.y));
  const bool last = shown.split.size() == 1 && shown.key.required;
  ImGui::BeginDisabled(last);
  if (small_button(form, address + "/remove", "×",
                   tr_words("Take it out; the others share what it had")))
    record(form, shown, without_key(shown.split, id, shown.key.refers), false);
  ImGui::EndDisabled();
  below_field(form, address);
  if (!typed) return;
  const TypedNumber number = number_from_text(*typed, Quantity::share, "");
  if (!number) return refuse(form, address, *typed, number.problem);
  auto moved = with_share(shown.split, id, number.value, shown.key.refers);
  if (!moved)
    return refuse(form, address, *typed,
                  tr_words("this is the only one, and has all: add another first"));
  if (moved->find(id)->value + 1e-12 < number.value)
    return refuse(form, address, *typed,
                  tr_format("together they would be more than 100%; {} is free",
                            text_of_number(Quantity::share, moved->find(id)->value)));
  record(form, shown, std::move(*moved), false);
}

/// The whole of it as one bar, so that parts can be seen beside each other.
void whole_bar(Form& form, const Split& split) {
  if (split.size() < 2) return;
  const ImVec2 from = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  const float height = form.px(6);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  float x = from.x;
  int position = 0;
  for (const auto& [id, share] : split) {
    const float part = width * static_cast<float>(std::clamp(share.value, 0.0, 1.0));
    list.AddRectFilled(ImVec2(x, from.y),
                       ImVec2(std::max(x, x + part - form.px(1)), from.y + height),
                       packed(form.theme.accent, position++ % 2 == 0 ? 0.75 : 0.4));
    x += part;
  }
  ImGui::Dummy(ImVec2(width, height));
}

}  // namespace

void split_rows(Form& form, const std::string& address, const LanguageKey& key, const Split& split,
                const std::string& chosen) {
  const bool planned = !form.scenario().empty() && form.planned != nullptr && changeable(address);
  const Split* there = nullptr;
  if (planned) there = find_address(*form.planned, address).split;
  const Shown shown{address, key, split, there != nullptr ? *there : split, there != nullptr};
  whole_bar(form, shown.split);
  if (const Number* share = shown.split.find(chosen)) share_row(form, shown, chosen, share->value);
  for (const auto& [id, share] : shown.split)
    if (id != chosen) share_row(form, shown, id, share.value);
  if (shown.planned && form.journey.scenarios.find(form.scenario())->changes.contains(address)) {
    if (small_button(form, address + "/to_base", tr_words("↺ Back to the base"),
                     tr_words("Take this change away")))
      ask(form, editor::SetChange{"scenarios." + form.scenario(), address, std::nullopt});
  }
  const std::vector<Choice> more =
      keys_to_add(form.journey, form.view.scenario, key.refers, shown.split);
  if (more.empty()) return;
  std::vector<Option> options;
  for (const Choice& choice : more) options.push_back({choice.id, choice.name});
  ImGui::SetNextItemWidth(ImGui::GetContentRegionAvail().x);
  if (const auto chosen_key = combo(form, address + "/add", tr_words("Add ..."), options))
    record(form, shown, with_key(shown.split, options[*chosen_key].id, key.refers), false);
}

}  // namespace painpoint::gui
