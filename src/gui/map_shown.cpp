#include "gui/map_shown.h"

#include <utility>

namespace painpoint::gui {
namespace {

/// Whether an address is `whole`, or of something in it.
bool belongs_to(std::string_view address, std::string_view whole) {
  return address.substr(0, whole.size()) == whole &&
         (address.size() == whole.size() || address[whole.size()] == '.');
}

}  // namespace

const draw::Box& ShownMap::box(std::size_t node) const {
  return is_end(node) ? scene.ends[node - scene.cards.size()].box : scene.cards[node].box;
}

std::span<const report::ScenePain> ShownMap::pains(std::size_t card, double zoom) const {
  if (zoom >= kFarZoom) return scene.cards[card].pains;
  // From a great distance there is one mark, which says that there are some.
  if (zoom < kDistantZoom || card >= far_pains.size()) return {};
  return far_pains[card];
}

const std::string& ShownMap::id(std::size_t node) const {
  return is_end(node) ? data.ends[node - data.cards.size()].id : data.cards[node].id;
}

const std::string& ShownMap::name(std::size_t node) const {
  return is_end(node) ? data.ends[node - data.cards.size()].name : data.cards[node].name;
}

std::string ShownMap::address(std::size_t node) const {
  return is_end(node) ? "ends." + id(node) : data.cards[node].address;
}

std::optional<std::size_t> ShownMap::node_of(std::string_view address) const {
  for (std::size_t i = 0; i < data.cards.size(); ++i)
    if (belongs_to(address, data.cards[i].address)) return i;
  constexpr std::string_view kEnds = "ends.";
  if (address.substr(0, kEnds.size()) != kEnds) return std::nullopt;
  for (std::size_t e = 0; e < data.ends.size(); ++e)
    if (belongs_to(address.substr(kEnds.size()), data.ends[e].id)) return data.cards.size() + e;
  return std::nullopt;
}

std::optional<std::size_t> ShownMap::way_of(std::string_view address) const {
  for (std::size_t w = 0; w < data.ways.size(); ++w)
    if (!data.ways[w].address.empty() && data.ways[w].address == address) return w;
  return std::nullopt;
}

std::pair<double, double> ShownMap::position_of(const draw::Box& box) const {
  return {data.right_to_left ? -box.right() : box.x, box.y};
}

std::optional<std::size_t> ShownMap::stage_at(const draw::Point& plane) const {
  for (const report::ScenePart& part : scene.stages) {
    if (part.stage >= data.stages.size()) continue;
    if (plane.x >= part.box.x && plane.x < part.box.right() && plane.y >= part.box.y &&
        plane.y < part.box.bottom())
      return part.stage;
  }
  return std::nullopt;
}

}  // namespace painpoint::gui
