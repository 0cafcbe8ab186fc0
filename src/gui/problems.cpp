#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "gui/bidi.h"
#include "gui/flow.h"
#include "gui/inspected.h"
#include "gui/panel.h"
#include "gui/place_words.h"
#include "gui/tr.h"

namespace painpoint::gui {
namespace {

/// All findings once, what is worst first.
std::vector<Diagnostic> findings_of(const PanelContext& context) {
  std::vector<Diagnostic> all;
  const auto take = [&](const Diagnostics& some) {
    for (const Diagnostic& finding : some.all()) {
      const bool known = std::any_of(all.begin(), all.end(), [&](const Diagnostic& other) {
        return other.message == finding.message && other.address == finding.address;
      });
      if (!known) all.push_back(finding);
    }
  };
  take(context.document.findings());
  take(context.live.exact_problem());
  if (const auto* exact = context.live.exact()) take(exact->findings);
  if (const auto* decision = context.live.decision()) take(decision->findings);
  std::stable_sort(all.begin(), all.end(), [](const Diagnostic& a, const Diagnostic& b) {
    return static_cast<int>(a.level) < static_cast<int>(b.level);
  });
  return all;
}

/// A square, a triangle, a ring: told apart without colour.
void draw_mark(const Form& form, Level level) {
  const float size = form.px(9);
  const ImVec2 from = ImGui::GetCursorScreenPos();
  const float top = from.y + (ImGui::GetTextLineHeight() - size) / 2;
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const auto alarm = packed(form.theme.alarm);
  switch (level) {
    case Level::error:
      list.AddRectFilled(ImVec2(from.x, top), ImVec2(from.x + size, top + size), alarm);
      break;
    case Level::warning:
      list.AddTriangleFilled(ImVec2(from.x + size / 2, top), ImVec2(from.x + size, top + size),
                             ImVec2(from.x, top + size), alarm);
      break;
    case Level::hint:
      list.AddCircle(ImVec2(from.x + size / 2, top + size / 2), size / 2,
                     packed(form.theme.quiet_ink), 0, form.px(1.5));
      break;
  }
  ImGui::Dummy(ImVec2(size, ImGui::GetTextLineHeight()));
  tooltip(form, level == Level::error     ? tr_words("Error")
                : level == Level::warning ? tr_words("Warning")
                                          : tr_words("Hint"));
}

}  // namespace

void draw_problems(PanelContext& context) {
  Form form = form_of(context, "problems");
  const std::vector<Diagnostic> findings = findings_of(context);
  if (findings.empty()) quiet_text(form, tr_words("Nothing to find fault with."));
  for (std::size_t i = 0; i < findings.size(); ++i) {
    const Diagnostic& finding = findings[i];
    ImGui::PushID(static_cast<int>(i));
    ImGui::BeginGroup();
    draw_mark(form, finding.level);
    ImGui::SameLine(0, form.px(8));
    ImGui::BeginGroup();
    if (!finding.address.empty()) {
      const std::string place = place_in_words(form.journey, finding.address);
      ImGui::PushFont(form.theme.small);
      const std::string seen = fitted(place, ImGui::GetContentRegionAvail().x);
      ImGui::TextDisabled("%s", seen.c_str());
      ImGui::PopFont();
    }
    wrapped_text(finding.message);
    quiet_text(form, finding.advice);
    ImGui::EndGroup();
    ImGui::EndGroup();
    probe(form, fmt::format("{}", i));
    if (ImGui::IsItemHovered()) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    if (ImGui::IsItemClicked()) {
      RequestSelect select;
      const std::string thing = thing_at(form.journey, finding.address);
      if (!thing.empty()) select.addresses.push_back(thing);
      select.show = true;
      form.requests.emplace_back(std::move(select));
    }
    ImGui::PopID();
  }
}

}  // namespace painpoint::gui
