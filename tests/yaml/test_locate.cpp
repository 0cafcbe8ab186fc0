#include "tests/support/golden.h"
#include "tests/yaml/support.h"

using namespace painpoint;
using namespace painpoint::test;

namespace {

struct Located {
  yaml::JourneyFile file;
  std::string at(std::string_view address) const {
    const auto span = yaml::locate(file, address);
    if (!span) return "nowhere";
    return file.source.text.substr(span->begin, span->end - span->begin);
  }
};

}  // namespace

TEST_CASE("addresses lead to their bytes") {
  const Located in{
      yaml::read_journey("everything.yaml", read_file(source_path("tests/yaml/everything.yaml")))};
  CHECK(in.at("currency") == "GBP");
  CHECK(in.at("touchpoints.order.cost") == "0.5");
  CHECK(in.at("touchpoints.order.minutes.cv") == "0.5");
  CHECK(in.at("touchpoints.order.next.deliver") == "97%");
  CHECK(in.at("touchpoints.deliver.next.completed") == "completed");  // the shorthand
  CHECK(in.at("touchpoints.order.pains.late.causes.bad_address") == "bad_address");
  CHECK(in.at("touchpoints.order.pains.not_found.causes.rural") == "20%");
  CHECK(in.at("touchpoints.order.backstage.2.minutes") == "2");
  CHECK(in.at("scenarios.fix.changes.causes.bad_address.level") == "causes.bad_address.level");
  CHECK(in.at("scenarios.fix.changes.touchpoints.order.next.deliver") == "99%");
  CHECK(in.at("scenarios.bot.changes.touchpoints.order.next.bot") == "10%");
  CHECK(in.at("touchpoints.order") == "order");
  CHECK(in.at("touchpoints.order.pains.late.severity") == "late");  // a default: not written
  CHECK(in.at("policies.id_check.at") == "at");
  CHECK(in.at("") == "painpoint");
  CHECK(in.at("nothing.like.that") == "painpoint");
}

TEST_CASE("lists of stages are found by id, ids in either form of Unicode") {
  const Located in{yaml::read_journey(
      "x.yaml", journey_with("stages: [Buy, Caf\u00e9]\ncauses: { caf\u00e9: { level: 90% } }\n"))};
  CHECK(in.at("stages.Buy") == "Buy");
  CHECK(in.at("stages.Cafe\u0301") == "Caf\u00e9");
  CHECK(in.at("causes.cafe\u0301.level") == "90%");
}

TEST_CASE("large maps are searched as well as small ones") {
  std::string text = "painpoint: 1\njourney: J\ntouchpoints:\n";
  for (int i = 0; i < 500; ++i)
    text += "  t" + std::to_string(i) + ": { cost: " + std::to_string(i) + ", next: completed }\n";
  const Located in{yaml::read_journey("x.yaml", text)};
  CHECK(in.at("touchpoints.t0.cost") == "0");
  CHECK(in.at("touchpoints.t499.cost") == "499");
  CHECK(in.at("touchpoints.t500.cost") == "touchpoints");
}

TEST_CASE("findings of later floors get their places") {
  const Located in{
      yaml::read_journey("x.yaml", journey_with("", "cost: { value: 5, low: 4, high: 6 }"))};
  Diagnostics found;
  found.warning(Code::unreachable, "touchpoints.order", "nobody comes here", "");
  found.error(Code::out_of_range, "touchpoints.order.cost", "too much", "");
  yaml::locate_all(in.file, found);
  const auto text = [&](std::size_t i) {
    const Span span = found.all()[i].span.value();
    return in.file.source.text.substr(span.begin, span.end - span.begin);
  };
  CHECK(text(0) == "order");
  CHECK(text(1) == "5");
}
