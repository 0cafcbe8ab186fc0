#include "study/money.h"

#include <algorithm>
#include <boost/math/tools/toms748_solve.hpp>
#include <cmath>
#include <cstdint>
#include <map>
#include <utility>

#include "exact/evaluate.h"
#include "study/prepare.h"

namespace painpoint::study {
namespace {

/// What money needs of one set of effects, per customer over all segments.
struct MonthFigures {
  double spending = 0;
  double cashable_cost = 0;
  double staff_minutes = 0;
  double margin = 0;
  /// By segment: the chance that a customer of the journey is one of this segment and is lost by
  /// the journey (background apart), and what he would have paid in the k-th month after.
  std::vector<double> lost;
  std::vector<std::vector<double>> payments;  ///< [segment][k - 1]
  std::vector<double> values;                 ///< present values V
};

struct PresentValues {
  double cash = 0;
  double horizon = 0;
  double all = 0;
  double costs = 0;  ///< invest and run costs
  double invest = 0;
};

class MoneyStudy {
 public:
  MoneyStudy(const Journey& journey, const Roster& roster, std::string_view scenario_id,
             SegmentBases bases)
      : journey_(journey),
        roster_(roster),
        scenario_(*journey.scenarios.find(scenario_id)),
        bases_(std::move(bases)),
        parts_(parts_of(journey, scenario_id)),
        horizon_(static_cast<int>(journey.horizon_months.value)),
        monthly_rate_(chain::monthly_rate(journey.discount_rate.value)),
        customers_(journey.customers_per_month->value) {}

  Outcome<Money> run() {
    Outcome<Money> outcome;
    Money money;
    money.months = months(1);
    const PresentValues values = present_values(money.months, 1);
    money.cash_npv = values.cash;
    money.horizon_npv = values.horizon;
    money.npv = values.all;
    if (values.costs > 0) money.roi = values.horizon / values.costs;
    money.payback_month = payback(money.months);
    const double start = scenario_.start_month.value;
    if (scenario_.includes.empty() && start <= horizon_)
      money.break_even_invest =
          (values.horizon + values.invest) * std::pow(1 + monthly_rate_, start - 1);
    money.break_even_effect = break_even_effect(values.horizon);
    outcome.diagnostics = std::move(problems_);
    if (!outcome.diagnostics.has_errors()) outcome.value = std::move(money);
    return outcome;
  }

 private:
  /// The effects of all parts in a month, when every effect is multiplied by `strength`.
  [[nodiscard]] std::vector<double> effects_in(int month, double strength) const {
    std::vector<double> effects;
    for (const ScenarioPart& part : parts_)
      effects.push_back(strength * effect_in_month(*journey_.scenarios.find(part.id), month));
    return effects;
  }

  const MonthFigures& figures(std::vector<double> effects) {
    // Without any effect a month is the base itself, not a journey that happens to equal it.
    if (std::all_of(effects.begin(), effects.end(), [](double f) { return f == 0; }))
      effects.clear();
    const auto known = solved_.find(effects);
    if (known != solved_.end()) return known->second;
    return solved_.emplace(effects, solve(effects)).first->second;
  }

  [[nodiscard]] MonthFigures solve(const std::vector<double>& effects) {
    std::vector<ScenarioPart> parts;
    for (std::size_t i = 0; i < effects.size(); ++i) parts.push_back({parts_[i].id, effects[i]});
    MonthFigures result;
    Outcome<Case> prepared = prepare(journey_, bases_, roster_, parts);
    problems_.append(std::move(prepared.diagnostics));
    const std::size_t segments = roster_.segments.size();
    result.lost.assign(segments, 0);
    result.values.assign(segments, 0);
    result.payments.assign(segments, std::vector<double>(static_cast<std::size_t>(horizon_)));
    if (!prepared) return result;
    for (std::size_t s = 0; s < segments; ++s) {
      const chain::SegmentChain& chain = prepared->segments[s];
      Outcome<exact::Totals> totals = exact::solve_totals(chain, roster_);
      problems_.append(std::move(totals.diagnostics));
      if (!totals) return result;
      result.spending += chain.share * totals->spending();
      result.cashable_cost += chain.share * totals->cashable_cost;
      result.staff_minutes += chain.share * totals->staff_minutes;
      result.margin += chain.share * totals->margin;
      result.lost[s] = chain.share * totals->lost * (1 - chain.background_loss);
      result.values[s] = chain.customer_value;
      for (int k = 1; k <= horizon_; ++k)
        result.payments[s][static_cast<std::size_t>(k - 1)] =
            chain::payment_after_loss(prepared->written[s], journey_.discount_rate.value, k);
    }
    return result;
  }

  /// What customers lost (or kept) in `lost_month` would have paid in `month`, as the difference
  /// from the base.
  [[nodiscard]] double kept_payment(const MonthFigures& base, const MonthFigures& then,
                                    int months_after) const {
    double sum = 0;
    const auto k = static_cast<std::size_t>(months_after - 1);
    for (std::size_t s = 0; s < base.lost.size(); ++s)
      sum += base.lost[s] * base.payments[s][k] - then.lost[s] * then.payments[s][k];
    return customers_ * sum;
  }

  std::vector<Month> months(double strength) {
    const MonthFigures base = figures({});
    std::vector<const MonthFigures*> by_month;
    std::vector<Month> result;
    double cumulative = 0;
    for (int m = 1; m <= horizon_; ++m) {
      const MonthFigures& now = figures(effects_in(m, strength));
      by_month.push_back(&now);
      Month month;
      month.month = m;
      month.effect = strength * effect_in_month(scenario_, m);
      month.spending_avoided = customers_ * (base.spending - now.spending);
      month.staff_hours_freed = customers_ * (base.staff_minutes - now.staff_minutes) / 60;
      month.staff_cash = customers_ * (base.cashable_cost - now.cashable_cost);
      month.margin_ends = customers_ * (now.margin - base.margin);
      for (int earlier = 1; earlier < m; ++earlier)
        month.margin_kept +=
            kept_payment(base, *by_month[static_cast<std::size_t>(earlier - 1)], m - earlier);
      for (const ScenarioPart& part : parts_) {
        const Scenario& scenario = *journey_.scenarios.find(part.id);
        if (m >= scenario.start_month.value) month.run_cost += scenario.run_cost.value;
        if (m == scenario.start_month.value) month.invest += scenario.invest.value;
      }
      month.net = month.spending_avoided + month.staff_cash + month.margin_ends +
                  month.margin_kept - month.run_cost;
      cumulative += month.net - month.invest;
      month.cumulative = cumulative;
      result.push_back(month);
    }
    return result;
  }

  PresentValues present_values(const std::vector<Month>& months, double strength) {
    PresentValues values;
    const MonthFigures base = figures({});
    for (const Month& month : months) {
      const double discount = std::pow(1 + monthly_rate_, -month.month);
      const double invest = month.invest * std::pow(1 + monthly_rate_, 1 - month.month);
      values.cash +=
          discount * (month.spending_avoided + month.staff_cash - month.run_cost) - invest;
      values.horizon += discount * month.net - invest;
      values.costs += discount * month.run_cost + invest;
      values.invest += invest;
      // The whole stream of a customer kept, counted in the month in which he was.
      const MonthFigures& now = figures(effects_in(month.month, strength));
      double kept_value = 0;
      for (std::size_t s = 0; s < base.lost.size(); ++s)
        kept_value += base.lost[s] * base.values[s] - now.lost[s] * now.values[s];
      values.all += discount * (month.net - month.margin_kept + customers_ * kept_value) - invest;
    }
    return values;
  }

  /// The first time that the cumulative is back at 0 after having been below it, linear within a
  /// month; invest counts at the month's start.
  static std::optional<double> payback(const std::vector<Month>& months) {
    double before = 0;
    bool was_below = false;
    for (const Month& month : months) {
      const double at_start = before - month.invest;
      was_below = was_below || at_start < 0;
      if (at_start < 0 && month.cumulative >= 0)
        return month.month - 1 - at_start / (month.cumulative - at_start);
      was_below = was_below || month.cumulative < 0;
      before = month.cumulative;
    }
    if (was_below) return std::nullopt;
    return 0;
  }

  double horizon_npv(double strength) { return present_values(months(strength), strength).horizon; }

  struct Point {
    double strength;
    double npv;
  };

  /// The first root between two points. `bend` is the second difference over steps as long as the
  /// cell. Ends on the same side of 0 settle the matter when a curve that bends no more than four
  /// times as much cannot get to 0 between them; else the cell is halved.
  std::optional<double> first_root(Point left, Point right, double bend, int halvings) {
    if (right.npv == 0 && halvings == 0) return right.strength;
    if ((left.npv < 0) != (right.npv < 0) && right.npv != 0) {
      std::uintmax_t iterations = 60;
      const auto [low, high] = boost::math::tools::toms748_solve(
          [this](double strength) { return horizon_npv(strength); }, left.strength, right.strength,
          left.npv, right.npv, boost::math::tools::eps_tolerance<double>(40), iterations);
      return low + (high - low) / 2;
    }
    const bool clear = std::min(std::abs(left.npv), std::abs(right.npv)) > std::abs(bend) / 2;
    if (clear || halvings == 0)
      return right.npv == 0 ? std::optional(right.strength) : std::nullopt;
    const double half = left.strength + (right.strength - left.strength) / 2;
    const Point middle{half, horizon_npv(half)};
    const double own = std::max(std::abs(left.npv - 2 * middle.npv + right.npv), bend / 8);
    if (const auto root = first_root(left, middle, own, halvings - 1)) return root;
    return first_root(middle, right, own, halvings - 1);
  }

  /// The smallest strength in [0, 1] at which horizon_npv is 0: a grid, finer wherever the curve
  /// might touch 0 between two of its points, then TOMS 748 in the first change of sign.
  std::optional<double> break_even_effect(double at_full) {
    constexpr std::size_t kManyTouchpoints = 1000;
    constexpr int kHalvings = 6;
    const std::size_t cells = journey_.touchpoints.size() > kManyTouchpoints ? 8 : 16;
    std::vector<Point> grid;
    const auto at = [&](std::size_t i) {
      while (grid.size() <= i) {
        const double strength = static_cast<double>(grid.size()) / static_cast<double>(cells);
        grid.push_back({strength, strength == 1 ? at_full : horizon_npv(strength)});
      }
      return grid[i];
    };
    const auto bend = [&](std::size_t i) {
      return std::abs(at(i - 1).npv - 2 * at(i).npv + at(i + 1).npv);
    };
    if (at(0).npv == 0) return 0;
    for (std::size_t i = 0; i < cells; ++i) {
      double most = 0;
      if (i > 0) most = bend(i);
      if (i + 1 < cells) most = std::max(most, bend(i + 1));
      if (const auto root = first_root(at(i), at(i + 1), most, kHalvings)) return root;
    }
    return std::nullopt;
  }

  const Journey& journey_;
  const Roster& roster_;
  const Scenario& scenario_;
  SegmentBases bases_;
  std::vector<ScenarioPart> parts_;
  int horizon_;
  double monthly_rate_;
  double customers_;
  std::map<std::vector<double>, MonthFigures> solved_;
  Diagnostics problems_;
};

}  // namespace

Outcome<Money> money_of(const Journey& journey, const Roster& roster,
                        std::string_view scenario_id) {
  Outcome<Money> outcome;
  if (!journey.customers_per_month) return outcome;
  Outcome<SegmentBases> bases = segment_bases(journey);
  outcome.diagnostics = std::move(bases.diagnostics);
  if (!bases) return outcome;
  return MoneyStudy(journey, roster, scenario_id, std::move(*bases)).run();
}

}  // namespace painpoint::study
