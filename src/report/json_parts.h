#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "chain/metrics.h"
#include "model/journey.h"
#include "report/members.h"
#include "report/version.h"

/// What the JSON of both engines shares.
namespace painpoint::report {

using Json = nlohmann::ordered_json;

inline Json json_head(const Journey& journey, std::string_view engine) {
  Json head;
  head["painpoint"] = std::string(version());
  head["journey"] = journey.name;
  head["currency"] = journey.currency;
  head["engine"] = std::string(engine);
  return head;
}

/// One row as an object; `figure(metric)` gives the value of each key.
template <class Figure>
Json json_row(chain::Split split, Figure&& figure) {
  Json row = Json::object();
  for (const chain::Metric metric : metrics_of(split))
    row[std::string(chain::info(metric).name)] = figure(metric);
  return row;
}

/// Appends a member whose key is known to be new. Looking for it, as operator[] does, would make
/// writing 100,000 touchpoints quadratic.
inline Json& append_member(Json& object, std::string_view key, Json value) {
  auto& members = object.get_ref<Json::object_t&>();
  members.emplace_back(std::string(key), std::move(value));
  return members.back().second;
}

/// The number, or null where there is none.
inline Json maybe(const std::optional<double>& value) {
  return value ? Json(*value) : Json(nullptr);
}

/// The text, with a line break at its end. Text that is not UTF-8 cannot come from a file that was
/// read; if it comes from elsewhere, it must not throw here.
inline std::string json_text(const Json& json) {
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace painpoint::report
