#pragma once

#include <doctest/doctest.h>

#include <string>
#include <variant>
#include <vector>

#include "draw/text.h"
#include "gui/map_shown.h"
#include "gui/request.h"
#include "report/map_sketch.h"
#include "tests/support/sample_journeys.h"

/// Maps for the tests of gestures.
namespace painpoint::gui {

inline Journey read_text(const std::string& text) {
  yaml::JourneyFile file = yaml::read_journey("test.yaml", text);
  REQUIRE_MESSAGE(!file.diagnostics.has_errors(), test::words_of(file.diagnostics));
  return std::move(file.journey);
}

/// Two stages: order and pay in the first, deliver in the second; deliver has a pain.
inline Journey small_journey(const std::string& name = "Small") {
  return read_text("painpoint: 1\njourney: " + name + R"(
stages: { shop: { name: Shop }, home: { name: Home } }
touchpoints:
  order: { name: Order, stage: shop, next: { pay: 90%, abandoned: 10% } }
  pay: { name: Pay, stage: shop, next: { deliver: 100% } }
  deliver:
    name: Deliver
    stage: home
    pains: { late: { name: Comes late, chance: 10%, lost_minutes: 20 } }
    next: { completed: 100% }
)");
}

inline ShownMap shown(const Journey& journey) {
  ShownMap map;
  map.data = report::map_sketch(journey, "base", chain::Metric::friction_minutes);
  map.scene = report::map_scene(map.data, {}, draw::estimated_width);
  return map;
}

inline std::size_t node(const ShownMap& map, const std::string& address) {
  const auto found = map.node_of(address);
  REQUIRE(found.has_value());
  return *found;
}

template <class What>
const What* asked(const Requests& requests) {
  const What* found = nullptr;
  for (const Request& request : requests)
    if (const auto* what = std::get_if<What>(&request)) found = what;
  return found;
}

template <class What>
const What* asked_edit(const Requests& requests) {
  const auto* request = asked<RequestEdit>(requests);
  return request == nullptr ? nullptr : std::get_if<What>(&request->edit);
}

}  // namespace painpoint::gui
