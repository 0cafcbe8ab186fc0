#include "study/tornado.h"

#include <algorithm>
#include <array>
#include <boost/math/tools/toms748_solve.hpp>
#include <cmath>
#include <cstdint>
#include <span>
#include <utility>

#include "study/compare.h"
#include "study/uncertainty.h"
#include "study/world_solver.h"
#include "texts/tr.h"

namespace painpoint::study {
namespace {

/// The parts of the way to a percentile that are tried, the whole first.
constexpr std::array<double, 5> kReaches = {1, 0.75, 0.5, 0.25, 0.1};
/// Plans that differ by less than this part of the larger are equal: rounding must not flip.
constexpr double kSame = 1e-9;

class TornadoStudy {
 public:
  TornadoStudy(const Journey& journey, Measure measure, std::vector<std::string> ids)
      : uncertainty_(uncertainty_of(journey)),
        roster_(make_roster(journey)),
        solver_(journey, uncertainty_, roster_, ids) {
    tornado_.measure = measure;
    tornado_.ids = std::move(ids);
    for (const std::string& id : tornado_.ids) tornado_.names.push_back(scenario_name(journey, id));
    tornado_.numbers = uncertainty_.numbers.size();
  }

  Outcome<Tornado> run(CancelFlag cancelled) {
    Outcome<Tornado> outcome;
    const auto written = plans_in(uncertainty_.expected());
    if (!written) {
      outcome.diagnostics = solver_.problems();
      return outcome;
    }
    tornado_.as_written = *written;
    tornado_.best = best_of(*written, 0);
    tornado_.plan = static_cast<std::size_t>(std::max_element(written->begin(), written->end()) -
                                             written->begin());
    for (std::size_t i = 0; i < uncertainty_.numbers.size(); ++i) {
      if (is_cancelled(cancelled)) return outcome;
      if (!is_repeated(i)) add_bar(i);
    }
    sort_bars();
    outcome.value = std::move(tornado_);
    return outcome;
  }

 private:
  std::optional<std::vector<double>> plans_in(std::span<const double> world) {
    const WorldSolver::Answer answer = solver_.solve(world);
    if (answer.plans.empty()) return std::nullopt;
    std::vector<double> worth;
    for (const PresentValues& values : answer.plans)
      worth.push_back(value_by(tornado_.measure, values));
    return worth;
  }
  std::optional<std::vector<double>> plans_at(std::size_t number, double z) {
    return plans_in(world_with(uncertainty_, number, z));
  }

  static double worth_of(const std::vector<double>& plans, Option option) {
    return option == 0 ? 0 : plans[option - 1];
  }

  /// `usual` wins ties: a number that makes no difference does not flip the decision.
  static Option best_of(const std::vector<double>& plans, Option usual) {
    Option best = usual;
    for (Option option = 0; option <= plans.size(); ++option) {
      const double now = worth_of(plans, best);
      const double other = worth_of(plans, option);
      if (other > now + kSame * std::max(std::abs(now), std::abs(other))) best = option;
    }
    return best;
  }

  struct Reached {
    TornadoEnd end;
    double z = 0;
  };
  std::optional<Reached> reach(std::size_t number, double z) {
    for (const double part : kReaches) {
      auto plans = plans_at(number, part * z);
      if (!plans) continue;
      Reached reached;
      reached.z = part * z;
      reached.end.number = world_with(uncertainty_, number, part * z)[number];
      reached.end.best = best_of(*plans, tornado_.best);
      reached.end.plans = std::move(*plans);
      reached.end.is_percentile = part == 1;
      return reached;
    }
    return std::nullopt;
  }

  void add_bar(std::size_t number) {
    const UncertainNumber& known = uncertainty_.numbers[number];
    TornadoBar bar;
    bar.address = known.address;
    bar.quantity = known.quantity;
    bar.value = known.value;
    const UncertainGroup& group = uncertainty_.groups[known.group];
    if (group.kind == UncertainGroup::Kind::together) bar.together = group.members.size();
    const auto low = reach(number, -kZ95);
    const auto high = reach(number, kZ95);
    const TornadoEnd as_written{known.value, tornado_.as_written, tornado_.best, false};
    bar.low = low ? low->end : as_written;
    bar.high = high ? high->end : as_written;
    if (low) add_flip(bar, number, *low);
    if (high) add_flip(bar, number, *high);
    for (std::size_t p = 0; p < tornado_.as_written.size(); ++p) {
      const double swing = std::abs(bar.high.plans[p] - bar.low.plans[p]);
      // What rounding does is no swing.
      const double noise = kSame * std::abs(tornado_.as_written[p]);
      if (swing <= noise) continue;
      if (p == tornado_.plan) bar.swing = swing;
      bar.widest_swing = std::max(bar.widest_swing, swing);
    }
    if (bar.widest_swing > 0) {
      luck_.emplace_back(uncertainty_.groups[known.group].luck, tornado_.bars.size());
      tornado_.bars.push_back(std::move(bar));
    }
  }

  /// Finds where on the way to an end the best option stops being the best.
  void add_flip(TornadoBar& bar, std::size_t number, const Reached& reached) {
    if (reached.end.best == tornado_.best) return;
    const auto lead = [&](const std::vector<double>& plans) {
      double rival = -INFINITY;
      for (Option option = 0; option <= plans.size(); ++option)
        if (option != tornado_.best) rival = std::max(rival, worth_of(plans, option));
      return worth_of(plans, tornado_.best) - rival;
    };
    // The way begins at the written value, which is the number's mean and not its median.
    const double written = z_of_written(number);
    const auto start = plans_at(number, written);
    double z = written;
    if (start && lead(*start) > 0 && lead(reached.end.plans) < 0) {
      bool solved = true;
      const auto function = [&](double at) {
        const auto plans = plans_at(number, at);
        solved = solved && plans.has_value();
        return plans ? lead(*plans) : 0.0;
      };
      const bool upwards = reached.z > written;
      const double ends[] = {lead(*start), lead(reached.end.plans)};
      std::uintmax_t iterations = 60;
      const auto [a, b] = boost::math::tools::toms748_solve(
          function, std::min(written, reached.z), std::max(written, reached.z),
          ends[upwards ? 0 : 1], ends[upwards ? 1 : 0],
          boost::math::tools::eps_tolerance<double>(40), iterations);
      if (!solved) return;
      z = a + (b - a) / 2;
    }
    bar.flips.push_back({world_with(uncertainty_, number, z)[number], reached.end.best});
  }

  /// The deviate at which the number is what is written.
  [[nodiscard]] double z_of_written(std::size_t number) const {
    const UncertainNumber& known = uncertainty_.numbers[number];
    double low = -kZ95;
    double high = kZ95;
    for (int halving = 0; halving < 60; ++halving) {
      const double middle = (low + high) / 2;
      (known.marginal.at(middle) < known.value ? low : high) = middle;
    }
    return (low + high) / 2;
  }

  /// Whether another number of the group says the same: all that move together are moved by one,
  /// and of two shares each is what the other leaves.
  [[nodiscard]] bool is_repeated(std::size_t number) const {
    const UncertainGroup& group = uncertainty_.groups[uncertainty_.numbers[number].group];
    const bool mirrored =
        group.kind == UncertainGroup::Kind::shares && group.members.size() == 2 && group.rest == 0;
    return number != group.members.front() &&
           (mirrored || group.kind == UncertainGroup::Kind::together);
  }

  /// Names and the order of the file decide nothing, not even between equal swings.
  void sort_bars() {
    std::sort(luck_.begin(), luck_.end(), [&](const auto& a, const auto& b) {
      const TornadoBar& x = tornado_.bars[a.second];
      const TornadoBar& y = tornado_.bars[b.second];
      if (x.swing != y.swing) return x.swing > y.swing;
      if (x.widest_swing != y.widest_swing) return x.widest_swing > y.widest_swing;
      return a < b;
    });
    std::vector<TornadoBar> sorted;
    for (const auto& [luck, position] : luck_) sorted.push_back(std::move(tornado_.bars[position]));
    tornado_.bars = std::move(sorted);
  }

  Uncertainty uncertainty_;
  Roster roster_;
  WorldSolver solver_;
  Tornado tornado_;
  std::vector<std::pair<std::uint64_t, std::size_t>> luck_;  ///< of the bars, with their position
};

}  // namespace

Outcome<Tornado> tornado_of(const Journey& journey, Measure measure,
                            std::vector<std::string> scenarios, CancelFlag cancelled) {
  Outcome<Tornado> outcome;
  if (scenarios.empty())
    for (const auto& [id, scenario] : journey.scenarios) scenarios.push_back(id);
  const bool only_base = std::erase(scenarios, std::string(kBase)) > 0 && scenarios.empty();
  if (!journey.customers_per_month)
    outcome.diagnostics.error(
        Code::no_such_result, "customers_per_month",
        texts::tr_words("without customers_per_month there is no money to decide by"),
        texts::tr_words("write how many customers start the journey in a month"));
  if (only_base)
    outcome.diagnostics.error(
        Code::no_such_result, "scenarios",
        texts::tr_words("the journey as it is can only be compared with a plan"),
        texts::tr_words("name at least one scenario beside it, or none for all"));
  else if (scenarios.empty())
    outcome.diagnostics.error(Code::no_such_result, "scenarios",
                              texts::tr_words("there is no plan to decide on"),
                              texts::tr_words("write at least one under `scenarios:`"));
  if (outcome.diagnostics.has_errors()) return outcome;
  return TornadoStudy(journey, measure, std::move(scenarios)).run(cancelled);
}

}  // namespace painpoint::study
