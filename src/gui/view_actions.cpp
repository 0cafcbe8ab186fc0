#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "gui/actions.h"
#include "gui/map_camera.h"
#include "gui/story_actions.h"
#include "gui/tr.h"
#include "report/map_data.h"
#include "report/map_texts.h"
#include "study/compare.h"

namespace painpoint::gui {

void zoom_by(Editor& editor, double factor) {
  const ScreenBox& map = editor.layout.map;
  // The middle of the map stays where it is.
  zoom_at(editor.view.camera,
          {static_cast<double>(map.width) / 2, static_cast<double>(map.height) / 2}, factor);
}

void step_scenario(Editor& editor, int by) {
  const std::vector<std::string> all = study::all_scenarios(editor.document->journey());
  const auto now = std::find(all.begin(), all.end(), editor.view.scenario);
  const auto count = static_cast<int>(all.size());
  const int at = now == all.end() ? 0 : static_cast<int>(now - all.begin());
  editor.view.scenario = all[static_cast<std::size_t>((at + by + count) % count)];
}

void step_metric(Editor& editor, int by) {
  const auto count = static_cast<int>(chain::kMetrics);
  int at = static_cast<int>(editor.view.metric);
  do {
    at = (at + by + count) % count;
  } while (!report::on_map(static_cast<chain::Metric>(at)));
  editor.view.metric = static_cast<chain::Metric>(at);
}

void set_scale(Editor& editor, double scale) {
  editor.theme.scale = std::clamp(scale, kLeastScale, kMostScale);
}

void choose_scale(Editor& editor, double scale) {
  set_scale(editor, scale);
  editor.remembered.scale = editor.theme.scale;
  keep_remembered(editor.state_folder, editor.remembered);
}

void switch_inspector(Editor& editor) {
  if (editor.view.story.open) {
    close_story(editor.view);
    editor.layout.inspector = true;
  } else {
    editor.layout.inspector = !editor.layout.inspector;
  }
}

void switch_story(Editor& editor) {
  if (editor.view.story.open && !is_comparing(editor))
    close_story(editor.view);
  else
    open_story(editor.view);
}

void find_story(Editor& editor, study::Telling what) {
  open_story(editor.view);
  fulfil(editor.view, StoryFind{what});
}

void step_beside(Editor& editor) {
  std::vector<std::string> others = {{}};
  for (const std::string& id : study::all_scenarios(editor.document->journey()))
    if (id != editor.view.scenario) others.push_back(id);
  const auto now = std::find(others.begin(), others.end(), editor.view.story.beside);
  const std::size_t at = now == others.end() ? 0 : static_cast<std::size_t>(now - others.begin());
  open_story(editor.view);
  fulfil(editor.view, StoryBeside{others[(at + 1) % others.size()]});
}

void switch_lanes(Editor& editor) {
  std::set<std::string> all;
  for (const report::MapLane& lane : report::map_lanes()) all.insert(lane.key);
  const bool off = editor.view.lanes == all;
  editor.view.lanes = off ? std::set<std::string>{} : std::move(all);
  // They may begin below what is seen of the map.
  say(editor, off ? tr_words("No swim lanes") : tr_words("Swim lanes stand below the map"));
}

void set_look(Editor& editor, Look look) {
  editor.theme.look = look;
  editor.remembered.look = look;
  keep_remembered(editor.state_folder, editor.remembered);
  say(editor, tr_format("The look is {}", tr_words(name_of(look).data())));
}

void set_language(Editor& editor, texts::Language language) {
  use_language(editor, language);
  editor.remembered.language = language;
  keep_remembered(editor.state_folder, editor.remembered);
  // What was made in the words of the language before is made anew.
  editor.view.compare_panel.reset();
  editor.message = {};
  if (const std::string& trouble = trouble_with(language); !trouble.empty())
    say_trouble(editor, trouble);
}

void switch_projector(Editor& editor) {
  if (editor.before_projector) {
    editor.theme.scale = editor.before_projector->scale;
    editor.theme.look = editor.before_projector->look;
    editor.layout.outline = editor.before_projector->outline;
    editor.layout.inspector = editor.before_projector->inspector;
    editor.layout.bottom = editor.before_projector->bottom;
    editor.before_projector.reset();
  } else {
    constexpr double kLargeType = 1.5;
    editor.before_projector =
        BeforeProjector{editor.theme.scale, editor.theme.look, editor.layout.outline,
                        editor.layout.inspector, editor.layout.bottom};
    set_scale(editor, editor.theme.scale * kLargeType);
    editor.theme.look = Look::contrast;
    editor.layout.outline = false;
    editor.layout.inspector = true;
    editor.layout.bottom = false;
  }
  // What comes and goes with the size of letters moves the map: as when it is opened.
  editor.view.camera.placed = false;
  editor.view.selected.clear();
  editor.message = {};
}

void show_tab(Editor& editor, BottomTab tab) {
  // Asked for again, it goes away.
  if (editor.layout.bottom && editor.layout.tab == tab && tab != BottomTab::progress) {
    editor.layout.bottom = false;
    return;
  }
  editor.layout.bottom = true;
  editor.layout.tab = tab;
  editor.layout.pick_tab = true;
}

}  // namespace painpoint::gui
