#include "base/cancel.h"

#include "study/compare.h"
#include "study/decide.h"
#include "study/derivatives.h"
#include "study/tornado.h"
#include "study/where_it_hurts.h"
#include "tests/support/solve.h"

using namespace painpoint;
using namespace painpoint::test;

TEST_CASE("who is asked to end gives no answer, and finds no fault") {
  const Journey journey = read(R"(
customers_per_month: 100
causes: { gap: {} }
touchpoints:
  a: { minutes: 5, pains: { p: { chance: 10%, cause: gap } }, next: completed }
scenarios:
  fix: { changes: { causes.gap.level: 0% } }
)");
  const auto check = [&](CancelFlag flag, bool answers) {
    study::CompareOptions comparing;
    comparing.scenarios = study::all_scenarios(journey);
    comparing.cancelled = flag;
    const auto compared = study::compare(journey, comparing);
    CHECK(compared.value.has_value() == answers);
    CHECK_FALSE(compared.diagnostics.has_errors());
    study::HurtOptions hurting;
    hurting.cancelled = flag;
    const auto hurts = study::where_it_hurts(journey, hurting);
    CHECK(hurts.value.has_value() == answers);
    CHECK_FALSE(hurts.diagnostics.has_errors());
    const auto derivatives = study::derivatives_of(journey, {}, flag);
    CHECK(derivatives.value.has_value() == answers);
    CHECK_FALSE(derivatives.diagnostics.has_errors());
    const auto tornado = study::tornado_of(journey, study::Measure::horizon_npv, {}, flag);
    CHECK(tornado.value.has_value() == answers);
    CHECK_FALSE(tornado.diagnostics.has_errors());
    study::DecideOptions deciding;
    deciding.worlds = 40;
    deciding.cancelled = flag;
    const auto decision = study::decide(journey, deciding);
    CHECK(decision.value.has_value() == answers);
    CHECK_FALSE(decision.diagnostics.has_errors());
  };
  std::atomic<bool> cancelled = true;
  check(&cancelled, false);
  cancelled = false;
  check(&cancelled, true);
  check(nullptr, true);
}
