#include "tests/cli/run.h"

using namespace painpoint::test;

TEST_CASE("codes are explained") {
  const Ran ran = run("explain PP012");
  CHECK(ran.exit == 0);
  CHECK(ran.out.starts_with("PP012: A key that does not exist\n"));
  CHECK(has(ran.out, "For example:"));
  CHECK(run("explain pp12").out == ran.out);
  CHECK(run("explain PP012 " + parcel_path()).out == ran.out);
  const Ran unknown = run("explain PP999");
  CHECK(unknown.exit == 3);
  CHECK(has(unknown.err, "there is no code PP999"));
}

TEST_CASE("keys of the language are explained without a file") {
  const Ran ran = run("explain severities.minor.complain");
  CHECK(ran.exit == 0);
  CHECK(has(ran.out, "chance that a customer with the problem complains"));
  CHECK(has(ran.out, "Default       1% (guess: "));
  CHECK(has(run("explain recontact.resolved").out, "70% (expert: "));
  CHECK(has(run("explain ends.abandoned.lost").out, "Default       100%"));
  CHECK(has(run("explain ends.anything.lost").out, "Default       0%"));
  CHECK(has(run("explain touchpoints.any.pains.any.leave").out, "that of the severity"));
  CHECK(has(run("explain touchpoints.any.wait").out, "0 minutes"));
  CHECK(run("explain complaints").exit == 0);
  const Ran wrong = run("explain severities.minor.compalin");
  CHECK(wrong.exit == 3);
  CHECK(has(wrong.err, "did you mean `severities.minor.complain`?"));
}

TEST_CASE("numbers of a journey are explained: value, place, default, changes") {
  const std::string file = parcel_path();
  const Ran written = run("explain touchpoints.deliver.pains.not_found.chance " + file);
  CHECK(written.exit == 0);
  CHECK(written.out.starts_with("touchpoints.deliver.pains.not_found.chance = 10%\n"));
  CHECK(has(written.out, "parcel.yaml:15:35"));
  CHECK(has(written.out, "Default       100%"));
  // Either order of address and file.
  CHECK(run("explain " + file + " touchpoints.deliver.pains.not_found.chance").out == written.out);

  const Ran changed = run("explain causes.bad_address.level " + file);
  CHECK(has(changed.out, "the default counts"));
  CHECK(has(changed.out, "Changed by    scenario fix, also in both: cut by 75%"));
  const Ran inherited = run("explain touchpoints.deliver.pains.not_found.conversion " + file);
  CHECK(has(inherited.out, "= 50%"));
  CHECK(has(inherited.out, "severities.minor.conversion = 50%"));
  const Ran shorthand = run("explain touchpoints.order.next.deliver " + file);
  CHECK(has(shorthand.out, "= 100%"));
  CHECK(has(shorthand.out, "parcel.yaml:11:"));

  const Ran wrong = run("explain touchpoints.ordr.cost " + file);
  CHECK(wrong.exit == 3);
  CHECK(has(wrong.err, "did you mean `touchpoints.order.cost`?"));
  CHECK(run("explain " + file).exit == 2);
  CHECK(run("explain complaints.quick no/such.yaml").exit == 2);
}

TEST_CASE("what a file says about a number is shown") {
  const Scratch scratch;
  const std::string file = quoted(scratch.write("known.yaml", R"(painpoint: 1
journey: Known
touchpoints:
  a:
    minutes: { mean: 5, cv: 0.5 }
    cost: { value: 2, low: 1, high: 4, evidence: expert, source: The ledger, note: in pounds }
    pains: { p: { chance: { value: 10%, sample: 400, evidence: measured } } }
    next: completed
)"));
  const Ran cost = run("explain touchpoints.a.cost " + file);
  CHECK(has(cost.out, "expert; The ledger; in pounds"));
  CHECK(has(cost.out, "1 money to 4 money (5th and 95th percentile)"));
  CHECK(has(run("explain touchpoints.a.pains.p.chance " + file).out, "400 cases"));
  const Ran time = run("explain touchpoints.a.minutes " + file);
  CHECK(has(time.out, "lognormal; the number is its mean"));
  CHECK(run("explain touchpoints.a.minutes.cv " + file).exit == 0);
}

TEST_CASE("reactions that a pain leaves to its severity are explained wherever the pain is") {
  const Scratch scratch;
  const std::string file = quoted(scratch.write("policy_pain.yaml", R"(painpoint: 1
journey: P
touchpoints: { a: { minutes: 5, next: completed } }
policies: { id: { at: a, pain: { chance: 3%, severity: minor } } }
scenarios:
  s:
    add: { touchpoints: { b: { next: completed, pains: { p: { chance: 5%, severity: severe } } } } }
    changes: { touchpoints.a.next: { b: 100% } }
)"));
  CHECK(
      has(run("explain policies.id.pain.complain " + file).out, "severities.minor.complain = 1%"));
  CHECK(has(run("explain scenarios.s.add.touchpoints.b.pains.p.complain " + file).out,
            "severities.severe.complain = 30%"));
}
