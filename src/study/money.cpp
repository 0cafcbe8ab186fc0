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

class MoneyStudy {
 public:
  MoneyStudy(const Journey& journey, const Roster& roster, std::string_view scenario_id,
             SegmentBases bases)
      : journey_(journey),
        roster_(roster),
        scenario_(*journey.scenarios.find(scenario_id)),
        bases_(std::move(bases)),
        parts_(parts_of(journey, scenario_id)),
        frame_(frame_of(journey)),
        price_(price_of(journey, parts_)) {}

  Outcome<Money> run() {
    Outcome<Money> outcome;
    Money money;
    CashFlows flows = flows_at(1);
    const PresentValues& values = flows.values;
    money.months = std::move(flows.months);
    money.cash_npv = values.cash;
    money.horizon_npv = values.horizon;
    money.npv = values.all;
    if (values.costs > 0) money.roi = values.horizon / values.costs;
    money.payback_month = payback(money.months);
    const double start = scenario_.start_month.value;
    if (scenario_.includes.empty() && start <= frame_.horizon)
      money.break_even_invest =
          (values.horizon + values.invest) * std::pow(1 + frame_.monthly_rate, start - 1);
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
    const auto give_up = [&] {
      const std::vector<double> nothing(static_cast<std::size_t>(frame_.horizon));
      result.lost.assign(segments, 0);
      result.values.assign(segments, 0);
      result.payments.assign(segments, nothing);
      return result;
    };
    if (!prepared) return give_up();
    for (std::size_t s = 0; s < segments; ++s) {
      const chain::SegmentChain& chain = prepared->segments[s];
      Outcome<exact::Totals> totals = exact::solve_totals(chain, roster_);
      problems_.append(std::move(totals.diagnostics));
      if (!totals) return give_up();
      add_segment(
          result, chain, *totals,
          payments_after_loss(prepared->written[s], journey_.discount_rate.value, frame_.horizon));
    }
    return result;
  }

  /// The money when every effect is multiplied by `strength`.
  CashFlows flows_at(double strength) {
    const MonthFigures& base = figures({});
    std::vector<const MonthFigures*> by_month;
    std::vector<double> own_effects;
    for (int m = 1; m <= frame_.horizon; ++m) {
      by_month.push_back(&figures(effects_in(m, strength)));
      own_effects.push_back(strength * effect_in_month(scenario_, m));
    }
    return cash_flows(frame_, price_, base, by_month, own_effects);
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

  double horizon_npv(double strength) { return flows_at(strength).values.horizon; }

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
  Frame frame_;
  Price price_;
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
