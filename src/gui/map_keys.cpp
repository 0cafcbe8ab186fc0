#include <algorithm>

#include "gui/map_frame.h"

namespace painpoint::gui {

/// Where arrows begin when nothing is selected: the first card in reading order.
static std::optional<std::size_t> first_card(const ShownMap& map) {
  for (std::size_t i = 0; i < map.scene.cards.size(); ++i)
    if (map.scene.cards[i].number == 1) return i;
  return std::nullopt;
}

void MapGestures::take_arrow(Frame& frame, const KeyPress& press, int dx, int dy) {
  if (press.shift) {
    const std::vector<std::size_t> nodes = frame.selected_nodes();
    if (nodes.empty()) return;
    const draw::Point by{dx * kMapGrid, dy * kMapGrid};
    frame.edit(move_nodes(frame.journey, frame.map, nodes, by), nudging_);
    nudging_ = true;
    return;
  }
  nudging_ = false;
  const auto from = mode_ == Mode::connecting_by_keys ? target_ : frame.last_selected();
  const std::size_t to = from ? neighbour(frame.map, *from, dx, dy)
                              : first_card(frame.map).value_or(frame.map.nodes());
  if (to >= frame.map.nodes()) return;
  bring_into_view(frame.view.camera, frame.map.box(to), frame.input.canvas);
  if (mode_ == Mode::connecting_by_keys)
    target_ = to;
  else
    frame.select({frame.map.address(to)});
}

void MapGestures::take_key(Frame& frame, const KeyPress& press) {
  const auto last = frame.last_selected();
  const bool plain = !press.ctrl && !press.alt;
  switch (press.key) {
    case Key::left:
      if (plain) take_arrow(frame, press, -1, 0);
      return;
    case Key::right:
      if (plain) take_arrow(frame, press, 1, 0);
      return;
    case Key::up:
      if (plain) take_arrow(frame, press, 0, -1);
      return;
    case Key::down:
      if (plain) take_arrow(frame, press, 0, 1);
      return;
    case Key::escape:
      if (mode_ != Mode::idle)
        cancel();
      else if (!frame.view.selected.empty())
        frame.select({});
      return;
    case Key::tab:
      if (!plain || press.shift) return;
      if (last && !frame.map.is_end(*last))
        frame.add(add_touchpoint_after(frame.journey, frame.map.id(*last)));
      return;
    case Key::c:
      if (!plain || !last || frame.map.is_end(*last) || mode_ != Mode::idle) return;
      mode_ = Mode::connecting_by_keys;
      held_ = {MapHit::Kind::border, *last};
      held_address_ = frame.map.address(*last);
      target_ = last;
      return;
    case Key::enter:
      if (!plain || press.shift) return;
      if (mode_ == Mode::connecting_by_keys) {
        if (target_ != held_.index) finish_connection(frame);
        cancel();
      } else if (!frame.view.selected.empty()) {
        frame.requests.push_back(RequestSelect{frame.view.selected, true});
        frame.view.focus_inspector = true;
      }
      return;
    default:
      return;
  }
}

}  // namespace painpoint::gui
