#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <utility>

#include "gui/actions.h"
#include "gui/map_actions.h"
#include "gui/things.h"
#include "gui/tr.h"
#include "gui/workshop_actions.h"
#include "yaml/fragment.h"

namespace painpoint::gui {
namespace {

/// Selected touchpoints, by their ids and in the order of selection; each once.
std::vector<std::string> selected_touchpoints(const Editor& editor) {
  std::vector<std::string> ids;
  for (const std::string& address : editor.view.selected)
    if (collection_of(address) == "touchpoints") ids.emplace_back(id_of(address));
  return ids;
}

void select(Editor& editor, std::vector<std::string> addresses) {
  if (!addresses.empty()) editor.view.show = addresses.front();
  editor.view.selected = std::move(addresses);
}

/// Several edits of one kind, as one.
void apply_together(Editor& editor, std::vector<editor::Edit> edits, std::string message,
                    bool select_created) {
  if (edits.empty()) return;
  std::optional<std::vector<std::string>> created;
  if (edits.size() == 1)
    created = apply_edit(editor, edits.front());
  else
    created = apply_edit(editor, editor::Together{std::move(edits), std::move(message)});
  if (created && select_created) select(editor, std::move(*created));
}

}  // namespace

std::string selected_touchpoint(const Editor& editor) {
  for (auto it = editor.view.selected.rbegin(); it != editor.view.selected.rend(); ++it)
    if (const std::string_view id = touchpoint_of(*it); !id.empty()) return std::string(id);
  return {};
}

void undo(Editor& editor) {
  if (!may_undo(editor)) return say_locked(editor);
  const std::string message = editor.document->undo_message();
  if (editor.document->undo()) say(editor, tr_format("Undone: {}", message));
  keep_view_valid(editor);
}

void redo(Editor& editor) {
  if (!may_redo(editor)) return say_locked(editor);
  const std::string message = editor.document->redo_message();
  if (editor.document->redo()) say(editor, tr_format("Done again: {}", message));
  keep_view_valid(editor);
}

void copy_selected(Editor& editor) {
  std::vector<std::string> ids = selected_touchpoints(editor);
  if (ids.empty()) ids.push_back(selected_touchpoint(editor));
  const std::string text = yaml::render_fragment(editor.document->journey(), ids);
  ImGui::SetClipboardText(text.c_str());
  say(editor, ids.size() == 1 ? tr_words("Copied one touchpoint")
                              : tr_format("Copied {} touchpoints", ids.size()));
}

void cut_selected(Editor& editor) {
  copy_selected(editor);
  delete_selected(editor);
}

void paste(Editor& editor) {
  const char* text = ImGui::GetClipboardText();
  if (text == nullptr || *text == '\0') {
    say(editor, tr_words("There is nothing to paste"));
    return;
  }
  auto fragment = yaml::read_fragment(text);
  if (!fragment || fragment->touchpoints.empty()) {
    say_trouble(editor,
                tr_words("What was copied is no part of a journey: copy touchpoints of a map, or "
                         "YAML that begins with `touchpoints:`"));
    return;
  }
  const std::size_t count = fragment->touchpoints.size();
  auto created = apply_edit(editor, editor::Paste{std::move(*fragment)});
  if (!created) return;
  std::vector<std::string> touchpoints;
  for (std::string& address : *created)
    if (collection_of(address) == "touchpoints") touchpoints.push_back(std::move(address));
  select(editor, std::move(touchpoints));
  say(editor,
      count == 1 ? tr_words("Pasted one touchpoint") : tr_format("Pasted {} touchpoints", count));
}

void duplicate_selected(Editor& editor) {
  std::vector<editor::Edit> edits;
  std::vector<std::string> taken;
  for (const std::string& address : editor.view.selected) {
    const std::string collection(collection_of(address));
    std::string id = editor::free_id(editor.document->journey(), collection, id_of(address));
    // Two that are called alike in one step.
    const std::string stem = id;
    for (int n = 2; std::find(taken.begin(), taken.end(), collection + "." + id) != taken.end();
         ++n)
      id = fmt::format("{}_{}", stem, n);
    taken.push_back(collection + "." + id);
    edits.emplace_back(editor::DuplicateEntry{address, std::move(id)});
  }
  const std::size_t count = edits.size();
  apply_together(editor, std::move(edits), fmt::format("Duplicate {} things", count), true);
}

void delete_selected(Editor& editor) {
  std::vector<editor::Edit> edits;
  for (const std::string& address : editor.view.selected) {
    // What is inside of something else that goes, goes with it.
    const bool inside =
        std::any_of(editor.view.selected.begin(), editor.view.selected.end(),
                    [&](const std::string& other) { return address.starts_with(other + "."); });
    if (inside) continue;
    constexpr std::string_view kTouchpoints = "touchpoints.";
    constexpr std::string_view kNext = ".next.";
    const std::size_t next = address.find(kNext);
    if (address.starts_with(kTouchpoints) && next != std::string::npos)  // a way on the map
      edits.emplace_back(
          editor::Disconnect{address.substr(kTouchpoints.size(), next - kTouchpoints.size()),
                             address.substr(next + kNext.size())});
    else
      edits.emplace_back(editor::RemoveEntry{address});
  }
  const std::size_t count = edits.size();
  apply_together(editor, std::move(edits), fmt::format("Delete {} things", count), false);
  keep_view_valid(editor);
}

void select_all(Editor& editor) {
  editor.view.selected.clear();
  for (const auto& touchpoint : editor.document->journey().touchpoints)
    editor.view.selected.push_back("touchpoints." + touchpoint.id);
}

void rename_selected(Editor& editor) {
  editor.view.renaming = editor.view.selected.back();
}

void connect_selected(Editor& editor) {
  const std::vector<std::string> ids = selected_touchpoints(editor);
  if (ids.size() < 2) {
    editor.palette = make_palette(editor, PaletteKind::targets);
    return;
  }
  std::vector<editor::Edit> edits;
  for (std::size_t i = 1; i < ids.size(); ++i)
    edits.emplace_back(editor::Connect{ids[i - 1], ids[i]});
  apply_together(editor, std::move(edits), fmt::format("Connect {} touchpoints", ids.size()),
                 false);
}

void add_entry(Editor& editor, std::string_view collection, std::string_view name) {
  std::string id = editor::free_id(editor.document->journey(), collection, name);
  auto created = apply_edit(
      editor, editor::AddEntry{std::string(collection), std::move(id), std::string(name)});
  if (!created || created->empty()) return;
  editor.view.renaming = created->front();
  select(editor, {created->front()});
}

void add_touchpoint(Editor& editor) {
  const Journey& journey = editor.document->journey();
  const std::string beside = selected_touchpoint(editor);
  const Touchpoint* neighbour = journey.touchpoints.find(beside);
  std::string id = editor::free_id(journey, "touchpoints", kNewTouchpointName);
  std::vector<editor::Edit> edits;
  editor::AddEntry add{"touchpoints", id, kNewTouchpointName};
  if (neighbour != nullptr) add.position = journey.touchpoints.position(beside) + 1;
  edits.emplace_back(std::move(add));
  if (neighbour != nullptr && !neighbour->stage.empty())
    edits.emplace_back(editor::SetText{"touchpoints." + id + ".stage", neighbour->stage});
  auto created = edits.size() == 1
                     ? apply_edit(editor, edits.front())
                     : apply_edit(editor, editor::Together{std::move(edits), "Add a touchpoint"});
  if (!created) return;
  editor.view.renaming = "touchpoints." + id;
  select(editor, {"touchpoints." + id});
}

void add_next_touchpoint(Editor& editor) {
  NewTouchpoint added =
      add_touchpoint_after(editor.document->journey(), selected_touchpoint(editor));
  if (!apply_edit(editor, added.edit)) return;
  editor.view.renaming = added.address;
  select(editor, {std::move(added.address)});
}

void add_pain(Editor& editor) {
  add_entry(editor, "touchpoints." + selected_touchpoint(editor) + ".pains", "New pain point");
}

void tidy(Editor& editor, bool only_selected) {
  editor::PlaceCards place;
  place.tidy = true;
  if (only_selected) {
    for (std::string& id : selected_touchpoints(editor))
      place.places.push_back({std::move(id), {}});
  } else {
    const Journey& journey = editor.document->journey();
    for (const auto& touchpoint : journey.touchpoints) place.places.push_back({touchpoint.id, {}});
    for (const auto& end : journey.ends) place.places.push_back({end.id, {}});
  }
  if (apply_edit(editor, std::move(place)) && !only_selected) editor.view.fit_all = true;
}

}  // namespace painpoint::gui
