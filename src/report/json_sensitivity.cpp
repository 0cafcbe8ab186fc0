#include "report/decide_view.h"
#include "report/json_parts.h"
#include "report/sensitivity.h"
#include "texts/tr.h"

namespace painpoint::report {
namespace {

Json end_json(const study::Tornado& tornado, const study::TornadoEnd& end) {
  Json json;
  json["number"] = end.number;
  json["is_percentile"] = end.is_percentile;
  json["best"] = option_id(tornado, end.best);
  Json& plans = json["plans"] = Json::object();
  for (std::size_t p = 0; p < tornado.ids.size(); ++p)
    append_member(plans, tornado.ids[p], end.plans[p]);
  return json;
}

Json tornado_json(const study::Tornado& tornado) {
  Json json;
  json["by"] = std::string(word_of(tornado.measure));
  json["best"] = option_id(tornado, tornado.best);
  json["plan"] = tornado.ids[tornado.plan];
  json["uncertain_numbers"] = tornado.numbers;
  Json& written = json["as_written"] = Json::object();
  for (std::size_t p = 0; p < tornado.ids.size(); ++p)
    append_member(written, tornado.ids[p], tornado.as_written[p]);
  Json& bars = json["bars"] = Json::object();
  for (const study::TornadoBar& bar : tornado.bars) {
    Json& entry = append_member(bars, bar.address, Json::object());
    entry["value"] = bar.value;
    entry["together"] = bar.together;
    entry["low"] = end_json(tornado, bar.low);
    entry["high"] = end_json(tornado, bar.high);
    entry["swing"] = bar.swing;
    entry["widest_swing"] = bar.widest_swing;
    Json& flips = entry["flips"] = Json::array();
    for (const study::Flip& flip : bar.flips)
      flips.push_back({{"at", flip.at}, {"to", option_id(tornado, flip.to)}});
  }
  return json;
}

}  // namespace

std::string sensitivity_json(const Journey& journey, const Sensitivity& sensitivity) {
  const texts::Speaking english(texts::Language::english);
  Json json = json_head(journey, "exact");
  json["tornado"] = sensitivity.tornado ? tornado_json(*sensitivity.tornado) : Json(nullptr);
  json["total_cost"] = sensitivity.derivatives.total_cost;
  Json& derivatives = json["derivatives"] = Json::object();
  for (const study::Derivative& derivative : sensitivity.derivatives.all) {
    Json& entry = append_member(derivatives, derivative.address, Json::object());
    entry["value"] = derivative.value;
    entry["below"] = maybe(derivative.slopes.down);
    entry["above"] = maybe(derivative.slopes.up);
  }
  json["savings_for_customers"] = study::customers_of_saving(journey);
  Json& levers = json["levers"] = Json::array();
  for (const study::Lever& lever : sensitivity.levers)
    levers.push_back({{"number", lever.derivative.address},
                      {"less", lever.less},
                      {"step", lever.step},
                      {"saving", lever.saving}});
  return json_text(json);
}

}  // namespace painpoint::report
