#include "report/hurts_view.h"

#include <nlohmann/json.hpp>

#include "report/print.h"
#include "tests/report/example.h"

using namespace painpoint;
using nlohmann::ordered_json;

namespace {

study::WhereItHurts hurts_of(const Journey& journey, const std::string& scenario = "base") {
  auto outcome = study::where_it_hurts(journey, {scenario, true});
  REQUIRE(outcome.value.has_value());
  return std::move(*outcome.value);
}

}  // namespace

TEST_CASE("where it hurts, as printed") {
  for (const auto& [its_name, journey] :
       {std::pair{"parcel", test::parcel()}, std::pair{"international", test::international()}}) {
    const std::string name = its_name;
    const std::string text =
        report::print_text(report::hurts_document(journey, hurts_of(journey), study::HurtBy::cost));
    test::check_lines(text);
    test::check_golden("report/hurts_" + name + ".txt", text);
  }
}

TEST_CASE("figures far from what is observed are said before anything else") {
  Journey journey = test::parcel();
  journey.observed.complaints_per_1000 = Number(600);
  const std::string text = report::print_text(
      report::hurts_document(journey, hurts_of(journey, "fix"), study::HurtBy::friction));
  const std::size_t warning = text.find("far from what is observed: complaints per 1,000");
  REQUIRE(warning != std::string::npos);
  CHECK(warning < text.find("What causes it"));
}

TEST_CASE("rankings in JSON and CSV have every member and the same shares") {
  const Journey journey = test::international();
  const study::WhereItHurts hurts = hurts_of(journey);
  for (const study::HurtBy by : {study::HurtBy::cost, study::HurtBy::complaints}) {
    const auto json = ordered_json::parse(report::hurts_json(journey, hurts, by));
    CHECK(json["engine"] == "exact");
    const auto& base = json["scenarios"]["base"];
    for (const char* part : {"causes", "touchpoints", "pains"}) {
      CAPTURE(part);
      double sum = 0;
      double last = 0;
      for (const auto& [id, entry] : base[part].items()) {
        sum += entry["share"].get<double>();
        last = entry["cumulative_share"].get<double>();
      }
      CHECK(sum == doctest::Approx(1));
      CHECK(last == doctest::Approx(1));
    }
    const std::string csv = report::print_csv(report::hurts_figures(journey, hurts, by));
    CHECK(csv.starts_with(
        "scenario,part,id,name,owner,figure,unit,value,share,cumulative\r\nbase,cause,"));
    CHECK(csv.find("quality_cost,external_failure.redress,") != std::string::npos);
    CHECK(csv.find(",=cmd") == std::string::npos);  // no formula
  }
}
