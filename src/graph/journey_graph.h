#pragma once

#include <cstdint>
#include <vector>

#include "base/diagnostic.h"
#include "base/index.h"
#include "graph/digraph.h"
#include "graph/reach.h"
#include "model/journey.h"
#include "model/roster.h"

namespace painpoint::graph {

/// Where `next` leads: a touchpoint, an end, or back to where a pain sent the customer from.
struct Target {
  enum class Kind : std::uint8_t { touchpoint, end, back };
  Kind kind = Kind::touchpoint;
  std::uint32_t index = 0;
  bool operator==(const Target&) const = default;
};
struct NextEdge {
  Target target;
  double share = 0;
  bool operator==(const NextEdge&) const = default;
};

/// The structure of one segment's journey under one scenario, proven sound: every name is known,
/// `back` is used only in rework, no loop of touchpoints is without a way out. The only way to
/// get one is build_graph, and only a JourneyGraph can be compiled. Touchpoints have the indices
/// of the roster; those of the roster that this journey does not have are absent.
class JourneyGraph {
 public:
  /// Positive shares only, in the order of the file.
  [[nodiscard]] const std::vector<NextEdge>& next(TouchpointIndex t) const {
    return next_[t.value];
  }
  [[nodiscard]] const std::vector<std::pair<TouchpointIndex, double>>& start() const {
    return start_;
  }
  [[nodiscard]] bool present(TouchpointIndex t) const { return present_[t.value]; }
  /// Whether any customer can come here, by `next` or by a pain's `then`.
  [[nodiscard]] bool reached(TouchpointIndex t) const { return reached_[t.value]; }

  /// Whether a customer at `from` can still come to `origin`, or to a `back`, by `next` alone.
  /// While he can, his rework goes on. Cheap for as many origins as there are, see Reach; several
  /// threads may ask at a time.
  [[nodiscard]] bool rework_goes_on(TouchpointIndex from, TouchpointIndex origin) const;

  /// Groups of touchpoints that customers can go round in by `next`.
  [[nodiscard]] std::vector<std::vector<TouchpointIndex>> loops() const;

 private:
  friend Outcome<JourneyGraph> build_graph(const Journey&, const Roster&);
  friend bool take_shares(JourneyGraph&, const Journey&, const Roster&);

  std::vector<std::vector<NextEdge>> next_;
  std::vector<std::pair<TouchpointIndex, double>> start_;
  std::vector<bool> present_;
  std::vector<bool> reached_;
  std::vector<bool> reaches_back_;
  Digraph next_digraph_;        ///< touchpoint to touchpoint, by `next`
  Components next_components_;  ///< of next_digraph_
  Reach next_reach_;            ///< of next_components_
};

/// Checks the structure of a segment's journey, whose values must have been validated. Errors:
/// no touchpoints, `back` outside rework, traps.
Outcome<JourneyGraph> build_graph(const Journey& journey, const Roster& roster);

/// Gives a graph the shares of another journey, in which customers can go the same ways. False if
/// a way has opened or closed: the graph is of no use then.
bool take_shares(JourneyGraph& graph, const Journey& journey, const Roster& roster);

}  // namespace painpoint::graph
