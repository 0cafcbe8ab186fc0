#include "gui/number_row.h"

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "gui/bidi.h"
#include "gui/number_text.h"
#include "gui/several.h"
#include "gui/tr.h"
#include "model/key.h"
#include "model/validate.h"

namespace painpoint::gui {
namespace {

const study::Lever* effect_of(const Form& form, const std::string& address) {
  if (form.effects == nullptr) return nullptr;
  const auto found = form.effects->find(address);
  return found == form.effects->end() ? nullptr : &found->second;
}

/// Four bars, as many filled as the number is well known: not by colour alone.
void draw_grade(const Form& form, Evidence grade) {
  const int filled = grade == Evidence::none ? 0 : 5 - static_cast<int>(grade);
  const ImVec2 from = ImGui::GetItemRectMin();
  const ImVec2 to = ImGui::GetItemRectMax();
  const float width = form.px(3);
  const float left = (from.x + to.x) / 2 - 2 * width - form.px(1.5);
  const float foot = to.y - (to.y - from.y - form.px(12)) / 2;
  ImDrawList& list = *ImGui::GetWindowDrawList();
  for (int i = 0; i < 4; ++i) {
    const float x = left + static_cast<float>(i) * (width + form.px(1));
    const ImVec2 top(x, foot - form.px(3 + 3 * i));
    const ImVec2 bottom(x + width, foot);
    if (i < filled)
      list.AddRectFilled(top, bottom, packed(form.theme.accent));
    else
      list.AddRect(top, bottom, packed(form.theme.quiet_ink, 0.7));
  }
}

void details_button(Form& form, const std::string& address, const NumberFacts& facts) {
  ImGui::SameLine(0, form.px(2));
  const float height = ImGui::GetFrameHeight();
  ImGui::PushStyleVar(ImGuiStyleVar_FrameBorderSize, 0);
  const std::string id = "##details" + address;
  if (ImGui::Button(id.c_str(), ImVec2(height, height))) {
    auto& open = form.state().details;
    if (!open.erase(address)) open.insert(address);
  }
  ImGui::PopStyleVar();
  probe(form, address + "/details");
  draw_grade(form, facts.known != nullptr ? facts.known->evidence : Evidence::none);
  tooltip(form, said_of(form, address, facts));
}

void record(Form& form, const std::string& address, const NumberFacts& facts, double value,
            bool joins) {
  const std::string scenario = facts.can_be_planned ? form.scenario() : std::string();
  std::vector<editor::Edit> edits;
  for (const std::string& place : places_of(form, address))
    edits.push_back(
        editor::number_edit(form.journey, scenario.empty() ? "base" : scenario, place, value));
  form.requests.emplace_back(RequestEdit{as_one(form, std::move(edits)), joins});
}

/// "12% → " in front of a field that shows what the scenario makes of it.
std::string base_in_front(const NumberFacts& facts) {
  if (!facts.planned || !facts.value) return {};
  return text_of_number(facts.quantity, *facts.value) + " → ";
}

void set_provenance(Form& form, const std::string& address, Provenance known) {
  ask(form, editor::SetProvenance{
                address, known == Provenance{} ? std::nullopt : std::optional(std::move(known))});
}

bool is_blank(const std::string& text) {
  return text.find_first_not_of(' ') == std::string::npos;
}

constexpr const char* kSayBoth = tr_later("say the other end, too: they only count together");

/// Low or high, which a file has together or not at all: the first one waits for the other.
void one_end(Form& form, const std::string& address, const NumberFacts& facts, bool low) {
  const std::string name = address + (low ? ".low" : ".high");
  const std::string other_name = address + (low ? ".high" : ".low");
  begin_row(form, low ? tr_words("Low") : tr_words("High"),
            low ? tr_words("the 5th percentile of what is plausible")
                : tr_words("the 95th percentile of what is plausible"));
  Provenance known = facts.known != nullptr ? *facts.known : Provenance{};
  std::optional<double>& end = low ? known.low : known.high;
  std::optional<double>& other = low ? known.high : known.low;
  const auto typed = text_field(form, name, end ? text_of_number(facts.quantity, *end) : "",
                                {.select_all = true, .hint = tr_words("not said")});
  below_field(form, name);
  if (!typed) return;
  auto& drafts = form.state().drafts;
  const auto waiting = drafts.find(form.panel + "/" + other_name);
  if (is_blank(*typed)) {
    if (waiting != drafts.end()) drafts.erase(waiting);
    if (!end && !other) return;
    known.low = known.high = std::nullopt;
    return set_provenance(form, address, std::move(known));
  }
  const TypedNumber number = number_from_text(*typed, facts.quantity, form.journey.currency);
  if (!number) return refuse(form, name, *typed, number.problem);
  end = number.value;
  if (waiting != drafts.end()) {
    const TypedNumber there =
        number_from_text(waiting->second.text, facts.quantity, form.journey.currency);
    if (there) other = there.value;
  }
  if (facts.value && (low ? *end > *facts.value : *end < *facts.value))
    return refuse(form, name, *typed,
                  tr_format("{} must not be {} the number itself, {}", low ? "low" : "high",
                            low ? "above" : "below", text_of_number(facts.quantity, *facts.value)));
  if (!other) return refuse(form, name, *typed, tr_words(kSayBoth));
  if (waiting != drafts.end()) drafts.erase(waiting);
  set_provenance(form, address, std::move(known));
}

void sample_row(Form& form, const std::string& address, const NumberFacts& facts) {
  const std::string name = address + ".sample";
  begin_row(form, tr_words("Sample"), tr_words("from how many cases it was counted"));
  Provenance known = facts.known != nullptr ? *facts.known : Provenance{};
  const auto typed =
      text_field(form, name, known.sample ? text_of_number(Quantity::count, *known.sample) : "",
                 {.select_all = true, .hint = tr_words("not said")});
  below_field(form, name);
  if (!typed) return;
  known.sample = std::nullopt;
  if (!is_blank(*typed)) {
    const TypedNumber number = number_from_text(*typed, Quantity::count, "");
    if (!number) return refuse(form, name, *typed, number.problem);
    if (number.value <= 0)
      return refuse(form, name, *typed, tr_words("a sample has at least one case"));
    known.sample = number.value;
  }
  set_provenance(form, address, std::move(known));
}

void one_word(Form& form, const std::string& address, const NumberFacts& facts, const char* which,
              std::string Provenance::*member, std::string_view meaning) {
  begin_row(form, words_of_key(which), meaning);
  const Provenance known = facts.known != nullptr ? *facts.known : Provenance{};
  const auto typed =
      text_field(form, address + "." + which, known.*member, {.hint = tr_words("not said")});
  if (!typed) return;
  Provenance changed = known;
  changed.*member = *typed;
  ask(form, editor::SetProvenance{address,
                                  changed == Provenance{} ? std::nullopt : std::optional(changed)});
}

/// The number as a slider of the workshop, or not.
void pin_row(Form& form, const std::string& address) {
  if (!changeable(address)) return;
  const std::vector<std::string>& numbers = form.view.workshop.numbers;
  const bool on = std::find(numbers.begin(), numbers.end(), address) != numbers.end();
  if (small_button(form, address + "/pin",
                   on ? tr_words("Unpin from workshop") : tr_words("Pin to workshop"),
                   tr_words("Whether the workshop (F3) has a slider for this number")))
    form.requests.emplace_back(RequestWorkshop{WorkshopPin{address, !on}});
}

}  // namespace

std::string said_of(const Form& form, const std::string& address, const NumberFacts& facts) {
  std::string text(facts.meaning);
  text += fmt::format("\n{}, {}", rule_of(facts.quantity).name, range_as_shown(facts.quantity));
  if (!facts.written && !facts.default_in_words.empty())
    text += "\n" + tr_format("Not written, so the default counts: {}", facts.default_in_words);
  else if (!facts.default_in_words.empty())
    text += "\nDefault: " + facts.default_in_words;
  if (facts.known != nullptr) {
    const Provenance& known = *facts.known;
    text += "\n" + tr_format("Known from: {}", known.evidence == Evidence::none
                                                   ? tr_words("a guess, because nothing is said")
                                                   : word_of(known.evidence));
    if (!known.source.empty()) text += "; " + known.source;
    if (known.low && known.high)
      text += "\n" + tr_format("{} to {} (5th and 95th percentile)",
                               text_of_number(facts.quantity, *known.low),
                               text_of_number(facts.quantity, *known.high));
    if (known.sample) text += "\n" + tr_format("Counted from {:g} cases", *known.sample);
  } else if (facts.written) {
    text += std::string("\n") + tr_words("A guess, because nothing is said of how it is known");
  }
  if (const study::Lever* lever = effect_of(form, address))
    text += "\n" + effect_in_words(*lever, form.journey);
  return text;
}

void number_field(Form& form, const std::string& address, const NumberFacts& facts) {
  const bool same = same_number(form, address);
  const std::optional<double> value = facts.planned ? facts.planned : facts.value;
  const std::string shown = same && value ? text_of_number(facts.quantity, *value) : "";
  const std::string unit = unit_beside(facts.quantity, form.journey.currency);
  const auto typed = text_field(
      form, address, shown,
      {.select_all = true, .unit = unit, .hint = same ? tr_words("not said") : tr_words(kSeveral)});
  if (!typed) return;
  if (is_blank(*typed) && facts.optional) {
    if (facts.written) ask(form, editor::ClearNumber{address});
    return;
  }
  const TypedNumber number = number_from_text(*typed, facts.quantity, form.journey.currency);
  if (!number) return refuse(form, address, *typed, number.problem);
  if (same && value && number.value == *value) return;
  record(form, address, facts, number.value, false);
}

void provenance_rows(Form& form, const std::string& address, const NumberFacts& facts) {
  one_end(form, address, facts, true);
  one_end(form, address, facts, false);
  sample_row(form, address, facts);
  begin_row(form, tr_words("Evidence"),
            tr_words("how the number is known; without a word it counts as a guess"));
  const Provenance known = facts.known != nullptr ? *facts.known : Provenance{};
  const auto& words = Words<Evidence>::words;
  const auto said = static_cast<std::size_t>(known.evidence);
  const auto shown = [&](std::size_t i) {
    return i == 0 ? std::string(tr("not said")) : visual(words_of_key(words[i]));
  };
  const std::string preview = shown(said);
  if (ImGui::BeginCombo(("##evidence" + address).c_str(), preview.c_str())) {
    for (std::size_t i = 0; i < words.size(); ++i) {
      const std::string word = shown(i);
      if (ImGui::Selectable(word.c_str(), i == said) && i != said) {
        Provenance changed = known;
        changed.evidence = static_cast<Evidence>(i);
        set_provenance(form, address, std::move(changed));
      }
      probe(form, fmt::format("{}.evidence/{}", address, i == 0 ? "none" : words[i]));
    }
    ImGui::EndCombo();
  } else {
    probe(form, address + ".evidence");
  }
  one_word(form, address, facts, "source", &Provenance::source,
           tr_words("where the number is from"));
  one_word(form, address, facts, "note", &Provenance::note,
           tr_words("anything else worth knowing about it"));
}

void number_row(Form& form, const std::string& address, std::string_view label) {
  const auto facts = facts_at(form, address);
  if (!facts) return;
  const bool several = form.several != nullptr;
  if (several && facts->in_split) return;  // they cannot all have the same share
  const bool same = same_number(form, address);
  const float square = ImGui::GetFrameHeight() + form.px(2);
  const bool clearable = facts->optional && any_written(form, address);
  const bool undoable = any_planned(form, address);
  // How numbers are known is said of each alone.
  const int buttons = (several ? 0 : 1) + (clearable ? 1 : 0) + (undoable ? 1 : 0);
  ImGui::PushID(address.c_str());
  begin_row(form, label, said_of(form, address, *facts), square * static_cast<float>(buttons));
  const std::string before = several ? std::string() : base_in_front(*facts);
  if (!before.empty()) {
    const float width = ImGui::CalcItemWidth();
    ImGui::PushStyleColor(ImGuiCol_Text, packed(form.theme.quiet_ink));
    ImGui::TextUnformatted(before.c_str());
    ImGui::PopStyleColor();
    probe(form, address + "/base");
    tooltip(
        form,
        tr_words("in the base; the field holds what this plan makes of it when it is met in full"));
    const float taken = ImGui::GetItemRectSize().x;
    ImGui::SameLine(0, 0);
    ImGui::SetNextItemWidth(std::max(width - taken, form.px(40)));
  }
  number_field(form, address, *facts);
  if (!same) probe(form, address + "/several");
  if (undoable) {
    ImGui::SameLine(0, form.px(2));
    if (small_button(form, address + "/to_base", "↺",
                     tr_words("Back to the base: take this change away")))
      ask(form, editor::SetChange{"scenarios." + form.scenario(), address, std::nullopt});
  }
  if (clearable) {
    ImGui::SameLine(0, form.px(2));
    if (small_button(form, address + "/clear", "×",
                     facts->default_in_words.empty()
                         ? std::string(tr_words("Do not say it"))
                         : tr_format("Back to the default: {}", facts->default_in_words)))
      ask(form, editor::ClearNumber{address});
  }
  if (!several) details_button(form, address, *facts);
  below_field(form, address);
  const std::optional<double> value = facts->planned ? facts->planned : facts->value;
  const QuantityRule& rule = rule_of(facts->quantity);
  if (same && value && rule.percent && rule.low == 0 && rule.high == 1) {
    ImGui::SetCursorPosY(ImGui::GetCursorPosY() - ImGui::GetStyle().ItemSpacing.y + form.px(1));
    begin_below(form, square);
    if (const auto slide = slider(form, address, *value))
      record(form, address, *facts, slide->part, slide->joins);
  }
  if (!several && form.state().details.contains(address)) {
    ImGui::Indent(form.px(10));
    if (const study::Lever* lever = effect_of(form, address)) {
      quiet_text(form, effect_in_words(*lever, form.journey));
      probe(form, address + "/effect");
    }
    if (!facts->written && !facts->default_in_words.empty())
      quiet_text(form, tr_format("Not written: {}", facts->default_in_words));
    pin_row(form, address);
    if (facts->written || !facts->optional) provenance_rows(form, address, *facts);
    ImGui::Unindent(form.px(10));
  }
  ImGui::PopID();
}

}  // namespace painpoint::gui
