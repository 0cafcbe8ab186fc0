#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "editor/workshop_log.h"

/// What a room reads of what it tries, without a window.
namespace painpoint::gui {

struct RoomLine {
  std::string_view name;  ///< "complaints": for probes
  std::string title;
  std::string base, tried;
  std::string difference;  ///< "120 fewer"
  int better = 0;          ///< 1: better than the base, -1: worse, 0: neither
};
struct RoomVerdict {
  std::string sentence;  ///< "Saves GBP 41,000 a month"
  int better = 0;
  std::vector<RoomLine> lines;
};
RoomVerdict room_verdict(const editor::TriedFigures& figures, const Journey& journey);

/// "Better than doing nothing in 93 of 100 plausible worlds".
std::string how_sure_in_words(double beats_nothing);

}  // namespace painpoint::gui
