#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "report/map_data.h"

/// The texts of a journey map: what people say, think, do and need, and what the organisation does
/// behind it.
namespace painpoint::report {

struct MapLane {
  std::string key;    ///< "quote", "backstage", "persona", ...
  std::string title;  ///< for people: "Said", "Backstage work"
};
/// All lanes that a map can have, from the top.
const std::vector<MapLane>& map_lanes();

/// "Chatbot, Knowledge base"; "who: Ruth; needs: certainty". Empty where the note says nothing.
std::string note_words(const Note& note);

/// Fills in the texts of cards and stages, and the personas, from a journey that has them.
void add_texts(MapData& data, const Journey& journey);

}  // namespace painpoint::report
