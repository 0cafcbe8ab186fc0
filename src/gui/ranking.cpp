#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <string>
#include <vector>

#include "gui/bidi.h"
#include "gui/flow.h"
#include "gui/inspected.h"
#include "gui/panel.h"
#include "gui/ranking_rows.h"
#include "gui/tr.h"

namespace painpoint::gui {
namespace {

/// Where columns begin, by what there is room for.
struct Columns {
  float name = 0, bar = 0, amount = 0, cause = 0, owner = 0, right = 0;
  bool has_cause = false, has_owner = false;
};

Columns columns_for(const Form& form, float width) {
  Columns columns;
  columns.right = width;
  columns.has_cause = width > form.px(560);
  columns.has_owner = width > form.px(760);
  columns.owner = columns.has_owner ? width - form.px(130) : width;
  columns.cause = columns.has_cause ? columns.owner - form.px(190) : columns.owner;
  columns.amount = columns.cause - form.px(96);
  columns.bar = columns.amount - std::clamp(width * 0.24F, form.px(56), form.px(220));
  return columns;
}

void text_at(float x, float width, std::string_view text) {
  ImGui::SameLine(0, 0);
  ImGui::SetCursorPosX(x);
  const std::string seen = fitted(text, width);
  ImGui::TextUnformatted(seen.c_str());
}

/// Its share as a bar, and where the sum of all bars so far ends as a mark.
void draw_bar(const Form& form, const RankedPain& pain, float x, float width, double opacity) {
  const ImVec2 row = ImGui::GetItemRectMin();
  const float height = ImGui::GetItemRectSize().y;
  const float left = ImGui::GetWindowPos().x + x - ImGui::GetScrollX();
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float before = width * static_cast<float>(std::max(0.0, pain.cumulative - pain.share));
  const float up_to = width * static_cast<float>(std::min(1.0, pain.cumulative));
  list.AddRectFilled(ImVec2(left, row.y + height * 0.35F),
                     ImVec2(left + width, row.y + height * 0.65F),
                     packed(form.theme.rule, 0.5 * opacity));
  list.AddRectFilled(ImVec2(left + before, row.y + height * 0.15F),
                     ImVec2(left + std::max(up_to, before + 1), row.y + height * 0.85F),
                     packed(form.theme.alarm, 0.8 * opacity));
}

void draw_row(Form& form, const RankedPain& pain, study::HurtBy by, const Columns& columns) {
  ImGui::PushID(pain.address.c_str());
  const bool selected = std::find(form.view.selected.begin(), form.view.selected.end(),
                                  pain.address) != form.view.selected.end();
  const float start = ImGui::GetCursorPosX();
  if (ImGui::Selectable("##row", selected, 0, ImVec2(columns.right, 0)))
    form.requests.emplace_back(RequestSelect{{pain.address}, true});
  probe(form, pain.address);
  std::string says = tr_format("{}, at {}\n{}, {:.0f}% of all; {:.0f}% with those above", pain.name,
                               pain.place, amount_in_words(form.journey, by, pain.amount),
                               100 * pain.share, 100 * pain.cumulative);
  if (!pain.cause.empty()) says += "\n" + tr_format("Most of it by: {}", pain.cause);
  if (!pain.owner.empty()) says += "\n" + tr_format("Owner: {}", pain.owner);
  tooltip(form, says);
  const double opacity = ImGui::GetStyle().Alpha;
  draw_bar(form, pain, start + columns.bar, columns.amount - columns.bar - form.px(12), opacity);
  text_at(start, columns.bar - form.px(10), pain.name + " · " + pain.place);
  const std::string amount = bare_amount(form.journey, by, pain.amount);
  text_at(start + columns.amount, columns.cause - columns.amount - form.px(8), amount);
  if (columns.has_cause)
    text_at(start + columns.cause, columns.owner - columns.cause - form.px(8),
            pain.cause.empty() ? tr_words("no named cause") : pain.cause);
  if (columns.has_owner)
    text_at(start + columns.owner, columns.right - columns.owner,
            pain.owner.empty() ? tr_words("nobody named") : pain.owner);
  ImGui::PopID();
}

study::HurtBy measure_row(Form& form) {
  int& now = form.state().ranked_by;
  now = std::clamp(now, 0, static_cast<int>(kRankMeasures.size()) - 1);
  for (std::size_t i = 0; i < kRankMeasures.size(); ++i) {
    if (i > 0) ImGui::SameLine(0, form.px(4));
    const bool on = static_cast<int>(i) == now;
    if (on) ImGui::PushStyleColor(ImGuiCol_Button, packed(form.theme.selection, 0.16));
    const std::string title(tr_words(kRankMeasures[i].title.data()));
    if (small_button(form, fmt::format("by/{}", i), title.c_str(),
                     tr_words(kRankMeasures[i].meaning.data())))
      form.state().ranked_by = static_cast<int>(i);
    if (on) ImGui::PopStyleColor();
  }
  return kRankMeasures[static_cast<std::size_t>(now)].by;
}

}  // namespace

void draw_ranking(PanelContext& context) {
  Form form = form_of(context, "ranking");
  const study::HurtBy by = measure_row(form);
  const editor::SlowFigures* slow = context.live.slow();
  if (slow == nullptr || !slow->hurts) {
    quiet_text(form, context.live.slow_progress().busy ? tr_words("Being calculated ...")
                                                       : tr_words("There are no figures yet."));
    return;
  }
  const bool fresh = context.live.slow_is_fresh();
  const std::vector<RankedPain> pains = ranked_pains(*slow->journey, *slow->hurts, by);
  ImGui::SameLine(0, form.px(10));
  ImGui::TextDisabled(
      "%s", slow->journey->customers_per_month ? tr("a month") : tr("for 1,000 customers"));
  if (pains.empty()) {
    quiet_text(form, tr_words("Nothing hurts by this measure."));
    return;
  }
  if (!fresh) ImGui::PushStyleVar(ImGuiStyleVar_Alpha, 0.5F);
  ImGui::BeginChild("rows");
  const Columns columns = columns_for(form, ImGui::GetContentRegionAvail().x);
  for (const RankedPain& pain : pains) draw_row(form, pain, by, columns);
  ImGui::EndChild();
  if (!fresh) ImGui::PopStyleVar();
}

}  // namespace painpoint::gui
