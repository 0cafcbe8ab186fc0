#include "model/roster.h"

#include "texts/tr.h"

namespace painpoint {

Roster make_roster(const Journey& journey) {
  Roster roster;
  roster.causes.add("", texts::tr_later("no named cause"));
  roster.channels.add("", texts::tr_later("no channel"));
  roster.teams.add("", texts::tr_later("no team"));
  roster.stages.add("", texts::tr_later("no stage"));
  for (const auto& [id, stage] : journey.stages) roster.stages.add(id, stage.name);
  for (const auto& [id, cause] : journey.causes) roster.causes.add(id, cause.name);
  for (const auto& [id, policy] : journey.policies) roster.causes.add(id, policy.name);
  for (const auto& [id, channel] : journey.channels) roster.channels.add(id, channel.name);
  for (const auto& [id, team] : journey.teams) roster.teams.add(id, team.name);
  for (const auto& [id, segment] : journey.segments) roster.segments.add(id, segment.name);
  for (const auto& [id, end] : journey.ends) roster.ends.add(id, end.name);
  roster.completed = roster.ends.find(kCompleted);
  roster.abandoned = roster.ends.find(kAbandoned);

  const auto add_touchpoint = [&](const std::string& id, const Touchpoint& touchpoint) {
    if (roster.touchpoints.find(id).valid()) return;
    roster.touchpoints.add(id, touchpoint.name);
    const StageIndex stage = roster.stages.find(touchpoint.stage);
    roster.stage_of.push_back(stage.valid() ? stage : kNoStage);
  };
  for (const auto& [id, touchpoint] : journey.touchpoints) add_touchpoint(id, touchpoint);
  for (const auto& [scenario_id, scenario] : journey.scenarios)
    for (const auto& [id, touchpoint] : scenario.add.touchpoints) add_touchpoint(id, touchpoint);
  return roster;
}

}  // namespace painpoint
