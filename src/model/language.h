#pragma once

#include "model/journey.h"
#include "model/key.h"

/// The language as one table: every key of the journey file, what it means, and the member that it
/// fills. The reader, the addresses of numbers, the range checks, `explain`, the JSON schema and
/// later the editor's inspector are all visitors of these functions, so that a new key is written
/// in one place.
namespace painpoint {

template <class V, Of<Stage> T>
void describe(V&& v, T& stage) {
  v(Key{"name", "what the column of the map is called"}, stage.name);
  v(Key{"emotion", "how customers feel here, -2 to 2; shown, never calculated", Quantity::feeling},
    stage.emotion);
  v(Key{"moment_of_truth", "whether the relationship is decided here; shown only"},
    stage.moment_of_truth);
  v(NoteKeys::journey_map, stage.notes);
}

template <class V, Of<Segment> T>
void describe(V&& v, T& segment) {
  v(Key{"name", "what the segment is called"}, segment.name);
  v(Key{"share", "part of all customers; the shares of all segments add up to 1", Quantity::share},
    segment.share);
  v(Key{"value", "what a customer is worth: a present value, or { margin_per_year, retention }",
        Quantity::money},
    segment.value);
  v(Key{"value_months", "over how many months a present value is earned", Quantity::whole_months},
    segment.value_months);
  v(Key{"sensitivity", "multiplies the chance to lose a customer of this segment at a problem",
        Quantity::factor},
    segment.sensitivity);
  v(Key{"complain_factor", "multiplies the chance that a customer of this segment complains",
        Quantity::factor},
    segment.complain_factor);
  v(Key{"background_loss", "chance that a customer leaves for reasons outside the journey",
        Quantity::chance},
    segment.background_loss);
  v(Key{"persona", "who they are, in words of your own; shown only"}, NoteKeys::anything,
    segment.persona);
  v(Key{"changes", "how this segment differs from the rest of the file"}, segment.changes);
  v(NoteKeys::general, segment.notes);
}

template <class V, Of<Channel> T>
void describe(V&& v, T& channel) {
  v(Key{"name", "what the channel is called"}, channel.name);
  v(Key{"cost", "money per visit through this channel", Quantity::money}, channel.cost);
  v(Key{"complain_factor", "multiplies the chance that a visitor of this channel complains",
        Quantity::factor},
    channel.complain_factor);
  v(NoteKeys::general, channel.notes);
}

template <class V, Of<Team> T>
void describe(V&& v, T& team) {
  v(Key{"name", "what the team is called"}, team.name);
  v(Key{"cost_per_hour", "what one paid hour of one person costs", Quantity::money_per_hour},
    team.cost_per_hour);
  v(Key{"occupancy", "part of the paid time spent on customers; 85% is a sustainable maximum",
        Quantity::positive_share},
    team.occupancy);
  v(Key{"engagement", "share of the team that is engaged, as staff surveys measure it",
        Quantity::share},
    team.engagement);
  v(Key{"cashable", "which part of freed time turns into money saved", Quantity::share},
    team.cashable);
  v(NoteKeys::general, team.notes);
}

template <class V, Of<Cause> T>
void describe(V&& v, T& cause) {
  v(Key{"name", "what the root cause is called"}, cause.name);
  v(Key{"kind", "people, process, technology, supplier or policy"}, cause.kind);
  v(Key{"scope",
        "visit: strikes afresh at every visit; customer: drawn once, follows the customer"},
    cause.scope);
  v(Key{"level", "how strong the cause is: 100% today, 0 when it is removed", Quantity::level},
    cause.level);
  v(Key{"prevalence", "chance that a customer carries a cause of scope customer", Quantity::chance},
    cause.prevalence);
  v(NoteKeys::general, cause.notes);
}

template <class V, class T>
requires Of<T, WouldReturn> || Of<T, WouldReturnOverrides>
void describe(V&& v, T& would_return) {
  v(Key{"silent", "intention to return when nobody heard of the problem", Quantity::chance},
    would_return.silent);
  v(Key{"unresolved", "intention to return when the problem stayed unresolved", Quantity::chance},
    would_return.unresolved);
  v(Key{"slow", "intention to return when the problem was resolved slowly", Quantity::chance},
    would_return.slow);
  v(Key{"quick", "intention to return when the problem was resolved quickly", Quantity::chance},
    would_return.quick);
}

template <class V, class T>
void describe_reactions(V&& v, T& owner) {
  v(Key{"leave", "chance that a customer with the problem leaves the journey", Quantity::chance},
    owner.leave);
  v(Key{"complain", "chance that a customer with the problem complains", Quantity::chance},
    owner.complain);
  v(Key{"recontact", "chance that a customer with the problem comes back about it",
        Quantity::chance},
    owner.recontact);
  v(Key{"conversion", "chance that a lost intention to return becomes a lost customer",
        Quantity::chance},
    owner.conversion);
  v(Key{"would_return", "intention to return, by how the problem ended"}, owner.would_return);
}

template <class V, Of<SeverityProfile> T>
void describe(V&& v, T& profile) {
  describe_reactions(v, profile);
  v(NoteKeys::general, profile.notes);
}

template <class V, Of<Severities> T>
void describe(V&& v, T& severities) {
  v(Key{"minor", "an annoyance"}, severities.minor);
  v(Key{"moderate", "a real problem"}, severities.moderate);
  v(Key{"severe", "a disaster for the customer"}, severities.severe);
  v(NoteKeys::general, severities.notes);
}

template <class V, Of<Condition> T>
void describe(V&& v, T& condition) {
  v(Key{"wait_over", "strikes only in visits whose wait is longer than this", Quantity::minutes},
    condition.wait_over);
}

template <class V, Of<Work> T>
void describe(V&& v, T& work) {
  v(Key{"name", "what the work is called"}, work.name);
  v(Key{"team", "who does it", Quantity::none, Refers::team}, work.team);
  v(Key{"minutes", "staff time it takes", Quantity::minutes}, work.minutes);
  v(Key{"cost", "money beside the staff time", Quantity::money}, work.cost);
  v(NoteKeys::general, work.notes);
}

template <class V, Of<Pain> T>
void describe(V&& v, T& pain) {
  v(Key{"name", "what goes wrong"}, pain.name);
  v(Key{"chance", "how often it goes wrong per visit, as measured today", Quantity::chance},
    pain.chance);
  v(Key{"causes", "which share of it each root cause has; the rest has no named cause",
        Quantity::share, Refers::cause},
    pain.causes);
  v(Key{"severity", "minor, moderate or severe"}, pain.severity);
  v(Key{"lost_minutes", "time of the customer that the problem costs", Quantity::minutes},
    pain.lost_minutes);
  v(Key{"caught", "chance that the organisation notices before the customer does",
        Quantity::chance},
    pain.caught);
  v(Key{"correction", "what it takes to mend it before the customer notices"}, pain.correction);
  v(Key{"blocks", "whether the customer cannot go on without it"}, pain.blocks);
  v(Key{"then", "where the customer goes about it; the same touchpoint unless said", Quantity::none,
        Refers::touchpoint},
    pain.then);
  v(Key{"when", "a condition for it to strike at all"}, pain.when);
  describe_reactions(v, pain);
  v(NoteKeys::general, pain.notes);
}

template <class V, Of<Touchpoint> T>
void describe(V&& v, T& touchpoint) {
  v(Key{"name", "what the card on the map is called"}, touchpoint.name);
  v(Key{"stage", "in which column of the map it stands", Quantity::none, Refers::stage},
    touchpoint.stage);
  v(Key{"channel", "the channel, or a mix of channels", Quantity::share, Refers::channel},
    touchpoint.channel);
  v(Key{"delay", "calendar time before the visit; holds nobody", Quantity::minutes},
    touchpoint.delay);
  v(Key{"wait", "time that the customer is kept waiting", Quantity::minutes}, touchpoint.wait);
  v(Key{"minutes", "the customer's own time for the service itself", Quantity::minutes},
    touchpoint.minutes);
  v(Key{"staff", "work of staff in front of the customer"}, touchpoint.staff);
  v(Key{"backstage", "work of staff that the customer does not see"}, touchpoint.backstage);
  v(Key{"cost", "money per visit beside staff", Quantity::money}, touchpoint.cost);
  v(Key{"emotion", "how customers feel here, -2 to 2; shown, never calculated", Quantity::feeling},
    touchpoint.emotion);
  v(Key{"moment_of_truth", "whether the relationship is decided here; shown only"},
    touchpoint.moment_of_truth);
  v(Key{"pains", "what can go wrong here"}, touchpoint.pains);
  v(Key{"next", "where customers go next: a touchpoint, an end, `back`, or a split",
        Quantity::share, Refers::next, true},
    touchpoint.next);
  v(NoteKeys::journey_map, touchpoint.notes);
}

template <class V, Of<End> T>
void describe(V&& v, T& end) {
  v(Key{"name", "what the end is called"}, end.name);
  v(Key{"lost", "chance that a customer who ends here does not come back", Quantity::chance},
    end.lost);
  v(Key{"margin", "money earned when a journey ends here", Quantity::signed_money}, end.margin);
  v(NoteKeys::general, end.notes);
}

template <class V, Of<Escalation> T>
void describe(V&& v, T& escalate) {
  v(Key{"chance", "chance that an unresolved complaint goes to the top or outside",
        Quantity::chance},
    escalate.chance);
  v(Key{"minutes", "staff time per escalation", Quantity::minutes}, escalate.minutes);
  v(Key{"cost", "money per escalation", Quantity::money}, escalate.cost);
  v(Key{"upheld", "chance that an escalation is decided for the customer", Quantity::chance},
    escalate.upheld);
  v(NoteKeys::general, escalate.notes);
}

template <class V, Of<ComplaintDesk> T>
void describe(V&& v, T& desk) {
  v(Key{"team", "who handles complaints", Quantity::none, Refers::team}, desk.team);
  v(Key{"minutes", "staff time per complaint", Quantity::minutes}, desk.minutes);
  v(Key{"customer_minutes", "the customer's time per complaint", Quantity::minutes},
    desk.customer_minutes);
  v(Key{"cost", "money per complaint beside staff", Quantity::money}, desk.cost);
  v(Key{"quick", "share of complaints resolved quickly", Quantity::share}, desk.quick);
  v(Key{"slow", "share of complaints resolved slowly; the rest stays unresolved", Quantity::share},
    desk.slow);
  v(Key{"redress", "compensation per resolved complaint", Quantity::money}, desk.redress);
  v(Key{"escalate", "what happens to unresolved complaints"}, desk.escalate);
  v(NoteKeys::general, desk.notes);
}

template <class V, Of<Recontact> T>
void describe(V&& v, T& recontact) {
  v(Key{"team", "who takes repeat contacts", Quantity::none, Refers::team}, recontact.team);
  v(Key{"minutes", "staff time per repeat contact", Quantity::minutes}, recontact.minutes);
  v(Key{"customer_minutes", "the customer's time per repeat contact", Quantity::minutes},
    recontact.customer_minutes);
  v(Key{"cost", "money per repeat contact beside staff", Quantity::money}, recontact.cost);
  v(Key{"resolved", "chance that a repeat contact resolves the problem", Quantity::chance},
    recontact.resolved);
  v(NoteKeys::general, recontact.notes);
}

template <class V, Of<Loyalty> T>
void describe(V&& v, T& loyalty) {
  v(Key{"repeat_penalty", "multiplies the chance of loss at a second and later problem",
        Quantity::factor},
    loyalty.repeat_penalty);
  v(NoteKeys::general, loyalty.notes);
}

template <class V, Of<Satisfaction> T>
void describe(V&& v, T& satisfaction) {
  v(Key{"clean", "score of a journey without a problem", Quantity::points}, satisfaction.clean);
  v(Key{"drop", "points lost when the whole intention to return is lost", Quantity::points},
    satisfaction.drop);
  v(Key{"abandoned", "score of a journey that ends in `abandoned`", Quantity::points},
    satisfaction.abandoned);
  v(Key{"engagement_elasticity",
        "relative change of satisfaction per relative change of engagement", Quantity::factor},
    satisfaction.engagement_elasticity);
  v(NoteKeys::general, satisfaction.notes);
}

template <class V, Of<Policy> T>
void describe(V&& v, T& policy) {
  v(Key{"name", "what the rule is called"}, policy.name);
  v(Key{"at", "the touchpoints where it applies", Quantity::none, Refers::touchpoint, true},
    policy.at);
  v(Key{"level", "share of visits to which it is applied", Quantity::share}, policy.level);
  v(Key{"burden_minutes", "time that it costs the customer", Quantity::minutes},
    policy.burden_minutes);
  v(Key{"staff", "work of staff that it takes"}, policy.staff);
  v(Key{"cost", "money per application", Quantity::money}, policy.cost);
  v(Key{"gives_up", "chance that it makes the customer abandon the journey", Quantity::chance},
    policy.gives_up);
  v(Key{"misuse", "share of all visits that are misuse", Quantity::share}, policy.misuse);
  v(Key{"catch", "chance that the policy, where applied, catches a misuse", Quantity::chance},
    policy.catches);
  v(Key{"loss", "money lost per misuse that is not caught", Quantity::money}, policy.loss);
  v(Key{"pain", "how it hurts honest customers"}, policy.pain);
  v(NoteKeys::general, policy.notes);
}

template <class V, Of<Additions> T>
void describe(V&& v, T& add) {
  v(Key{"touchpoints", "touchpoints that exist only in this scenario"}, add.touchpoints);
}

template <class V, Of<Scenario> T>
void describe(V&& v, T& scenario) {
  v(Key{"name", "what the plan is called"}, scenario.name);
  v(Key{"invest", "money spent once, at the start of start_month", Quantity::money},
    scenario.invest);
  v(Key{"run_cost", "money spent every month from start_month on", Quantity::money_per_month},
    scenario.run_cost);
  v(Key{"start_month", "the first month with an effect", Quantity::whole_months},
    scenario.start_month);
  v(Key{"ramp_months", "over how many months the effect grows to its full size", Quantity::months},
    scenario.ramp_months);
  v(Key{"delivered", "which part of the plan will be met", Quantity::share}, scenario.delivered);
  v(Key{"includes", "other scenarios that are part of this one", Quantity::none, Refers::scenario},
    scenario.includes);
  v(Key{"add", "what exists only in this scenario"}, scenario.add);
  v(Key{"changes", "which numbers it changes, by their addresses"}, scenario.changes);
  v(NoteKeys::general, scenario.notes);
}

template <class V, Of<Observed> T>
void describe(V&& v, T& observed) {
  v(Key{"complaints_per_1000", "complaints per 1,000 journeys", Quantity::count},
    observed.complaints_per_1000);
  v(Key{"satisfaction", "mean satisfaction, 0 to 100", Quantity::points}, observed.satisfaction);
  v(Key{"churn_per_year", "share of customers who leave within a year", Quantity::rate},
    observed.churn_per_year);
  v(Key{"contacts_per_customer", "complaints and repeat contacts per journey", Quantity::count},
    observed.contacts_per_customer);
  v(Key{"abandoned", "share of journeys that are abandoned", Quantity::share}, observed.abandoned);
  v(Key{"rework_time_share", "share of staff time that is rework", Quantity::share},
    observed.rework_time_share);
  v(Key{"failure_demand_share", "share of demand caused by failures", Quantity::share},
    observed.failure_demand_share);
  v(Key{"staff_minutes", "staff time per journey", Quantity::minutes}, observed.staff_minutes);
  v(Key{"journey_minutes", "customer time per journey", Quantity::minutes},
    observed.journey_minutes);
  v(NoteKeys::general, observed.notes);
}

template <class V, Of<DrawnMap> T>
void describe(V&& v, T& map) {
  v(Key{"positions", "where cards stand, `order: [120, 80]`: pixels to the right and down"},
    map.positions);
}

template <class V, Of<Journey> T>
void describe(V&& v, T& journey) {
  v(Key{"painpoint", "version of this language: 1", Quantity::version, Refers::nothing, true},
    journey.version);
  v(Key{"journey", "what the journey is called", Quantity::none, Refers::nothing, true},
    journey.name);
  v(Key{"currency", "the code of the currency, GBP for example"}, journey.currency);
  v(Key{"customers_per_month", "how many customers start the journey in a month", Quantity::count},
    journey.customers_per_month);
  v(Key{"horizon_months", "how far the money is counted", Quantity::whole_months},
    journey.horizon_months);
  v(Key{"discount_rate", "what a year's delay takes off money", Quantity::rate},
    journey.discount_rate);
  v(Key{"value_of_time", "what an hour of a customer's time is worth, to price friction",
        Quantity::money_per_hour},
    journey.value_of_time);
  v(Key{"journeys_per_customer_per_year", "how often a customer makes this journey in a year",
        Quantity::count},
    journey.journeys_per_customer_per_year);
  v(Key{"observed", "what you know today; shown beside the model"}, journey.observed);
  v(Key{"stages", "the columns of the map"}, journey.stages);
  v(Key{"segments", "kinds of customers"}, journey.segments);
  v(Key{"channels", "ways to meet: web, phone, shop"}, journey.channels);
  v(Key{"teams", "who works for the customers"}, journey.teams);
  v(Key{"causes", "root causes of problems"}, journey.causes);
  v(Key{"touchpoints", "where customers and the organisation meet", Quantity::none, Refers::nothing,
        true},
    journey.touchpoints);
  v(Key{"start", "where the journey starts: a touchpoint or a split; the first unless said",
        Quantity::share, Refers::touchpoint},
    journey.start);
  v(Key{"ends", "where a journey stops"}, journey.ends);
  v(Key{"complaints", "the complaint desk"}, journey.complaints);
  v(Key{"recontact", "what happens when customers come back about a problem"}, journey.recontact);
  v(Key{"severities", "how people react to problems"}, journey.severities);
  v(Key{"loyalty", "how problems add up"}, journey.loyalty);
  v(Key{"satisfaction", "how problems become a score of 0 to 100"}, journey.satisfaction);
  v(Key{"policies", "rules that burden everyone for what a few might do"}, journey.policies);
  v(Key{"scenarios", "plans to compare"}, journey.scenarios);
  v(Key{"map", "how the map is drawn; never calculated with"}, journey.map);
  v(NoteKeys::general, journey.notes);
}

}  // namespace painpoint
