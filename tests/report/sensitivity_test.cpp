#include "report/sensitivity.h"

#include "report/calibration.h"
#include "report/print.h"
#include "tests/report/example.h"

using namespace painpoint;

namespace {

report::Sensitivity sensitivity_of(const Journey& journey) {
  report::Sensitivity sensitivity;
  auto tornado = study::tornado_of(journey, study::Measure::horizon_npv);
  auto derivatives = study::derivatives_of(journey);
  REQUIRE(tornado.value.has_value());
  REQUIRE(derivatives.value.has_value());
  sensitivity.tornado = std::move(*tornado);
  sensitivity.derivatives = std::move(*derivatives);
  sensitivity.levers = study::levers_of(journey, sensitivity.derivatives);
  return sensitivity;
}

}  // namespace

TEST_CASE("sensitivity and calibration of the sample journeys fit a terminal, in any script") {
  for (const char* name : {"broadband", "bank_support", "returns_policy", "small_shop",
                           "telecom_zh", "water_utility_ar"}) {
    CAPTURE(name);
    const Journey journey = test::read_example(
        name, test::read_file(test::source_path(std::string("journeys/") + name + ".yaml")));
    test::check_lines(
        report::print_text(report::sensitivity_document(journey, sensitivity_of(journey))));
    const auto calibration = study::calibrate(journey);
    REQUIRE(calibration.value.has_value());
    test::check_lines(
        report::print_text(report::calibration_document(journey, *calibration, name, "p")));
  }
}

TEST_CASE("names from a journey are no formulas for spreadsheets and no code for JSON") {
  const Journey journey = test::international();
  const report::Sensitivity sensitivity = sensitivity_of(journey);
  const std::string csv = report::print_csv(report::sensitivity_figures(sensitivity));
  CHECK(csv.starts_with("part,number,figure,value\r\n"));
  CHECK(csv.find(",=cmd") == std::string::npos);
  const std::string json = report::sensitivity_json(journey, sensitivity);
  CHECK(json.find("\"tornado\"") != std::string::npos);
  CHECK(json == report::sensitivity_json(journey, sensitivity_of(journey)));
}
