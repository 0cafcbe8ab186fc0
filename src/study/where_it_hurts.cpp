#include "study/where_it_hurts.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>
#include <utility>

#include "model/scenario.h"
#include "study/find_touchpoint.h"
#include "study/headline.h"
#include "study/owners.h"
#include "study/prepare.h"

namespace painpoint::study {
namespace {

using chain::Metric;

void add_scaled(chain::Row& to, const chain::Row& from, double share) {
  for (std::size_t m = 0; m < chain::kCounted; ++m) to[m] += share * from[m];
}

/// Adds up what the segments' attributions say, by their shares.
class Sum {
 public:
  explicit Sum(const Roster& roster) : roster_(roster) {}

  void add(const exact::Attribution& segment, double share) {
    for (const exact::Traced& trace : segment.traces)
      add_scaled(traces_[{trace.from.value, trace.at.value, trace.cause.value}], trace.row, share);
    for (const exact::TracedPain& pain : segment.pains)
      add_scaled(pains_[{pain.at.value, pain.pain}][pain.cause.value], pain.row, share);
    for (std::size_t i = 0; i < items.size(); ++i) add_scaled(items[i], segment.items[i], share);
  }

  void finish(const Journey& journey, WhereItHurts& result) {
    result.caused.assign(roster_.touchpoints.size(), chain::Row{});
    for (auto& [key, row] : traces_) {
      const auto& [from, at, cause] = key;
      add_scaled(result.caused[from], row, 1);
      chain::derive(row);
      result.traces.push_back({TouchpointIndex{from}, TouchpointIndex{at}, CauseIndex{cause}, row});
    }
    for (chain::Row& row : result.caused) chain::derive(row);
    for (std::size_t t = 0; t < roster_.touchpoints.size(); ++t)
      add_pains(journey, TouchpointIndex(t), result);
  }

  std::array<chain::Row, exact::kItems> items{};

 private:
  /// Those of the touchpoint in the order of the file, then those of policies.
  void add_pains(const Journey& journey, TouchpointIndex t, WhereItHurts& result) {
    const std::string& id = roster_.touchpoints[t].id;
    const Touchpoint* touchpoint = find_touchpoint(journey, id);
    if (touchpoint != nullptr)
      for (const auto& [pain_id, pain] : touchpoint->pains)
        add_pain(journey, t, pain_id, pain, result);
    for (const auto& [policy_id, policy] : journey.policies)
      if (policy.pain) add_pain(journey, t, policy_id, *policy.pain, result);
  }

  void add_pain(const Journey& journey, TouchpointIndex t, const std::string& id, const Pain& pain,
                WhereItHurts& result) {
    const auto known = pains_.find({t.value, id});
    if (known == pains_.end()) return;
    PainHurt hurt;
    hurt.at = t;
    hurt.id = id;
    hurt.name = name_or_id(pain.name, id);
    hurt.severity = pain.severity;
    double worst = -1;
    for (const auto& [cause, row] : known->second) {
      add_scaled(hurt.caused, row, 1);
      // By what it costs, or by how often it strikes where nothing has a price.
      const double cost = failure_cost(row);
      const double weight = cost > 0 ? cost : 1e-9 * chain::at(row, Metric::problems);
      if (weight <= worst) continue;
      worst = weight;
      hurt.worst_cause = CauseIndex{cause};
    }
    chain::derive(hurt.caused);
    hurt.owner = owner_of(pain.notes);
    if (hurt.owner.empty())
      hurt.owner = owner_of_cause(journey, roster_.causes[hurt.worst_cause].id);
    if (hurt.owner.empty()) hurt.owner = owner_of_touchpoint(journey, roster_.touchpoints[t].id);
    result.pains.push_back(std::move(hurt));
    pains_.erase(known);  // a pain and a policy of one id are one
  }

  const Roster& roster_;
  std::map<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>, chain::Row> traces_;
  std::map<std::pair<std::uint32_t, std::string>, std::map<std::uint32_t, chain::Row>> pains_;
};

/// The traces and pains of all segments under a scenario.
Outcome<Sum> attribute_all(const Journey& journey, const Roster& roster, const std::string& id) {
  Outcome<Sum> outcome;
  Outcome<SegmentBases> bases = segment_bases(journey);
  if (!bases) return {std::nullopt, std::move(bases.diagnostics)};
  const auto parts = id == kBase ? std::vector<ScenarioPart>{} : parts_of(journey, id);
  const Outcome<Case> prepared = prepare(journey, *bases, roster, parts);
  if (!prepared) return {std::nullopt, prepared.diagnostics};
  Sum sum(roster);
  for (const chain::SegmentChain& chain : prepared->segments) {
    const Outcome<exact::Attribution> own = exact::solve_attribution(chain, roster);
    if (!own) return {std::nullopt, own.diagnostics};
    sum.add(*own, chain.share);
  }
  outcome.value.emplace(std::move(sum));
  return outcome;
}

}  // namespace

double hurt_of(const chain::Row& row, HurtBy by) {
  switch (by) {
    case HurtBy::friction:
      return chain::at(row, Metric::friction_minutes);
    case HurtBy::complaints:
      return chain::at(row, Metric::complaints);
    case HurtBy::value_lost:
      return chain::at(row, Metric::value_lost);
    case HurtBy::cost:
      break;
  }
  return failure_cost(row);
}

Outcome<WhereItHurts> where_it_hurts(const Journey& journey, const HurtOptions& options) {
  Outcome<WhereItHurts> outcome;
  CompareOptions wanted;
  wanted.scenarios = {std::string(kBase)};
  if (options.scenario != kBase) wanted.scenarios.push_back(options.scenario);
  wanted.money = false;
  wanted.removal_effects = options.removal_effects;
  wanted.cancelled = options.cancelled;
  Outcome<Comparison> compared = compare(journey, wanted);
  outcome.diagnostics = std::move(compared.diagnostics);
  if (!compared) return outcome;

  WhereItHurts result;
  result.roster = std::move(compared->roster);
  result.observed = modelled_beside_observed(journey, result.roster, compared->scenarios.front());
  ScenarioResult& solved = compared->scenarios.back();
  result.scenario = solved.id;
  result.name = solved.name;
  result.result = std::move(solved.result);
  result.removal_effects = std::move(solved.removal_effects);
  if (is_cancelled(options.cancelled)) return outcome;
  Outcome<Sum> sum = attribute_all(journey, result.roster, result.scenario);
  if (!sum) {
    outcome.diagnostics.append(std::move(sum.diagnostics));
    return outcome;
  }
  sum->finish(journey, result);
  result.quality = quality_costs(journey, result.scenario, sum->items);
  outcome.value = std::move(result);
  return outcome;
}

std::vector<Ranked> ranking(const std::vector<double>& amounts, std::optional<std::size_t> none) {
  std::vector<Ranked> ranked;
  for (std::size_t i = 0; i < amounts.size(); ++i)
    if (amounts[i] > 0) ranked.push_back({i, amounts[i], 0, 0});
  std::stable_sort(ranked.begin(), ranked.end(), [&](const Ranked& a, const Ranked& b) {
    if ((a.member == none) != (b.member == none)) return b.member == none;
    return a.amount > b.amount;
  });
  double sum = 0;
  for (const Ranked& one : ranked) sum += one.amount;
  double so_far = 0;
  for (Ranked& one : ranked) {
    so_far += one.amount;
    one.share = one.amount / sum;
    one.cumulative = so_far / sum;
  }
  return ranked;
}

}  // namespace painpoint::study
