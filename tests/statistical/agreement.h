#pragma once

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "chain/metrics.h"
#include "model/roster.h"
#include "montecarlo/simulate.h"
#include "tests/support/tolerance.h"

/// Exact figures against simulated ones, with computed tolerances.
namespace painpoint::test {

/// All comparisons of one program share a budget: the chance that correct engines disagree
/// somewhere. Where fewer than 1000 events are expected the normal bound alone is not to be
/// trusted, and a figure is wrong only if it surprises as a Poisson count, too.
class Agreement {
 public:
  static constexpr double kBudget = 1e-3;
  static constexpr std::size_t kMostComparisons = 1'000'000;
  static constexpr double kChance = kBudget / kMostComparisons;
  static constexpr double kFewEvents = 1000;
  static constexpr double kSeldom = 30;

  /// `wild`: the journey may have events that are rare and dear at once. Their amounts are then
  /// left out, because a sample without them knows nothing of their size; their counts are
  /// compared.
  explicit Agreement(std::string name, bool wild = false) : name_(std::move(name)), wild_(wild) {}

  /// One row of a breakdown; `n` customers stand behind the simulated one.
  void compare_row(const std::string& where, chain::Split split, const chain::Row& exact,
                   const chain::Row& mean, const chain::Row& error, double n) {
    for (std::size_t i = 0; i < chain::kMetrics; ++i) {
      const auto metric = static_cast<chain::Metric>(i);
      if (!chain::applies(metric, split)) continue;
      // Complaints per 1000 are counted one by one all the same.
      const double unit = metric == chain::Metric::complaints_per_1000 ? 1000 : 1;
      const Figure figure{exact[i] / unit, mean[i] / unit, error[i] / unit, n};
      bool fine = false;
      switch (metric) {
        case chain::Metric::satisfaction:
          fine = near(figure, figure.error);
          break;
        case chain::Metric::rework_time_share:
        case chain::Metric::failure_demand_share:
        case chain::Metric::complaint_rate:
          if (numerator_events(metric, exact, mean, error, n) < kFewEvents) {
            ++left_out_;  // the numerator has been compared by itself
            continue;
          }
          fine = near(figure, figure.error);
          break;
        case chain::Metric::margin:
        case chain::Metric::total_cost:
          // Of both signs, and mostly made of few large amounts: those of lost customers.
          if (!enough_for_signed(exact, mean, error, n, figure)) {
            ++left_out_;
            continue;
          }
          fine = near(figure, figure.error * scarcity(exact, mean));
          break;
        default:
          const bool unseen = figure.mean == 0 && figure.exact > 0;
          if (is_amount(metric) && (unseen || (wild_ && has_rare_parts(exact, n)))) {
            ++left_out_;  // nobody had any, so its size is not known; its events are compared
            continue;
          }
          fine = positive(figure, !is_amount(metric));
      }
      report(fine, where, chain::info(metric).name, figure);
    }
  }

  void compare_chance(const std::string& where, double exact, double mean, double error, double n) {
    const Figure figure{exact, mean, error, n};
    report(positive(figure, true), where, "chance", figure);
  }

  /// The difference of a side from the base. `size` is that of a typical amount of one customer: a
  /// few customers more or less are no surprise, however alike the others are (Bernstein).
  void compare_difference(const std::string& where, std::string_view what, double exact,
                          double mean, double error, double n, double size) {
    const Figure figure{exact, mean, error, n};
    const double few = size * std::log(2 / kChance) / n;
    report(near(figure, error, few), where, what, figure);
  }

  /// All figures of a side.
  void compare_side(const std::string& where, const Roster& roster, const chain::Breakdown& exact,
                    const montecarlo::SideResult& side, double n) {
    const chain::Breakdown& mean = side.estimate.mean;
    const chain::Breakdown& error = side.estimate.standard_error;
    compare_row(where, chain::Split::journey, exact.journey, mean.journey, error.journey, n);
    for (const chain::Split split : chain::kSplits)
      for (std::size_t i = 0; i < exact.rows(split).size(); ++i) {
        const double customers =
            split == chain::Split::segment ? static_cast<double>(side.segment_customers[i]) : n;
        compare_row(fmt::format("{} {} #{}", where, chain::name_of(split), i), split,
                    exact.rows(split)[i], mean.rows(split)[i], error.rows(split)[i], customers);
      }
    for (std::size_t e = 0; e < exact.ends.size(); ++e)
      compare_chance(where + " end " + roster.ends[EndIndex(e)].id, exact.ends[e], mean.ends[e],
                     error.ends[e], n);
  }

  [[nodiscard]] std::size_t compared() const { return compared_; }
  [[nodiscard]] std::size_t left_out() const { return left_out_; }

 private:
  struct Figure {
    double exact, mean, error, n;
    /// The mean amount of those who had one, weighted by size: E[x^2] / E[x]; 1 for chances.
    [[nodiscard]] double size() const { return mean > 0 ? mean + error * error * n / mean : 1; }
    [[nodiscard]] double events_expected() const { return n * exact / size(); }
  };

  static bool is_amount(chain::Metric metric) {
    const chain::MetricUnit unit = chain::info(metric).unit;
    return unit == chain::MetricUnit::minutes || unit == chain::MetricUnit::money;
  }

  /// Whether something that costs time or money is expected, and seldom.
  static bool has_rare_parts(const chain::Row& exact, double n) {
    using enum chain::Metric;
    for (const chain::Metric part :
         {caught, problems, recontacts, complaints, escalations, lost, rework_visits}) {
      const double events = n * chain::at(exact, part);
      if (events > 0 && events < kSeldom) return true;
    }
    return false;
  }

  static bool near(const Figure& f, double error, double more = 0) {
    static const double z = z_for(kChance, 1);
    const double rounding = 1e-9 * (std::fabs(f.exact) + std::fabs(f.mean)) + 1e-12;
    return std::fabs(f.mean - f.exact) <= z * error + more + rounding;
  }

  /// A figure that is never negative. Its variance is in proportion to the events: where too few
  /// happened, they are no measure of how many might have.
  static bool positive(const Figure& f, bool counts_events) {
    const double scarce = f.mean > 0 ? std::sqrt(std::max(1.0, f.exact / f.mean)) : 1;
    if (near(f, f.error * scarce)) return true;
    // All were alike: the chance that nobody differs where exact / n of them should on average is
    // exp(-difference) at least, if who differs does so by one event.
    if (counts_events && f.error == 0 && f.n * std::fabs(f.mean - f.exact) < -std::log(kChance))
      return true;
    const double expected = f.events_expected();
    return expected < kFewEvents && !poisson_surprise(f.n * f.mean / f.size(), expected, kChance);
  }

  static Figure figure_of(chain::Metric metric, const chain::Row& exact, const chain::Row& mean,
                          const chain::Row& error, double n) {
    return {chain::at(exact, metric), chain::at(mean, metric), chain::at(error, metric), n};
  }

  static double numerator_events(chain::Metric ratio, const chain::Row& exact,
                                 const chain::Row& mean, const chain::Row& error, double n) {
    using enum chain::Metric;
    const auto events = [&](chain::Metric metric) {
      return figure_of(metric, exact, mean, error, n).events_expected();
    };
    if (ratio == rework_time_share) return events(rework_minutes);
    if (ratio == complaint_rate) return events(complaints);
    return events(rework_visits) + events(complaints) + events(recontacts);
  }

  static double scarcity(const chain::Row& exact, const chain::Row& mean) {
    const double expected = chain::at(exact, chain::Metric::lost);
    const double counted = chain::at(mean, chain::Metric::lost);
    return counted > 0 ? std::sqrt(std::max(1.0, expected / counted)) : 1;
  }

  static bool enough_for_signed(const chain::Row& exact, const chain::Row& mean,
                                const chain::Row& error, double n, const Figure& figure) {
    using enum chain::Metric;
    if (figure.error == 0 && figure.mean == 0) return n * std::fabs(figure.exact) == 0;
    for (const chain::Metric metric : {lost, visits, cash_cost, value_lost, rework_cost}) {
      const double events = figure_of(metric, exact, mean, error, n).events_expected();
      if (events > 0 && events < kFewEvents) return false;
    }
    return chain::at(exact, visits) > 0 || n * chain::at(exact, abandoned) >= kFewEvents;
  }

  void report(bool fine, const std::string& where, std::string_view what, const Figure& f) {
    ++compared_;
    if (fine) return;
    FAIL_CHECK(name_, ": ", where, " ", what, ": exact ", f.exact, ", simulated ", f.mean, " +- ",
               f.error, " (", f.n, " customers)");
  }

  std::string name_;
  bool wild_;
  std::size_t compared_ = 0;
  std::size_t left_out_ = 0;
};

}  // namespace painpoint::test
