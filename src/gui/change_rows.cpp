#include "gui/change_rows.h"

#include <fmt/format.h>
#include <imgui.h>
#include <imgui_stdlib.h>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "gui/bidi.h"
#include "gui/change_edit.h"
#include "gui/choice_row.h"
#include "gui/flow.h"
#include "gui/mirror.h"
#include "gui/number_row.h"
#include "gui/place_words.h"
#include "gui/split_edit.h"
#include "gui/tr.h"
#include "model/find_key.h"
#include "model/scenario.h"
#include "model/validate.h"

namespace painpoint::gui {
namespace {

constexpr std::array kOperations = {Change::Operation::set, Change::Operation::scale,
                                    Change::Operation::cut, Change::Operation::add};
constexpr std::size_t kMostFound = 12;

struct Changed {
  const std::string& owner;
  const std::string& address;
  const Change& change;
  [[nodiscard]] std::string name() const { return owner + ".changes." + address; }
};

/// What the number is before the owner's change; of a touchpoint that the scenario itself adds,
/// too.
struct Before {
  Quantity quantity = Quantity::none;
  std::optional<double> value;
  const Split* split = nullptr;
};
Before before(Form& form, const Changed& changed) {
  Before result;
  if (const auto facts = find_key(changed.address)) result.quantity = facts->quantity;
  const Addressed there = find_address(form.journey, changed.address);
  if (there.number) {
    result.quantity = there.number->quantity;
    const bool unsaid = there.number->optional != nullptr && !there.number->optional->has_value() &&
                        !there.number->has_fallback;
    if (!unsaid) result.value = there.number->get();
  }
  result.split = there.split;
  return result;
}

void set(Form& form, const Changed& changed, Change change, bool joins = false) {
  ask(form, editor::SetChange{changed.owner, changed.address, std::move(change)}, joins);
}

void head_row(Form& form, const Changed& changed) {
  const float square = ImGui::GetFrameHeight() + form.px(2);
  const float width = ImGui::GetContentRegionAvail().x - square;
  const std::string words = place_in_words(form.journey, changed.address);
  const float right = ImGui::GetCursorPosX() + width;
  ImGui::AlignTextToFramePadding();
  const std::string seen = fitted(words, width);
  ImGui::TextUnformatted(seen.c_str());
  probe(form, changed.name() + "/what");
  const auto facts = find_key(changed.address);
  tooltip(form, fmt::format("{}\n{}\n{}", words, facts ? facts->meaning : "", changed.address));
  if (ImGui::IsItemClicked()) {
    const std::string thing = thing_at(form.journey, changed.address);
    if (!thing.empty()) form.requests.emplace_back(RequestSelect{{thing}, true});
  }
  ImGui::SameLine(right, form.px(2));
  if (small_button(form, changed.name() + "/to_base", "↺",
                   tr_words("Back to the base: take it away")))
    ask(form, editor::SetChange{changed.owner, changed.address, std::nullopt});
}

void operand_row(Form& form, const Changed& changed) {
  const Before was = before(form, changed);
  const float square = ImGui::GetFrameHeight() + form.px(2);
  const float start = ImGui::GetCursorPosX();
  const float all = ImGui::GetContentRegionAvail().x - square;
  const float operation_width = form.px(72);
  std::vector<Option> options;
  for (const Change::Operation operation : kOperations)
    options.push_back({std::string(words_of(operation)), std::string(words_of(operation))});
  const auto now = static_cast<std::size_t>(changed.change.operation);
  ImGui::SetNextItemWidth(operation_width);
  if (const auto chosen =
          combo(form, changed.name() + ".operation", options[now].name, options, false);
      chosen && *chosen != now)
    set(form, changed, with_operation(changed.change, kOperations[*chosen], was.value.value_or(0)));
  ImGui::SameLine(start + operation_width + form.px(6), 0);
  const float field = std::min(form.px(72), all - operation_width - form.px(6));
  ImGui::SetNextItemWidth(field);
  const auto typed = text_field(form, changed.name(), text_of_operand(changed.change, was.quantity),
                                {.select_all = true});
  if (was.value) {
    ImGui::SameLine(0, form.px(6));
    ImGui::AlignTextToFramePadding();
    const std::string becomes =
        fmt::format("{} → {}", text_of_number(was.quantity, *was.value),
                    text_of_number(was.quantity, moved_by(changed.change, *was.value, 1)));
    const float room = start + all - ImGui::GetCursorPosX();
    ImGui::PushFont(form.theme.small);
    ImGui::PushStyleColor(ImGuiCol_Text, packed(form.theme.quiet_ink));
    ImGui::TextUnformatted(fitted(becomes, room).c_str());
    ImGui::PopStyleColor();
    ImGui::PopFont();
    probe(form, changed.name() + "/becomes");
    tooltip(form, becomes + tr_words("\nbefore other plans that this one includes"));
  }
  ImGui::SameLine(start + all, form.px(2));
  if (small_button(form, changed.name() + "/details", "...", tr_words("How the change is known")))
    if (!form.state().details.erase(changed.name())) form.state().details.insert(changed.name());
  below_field(form, changed.name());
  if (form.state().details.contains(changed.name())) {
    NumberFacts facts;
    facts.quantity = changed.change.operation == Change::Operation::cut     ? Quantity::share
                     : changed.change.operation == Change::Operation::scale ? Quantity::factor
                                                                            : was.quantity;
    facts.known = changed.change.operand.provenance.get();
    ImGui::Indent(form.px(10));
    provenance_rows(form, changed.name(), facts);
    ImGui::Unindent(form.px(10));
  }
  if (!typed) return;
  const TypedNumber number =
      operand_from_text(*typed, changed.change.operation, was.quantity, form.journey.currency);
  if (!number) return refuse(form, changed.name(), *typed, number.problem);
  Change edited = changed.change;
  edited.operand.value = number.value;
  set(form, changed, std::move(edited));
}

void split_of_change(Form& form, const Changed& changed) {
  const Split& split = *changed.change.split;
  const auto refers = changed.address.ends_with(".channel")  ? Refers::channel
                      : changed.address.ends_with(".causes") ? Refers::cause
                      : changed.address == "start"           ? Refers::touchpoint
                                                             : Refers::next;
  const Before was = before(form, changed);
  const auto keep = [&](Split moved, bool joins) {
    Change edited = changed.change;
    edited.split = std::move(moved);
    set(form, changed, std::move(edited), joins);
  };
  for (const auto& [id, share] : split) {
    const std::string name = changed.name() + "." + id;
    const float square = ImGui::GetFrameHeight() + form.px(2);
    const Number* base = was.split != nullptr ? was.split->find(id) : nullptr;
    begin_row(form, "  " + name_of(form.journey, refers, id),
              base != nullptr
                  ? tr_format("In the base: {}", text_of_number(Quantity::share, base->value))
                  : std::string(tr_words("Not in the base")),
              square);
    const auto typed =
        text_field(form, name, text_of_number(Quantity::share, share.value), {.select_all = true});
    ImGui::SameLine(0, form.px(2));
    ImGui::BeginDisabled(split.size() == 1);
    if (small_button(form, name + "/remove", "×", tr_words("Take it out")))
      keep(without_key(split, id, refers), false);
    ImGui::EndDisabled();
    below_field(form, name);
    if (!typed) continue;
    const TypedNumber number = number_from_text(*typed, Quantity::share, "");
    auto moved = number ? with_share(split, id, number.value, refers) : std::nullopt;
    if (!number)
      refuse(form, name, *typed, number.problem);
    else if (!moved)
      refuse(form, name, *typed, tr_words("this is the only one, and has all: add another first"));
    else
      keep(std::move(*moved), false);
  }
  std::vector<Option> options;
  const std::string scenario =
      changed.owner.starts_with("scenarios.") ? changed.owner.substr(10) : std::string();
  for (const Choice& choice : keys_to_add(form.journey, scenario, refers, split))
    options.push_back({choice.id, choice.name});
  if (options.empty()) return;
  begin_row(form, "", "");
  if (const auto chosen = combo(form, changed.name() + "/add", tr_words("Add ..."), options))
    keep(with_key(split, options[*chosen].id, refers), false);
}

/// Numbers whose places hold all words that were typed.
std::vector<std::string> found_numbers(Form& form, const Changes& changes, bool of_segment,
                                       const std::string& words) {
  std::vector<std::string> found;
  const std::vector<std::string_view> wanted = [&] {
    std::vector<std::string_view> parts;
    std::string_view rest = words;
    while (!rest.empty()) {
      const std::size_t space = rest.find(' ');
      if (space != 0) parts.push_back(rest.substr(0, space));
      rest = space == std::string_view::npos ? std::string_view{} : rest.substr(space + 1);
    }
    return parts;
  }();
  const auto lower = [](std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return text;
  };
  for (const std::string& address : all_addresses(form.journey)) {
    if (!changeable(address, of_segment) || changes.contains(address)) continue;
    const std::string text = lower(address + " " + place_in_words(form.journey, address));
    const bool all = std::all_of(wanted.begin(), wanted.end(), [&](std::string_view word) {
      return text.find(lower(std::string(word))) != std::string::npos;
    });
    if (all) found.push_back(address);
    if (found.size() == kMostFound) break;
  }
  return found;
}

void add_row(Form& form, const std::string& owner, const Changes& changes) {
  const std::string name = owner + ".changes/add";
  ImGui::SetNextItemWidth(ImGui::GetContentRegionAvail().x);
  std::string& typed = form.state().drafts[form.panel + "/" + name + "/words"].text;
  ImGui::InputTextWithHint(("##" + name).c_str(), tr("Change another number: type to find it"),
                           &typed);
  probe(form, name);
  keep_order_of_typing(form.view);
  if (typed.empty()) return;
  for (const std::string& address :
       found_numbers(form, changes, owner.starts_with("segments."), typed)) {
    const std::string words = place_in_words(form.journey, address);
    const std::string label = fitted(words, ImGui::GetContentRegionAvail().x) + "##" + address;
    if (ImGui::Selectable(label.c_str())) {
      const Addressed there = find_address(form.journey, address);
      Change change;
      change.operand.value = there.number ? there.number->get() : 0;
      ask(form, editor::SetChange{owner, address, std::move(change)});
      typed.clear();
      probe(form, name + "/" + address);
      break;
    }
    probe(form, name + "/" + address);
    tooltip(form, words + "\n" + address);
  }
}

}  // namespace

void change_rows(Form& form, const std::string& owner, const Changes& changes) {
  for (const auto& [address, change] : changes) {
    const Changed changed{owner, address, change};
    ImGui::PushID(address.c_str());
    head_row(form, changed);
    if (change.split)
      split_of_change(form, changed);
    else
      operand_row(form, changed);
    ImGui::PopID();
  }
  add_row(form, owner, changes);
}

}  // namespace painpoint::gui
