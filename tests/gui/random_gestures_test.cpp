#include <doctest/doctest.h>
#include <imgui.h>

#include <array>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "editor/soundness.h"
#include "gui/commands.h"
#include "tests/gui/desk.h"
#include "yaml/reader.h"

using namespace painpoint;
using namespace painpoint::gui;

namespace {

constexpr std::uint64_t kSeed = 20240607;
constexpr int kGestures = PAINPOINT_SANITIZED != 0 ? 300 : 10000;
/// A journey that copies of itself are pasted into doubles; people stop somewhere.
constexpr std::size_t kMostTouchpoints = 16;

/// What leaves the document. All else may be done.
const std::set<std::string, std::less<>> kLeaving = {"new",    "open", "save_as",
                                                     "reload", "quit", "overwrite"};

constexpr std::array kKeys = {"Left",
                              "Right",
                              "Up",
                              "Down",
                              "Shift+Left",
                              "Shift+Right",
                              "Tab",
                              "Enter",
                              "Esc",
                              "Esc",
                              "C",
                              "Del",
                              "F2",
                              "F",
                              "Ctrl+A",
                              "Ctrl+C",
                              "Ctrl+X",
                              "Ctrl+V",
                              "Ctrl+D",
                              "Ctrl+L",
                              "Ctrl+T",
                              "Ctrl+Enter",
                              "Ctrl+P",
                              "Ctrl+F",
                              "Ctrl+Y",
                              "Ctrl+Z",
                              "Ctrl+Shift+Z",
                              "Ctrl+0",
                              "Ctrl+=",
                              "Ctrl+-",
                              "F6",
                              "F7",
                              "F8",
                              "F9",
                              "Ctrl+PageUp",
                              "Ctrl+PageDown",
                              "Space",
                              "Alt+PageDown",
                              "F1",
                              "Backspace",
                              "Ctrl+Shift+P",
                              "Ctrl+Shift+Enter",
                              "Home",
                              "Ctrl+Shift+T",
                              "Alt+Up",
                              "Alt+Down",
                              "Shift+Tab",
                              "PageDown",
                              "F3"};

constexpr std::array kTexts = {"12%",   "0",       "-3",   "1e9",  "0.5",    "100%",   "7 min",
                               "x = y", "Strasse", "رحلة", "支付", "a.b: c", "30, 40", "   ",
                               "#!\"'", "nan",     "2 h",  "1/3",  "null",   "Deliver"};

constexpr std::array kHeld = {"Ctrl", "Shift", "Alt", "Ctrl+Shift"};

/// Hands without a head: they click, drag and type anywhere.
class RandomHands {
 public:
  RandomHands(Desk& desk, std::uint64_t seed) : desk_(desk), random_(seed) {}

  /// One gesture, in its words.
  std::string gesture() {
    std::string did = choose();
    Editor& editor = desk_.editor;
    // Most of what can be done is done outside of workshops, which hands find the way into easily.
    if (editor.view.workshop.on && once_in(20)) run_command(editor, "workshop");
    // Questions about leaving the document are answered with no. (Esc leaves a field first.)
    for (int i = 0; i < 3 && (editor.unsaved_question || editor.file_dialog); ++i)
      desk_.screen.key("Esc");
    if (desk_.journey().touchpoints.size() > kMostTouchpoints) {
      // Undo would stop where the base is locked.
      if (editor.view.workshop.on) run_command(editor, "workshop");
      while (desk_.journey().touchpoints.size() > kMostTouchpoints / 2 &&
             run_command(editor, "undo")) {
      }
      desk_.screen.frames(1);
    }
    return did;
  }

 private:
  std::size_t below(std::size_t count) {
    return static_cast<std::size_t>(random_() % std::max<std::size_t>(count, 1));
  }
  bool once_in(std::size_t times) { return below(times) == 0; }
  template <class List>
  auto one_of(const List& list) {
    return list[below(list.size())];
  }
  static bool popup_is_open() {
    return ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopupId | ImGuiPopupFlags_AnyPopupLevel);
  }
  /// "menu/quit", "palette/quit", "toolbar/save".
  static bool leaves(const std::string& probe) {
    return kLeaving.contains(probe.substr(probe.rfind('/') + 1)) || probe.starts_with("files/") ||
           probe.starts_with("unsaved/") || probe.starts_with("message/");
  }
  [[nodiscard]] bool leaves(const draw::Point& at) const {
    for (const auto& [name, box] : desk_.screen.probes()) {
      const auto x = static_cast<float>(at.x), y = static_cast<float>(at.y);
      const bool inside = x >= box.x - 4 && x <= box.x + box.width + 4 && y >= box.y - 4 &&
                          y <= box.y + box.height + 4;
      if (inside && leaves(name)) return true;
    }
    return false;
  }
  /// Not scrolled away: what a click in its middle would meet.
  [[nodiscard]] bool is_seen(const ScreenBox& box) const {
    const ScreenBox& map = desk_.editor.layout.map;
    return box.y >= map.y && box.y + box.height <= map.y + map.height;
  }
  [[nodiscard]] std::string random_probe() {
    const auto& probes = desk_.screen.probes();
    if (probes.empty()) return {};
    return std::next(probes.begin(), static_cast<std::ptrdiff_t>(below(probes.size())))->first;
  }
  draw::Point random_place() {
    const ImVec2 size = ImGui::GetIO().DisplaySize;
    const ScreenBox& map = desk_.editor.layout.map;
    // Most places are on the map, and half of the others are of something.
    if (const std::string probe = random_probe(); once_in(2) && !probe.empty()) {
      const ScreenBox box = desk_.screen.box(probe);
      return {static_cast<double>(box.x + box.width / 2),
              static_cast<double>(box.y + box.height / 2)};
    }
    if (!once_in(3))
      return {static_cast<double>(map.x) + static_cast<double>(map.width) * part(),
              static_cast<double>(map.y) + static_cast<double>(map.height) * part()};
    return {static_cast<double>(size.x) * part(), static_cast<double>(size.y) * part()};
  }
  double part() { return static_cast<double>(random_() >> 11U) * 0x1p-53; }

  std::string choose() {
    const std::size_t which = below(100);
    const bool holds = once_in(8);
    if (which < 62 && holds) desk_.screen.hold(one_of(kHeld));
    std::string did;
    if (which < 26)
      did = click();
    else if (which < 44)
      did = drag();
    else if (which < 62)
      did = wheel();
    else if (which < 76)
      did = press_key();
    else if (which < 84)
      did = type();
    else if (which < 92)
      did = command();
    else
      did = go_back_and_forth();
    if (which < 62 && holds) desk_.screen.hold("");
    return did;
  }

  std::string click() {
    const draw::Point at = random_place();
    if (leaves(at)) return "nothing";
    const int button = once_in(8) ? 1 : once_in(20) ? 2 : 0;
    desk_.screen.move_to(at.x, at.y);
    desk_.screen.press(button);
    desk_.screen.release(button);
    if (once_in(6)) {
      desk_.screen.press(button);
      desk_.screen.release(button);
    }
    return "click";
  }
  std::string drag() {
    const draw::Point from = random_place();
    const draw::Point to = random_place();
    if (leaves(from) || leaves(to)) return "nothing";
    const int button = once_in(10) ? 2 : 0;
    desk_.screen.move_to(from.x, from.y);
    desk_.screen.press(button);
    desk_.screen.move_to((from.x + to.x) / 2, (from.y + to.y) / 2);
    // Now and then something else happens while the button is held.
    if (once_in(12) && !popup_is_open()) desk_.screen.key(once_in(2) ? "Esc" : "Ctrl+Z");
    desk_.screen.move_to(to.x, to.y);
    desk_.screen.release(button);
    return "drag";
  }
  std::string wheel() {
    const draw::Point at = random_place();
    desk_.screen.move_to(at.x, at.y);
    desk_.screen.wheel(once_in(4) ? 0.3 : once_in(2) ? 1 : -1);
    return "wheel";
  }
  std::string press_key() {
    const std::string key = one_of(kKeys);
    const std::optional<Palette>& palette = desk_.editor.palette;
    const bool enters = key == "Enter" || key == "Space" || key == "Ctrl+Enter";
    if (palette && enters) {
      const auto found = matching(*palette);
      if (palette->chosen < found.size() && kLeaving.contains(found[palette->chosen]->name))
        return "nothing";
    } else if (popup_is_open() && enters) {
      desk_.screen.key("Esc");  // the item of a menu that has the keyboard may be "Quit"
      return "Esc";
    }
    desk_.screen.key(key);
    return key;
  }
  std::string type() {
    const std::string text = one_of(kTexts);
    if (once_in(3)) {  // into whatever has the keyboard
      desk_.screen.type(text);
      return "type " + text;
    }
    const auto& probes = desk_.screen.probes();
    std::vector<std::string> fields;
    for (const auto& [name, box] : probes)
      if (name.starts_with("inspector/") && is_seen(box)) fields.push_back(name);
    if (fields.empty() || popup_is_open()) return "nothing";
    const std::string field = one_of(fields);
    desk_.screen.fill_in(field, text);
    return "fill in " + field + " with " + text;
  }
  std::string command() {
    const Command& command = commands()[below(commands().size())];
    if (kLeaving.contains(command.id)) return "nothing";
    // Simulations of a second each would make the test long, and change nothing.
    const bool runs = command.id == "simulate" || command.id == "decide";
    if (runs && !once_in(20)) return "nothing";
    run_command(desk_.editor, command.id);
    desk_.screen.frames(2);
    return std::string(command.id);
  }
  std::string go_back_and_forth() {
    const std::size_t back = below(6), forth = below(6);
    for (std::size_t i = 0; i < back; ++i) run_command(desk_.editor, "undo");
    desk_.screen.frames(1);
    for (std::size_t i = 0; i < forth; ++i) run_command(desk_.editor, "redo");
    desk_.screen.frames(1);
    return "undo and redo";
  }

  Desk& desk_;
  std::mt19937_64 random_;
};

std::string errors_of(const Diagnostics& findings) {
  std::string words;
  for (const Diagnostic& finding : findings.all())
    if (finding.level == Level::error) words += finding.address + ": " + finding.message + "\n";
  return words;
}

/// The journey is one that could be solved and saved, and its text is one that says the same.
void check_soundness(const Desk& desk) {
  const Diagnostics findings = editor::findings_of(desk.journey());
  CHECK_MESSAGE(!findings.has_errors(), errors_of(findings));
  const auto text = desk.editor.document->text();
  REQUIRE_MESSAGE(text.value.has_value(), errors_of(text.diagnostics));
  const yaml::JourneyFile read = yaml::read_journey("text.yaml", text->text);
  CHECK_MESSAGE(!read.diagnostics.has_errors(), errors_of(read.diagnostics));
}

}  // namespace

TEST_CASE("random gestures leave the journey sound, and undoing all restores the first bytes") {
  Desk desk(900, 600);  // small, since tens of thousands of frames are drawn
  desk.open("small_shop.yaml");
  const std::filesystem::path path = desk.editor.document->path();
  const std::string first = desk.editor.document->text()->text;
  REQUIRE(first == test::bytes_of(path));
  MESSAGE("seed " << kSeed << ", " << kGestures << " gestures");
  RandomHands hands(desk, kSeed);
  std::size_t edits = 0;
  std::vector<std::string> last;
  for (int i = 1; i <= kGestures; ++i) {
    const editor::Revision before = desk.editor.document->revision();
    last.push_back(hands.gesture());
    CAPTURE(i);
    CAPTURE(last.back());
    if (desk.editor.document->revision() != before) ++edits;
    REQUIRE(desk.editor.document->path() == path);
    desk.editor.quit = false;
    if (i % 250 == 0) check_soundness(desk);
  }
  check_soundness(desk);
  // Most gestures of people without a head do nothing; enough of them must do something.
  CHECK(edits > static_cast<std::size_t>(kGestures) / 20);
  MESSAGE(edits << " gestures changed the journey");

  if (desk.editor.view.workshop.on) REQUIRE(run_command(desk.editor, "workshop"));
  while (desk.editor.document->can_undo()) REQUIRE(run_command(desk.editor, "undo"));
  desk.screen.frames(3);
  CHECK(desk.editor.document->text()->text == first);
  run_command(desk.editor, "save");
  CHECK(test::bytes_of(path) == first);
  CHECK_FALSE(desk.editor.document->unsaved());
}
