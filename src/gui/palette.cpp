#include "gui/palette.h"
#include "gui/mirror.h"

#include <fmt/format.h>
#include <imgui.h>
#include <imgui_stdlib.h>

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "gui/actions.h"
#include "gui/bidi.h"
#include "gui/commands.h"
#include "gui/compat.h"
#include "gui/editor.h"
#include "gui/fuzzy.h"
#include "gui/place_words.h"
#include "gui/probe.h"
#include "gui/things.h"
#include "gui/tr.h"
#include "model/validate.h"
#include "report/map_data.h"
#include "study/compare.h"
#include "study/levers.h"
#include "study/words.h"

namespace painpoint::gui {
namespace {

void offer_commands(const Editor& editor, std::vector<PaletteEntry>& entries) {
  for (const Command& command : commands())
    if (command.id != "palette" && command.enabled(editor))
      entries.push_back({std::string(shown_title(command)), std::string(shown_keys(command)),
                         RequestCommand{std::string(command.id)}, std::string(command.id),
                         std::string(command.title)});
  if (!editor.document) return;
  const Journey& journey = editor.document->journey();
  for (const std::string& id : study::all_scenarios(journey))
    entries.push_back({tr_format("Switch on: {}", plan_name(journey, id)), tr_words("scenario"),
                       RequestScenario{id}, "scenario." + id});
  for (std::size_t m = 0; m < chain::kMetrics; ++m) {
    const auto metric = static_cast<chain::Metric>(m);
    if (!report::on_map(metric)) continue;
    const chain::MetricInfo& about = chain::info(metric);
    entries.push_back({tr_format("Colour by: {}", tr_words(about.title.data())), tr_words("figure"),
                       RequestMetric{std::string(about.name)},
                       "metric." + std::string(about.name)});
  }
}

/// What kind of thing it is; of pain points, which are often called alike, also where.
std::string kind_of(const Journey& journey, const Thing& thing) {
  const std::string id(touchpoint_of(thing.address));
  const Touchpoint* touchpoint = journey.touchpoints.find(id);
  if (touchpoint == nullptr || thing.address == "touchpoints." + id)
    return tr_words(thing.kind.data());
  return tr_format("{} of {}", tr_words(thing.kind.data()), name_or_id(touchpoint->name, id));
}

void offer_things(const Journey& journey, std::vector<PaletteEntry>& entries) {
  for (Thing& thing : things_of(journey)) {
    std::string kind = kind_of(journey, thing);
    entries.push_back({std::move(thing.name), std::move(kind),
                       RequestSelect{{thing.address}, true, true}, thing.address});
  }
}

void offer_targets(const Editor& editor, std::vector<PaletteEntry>& entries) {
  const Journey& journey = editor.document->journey();
  const std::string from = selected_touchpoint(editor);
  const auto offer = [&](const std::string& id, const std::string& name, const char* kind) {
    entries.push_back({name, tr_words(kind), RequestEdit{editor::Connect{from, id}}, id});
  };
  for (const auto& touchpoint : journey.touchpoints)
    offer(touchpoint.id, name_or_id(touchpoint.value.name, touchpoint.id), "touchpoint");
  for (const auto& end : journey.ends) offer(end.id, name_or_id(end.value.name, end.id), "end");
}

/// Numbers of which a small move saves anything, and how much; those that have a slider lose it.
void offer_numbers(const Editor& editor, std::vector<PaletteEntry>& entries) {
  const editor::SlowFigures* slow = editor.live->slow();
  if (slow == nullptr || !slow->derivatives) return;
  constexpr std::size_t kColumns = 48;
  const Journey& journey = editor.document->journey();
  const std::vector<std::string>& numbers = editor.view.workshop.numbers;
  for (const study::Lever& lever : study::levers_of(journey, *slow->derivatives)) {
    const std::string& address = lever.derivative.address;
    if (!changeable(address)) continue;
    const bool on = std::find(numbers.begin(), numbers.end(), address) != numbers.end();
    entries.push_back(
        {painpoint::fit(editor::phrase_of(journey, address), kColumns),
         on ? tr_words("has a slider: take it away") : study::money(lever.saving, journey),
         RequestWorkshop{WorkshopPin{address, !on}}, address});
  }
}

std::string hint_of(PaletteKind kind) {
  if (kind == PaletteKind::numbers)
    return tr_words("Which number? Beside it: what a small move saves");
  if (kind == PaletteKind::targets) return tr_words("Where customers go from here ...");
  return kind == PaletteKind::things ? tr_words("Find by name ...")
                                     : tr_words("What do you want to do?");
}

void draw_entry(Editor& editor, const PaletteEntry& entry, bool chosen, bool& picked) {
  const float left = ImGui::GetCursorPosX();
  ImGui::PushID(entry.name.c_str());
  if (ImGui::Selectable("##entry", chosen)) picked = true;
  ImGui::PopID();
  probe_last_item(editor.view, "palette/" + entry.name);
  if (chosen) ImGui::SetScrollHereY();
  const float right = ImGui::GetItemRectMax().x - ImGui::GetWindowPos().x;
  ImGui::SameLine(left);
  ImGui::TextUnformatted(visual(entry.title).c_str());
  const std::string note = visual(entry.note);
  ImGui::SameLine(right - ImGui::CalcTextSize(note.c_str()).x - ImGui::GetStyle().ItemSpacing.x);
  ImGui::TextDisabled("%s", note.c_str());
}

}  // namespace

Palette make_palette(const Editor& editor, PaletteKind kind) {
  Palette palette;
  palette.kind = kind;
  if (kind == PaletteKind::commands) offer_commands(editor, palette.entries);
  if (kind == PaletteKind::numbers)
    offer_numbers(editor, palette.entries);
  else if (kind == PaletteKind::targets)
    offer_targets(editor, palette.entries);
  else if (editor.document)
    offer_things(editor.document->journey(), palette.entries);
  return palette;
}

std::vector<const PaletteEntry*> matching(const Palette& palette) {
  std::vector<std::pair<int, const PaletteEntry*>> scored;
  for (const PaletteEntry& entry : palette.entries)
    if (const auto score = std::max(
            fuzzy_score(palette.typed, entry.title),
            entry.english.empty() ? std::nullopt : fuzzy_score(palette.typed, entry.english));
        score)
      scored.emplace_back(*score, &entry);
  if (!palette.typed.empty())
    std::stable_sort(scored.begin(), scored.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<const PaletteEntry*> result;
  result.reserve(scored.size());
  for (const auto& [score, entry] : scored) result.push_back(entry);
  return result;
}

void draw_palette(Editor& editor) {
  if (!editor.palette) return;
  Palette& palette = *editor.palette;
  const auto scale = static_cast<float>(editor.theme.scale);
  const ImVec2 screen = ImGui::GetIO().DisplaySize;
  constexpr const char* kName = "##palette";
  if (!palette.opened) ImGui::OpenPopup(kName);
  const float width = std::min(560 * scale, screen.x - 20);
  ImGui::SetNextWindowPos(ImVec2((screen.x - width) / 2, screen.y * 0.12F));
  ImGui::SetNextWindowSize(ImVec2(width, 0));
  if (!ImGui::BeginPopup(kName)) {
    editor.palette.reset();
    return;
  }
  if (!palette.opened) focus_next_item();
  ImGui::SetNextItemWidth(-1);
  if (ImGui::InputTextWithHint("##typed", visual(hint_of(palette.kind)).c_str(), &palette.typed))
    palette.chosen = 0;
  probe_last_item(editor.view, "palette/typed");
  keep_order_of_typing(editor.view);

  const std::vector<const PaletteEntry*> found = matching(palette);
  if (!found.empty()) {
    const std::size_t last = found.size() - 1;
    if (key_pressed(Key::down, true))
      palette.chosen = palette.chosen < last ? palette.chosen + 1 : 0;
    if (key_pressed(Key::up, true)) palette.chosen = palette.chosen > 0 ? palette.chosen - 1 : last;
    palette.chosen = std::min(palette.chosen, last);
  }
  bool picked = palette.opened && key_pressed(Key::enter) && !found.empty();
  const auto rows = static_cast<float>(std::clamp<std::size_t>(found.size(), 1, 12));
  ImGui::BeginChild("##entries", ImVec2(0, rows * ImGui::GetTextLineHeightWithSpacing() + 4),
                    false);
  if (found.empty()) ImGui::TextDisabled("%s", tr("Nothing is called that."));
  std::size_t taken = palette.chosen;
  for (std::size_t i = 0; i < found.size(); ++i) {
    bool clicked = false;
    draw_entry(editor, *found[i], i == palette.chosen, clicked);
    if (clicked) {
      taken = i;
      picked = true;
    }
  }
  ImGui::EndChild();
  palette.opened = true;
  const bool closes = picked || key_pressed(Key::escape);
  if (picked) editor.requests.push_back(found[taken]->request);
  if (closes) ImGui::CloseCurrentPopup();
  ImGui::EndPopup();
  if (closes) editor.palette.reset();
}

}  // namespace painpoint::gui
