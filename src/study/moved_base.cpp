#include "study/moved_base.h"

#include <memory>
#include <utility>

#include "model/address.h"
#include "model/scenario.h"
#include "model/validate.h"
#include "study/prepare.h"

namespace painpoint::study {

MovableBase::MovableBase(const Journey& journey)
    : journey_(journey), roster_(make_roster(journey)) {
  drop_texts(journey_);
}

std::optional<Journey> MovableBase::moved_journey(std::span<const Assignment> moved) const {
  Journey result = journey_;
  for (const Assignment& one : moved) {
    Addressed found = find_address(result, one.address);
    if (!found.number || found.number->set(one.value)) return std::nullopt;
  }
  return result;
}

bool MovableBase::allows(std::span<const Assignment> moved) const {
  std::optional<Journey> base = moved_journey(moved);
  if (!base || validate_values(*base).has_errors()) return false;
  for (const auto& [id, segment] : base->segments) {
    Diagnostics problems;
    const Journey own = for_segment(*base, id, problems);
    if (problems.has_errors() || validate_values(own).has_errors()) return false;
    if (!graph::build_graph(own, roster_)) return false;
  }
  return true;
}

std::optional<std::vector<chain::SegmentChain>> MovableBase::with(
    std::span<const Assignment> moved) const {
  std::optional<Journey> base = moved_journey(moved);
  if (!base) return std::nullopt;
  std::vector<chain::SegmentChain> chains;
  for (std::size_t s = 0; s < roster_.segments.size(); ++s) {
    const SegmentIndex segment(s);
    Diagnostics problems;
    const Journey own = for_segment(*base, roster_.segments[segment].id, problems);
    Outcome<graph::JourneyGraph> graph = graph::build_graph(own, roster_);
    if (problems.has_errors() || !graph) return std::nullopt;
    chains.push_back(chain::compile(
        own, roster_, segment, std::make_shared<const graph::JourneyGraph>(std::move(*graph))));
  }
  return chains;
}

}  // namespace painpoint::study
