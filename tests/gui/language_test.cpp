#include <doctest/doctest.h>
#include <imgui.h>

#include <array>
#include <chrono>
#include <cmath>
#include <fstream>
#include <memory>
#include <thread>
#include <variant>

#include "gui/bidi.h"
#include "gui/commands.h"
#include "gui/compare_layout.h"
#include "gui/glyphs.h"
#include "gui/map_panel.h"
#include "gui/tr.h"
#include "gui/write_out.h"
#include "tests/gui/desk.h"

using namespace painpoint;
using namespace painpoint::gui;
namespace fs = std::filesystem;

namespace {

constexpr std::array kTranslated = {texts::Language::arabic, texts::Language::chinese};

}  // namespace

TEST_CASE("a text that is unknown stays English, and no language leaves its own alone") {
  speak(texts::Language::english);
  CHECK(tr("Save") == std::string("Save"));
  speak(texts::Language::chinese);
  CHECK(tr("Save") == std::string("儲存"));
  CHECK(tr_words("No text of ours") == std::string("No text of ours"));
  CHECK(tr_format("Saved {}", "a.yaml") == "已儲存 a.yaml");
  speak(texts::Language::arabic);
  CHECK(tr_words("Save") == std::string("حفظ"));
  CHECK(tr("Save") == visual("حفظ"));
  CHECK(tr("Save") != std::string("حفظ"));
  CHECK(visual_sentence("Saved دور") == "Saved " + visual("دور"));
  CHECK(visual_sentence("“دور” wins") == "“" + visual("دور") + "” wins");
  // Of words of ours: the last one stands at the left, whatever name comes first.
  CHECK(visual_sentence("“a” حفظ").ends_with("“"));
  CHECK(visual_sentence("حفظ a: b") == "a: b " + visual("حفظ"));
  // A value keeps its order, also with its unit.
  const std::string base = visual(tr_format("base {}", "1.5 min"));
  CHECK(base.starts_with("1.5 min "));
  CHECK(base.ends_with(visual("الأساس")));
  speak(texts::Language::english);
  CHECK(tr_format("base {}", "1.5 min") == "base 1.5 min");
  CHECK(visual_sentence("حفظ: a") == visual("حفظ") + ": a");
}

TEST_CASE("a language is chosen from the palette by its own name, and stays for the next start") {
  test::Folder folder;
  const auto desk_at = [&](Screen& screen) {
    return std::make_unique<Editor>(screen.theme, screen.fonts, folder.path() / "state");
  };
  {
    Screen screen;
    CHECK(desk_at(screen)->language == texts::Language::english);
    CHECK_FALSE(desk_at(screen)->remembered.language);
  }
  struct Case {
    const char* name;
    texts::Language language;
  };
  for (const Case& each :
       {Case{"العربية", texts::Language::arabic}, Case{"繁體中文", texts::Language::chinese},
        Case{"English", texts::Language::english}}) {
    CAPTURE(each.name);
    Desk desk;
    desk.editor.state_folder = folder.path() / "state";
    desk.open("small_shop.yaml");
    desk.by_palette(each.name);
    CHECK(desk.editor.language == each.language);
    Screen screen;
    const auto next = desk_at(screen);
    CHECK(next->language == each.language);
    CHECK(spoken() == each.language);
    CHECK_FALSE(next->remembered.look);
  }
  speak(texts::Language::english);
}

TEST_CASE("what was chosen by hand is kept, and nonsense is passed over") {
  test::Folder folder;
  {
    Desk desk;
    desk.editor.state_folder = folder.path();
    REQUIRE(run_command(desk.editor, "look"));
    REQUIRE(run_command(desk.editor, "larger"));
  }
  Remembered remembered = read_remembered(folder.path());
  CHECK(remembered.look == Look::dark);
  CHECK(remembered.scale == 1.25);
  CHECK_FALSE(remembered.language);
  Screen screen;
  const Editor editor(screen.theme, screen.fonts, folder.path());
  CHECK(screen.theme.look == Look::dark);
  CHECK(screen.theme.scale == 1.25);
  std::ofstream(folder.path() / "settings")
      << "language klingon\nscale 1e9\nlook\n\n??? x\nscale -";
  remembered = read_remembered(folder.path());
  CHECK_FALSE(remembered.look);
  CHECK_FALSE(remembered.scale);
  CHECK_FALSE(remembered.language);
}

TEST_CASE("in every language, all pages are drawn, with letters for all that they say") {
  for (const texts::Language language : kTranslated) {
    for (const double scale : {1.0, 1.5}) {
      CAPTURE(texts::code_of(language));
      CAPTURE(scale);
      if (PAINPOINT_SANITIZED && scale > 1) continue;
      Desk desk;
      desk.open("small_shop.yaml");
      use_language(desk.editor, language);
      desk.editor.theme.scale = scale;
      const std::string touchpoint = "touchpoints." + desk.journey().touchpoints[0].id;
      for (const char* command : {"show_map", "ranking", "problems", "progress", "story",
                                  "inspector", "compare", "workshop", "workshop_sliders", "help"}) {
        CAPTURE(command);
        desk.editor.view.selected = {touchpoint};
        run_command(desk.editor, command);
        desk.screen.frames(4);
        CHECK(desk.editor.message.text.find("install the package") == std::string::npos);
      }
      // Either there is a glyph for each, or it is said that there is none.
      if (desk.screen.fonts.missing().empty())
        for (const auto& command : commands()) {
          const std::string seen = visual(shown_title(command));
          for (std::size_t at = 0; at < seen.size();)
            CHECK_MESSAGE(
                desk.editor.theme.text->FindGlyphNoFallback(next_character(seen, at)) != nullptr,
                command.id);
        }
    }
  }
  speak(texts::Language::english);
}

TEST_CASE("menus name no command in English where another language is on") {
  Desk desk;
  for (const texts::Language language : kTranslated) {
    use_language(desk.editor, language);
    for (const Command& command : commands())
      if (command.id != "language_english") {
        const auto title = shown_title(command);
        CHECK_MESSAGE(title.find_first_of("abcdefghijklmnopqrstuvwxyz") == std::string_view::npos,
                      title);
      }
  }
  // Its keys and the places of its buttons are the same in every language.
  desk.open("small_shop.yaml");
  desk.screen.click("menu/View");
  desk.screen.frames(3);
  CHECK(desk.screen.shows("menu/language_arabic"));
  desk.screen.click("menu/language_english");
  desk.screen.frames(3);
  CHECK(desk.editor.language == texts::Language::english);
}

TEST_CASE("the page that compares and the map change with the language of the running window") {
  const auto compared_in = [](const Desk& desk, std::string_view words) {
    for (const PlacedPicture& placed : desk.editor.view.compare_panel->cache.layout().pictures)
      for (const draw::Item& item : placed.picture.items)
        if (const auto* text = std::get_if<draw::Text>(&item.what))
          if (text->text.find(words) != std::string::npos) return true;
    return false;
  };
  const auto ends_in = [](const Desk& desk, std::string_view words) {
    for (const report::SceneEnd& end : desk.editor.view.map_panel->cache.shown().scene.ends)
      if (end.picture.title.find(words) != std::string::npos) return true;
    return false;
  };
  Desk desk;
  desk.open("small_shop.yaml");
  CHECK(ends_in(desk, "of customers end here"));
  use_language(desk.editor, texts::Language::chinese);
  desk.screen.frames(3);
  CHECK(ends_in(desk, "的顧客在此結束"));
  CHECK_FALSE(ends_in(desk, "of customers end here"));
  use_language(desk.editor, texts::Language::english);
  REQUIRE(run_command(desk.editor, "compare"));
  desk.settle();
  CHECK(compared_in(desk, "As it is"));
  CHECK(compared_in(desk, "Total cost"));
  use_language(desk.editor, texts::Language::chinese);
  desk.screen.frames(3);
  CHECK(compared_in(desk, "現況"));
  CHECK(compared_in(desk, "總成本"));
  CHECK_FALSE(compared_in(desk, "As it is"));
  CHECK_FALSE(compared_in(desk, "Total cost"));
}

TEST_CASE("the window writes its report in its own language") {
  Desk desk;
  desk.open("small_shop.yaml");
  use_language(desk.editor, texts::Language::arabic);
  const fs::path path = desk.folder.path() / "report.html";
  write_report(desk.editor, path);
  for (int i = 0; i < 6000 && desk.editor.write_out->busy(); ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    desk.screen.frames(1);
  }
  std::ifstream in(path);
  const std::string html{std::istreambuf_iterator<char>(in), {}};
  CHECK(html.find("<html lang=\"ar\" dir=\"rtl\">") != std::string::npos);
  CHECK(html.find("لمجلس الإدارة") != std::string::npos);
  CHECK(html.find("For the board") == std::string::npos);
}
