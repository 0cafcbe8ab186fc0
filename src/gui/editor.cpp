#include "gui/editor.h"

#include <imgui.h>

#include <algorithm>
#include <type_traits>
#include <utility>

#include "gui/actions.h"
#include "gui/bidi.h"
#include "gui/commands.h"
#include "gui/probe.h"
#include "gui/story_actions.h"
#include "gui/tr.h"
#include "gui/workshop_actions.h"
#include "gui/workshop_keys.h"
#include "gui/workshop_page.h"
#include "model/walk.h"

namespace painpoint::gui {
namespace {

void need_note(Fonts& fonts, const Note& note) {
  fonts.need(note.text);
  for (const auto& [key, item] : note.items) {
    fonts.need(key);
    need_note(fonts, item);
  }
}

/// Every text of the journey, so that its letters are there before they are drawn.
void need_texts(Fonts& fonts, const Journey& journey) {
  auto visit = [&](const Path& path, const painpoint::Key&, const auto& leaf) {
    using Leaf = std::decay_t<decltype(leaf)>;
    fonts.need(path.text());
    if constexpr (std::is_same_v<Leaf, std::string>)
      fonts.need(leaf);
    else if constexpr (std::is_same_v<Leaf, std::vector<std::string>>)
      for (const std::string& text : leaf) fonts.need(text);
    else if constexpr (std::is_same_v<Leaf, Notes>)
      for (const auto& entry : leaf) {
        fonts.need(entry.id);
        need_note(fonts, entry.value);
      }
  };
  Walker walker(visit);
  walker.structure(journey);
}

/// Letters that are typed are shown in the next frame.
void need_typed(Fonts& fonts) {
  const ImGuiIO& io = ImGui::GetIO();
  for (const ImWchar c : io.InputQueueCharacters) {
    const auto code = static_cast<unsigned>(c);
    if (code < 0x80) continue;
    std::string text;
    if (code < 0x800) {
      text += static_cast<char>(0xC0U | (code >> 6U));
    } else {
      text += static_cast<char>(0xE0U | (code >> 12U));
      text += static_cast<char>(0x80U | ((code >> 6U) & 0x3FU));
    }
    text += static_cast<char>(0x80U | (code & 0x3FU));
    fonts.need(text);
  }
}

bool is_for_a_field(const KeyPress& press) {
  if (press.key >= Key::f1 && press.key <= Key::f12) return false;
  if (!press.ctrl) return true;
  switch (press.key) {
    case Key::a:
    case Key::c:
    case Key::v:
    case Key::x:
    case Key::y:
    case Key::z:
    case Key::left:
    case Key::right:
    case Key::home:
    case Key::end:
    case Key::del:
    case Key::backspace:
    case Key::enter:
      return true;
    default:
      return false;
  }
}

void run_keys(Editor& editor, const std::vector<KeyPress>& keys) {
  // A question, a list or a menu has the keys to itself.
  if (ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopupId | ImGuiPopupFlags_AnyPopupLevel)) return;
  for (const KeyPress& press : keys) {
    if (ImGui::GetIO().WantTextInput && is_for_a_field(press)) continue;
    const bool for_sliders = is_at_sliders(editor) && !ImGui::GetIO().WantTextInput &&
                             !(editor.layout.outline && editor.view.panels.outline_has_keys);
    if (const auto wish = for_sliders ? wish_of_key(editor.view.workshop, press) : std::nullopt) {
      editor.requests.emplace_back(RequestWorkshop{*wish});
      editor.view.workshop.take_keyboard = true;
      continue;
    }
    for (const Command& command : commands()) {
      std::string_view rest = command.keys;
      bool meant = false;
      while (!rest.empty() && !meant) {
        const std::size_t space = rest.find(' ');
        meant = read_keys(rest.substr(0, space)) == press;
        rest = space == std::string_view::npos ? std::string_view{} : rest.substr(space + 1);
      }
      if (meant) editor.requests.emplace_back(RequestCommand{std::string(command.id)});
    }
  }
}

/// A line between two panels that can be dragged; `length` changes by `direction` times the way.
void splitter(Editor& editor, const char* name, bool upright, double& length, double direction,
              double least, double most) {
  const auto scale = static_cast<float>(editor.theme.scale);
  const float thickness = 5 * scale;
  if (upright) ImGui::SameLine(0, 0);
  ImGui::InvisibleButton(name, upright ? ImVec2(thickness, -1) : ImVec2(-1, thickness));
  probe_last_item(editor.view, std::string("layout/") + (name + 2));
  const bool held = ImGui::IsItemActive();
  if (held || ImGui::IsItemHovered())
    ImGui::SetMouseCursor(upright ? ImGuiMouseCursor_ResizeEW : ImGuiMouseCursor_ResizeNS);
  if (held) {
    const ImVec2 moved = ImGui::GetIO().MouseDelta;
    length += direction * static_cast<double>(upright ? moved.x : moved.y) / editor.theme.scale;
  }
  length = std::clamp(length, least, std::max(least, most));
  const ImVec2 from = ImGui::GetItemRectMin();
  const ImVec2 to = ImGui::GetItemRectMax();
  const ImVec2 middle((from.x + to.x) / 2, (from.y + to.y) / 2);
  const ImU32 colour = packed(held ? editor.theme.accent : editor.theme.rule);
  if (upright)
    ImGui::GetWindowDrawList()->AddLine(ImVec2(middle.x, from.y), ImVec2(middle.x, to.y), colour);
  else
    ImGui::GetWindowDrawList()->AddLine(ImVec2(from.x, middle.y), ImVec2(to.x, middle.y), colour);
  if (upright) ImGui::SameLine(0, 0);
}

void progress_line(const char* what, const editor::LiveFigures::Progress& progress, bool there,
                   bool fresh) {
  ImGui::TextUnformatted(visual(what).c_str());
  ImGui::SameLine(ImGui::GetFontSize() * 14);
  if (progress.busy)
    ImGui::ProgressBar(static_cast<float>(progress.part), ImVec2(ImGui::GetFontSize() * 16, 0));
  else
    ImGui::TextDisabled("%s", !there  ? tr("not asked for yet")
                              : fresh ? tr("done")
                                      : tr("out of date"));
}

void draw_progress(Editor& editor) {
  const editor::LiveFigures& live = *editor.live;
  progress_line(tr_words("Exact figures"), live.exact_progress(), live.exact() != nullptr,
                live.exact_is_fresh());
  progress_line(tr_words("Pain points, all scenarios"), live.slow_progress(),
                live.slow() != nullptr, live.slow_is_fresh());
  progress_line(tr_words("Simulation"), live.simulation_progress(), live.simulated() != nullptr,
                live.simulated_is_fresh());
  progress_line(tr_words("Decision"), live.decision_progress(), live.decision() != nullptr,
                live.decision_is_fresh());
  progress_line(tr_words("What it hangs on"), live.tornado_progress(), live.tornado() != nullptr,
                live.tornado_is_fresh());
}

void draw_bottom(Editor& editor, PanelContext& context) {
  if (!ImGui::BeginTabBar("##bottom")) return;
  const auto tab = [&](const char* title, BottomTab which, auto&& contents) {
    const bool picked = editor.layout.pick_tab && editor.layout.tab == which;
    if (!ImGui::BeginTabItem(title, nullptr, picked ? ImGuiTabItemFlags_SetSelected : 0)) return;
    if (!editor.layout.pick_tab) editor.layout.tab = which;
    ImGui::BeginChild("##contents", ImVec2(0, 0), false);
    contents();
    ImGui::EndChild();
    ImGui::EndTabItem();
  };
  const std::string problems =
      visual(tr_format("Problems ({})", context.document.findings().all().size())) + "###problems";
  tab((std::string(tr("Pain points")) + "###ranking").c_str(), BottomTab::ranking,
      [&] { draw_ranking(context); });
  tab(problems.c_str(), BottomTab::problems, [&] { draw_problems(context); });
  tab((std::string(tr("Progress")) + "###progress").c_str(), BottomTab::progress,
      [&] { draw_progress(editor); });
  editor.layout.pick_tab = false;
  ImGui::EndTabBar();
}

/// The figures of the whole journey, as high as what they needed in the frame before.
void draw_strip(Editor& editor) {
  const auto scale = static_cast<float>(editor.theme.scale);
  constexpr double kMostHeight = 130;
  PanelContext context{*editor.document, *editor.live, editor.theme, editor.view, editor.requests};
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(8 * scale, 2 * scale));
  ImGui::BeginChild("##summary",
                    ImVec2(0, static_cast<float>(editor.layout.summary_height) * scale), false,
                    ImGuiWindowFlags_AlwaysUseWindowPadding | ImGuiWindowFlags_NoScrollbar);
  ImGui::PopStyleVar();
  draw_summary(context);
  editor.layout.summary_height =
      std::clamp(static_cast<double>(ImGui::GetCursorPosY() / scale), 20.0, kMostHeight);
  ImGui::EndChild();
}

void draw_panels(Editor& editor, float height) {
  Layout& layout = editor.layout;
  const auto scale = static_cast<float>(editor.theme.scale);
  const double room = static_cast<double>(ImGui::GetContentRegionAvail().x / scale);
  const auto most_height = static_cast<double>(height / scale);
  PanelContext context{*editor.document, *editor.live, editor.theme, editor.view, editor.requests};
  const auto px = [scale](double length) { return static_cast<float>(length) * scale; };
  const float thickness = 5 * scale;
  const float bottom = layout.bottom ? px(layout.bottom_height) + thickness : 0;
  const ImVec2 padding(8 * scale, 6 * scale);
  const auto child = [&](const char* name, ImVec2 size, auto&& contents,
                         ImGuiWindowFlags flags = 0) {
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, padding);
    ImGui::BeginChild(name, size, false, flags | ImGuiWindowFlags_AlwaysUseWindowPadding);
    ImGui::PopStyleVar();
    contents();
    ImGui::EndChild();
  };

  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0, 0));
  ImGui::BeginChild("##upper", ImVec2(0, height - bottom), false);
  const ImVec2 spacing(8 * scale, 6 * scale);
  const auto spaced = [&](auto&& draw) {
    return [&, draw] {
      ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, spacing);
      draw();
      ImGui::PopStyleVar();
    };
  };
  const bool shows_map = !is_at_sliders(editor) && !is_comparing(editor);
  const bool has_side = shows_map && (layout.inspector || editor.view.story.open);
  if (layout.outline) {
    child("##outline", ImVec2(px(layout.outline_width), -1),
          spaced([&] { draw_outline(context); }));
    splitter(editor, "##outline_edge", true, layout.outline_width, 1, 140, room * 0.4);
  }
  const float after = has_side ? px(layout.inspector_width) + thickness : 0;
  const ImVec2 middle(-after - (after > 0 ? 0 : 0.001F), -1);
  if (is_at_sliders(editor)) {
    child("##workshop", middle, spaced([&] { draw_workshop_page(editor); }),
          ImGuiWindowFlags_NoNavInputs);
  } else if (is_comparing(editor)) {
    child("##compare", middle, spaced([&] { draw_compare_page(editor); }));
  } else {
    ImGui::PushStyleColor(ImGuiCol_ChildBg, packed(editor.theme.ground));
    ImGui::BeginChild("##map", middle, false,
                      ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse |
                          ImGuiWindowFlags_NoNavInputs);
    ImGui::PopStyleColor();
    const ImVec2 at = ImGui::GetWindowPos();
    const ImVec2 size = ImGui::GetWindowSize();
    layout.map = {at.x, at.y, size.x, size.y};
    probe_box(editor.view, "map", layout.map);
    spaced([&] { draw_map(context); })();
    ImGui::EndChild();
  }
  if (has_side) {
    splitter(editor, "##inspector_edge", true, layout.inspector_width, -1, 240, room * 0.5);
    const ImVec2 whole(0, -1);
    if (editor.view.story.open)
      child("##story", whole, spaced([&] { draw_story(context); }), ImGuiWindowFlags_NoNavInputs);
    else
      child("##inspector", whole, spaced([&] { draw_inspector(context); }));
  }
  ImGui::EndChild();
  if (layout.bottom) {
    splitter(editor, "##bottom_edge", false, layout.bottom_height, -1, 80, most_height * 0.7);
    child("##lower", ImVec2(0, 0), spaced([&] { draw_bottom(editor, context); }));
  }
  ImGui::PopStyleVar();
}

}  // namespace

Editor::Editor(Theme& the_theme, Fonts& the_fonts, std::filesystem::path folder,
               std::function<void()> wake_window)
    : theme(the_theme),
      fonts(the_fonts),
      state_folder(std::move(folder)),
      wake(std::move(wake_window)),
      left_behind(editor::recoverable(state_folder)),
      offers_recovery(!left_behind.empty()),
      recent(editor::recent_files(state_folder)),
      samples(editor::sample_journeys()) {
  remembered = read_remembered(state_folder);
  if (remembered.look) theme.look = *remembered.look;
  if (remembered.scale) theme.scale = *remembered.scale;
  use_language(*this, remembered.language.value_or(texts::Language::english));
  // The names of the languages, each in its own.
  for (const Command& command : commands()) fonts.need(command.title);
  for (const editor::Sample& sample : samples) fonts.need(sample.name);
  for (const std::filesystem::path& path : recent) fonts.need(path.string());
}

void use_language(Editor& editor, texts::Language language) {
  editor.language = language;
  speak(language);
  if (editor.document) editor.document->speak_findings();
  editor.fonts.need(all_texts_of(language));
}

void before_frame(Editor& editor) {
  speak(editor.language);
  need_typed(editor.fonts);
  fetch_written(editor);
  if (!editor.document) return;
  follow_workshop(editor);
  editor.live->want_tornado(is_comparing(editor));
  editor.live->update(*editor.document, editor.view.scenario);
  // Whoever wants to go on in the inspector finds it in its place.
  const bool wants_inspector =
      editor.view.focus_inspector || editor.view.panels.focus.starts_with("inspector/");
  if (wants_inspector && editor.view.story.open) {
    switch_inspector(editor);
    editor.view.focus_map = false;
  }
  follow_story(editor.view, *editor.document, *editor.story);
  editor.autosave->update(*editor.document);
  if (const auto problem = editor.autosave->problem()) say_trouble(editor, *problem);
  if (editor.texts_loaded != editor.document->revision()) {
    need_texts(editor.fonts, editor.document->journey());
    editor.texts_loaded = editor.document->revision();
  }
}

void frame(Editor& editor, const std::vector<KeyPress>& keys) {
  speak(editor.language);
  if (editor.view.workshop.blank) {
    draw_blank_screen(editor, !keys.empty());
    return carry_out(editor);
  }
  run_keys(editor, keys);
  draw_menu_bar(editor);
  const ImGuiViewport& viewport = *ImGui::GetMainViewport();
  ImGui::SetNextWindowPos(viewport.WorkPos);
  ImGui::SetNextWindowSize(viewport.WorkSize);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(0, 0));
  ImGui::Begin("##all", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                   ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBringToFrontOnFocus |
                   ImGuiWindowFlags_NoScrollWithMouse);
  ImGui::PopStyleVar();
  const auto scale = static_cast<float>(editor.theme.scale);
  const float line = editor.message.text.empty() ? 0 : ImGui::GetFrameHeight() + 4 * scale;
  if (editor.document) {
    ImGui::SetCursorPos(ImVec2(8 * scale, 6 * scale));
    draw_toolbar(editor);
    ImGui::SetCursorPosX(8 * scale);
    draw_hint(editor);
    // The other pages say it all.
    if (editor.view.page == ViewPage::map) draw_strip(editor);
    ImGui::SetCursorPosX(0);
    const float top = ImGui::GetCursorPosY();
    draw_panels(editor, ImGui::GetWindowHeight() - top - line);
  } else {
    ImGui::BeginChild("##start_page", ImVec2(0, -line - 0.001F), false);
    ImGui::SetCursorPos(ImVec2(8 * scale, 6 * scale));
    draw_hint(editor);
    draw_start_screen(editor);
    ImGui::EndChild();
  }
  if (line > 0) {
    ImGui::SetCursorPos(ImVec2(8 * scale, ImGui::GetWindowHeight() - line + 4 * scale));
    draw_message_bar(editor);
  }
  ImGui::End();
  draw_palette(editor);
  draw_file_dialog(editor);
  draw_dialogs(editor);
  carry_out(editor);
}

std::string window_title(const Editor& editor) {
  if (!editor.document) return "painpoint";
  const std::filesystem::path& path = editor.document->path();
  return (path.empty() ? std::string(tr_words("New journey")) : path.filename().string()) +
         (editor.document->unsaved() ? "*" : "") + " - painpoint";
}

}  // namespace painpoint::gui
