#include "gui/map_gestures.h"

#include <algorithm>
#include <cmath>

#include "gui/map_frame.h"

namespace painpoint::gui {
namespace {

constexpr double kThreshold = 4;  ///< pixels before a press becomes a drag
constexpr double kSnapReach = 7;  ///< pixels

std::vector<std::string> toggled(const ViewState& view, const std::string& address) {
  std::vector<std::string> selected = view.selected;
  const auto at = std::find(selected.begin(), selected.end(), address);
  if (at == selected.end())
    selected.push_back(address);
  else
    selected.erase(at);
  return selected;
}

std::string address_of(const ShownMap& map, const MapHit& hit) {
  switch (hit.kind) {
    case MapHit::Kind::node:
    case MapHit::Kind::border:
      return map.address(hit.index);
    case MapHit::Kind::pain: {
      const report::MapCard& card = map.data.cards[hit.index];
      return card.pains[hit.pain].address.empty() ? card.address : card.pains[hit.pain].address;
    }
    case MapHit::Kind::way:
      return map.data.ways[hit.index].address;
    case MapHit::Kind::nothing:
      break;
  }
  return {};
}

/// Whole notches come from a wheel; a touchpad moves by parts and sideways.
bool is_touchpad(const MapInput& input) {
  return input.wheel_aside != 0 || std::abs(input.wheel - std::round(input.wheel)) > 1e-3;
}

}  // namespace

void MapGestures::cancel() {
  mode_ = Mode::idle;
  held_ = {};
  held_address_.clear();
  moved_.clear();
  moved_by_ = {};
  target_.reset();
}

void MapGestures::rest() {
  cancel();
  hovered_ = {};
  wants_menu_ = false;
}

void MapGestures::frame(const MapInput& input, const ShownMap& map, const Journey& journey,
                        ViewState& view, Requests& requests) {
  Frame frame{input, map, journey, view, requests, to_plane(view.camera, input.mouse)};
  wants_menu_ = false;
  pointer_ = frame.plane;
  // The document may have changed under what is held: by undo, or by another hand.
  if (mode_ != Mode::idle && !held_address_.empty()) {
    const auto node = map.node_of(held_address_);
    if (held_.kind != MapHit::Kind::way && !node)
      cancel();
    else if (node)
      held_.index = *node;
  }
  std::erase_if(moved_, [&](std::size_t node) { return node >= map.nodes(); });
  hovered_ = input.inside ? hit_map(map, frame.plane, view.camera.zoom) : MapHit{};

  for (const KeyPress& key : input.keys) take_key(frame, key);
  look_around(frame);
  if (mode_ == Mode::idle || mode_ == Mode::connecting_by_keys) {
    if (input.inside && input.double_clicked && !input.space) {
      cancel();
      if (hovered_.kind == MapHit::Kind::nothing)
        frame.add(add_touchpoint_at(journey, map,
                                    {on_grid(frame.plane.x - 95), on_grid(frame.plane.y - 50)}));
      else if (hovered_.kind == MapHit::Kind::node || hovered_.kind == MapHit::Kind::border)
        view.renaming = map.address(hovered_.index);
    } else if (input.inside && input.pressed) {
      cancel();
      press(frame);
    }
    if (input.inside && input.right_pressed) {
      const std::string address = address_of(map, hovered_);
      if (!address.empty() && !selects(view, address)) frame.select({address});
      wants_menu_ = true;
    }
  } else if (input.down && !input.pressed) {
    hold(frame);
  }
  if (input.released) release(frame);
  // A release that came while something else had the mouse.
  if (!input.down && mode_ != Mode::idle && mode_ != Mode::connecting_by_keys &&
      !(mode_ == Mode::panning && input.middle_down))
    cancel();
  last_mouse_ = input.mouse;
}

void MapGestures::press(Frame& frame) {
  pressed_at_ = frame.input.mouse;
  nudging_ = false;
  if (frame.input.space) {
    mode_ = Mode::panning;
    return;
  }
  const auto minimap = minimap_of(frame.map, frame.view.camera, frame.input.canvas);
  const draw::Point& at = frame.input.mouse;
  if (minimap && at.x >= minimap->area.x && at.x <= minimap->area.right() &&
      at.y >= minimap->area.y && at.y <= minimap->area.bottom()) {
    mode_ = Mode::minimap;
    centre_on(frame.view.camera, minimap->to_plane(at), frame.input.canvas);
    return;
  }
  mode_ = Mode::pressed;
  held_ = hovered_;
  held_address_ = address_of(frame.map, held_);
  const bool on_card = held_.kind == MapHit::Kind::node || held_.kind == MapHit::Kind::border;
  if (on_card && !frame.input.ctrl && !selects(frame.view, held_address_))
    frame.select({held_address_});
}

void MapGestures::begin_moving(Frame& frame) {
  mode_ = Mode::moving;
  moved_ = frame.selected_nodes();
  if (std::find(moved_.begin(), moved_.end(), held_.index) == moved_.end()) moved_ = {held_.index};
}

void MapGestures::hold(Frame& frame) {
  const draw::Point& mouse = frame.input.mouse;
  const double zoom = frame.view.camera.zoom;
  if (mode_ == Mode::pressed) {
    if (std::hypot(mouse.x - pressed_at_.x, mouse.y - pressed_at_.y) < kThreshold) return;
    switch (held_.kind) {
      case MapHit::Kind::border:
        mode_ = Mode::connecting;
        break;
      case MapHit::Kind::node:
      case MapHit::Kind::pain:
        begin_moving(frame);
        break;
      case MapHit::Kind::way:
      case MapHit::Kind::nothing:
        mode_ = Mode::boxing;
        break;
    }
  }
  const draw::Point from = to_plane(frame.view.camera, pressed_at_);
  switch (mode_) {
    case Mode::moving: {
      draw::Box box = frame.map.box(held_.index);
      box.x += frame.plane.x - from.x;
      box.y += frame.plane.y - from.y;
      std::vector<draw::Box> others;
      for (std::size_t i = 0; i < frame.map.nodes(); ++i)
        if (std::find(moved_.begin(), moved_.end(), i) == moved_.end())
          others.push_back(frame.map.box(i));
      moved_by_ = snap(box, others, kSnapReach / zoom);
      moved_by_.by.x += frame.plane.x - from.x;
      moved_by_.by.y += frame.plane.y - from.y;
      break;
    }
    case Mode::boxing:
      box_ = {std::min(from.x, frame.plane.x), std::min(from.y, frame.plane.y),
              std::abs(frame.plane.x - from.x), std::abs(frame.plane.y - from.y)};
      break;
    case Mode::connecting: {
      const bool on_node = hovered_.kind != MapHit::Kind::nothing &&
                           hovered_.kind != MapHit::Kind::way && hovered_.index != held_.index;
      target_ = on_node ? std::optional(hovered_.index) : std::nullopt;
      break;
    }
    case Mode::panning:
      pan(frame.view.camera, mouse.x - last_mouse_.x, mouse.y - last_mouse_.y);
      break;
    case Mode::minimap:
      if (const auto minimap = minimap_of(frame.map, frame.view.camera, frame.input.canvas))
        centre_on(frame.view.camera, minimap->to_plane(mouse), frame.input.canvas);
      break;
    default:
      break;
  }
}

void MapGestures::release(Frame& frame) {
  const MapInput& input = frame.input;
  switch (mode_) {
    case Mode::pressed:
      if (held_address_.empty()) {
        if (!input.ctrl && !frame.view.selected.empty()) frame.select({});
      } else if (input.ctrl) {
        frame.select(toggled(frame.view, held_address_));
      } else {
        frame.select({held_address_});
      }
      break;
    case Mode::moving:
      if (moved_by_.by.x != 0 || moved_by_.by.y != 0)
        frame.edit(move_nodes(frame.journey, frame.map, moved_, moved_by_.by));
      break;
    case Mode::boxing: {
      std::vector<std::string> selected;
      if (input.ctrl) selected = frame.view.selected;
      for (const std::size_t node : nodes_in(frame.map, box_)) {
        const std::string address = frame.map.address(node);
        if (!input.ctrl || !selects(frame.view, address)) selected.push_back(address);
      }
      frame.select(std::move(selected));
      break;
    }
    case Mode::connecting:
      finish_connection(frame);
      break;
    default:
      break;
  }
  if (mode_ != Mode::connecting_by_keys) cancel();
}

void MapGestures::finish_connection(Frame& frame) {
  if (target_) {
    if (auto edit = connect(frame.journey, frame.map, held_.index, *target_)) {
      frame.edit(std::move(*edit));
      return;
    }
    // There is such a way already: then it is what was meant.
    for (const report::MapWay& way : frame.map.data.ways)
      if (way.from == held_.index && way.to == *target_ && !way.address.empty())
        frame.select({way.address});
    return;
  }
  const draw::Box& from = frame.map.box(held_.index);
  const bool outside = frame.plane.x < from.x || frame.plane.x > from.right() ||
                       frame.plane.y < from.y || frame.plane.y > from.bottom();
  if (outside && frame.input.inside)
    frame.add(add_touchpoint_after(
        frame.journey, frame.map.id(held_.index),
        frame.map.position_of({on_grid(frame.plane.x - kNewCardWidth / 2),
                               on_grid(frame.plane.y - 50), kNewCardWidth, 0})));
}

void MapGestures::look_around(Frame& frame) {
  const MapInput& input = frame.input;
  MapCamera& camera = frame.view.camera;
  if (input.inside && (input.wheel != 0 || input.wheel_aside != 0)) {
    constexpr double kScroll = 60;  // pixels a notch
    if (input.ctrl)
      zoom_at(camera, input.mouse, std::pow(kZoomStep, input.wheel));
    else if (input.shift)
      pan(camera, kScroll * input.wheel, 0);
    else if (is_touchpad(input))
      pan(camera, kScroll * input.wheel_aside, kScroll * input.wheel);
    else
      zoom_at(camera, input.mouse, std::pow(kZoomStep, input.wheel));
  }
  if (input.middle_pressed && input.inside && mode_ == Mode::idle) mode_ = Mode::panning;
  if (mode_ == Mode::panning && input.middle_down && !input.middle_pressed)
    pan(camera, input.mouse.x - last_mouse_.x, input.mouse.y - last_mouse_.y);
}

}  // namespace painpoint::gui
