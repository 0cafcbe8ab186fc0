#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "editor/edit.h"
#include "model/journey.h"

/// What the outline lists, without a window.
namespace painpoint::gui {

struct OutlineRow {
  std::string address;
  std::string name;
  int depth = 0;      ///< touchpoints stand in their stages, pain points (when searched) in those
  bool found = true;  ///< itself, and not only something that stands in it
};
/// One heading of the outline with what stands below it.
struct OutlineGroup {
  std::string collection;  ///< that new entries go to: "causes"; empty: none can be added
  std::string title;
  std::vector<OutlineRow> rows;
};

/// All of the journey, or what has all words of the search in its name or id, with the stage that
/// it stands in. Pain points come only with a search.
std::vector<OutlineGroup> outline_of(const Journey& journey, std::string_view search);

/// An entry dragged to where another one stands; a touchpoint that gets there into another stage
/// changes its stage, too. Nothing if that cannot be (an empty list).
std::vector<editor::Edit> move_to(const Journey& journey, const std::string& from,
                                  const std::string& to);

/// One step up or down among those beside it, as the outline shows them.
std::vector<editor::Edit> move_by(const Journey& journey, const std::string& address, int step);

}  // namespace painpoint::gui
