#include "gui/outline_rows.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/text.h"
#include "gui/form_words.h"
#include "gui/tr.h"

namespace painpoint::gui {
namespace {

std::string small(std::string_view text) {
  std::string result(text);
  for (char& c : result)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return result;
}

class Search {
 public:
  explicit Search(std::string_view text) {
    const std::string normal = nfc(small(text));
    std::string_view rest = normal;
    while (!rest.empty()) {
      const std::size_t space = rest.find(' ');
      if (space != 0) words_.emplace_back(rest.substr(0, space));
      rest = space == std::string_view::npos ? std::string_view{} : rest.substr(space + 1);
    }
  }
  [[nodiscard]] bool empty() const { return words_.empty(); }
  [[nodiscard]] bool finds(std::string_view id, std::string_view name) const {
    const std::string text = small(id) + " " + small(name);
    return std::all_of(words_.begin(), words_.end(), [&](const std::string& word) {
      return text.find(word) != std::string::npos;
    });
  }

 private:
  std::vector<std::string> words_;
};

template <class T>
OutlineGroup group_of(const Dict<T>& entries, std::string_view collection, std::string title,
                      const Search& search) {
  OutlineGroup group{std::string(collection), std::move(title), {}};
  for (const auto& [id, entry] : entries) {
    const std::string& name = name_or_id(entry.name, id);
    if (search.finds(id, name)) group.rows.push_back({group.collection + "." + id, name});
  }
  return group;
}

void append_touchpoints(OutlineGroup& group, const Journey& journey, std::string_view stage,
                        const Search& search, bool stage_found) {
  for (const auto& [id, touchpoint] : journey.touchpoints) {
    const bool elsewhere = !touchpoint.stage.empty() && journey.stages.contains(touchpoint.stage)
                               ? touchpoint.stage != stage
                               : !stage.empty();
    if (elsewhere) continue;
    const std::string address = "touchpoints." + id;
    const std::string& name = name_or_id(touchpoint.name, id);
    const int depth = stage.empty() ? 0 : 1;
    std::vector<OutlineRow> pains;
    if (!search.empty())
      for (const auto& [pain_id, pain] : touchpoint.pains)
        if (search.finds(pain_id, name_or_id(pain.name, pain_id)))
          pains.push_back(
              {address + ".pains." + pain_id, name_or_id(pain.name, pain_id), depth + 1});
    const bool found = search.finds(id, name);
    if (!stage_found && pains.empty() && !found) continue;
    group.rows.push_back({address, name, depth, found});
    group.rows.insert(group.rows.end(), pains.begin(), pains.end());
  }
}

OutlineGroup map_of(const Journey& journey, const Search& search) {
  OutlineGroup group{"touchpoints", tr_words("Touchpoints"), {}};
  for (const auto& [id, stage] : journey.stages) {
    const std::string& name = name_or_id(stage.name, id);
    const std::size_t before = group.rows.size();
    const bool found = search.finds(id, name);
    group.rows.push_back({"stages." + id, name, 0, found});
    append_touchpoints(group, journey, id, search, found && !search.empty());
    if (!found && group.rows.size() == before + 1) group.rows.pop_back();
  }
  append_touchpoints(group, journey, "", search, false);
  return group;
}

struct Place {
  std::string collection;
  std::string id;
};
Place place_of(const std::string& address) {
  const std::size_t dot = address.rfind('.');
  if (dot == std::string::npos) return {{}, address};
  return {address.substr(0, dot), address.substr(dot + 1)};
}

/// The position of an entry of one of the journey's maps.
std::optional<std::size_t> position_of(const Journey& journey, const Place& place) {
  const auto in = [&](const auto& entries) -> std::optional<std::size_t> {
    const std::size_t position = entries.position(place.id);
    if (position == Dict<Stage>::kNowhere) return std::nullopt;
    return position;
  };
  if (place.collection == "stages") return in(journey.stages);
  if (place.collection == "touchpoints") return in(journey.touchpoints);
  if (place.collection == "segments") return in(journey.segments);
  if (place.collection == "channels") return in(journey.channels);
  if (place.collection == "teams") return in(journey.teams);
  if (place.collection == "causes") return in(journey.causes);
  if (place.collection == "ends") return in(journey.ends);
  if (place.collection == "policies") return in(journey.policies);
  if (place.collection == "scenarios") return in(journey.scenarios);
  return std::nullopt;
}

}  // namespace

std::vector<OutlineGroup> outline_of(const Journey& journey, std::string_view search_text) {
  const Search search(search_text);
  std::vector<OutlineGroup> groups;
  groups.push_back(map_of(journey, search));
  groups.push_back(group_of(journey.ends, "ends", tr_words("Ends"), search));
  groups.push_back(group_of(journey.causes, "causes", tr_words("Causes"), search));
  groups.push_back(group_of(journey.scenarios, "scenarios", tr_words("Scenarios"), search));
  groups.push_back(group_of(journey.segments, "segments", tr_words("Segments"), search));
  groups.push_back(group_of(journey.channels, "channels", tr_words("Channels"), search));
  groups.push_back(group_of(journey.teams, "teams", tr_words("Teams"), search));
  groups.push_back(group_of(journey.policies, "policies", tr_words("Policies"), search));
  OutlineGroup rest{{}, tr_words("How people react"), {}};
  for (const char* part :
       {"complaints", "recontact", "severities", "loyalty", "satisfaction", "observed"})
    if (search.finds(part, words_of_key(part))) rest.rows.push_back({part, words_of_key(part)});
  groups.push_back(std::move(rest));
  if (!search.empty())
    std::erase_if(groups, [](const OutlineGroup& group) { return group.rows.empty(); });
  return groups;
}

std::vector<editor::Edit> move_to(const Journey& journey, const std::string& from,
                                  const std::string& to) {
  const Place moved = place_of(from);
  const Place target = place_of(to);
  std::vector<editor::Edit> edits;
  if (from == to || !position_of(journey, moved)) return edits;
  if (moved.collection == "touchpoints" && target.collection == "stages") {
    if (journey.touchpoints.find(moved.id)->stage != target.id)
      edits.emplace_back(editor::SetText{from + ".stage", target.id});
    return edits;
  }
  const auto position = position_of(journey, target);
  if (moved.collection != target.collection || !position) return edits;
  if (moved.collection == "touchpoints") {
    const std::string& stage = journey.touchpoints.find(target.id)->stage;
    if (journey.touchpoints.find(moved.id)->stage != stage)
      edits.emplace_back(editor::SetText{from + ".stage", stage});
  }
  edits.emplace_back(editor::MoveEntry{from, *position});
  return edits;
}

std::vector<editor::Edit> move_by(const Journey& journey, const std::string& address, int step) {
  const Place place = place_of(address);
  std::vector<std::string> beside;
  for (const OutlineGroup& group : outline_of(journey, ""))
    for (const OutlineRow& row : group.rows)
      if (place_of(row.address).collection == place.collection) beside.push_back(row.address);
  const auto at = std::find(beside.begin(), beside.end(), address);
  if (at == beside.end() || step == 0) return {};
  const auto position = at - beside.begin() + step;
  if (position < 0 || position >= static_cast<std::ptrdiff_t>(beside.size())) return {};
  return move_to(journey, address, beside[static_cast<std::size_t>(position)]);
}

}  // namespace painpoint::gui
