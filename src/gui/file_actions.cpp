#include <fmt/format.h>

#include <algorithm>
#include <type_traits>
#include <utility>

#include "base/source.h"
#include "base/text.h"
#include "editor/files.h"
#include "gui/actions.h"
#include "gui/tr.h"
#include "gui/workshop_actions.h"

namespace painpoint::gui {
namespace {

std::string name_of_file(const std::filesystem::path& path) {
  return path.empty() ? tr_words("the new journey") : path.filename().string();
}

/// Everything that belongs to one document begins anew.
void show_document(Editor& editor, editor::Document document) {
  end_workshop(editor);
  editor.live.reset();  // its jobs end before anything else
  editor.story.reset();
  editor.document = std::move(document);
  editor.live = std::make_unique<editor::LiveFigures>(editor.wake);
  editor.story = std::make_unique<editor::LiveStory>(editor.wake);
  editor.autosave = std::make_unique<editor::Autosave>(editor.state_folder);
  auto* const probes = editor.view.probes;
  auto* const kept = editor.view.kept;
  const chain::Metric metric = editor.view.metric;
  const auto lanes = editor.view.lanes;
  editor.view = {};
  editor.view.probes = probes;
  editor.view.kept = kept;
  editor.view.metric = metric;
  editor.view.lanes = lanes;
  editor.texts_loaded.reset();
  editor.message = {};
}

/// Mistakes one under the other, each with its line, where it stands in it, and what to do.
std::string in_words(const Diagnostics& findings, const std::string& text) {
  const LineIndex lines(text);
  std::string result;
  for (const Diagnostic& finding : findings.all()) {
    if (finding.level != Level::error) continue;
    if (!result.empty()) result += "\n\n";
    if (finding.span) {
      const Position place = lines.position(finding.span->begin);
      result += tr_format("Line {}, column {}: ", place.line, place.column);
    } else if (!finding.address.empty()) {
      result += finding.address + ": ";
    }
    result += finding.message;
    if (!finding.advice.empty()) result += "\n" + finding.advice;
  }
  return result;
}

/// `text` is what the document was read from.
bool open_outcome(Editor& editor, Outcome<editor::Document> outcome, const std::string& name,
                  const std::string& text) {
  if (outcome) {
    show_document(editor, std::move(*outcome));
    return true;
  }
  editor.mistakes =
      tr_format("{} cannot be opened.\n\n{}", name, in_words(outcome.diagnostics, text));
  return false;
}

/// The same of what a file was read into. It is read once more only if its mistakes are to be told.
bool open_outcome(Editor& editor, Outcome<editor::Document> outcome,
                  const std::filesystem::path& path) {
  const std::string text =
      outcome ? std::string() : editor::read_file(path).value.value_or(std::string());
  return open_outcome(editor, std::move(outcome), path.filename().string(), text);
}

void remember(Editor& editor, const std::filesystem::path& path) {
  editor::remember_file(editor.state_folder, path);
  editor.recent = editor::recent_files(editor.state_folder);
}

void open_file(Editor& editor, const std::filesystem::path& path) {
  std::error_code failed;
  if (!std::filesystem::exists(path, failed)) {
    say_trouble(editor, tr_format("There is no file {}", path.string()));
    return;
  }
  if (!open_outcome(editor, editor::Document::open(path), path)) return;
  remember(editor, path);
}

void recover(Editor& editor, const editor::Recovered& work) {
  if (!open_outcome(editor, editor::Document::from_text(work.text, work.path, work.began),
                    tr_words("The work that was kept"), work.text))
    return;
  // It is kept again under this session before the old copy goes.
  editor.autosave->update(*editor.document);
  editor.autosave->flush();
  editor::forget(work);
  editor.left_behind = editor::recoverable(editor.state_folder);
  editor.offers_recovery = false;
  say(editor,
      tr_format("Unsaved work on {} is back. Save it to keep it{}", name_of_file(work.path),
                work.file_changed ? tr_words("; the file itself has changed meanwhile") : ""));
}

/// What a refused save or edit says.
std::string first_error(const Diagnostics& findings) {
  for (const Diagnostic& finding : findings.all())
    if (finding.level == Level::error)
      return finding.advice.empty() ? finding.message : finding.message + ": " + finding.advice;
  return tr_words("It could not be done");
}

void after_save(Editor& editor, const Outcome<editor::Document::Saved>& saved) {
  if (!saved) {
    editor.after_saving.reset();
    say_trouble(editor, first_error(saved.diagnostics));
    // Somebody else may have written it between our looking and our writing.
    editor.message.offers_overwrite = editor.document->changed_on_disk();
    return;
  }
  remember(editor, editor.document->path());
  std::string text = tr_format("Saved {}", name_of_file(editor.document->path()));
  if (!saved->rewritten.empty())
    text += tr_format(". Written anew, so that comments there are lost: {}",
                      join_names(saved->rewritten));
  const std::string& scratch = editor.view.workshop.scratch;
  if (in_workshop(editor) && editor.document->journey().scenarios.contains(scratch))
    text += tr_words(
        ", with what is being tried. Leave the workshop (F3) and save again to have it without.");
  say(editor, std::move(text));
  if (editor.after_saving) take_step(editor, *std::exchange(editor.after_saving, std::nullopt));
}

}  // namespace

void go_on_to(Editor& editor, Step step) {
  // What was tried and not kept does not end up in the file.
  if (in_workshop(editor)) switch_workshop(editor);
  if (editor.document && editor.document->unsaved())
    editor.unsaved_question = std::move(step);
  else
    take_step(editor, step);
}

void take_step(Editor& editor, const Step& step) {
  std::visit(
      [&](const auto& what) {
        using What = std::decay_t<decltype(what)>;
        if constexpr (std::is_same_v<What, StepQuit>)
          editor.quit = true;
        else if constexpr (std::is_same_v<What, StepNew>)
          show_document(editor, editor::Document::empty());
        else if constexpr (std::is_same_v<What, StepOpen>)
          open_file(editor, what.path);
        else if constexpr (std::is_same_v<What, StepSample>)
          open_outcome(editor, editor::Document::sample(what.path), what.path);
        else
          recover(editor, what.work);
      },
      step);
}

void ask_to_open(Editor& editor) {
  std::filesystem::path folder;
  if (editor.document && !editor.document->path().empty())
    folder = editor.document->path().parent_path();
  else if (!editor.recent.empty())
    folder = editor.recent.front().parent_path();
  editor.file_dialog = make_file_dialog(false, folder, "");
}

void ask_to_save_as(Editor& editor) {
  const std::filesystem::path& path = editor.document->path();
  std::string name = path.filename().string();
  if (name.empty()) name = "journey.yaml";
  editor.file_dialog = make_file_dialog(true, path.parent_path(), std::move(name));
}

void save(Editor& editor, bool over_others) {
  if (editor.document->path().empty()) {
    ask_to_save_as(editor);
    return;
  }
  if (!over_others && editor.document->changed_on_disk()) {
    editor.after_saving.reset();
    look_at_disk(editor);
    return;
  }
  after_save(editor, editor.document->save(over_others));
}

void save_as(Editor& editor, const std::filesystem::path& path) {
  // The dialog has asked already.
  after_save(editor, editor.document->save_as(path, true));
}

void drop_files(Editor& editor, std::vector<std::filesystem::path> paths) {
  if (paths.empty()) return;
  const auto is_yaml = [](const std::filesystem::path& path) {
    return path.extension() == ".yaml" || path.extension() == ".yml";
  };
  const auto found = std::find_if(paths.begin(), paths.end(), is_yaml);
  const std::filesystem::path taken = found == paths.end() ? paths.front() : *found;
  std::error_code failed;
  if (std::filesystem::is_directory(taken, failed)) {
    editor.file_dialog = make_file_dialog(false, taken, "");
    return;
  }
  go_on_to(editor, StepOpen{taken});
  if (paths.size() > 1 && !editor.message.trouble)
    say(editor, tr_format("One journey is open at a time: of the {} files that were dropped, {} "
                          "is taken",
                          paths.size(), name_of_file(taken)));
}

void load_again(Editor& editor) {
  const std::filesystem::path path = editor.document->path();
  go_on_to(editor, StepOpen{path});
}

void look_at_disk(Editor& editor) {
  if (!editor.document || editor.document->path().empty() || !editor.document->changed_on_disk())
    return;
  say_trouble(editor, tr_format("Somebody else has changed {} since it was read",
                                name_of_file(editor.document->path())));
  editor.message.offers_overwrite = true;
}

}  // namespace painpoint::gui
