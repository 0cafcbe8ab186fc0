#include "study/prepare.h"

#include <fmt/format.h>

#include <set>

#include "chain/state_space.h"
#include "model/validate.h"
#include "model/walk.h"
#include "study/advice.h"
#include "study/compare.h"
#include "texts/tr.h"

namespace painpoint::study {
namespace {

Outcome<chain::SegmentChain> compile_segment(const Journey& journey, const Roster& roster,
                                             SegmentIndex segment) {
  Outcome<chain::SegmentChain> outcome;
  Outcome<graph::JourneyGraph> graph = graph::build_graph(journey, roster);
  outcome.diagnostics = std::move(graph.diagnostics);
  if (graph)
    outcome.value = chain::compile(journey, roster, segment,
                                   std::make_shared<const graph::JourneyGraph>(std::move(*graph)));
  return outcome;
}

/// What only the structure can tell, over all segments and scenarios; each finding once.
class StructureCheck {
 public:
  explicit StructureCheck(const Journey& journey)
      : journey_(journey),
        roster_(make_roster(journey)),
        reached_(roster_.touchpoints.size(), false) {}

  Diagnostics run() {
    const Outcome<SegmentBases> bases = segment_bases(journey_);
    if (!bases) return bases.diagnostics;
    for (const std::string& scenario : all_scenarios(journey_)) {
      const auto parts =
          scenario == kBase ? std::vector<ScenarioPart>{} : parts_of(journey_, scenario);
      const Outcome<Case> prepared = prepare(journey_, *bases, roster_, parts);
      const std::string where =
          scenario == kBase ? std::string{}
                            : fmt::format(" ({})", texts::tr_format("under scenario {}", scenario));
      add(prepared.diagnostics, where);
      if (!prepared) continue;
      for (const chain::SegmentChain& chain : prepared->segments) look_at(chain, where);
    }
    if (!found_.has_errors()) add_unreached();
    return std::move(found_);
  }

 private:
  void look_at(const chain::SegmentChain& chain, const std::string& where) {
    for (std::size_t t = 0; t < reached_.size(); ++t)
      if (chain.graph->reached(TouchpointIndex(t))) reached_[t] = true;
    const Outcome<chain::StateSpace> space = chain::explore(chain, roster_);
    Diagnostics softened;
    for (Diagnostic diagnostic : space.diagnostics.all()) {
      // Too much for the exact solver is not wrong: the simulator still can.
      if (diagnostic.code == Code::too_many_states) diagnostic.level = Level::warning;
      softened.add(std::move(diagnostic));
    }
    add(softened, where);
  }

  void add(const Diagnostics& diagnostics, const std::string& where) {
    for (Diagnostic diagnostic : diagnostics.all()) {
      const auto key = fmt::format("{}|{}", static_cast<int>(diagnostic.code), diagnostic.address);
      if (!seen_.insert(key).second) continue;
      diagnostic.message += where;
      found_.add(std::move(diagnostic));
    }
  }

  void add_unreached() {
    for (const auto& [id, touchpoint] : journey_.touchpoints)
      if (!reached_[roster_.touchpoints.find(id).value])
        found_.warning(Code::unreachable, "touchpoints." + id,
                       texts::tr_format("no customer ever comes to `{}`", id),
                       texts::tr_words("let a `next` or a `then` lead there, or take it out"));
  }

  const Journey& journey_;
  Roster roster_;
  std::vector<bool> reached_;
  Diagnostics found_;
  std::set<std::string> seen_;
};

}  // namespace

void drop_texts(Journey& journey) {
  journey.scenarios.clear();
  walk(journey, [](const Path&, const Key&, auto& leaf) {
    if constexpr (std::is_same_v<std::remove_cvref_t<decltype(leaf)>, Notes>) leaf.clear();
  });
}

Outcome<SegmentBases> segment_bases(const Journey& journey) {
  Outcome<SegmentBases> outcome;
  SegmentBases bases;
  for (const auto& [id, segment] : journey.segments) {
    bases.journeys.push_back(for_segment(journey, id, outcome.diagnostics));
    drop_texts(bases.journeys.back());
  }
  if (!outcome.diagnostics.has_errors()) outcome.value = std::move(bases);
  return outcome;
}

Outcome<Case> prepare(const Journey& journey, const SegmentBases& bases, const Roster& roster,
                      const std::vector<ScenarioPart>& parts,
                      const std::function<void(Journey&)>& tweak) {
  Outcome<Case> outcome;
  Case prepared;
  for (std::size_t s = 0; s < bases.journeys.size(); ++s) {
    Journey own = bases.journeys[s];
    apply_parts(own, journey, parts, outcome.diagnostics);
    if (tweak) tweak(own);
    // Between two valid journeys there can be an invalid one: a product of two numbers that move.
    if (!parts.empty()) outcome.diagnostics.append(validate_values(own));
    if (outcome.diagnostics.has_errors()) return outcome;
    const SegmentIndex segment(s);
    Outcome<chain::SegmentChain> chain = compile_segment(own, roster, segment);
    outcome.diagnostics.append(std::move(chain.diagnostics));
    if (!chain) return outcome;
    prepared.segments.push_back(std::move(*chain));
    prepared.written.push_back(*own.segments.find(roster.segments[segment].id));
  }
  outcome.value = std::move(prepared);
  return outcome;
}

Diagnostics check(const Journey& journey) {
  Diagnostics found = StructureCheck(journey).run();
  found.append(advice_on_file(journey));
  return found;
}

}  // namespace painpoint::study
