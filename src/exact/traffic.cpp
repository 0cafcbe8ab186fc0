#include "exact/traffic.h"

#include <map>
#include <set>
#include <tuple>

namespace painpoint::exact {
namespace {

class Counter {
 public:
  explicit Counter(std::size_t touchpoints) {
    traffic_.present.resize(touchpoints);
    traffic_.starts.resize(touchpoints);
    pains_.resize(touchpoints);
  }

  void add(const chain::SegmentChain& chain, const SolvedFlows& flows) {
    add_structure(chain);
    const chain::StateSpace& space = flows.space;
    const std::vector<double>& visits = flows.everyone_visits.visits;
    std::vector<double> visits_of(space.visits.size());
    for (std::size_t i = 0; i < space.size(); ++i) {
      const double weight = chain.share * visits[i];
      visits_of[space.visit_of[i]] += weight;
      const TouchpointIndex from = space.states[i].at;
      for (const chain::Transition& transition : space.row(i)) {
        const bool ends = transition.target >= space.size();
        Passage& passage = ends ? to_end(from, EndIndex(transition.target - space.size()))
                                : to_touchpoint(from, space.states[transition.target].at);
        passage.customers += weight * transition.chance;
        const bool rework =
            space.states[i].in_rework() || (!ends && space.states[transition.target].in_rework());
        if (!rework && transition.chance > 0) outside_rework_.insert(key_of(passage));
      }
    }
    for (std::size_t v = 0; v < space.visits.size(); ++v)
      add_problems(chain, space.visits[v], visits_of[v]);
  }

  Traffic finish() && {
    for (auto& [key, passage] : passages_) {
      // Nobody comes by: then the file alone says what is usual.
      if (passage.customers > 0 && !outside_rework_.contains(key)) passage.usual = false;
      traffic_.passages.push_back(passage);
    }
    for (std::vector<PainCount>& pains : pains_)
      for (PainCount& pain : pains) traffic_.pains.push_back(std::move(pain));
    return std::move(traffic_);
  }

 private:
  void add_structure(const chain::SegmentChain& chain) {
    for (std::size_t t = 0; t < traffic_.present.size(); ++t) {
      const TouchpointIndex from(t);
      if (!chain.graph->present(from)) continue;
      traffic_.present[t] = true;
      for (const graph::NextEdge& edge : chain.graph->next(from)) {
        if (edge.target.kind == graph::Target::Kind::touchpoint)
          to_touchpoint(from, TouchpointIndex(edge.target.index)).usual = true;
        if (edge.target.kind == graph::Target::Kind::end)
          to_end(from, EndIndex(edge.target.index)).usual = true;
      }
    }
    for (const auto& [touchpoint, share] : chain.graph->start())
      if (share > 0) traffic_.starts[touchpoint.value] = true;
  }

  void add_problems(const chain::SegmentChain& chain, const chain::SharedVisit& visit,
                    double visits) {
    const chain::CompiledTouchpoint& touchpoint = chain.touchpoints[visit.at.value];
    std::vector<PainCount>& pains = pains_[visit.at.value];
    // The pains of a touchpoint are the same in every segment, but for their numbers.
    if (pains.empty())
      for (const chain::CompiledPain& pain : touchpoint.pains)
        pains.push_back({visit.at, pain.id, pain.name, 0});
    chain::set_chances_of_visit(chances_, touchpoint, visit.carried);
    for (const chain::Problem& problem : chances_.problems) {
      const double noticed = 1 - touchpoint.pains[problem.pain].caught;
      pains[problem.pain].problems += visits * problem.chance * noticed;
    }
  }

  using Key = std::tuple<std::uint32_t, bool, std::uint32_t>;
  static Key key_of(const Passage& passage) {
    const bool ends = passage.end.valid();
    return {passage.from.value, ends, ends ? passage.end.value : passage.to.value};
  }

  Passage& to_touchpoint(TouchpointIndex from, TouchpointIndex to) {
    Passage& passage = passages_[{from.value, false, to.value}];
    passage.from = from;
    passage.to = to;
    return passage;
  }
  Passage& to_end(TouchpointIndex from, EndIndex end) {
    Passage& passage = passages_[{from.value, true, end.value}];
    passage.from = from;
    passage.end = end;
    return passage;
  }

  std::map<Key, Passage> passages_;
  std::set<Key> outside_rework_;               ///< passages taken outside rework
  std::vector<std::vector<PainCount>> pains_;  ///< by touchpoint
  chain::VisitChances chances_;
  Traffic traffic_;
};

}  // namespace

Traffic traffic_of(const std::vector<chain::SegmentChain>& chains,
                   const std::vector<SolvedFlows>& flows) {
  Counter counter(chains.empty() ? 0 : chains.front().touchpoints.size());
  for (std::size_t s = 0; s < chains.size(); ++s) counter.add(chains[s], flows[s]);
  return std::move(counter).finish();
}

}  // namespace painpoint::exact
