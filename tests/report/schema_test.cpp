#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "report/schema.h"

namespace {

void collect_references(const nlohmann::json& schema, std::set<std::string>& found) {
  if (schema.is_object()) {
    for (const auto& [key, value] : schema.items()) {
      if (key == "$ref" && value.is_string()) found.insert(value.get<std::string>());
      collect_references(value, found);
    }
  } else if (schema.is_array()) {
    for (const nlohmann::json& item : schema) collect_references(item, found);
  }
}

}  // namespace

TEST_CASE("the schema is JSON, says which draft it is, and its references lead somewhere") {
  const std::string text = painpoint::report::schema_json();
  CHECK(text == painpoint::report::schema_json());
  const nlohmann::json schema = nlohmann::json::parse(text);
  CHECK(schema["$schema"] == "https://json-schema.org/draft/2020-12/schema");
  CHECK(schema["required"] == nlohmann::json({"painpoint", "journey", "touchpoints"}));
  CHECK(schema["additionalProperties"] == false);
  std::set<std::string> references;
  collect_references(schema, references);
  CHECK(references.size() > 30);
  for (const std::string& reference : references) {
    CAPTURE(reference);
    const std::string prefix = "#/$defs/";
    REQUIRE(reference.starts_with(prefix));
    CHECK(schema["$defs"].contains(reference.substr(prefix.size())));
  }
  for (const auto& [its_name, definition] : schema["$defs"].items()) {
    const auto& name = its_name;
    CAPTURE(name);
    CHECK(definition.is_object());
    CHECK(references.contains("#/$defs/" + name));
  }
}

TEST_CASE("the schema knows what the language knows") {
  const nlohmann::json schema = nlohmann::json::parse(painpoint::report::schema_json());
  const nlohmann::json& defs = schema["$defs"];
  CHECK(defs["touchpoint"]["required"] == nlohmann::json({"next"}));
  CHECK(defs["touchpoint"]["additionalProperties"] == false);
  CHECK(defs["touchpoint"]["patternProperties"].contains("^x-"));
  CHECK(defs["touchpoint"]["properties"].contains("quote"));
  CHECK(!defs["team"]["properties"].contains("quote"));
  CHECK(defs["team"]["properties"].contains("note"));
  CHECK(defs["pain"]["properties"].contains("cause"));
  CHECK(defs["cause"]["properties"]["kind"]["enum"] ==
        nlohmann::json({"people", "process", "technology", "supplier", "policy"}));
  CHECK(defs["touchpoint"]["properties"]["wait"]["description"] ==
        "time that the customer is kept waiting");
  CHECK(schema["properties"]["painpoint"]["const"] == 1);
  CHECK(schema["properties"]["discount_rate"]["default"] == 0.1);
}
