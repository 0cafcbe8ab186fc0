#include <imgui.h>

#include <algorithm>
#include <type_traits>
#include <utility>

#include "editor/workshop_lock.h"
#include "gui/actions.h"
#include "gui/commands.h"
#include "gui/editor.h"
#include "gui/story_actions.h"
#include "gui/things.h"
#include "gui/workshop_actions.h"
#include "gui/write_out.h"
#include "study/compare.h"

namespace painpoint::gui {
namespace {

std::string refusal(const Diagnostics& findings) {
  for (const Diagnostic& finding : findings.all())
    if (finding.level == Level::error)
      return finding.advice.empty() ? finding.message : finding.message + ". " + finding.advice;
  return "That cannot be done";
}

/// Selects what was made, or opens it where it is edited inside of something else (work backstage),
/// with the keyboard in the field of its name.
void open_new(Editor& editor, const std::string& address) {
  if (is_there(editor.document->journey(), address)) {
    editor.view.selected = {address};
    editor.view.show = address;
  } else {
    editor.view.panels.opening = address;
  }
  if (editor.layout.inspector) editor.view.panels.focus = "inspector/" + address + ".name";
}

void carry_out_one(Editor& editor, Request& request) {
  std::visit(
      [&](auto& what) {
        using What = std::decay_t<decltype(what)>;
        if constexpr (std::is_same_v<What, RequestCommand>)
          run_command(editor, what.id);
        else if constexpr (std::is_same_v<What, RequestOpen>)
          go_on_to(editor, StepOpen{std::move(what.path)});
        else if constexpr (std::is_same_v<What, RequestCopyText>)
          ImGui::SetClipboardText(what.text.c_str());
        else if constexpr (std::is_same_v<What, RequestMetric>) {
          if (const auto metric = chain::find_metric(what.name)) editor.view.metric = *metric;
        } else if (!editor.document) {
          return;  // the document has gone since it was asked for
        } else if constexpr (std::is_same_v<What, RequestEdit>) {
          const auto created = apply_edit(editor, what.edit, what.joins);
          if (created && !created->empty() && what.opens_new) open_new(editor, created->front());
        } else if constexpr (std::is_same_v<What, RequestSaveAs>) {
          save_as(editor, what.path);
        } else if constexpr (std::is_same_v<What, RequestWriteOut>) {
          what.report ? write_report(editor, what.path) : write_map(editor, what.path);
        } else if constexpr (std::is_same_v<What, RequestSelect>) {
          // What is to be seen on the map is shown there.
          if (what.show) editor.view.page = ViewPage::map;
          if (what.show && !what.addresses.empty()) editor.view.show = what.addresses.front();
          editor.view.selected = std::move(what.addresses);
          if (what.go_there) editor.view.focus_map = true;
        } else if constexpr (std::is_same_v<What, RequestScenario>) {
          editor.view.scenario = std::move(what.id);
          keep_view_valid(editor);
        } else if constexpr (std::is_same_v<What, RequestStory>) {
          fulfil(editor.view, what.wish);
        } else if constexpr (std::is_same_v<What, RequestWorkshop>) {
          fulfil(editor, what.wish);
        }
      },
      request);
}

}  // namespace

std::optional<std::vector<std::string>> apply_edit(Editor& editor, const editor::Edit& edit,
                                                   bool joins) {
  if (in_workshop(editor) && editor::changes_base(edit)) {
    say_locked(editor);
    return std::nullopt;
  }
  auto outcome = editor.document->apply(edit, joins);
  if (!outcome) {
    say_trouble(editor, refusal(outcome.diagnostics));
    return std::nullopt;
  }
  if (editor.message.trouble && !editor.message.offers_overwrite) editor.message = {};
  // A new id is a new address of the same thing.
  if (const auto* renamed = std::get_if<editor::RenameId>(&edit); renamed != nullptr)
    for (std::string& address : editor.view.selected)
      if (address == renamed->address && !outcome->empty()) address = outcome->front();
  keep_view_valid(editor);
  return std::move(*outcome);
}

void keep_view_valid(Editor& editor) {
  if (!editor.document) return;
  const Journey& journey = editor.document->journey();
  std::erase_if(editor.view.selected, [&](const std::string& address) {
    return address.find('.') != std::string::npos && !is_there(journey, address);
  });
  if (!editor.view.renaming.empty() && !is_there(journey, editor.view.renaming))
    editor.view.renaming.clear();
  if (editor.view.scenario != study::kBase && !journey.scenarios.contains(editor.view.scenario))
    editor.view.scenario = study::kBase;
}

void carry_out(Editor& editor) {
  // What is carried out may ask for more, which waits for the next frame.
  Requests requests = std::exchange(editor.requests, {});
  for (Request& request : requests) carry_out_one(editor, request);
}

}  // namespace painpoint::gui
