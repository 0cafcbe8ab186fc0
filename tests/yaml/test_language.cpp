#include <set>

#include "model/walk.h"
#include "tests/support/golden.h"
#include "tests/yaml/support.h"

using namespace painpoint;
using namespace painpoint::test;

namespace {

/// Every key of the language, by walking through a journey that has one of everything.
struct AllKeys {
  std::set<std::string> keys;
  void operator()(NoteKeys, auto&) {}
  void operator()(const Key& key, NoteKeys, auto&) { keys.insert(std::string(key.name)); }
  template <class T>
  void operator()(const Key& key, T& member) {
    keys.insert(std::string(key.name));
    if constexpr (requires(AllKeys & all) { describe(all, member); })
      describe(*this, member);
    else if constexpr (std::is_same_v<T, std::optional<Pain>>)
      describe(*this, member.emplace());
    else if constexpr (std::is_same_v<T, std::vector<Work>>)
      describe(*this, member.emplace_back());
    else if constexpr (kIsDictOfStructures<T>)
      describe(*this, member["one"]);
  }
};

std::string text_with_everything() {
  return read_file(source_path("tests/yaml/everything.yaml"));
}

const Provenance& provenance_of(const Number& number) {
  REQUIRE(number.provenance != nullptr);
  return *number.provenance;
}

}  // namespace

TEST_CASE("the file of everything has every key of the language") {
  AllKeys all;
  Journey journey;
  describe(all, journey);
  CHECK(all.keys.size() > 80);
  const std::string text = text_with_everything();
  for (const std::string& key : all.keys)
    CHECK_MESSAGE((contains(text, " " + key + ":") || contains(text, "\n" + key + ":")), key);
  for (const auto& key : kGeneralNotes) CHECK(contains(text, std::string(key) + ":"));
  for (const auto& key : kJourneyMapNotes) CHECK(contains(text, std::string(key) + ":"));
}

TEST_CASE("everything is read: the journey and its frame") {
  const Journey j = read_good(text_with_everything());
  CHECK(j.name == "Everything");
  CHECK(j.currency == "GBP");
  CHECK(j.customers_per_month->value == 1000);
  const Provenance& known = provenance_of(*j.customers_per_month);
  CHECK(known.low == 900);
  CHECK(known.high == 1100);
  CHECK(known.sample == 36);
  CHECK(known.evidence == Evidence::measured);
  CHECK(known.source == "CRM");
  CHECK(known.note == "per month");
  CHECK(j.horizon_months.value == 24);
  CHECK(j.discount_rate.value == 0.035);
  CHECK(j.value_of_time.value == 9);
  CHECK(j.journeys_per_customer_per_year->value == 4);
  CHECK(j.observed.complaints_per_1000->value == 38);
  CHECK(j.observed.satisfaction->value == 74);
  CHECK(j.observed.churn_per_year->value == 0.14);
  CHECK(j.observed.contacts_per_customer->value == 0.4);
  CHECK(j.observed.abandoned->value == 0.05);
  CHECK(j.observed.rework_time_share->value == 0.21);
  CHECK(j.observed.failure_demand_share->value == 0.3);
  CHECK(j.observed.staff_minutes->value == 12);
  CHECK(j.observed.journey_minutes->value == 60);
  CHECK(j.observed.notes.find("note")->text == "survey");
  CHECK(j.notes.size() == 5);
  CHECK(j.notes.find("links")->kind == Note::Kind::list);
  CHECK(j.notes.find("links")->items[1].second.items[0].first == "b");
  CHECK(j.notes.find("x-own")->kind == Note::Kind::map);
  CHECK(j.start.find("order")->value == 0.6);
  CHECK(j.start.find("deliver")->value == 0.4);
}

TEST_CASE("everything is read: stages, segments, channels, teams, causes, ends") {
  const Journey j = read_good(text_with_everything());
  CHECK(j.stages[0].id == "buy");
  CHECK(j.stages[0].value.emotion.value == 1);
  CHECK(j.stages[0].value.moment_of_truth);
  CHECK(j.stages[0].value.notes.size() == 7);
  const Segment& regular = *j.segments.find("regular");
  CHECK_FALSE(regular.value.yearly);
  CHECK(regular.value.present_value.value == 270);
  CHECK(regular.value_months.value == 48);
  const Segment& fresh = *j.segments.find("new");
  CHECK(fresh.share.value == 0.35);
  CHECK(fresh.value.yearly);
  CHECK(fresh.value.margin_per_year.value == 60);
  CHECK(fresh.value.retention.value == 0.7);
  CHECK(fresh.sensitivity.value == 1.5);
  CHECK(fresh.complain_factor.value == 0.5);
  CHECK(fresh.background_loss.value == 0.02);
  CHECK(fresh.persona.find("needs")->text == "certainty");
  CHECK(fresh.changes.find("touchpoints.order.minutes")->operation == Change::Operation::scale);
  CHECK(j.channels.find("phone")->cost.value == 0.3);
  CHECK(j.channels.find("phone")->complain_factor.value == 1.2);
  const Team& team = *j.teams.find("support");
  CHECK(team.cost_per_hour.value == 26);
  CHECK(team.occupancy.value == 0.8);
  CHECK(team.engagement->value == 0.62);
  CHECK(team.cashable.value == 0.1);
  CHECK(j.causes.find("bad_address")->kind == CauseKind::process);
  CHECK(j.causes.find("bad_address")->level.value == 0.9);
  CHECK(j.causes.find("bad_address")->notes.find("owner")->text == "IT");
  CHECK(j.causes.find("rural")->scope == Scope::customer);
  CHECK(j.causes.find("rural")->written_prevalence == 0.06);
  CHECK(j.ends.find("completed")->margin.value == -12);
  CHECK(j.ends.find("completed")->lost.value == 0.01);
  CHECK(j.ends.find("abandoned")->lost.value == 0.6);
  CHECK(j.ends.find("refused")->lost.value == 0.2);
}

TEST_CASE("everything is read: touchpoints and pains") {
  const Journey j = read_good(text_with_everything());
  const Touchpoint& order = *j.touchpoints.find("order");
  CHECK(order.name == "Order");
  CHECK(order.stage == "buy");
  CHECK(order.channel.find("phone")->value == 0.2);
  CHECK(order.delay.mean.value == 2880);
  CHECK(order.wait.family == TimeFamily::exponential);
  CHECK(order.wait.mean.value == 20);
  CHECK(order.minutes.family == TimeFamily::lognormal);
  CHECK(order.minutes.spread_kind == Time::Spread::cv);
  CHECK(order.staff.name == "Clerk");
  CHECK(order.staff.minutes.spread_kind == Time::Spread::sd);
  CHECK(order.staff.cost.value == 0.1);
  REQUIRE(order.backstage.size() == 2);
  CHECK(order.backstage[0].name == "Planning");
  CHECK(order.backstage[1].minutes.mean.value == 2);
  CHECK(order.cost.value == 0.5);
  CHECK(order.emotion.value == -1);
  CHECK(order.moment_of_truth);
  CHECK(order.next.find("abandoned")->value == 0.03);
  const Pain& pain = *order.pains.find("not_found");
  CHECK(pain.chance.value == 0.1);
  CHECK(provenance_of(pain.chance).sample == 400);
  CHECK(pain.causes.find("rural")->value == 0.2);
  CHECK(pain.severity == Severity::severe);
  CHECK(pain.lost_minutes.mean.value == 30);
  CHECK(pain.caught.value == 0.1);
  CHECK(pain.correction.minutes.mean.value == 3);
  CHECK(pain.blocks);
  CHECK(pain.then == "help");
  CHECK(pain.when.wait_over->value == 45);
  CHECK(pain.leave->value == 0.01);
  CHECK(pain.complain->value == 0.08);
  CHECK(pain.recontact->value == 0.2);
  CHECK(pain.conversion->value == 0.12);
  CHECK(pain.would_return.quick->value == 0.9);
  const Pain& late = *order.pains.find("late");
  CHECK(late.causes.find("bad_address")->value == 1);
  CHECK(late.severity == Severity::moderate);
  CHECK_FALSE(late.leave.has_value());
}

TEST_CASE("everything is read: desk, severities, policies, scenarios") {
  const Journey j = read_good(text_with_everything());
  CHECK(j.complaints.minutes.mean.value == 25);
  CHECK(j.complaints.customer_minutes.mean.value == 20);
  CHECK(j.complaints.quick.value == 0.25);
  CHECK(j.complaints.slow.value == 0.31);
  CHECK(j.complaints.redress.value == 10);
  CHECK(j.complaints.escalate.chance.value == 0.06);
  CHECK(j.complaints.escalate.upheld.value == 0.59);
  CHECK(j.recontact.resolved.value == 0.71);
  CHECK(j.severities.minor.leave.value == 0.001);
  CHECK(j.severities.minor.would_return.silent.value == 0.36);
  CHECK(j.severities.minor.would_return.quick.value == 0.95);  // merged key by key
  CHECK(j.severities.moderate.leave.value == 0.02);
  CHECK(j.severities.severe.complain.value == 0.31);
  CHECK(j.loyalty.repeat_penalty.value == 1.2);
  CHECK(j.satisfaction.engagement_elasticity.value == 0.4);
  const Policy& policy = *j.policies.find("id_check");
  CHECK(policy.at == std::vector<std::string>{"order", "deliver"});
  CHECK(policy.level.value == 0.9);
  CHECK(policy.burden_minutes.mean.value == 4);
  CHECK(policy.gives_up.value == 0.01);
  CHECK(policy.misuse.value == 0.02);
  CHECK(policy.catches.value == 0.9);
  CHECK(policy.loss.value == 35);
  CHECK(policy.pain->severity == Severity::minor);
  const Scenario& fix = *j.scenarios.find("fix");
  CHECK(fix.invest.value == 30000);
  CHECK(fix.run_cost.value == 300);
  CHECK(fix.start_month.value == 2);
  CHECK(fix.ramp_months.value == 3);
  CHECK(fix.delivered->value == 0.75);
  CHECK(fix.changes.find("touchpoints.order.next")->split->find("deliver")->value == 0.99);
  const Scenario& bot = *j.scenarios.find("bot");
  CHECK(bot.includes == std::vector<std::string>{"fix"});
  CHECK(bot.add.touchpoints.find("bot")->minutes.mean.value == 3);
  CHECK(bot.changes.find("touchpoints.order.next.bot")->operand.value == 0.1);
  CHECK(bot.changes.find("touchpoints.order.cost")->operation == Change::Operation::add);
  CHECK(bot.changes.find("touchpoints.order.cost")->operand.value == -0.1);
  CHECK(bot.changes.find("complaints.quick")->operand.value == 0.3);
}

TEST_CASE("the journeys of this repository are fine") {
  for (const auto& entry : std::filesystem::directory_iterator(source_path("journeys"))) {
    if (entry.path().extension() != ".yaml") continue;
    CAPTURE(entry.path().string());
    const Journey journey = read_good(read_file(entry.path()));
    CHECK(journey.touchpoints.size() >= 3);
  }
}
