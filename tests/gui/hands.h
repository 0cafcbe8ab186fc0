#pragma once

#include <string>
#include <utility>
#include <vector>

#include "gui/map_gestures.h"
#include "tests/gui/map_example.h"

namespace painpoint::gui {

/// Hands on a map: each call is a frame. What selecting asks for is done at once.
struct Hands {
  explicit Hands(Journey the_journey = small_journey())
      : journey(std::move(the_journey)), map(shown(journey)) {
    input.inside = true;
    input.canvas = {1000, 700};
    view.camera = {map.scene.bounds.x - 20, map.scene.bounds.y - 20, 1, true};
  }

  void frame() {
    gestures.frame(input, map, journey, view, requests);
    for (const Request& request : requests)
      if (const auto* select = std::get_if<RequestSelect>(&request))
        view.selected = select->addresses;
    input.pressed = input.released = input.double_clicked = false;
    input.middle_pressed = input.right_pressed = false;
    input.wheel = input.wheel_aside = 0;
    input.keys.clear();
  }
  void move(const draw::Point& plane) {
    input.mouse = to_screen(view.camera, plane);
    frame();
  }
  void press() {
    input.pressed = input.down = true;
    frame();
  }
  void release() {
    input.down = false;
    input.released = true;
    frame();
  }
  void click(const draw::Point& plane) {
    move(plane);
    press();
    release();
  }
  void drag(const draw::Point& from, const draw::Point& to) {
    move(from);
    press();
    move({(from.x + to.x) / 2, (from.y + to.y) / 2});
    move(to);
    release();
  }
  void key(Key key, bool shift = false) {
    input.keys = {{key, false, shift, false}};
    frame();
  }
  [[nodiscard]] std::size_t at(const std::string& address) const { return node(map, address); }
  [[nodiscard]] draw::Point middle(const std::string& address) const {
    return map.box(at(address)).centre();
  }
  [[nodiscard]] draw::Point edge(const std::string& address) const {
    const draw::Box& box = map.box(at(address));
    return {box.right() - 1, box.centre().y};
  }
  [[nodiscard]] draw::Point nowhere() const {
    return {map.scene.bounds.x - 10, map.scene.bounds.y - 10};
  }

  Journey journey;
  ShownMap map;
  MapGestures gestures;
  MapInput input;
  ViewState view;
  Requests requests;
};

}  // namespace painpoint::gui
