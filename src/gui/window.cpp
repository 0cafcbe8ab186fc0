#include "gui/window.h"

#include <backends/imgui_impl_glfw.h>
#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <deque>
#include <utility>
#include <vector>

#include "gui/actions.h"
#include "gui/commands.h"
#include "gui/compat.h"
#include "gui/editor.h"
#include "gui/mirror.h"
#include "gui/tr.h"

// Of OpenGL itself, which ImGui's backend has loaded, only these are needed.
extern "C" {
void glViewport(int x, int y, int width, int height);
void glClearColor(float red, float green, float blue, float alpha);
void glClear(unsigned mask);
}

namespace painpoint::gui {
namespace {

constexpr unsigned kColourBuffer = 0x4000;  // GL_COLOR_BUFFER_BIT
/// After an event: hovering, focus and sizes of windows take a frame or two to settle.
constexpr int kFramesAfterEvent = 3;
/// How often what works in the background is looked at; most of the time it calls itself.
constexpr double kLookSeconds = 0.25;
constexpr double kProgressSeconds = 0.1;

/// What the callbacks of the window write down for the loop.
struct Heard {
  int frames_wanted = kFramesAfterEvent;
  std::atomic<bool> woken = false;  ///< by the thread of a job
  std::vector<KeyPress> keys;
  std::deque<KeyPress> taps;  ///< for ImGui 1.86, which looks at keys once a frame
  std::vector<std::filesystem::path> dropped;
  bool focused = false;
  bool turns_arrows = false;  ///< left and right are those of a window that is turned round
};

Heard& heard_by(GLFWwindow* window) {
  return *static_cast<Heard*>(glfwGetWindowUserPointer(window));
}

/// The key by what is printed on it: Ctrl+Z is where the keyboard has its Z. Letters that are not
/// Latin stand for the keys of an English keyboard.
Key key_of(int key, int scancode) {
  if (key < GLFW_KEY_SPACE || key > GLFW_KEY_GRAVE_ACCENT) return static_cast<Key>(key);
  const char* name = glfwGetKeyName(key, scancode);
  if (name == nullptr || name[0] == '\0' || name[1] != '\0') return static_cast<Key>(key);
  const char c = name[0];
  if (c >= 'a' && c <= 'z') return static_cast<Key>(c - 'a' + 'A');
  if (c == '+') return Key::equal;
  const bool known = (c >= '0' && c <= '9') || c == '-' || c == '=' || c == ',' || c == '.';
  return known ? static_cast<Key>(c) : static_cast<Key>(key);
}

int other_arrow(int key) {
  if (key == GLFW_KEY_LEFT) return GLFW_KEY_RIGHT;
  return key == GLFW_KEY_RIGHT ? GLFW_KEY_LEFT : key;
}

/// Hears what is pressed, and hands it on to ImGui.
void on_key(GLFWwindow* window, int key, int scancode, int action, int modifiers) {
  Heard& heard = heard_by(window);
  // Let go, whichever it was when it was pressed.
  if (action == GLFW_RELEASE && other_arrow(key) != key)
    ImGui_ImplGlfw_KeyCallback(window, other_arrow(key), scancode, action, modifiers);
  if (heard.turns_arrows) key = other_arrow(key);
  ImGui_ImplGlfw_KeyCallback(window, key, scancode, action, modifiers);
  heard.frames_wanted = kFramesAfterEvent;
  if (action == GLFW_RELEASE || key < 0) return;
  Key meant = key_of(key, scancode);
  if (key == GLFW_KEY_KP_ENTER) meant = Key::enter;
  if (key == GLFW_KEY_KP_ADD) meant = Key::equal;
  if (key == GLFW_KEY_KP_SUBTRACT) meant = Key::minus;
  if (key == GLFW_KEY_KP_0) meant = Key::n0;
  const auto held = [modifiers](int which) { return (modifiers & which) != 0; };
  const KeyPress press{meant, held(GLFW_MOD_CONTROL) || held(GLFW_MOD_SUPER), held(GLFW_MOD_SHIFT),
                       held(GLFW_MOD_ALT)};
  heard.keys.push_back(press);
  if (!kKeepsEvents && action == GLFW_PRESS)
    heard.taps.push_back({static_cast<Key>(key), press.ctrl, press.shift, press.alt});
}

/// Takes those that ImGui has shown, so that our keys keep their place among letters that are
/// typed: Enter behind a name is not pressed before the name is there.
std::vector<KeyPress> take_shown(std::vector<KeyPress>& keys) {
  std::size_t shown = 0;
  for (; shown < keys.size(); ++shown) {
    const Key key = keys[shown].key;
    const auto waiting =
        std::count_if(keys.begin() + static_cast<std::ptrdiff_t>(shown), keys.end(),
                      [key](const KeyPress& press) { return press.key == key; });
    if (static_cast<std::size_t>(waiting) <= kept_presses(key)) break;
  }
  const auto end = keys.begin() + static_cast<std::ptrdiff_t>(shown);
  std::vector<KeyPress> taken(keys.begin(), end);
  keys.erase(keys.begin(), end);
  return taken;
}

void want_frames(GLFWwindow* window) {
  heard_by(window).frames_wanted = kFramesAfterEvent;
}

/// Before ImGui's own, which call these; keys go through on_key.
void listen(GLFWwindow* window, Heard& heard) {
  glfwSetWindowUserPointer(window, &heard);
  glfwSetMouseButtonCallback(window, [](GLFWwindow* w, int, int, int) { want_frames(w); });
  glfwSetCursorPosCallback(window, [](GLFWwindow* w, double, double) { want_frames(w); });
  glfwSetCursorEnterCallback(window, [](GLFWwindow* w, int) { want_frames(w); });
  glfwSetScrollCallback(window, [](GLFWwindow* w, double, double) { want_frames(w); });
  glfwSetCharCallback(window, [](GLFWwindow* w, unsigned) { want_frames(w); });
  glfwSetFramebufferSizeCallback(window, [](GLFWwindow* w, int, int) { want_frames(w); });
  glfwSetWindowRefreshCallback(window, want_frames);
  glfwSetWindowCloseCallback(window, want_frames);
  glfwSetWindowFocusCallback(window, [](GLFWwindow* w, int focused) {
    want_frames(w);
    if (focused == GLFW_TRUE) heard_by(w).focused = true;
  });
  glfwSetDropCallback(window, [](GLFWwindow* w, int count, const char** paths) {
    want_frames(w);
    for (int i = 0; i < count; ++i) heard_by(w).dropped.emplace_back(paths[i]);
  });
}

/// ImGui 1.86 looks at keys once a frame: one that was pressed and let go in between is held for it
/// for one frame, with what was held with it.
class TapKeeper {
 public:
  void before_frame(ImGuiIO& io, std::deque<KeyPress>& taps) {
    if (taps.empty()) return;
    const KeyPress tap = taps.front();
    taps.pop_front();
    if (key_down(tap.key)) return;
    held_ = tap.key;
    ctrl_ = io.KeyCtrl;
    shift_ = io.KeyShift;
    alt_ = io.KeyAlt;
    feed_key(io, tap.key, true);
    feed_modifiers(io, tap.ctrl, tap.shift, tap.alt);
  }
  void after_frame(ImGuiIO& io) {
    if (!held_) return;
    feed_key(io, *held_, false);
    feed_modifiers(io, ctrl_, shift_, alt_);
    held_.reset();
  }

 private:
  std::optional<Key> held_;
  bool ctrl_ = false, shift_ = false, alt_ = false;
};

std::string reason() {
  const char* description = nullptr;
  glfwGetError(&description);
  return description == nullptr ? std::string() : std::string(" (") + description + ")";
}

struct Glfw {
  ~Glfw() { glfwTerminate(); }
};

struct ImguiOfWindow {
  explicit ImguiOfWindow(GLFWwindow* window) {
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.ConfigInputTextCursorBlink = false;  // a blinking cursor would never let the window rest
    io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
    ImGui_ImplGlfw_InitForOpenGL(window, true);
    ImGui_ImplOpenGL3_Init("#version 150");
  }
  ~ImguiOfWindow() {
    ImGui_ImplOpenGL3_Shutdown();
    ImGui_ImplGlfw_Shutdown();
    ImGui::DestroyContext();
  }
  ImguiOfWindow(const ImguiOfWindow&) = delete;
  ImguiOfWindow& operator=(const ImguiOfWindow&) = delete;
};

GLFWwindow* open_window() {
  glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
  glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 2);
  glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
  glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_TRUE);
  glfwWindowHintString(GLFW_X11_CLASS_NAME, "painpoint");
  int x = 0, y = 0, width = 1280, height = 800;
  if (GLFWmonitor* monitor = glfwGetPrimaryMonitor(); monitor != nullptr)
    glfwGetMonitorWorkarea(monitor, &x, &y, &width, &height);
  // All of a laptop's screen, and no more of a large one than can be overlooked.
  return glfwCreateWindow(std::clamp(width, 640, 1920), std::clamp(height, 480, 1200), "painpoint",
                          nullptr, nullptr);
}

/// The loop, and what it keeps from frame to frame.
class Loop {
 public:
  Loop(GLFWwindow* window, Heard& heard, const std::filesystem::path& file,
       std::optional<texts::Language> language)
      : window_(window),
        heard_(heard),
        theme_(theme_of(content_scale(window))),
        editor_(theme_, fonts_, editor::state_folder(), [&heard] {
          heard.woken = true;
          glfwPostEmptyEvent();
        }) {
    if (language || !editor_.remembered.language)
      use_language(editor_, language.value_or(texts::language_of_system()));
    apply_style(theme_);
    editor_.view.kept = &kept_;
    if (!file.empty()) take_step(editor_, StepOpen{std::filesystem::absolute(file)});
  }

  void run() {
    while (!editor_.quit) {
      wait();
      if (heard_.woken.exchange(false)) heard_.frames_wanted = kFramesAfterEvent;
      take_in();
      before_frame(editor_);
      const bool busy = is_busy();
      if (heard_.frames_wanted == 0 && !busy && heard_.taps.empty()) continue;
      if (heard_.frames_wanted > 0) --heard_.frames_wanted;
      draw();
    }
  }

 private:
  static double content_scale(GLFWwindow* window) {
    float x = 1, y = 1;
    glfwGetWindowContentScale(window, &x, &y);
    return static_cast<double>(std::max(x, y));
  }

  [[nodiscard]] bool is_busy() const {
    if (!editor_.live) return false;
    return editor_.live->exact_progress().busy || editor_.live->simulation_progress().busy ||
           editor_.live->decision_progress().busy || editor_.view.story.busy;
  }

  void wait() {
    if (heard_.frames_wanted > 0 || !heard_.taps.empty())
      glfwPollEvents();
    else if (!editor_.document)
      glfwWaitEvents();
    else
      glfwWaitEventsTimeout(is_busy() ? kProgressSeconds : kLookSeconds);
  }

  /// What happened to the window becomes requests.
  void take_in() {
    if (glfwWindowShouldClose(window_) == GLFW_TRUE) {
      glfwSetWindowShouldClose(window_, GLFW_FALSE);
      editor_.requests.emplace_back(RequestCommand{"quit"});
    }
    if (!heard_.dropped.empty()) drop_files(editor_, std::exchange(heard_.dropped, {}));
    if (std::exchange(heard_.focused, false)) look_at_disk(editor_);
  }

  void draw() {
    if (styled_scale_ != theme_.scale || styled_look_ != theme_.look) {
      apply_style(theme_);
      styled_scale_ = theme_.scale;
      styled_look_ = theme_.look;
    }
    ImGuiIO& io = ImGui::GetIO();
    if (fonts_.update(*io.Fonts, theme_)) {
      io.FontDefault = theme_.text;
      ImGui_ImplOpenGL3_DestroyFontsTexture();
      ImGui_ImplOpenGL3_CreateFontsTexture();
      mirror_.learn(*io.Fonts);
      if (const std::string missing = fonts_.missing(); !missing.empty())
        say_trouble(editor_, missing);
    }
    ImGui_ImplOpenGL3_NewFrame();
    ImGui_ImplGlfw_NewFrame();
    const bool mirrored = speaks_right_to_left();
    if (mirrored)
      turn_mouse(io, mouse_events_,
                 [this](float x, float y) { return mirror_.mouse_x(x, y, kept_); });
    kept_.clear();
    taps_.before_frame(io, heard_.taps);
    ImGui::NewFrame();
    frame(editor_, take_shown(heard_.keys));
    heard_.turns_arrows = mirrored && !io.WantTextInput && !keyboard_is_kept(kept_);
    ImGui::Render();
    taps_.after_frame(io);
    if (const std::string title = window_title(editor_); title != title_) {
      glfwSetWindowTitle(window_, title.c_str());
      title_ = title;
    }
    int width = 0, height = 0;
    glfwGetFramebufferSize(window_, &width, &height);
    glViewport(0, 0, width, height);
    const auto part = [](std::uint32_t colour, unsigned shift) {
      return static_cast<float>(colour >> shift & 0xffU) / 255;
    };
    if (mirrored) mirror_.reflect(*ImGui::GetDrawData(), kept_);
    recolour(*ImGui::GetDrawData(), theme_.look);
    const std::uint32_t ground = shown_in(theme_.look, packed(theme_.panel));
    glClearColor(part(ground, IM_COL32_R_SHIFT), part(ground, IM_COL32_G_SHIFT),
                 part(ground, IM_COL32_B_SHIFT), 1);
    glClear(kColourBuffer);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
    glfwSwapBuffers(window_);
    // What was carried out is seen in the next frame.
    if (!editor_.requests.empty() || kept_events() > 0) heard_.frames_wanted = kFramesAfterEvent;
  }

  GLFWwindow* window_;
  Heard& heard_;
  Theme theme_;
  Fonts fonts_;
  Editor editor_;
  TapKeeper taps_;
  Mirror mirror_;
  std::vector<KeptOrder> kept_;  ///< of the last frame
  unsigned mouse_events_ = 0;    ///< how many ImGui was given, turned round
  double styled_scale_ = 0;
  Look styled_look_ = Look::light;
  std::string title_;
};

}  // namespace

std::optional<std::string> run_window(const std::filesystem::path& file,
                                      std::optional<texts::Language> language) {
  if (glfwInit() != GLFW_TRUE) {
    return tr_format(
        "the editor needs a display, and there is none{}; run it on a desktop, or over SSH with "
        "`ssh -X`. All other verbs work without one, and `painpoint map` draws the map as a file",
        reason());
  }
  const Glfw glfw;
  GLFWwindow* window = open_window();
  if (window == nullptr) {
    return tr_format(
        "the editor needs OpenGL 3.2, which this display does not have{}; with the package "
        "libgl1-mesa-dri it works without a graphics card (LIBGL_ALWAYS_SOFTWARE=1). All other "
        "verbs work without it",
        reason());
  }
  Heard heard;
  glfwMakeContextCurrent(window);
  glfwSwapInterval(1);
  listen(window, heard);
  {
    const ImguiOfWindow imgui(window);
    glfwSetKeyCallback(window, on_key);
    Loop(window, heard, file, language).run();
  }
  glfwDestroyWindow(window);
  return std::nullopt;
}

}  // namespace painpoint::gui
