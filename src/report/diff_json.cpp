#include <utility>

#include "report/diff_view.h"
#include "report/json_parts.h"
#include "texts/tr.h"

namespace painpoint::report {
namespace {

Json said_json(const std::optional<study::Said>& said) {
  if (!said) return nullptr;
  Json json;
  json["words"] = said->words;
  if (said->number) json["value"] = *said->number;
  return json;
}

Json values_json(const std::vector<study::ValueDiff>& values) {
  Json list = Json::array();
  for (const study::ValueDiff& value : values)
    list.push_back({{"address", value.address},
                    {"before", said_json(value.before)},
                    {"after", said_json(value.after)}});
  return list;
}

Json journeys_json(const study::JourneyDiff& diff) {
  Json json;
  Json& things = json["things"] = Json::array();
  for (const study::ThingDiff& thing : diff.things)
    things.push_back({{"is", thing.presence == study::Presence::added ? "added" : "removed"},
                      {"address", thing.address},
                      {"name", thing.name}});
  json["numbers"] = values_json(diff.numbers);
  json["words"] = values_json(diff.words);
  json["texts"] = diff.texts;
  return json;
}

Json moved_json(const MovedFigure& figure) {
  Json json;
  json["figure"] = figure.path;
  json["before"] = maybe(figure.before.value);
  json["after"] = maybe(figure.after.value);
  if (figure.before.value && figure.after.value)
    json["change"] = *figure.after.value - *figure.before.value;
  if (figure.standard_error) json["se"] = *figure.standard_error;
  return json;
}

Json results_json(const ComparedResults& results) {
  Json json;
  json["journey"] = results.after.journey;
  json["currency"] = results.after.currency;
  json["engine"] = results.after.engine;
  if (results.diff.random) {
    json["false_alarm"] = kFalseAlarm;
    json["judged"] = results.diff.judged;
    json["threshold_in_standard_errors"] = results.diff.threshold;
  }
  json["scenarios_added"] = results.diff.added;
  json["scenarios_removed"] = results.diff.removed;
  Json& scenarios = json["scenarios"] = Json::object();
  for (const ScenarioDiff& scenario : results.diff.scenarios) {
    Json entry;
    entry["compared"] = scenario.compared;
    entry["within_noise"] = scenario.within_noise;
    entry["not_judged"] = scenario.not_judged;
    Json& moved = entry["moved"] = Json::array();
    for (const MovedFigure& figure : scenario.moved) moved.push_back(moved_json(figure));
    entry["only_before"] = scenario.only_before;
    entry["only_after"] = scenario.only_after;
    append_member(scenarios, scenario.id, std::move(entry));
  }
  return json;
}

}  // namespace

std::string diff_json(const DiffReport& report) {
  const texts::Speaking english(texts::Language::english);
  Json json;
  json["painpoint"] = std::string(version());
  json["before"] = report.before;
  json["after"] = report.after;
  json["same_bytes"] = report.same_bytes;
  if (report.journeys) json["journeys"] = journeys_json(*report.journeys);
  if (report.results) json["results"] = results_json(*report.results);
  if (!report.no_results.empty()) json["no_results"] = report.no_results;
  return json_text(json);
}

}  // namespace painpoint::report
