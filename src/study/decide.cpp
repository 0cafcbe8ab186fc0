#include "study/decide.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string_view>
#include <utility>

#include "model/roster.h"
#include "study/compare.h"
#include "study/owners.h"
#include "study/plausible_worlds.h"
#include "study/verdict.h"
#include "study/worth_knowing.h"
#include "texts/tr.h"

namespace painpoint::study {
namespace {

constexpr double kWorstPart = 0.05;
/// The value of a customer runs from nothing to twice what is written.
constexpr int kAcceptabilitySteps = 20;

/// The part of it that customers who were kept pay.
double kept_by(Measure measure, const PresentValues& values) {
  if (measure == Measure::cash_npv) return 0;
  return measure == Measure::npv ? values.kept_all : values.kept_horizon;
}

class DecisionStudy {
 public:
  DecisionStudy(const Journey& journey, const DecideOptions& options)
      : journey_(journey), options_(options), roster_(make_roster(journey)) {
    ids_ = options.scenarios;
    if (ids_.empty())
      for (const auto& [id, scenario] : journey.scenarios) ids_.push_back(id);
  }

  Outcome<Decision> run() {
    Outcome<Decision> outcome;
    if (!can_be_asked(outcome.diagnostics)) return outcome;
    const Uncertainty uncertainty = uncertainty_of(journey_);
    const WorldDraws draws(uncertainty, options_.seed,
                           std::max(options_.worlds, WorldDraws::kSamples));
    const WorldSettings settings{options_.threads, options_.cancelled, options_.progress};
    Outcome<PlausibleWorlds> worlds =
        solve_worlds(journey_, uncertainty, roster_, ids_, draws, settings);
    outcome.diagnostics = std::move(worlds.diagnostics);
    if (!worlds) return outcome;
    Outcome<Comparison> as_written =
        compare(journey_, {.scenarios = ids_, .money = true, .removal_effects = false});
    outcome.diagnostics.append(std::move(as_written.diagnostics));
    if (!as_written) return outcome;

    Decision decision;
    decision.measure = options_.measure;
    decision.seed = options_.seed;
    decision.worlds = draws.size();
    decision.uncertain_numbers = uncertainty.numbers.size();
    decision.redrawn = worlds->redrawn;
    decision.redrawn_because = worlds->redrawn_because;
    rank(*worlds, *as_written, decision);
    decision.acceptability = acceptability(*worlds);
    decision.evpi = value_of_perfect_information(outcomes_);
    const KnowingSettings knowing{options_.threads, options_.cancelled, options_.sample_cost};
    WorthKnowing worth =
        worth_knowing(journey_, uncertainty, draws, worlds->attempts, outcomes_, knowing);
    decision.numbers = std::move(worth.numbers);
    decision.causes = std::move(worth.causes);
    decision.verdict = verdict_on(decision);
    if (!is_cancelled(options_.cancelled)) outcome.value = std::move(decision);
    return outcome;
  }

 private:
  bool can_be_asked(Diagnostics& diagnostics) const {
    if (!journey_.customers_per_month)
      diagnostics.error(
          Code::no_such_result, "customers_per_month",
          texts::tr_words("without customers_per_month there is no money to decide by"),
          texts::tr_words("write how many customers start the journey in a month"));
    if (ids_.empty())
      diagnostics.error(Code::no_such_result, "scenarios",
                        texts::tr_words("there is no plan to decide on"),
                        texts::tr_words("write at least one under `scenarios:`"));
    return !diagnostics.has_errors();
  }

  /// Fills `outcomes_` and the plans, both with the best plan first.
  void rank(const PlausibleWorlds& worlds, const Comparison& as_written, Decision& decision) {
    const std::size_t count = worlds.customer_value.size();
    std::vector<PlanOutlook> plans(ids_.size() + 1);
    Outcomes outcomes(plans.size(), std::vector<double>(count, 0.0));
    plans[0].id = kBase;
    plans[0].name = scenario_name(journey_, kBase);
    for (std::size_t p = 0; p < ids_.size(); ++p) {
      PlanOutlook& plan = plans[p + 1];
      plan.id = ids_[p];
      plan.name = scenario_name(journey_, ids_[p]);
      for (const ScenarioPart& part : parts_of(journey_, ids_[p])) plan.parts.push_back(part.id);
      plan.owner = owner_of(journey_.scenarios.find(ids_[p])->notes);
      for (std::size_t w = 0; w < count; ++w)
        outcomes[p + 1][w] = value_by(options_.measure, worlds.plans[p][w]);
      plan.cost =
          mean_over_worlds(count, [&](std::size_t w) { return worlds.plans[p][w].costs; }).value;
      add_as_written(plan, *as_written.scenarios[p].money);
    }
    const std::vector<Estimate> best = chance_to_be_best(outcomes);
    for (std::size_t p = 0; p < plans.size(); ++p) {
      describe_spread(plans[p], outcomes[p]);
      plans[p].p_best = best[p];
      plans[p].regret = mean_over_worlds(
          count, [&](std::size_t w) { return best_in_world(outcomes, w) - outcomes[p][w]; });
    }
    place_.resize(plans.size());
    std::iota(place_.begin(), place_.end(), std::size_t{0});
    std::stable_sort(place_.begin(), place_.end(), [&](std::size_t a, std::size_t b) {
      return plans[a].expected.value > plans[b].expected.value;
    });
    for (const std::size_t p : place_) {
      decision.plans.push_back(std::move(plans[p]));
      outcomes_.push_back(std::move(outcomes[p]));
    }
  }

  void add_as_written(PlanOutlook& plan, const Money& money) const {
    plan.as_written = options_.measure == Measure::npv        ? money.npv
                      : options_.measure == Measure::cash_npv ? money.cash_npv
                                                              : money.horizon_npv;
    plan.payback_month = money.payback_month;
    plan.break_even_invest = money.break_even_invest;
    plan.break_even_effect = money.break_even_effect;
  }

  static void describe_spread(PlanOutlook& plan, const std::vector<double>& values) {
    plan.expected = mean_over_worlds(values.size(), [&](std::size_t w) { return values[w]; });
    plan.p5 = quantile(values, 0.05);
    plan.p50 = quantile(values, 0.50);
    plan.p95 = quantile(values, 0.95);
    plan.worst5 = mean_of_worst(values, kWorstPart);
    plan.beats_nothing =
        mean_over_worlds(values.size(), [&](std::size_t w) { return values[w] > 0 ? 1.0 : 0.0; });
  }

  /// The value of customers is a factor on what those who were kept pay; it decides nothing where
  /// plans are judged by cash.
  [[nodiscard]] std::vector<AcceptabilityPoint> acceptability(const PlausibleWorlds& worlds) const {
    std::vector<AcceptabilityPoint> curve;
    const std::size_t count = worlds.customer_value.size();
    const double value =
        mean_over_worlds(count, [&](std::size_t w) { return worlds.customer_value[w]; }).value;
    if (options_.measure == Measure::cash_npv || value <= 0) return curve;
    for (int step = 0; step <= kAcceptabilitySteps; ++step) {
      AcceptabilityPoint point;
      point.factor = 2.0 * step / kAcceptabilitySteps;
      point.customer_value = point.factor * value;
      Outcomes scaled = outcomes_;
      for (std::size_t o = 0; o < place_.size(); ++o) {
        if (place_[o] == 0) continue;
        for (std::size_t w = 0; w < count; ++w)
          scaled[o][w] +=
              (point.factor - 1) * kept_by(options_.measure, worlds.plans[place_[o] - 1][w]);
      }
      for (const Estimate& chance : chance_to_be_best(scaled)) point.p_best.push_back(chance.value);
      curve.push_back(std::move(point));
    }
    return curve;
  }

  const Journey& journey_;
  const DecideOptions& options_;
  Roster roster_;
  std::vector<std::string> ids_;
  Outcomes outcomes_;               ///< by Decision::plans
  std::vector<std::size_t> place_;  ///< by Decision::plans: 0 for doing nothing, else 1 + scenario
};

}  // namespace

double value_by(Measure measure, const PresentValues& values) {
  switch (measure) {
    case Measure::cash_npv:
      return values.cash;
    case Measure::npv:
      return values.all;
    case Measure::horizon_npv:
      break;
  }
  return values.horizon;
}

Outcome<Decision> decide(const Journey& journey, const DecideOptions& options) {
  return DecisionStudy(journey, options).run();
}

}  // namespace painpoint::study
