#include "gui/write_out.h"

#include <fmt/format.h>

#include <functional>
#include <memory>
#include <utility>

#include "base/save.h"
#include "editor/live_answers.h"
#include "gui/editor.h"
#include "gui/error_words.h"
#include "gui/tr.h"
#include "publish/map.h"
#include "publish/report.h"
#include "texts/parts.h"

namespace painpoint::gui {
namespace {

WrittenOut save_bytes(const std::filesystem::path& path, std::string_view bytes) {
  const int problem = replace_file(path, bytes);
  return {path, problem == 0 ? std::string() : texts::cannot_write(path, problem)};
}

void begin(Editor& editor, const std::filesystem::path& path,
           std::function<std::optional<WrittenOut>(const editor::JobControl&)> work) {
  if (editor.write_out && editor.write_out->busy()) {
    say_trouble(editor, tr_words("Another file is still being written"));
    return;
  }
  if (!editor.write_out) editor.write_out = std::make_unique<WriteOutJob>(editor.wake);
  editor.write_out->ask(editor.document->revision(), std::move(work));
  say(editor, tr_format("Writing {} ...", path.filename().string()));
}

/// What the job owns.
struct ReportWork {
  std::filesystem::path path;
  std::string name;
  std::function<Outcome<yaml::Written>()> text;
  std::optional<study::Decision> decision;
  std::optional<study::Tornado> tornado;

  std::optional<WrittenOut> operator()(const editor::JobControl& control) {
    auto written = text();
    if (!written) return WrittenOut{path, error_words(written.diagnostics)};
    const yaml::JourneyFile file = yaml::read_journey(name, std::move(written->text));
    if (file.diagnostics.has_errors()) return WrittenOut{path, error_words(file.diagnostics)};
    auto figures = publish::report_figures(file.journey, control.cancelled);
    if (*control.cancelled) return std::nullopt;
    if (!figures) return WrittenOut{path, error_words(figures.diagnostics)};
    if (publish::why_no_decision(file.journey).empty()) {
      const auto journey = std::make_shared<const Journey>(file.journey);
      if (!decision) {
        auto answer = editor::answer_decision(journey, control);
        if (!answer || *control.cancelled) return std::nullopt;
        if (!answer->decision) return WrittenOut{path, error_words(answer->findings)};
        decision = std::move(answer->decision);
      }
      if (!tornado) {
        auto answer = editor::answer_tornado(journey, control);
        if (!answer) return std::nullopt;
        if (!answer->tornado) return WrittenOut{path, error_words(answer->findings)};
        tornado = std::move(answer->tornado);
      }
    }
    if (*control.cancelled) return std::nullopt;
    return save_bytes(path, publish::report_html(file, *figures, decision ? &*decision : nullptr,
                                                 tornado ? &*tornado : nullptr));
  }
};

}  // namespace

void write_report(Editor& editor, const std::filesystem::path& path) {
  ReportWork work{path, editor.document->path().string(), editor.document->text_later(), {}, {}};
  const editor::LiveFigures& live = *editor.live;
  if (live.decision_is_fresh()) work.decision = live.decision()->decision;
  if (live.tornado_is_fresh()) work.tornado = live.tornado()->tornado;
  begin(editor, path, std::move(work));
}

void write_map(Editor& editor, const std::filesystem::path& path) {
  const auto format = publish::picture_format_of_name(path.string());
  if (!format) {
    say_trouble(
        editor,
        tr_words("The name does not say which picture is wanted: let it end in .svg, .png or "
                 ".pdf"));
    return;
  }
  begin(editor, path,
        [path, journey = editor.document->snapshot(), scenario = editor.view.scenario,
         metric = editor.view.metric,
         format = *format](const editor::JobControl& control) -> std::optional<WrittenOut> {
          auto map = publish::map_file(*journey, scenario, metric, format);
          if (*control.cancelled) return std::nullopt;
          if (!map) return WrittenOut{path, error_words(map.diagnostics)};
          if (!map->undrawn.empty()) return WrittenOut{path, map->undrawn};
          return save_bytes(path, map->bytes);
        });
}

void fetch_written(Editor& editor) {
  if (!editor.write_out) return;
  auto written = editor.write_out->fetch();
  if (!written) return;
  const std::string name = written->result.path.string();
  if (written->result.problem.empty())
    say(editor, tr_format("Wrote {}", name));
  else
    say_trouble(editor, tr_format("{} was not written: {}", name, written->result.problem));
}

void cancel_writing(Editor& editor) {
  if (!editor.write_out) return;
  editor.write_out->cancel();
  say(editor, tr_words("Nothing was written"));
}

}  // namespace painpoint::gui
