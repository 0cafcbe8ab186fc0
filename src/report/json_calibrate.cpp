#include "report/calibration.h"
#include "report/json_parts.h"
#include "texts/tr.h"

namespace painpoint::report {

std::string calibration_json(const Journey& journey, const study::Calibration& calibration,
                             std::string_view patch) {
  const texts::Speaking english(texts::Language::english);
  Json json = json_head(journey, "exact");
  Json& own = json["calibration"] = Json::object();
  own["was_good"] = calibration.was_good;
  Json& figures = own["figures"] = Json::object();
  for (const study::CalibratedFigure& figure : calibration.figures) {
    Json& entry = append_member(figures, figure.figure.key, Json::object());
    entry["fitted"] = figure.figure.fitted;
    entry["observed"] = figure.figure.observed;
    entry["sd"] = figure.figure.sd;
    entry["before"] = figure.before;
    entry["after"] = figure.after;
    if (!figure.figure.fitted) continue;
    entry["off_before"] = figure.off_before();
    entry["off_after"] = figure.off_after();
    entry["met"] = figure.met;
    entry["can_move"] = figure.can_move;
    Json& against = entry["against"] = Json::array();
    for (const std::size_t other : figure.against)
      against.push_back(std::string(calibration.figures[other].figure.key));
  }
  Json& numbers = own["numbers"] = Json::object();
  for (const study::CalibratedNumber& number : calibration.numbers) {
    Json& entry = append_member(numbers, number.number.address, Json::object());
    entry["before"] = number.number.value;
    entry["after"] = number.after;
    entry["sd_log_odds"] = number.number.sigma;
    entry["moved"] = number.moved;
    entry["is_default"] = number.number.is_default;
    entry["is_free"] = number.number.is_free();
    entry["at_limit"] = number.at_limit;
  }
  own["patch"] = patch.empty() ? Json(nullptr) : Json(std::string(patch));
  return json_text(json);
}

}  // namespace painpoint::report
