#include "graph/journey_graph.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "texts/parts.h"

namespace painpoint::graph {
namespace {

std::string quoted_ids(const Roster& roster, const std::vector<TouchpointIndex>& touchpoints) {
  std::vector<std::string> ids;
  ids.reserve(touchpoints.size());
  for (const TouchpointIndex t : touchpoints) ids.push_back("`" + roster.touchpoints[t].id + "`");
  return texts::listed(ids, 6);
}

bool can_strike(const Journey& journey, const Pain& pain) {
  if (pain.chance.value <= 0 || pain.caught.value >= 1) return false;
  double named = 0;
  for (const auto& [id, share] : pain.causes) {
    named += share.value;
    const Cause* cause = journey.causes.find(id);
    if (cause != nullptr && share.value > 0 && cause->level.value > 0) return true;
  }
  return named < 1;
}

/// All that can happen at the touchpoints, as one graph: `next`, `then`, and for `back` the ways
/// on from every touchpoint that sends customers into rework. Node T is "some end".
Digraph everything(const Journey& journey, const Roster& roster,
                   const std::vector<std::vector<NextEdge>>& next) {
  const std::size_t touchpoints = roster.touchpoints.size();
  std::vector<std::vector<std::uint32_t>> rows(touchpoints);
  const auto end_node = static_cast<std::uint32_t>(touchpoints);
  std::vector<std::uint32_t> ways_back;
  const auto add_pain = [&](std::size_t t, const Pain& pain) {
    if (!can_strike(journey, pain)) return;
    if (reactions_of(journey, pain).leave > 0) rows[t].push_back(end_node);
    const TouchpointIndex then =
        pain.then.empty() ? TouchpointIndex(t) : roster.touchpoints.find(pain.then);
    rows[t].push_back(then.value);
    for (const NextEdge& edge : next[t])
      if (edge.target.kind != Target::Kind::back)
        ways_back.push_back(edge.target.kind == Target::Kind::end ? end_node : edge.target.index);
  };
  for (const auto& [id, touchpoint] : journey.touchpoints) {
    const std::size_t t = roster.touchpoints.find(id).value;
    for (const NextEdge& edge : next[t])
      if (edge.target.kind != Target::Kind::back)
        rows[t].push_back(edge.target.kind == Target::Kind::end ? end_node : edge.target.index);
    for (const auto& [pain_id, pain] : touchpoint.pains) add_pain(t, pain);
  }
  for (const auto& [id, policy] : journey.policies) {
    for (const std::string& at : policy.at) {
      const std::size_t t = roster.touchpoints.find(at).value;
      if (policy.gives_up.value > 0 && policy.level.value > 0) rows[t].push_back(end_node);
      if (policy.pain && policy.level.value > 0) add_pain(t, *policy.pain);
    }
  }
  // One node stands for "back", so that many backs and many origins do not multiply.
  const auto back_node = static_cast<std::uint32_t>(touchpoints + 1);
  std::sort(ways_back.begin(), ways_back.end());
  ways_back.erase(std::unique(ways_back.begin(), ways_back.end()), ways_back.end());
  for (std::size_t t = 0; t < touchpoints; ++t)
    for (const NextEdge& edge : next[t])
      if (edge.target.kind == Target::Kind::back) rows[t].push_back(back_node);
  rows.emplace_back();                   // the end
  rows.push_back(std::move(ways_back));  // back
  Digraph graph;
  for (const auto& row : rows) {
    for (const std::uint32_t target : row) graph.add(target);
    graph.close_row();
  }
  return graph;
}

}  // namespace

bool JourneyGraph::rework_goes_on(TouchpointIndex from, TouchpointIndex origin) const {
  if (from == origin || reaches_back_[from.value]) return true;
  const std::vector<std::uint32_t>& component = next_components_.of;
  return next_reach_.leads(component[from.value], component[origin.value]);
}

std::vector<std::vector<TouchpointIndex>> JourneyGraph::loops() const {
  std::vector<std::vector<TouchpointIndex>> found;
  for (const auto nodes : next_components_.nodes) {
    const auto row = next_digraph_.row(nodes[0]);
    const bool self = std::find(row.begin(), row.end(), nodes[0]) != row.end();
    if (nodes.size() < 2 && !self) continue;
    std::vector<TouchpointIndex> loop;
    for (const std::uint32_t node : nodes) loop.emplace_back(std::size_t{node});
    found.push_back(std::move(loop));
  }
  std::reverse(found.begin(), found.end());
  return found;
}

Outcome<JourneyGraph> build_graph(const Journey& journey, const Roster& roster) {
  Outcome<JourneyGraph> outcome;
  Diagnostics& found = outcome.diagnostics;
  if (journey.touchpoints.empty()) {
    found.error(Code::no_touchpoints, "touchpoints",
                texts::tr_words("the journey has no touchpoints"),
                texts::tr_words("write at least one under `touchpoints:`"));
    return outcome;
  }
  JourneyGraph graph;
  const std::size_t count = roster.touchpoints.size();
  graph.next_.resize(count);
  graph.present_.assign(count, false);
  for (const auto& [id, touchpoint] : journey.touchpoints) {
    const std::size_t t = roster.touchpoints.find(id).value;
    graph.present_[t] = true;
    for (const auto& [target_id, share] : touchpoint.next) {
      if (share.value <= 0) continue;
      Target target;
      if (target_id == kBack) {
        target.kind = Target::Kind::back;
      } else if (const TouchpointIndex to = roster.touchpoints.find(target_id); to.valid()) {
        target.index = to.value;
      } else {
        target = {Target::Kind::end, roster.ends.find(target_id).value};
      }
      graph.next_[t].push_back({target, share.value});
    }
  }
  for (const auto& [id, share] : journey.start)
    if (share.value > 0) graph.start_.emplace_back(roster.touchpoints.find(id), share.value);

  // A touchpoint that is referred to but that only another scenario adds.
  for (const auto& [id, touchpoint] : journey.touchpoints) {
    const std::string address = "touchpoints." + id;
    const auto check = [&](TouchpointIndex to, const std::string& place) {
      if (!to.valid() || graph.present_[to.value]) return;
      found.error(
          Code::unknown_name, place,
          texts::tr_format("`{}` is added by another scenario only", roster.touchpoints[to].id),
          texts::tr_words("include that scenario, or add the touchpoint to the journey itself"));
    };
    for (const NextEdge& edge : graph.next_[roster.touchpoints.find(id).value])
      if (edge.target.kind == Target::Kind::touchpoint)
        check(TouchpointIndex(edge.target.index), address + ".next");
    for (const auto& [pain_id, pain] : touchpoint.pains)
      if (!pain.then.empty())
        check(roster.touchpoints.find(pain.then), address + ".pains." + pain_id + ".then");
  }
  if (found.has_errors()) return outcome;

  for (const auto& row : graph.next_) {
    for (const NextEdge& edge : row)
      if (edge.target.kind == Target::Kind::touchpoint) graph.next_digraph_.add(edge.target.index);
    graph.next_digraph_.close_row();
  }
  graph.next_components_ = strong_components(graph.next_digraph_);
  graph.next_reach_ = Reach(graph.next_digraph_, graph.next_components_);

  std::vector<std::uint32_t> starts;
  for (const auto& [t, share] : graph.start_) starts.push_back(t.value);
  std::vector<std::uint32_t> backs;
  for (std::size_t t = 0; t < count; ++t)
    for (const NextEdge& edge : graph.next_[t])
      if (edge.target.kind == Target::Kind::back) backs.push_back(static_cast<std::uint32_t>(t));
  if (backs.empty()) {
    graph.reaches_back_.assign(count, false);
  } else {
    graph.reaches_back_ = reachable(reversed(graph.next_digraph_), backs);
    const std::vector<bool> plainly_reached = reachable(graph.next_digraph_, starts);
    for (const std::uint32_t t : backs) {
      if (!plainly_reached[t]) continue;
      const std::string& id = roster.touchpoints[TouchpointIndex(t)].id;
      found.error(
          Code::back_without_rework, "touchpoints." + id + ".next",
          texts::tr_format("customers can come to `{}` without a problem, and then there is "
                           "nowhere to go back to",
                           id),
          texts::tr_words(
              "let only the `then` of pains lead there, or name where customers go next"));
    }
  }

  const Digraph all = everything(journey, roster, graph.next_);
  const std::vector<bool> reached = reachable(all, starts);
  graph.reached_.assign(reached.begin(), reached.begin() + static_cast<std::ptrdiff_t>(count));
  const std::vector<std::uint32_t> end_node = {static_cast<std::uint32_t>(count)};
  const std::vector<bool> finishes = reachable(reversed(all), end_node);
  std::vector<TouchpointIndex> trapped;
  for (std::size_t t = 0; t < count; ++t)
    if (graph.reached_[t] && !finishes[t]) trapped.emplace_back(t);
  if (!trapped.empty())
    found.error(Code::trap, "touchpoints." + roster.touchpoints[trapped[0]].id + ".next",
                texts::tr_format("customers who come to {} can never reach an end",
                                 quoted_ids(roster, trapped)),
                texts::tr_words("give one of them a way out: `next: { ..., completed: ... }`"));
  if (!found.has_errors()) outcome.value = std::move(graph);
  return outcome;
}

bool take_shares(JourneyGraph& graph, const Journey& journey, const Roster& roster) {
  const auto leads_to = [&](const Target& target, std::string_view id) {
    if (target.kind == Target::Kind::back) return id == kBack;
    if (target.kind == Target::Kind::end) return roster.ends[EndIndex(target.index)].id == id;
    return roster.touchpoints[TouchpointIndex(target.index)].id == id;
  };
  std::size_t met = 0;
  for (const auto& [id, touchpoint] : journey.touchpoints) {
    const TouchpointIndex t = roster.touchpoints.find(id);
    if (!graph.present(t)) return false;
    std::vector<NextEdge>& edges = graph.next_[t.value];
    std::size_t at = 0;
    for (const auto& [target_id, share] : touchpoint.next) {
      if (share.value <= 0) continue;
      if (at == edges.size() || !leads_to(edges[at].target, target_id)) return false;
      edges[at++].share = share.value;
    }
    if (at != edges.size()) return false;
    ++met;
  }
  std::size_t at = 0;
  for (const auto& [id, share] : journey.start) {
    if (share.value <= 0) continue;
    if (at == graph.start_.size() || roster.touchpoints[graph.start_[at].first].id != id)
      return false;
    graph.start_[at++].second = share.value;
  }
  const auto present = std::count(graph.present_.begin(), graph.present_.end(), true);
  return at == graph.start_.size() && met == static_cast<std::size_t>(present);
}

}  // namespace painpoint::graph
