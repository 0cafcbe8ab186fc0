#include "yaml/fragment.h"

#include <algorithm>
#include <utility>

#include "yaml/decode.h"
#include "yaml/encode.h"
#include "yaml/render_document.h"
#include "yaml/tree.h"

namespace painpoint::yaml {
namespace {

/// Copies what has one of the ids that are used, in the order of the journey.
template <class T, class Use>
void copy_used(const Dict<T>& from, Dict<T>& to, const Use& is_used) {
  for (const auto& [id, value] : from)
    if (is_used(id)) to.insert(id, value);
}

/// Everything that some touchpoints name.
struct Used {
  Dict<bool> stages, channels, teams, causes;

  void take(const Touchpoint& touchpoint) {
    stages.insert(touchpoint.stage, true);
    for (const auto& [id, share] : touchpoint.channel) channels.insert(id, true);
    teams.insert(touchpoint.staff.team, true);
    for (const Work& work : touchpoint.backstage) teams.insert(work.team, true);
    for (const auto& [pain_id, pain] : touchpoint.pains) {
      teams.insert(pain.correction.team, true);
      for (const auto& [id, share] : pain.causes) causes.insert(id, true);
    }
  }
};

/// What a whole journey needs and a part of one does not.
bool is_about_the_whole(const Diagnostic& diagnostic) {
  if (diagnostic.code != Code::missing_key) return false;
  const std::string& address = diagnostic.address;
  return address.find('.') == std::string::npos || address.ends_with(".next");
}

}  // namespace

std::string render_fragment(const Journey& journey, const std::vector<std::string>& touchpoints) {
  Journey part;
  Used used;
  for (const auto& [id, touchpoint] : journey.touchpoints) {
    if (std::find(touchpoints.begin(), touchpoints.end(), id) == touchpoints.end()) continue;
    part.touchpoints.insert(id, touchpoint);
    used.take(touchpoint);
  }
  const auto in = [](const Dict<bool>& ids) {
    return [&ids](const std::string& id) { return ids.contains(id); };
  };
  copy_used(journey.stages, part.stages, in(used.stages));
  copy_used(journey.channels, part.channels, in(used.channels));
  copy_used(journey.teams, part.teams, in(used.teams));
  copy_used(journey.causes, part.causes, in(used.causes));
  copy_used(journey.map.positions, part.map.positions,
            [&](const std::string& id) { return part.touchpoints.contains(id); });
  Encoding encoding(part);
  std::string text;
  for (const DocumentEntry& section : encode_journey(encoding).entries)
    if (section.is_written() && section.key != "painpoint" && section.key != "journey")
      text += in_lines(section, 0, {});
  return text;
}

Outcome<Journey> read_fragment(std::string_view text) {
  Outcome<Journey> outcome;
  Parsed parsed = parse(text);
  outcome.diagnostics = std::move(parsed.diagnostics);
  if (outcome.diagnostics.has_errors()) return outcome;
  Journey part;
  Diagnostics found;
  Reading reading(parsed.tree, found);
  const std::vector<WaitingChanges> waiting = decode_journey(reading, part);
  decode_changes(reading, waiting, part);
  for (Diagnostic& diagnostic : found.all())
    if (!is_about_the_whole(diagnostic)) outcome.diagnostics.add(std::move(diagnostic));
  for (auto& [id, cause] : part.causes) cause.written_prevalence = cause.prevalence.value;
  if (!outcome.diagnostics.has_errors()) outcome.value = std::move(part);
  return outcome;
}

}  // namespace painpoint::yaml
