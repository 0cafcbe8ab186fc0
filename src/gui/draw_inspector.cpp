#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <memory>
#include <utility>

#include "gui/bidi.h"
#include "gui/compat.h"
#include "gui/entry_rows.h"
#include "gui/flow.h"
#include "gui/inspected.h"
#include "gui/inspector.h"
#include "gui/panel.h"
#include "gui/place_words.h"
#include "gui/tr.h"
#include "study/compare.h"

namespace painpoint::gui {
namespace {

/// "Deliver › ..." above a pain point of it: a click goes there.
void way_up(Form& form, const std::string& address) {
  const std::size_t dot = address.rfind('.');
  const std::string above = thing_at(form.journey, address.substr(0, dot));
  const bool deep = steps_of(address).size() > 2;
  const std::string name =
      deep ? place_in_words(form.journey, above) : std::string(tr_words("Journey"));
  ImGui::PushFont(form.theme.small);
  const std::string seen = fitted(name + " ›", ImGui::GetContentRegionAvail().x * 0.7F);
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2(form.px(6), form.px(2)));
  const bool pressed = ImGui::Button((seen + "##up").c_str());
  ImGui::PopStyleVar();
  if (pressed) {
    RequestSelect select;
    if (deep) select.addresses.push_back(above);
    form.requests.emplace_back(std::move(select));
  }
  probe(form, "up");
  tooltip(form, deep ? name : tr_words("The journey itself"));
  ImGui::SameLine();
  ImGui::SetCursorPosY(ImGui::GetCursorPosY() + form.px(2));
  ImGui::TextDisabled("%s", visual(kind_in_words(address)).c_str());
  ImGui::PopFont();
}

void title(const Form& form, const std::string& name) {
  ImGui::PushFont(form.theme.strong);
  const std::string seen = fitted(name, ImGui::GetContentRegionAvail().x);
  ImGui::TextUnformatted(seen.c_str());
  ImGui::PopFont();
  probe(form, "title");
  if (seen != visual(name)) tooltip(form, name);
}

/// The id, which everything that refers to the thing follows, and what can be done to all of it:
/// last, because it is needed least.
void id_row(Form& form, const std::string& address) {
  const std::size_t dot = address.rfind('.');
  const bool is_entry = dot != std::string::npos && address.find(".next.") == std::string::npos &&
                        !address.ends_with(".pain") && !address.starts_with("severities.") &&
                        thing_at(form.journey, address) == address;
  if (!is_entry) return;
  const std::string id = address.substr(dot + 1);
  const std::string name = address + "/id";
  begin_row(
      form, tr_words("Id"),
      tr_words("the word that files, splits and plans use for it; all that refer to it follow"),
      2 * (ImGui::GetFrameHeight() + form.px(2)));
  const auto typed = text_field(form, name, id);
  ImGui::SameLine(0, form.px(2));
  if (small_button(form, address + "/duplicate", "+", tr_words("Duplicate it")))
    ask_for_new(form, editor::DuplicateEntry{
                          address, editor::free_id(form.journey, address.substr(0, dot), id)});
  ImGui::SameLine(0, form.px(2));
  remove_button(form, address, tr_words("Remove it"));
  below_field(form, name);
  if (typed) ask(form, editor::RenameId{address, *typed});
}

/// Says where edits go while a scenario is on.
void scenario_banner(Form& form) {
  const std::string scenario = form.scenario();
  if (scenario.empty()) return;
  if (form.view.workshop.on)
    quiet_text(form, tr_format("Numbers you change are recorded in the plan “{}”; the base is "
                               "locked during the workshop.",
                               study::scenario_name(form.journey, scenario)));
  else
    quiet_text(form, tr_format("Numbers you change are recorded in the plan “{}”; all else changes "
                               "the base.",
                               study::scenario_name(form.journey, scenario)));
  probe(form, "scenario");
  if (form.planned == nullptr)
    alarm_text(form, tr_words("The plan cannot be applied, so the base is shown."));
}

}  // namespace

InspectedJourney& inspected(PanelContext& context) {
  std::shared_ptr<InspectedJourney>& kept = context.view.panels.inspected;
  const auto snapshot = context.document.snapshot();
  if (!kept || kept->of != snapshot || kept->scenario != context.view.scenario) {
    auto fresh = std::make_shared<InspectedJourney>();
    fresh->of = snapshot;
    fresh->scenario = context.view.scenario;
    fresh->journey = *snapshot;
    fresh->planned = planned_journey(*snapshot, context.view.scenario);
    if (kept) {
      fresh->effects = std::move(kept->effects);
      fresh->effects_of = kept->effects_of;
    }
    kept = std::move(fresh);
  }
  const editor::SlowFigures* slow = context.live.slow();
  if (slow != nullptr && slow->derivatives && slow->journey != kept->effects_of) {
    kept->effects = effects_of(*slow->journey, *slow->derivatives);
    kept->effects_of = slow->journey;
  }
  return *kept;
}

Form form_of(PanelContext& context, std::string panel) {
  InspectedJourney& kept = inspected(context);
  return {std::move(panel), context.theme, context.view,
          context.requests, kept.journey,  kept.planned ? &*kept.planned : nullptr,
          &kept.effects,    &kept.known};
}

void draw_inspector(PanelContext& context) {
  Form form = form_of(context, "inspector");
  std::vector<std::string> selected = context.view.selected;
  if (selected.size() > 1) {
    // What was clicked last comes first: it is what people look at.
    std::rotate(selected.begin(), selected.end() - 1, selected.end());
    title(form, count_in_words(selected));
    scenario_banner(form);
    Several& several = inspected(context).several;
    if (several.addresses != selected) several = {selected};
    inspect_several(form, several);
  } else if (selected.empty()) {
    title(form, place_in_words(form.journey, ""));
    scenario_banner(form);
    inspect(form, "");
  } else {
    const std::string& address = selected.front();
    ImGui::PushID(address.c_str());
    way_up(form, address);
    title(form, place_in_words(form.journey, address));
    scenario_banner(form);
    if (context.view.focus_inspector) {  // somebody pressed Enter on the map
      ImGui::SetWindowFocus();
      focus_next_item();
    }
    if (!inspect(form, address)) quiet_text(form, tr_words("There is nothing here any more."));
    id_row(form, address);
    ImGui::PopID();
  }
  context.view.focus_inspector = false;
}

}  // namespace painpoint::gui
