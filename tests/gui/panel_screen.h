#pragma once

#include <doctest/doctest.h>
#include <imgui.h>

#include <fstream>
#include <functional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "editor/document.h"
#include "editor/live.h"
#include "gui/panel.h"
#include "gui/theme.h"
#include "tests/gui/screen.h"

namespace painpoint::gui {

inline std::string text_of_file(const std::string& path) {
  std::ifstream in(std::string(PAINPOINT_SOURCE_DIR) + "/" + path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// One panel that fills a window of the width that it has in the editor, a document, and everything
/// that the panel asked for. Edits are carried out between frames, and so is selecting.
class PanelScreen {
 public:
  using Draw = std::function<void(PanelContext&)>;

  explicit PanelScreen(const std::string& path, Draw draw, int width = 320, int height = 900)
      : screen(width, height), document(read(path)), draw_(std::move(draw)) {
    view.probes = screen.probe_list();
    const std::string text = text_of_file(path);
    screen.fonts.need(text);
    screen.fonts.need("…→›↺×“”");
    screen.between_frames([this] { carry_out(); });
    screen.draw_with([this, width, height](const std::vector<KeyPress>&) {
      ImGui::SetNextWindowPos(ImVec2(0, 0));
      ImGui::SetNextWindowSize(ImVec2(static_cast<float>(width), static_cast<float>(height)));
      ImGui::Begin(
          "panel", nullptr,
          ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove);
      PanelContext context{document, live, screen.theme, view, requests};
      draw_(context);
      ImGui::End();
    });
  }

  void select(const std::string& address) {
    view.selected.clear();
    if (!address.empty()) view.selected.push_back(address);
    screen.frames(3);
  }

  /// The edits that were asked for since the last call.
  std::vector<RequestEdit> edits() { return std::exchange(edits_, {}); }
  /// The one edit of this kind that was asked for; fails the test if there were others.
  template <class E>
  E only_edit() {
    const std::vector<RequestEdit> all = edits();
    REQUIRE(all.size() == 1);
    REQUIRE(std::holds_alternative<E>(all[0].edit));
    return std::get<E>(all[0].edit);
  }

  Screen screen;
  editor::Document document;
  editor::LiveFigures live;
  ViewState view;
  Requests requests;
  std::string refused;  ///< why the document refused the last edit; empty if it did not

 private:
  static editor::Document read(const std::string& path) {
    auto document = editor::Document::from_text(text_of_file(path), {});
    REQUIRE(document.value.has_value());
    return std::move(*document.value);
  }

  void carry_out() {
    for (Request& request : std::exchange(requests, {})) {
      if (auto* edit = std::get_if<RequestEdit>(&request)) {
        edits_.push_back(*edit);
        const auto outcome = document.apply(edit->edit, edit->joins);
        refused = outcome.value ? "" : outcome.diagnostics.all().front().message;
      } else if (auto* select = std::get_if<RequestSelect>(&request)) {
        view.selected = select->addresses;
      } else if (auto* scenario = std::get_if<RequestScenario>(&request)) {
        view.scenario = scenario->id;
      }
    }
  }

  Draw draw_;
  std::vector<RequestEdit> edits_;
};

}  // namespace painpoint::gui
