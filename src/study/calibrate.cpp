#include "study/calibrate.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>
#include <string>
#include <utility>

#include "study/least_squares.h"
#include "texts/tr.h"

namespace painpoint::study {
namespace {

using Vector = LeastSquares::Vector;

constexpr double kMetSd = 2;       ///< standard deviations: a figure is met
constexpr double kGoodSd = 1;      ///< likewise: there is nothing to do
constexpr double kShownSd = 0.02;  ///< what a move does to a figure is worth writing down
constexpr double kMoves = 0.25;    ///< a figure that its numbers move by less than so many of its
                                   ///< standard deviations, each by one of its own, does not move
constexpr double kAgainst = -0.2;  ///< cosine of the pulls of two figures that disagree
constexpr double kWeight = 0.1;    ///< the least share of a pull that counts as one
constexpr double kEdge = 1e-6;     ///< chances are kept so far from 0 and 1

/// The chance as people would write it: four digits of a percentage.
double as_written(double chance) {
  return std::stod(fmt::format("{:.3e}", 100 * chance)) / 100;
}

class Calibrator {
 public:
  Calibrator(const Journey& journey, std::vector<ReactionNumber> numbers)
      : numbers_(std::move(numbers)),
        limits_(reaction_limits(journey, numbers_)),
        model_(journey, addresses_of(numbers_)) {
    for (std::size_t k = 0; k < numbers_.size(); ++k)
      if (numbers_[k].is_free()) free_.push_back(k);
    for (const ReactionNumber& number : numbers_) written_.push_back(number.value);
  }

  Outcome<Calibration> run() {
    Outcome<Calibration> outcome;
    const auto before = model_.modelled(written_);
    const auto at_start = model_.slopes(written_);
    if (!before || !at_start) {
      outcome.diagnostics = model_.diagnostics();
      return outcome;
    }
    before_ = *before;
    Calibration result;
    result.was_good = is_good(before_, *at_start);
    std::vector<double> values = written_;
    std::vector<bool> at_limit(numbers_.size(), false);
    if (!result.was_good) {
      const auto found = fit(problem(), log_odds_of(written_));
      if (!found) {
        outcome.diagnostics = model_.diagnostics();
        return outcome;
      }
      result.steps = found->steps;
      const auto there = model_.slopes(values_of(found->at));
      if (!there) return outcome;
      values = settled(values_of(found->at), *there);
      at_limit = find_limits(found->at);
    }
    const auto after = model_.modelled(values);
    const auto slopes = model_.slopes(values);
    if (!after || !slopes) {
      outcome.diagnostics = model_.diagnostics();
      return outcome;
    }
    for (std::size_t k = 0; k < numbers_.size(); ++k)
      result.numbers.push_back({numbers_[k], values[k], moved(k, values[k]), at_limit[k]});
    set_figures(result, *after, *slopes);
    outcome.value = std::move(result);
    return outcome;
  }

 private:
  static std::vector<std::string> addresses_of(const std::vector<ReactionNumber>& numbers) {
    std::vector<std::string> addresses;
    for (const ReactionNumber& number : numbers) addresses.push_back(number.address);
    return addresses;
  }

  [[nodiscard]] Vector log_odds_of(const std::vector<double>& values) const {
    Vector z;
    for (const std::size_t k : free_) z.push_back(log_odds(values[k]));
    return z;
  }
  [[nodiscard]] std::vector<double> values_of(const Vector& z) const {
    std::vector<double> values = written_;
    for (std::size_t i = 0; i < free_.size(); ++i) {
      // What has not moved keeps its bits.
      const double chance = chance_of_log_odds(z[i]);
      if (z[i] != log_odds(written_[free_[i]])) values[free_[i]] = chance;
    }
    return values;
  }
  [[nodiscard]] double moved(std::size_t k, double value) const {
    if (!numbers_[k].is_free() || value == numbers_[k].value) return 0;
    return (log_odds(value) - log_odds(numbers_[k].value)) / numbers_[k].sigma;
  }

  [[nodiscard]] double off(std::size_t i, double modelled) const {
    const ObservedFigure& figure = model_.figures()[i];
    return (modelled - figure.observed) / figure.sd;
  }
  [[nodiscard]] bool is_good(const std::vector<double>& modelled,
                             const std::vector<std::vector<double>>& slopes) const {
    for (std::size_t i = 0; i < modelled.size(); ++i)
      if (model_.figures()[i].fitted && length(pull(slopes, i)) >= kMoves &&
          std::abs(off(i, modelled[i])) > kGoodSd)
        return false;
    return true;
  }

  LeastSquares problem() {
    LeastSquares problem;
    for (const std::size_t k : free_) {
      problem.low.push_back(log_odds(std::max(kEdge, numbers_[k].low)));
      problem.high.push_back(log_odds(std::min(1 - kEdge, numbers_[k].high)));
      const double z = log_odds(numbers_[k].value);
      problem.low.back() = std::min(problem.low.back(), z);
      problem.high.back() = std::max(problem.high.back(), z);
    }
    problem.residuals = [this](const Vector& z) { return residuals(z); };
    problem.jacobian = [this](const Vector& z) { return jacobian(z); };
    problem.limits = [this](const Vector& z) { return limits(z); };
    problem.restore = [this](Vector& z) { restore(z); };
    return problem;
  }

  std::optional<Vector> residuals(const Vector& z) {
    const std::vector<double> values = values_of(z);
    if (!model_.allows(values)) return std::nullopt;
    const auto modelled = model_.modelled(values);
    if (!modelled) return std::nullopt;
    Vector rows;
    for (std::size_t i = 0; i < modelled->size(); ++i)
      if (model_.figures()[i].fitted) rows.push_back(off(i, (*modelled)[i]));
    for (std::size_t i = 0; i < free_.size(); ++i)
      rows.push_back(moved(free_[i], values[free_[i]]));
    return rows;
  }

  std::optional<std::vector<Vector>> jacobian(const Vector& z) {
    const auto slopes = model_.slopes(values_of(z));
    if (!slopes) return std::nullopt;
    std::vector<Vector> rows;
    for (std::size_t i = 0; i < slopes->size(); ++i) {
      if (!model_.figures()[i].fitted) continue;
      rows.emplace_back();
      for (const std::size_t k : free_)
        rows.back().push_back((*slopes)[i][k] / model_.figures()[i].sd);
    }
    for (std::size_t i = 0; i < free_.size(); ++i) {
      rows.emplace_back(free_.size(), 0);
      rows.back()[i] = 1 / numbers_[free_[i]].sigma;
    }
    return rows;
  }

  [[nodiscard]] static double sum_of(const ReactionLimit& limit,
                                     const std::vector<double>& values) {
    return std::accumulate(limit.members.begin(), limit.members.end(), limit.others,
                           [&](double sum, std::size_t k) { return sum + values[k]; });
  }

  [[nodiscard]] std::vector<LeastSquares::Limit> limits(const Vector& z) const {
    const std::vector<double> values = values_of(z);
    std::vector<LeastSquares::Limit> result;
    for (const ReactionLimit& limit : limits_) {
      LeastSquares::Limit& own = result.emplace_back(
          LeastSquares::Limit{sum_of(limit, values) - 1, Vector(free_.size(), 0)});
      for (std::size_t i = 0; i < free_.size(); ++i)
        if (std::find(limit.members.begin(), limit.members.end(), free_[i]) != limit.members.end())
          own.gradient[i] = values[free_[i]] * (1 - values[free_[i]]);
    }
    return result;
  }

  /// Scales reactions that add up to more than 1.
  void restore(Vector& z) const {
    std::vector<double> values = values_of(z);
    for (const ReactionLimit& limit : limits_) {
      const double over = sum_of(limit, values) - 1;
      if (over <= 0) continue;
      const double own = sum_of(limit, values) - limit.others;
      for (const std::size_t k : limit.members) values[k] *= std::max(0.0, 1 - over / own);
    }
    for (std::size_t i = 0; i < free_.size(); ++i)
      if (values[free_[i]] < chance_of_log_odds(z[i]))
        z[i] = log_odds(std::max(kEdge, values[free_[i]]));
  }

  /// As they will be written: rounded, and without moves that no figure would show.
  [[nodiscard]] std::vector<double> settled(std::vector<double> values,
                                            const std::vector<std::vector<double>>& slopes) const {
    for (const std::size_t k : free_) {
      const double move = std::abs(moved(k, values[k])) * numbers_[k].sigma;
      double most = 0;
      for (std::size_t i = 0; i < slopes.size(); ++i)
        if (model_.figures()[i].fitted)
          most = std::max(most, move * std::abs(slopes[i][k]) / model_.figures()[i].sd);
      if (most < kShownSd) {
        values[k] = written_[k];
        continue;
      }
      values[k] = std::clamp(as_written(values[k]), numbers_[k].low, numbers_[k].high);
    }
    // Rounding up can carry reactions over the whole; the last digit gives way.
    for (const ReactionLimit& limit : limits_)
      for (int tried = 0; tried < 2 && sum_of(limit, values) > 1; ++tried)
        for (const std::size_t k : limit.members)
          if (values[k] != written_[k]) values[k] = as_written(values[k] * (1 - 5e-4));
    return values;
  }

  [[nodiscard]] std::vector<bool> find_limits(const Vector& z) const {
    std::vector<bool> at_limit(numbers_.size(), false);
    const std::vector<double> values = values_of(z);
    for (const std::size_t k : free_) {
      const bool at_low = numbers_[k].low > 0 && values[k] <= numbers_[k].low * (1 + 1e-9);
      const bool at_high = numbers_[k].high < 1 && values[k] >= numbers_[k].high * (1 - 1e-9);
      at_limit[k] = (at_low || at_high) && values[k] != written_[k];
    }
    for (const ReactionLimit& limit : limits_)
      if (sum_of(limit, values) > 1 - 1e-6)
        for (const std::size_t k : limit.members)
          at_limit[k] = at_limit[k] || values[k] != written_[k];
    return at_limit;
  }

  /// What one standard deviation of each number does to a figure, in the figure's.
  [[nodiscard]] Vector pull(const std::vector<std::vector<double>>& slopes, std::size_t i) const {
    Vector pull;
    for (const std::size_t k : free_)
      pull.push_back(slopes[i][k] * numbers_[k].sigma / model_.figures()[i].sd);
    return pull;
  }

  void set_figures(Calibration& result, const std::vector<double>& after,
                   const std::vector<std::vector<double>>& slopes) const {
    for (std::size_t i = 0; i < after.size(); ++i) {
      CalibratedFigure& own = result.figures.emplace_back();
      own.figure = model_.figures()[i];
      own.before = before_[i];
      own.after = after[i];
    }
    for (std::size_t i = 0; i < after.size(); ++i) {
      CalibratedFigure& own = result.figures[i];
      if (!own.figure.fitted) continue;
      own.met = std::abs(own.off_after()) <= kMetSd;
      const Vector mine = pull(slopes, i);
      own.can_move = length(mine) >= kMoves;
      if (own.met || !own.can_move) continue;
      for (std::size_t other = 0; other < after.size(); ++other) {
        const CalibratedFigure& theirs = result.figures[other];
        if (other == i || !theirs.figure.fitted) continue;
        const Vector pulls = pull(slopes, other);
        const double product = std::inner_product(mine.begin(), mine.end(), pulls.begin(), 0.0);
        const double sizes = length(mine) * length(pulls);
        const double signs = own.off_after() * theirs.off_after() < 0 ? -1 : 1;
        const bool pulls_hard = std::abs(theirs.off_after()) * length(pulls) >=
                                kWeight * std::abs(own.off_after()) * length(mine);
        if (sizes > 0 && pulls_hard && signs * product / sizes < kAgainst)
          own.against.push_back(other);
      }
    }
  }

  static double length(const Vector& x) {
    return std::sqrt(std::inner_product(x.begin(), x.end(), x.begin(), 0.0));
  }

  std::vector<ReactionNumber> numbers_;
  std::vector<ReactionLimit> limits_;
  FitModel model_;
  std::vector<std::size_t> free_;  ///< numbers that may move
  std::vector<double> written_;
  std::vector<double> before_;
};

Outcome<Calibration> nothing(std::string address, std::string message, std::string advice) {
  Outcome<Calibration> outcome;
  outcome.diagnostics.error(Code::nothing_to_fit, std::move(address), std::move(message),
                            std::move(advice));
  return outcome;
}

bool has_problems(const Journey& journey) {
  const auto any = [](const auto& things, auto&& has) {
    return std::any_of(things.begin(), things.end(), has);
  };
  return any(journey.touchpoints, [](const auto& t) { return !t.value.pains.empty(); }) ||
         any(journey.policies, [](const auto& p) { return p.value.pain.has_value(); });
}

}  // namespace

Outcome<Calibration> calibrate(const Journey& journey) {
  const Observed& observed = journey.observed;
  if (!observed.complaints_per_1000 && !observed.satisfaction && !observed.churn_per_year &&
      !observed.contacts_per_customer)
    return nothing(
        "observed",
        texts::tr_words("nothing was observed that customers' reactions could be fitted to"),
        texts::tr_words(
            "write what you know: `observed: { complaints_per_1000: 40, churn_per_year: "
            "12% }`, or satisfaction or contacts_per_customer"));
  if (!has_problems(journey))
    return nothing("touchpoints",
                   texts::tr_words("the journey has no problems that customers could react to"),
                   texts::tr_words("write the `pains` of its touchpoints first"));
  std::vector<ReactionNumber> numbers = reaction_numbers(journey);
  if (std::none_of(numbers.begin(), numbers.end(), [](const auto& n) { return n.is_free(); }))
    return nothing(
        "touchpoints",
        texts::tr_words(
            "all reactions are fixed: each pain has its own, or that of its severity is 0%, "
            "100% or without any doubt"),
        texts::tr_words(
            "take the reactions of some pains away, so that those of their severity count"));
  return Calibrator(journey, std::move(numbers)).run();
}

}  // namespace painpoint::study
