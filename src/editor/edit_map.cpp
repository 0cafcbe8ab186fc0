#include <fmt/format.h>

#include "editor/draft.h"
#include "model/address.h"
#include "model/words.h"
#include "texts/tr.h"

namespace painpoint::editor {
namespace {

bool is_on_the_map(const Journey& journey, const std::string& id) {
  if (journey.touchpoints.contains(id) || journey.ends.contains(id)) return true;
  for (const auto& [scenario_id, scenario] : journey.scenarios)
    if (scenario.add.touchpoints.contains(id)) return true;
  return false;
}

}  // namespace

void carry_out(Draft& draft, const PlaceCards& edit) {
  MapPositions& places = draft.journey.map.positions;
  for (const CardPlace& place : edit.places) {
    if (!place.at) {
      places.erase(place.id);
      continue;
    }
    if (!is_on_the_map(draft.journey, place.id))
      return draft.refuse(Code::unknown_name, "map.positions." + place.id,
                          texts::tr_format("there is no touchpoint or end `{}`", place.id),
                          texts::tr_words("place cards that are on the map"));
    places[place.id] = MapPosition{place.at->first, place.at->second};
  }
  if (edit.tidy)
    draft.message = texts::tr_words("Tidy the map");
  else if (edit.places.size() == 1)
    draft.message =
        texts::tr_format("Move {}", name_of(draft.journey, Refers::next, edit.places.front().id));
  else
    draft.message = texts::tr_format("Move {} cards", edit.places.size());
}

}  // namespace painpoint::editor
