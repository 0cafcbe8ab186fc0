#include "report/map_texts.h"

#include <algorithm>
#include <utility>

#include "model/key.h"
#include "texts/tr.h"

namespace painpoint::report {
namespace {

/// What people call the texts; a key that is missing here is called by itself.
std::string lane_title(std::string_view key) {
  constexpr std::pair<std::string_view, std::string_view> kTitles[] = {
      {"goal", texts::tr_later("Goals")},
      {"doing", texts::tr_later("What customers do")},
      {"thinking", texts::tr_later("What customers think")},
      {"quote", texts::tr_later("What customers say")},
      {"systems", texts::tr_later("Systems")},
      {"expects", texts::tr_later("What customers expect")},
      {"opportunity", texts::tr_later("Opportunities")}};
  for (const auto& [name, title] : kTitles)
    if (name == key) return std::string(title);
  return std::string(key);
}

std::vector<MapLane> make_lanes() {
  std::vector<MapLane> lanes = {{"persona", texts::tr_later("Personas")}};
  for (const std::string_view key : kJourneyMapNotes)
    lanes.push_back({std::string(key), lane_title(key)});
  lanes.push_back({"backstage", texts::tr_later("Backstage work")});
  lanes.push_back({"moment_of_truth", texts::tr_later("Moments of truth")});
  return lanes;
}

std::vector<MapText> texts_in(const Notes& notes, bool moment_of_truth) {
  std::vector<MapText> texts;
  for (const std::string_view key : kJourneyMapNotes) {
    const Note* note = notes.find(key);
    if (note == nullptr) continue;
    std::string words = note_words(*note);
    if (!words.empty()) texts.push_back({std::string(key), std::move(words)});
  }
  if (moment_of_truth) texts.push_back({"moment_of_truth", ""});
  return texts;
}

std::string backstage_words(const Journey& journey, const Touchpoint& touchpoint) {
  std::string words;
  for (const Work& work : touchpoint.backstage) {
    const Team* team = journey.teams.find(work.team);
    const std::string who = work.team.empty() ? ""
                            : team == nullptr ? work.team
                                              : name_or_id(team->name, work.team);
    if (work.name.empty() && who.empty()) continue;
    if (!words.empty()) words += "; ";
    words += work.name.empty() ? who : work.name;
    if (!work.name.empty() && !who.empty()) words += " (" + who + ")";
  }
  return words;
}

}  // namespace

const std::vector<MapLane>& map_lanes() {
  static const std::vector<MapLane> kLanes = make_lanes();
  return kLanes;
}

std::string note_words(const Note& note) {
  if (note.kind == Note::Kind::text) return note.text;
  std::string words;
  for (const auto& [key, item] : note.items) {
    std::string one = note_words(item);
    if (one.empty()) continue;
    if (!words.empty()) words += note.kind == Note::Kind::map ? "; " : ", ";
    if (!key.empty()) words += key + ": ";
    words += one;
  }
  return words;
}

void add_texts(MapData& data, const Journey& journey) {
  for (MapCard& card : data.cards) {
    const Touchpoint* touchpoint = journey.touchpoints.find(card.id);
    if (touchpoint == nullptr) continue;
    card.texts = texts_in(touchpoint->notes, touchpoint->moment_of_truth);
    std::string backstage = backstage_words(journey, *touchpoint);
    if (!backstage.empty()) card.texts.push_back({"backstage", std::move(backstage)});
  }
  for (MapStage& shown : data.stages)
    if (const Stage* stage = journey.stages.find(shown.id))
      shown.texts = texts_in(stage->notes, stage->moment_of_truth);
  for (const auto& [id, segment] : journey.segments) {
    std::string words;
    for (const auto& [key, note] : segment.persona) {
      const std::string one = note_words(note);
      if (one.empty()) continue;
      if (!words.empty()) words += "; ";
      words += key + ": " + one;
    }
    if (!words.empty()) data.personas.push_back({name_or_id(segment.name, id), std::move(words)});
  }
}

}  // namespace painpoint::report
