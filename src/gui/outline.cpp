#include <fmt/format.h>
#include <imgui.h>
#include <imgui_stdlib.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "gui/bidi.h"
#include "gui/compat.h"
#include "gui/entry_rows.h"
#include "gui/flow.h"
#include "gui/inspected.h"
#include "gui/mirror.h"
#include "gui/outline_rows.h"
#include "gui/panel.h"
#include "gui/place_words.h"
#include "gui/tr.h"
#include "study/words.h"

namespace painpoint::gui {
namespace {

/// What causes and policies cost in a month, or per 1,000 customers, beside their names.
struct OutlineFigures {
  std::map<std::string, double> amounts;  ///< by address
  bool are_removal_effects = false;       ///< else what it leads to, which others may lead to, too
  bool fresh = false;
};

OutlineFigures figures_of(const PanelContext& context, const Journey& journey) {
  OutlineFigures figures;
  figures.fresh = context.live.slow_is_fresh();
  const editor::SlowFigures* slow = context.live.slow();
  if (slow == nullptr || !slow->hurts) return figures;
  const study::WhereItHurts& hurts = *slow->hurts;
  const double customers = study::customers_of_saving(journey);
  for (std::size_t i = 1; i < hurts.roster.causes.size(); ++i) {
    const bool removed = i < hurts.removal_effects.size() && hurts.removal_effects[i];
    const double amount =
        removed ? *hurts.removal_effects[i]
                : study::hurt_of(hurts.result.breakdown.causes[i], study::HurtBy::cost);
    if (amount <= 0) continue;
    const std::string& id = hurts.roster.causes[CauseIndex(i)].id;
    const char* collection = journey.causes.contains(id) ? "causes." : "policies.";
    figures.amounts[collection + id] = amount * customers;
    figures.are_removal_effects = removed;
  }
  return figures;
}

bool is_selected(const ViewState& view, const std::string& address) {
  return std::find(view.selected.begin(), view.selected.end(), address) != view.selected.end();
}

void select(Form& form, const std::string& address) {
  std::vector<std::string> selected = {address};
  if (ImGui::GetIO().KeyCtrl) {
    selected = form.view.selected;
    const auto at = std::find(selected.begin(), selected.end(), address);
    if (at == selected.end())
      selected.push_back(address);
    else
      selected.erase(at);
  }
  form.requests.emplace_back(RequestSelect{std::move(selected), true});
}

void carry_out_move(Form& form, std::vector<editor::Edit> edits, const std::string& address) {
  if (edits.empty()) return;
  if (edits.size() == 1)
    ask(form, std::move(edits.front()));
  else
    ask(form, editor::Together{std::move(edits),
                               fmt::format("Move {}", place_in_words(form.journey, address))});
}

bool can_be_named(const OutlineRow& row) {
  return row.address.find('.') != std::string::npos;
}

/// The name in a field, in the place of the row. Touchpoints and ends that F2 renames have theirs
/// on the map, unless the outline was clicked last.
bool rename_row(Form& form, const OutlineRow& row) {
  PanelState& state = form.state();
  const bool here = state.renaming == row.address;
  const bool on_map = row.address.starts_with("touchpoints.") || row.address.starts_with("ends.");
  if (!here && (form.view.renaming != row.address || (on_map && !state.outline_has_keys)))
    return false;
  if (!here) {
    state.renaming = row.address;
    form.view.renaming.clear();
    state.focus = form.panel + "/" + row.address + "/name";
  }
  const std::string name = row.address + "/name";
  ImGui::SetNextItemWidth(ImGui::GetContentRegionAvail().x);
  const bool waiting = state.focus == form.panel + "/" + name || state.rename_frames > 0;
  const auto typed = text_field(form, name, row.name, {.select_all = true});
  if (typed && !typed->empty()) ask(form, editor::SetText{row.address + ".name", *typed});
  const bool typing = state.typing_in == form.panel + "/" + name;
  // The field has the keyboard a frame or two after it was asked for.
  state.rename_frames = typing ? 0 : (waiting ? state.rename_frames + 1 : 0);
  if (typed || (!typing && (!waiting || state.rename_frames > 3))) {
    state.renaming.clear();
    state.rename_frames = 0;
  }
  return true;
}

void draw_figure(const Form& form, const OutlineFigures& figures, const OutlineRow& row) {
  const auto amount = figures.amounts.find(row.address);
  if (amount == figures.amounts.end()) return;
  const ImVec2 from = ImGui::GetItemRectMin();
  const ImVec2 to = ImGui::GetItemRectMax();
  ImGui::PushFont(form.theme.small);
  const std::string text = study::rounded(amount->second);
  const float width = ImGui::CalcTextSize(text.c_str()).x;
  ImGui::GetWindowDrawList()->AddText(
      ImVec2(to.x - width - form.px(4), (from.y + to.y - ImGui::GetFontSize()) / 2),
      packed(form.theme.quiet_ink, figures.fresh ? 1 : 0.45), text.c_str());
  ImGui::PopFont();
}

void draw_outline_row(Form& form, const OutlineRow& row, const OutlineFigures& figures) {
  ImGui::PushID(row.address.c_str());
  const float indent = form.px(12.0 * row.depth);
  if (indent > 0) ImGui::Indent(indent);
  if (!rename_row(form, row)) {
    const bool has_figure = figures.amounts.contains(row.address);
    const float width = ImGui::GetContentRegionAvail().x;
    const std::string seen = fitted(row.name, width - form.px(has_figure ? 76 : 8));
    const bool selected = is_selected(form.view, row.address);
    const bool stage = row.address.starts_with("stages.");
    if (stage) ImGui::PushFont(form.theme.strong);
    const bool clicked = ImGui::Selectable((seen + "##row").c_str(), selected,
                                           ImGuiSelectableFlags_AllowDoubleClick, ImVec2(width, 0));
    if (stage) ImGui::PopFont();
    probe(form, row.address);
    if (clicked) {
      form.state().outline_has_keys = true;
      if (ImGui::IsMouseDoubleClicked(0) && can_be_named(row)) {
        form.state().renaming = row.address;
        form.state().focus = form.panel + "/" + row.address + "/name";
      } else {
        select(form, row.address);
      }
    }
    if (can_be_named(row) && ImGui::BeginDragDropSource()) {
      ImGui::SetDragDropPayload("outline", row.address.c_str(), row.address.size() + 1);
      ImGui::TextUnformatted(seen.c_str());
      ImGui::EndDragDropSource();
    }
    if (ImGui::BeginDragDropTarget()) {
      if (const ImGuiPayload* payload = ImGui::AcceptDragDropPayload("outline")) {
        const std::string from(static_cast<const char*>(payload->Data));
        carry_out_move(form, move_to(form.journey, from, row.address), from);
      }
      ImGui::EndDragDropTarget();
    }
    draw_figure(form, figures, row);
    std::string says = seen == visual(row.name) ? "" : row.name;
    if (has_figure)
      says += fmt::format(
          "{}{} {} {}", says.empty() ? "" : "\n",
          study::money(figures.amounts.at(row.address), form.journey),
          form.journey.customers_per_month ? tr_words("a month") : tr_words("for 1,000 customers"),
          figures.are_removal_effects ? tr_words("would be saved without it")
                                      : tr_words("is what it leads to"));
    tooltip(form, says);
  }
  if (indent > 0) ImGui::Unindent(indent);
  ImGui::PopID();
}

/// Keys while the outline was clicked last: up and down, and Alt with them moves.
void hear_keys(Form& form, const std::vector<OutlineGroup>& groups) {
  PanelState& state = form.state();
  if (!ImGui::IsWindowFocused(ImGuiFocusedFlags_ChildWindows)) state.outline_has_keys = false;
  if (!state.outline_has_keys || !state.typing_in.empty() || form.view.selected.empty()) return;
  const std::string& now = form.view.selected.back();
  const int step = key_pressed(Key::down, true) ? 1 : key_pressed(Key::up, true) ? -1 : 0;
  if (step == 0) return;
  if (ImGui::GetIO().KeyAlt) {
    carry_out_move(form, move_by(form.journey, now, step), now);
    return;
  }
  std::vector<std::string> rows;
  for (const OutlineGroup& group : groups)
    for (const OutlineRow& row : group.rows) rows.push_back(row.address);
  const auto at = std::find(rows.begin(), rows.end(), now);
  if (at == rows.end()) return;
  const auto position = std::clamp<std::ptrdiff_t>(at - rows.begin() + step, 0,
                                                   static_cast<std::ptrdiff_t>(rows.size()) - 1);
  form.requests.emplace_back(RequestSelect{{rows[static_cast<std::size_t>(position)]}, true});
}

/// Narrows the list down while it is typed in; Enter goes to what was found first, Esc shows all.
void search_field(Form& form) {
  PanelState& state = form.state();
  const bool typing = state.typing_in == "outline/search";
  ImGui::SetNextItemWidth(ImGui::GetContentRegionAvail().x);
  if (state.focus == "outline/search") {
    focus_next_item();
    state.focus.clear();
  }
  ImGui::InputTextWithHint("##search", tr("Search"), &form.view.search,
                           ImGuiInputTextFlags_AutoSelectAll);
  probe(form, "search");
  keep_order_of_typing(form.view);
  if (ImGui::IsItemActive()) {
    state.typing_in = "outline/search";
    return;
  }
  if (!typing) return;
  state.typing_in.clear();
  if (key_pressed(Key::escape)) form.view.search.clear();
  if (!key_pressed(Key::enter) || form.view.search.empty()) return;
  for (const OutlineGroup& group : outline_of(form.journey, form.view.search))
    for (const OutlineRow& row : group.rows)
      if (row.found) {
        form.requests.emplace_back(RequestSelect{{row.address}, true, true});
        return;
      }
}

}  // namespace

void draw_outline(PanelContext& context) {
  Form form = form_of(context, "outline");
  search_field(form);
  const std::vector<OutlineGroup> groups = outline_of(form.journey, form.view.search);
  const OutlineFigures figures = figures_of(context, form.journey);
  const std::string journey = place_in_words(form.journey, "");
  if (form.view.search.empty()) {
    const std::string seen = fitted(journey, ImGui::GetContentRegionAvail().x);
    if (ImGui::Selectable((seen + "##journey").c_str(), form.view.selected.empty()))
      form.requests.emplace_back(RequestSelect{});
    probe(form, "journey");
    tooltip(form, tr_words("The journey itself: customers, money, time, what is observed"));
  }
  for (const OutlineGroup& group : groups) {
    const bool first = group.collection == "touchpoints" || group.collection == "causes" ||
                       group.collection == "scenarios";
    const bool open = first || !form.view.search.empty();
    const std::string name = group.collection.empty() ? "rest" : group.collection;
    // Not the stages and pain points that stand among touchpoints.
    const std::string of = group.collection.empty() ? "" : group.collection + ".";
    const auto count = std::count_if(group.rows.begin(), group.rows.end(), [&](const auto& row) {
      return row.address.starts_with(of) && row.address.find('.', of.size()) == std::string::npos;
    });
    if (!begin_section(form, name, group.title, static_cast<int>(count), open)) continue;
    for (const OutlineRow& row : group.rows) draw_outline_row(form, row, figures);
    if (!group.collection.empty() && form.view.search.empty()) {
      add_entry_row(form, group.collection);
      if (group.collection == "touchpoints") add_entry_row(form, "stages");
    }
    end_section();
  }
  if (groups.empty()) quiet_text(form, tr_words("Nothing has these words in its name."));
  hear_keys(form, groups);
}

}  // namespace painpoint::gui
