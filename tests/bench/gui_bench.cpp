#include <fmt/format.h>
#include <imgui.h>

#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <string>
#include <thread>
#include <vector>

#include "editor/document.h"
#include "editor/live.h"
#include "gui/actions.h"
#include "gui/commands.h"
#include "gui/compat.h"
#include "gui/fonts.h"
#include "gui/map_panel.h"
#include "tests/support/large_journeys.h"

// What a frame of the map costs the processor, without a window and without a graphics card: while
// nothing moves, while the map is dragged, and while it is zoomed, when everything is laid out
// anew. Then the same of the page of comparing. Prints medians in milliseconds of processor time; a
// frame has 16.

using namespace painpoint;
using namespace painpoint::gui;

namespace {

/// The journey of a bench, in stages of 25 touchpoints, with names as people write them.
Journey journey_of(std::size_t touchpoints) {
  Journey journey = test::random_large_journey(touchpoints, 7);
  std::size_t i = 0;
  for (auto& [id, touchpoint] : journey.touchpoints) {
    const std::string stage = fmt::format("stage_{}", i / 25);
    journey.stages[stage].name = fmt::format("Stage {}", i / 25 + 1);
    touchpoint.stage = stage;
    touchpoint.name = fmt::format("Wait for the technician {}", ++i);
  }
  return journey;
}

/// Of this thread alone: others work on figures meanwhile.
double milliseconds_of_thread() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return 1e3 * static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_nsec);
}

/// One window that holds the map alone.
class MapOnly {
 public:
  explicit MapOnly(std::size_t touchpoints)
      : document_(editor::Document::empty()), theme_(theme_of(1)) {
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.DisplaySize = ImVec2(1280, 800);
    io.DeltaTime = 1.0F / 60;
    io.BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;
    set_up_keys(io);
    feed_mouse_position(io, 640, 400);
    apply_style(theme_);
    fonts_.update(*io.Fonts, theme_);
    unsigned char* pixels = nullptr;
    int width = 0, height = 0;
    io.Fonts->GetTexDataAsAlpha8(&pixels, &width, &height);
    io.FontDefault = theme_.text;
    if (!document_.apply(editor::ReplaceJourney{journey_of(touchpoints), "Large"})) std::exit(1);
    while (live_.exact() == nullptr) {
      live_.update(document_, view_.scenario);
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    frame();
    fit_ = view_.camera;
  }
  ~MapOnly() { ImGui::DestroyContext(); }
  MapOnly(const MapOnly&) = delete;
  MapOnly& operator=(const MapOnly&) = delete;

  void measure(std::size_t touchpoints, double zoom) {
    view_.camera = fit_;
    if (zoom > 0) {
      // Where much is seen: in the middle of the cards.
      const auto& cards = view_.map_panel->cache.shown().scene.cards;
      view_.camera.zoom = zoom;
      centre_on(view_.camera, cards[cards.size() / 2].box.centre(), {1280, 800});
    }
    const double still = median_of([](MapCamera&) {});
    const int vertices = ImGui::GetDrawData()->TotalVtxCount;
    double right = 7;
    const double dragged = median_of([&](MapCamera& camera) {
      pan(camera, right, 3);
      right = -right;
    });
    double factor = 1.004;
    const double zoomed = median_of([&](MapCamera& camera) {
      zoom_at(camera, {640, 400}, factor);
      factor = 1 / factor;
    });
    std::printf("%s", fmt::format("{:>11}  {:>5.2f}  {:>8}  {:>8.2f}  {:>10.2f}  {:>9.2f}\n",
                                  touchpoints, view_.camera.zoom, vertices, still, dragged, zoomed)
                          .c_str());
    std::fflush(stdout);
  }

 private:
  void frame() {
    ImGui::NewFrame();
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize({1280, 800});
    ImGui::Begin("map", nullptr, ImGuiWindowFlags_NoDecoration);
    PanelContext context{document_, live_, theme_, view_, requests_};
    draw_map(context);
    ImGui::End();
    ImGui::Render();
  }

  template <class Move>
  double median_of(Move&& move) {
    std::vector<double> times;
    for (int i = 0; i < 45; ++i) {
      move(view_.camera);
      const double begin = milliseconds_of_thread();
      frame();
      if (i >= 4) times.push_back(milliseconds_of_thread() - begin);
    }
    std::sort(times.begin(), times.end());
    return times[times.size() / 2];
  }

  editor::Document document_;
  editor::LiveFigures live_;
  Theme theme_;
  Fonts fonts_;
  ViewState view_;
  Requests requests_;
  MapCamera fit_;
};

/// Frames of that page while the decision is on its way, 60 a second, and how soon it stops when it
/// is told to. Then it is begun again.
template <class Draw>
void measure_while_deciding(Editor& editor, Draw&& draw) {
  const auto rest = [] { std::this_thread::sleep_for(std::chrono::milliseconds(16)); };
  while (!editor.live->tornado_is_fresh() || !editor.live->slow_is_fresh()) {
    draw();
    rest();
  }
  run_command(editor, "decide");
  std::vector<double> times;
  while (times.size() < 90 && (times.empty() || editor.live->decision_progress().busy)) {
    const double begin = milliseconds_of_thread();
    draw();
    times.push_back(milliseconds_of_thread() - begin);
    rest();
  }
  const bool busy = editor.live->decision_progress().busy;
  const auto begin = std::chrono::steady_clock::now();
  editor.live->cancel_decision();
  editor.live->wait();
  const std::chrono::duration<double, std::milli> stopped =
      std::chrono::steady_clock::now() - begin;
  std::sort(times.begin(), times.end());
  std::printf("%s", fmt::format("\nThe page of comparing while it decides\n"
                                "frames  median ms  longest ms  stops within ms\n"
                                "{:>6}  {:>9.2f}  {:>10.2f}  {:>15}\n",
                                times.size(), times[times.size() / 2], times.back(),
                                busy ? fmt::format("{:.1f}", stopped.count()) : "was done")
                        .c_str());
  run_command(editor, "decide");
}

/// The page of comparing with all that it can show of a sample.
void measure_comparing() {
  const std::filesystem::path state =
      std::filesystem::temp_directory_path() / fmt::format("painpoint-bench-{}", ::getpid());
  Theme theme = theme_of(1);
  Fonts fonts;
  ImGui::CreateContext();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.DeltaTime = 1.0F / 60;
  io.BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;
  set_up_keys(io);
  {
    Editor editor(theme, fonts, state);
    take_step(editor, StepSample{std::filesystem::path(PAINPOINT_SOURCE_DIR) / "journeys" /
                                 "small_shop.yaml"});
    compare(editor, true);
    float width = 1280;
    const auto draw = [&] {
      io.DisplaySize = ImVec2(width, 800);
      before_frame(editor);
      apply_style(theme);
      if (fonts.update(*io.Fonts, theme)) {
        unsigned char* pixels = nullptr;
        int x = 0, y = 0;
        io.Fonts->GetTexDataAsAlpha8(&pixels, &x, &y);
        io.FontDefault = theme.text;
      }
      ImGui::NewFrame();
      frame(editor, {});
      ImGui::Render();
    };
    measure_while_deciding(editor, draw);
    while (!editor.live->decision_is_fresh() || !editor.live->tornado_is_fresh() ||
           !editor.live->slow_is_fresh()) {
      draw();
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    const auto median = [&](auto&& move) {
      std::vector<double> times;
      for (int i = 0; i < 45; ++i) {
        move(i);
        const double begin = milliseconds_of_thread();
        draw();
        if (i >= 4) times.push_back(milliseconds_of_thread() - begin);
      }
      std::sort(times.begin(), times.end());
      return times[times.size() / 2];
    };
    const double still = median([](int) {});
    const int vertices = ImGui::GetDrawData()->TotalVtxCount;
    feed_mouse_position(io, 700, 500);
    const double scrolled = median([&](int i) { feed_wheel(io, i % 20 < 10 ? -1 : 1); });
    const double resized = median([&](int i) { width = 1280 - static_cast<float>(i % 2); });
    std::printf("%s", fmt::format("\nThe page of comparing, the whole window\n"
                                  "vertices  still ms  scrolled ms  laid out anew ms\n"
                                  "{:>8}  {:>8.2f}  {:>11.2f}  {:>16.2f}\n",
                                  vertices, still, scrolled, resized)
                          .c_str());
  }
  ImGui::DestroyContext();
  std::filesystem::remove_all(state);
}

}  // namespace

int main() {
  std::printf("touchpoints   zoom  vertices  still ms  dragged ms  zoomed ms\n");
  for (const std::size_t touchpoints : {std::size_t{200}, std::size_t{500}}) {
    MapOnly map(touchpoints);
    for (const double zoom : {1.0, 0.6, kLeastZoom}) map.measure(touchpoints, zoom);
  }
  measure_comparing();
}
