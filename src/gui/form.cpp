#include "gui/form.h"

#include <fmt/format.h>
#include <imgui.h>
#include <imgui_stdlib.h>

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "base/text.h"
#include "gui/bidi.h"
#include "gui/compat.h"
#include "gui/flow.h"
#include "gui/mirror.h"
#include "gui/probe.h"
#include "gui/several.h"
#include "gui/tr.h"

namespace painpoint::gui {
namespace {

float label_width(const Form& form) {
  const float all = ImGui::GetContentRegionAvail().x;
  return std::min(std::max(all * 0.38F, form.px(84)), form.px(180));
}

void wrapped(const Form& form, std::string_view text, const draw::Colour& colour) {
  if (text.empty()) return;
  ImGui::PushFont(form.theme.small);
  ImGui::PushStyleColor(ImGuiCol_Text, packed(colour));
  wrapped_text(text);
  ImGui::PopStyleColor();
  ImGui::PopFont();
}

/// What a field shows where nobody types: shaped, and cut to its width, with its unit at the end.
void draw_over_field(const Form& form, std::string_view text, std::string_view unit, bool lines) {
  const ImVec2 from = ImGui::GetItemRectMin();
  const ImVec2 to = ImGui::GetItemRectMax();
  const ImGuiStyle& style = ImGui::GetStyle();
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float inner = to.x - from.x - 2 * style.FramePadding.x;
  float left = inner;
  if (!unit.empty()) {
    ImGui::PushFont(form.theme.small);
    const std::string seen = visual(unit);
    const float width = width_of(seen);
    const float height = ImGui::GetFontSize();
    if (width + width_of(text) + form.px(14) < inner) {
      list.AddText(
          ImVec2(to.x - style.FramePadding.x - width, from.y + (to.y - from.y - height) / 2),
          packed(form.theme.quiet_ink), seen.c_str());
      left -= width;
    }
    ImGui::PopFont();
  }
  if (text.empty()) return;
  list.PushClipRect(from, to, true);
  // From the right in the layout, which is turned round where sentences run from right to left.
  const std::optional<bool> own = direction_of(text);
  const bool from_right = own && *own != speaks_right_to_left();
  if (lines) {
    const std::string wrapped_text = wrapped_lines(text, inner);
    float y = from.y + style.FramePadding.y;
    std::string_view rest = wrapped_text;
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      const std::string seen = visual(rest.substr(0, end));
      const float x =
          from_right ? to.x - style.FramePadding.x - width_of(seen) : from.x + style.FramePadding.x;
      list.AddText(ImVec2(x, y), packed(form.theme.ink), seen.c_str());
      y += ImGui::GetTextLineHeight();
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    list.PopClipRect();
    return;
  }
  const std::string seen = fitted(text, left);
  const float width = ImGui::CalcTextSize(seen.c_str()).x;
  const float x = from_right ? to.x - style.FramePadding.x - width : from.x + style.FramePadding.x;
  list.AddText(ImVec2(std::max(x, from.x), from.y + style.FramePadding.y), packed(form.theme.ink),
               seen.c_str());
  list.PopClipRect();
}

bool state_is_typing(const Form& form, const std::string& key) {
  return form.state().typing_in == key;
}

}  // namespace

std::optional<NumberFacts> facts_at(const Form& form, const std::string& address) {
  if (form.known == nullptr) return facts_of(form.journey, form.planned, form.scenario(), address);
  const auto found = form.known->find(address);
  if (found != form.known->end()) return found->second;
  return form.known
      ->emplace(address, facts_of(form.journey, form.planned, form.scenario(), address))
      .first->second;
}

void ask(Form& form, editor::Edit edit, bool joins) {
  form.requests.emplace_back(RequestEdit{everywhere(form, std::move(edit)), joins});
}

void ask_for_new(Form& form, editor::Edit edit) {
  form.requests.emplace_back(RequestEdit{std::move(edit), false, !ImGui::IsMouseDown(0)});
}

void probe(const Form& form, std::string_view name) {
  if (form.view.probes != nullptr)
    probe_last_item(form.view, fmt::format("{}/{}", form.panel, name));
}

void tooltip(const Form& form, std::string_view text) {
  if (text.empty() || !ImGui::IsItemHovered(ImGuiHoveredFlags_AllowWhenDisabled)) return;
  ImGui::BeginTooltip();
  wrapped_text(text, form.px(340));
  ImGui::EndTooltip();
}

void begin_below(const Form& form, float keep) {
  const float all = ImGui::GetContentRegionAvail().x;
  const float width = label_width(form);
  ImGui::SetCursorPosX(ImGui::GetCursorPosX() + width);
  ImGui::SetNextItemWidth(std::max(all - width - keep, form.px(40)));
}

void begin_row(const Form& form, std::string_view label, std::string_view meaning, float keep) {
  const float all = ImGui::GetContentRegionAvail().x;
  const float start = ImGui::GetCursorPosX();
  const float width = label_width(form);
  ImGui::AlignTextToFramePadding();
  const float room = width - form.px(4);
  const bool small = width_of(visual(label)) > room;  // long names get the smaller letters
  if (small) ImGui::PushFont(form.theme.small);
  const std::string seen = fitted(label, room);
  ImGui::TextUnformatted(seen.c_str());
  if (small) ImGui::PopFont();
  const bool cut = seen != visual(label);
  std::string says(cut ? label : std::string_view{});
  if (cut && !meaning.empty()) says += "\n";
  // Of a key: what it means, in the table of texts.
  tooltip(form, says + tr_words(std::string(meaning).c_str()));
  ImGui::SameLine(start + width, 0);
  ImGui::SetNextItemWidth(std::max(all - width - keep, form.px(40)));
}

void quiet_text(const Form& form, std::string_view text) {
  wrapped(form, text, form.theme.quiet_ink);
}

void alarm_text(const Form& form, std::string_view text) {
  wrapped(form, text, form.theme.alarm);
}

std::optional<std::string> text_field(Form& form, const std::string& name, const std::string& shown,
                                      const FieldLook& look) {
  PanelState& state = form.state();
  const std::string key = form.panel + "/" + name;
  const int now = ImGui::GetFrameCount();
  auto draft = state.drafts.find(key);
  // What was being typed where the field was then not drawn has been given up.
  if (draft != state.drafts.end() && draft->second.editing && draft->second.frame + 1 < now) {
    state.drafts.erase(draft);
    draft = state.drafts.end();
  }
  const bool wrong = draft != state.drafts.end() && !draft->second.problem.empty();
  std::string text = draft != state.drafts.end() ? draft->second.text : shown;
  const std::string id = "##" + name;
  const bool was_typing = draft != state.drafts.end() && draft->second.editing;
  // Nobody types: the text is drawn over the field, shaped and cut to its width.
  const bool covered = state.typing_in != key;
  if (covered) ImGui::PushStyleColor(ImGuiCol_Text, IM_COL32(0, 0, 0, 0));
  if (wrong) {
    ImGui::PushStyleColor(ImGuiCol_Border, packed(form.theme.alarm));
    ImGui::PushStyleColor(ImGuiCol_FrameBg, packed(form.theme.alarm, 0.08));
  }
  const bool first = form.view.focus_inspector && form.panel == "inspector";
  if (state.focus == key || first) {
    focus_next_item();
    state.focus.clear();
    form.view.focus_inspector = false;
  }
  ImGuiInputTextFlags flags = look.select_all ? ImGuiInputTextFlags_AutoSelectAll : 0;
  bool changed = false;
  if (look.lines) {
    const float inner = ImGui::CalcItemWidth() - 2 * ImGui::GetStyle().FramePadding.x;
    const std::string all = wrapped_lines(text, inner);
    const float rows =
        std::clamp(static_cast<float>(std::count(all.begin(), all.end(), '\n')) + 1, 2.0F, 8.0F);
    const ImVec2 size(ImGui::CalcItemWidth(), rows * ImGui::GetTextLineHeight() + form.px(9));
    changed =
        ImGui::InputTextMultiline(id.c_str(), &text, size, ImGuiInputTextFlags_CtrlEnterForNewLine);
  } else {
    changed = ImGui::InputText(id.c_str(), &text, flags);
  }
  if (wrong) ImGui::PopStyleColor(2);
  if (covered) ImGui::PopStyleColor();
  probe(form, name);
  keep_order_of_typing(form.view);
  const bool active = ImGui::IsItemActive();
  if (covered && !active)
    draw_over_field(form, text.empty() ? look.hint : std::string_view(text), look.unit, look.lines);
  if (active)
    state.typing_in = key;
  else if (!covered)
    state.typing_in.clear();
  if (changed) {
    FieldDraft& kept = state.drafts[key];
    kept.text = text;
    kept.editing = true;
    draft = state.drafts.find(key);
  }
  if (draft == state.drafts.end()) return std::nullopt;
  draft->second.frame = now;
  if (active) return std::nullopt;
  const bool typed = was_typing || draft->second.editing;
  if (key_pressed(Key::escape) && (typed || ImGui::IsItemFocused() || ImGui::IsItemDeactivated())) {
    state.drafts.erase(draft);
    return std::nullopt;
  }
  if (!typed) return std::nullopt;
  const std::string done = draft->second.text;
  state.drafts.erase(draft);
  if (done == shown) return std::nullopt;
  return done;
}

void below_field(Form& form, const std::string& name) {
  const std::string key = form.panel + "/" + name;
  const auto draft = form.state().drafts.find(key);
  if (draft == form.state().drafts.end()) return;
  const FieldDraft& kept = draft->second;
  if (state_is_typing(form, key) && has_right_to_left(kept.text)) quiet_text(form, kept.text);
  if (kept.problem.empty()) return;
  alarm_text(form, kept.problem);
  probe(form, name + "/problem");
}

void refuse(Form& form, const std::string& name, std::string text, std::string problem) {
  FieldDraft& draft = form.state().drafts[form.panel + "/" + name];
  draft = {std::move(text), std::move(problem), false, ImGui::GetFrameCount()};
}

std::optional<Slide> slider(Form& form, const std::string& name, double part) {
  const std::string key = form.panel + "/" + name + "/slider";
  const ImVec2 from = ImGui::GetCursorScreenPos();
  const ImVec2 size(std::max(ImGui::CalcItemWidth(), form.px(20)), form.px(10));
  ImGui::InvisibleButton(key.c_str(), size);
  probe(form, name + "/slider");
  const bool held = ImGui::IsItemActive();
  const bool lit = held || ImGui::IsItemHovered() || ImGui::IsItemFocused();
  const float knob = form.px(4);
  const float reach = size.x - 2 * knob;
  const float middle = from.y + size.y / 2;
  const auto at = from.x + knob + reach * static_cast<float>(std::clamp(part, 0.0, 1.0));
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float thick = form.px(3);
  list.AddLine(ImVec2(from.x + knob, middle), ImVec2(from.x + knob + reach, middle),
               packed(form.theme.rule), thick);
  list.AddLine(ImVec2(from.x + knob, middle), ImVec2(at, middle), packed(form.theme.accent, 0.7),
               thick);
  list.AddCircleFilled(ImVec2(at, middle), lit ? knob * 1.2F : knob, packed(form.theme.accent));
  PanelState& state = form.state();
  if (held && reach > 0) {
    const double exact = std::clamp(
        static_cast<double>((ImGui::GetIO().MousePos.x - from.x - knob) / reach), 0.0, 1.0);
    const double rounded = std::round(exact * 100) / 100;
    if (std::abs(rounded - part) < 0.005 - 1e-9) return std::nullopt;
    const bool joins = state.dragging == key;
    state.dragging = key;
    return Slide{rounded, joins};
  }
  if (state.dragging == key) state.dragging.clear();
  return std::nullopt;
}

bool begin_section(Form& form, const std::string& name, std::string_view label, int count,
                   bool open, std::string_view meaning) {
  const bool asked = form.state().opening == name;
  if (asked) form.state().opening.clear();
  if (form.state().open_all || asked)
    ImGui::SetNextItemOpen(true);
  else
    ImGui::SetNextItemOpen(open, ImGuiCond_Appearing);
  ImGui::PushFont(form.theme.strong);
  const float room = ImGui::GetContentRegionAvail().x - form.px(52);
  std::string shown = fitted(label, room);
  if (count >= 0) shown += fmt::format("  {}", count);
  const std::string id = fmt::format("{}###{}", shown, name);
  const bool is_open = ImGui::TreeNodeEx(
      id.c_str(), ImGuiTreeNodeFlags_SpanAvailWidth | ImGuiTreeNodeFlags_NoTreePushOnOpen);
  ImGui::PopFont();
  probe(form, name + "/heading");
  tooltip(form, meaning);
  if (!is_open) return false;
  ImGui::PushID(name.c_str());
  ImGui::Indent(form.px(10));
  return true;
}

void end_section() {
  const ImGuiStyle& style = ImGui::GetStyle();
  ImGui::Unindent(style.IndentSpacing * 10 / 16);
  ImGui::PopID();
  ImGui::Dummy(ImVec2(0, style.ItemSpacing.y / 3));
}

bool small_button(Form& form, const std::string& name, const char* label, std::string_view says) {
  ImGui::PushID(name.c_str());
  ImGui::PushFont(form.theme.small);
  const bool pressed = ImGui::Button(visual(label).c_str());
  ImGui::PopFont();
  ImGui::PopID();
  probe(form, name);
  tooltip(form, says);
  return pressed;
}

}  // namespace painpoint::gui
