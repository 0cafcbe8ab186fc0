#include "study/traffic.h"

#include "study/compare.h"
#include "study/prepare.h"

namespace painpoint::study {
namespace {

std::vector<ScenarioPart> parts_under(const Journey& journey, std::string_view scenario) {
  return scenario == kBase ? std::vector<ScenarioPart>{} : parts_of(journey, scenario);
}

}  // namespace

Outcome<exact::Traffic> traffic(const Journey& journey, const Roster& roster,
                                std::string_view scenario) {
  Outcome<exact::Traffic> outcome;
  Outcome<SegmentBases> bases = segment_bases(journey);
  outcome.diagnostics = std::move(bases.diagnostics);
  if (!bases) return outcome;
  const Outcome<Case> prepared = prepare(journey, *bases, roster, parts_under(journey, scenario));
  outcome.diagnostics.append(prepared.diagnostics);
  if (!prepared) return outcome;
  std::vector<exact::SolvedFlows> flows;
  for (const chain::SegmentChain& chain : prepared->segments) {
    Outcome<exact::SolvedFlows> solved =
        exact::solve_flows(chain, roster, chain::Detail::everything);
    outcome.diagnostics.append(std::move(solved.diagnostics));
    if (!solved) return outcome;
    flows.push_back(std::move(*solved));
  }
  outcome.value = exact::traffic_of(prepared->segments, flows);
  return outcome;
}

Journey journey_under(const Journey& journey, std::string_view scenario) {
  Journey changed = journey;
  Diagnostics ignored;  // whoever solved the scenario has said what is to be said
  apply_parts(changed, journey, parts_under(journey, scenario), ignored);
  return changed;
}

}  // namespace painpoint::study
