#include "report/views.h"

#include "base/text.h"
#include "report/print.h"
#include "tests/report/example.h"

using namespace painpoint;

TEST_CASE("compare, as printed") {
  for (const auto& [name, journey] :
       {std::pair{"parcel", test::parcel()}, std::pair{"international", test::international()}}) {
    const std::string text =
        report::print_text(report::compare_document(journey, test::solved(journey)));
    test::check_lines(text);
    test::check_golden(std::string("report/compare_") + name + ".txt", text);
  }
}

TEST_CASE("solve, as printed") {
  for (const auto& [name, journey] :
       {std::pair{"parcel", test::parcel()}, std::pair{"international", test::international()}}) {
    study::Comparison comparison = test::solved(journey);
    comparison.scenarios.resize(2);
    const std::string text = report::print_text(report::solve_document(journey, comparison));
    test::check_lines(text);
    test::check_golden(std::string("report/solve_") + name + ".txt", text);
  }
}

TEST_CASE("simulate, as printed") {
  const Journey journey = test::parcel();
  const std::string text =
      report::print_text(report::simulation_document(journey, test::simulated(journey, 5000)));
  test::check_lines(text);
  CHECK(text.find("5,000 customers were played with seed 3") != std::string::npos);
  CHECK(text.find("±") != std::string::npos);
}

TEST_CASE("scenarios compared by playing customers, as printed") {
  const Journey journey = test::international();
  montecarlo::Settings settings;
  settings.customers = 20'000;
  settings.decide = montecarlo::Decision{};
  const auto simulation =
      study::simulate(journey, study::all_scenarios(journey), settings, study::Controls::exact);
  REQUIRE(simulation.value.has_value());
  const std::string text =
      report::print_text(report::contrast_document(journey, *simulation.value));
  test::check_lines(text);
  CHECK(text.find("customers were played with seed 1; ") != std::string::npos);
}

TEST_CASE("the sample journeys fit a terminal") {
  for (const char* name : {"broadband", "bank_support", "returns_policy"}) {
    CAPTURE(name);
    const Journey journey = test::read_example(
        name, test::read_file(test::source_path(std::string("journeys/") + name + ".yaml")));
    const study::Comparison comparison = test::solved(journey);
    test::check_lines(report::print_text(report::compare_document(journey, comparison)));
    test::check_lines(report::print_text(report::solve_document(journey, comparison)));
  }
}

TEST_CASE("tables for spreadsheets have every figure") {
  const Journey journey = test::international();
  const study::Comparison comparison = test::solved(journey);
  const std::string all = report::print_csv(report::exact_figures(journey, comparison));
  CHECK(all.starts_with("scenario,part,id,name,figure,unit,value\r\n"));
  CHECK(all.find("base,cause,عنوان,عناوين قديمة غير محدثة في النظام,removal_effect,SAR,") !=
        std::string::npos);
  CHECK(all.find("إصلاح,month,12,,cumulative,SAR,") != std::string::npos);
  const std::string wide = report::print_csv(report::compared_figures(journey, comparison));
  CHECK(wide.starts_with("figure,unit,base,إصلاح,改善,a3,a4,a5,a6\r\nname,,As it is,"));
  CHECK(wide.find(",'=cmd|") != std::string::npos);  // not a formula
  const std::string luck =
      report::print_csv(report::simulated_figures(journey, test::simulated(journey, 100)));
  CHECK(luck.starts_with("scenario,against,part,id,name,figure,unit,mean,se,low,high\r\n"));
  CHECK(luck.find("\r\na3,base,journey,") != std::string::npos);
}
