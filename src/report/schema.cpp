#include "report/schema.h"

#include <cmath>
#include <string>
#include <type_traits>
#include <vector>

#include "model/language.h"
#include "model/walk.h"
#include "report/json_parts.h"
#include "texts/tr.h"

namespace painpoint::report {
namespace {

template <class T>
struct TypeName;
// clang-format off
template <> struct TypeName<Stage> { static constexpr const char* name = "stage"; };
template <> struct TypeName<Segment> { static constexpr const char* name = "segment"; };
template <> struct TypeName<Channel> { static constexpr const char* name = "channel"; };
template <> struct TypeName<Team> { static constexpr const char* name = "team"; };
template <> struct TypeName<Cause> { static constexpr const char* name = "cause"; };
template <> struct TypeName<WouldReturn> { static constexpr const char* name = "would_return"; };
template <> struct TypeName<WouldReturnOverrides> { static constexpr const char* name = "would_return_of_pain"; };
template <> struct TypeName<SeverityProfile> { static constexpr const char* name = "severity"; };
template <> struct TypeName<Severities> { static constexpr const char* name = "severities"; };
template <> struct TypeName<Condition> { static constexpr const char* name = "condition"; };
template <> struct TypeName<Work> { static constexpr const char* name = "work"; };
template <> struct TypeName<Pain> { static constexpr const char* name = "pain"; };
template <> struct TypeName<Touchpoint> { static constexpr const char* name = "touchpoint"; };
template <> struct TypeName<End> { static constexpr const char* name = "end"; };
template <> struct TypeName<Escalation> { static constexpr const char* name = "escalation"; };
template <> struct TypeName<ComplaintDesk> { static constexpr const char* name = "complaints"; };
template <> struct TypeName<Recontact> { static constexpr const char* name = "recontact"; };
template <> struct TypeName<Loyalty> { static constexpr const char* name = "loyalty"; };
template <> struct TypeName<Satisfaction> { static constexpr const char* name = "satisfaction"; };
template <> struct TypeName<Policy> { static constexpr const char* name = "policy"; };
template <> struct TypeName<Additions> { static constexpr const char* name = "additions"; };
template <> struct TypeName<Scenario> { static constexpr const char* name = "scenario"; };
template <> struct TypeName<DrawnMap> { static constexpr const char* name = "map"; };
template <> struct TypeName<Observed> { static constexpr const char* name = "observed"; };
// clang-format on

constexpr const char* kDigits = R"(^-?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][-+]?[0-9]+)?)";

Json reference(const std::string& name) {
  return {{"$ref", "#/$defs/" + name}};
}

Json any_of(std::vector<Json> choices) {
  return {{"anyOf", std::move(choices)}};
}

Json object_of(Json properties, const std::vector<std::string>& required) {
  Json object;
  object["type"] = "object";
  object["properties"] = std::move(properties);
  if (!required.empty()) object["required"] = required;
  object["additionalProperties"] = false;
  return object;
}

/// Any single value that is read as text: editors take `2024` for a number.
Json text() {
  return {{"type", {"string", "number", "boolean", "null"}}};
}
Json id() {
  return {{"type", {"string", "number"}}};
}

Json ids_as_keys(Json value) {
  Json map;
  map["type"] = {"object", "null"};
  map["propertyNames"] = {
      {"pattern", R"(^[^.\s]+$)"},
      {"not",
       {{"enum",
         {"back", "set", "scale", "cut", "add", "value", "mean", "distribution", "low", "high"}}}}};
  map["additionalProperties"] = std::move(value);
  return map;
}

/// A number alone, in all the ways in which this quantity may be written.
Json bare_number(Quantity quantity) {
  const QuantityRule& rule = rule_of(quantity);
  Json number;
  number["type"] = rule.whole ? "integer" : "number";
  if (std::isfinite(rule.low)) number[rule.low_is_open ? "exclusiveMinimum" : "minimum"] = rule.low;
  if (std::isfinite(rule.high)) number["maximum"] = rule.high;
  if (rule.percent)
    return any_of({number, {{"type", "string"}, {"pattern", std::string(kDigits) + " ?%$"}}});
  if (quantity == Quantity::minutes)
    return any_of(
        {number,
         {{"type", "string"}, {"pattern", std::string(kDigits) + " ?(s|min|h|day|days)$"}}});
  return number;
}

Json words_schema(const std::string_view* words, std::size_t count) {
  Json schema;
  for (std::size_t i = 0; i < count; ++i)
    if (!words[i].empty()) schema["enum"].push_back(std::string(words[i]));
  return schema;
}
template <class E>
Json words_of() {
  return words_schema(Words<E>::words.data(), Words<E>::words.size());
}

class Schema {
 public:
  Json build() {
    const Journey journey;
    Json root;
    root["$schema"] = "https://json-schema.org/draft/2020-12/schema";
    root["title"] = "A painpoint journey, version 1 of the language";
    Json body = structure(journey);
    for (auto& [key, value] : body.items()) root[key] = value;
    root["$defs"] = std::move(definitions_);
    return root;
  }

 private:
  /// Collects the keys of one structure.
  struct Keys {
    Schema& schema;
    Json properties = Json::object();
    std::vector<std::string> required{};
    bool anything = false;

    template <class T>
    void operator()(const Key& key, const T& member) {
      Json entry = {{"description", std::string(key.meaning)}};
      const Json kind = schema.of(key, member);
      for (const auto& [name, value] : kind.items()) entry[name] = value;
      if constexpr (std::is_same_v<T, Number>)
        if (!key.required) entry["default"] = member.value;
      properties[std::string(key.name)] = std::move(entry);
      if (key.required) required.emplace_back(key.name);
    }
    void operator()(const Key& key, NoteKeys, const Notes&) {
      properties[std::string(key.name)] = {{"description", std::string(key.meaning)}};
    }
    void operator()(NoteKeys kind, const Notes&) {
      const auto add = [&](std::string_view name) {
        properties[std::string(name)] = {{"description", "shown on the map, never calculated"}};
      };
      for (const std::string_view name : kGeneralNotes) add(name);
      if (kind != NoteKeys::journey_map) return;
      for (const std::string_view name : kJourneyMapNotes) add(name);
    }
  };

  template <class T>
  Json structure(const T& object) {
    Keys keys{*this};
    describe(keys, object);
    if constexpr (std::is_same_v<T, Pain>)
      keys.properties["cause"] = {
          {"description", "the one root cause; short for causes: { it: 100% }"},
          {"type", {"string", "number"}}};
    const bool may_be_empty = keys.required.empty();
    Json schema = object_of(std::move(keys.properties), keys.required);
    if (may_be_empty) schema["type"] = {"object", "null"};
    schema["patternProperties"] = {{"^x-", true}};
    if constexpr (std::is_same_v<T, Pain>) schema["not"] = {{"required", {"cause", "causes"}}};
    return schema;
  }

  template <class Build>
  Json shared(const std::string& name, Build&& build) {
    if (!definitions_.contains(name)) {
      definitions_[name] = nullptr;  // so that the order is that of first use
      Json made = build();
      definitions_[name] = std::move(made);
    }
    return reference(name);
  }

  Json number(Quantity quantity) {
    if (quantity == Quantity::version) return {{"const", 1}};
    static const std::vector<std::string> kNames = {
        "number", "chance", "share",        "positive_share", "level",           "rate",
        "factor", "money",  "signed_money", "money_per_hour", "money_per_month", "minutes",
        "points", "count",  "months",       "whole_months",   "feeling",         "version"};
    return shared(kNames[static_cast<std::size_t>(quantity)], [&] {
      return any_of({bare_number(quantity), number_map(bare_number(quantity))});
    });
  }

  Json number_map(const Json& bare) {
    Json low = bare;
    low["description"] = "the 5th percentile";
    Json high = bare;
    high["description"] = "the 95th percentile";
    return object_of({{"value", bare},
                      {"low", low},
                      {"high", high},
                      {"sample",
                       {{"description", "from how many cases it was counted"},
                        {"type", "number"},
                        {"exclusiveMinimum", 0}}},
                      {"evidence", words_of<Evidence>()},
                      {"source", text()},
                      {"note", text()}},
                     {"value"});
  }

  Json time() {
    return shared("time", [&] {
      const Json minutes = bare_number(Quantity::minutes);
      const Json number_of_minutes = number(Quantity::minutes);
      const Json factor = number(Quantity::factor);
      const auto family = [&](const char* name, Json properties,
                              std::vector<std::string> required) {
        Json all = {{"distribution", {{"const", name}}}};
        for (auto& [key, value] : properties.items()) all[key] = value;
        required.emplace_back("distribution");
        return object_of(std::move(all), required);
      };
      const auto spread = [&](const char* name) {
        Json made =
            family(name, {{"mean", number_of_minutes}, {"cv", factor}, {"sd", number_of_minutes}},
                   {"mean"});
        made["oneOf"] = {{{"required", {"cv"}}}, {{"required", {"sd"}}}};
        return made;
      };
      Json unnamed = spread("lognormal");
      unnamed["required"] = {"mean"};
      const Json list = {{"type", "array"}, {"items", number_of_minutes}, {"minItems", 1}};
      const Json weights = {{"type", "array"}, {"items", factor}, {"minItems", 1}};
      return any_of(
          {number_of_minutes, unnamed, family("fixed", {{"value", number_of_minutes}}, {"value"}),
           family("exponential", {{"mean", number_of_minutes}}, {"mean"}), spread("gamma"),
           family("uniform", {{"min", number_of_minutes}, {"max", number_of_minutes}},
                  {"min", "max"}),
           family("triangular",
                  {{"min", number_of_minutes},
                   {"mode", number_of_minutes},
                   {"max", number_of_minutes}},
                  {"min", "mode", "max"}),
           family("empirical", {{"values", list}, {"weights", weights}}, {"values"})});
    });
  }

  Json split() {
    return shared("split", [&] {
      Json shares = ids_as_keys(number(Quantity::share));
      shares["propertyNames"] = {{"pattern", R"(^[^.\s]+$)"}};  // `back` is a place to go
      shares["type"] = "object";
      shares["minProperties"] = 1;
      return any_of({id(), shares});
    });
  }

  Json change() {
    return shared("change", [&] {
      const Json operand = shared("operand", [&] {
        Json text_number = {{"type", "string"},
                            {"pattern", std::string(kDigits) + " ?(%|s|min|h|day|days)$"}};
        const Json bare = any_of({{{"type", "number"}}, text_number});
        return any_of({bare, number_map(bare)});
      });
      Json one = object_of({{"set", any_of({operand, split()})},
                            {"scale", operand},
                            {"cut", operand},
                            {"add", operand}},
                           {});
      one["minProperties"] = 1;
      one["maxProperties"] = 1;
      return any_of({operand, one, split()});
    });
  }

  // The schema of one key, by the type of its member.
  Json of(const Key& key, const Number&) { return number(key.quantity); }
  Json of(const Key& key, const std::optional<Number>&) { return number(key.quantity); }
  Json of(const Key&, const Time&) { return time(); }
  Json of(const Key&, const painpoint::Split&) { return split(); }
  Json of(const Key&, bool) { return {{"type", "boolean"}}; }
  Json of(const Key& key, const std::string&) {
    return key.refers == Refers::nothing ? text() : id();
  }
  Json of(const Key&, const std::vector<std::string>&) {
    return any_of({id(), {{"type", "array"}, {"items", id()}, {"minItems", 1}}});
  }
  Json of(const Key&, const CustomerValue&) {
    return any_of({number(Quantity::money), object_of({{"margin_per_year", number(Quantity::money)},
                                                       {"retention", number(Quantity::rate)}},
                                                      {"margin_per_year", "retention"})});
  }
  Json of(const Key&, const Changes&) {
    Json changes;
    changes["type"] = {"object", "null"};
    changes["additionalProperties"] = change();
    return changes;
  }
  Json of(const Key&, const MapPositions&) {
    Json positions;
    positions["type"] = {"object", "null"};
    positions["additionalProperties"] = {
        {"type", "array"}, {"items", {{"type", "number"}}}, {"minItems", 2}, {"maxItems", 2}};
    return positions;
  }
  Json of(const Key& key, const std::optional<Pain>&) { return of(key, Pain{}); }
  Json of(const Key& key, const std::vector<Work>&) {
    const Json work = of(key, Work{});
    return any_of({{{"type", "array"}, {"items", work}}, work});
  }
  template <class E>
  requires std::is_enum_v<E> Json of(const Key&, E) { return words_of<E>(); }
  template <class T>
  requires kIsDictOfStructures<Dict<T>> Json of(const Key& key, const Dict<T>&) {
    Json map = ids_as_keys(of(key, T{}));
    if constexpr (std::is_same_v<T, Stage>)
      return any_of({map, {{"type", "array"}, {"items", id()}, {"uniqueItems", true}}});
    return map;
  }
  template <class T>
  requires requires { TypeName<T>::name; }
  Json of(const Key&, const T& object) {
    return shared(TypeName<T>::name, [&] { return structure(object); });
  }

  Json definitions_ = Json::object();
};

}  // namespace

std::string schema_json() {
  const texts::Speaking english(texts::Language::english);
  return json_text(Schema().build());
}

}  // namespace painpoint::report
