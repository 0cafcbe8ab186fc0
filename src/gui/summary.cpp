#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <string>
#include <vector>

#include "draw/palette.h"
#include "gui/bidi.h"
#include "gui/inspected.h"
#include "gui/panel.h"
#include "gui/summary_figures.h"
#include "gui/tr.h"

namespace painpoint::gui {
namespace {

/// A title above a value, with what has changed beside it.
void draw_summary_figure(Form& form, const SummaryFigure& figure) {
  ImGui::BeginGroup();
  ImGui::PushFont(form.theme.small);
  ImGui::TextDisabled("%s", visual(figure.title).c_str());
  ImGui::PopFont();
  ImGui::PushFont(form.theme.strong);
  ImGui::TextUnformatted(figure.value.c_str());
  ImGui::PopFont();
  if (!figure.change.empty()) {
    ImGui::SameLine(0, form.px(6));
    // The sign says which way it went; the colour only whether that is good.
    ImGui::PushStyleColor(ImGuiCol_Text,
                          packed(figure.better < 0 ? form.theme.alarm : draw::kGood));
    ImGui::TextUnformatted(visual(figure.change).c_str());
    ImGui::PopStyleColor();
  }
  ImGui::EndGroup();
  probe(form, figure.name);
  tooltip(form, figure.meaning);
}

/// How wide a figure is before it is drawn.
float width_of_figure(const Form& form, const SummaryFigure& figure) {
  ImGui::PushFont(form.theme.small);
  const float title = ImGui::CalcTextSize(visual(figure.title).c_str()).x;
  ImGui::PopFont();
  ImGui::PushFont(form.theme.strong);
  float value = ImGui::CalcTextSize(figure.value.c_str()).x;
  ImGui::PopFont();
  if (!figure.change.empty()) value += form.px(6) + ImGui::CalcTextSize(figure.change.c_str()).x;
  return std::max(title, value);
}

/// Keeps the place of what is not there yet, so that nothing moves under the pointer when it comes.
void keep_line() {
  ImGui::Dummy(ImVec2(0, ImGui::GetTextLineHeight()));
}

void draw_headline(Form& form, const PanelContext& context) {
  const editor::DecisionFigures* decision =
      context.live.decision_is_fresh() ? context.live.decision() : nullptr;
  const std::string headline = headline_of(context.live.slow(), decision);
  if (headline.empty()) return keep_line();
  const bool fresh = decision != nullptr || context.live.slow_is_fresh();
  ImGui::PushStyleColor(ImGuiCol_Text, packed(form.theme.ink, fresh ? 1 : 0.5));
  // Broken into lines before it is ordered for drawing, so that names of any script stay whole.
  const bool from_right = runs_from_right(headline);
  const draw::Measure measure = [from_right](std::string_view words, const draw::Font&) {
    const std::string shown = visual_sentence(words, from_right);
    return static_cast<double>(ImGui::CalcTextSize(shown.data(), shown.data() + shown.size()).x);
  };
  constexpr std::size_t kMostLines = 4;
  const double width = static_cast<double>(ImGui::GetContentRegionAvail().x);
  ImGui::BeginGroup();
  for (const std::string& line : draw::fit_lines(headline, {}, width, kMostLines, measure)) {
    const std::string seen = visual_sentence(line, from_right);
    ImGui::TextUnformatted(seen.data(), seen.data() + seen.size());
  }
  ImGui::EndGroup();
  ImGui::PopStyleColor();
  probe(form, "headline");
}

}  // namespace

void draw_summary(PanelContext& context) {
  Form form = form_of(context, "summary");
  const editor::ExactFigures* exact = context.live.exact();
  if (exact == nullptr) {
    quiet_text(form, tr_words("Being calculated ..."));  // as high as the titles of figures
    ImGui::PushFont(form.theme.strong);
    keep_line();
    ImGui::PopFont();
    keep_line();
    return;
  }
  const editor::SimulatedFigures* simulated =
      context.live.simulated_is_fresh() ? context.live.simulated() : nullptr;
  const std::vector<SummaryFigure> figures = summary_of(*exact, simulated);
  const bool fresh = context.live.exact_is_fresh();
  if (!fresh) ImGui::PushStyleVar(ImGuiStyleVar_Alpha, 0.5F);
  const float gap = form.px(22);
  const float right = ImGui::GetWindowContentRegionMax().x;
  for (std::size_t i = 0; i < figures.size(); ++i) {
    // As many beside each other as there is room for.
    if (i > 0) {
      ImGui::SameLine(0, gap);
      if (ImGui::GetCursorPosX() + width_of_figure(form, figures[i]) > right) ImGui::NewLine();
    }
    draw_summary_figure(form, figures[i]);
  }
  if (!fresh) ImGui::PopStyleVar();
  draw_headline(form, context);
}

}  // namespace painpoint::gui
