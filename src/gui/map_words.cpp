#include <fmt/format.h>
#include <imgui.h>
#include <imgui_stdlib.h>

#include <algorithm>

#include "base/text.h"
#include "gui/bidi.h"
#include "gui/compat.h"
#include "gui/map_frame.h"
#include "gui/map_panel.h"
#include "gui/mirror.h"
#include "gui/probe.h"
#include "gui/tr.h"
#include "report/figures.h"
#include "report/map_texts.h"

namespace painpoint::gui {
namespace {

constexpr float kTooltipWidth = 360;

/// What is said: a name, which runs in its own direction, or words of ours about it.
enum class Said : std::uint8_t { name, words };

void say_line(const Theme& theme, const std::string& text, bool strong = false,
              Said said = Said::name) {
  if (text.empty()) return;
  const bool from_right = runs_from_right(text);
  const auto seen = [said, from_right](std::string_view line) {
    return said == Said::words ? visual_sentence(line, from_right) : visual(line);
  };
  if (strong && theme.strong != nullptr) ImGui::PushFont(theme.strong);
  // Wrapped before it is ordered for drawing: the first words stay on the first line.
  const draw::Measure measure = [seen](std::string_view words, const draw::Font&) {
    const std::string shown = seen(words);
    return static_cast<double>(ImGui::CalcTextSize(shown.data(), shown.data() + shown.size()).x);
  };
  const double width = static_cast<double>(kTooltipWidth) * theme.scale;
  for (const std::string& line : draw::fit_lines(text, {}, width, 12, measure)) {
    const std::string shown = seen(line);
    ImGui::TextUnformatted(shown.data(), shown.data() + shown.size());
  }
  if (strong && theme.strong != nullptr) ImGui::PopFont();
}

void tell_pain(const MapCanvas& canvas, const report::MapPain& pain) {
  const Theme& theme = canvas.context.theme;
  say_line(theme, pain.name, true);
  say_line(theme,
           tr_format("{} problems per 100 customers", report::grouped(100 * pain.problems, 1)));
}

void tell_card(const MapCanvas& canvas, const report::MapCard& card) {
  const Theme& theme = canvas.context.theme;
  const report::MapData& data = canvas.map.data;
  say_line(theme, card.name, true);
  say_line(theme, fmt::format("{}: {}{}", chain::info(data.metric).title,
                              card.solved ? card.figure : tr_words("not calculated yet"),
                              card.solved && !data.per.empty() ? " " + data.per : ""));
  say_line(theme, card.channels);
  if (card.moment_of_truth) say_line(theme, tr_words("Moment of truth"));
  if (card.changed) say_line(theme, tr_words("Changed by the scenario"));
  if (card.disagreement == report::MapCard::Disagreement::felt_well_costs_much)
    say_line(theme, tr_words("Felt well, and costs much"));
  if (card.disagreement == report::MapCard::Disagreement::felt_badly_costs_little)
    say_line(theme, tr_words("Felt badly, and costs little"));
  for (const report::MapPain& pain : card.pains)
    say_line(theme,
             tr_format("{} problems per 100 customers: {}", report::grouped(100 * pain.problems, 1),
                       pain.name),
             false, Said::words);
  for (const report::MapText& text : card.texts)
    for (const report::MapLane& lane : report::map_lanes())
      if (lane.key == text.lane && !text.words.empty())
        say_line(theme, fmt::format("{}: {}", tr_words(lane.title.c_str()), text.words));
}

void tell_way(const MapCanvas& canvas, std::size_t w) {
  const Theme& theme = canvas.context.theme;
  const report::MapWay& way = canvas.map.data.ways[w];
  say_line(theme, fmt::format("{} → {}", canvas.map.name(way.from), canvas.map.name(way.to)), true);
  if (way.share > 0)
    say_line(theme, tr_format("{:.4g}% of those who are done there", 100 * way.share));
  say_line(theme, way.solved ? tr_format("{} times per 100 customers{}",
                                         report::grouped(100 * way.customers, 1),
                                         way.usual ? "" : tr_words(", in rework"))
                             : tr_words("not calculated yet"));
}

void command(const MapCanvas& canvas, const char* label, const char* id, const char* keys) {
  if (ImGui::MenuItem((visual(label) + "###" + id).c_str(), keys))
    canvas.context.requests.push_back(RequestCommand{id});
  probe_last_item(canvas.context.view, std::string("map/menu/") + id);
}

void lane_items(const MapCanvas& canvas) {
  ViewState& view = canvas.context.view;
  for (const report::MapLane& lane : report::map_lanes()) {
    const bool on = view.lanes.contains(lane.key);
    const bool chosen =
        ImGui::MenuItem((tr(lane.title.c_str()) + ("###" + lane.key)).c_str(), nullptr, on);
    if (on) keep_tick_of_entry(canvas.context.view);
    if (chosen) {
      if (on)
        view.lanes.erase(lane.key);
      else
        view.lanes.insert(lane.key);
    }
    probe_last_item(view, "map/lanes/" + lane.key);
  }
  ImGui::Separator();
  command(canvas, tr_words("All, or none"), "lanes", "L");
}

}  // namespace

void show_tooltip(MapCanvas& canvas) {
  const MapGestures& gestures = canvas.panel.gestures;
  const MapHit& hit = gestures.hovered();
  if (gestures.mode() != MapGestures::Mode::idle || hit.kind == MapHit::Kind::nothing) return;
  if (!canvas.panel.renaming.empty()) return;
  const unsigned map_window = ImGui::GetCurrentWindow()->ID;
  ImGui::BeginTooltip();
  stand_beside_kept(canvas.context.view, map_window);
  if (hit.kind == MapHit::Kind::way) {
    tell_way(canvas, hit.index);
  } else if (canvas.map.is_end(hit.index)) {
    const report::MapEnd& end = canvas.map.data.ends[hit.index - canvas.map.data.cards.size()];
    say_line(canvas.context.theme, end.name, true);
    say_line(canvas.context.theme,
             tr_format("{} of customers end here", report::percent(end.chance)));
  } else if (hit.kind == MapHit::Kind::pain) {
    tell_pain(canvas, canvas.map.data.cards[hit.index].pains[hit.pain]);
  } else {
    tell_card(canvas, canvas.map.data.cards[hit.index]);
    if (hit.kind == MapHit::Kind::border)
      say_line(canvas.context.theme, tr_words("Drag from here to connect"));
  }
  ImGui::EndTooltip();
}

void show_menu(MapCanvas& canvas) {
  MapPanel& panel = canvas.panel;
  if (panel.gestures.wants_menu()) {
    panel.menu_at = panel.gestures.pointer();
    panel.menu_about = panel.gestures.hovered();
    ImGui::OpenPopup("map menu");
  }
  const unsigned map_window = ImGui::GetCurrentWindow()->ID;
  if (!ImGui::BeginPopup("map menu")) return;
  stand_beside_kept(canvas.context.view, map_window);
  const MapHit& hit = panel.menu_about;
  const bool on_node = hit.kind != MapHit::Kind::nothing && hit.kind != MapHit::Kind::way &&
                       hit.index < canvas.map.nodes();
  if (on_node) {
    command(canvas, tr_words("Rename"), "rename", "F2");
    if (!canvas.map.is_end(hit.index)) {
      command(canvas, tr_words("Add a touchpoint after this one"), "add_next", tr_words("Tab"));
      command(canvas, tr_words("Connect to ..."), "connect", "C");
      command(canvas, tr_words("Add a pain point"), "add_pain", "Ctrl+Shift+P");
      ImGui::Separator();
      command(canvas, tr_words("Cut"), "cut", "Ctrl+X");
      command(canvas, tr_words("Copy"), "copy", "Ctrl+C");
      command(canvas, tr_words("Duplicate"), "duplicate", "Ctrl+D");
    }
    command(canvas, tr_words("Delete"), "delete", "Del");
  } else if (hit.kind == MapHit::Kind::way) {
    command(canvas, tr_words("Delete"), "delete", "Del");
  } else {
    if (ImGui::MenuItem(tr("Add a touchpoint here"))) {
      NewTouchpoint added =
          add_touchpoint_at(canvas.context.document.journey(), canvas.map,
                            {on_grid(panel.menu_at.x - 95), on_grid(panel.menu_at.y - 50)});
      canvas.context.requests.push_back(RequestEdit{std::move(added.edit), false});
      canvas.context.requests.push_back(RequestSelect{{added.address}, false});
      canvas.context.view.renaming = std::move(added.address);
    }
    probe_last_item(canvas.context.view, "map/menu/add_here");
    command(canvas, tr_words("Paste"), "paste", "Ctrl+V");
    command(canvas, tr_words("Select all touchpoints"), "select_all", "Ctrl+A");
    ImGui::Separator();
    command(canvas, tr_words("Tidy the whole map"), "tidy", "Ctrl+T");
    command(canvas, tr_words("Show all of the map"), "fit", "Ctrl+0");
    if (ImGui::BeginMenu(tr("Lanes"))) {
      lane_items(canvas);
      ImGui::EndMenu();
    }
  }
  ImGui::EndPopup();
}

void show_lane_switch(MapCanvas& canvas) {
  const auto gap = static_cast<float>(canvas.context.theme.gap * canvas.context.theme.scale);
  ImGui::SetCursorScreenPos({canvas.view.window.x + gap, canvas.view.window.y + gap});
  if (ImGui::SmallButton(tr("Lanes"))) ImGui::OpenPopup("map lanes");
  probe_last_item(canvas.context.view, "map/lanes");
  const unsigned map_window = ImGui::GetCurrentWindow()->ID;
  if (!ImGui::BeginPopup("map lanes")) return;
  stand_beside_kept(canvas.context.view, map_window);
  lane_items(canvas);
  ImGui::EndPopup();
}

void show_name_field(MapCanvas& canvas) {
  MapPanel& panel = canvas.panel;
  ViewState& view = canvas.context.view;
  const Journey& journey = canvas.context.document.journey();
  const auto node = canvas.map.node_of(view.renaming);
  const auto name = view.renaming.empty() ? std::nullopt : name_at(journey, view.renaming);
  if (!node || !name) {
    panel.renaming.clear();
    return;
  }
  if (panel.renaming != view.renaming) {
    panel.renaming = view.renaming;
    panel.name = *name;
    panel.name_had_focus = false;
    bring_into_view(view.camera, canvas.map.box(*node), canvas.size());
    canvas.view.camera = view.camera;
  }
  const ScreenBox card = canvas.on_screen(canvas.map.box(*node));
  const float width = std::max(card.width, static_cast<float>(180 * canvas.context.theme.scale));
  ImGui::SetCursorScreenPos({card.x, card.y});
  ImGui::SetNextItemWidth(width);
  if (!panel.name_had_focus) focus_next_item();
  const bool entered =
      ImGui::InputText("##map name", &panel.name,
                       ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_AutoSelectAll);
  probe_last_item(view, "map/rename");
  const bool left = panel.name_had_focus && !ImGui::IsItemActive();
  if (ImGui::IsItemActive()) {
    panel.name_had_focus = true;
    // The field shows letters one by one from left to right; this is how they will look.
    if (has_right_to_left(panel.name)) {
      const unsigned map_window = ImGui::GetCurrentWindow()->ID;
      ImGui::BeginTooltip();
      stand_beside_kept(view, map_window);
      ImGui::TextUnformatted(visual(panel.name).c_str());
      ImGui::EndTooltip();
    }
  }
  if (!entered && !left) return;
  const bool taken_back = key_pressed(Key::escape);
  if (!taken_back) {
    if (auto edit = rename(journey, panel.renaming, panel.name)) {
      const std::string address = address_after_rename(*edit, panel.renaming);
      canvas.context.requests.push_back(RequestEdit{std::move(*edit), false});
      if (address != panel.renaming)
        canvas.context.requests.push_back(RequestSelect{{address}, false});
    }
  }
  view.renaming.clear();
  panel.renaming.clear();
  ImGui::SetWindowFocus();
}

}  // namespace painpoint::gui
