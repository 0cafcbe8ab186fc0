#include "study/canonical_order.h"

#include <string_view>

namespace painpoint::study {

std::vector<std::size_t> canonical_order(const Journey& journey) {
  const std::size_t count = journey.touchpoints.size();
  std::vector<std::size_t> place(count, count);
  std::vector<std::size_t> queue;
  const auto meet_position = [&](std::size_t position) {
    if (place[position] != count) return;
    place[position] = queue.size();
    queue.push_back(position);
  };
  const auto meet = [&](std::string_view id) {
    const std::size_t position = journey.touchpoints.position(id);
    if (position < count) meet_position(position);
  };
  for (const auto& [id, share] : journey.start) meet(id);
  for (std::size_t next = 0; next < queue.size(); ++next) {
    const Touchpoint& touchpoint = journey.touchpoints[queue[next]].value;
    for (const auto& [id, share] : touchpoint.next) meet(id);
    for (const auto& [id, pain] : touchpoint.pains) meet(pain.then);
  }
  for (std::size_t position = 0; position < count; ++position) meet_position(position);
  return place;
}

}  // namespace painpoint::study
