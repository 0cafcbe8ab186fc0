#include <doctest/doctest.h>
#include <imgui.h>
#include <imgui_internal.h>

#include <array>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "gui/letters.h"
#include "tests/gui/desk.h"
#include "tests/support/sanitized.h"

/// No text of ours is cut off by its widget or its window, in any language, at any scale.
namespace painpoint::gui {
namespace {

/// Where letters may be cut off at a side: the map is a part of a plane, and a wide page is moved.
bool is_moved_sideways(const ImGuiWindow& window) {
  for (const ImGuiWindow* one = &window; one != nullptr; one = one->ParentWindow) {
    if (std::string_view(one->Name).find("##map") != std::string_view::npos) return true;
    if ((one->Flags & ImGuiWindowFlags_HorizontalScrollbar) != 0) return true;
    if ((one->Flags & ImGuiWindowFlags_ChildWindow) == 0) break;
  }
  return false;
}

/// The texts of the frame of which a letter is cut off at the left or right.
std::set<std::string> cut_off(const Letters& book) {
  std::set<std::string> texts;
  for (const ImGuiWindow* window : ImGui::GetCurrentContext()->Windows) {
    if (!window->Active || window->Hidden || is_moved_sideways(*window)) continue;
    const ImDrawList& list = *window->DrawList;
    const std::vector<DrawnLetter> letters = book.in(list);
    for (std::size_t begin = 0; begin < letters.size();) {
      std::size_t end = begin + 1;
      while (end < letters.size() && goes_on(letters[end - 1], letters[end])) ++end;
      std::string text;
      bool cut = false;
      for (; begin < end; ++begin) {
        const DrawnLetter& letter = letters[begin];
        const ImDrawVert* corner = list.VtxBuffer.Data + static_cast<std::ptrdiff_t>(letter.first);
        const ImVec4& clip = letter.command->ClipRect;
        // Some letters reach a little over where they begin, such as an Arabic reh.
        const float reach = 0.14F * ImGui::GetFontSize();
        const bool is_seen = corner[0].pos.y < clip.w && corner[2].pos.y > clip.y;
        const float lost = (corner[2].pos.x - corner[0].pos.x) * (1 / letter.shown - 1);
        // What would begin beyond the edge is not drawn at all: then the pen has crossed it.
        cut = cut || (is_seen && (lost > reach || corner[0].pos.x < clip.x - reach ||
                                  letter.next_pen > clip.z + 0.5F));
        std::array<char, 5> bytes{};
        text += ImTextCharToUtf8(bytes.data(), letter.codepoint);
      }
      if (cut) texts.insert(std::string(window->Name) + ": " + text);
    }
  }
  return texts;
}

/// A page or what lies over it, and how it goes away again.
struct Shown {
  std::string_view name;
  std::string show;  ///< keys, or the name of a place to be clicked
  std::string hide;
};

const std::vector<Shown>& pages() {
  static const std::vector<Shown> all = {
      {"map", "", ""},
      {"ranking", "F8", ""},
      {"problems", "F9", ""},
      {"progress", "command progress", "F9"},
      {"compare", "Ctrl+M", "Ctrl+M"},
      {"story", "F4", "F4"},
      {"help", "F1", "Esc"},
      {"palette", "Ctrl+P", "Esc"},
      {"files", "Ctrl+O", "Esc"},
      {"File", "menu/File", "Esc"},
      {"Edit", "menu/Edit", "Esc"},
      {"Add", "menu/Add", "Esc"},
      {"View", "menu/View", "Esc"},
      {"Run", "menu/Run", "Esc"},
      {"Help", "menu/Help", "Esc"},
      {"workshop", "F3", "F3"},
  };
  return all;
}

void act(Desk& desk, const std::string& how) {
  constexpr std::string_view kCommand = "command ";
  if (how.starts_with(kCommand))
    desk.editor.requests.emplace_back(RequestCommand{how.substr(kCommand.size())});
  else if (how.starts_with("menu/"))
    desk.screen.click(how);
  else if (!how.empty())
    desk.screen.key(how);
}

struct Setting {
  texts::Language language;
  double scale;
};

void look_at_all(const Setting& setting) {
  Desk desk;
  Letters book;
  const auto look_at = [&](std::string_view page) {
    desk.screen.frames(3);
    book.learn(*ImGui::GetIO().Fonts);
    for (const std::string& text : cut_off(book)) FAIL_CHECK(page, ", ", text);
  };
  const auto set = [&] {
    desk.editor.theme.scale = setting.scale;
    apply_style(desk.editor.theme);
    use_language(desk.editor, setting.language);
  };
  desk.editor.remembered.hint_seen = false;
  set();
  look_at("start");
  desk.open("broadband.yaml");
  set();
  look_at("hint");
  desk.editor.remembered.hint_seen = true;
  for (const Shown& page : pages()) {
    act(desk, page.show);
    look_at(page.name);
    act(desk, page.hide);
    desk.screen.frames(2);
  }
}

TEST_CASE("no text is cut off by its widget, in any language, at any scale, on any page") {
  std::vector<Setting> settings;
  for (const double scale : {2.0, 0.75, 1.0, 1.25, 1.5})
    for (const texts::Language language :
         {texts::Language::english, texts::Language::arabic, texts::Language::chinese})
      settings.push_back({language, scale});
  settings.resize(test::some_of(settings.size()));
  for (const Setting& setting : settings) {
    INFO("language ", texts::code_of(setting.language), ", scale ", setting.scale);
    look_at_all(setting);
  }
}

/// The test above would see it.
TEST_CASE("a text that is cut off is found") {
  Screen screen(400, 200);
  screen.draw_with([](const std::vector<KeyPress>&) {
    ImGui::SetNextWindowPos(ImVec2(0, 0));
    ImGui::SetNextWindowSize(ImVec2(300, 100));
    ImGui::Begin("all", nullptr, ImGuiWindowFlags_NoDecoration);
    ImGui::TextUnformatted("whole");
    ImGui::Button("too long", ImVec2(40, 0));
    ImGui::SetCursorPosX(280);
    ImGui::TextUnformatted("outside");
    ImGui::End();
  });
  screen.frames(3);
  Letters book;
  book.learn(*ImGui::GetIO().Fonts);
  const std::set<std::string> found = cut_off(book);
  std::string all;
  for (const std::string& text : found) all += text + "\n";
  INFO(all);
  CHECK(found.size() == 2);
  CHECK(all.find("all: o") != std::string::npos);
  CHECK(all.find("all: t") != std::string::npos);
}

}  // namespace
}  // namespace painpoint::gui
