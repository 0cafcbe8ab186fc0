#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "chain/chain.h"
#include "model/scenario.h"

namespace painpoint::study {

/// Each segment's own journey, in roster order, without the texts that nobody calculates with:
/// what every scenario starts from. Made once, because a study applies many scenarios.
struct SegmentBases {
  std::vector<Journey> journeys;
};
Outcome<SegmentBases> segment_bases(const Journey& journey);

/// Takes out the scenarios and the texts that nobody calculates with: what is copied often should
/// be small.
void drop_texts(Journey& journey);

/// A journey under one scenario, compiled: one chain per segment, in roster order.
struct Case {
  std::vector<chain::SegmentChain> segments;
  std::vector<Segment> written;  ///< the segments' own numbers under this scenario
};

/// Applies the scenario parts to every segment's journey, checks values and graph, and compiles.
/// `tweak`, if given, changes each segment's journey last (to remove a cause, for example).
Outcome<Case> prepare(const Journey& journey, const SegmentBases& bases, const Roster& roster,
                      const std::vector<ScenarioPart>& parts,
                      const std::function<void(Journey&)>& tweak = {});

/// All that `check` can say of a journey whose values are valid: graphs of all segments and
/// scenarios, states that trap customers, touchpoints that nobody reaches, and advice.
Diagnostics check(const Journey& journey);

}  // namespace painpoint::study
