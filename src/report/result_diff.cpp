#include "report/result_diff.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <boost/math/special_functions/erf.hpp>
#include <cmath>

#include "base/text.h"
#include "texts/tr.h"

namespace painpoint::report {
namespace {

bool is_random(const ResultFigure& before, const ResultFigure& after) {
  return before.standard_error.has_value() && after.standard_error.has_value();
}

/// Both sides of a random figure, with errors that can be trusted.
double error_of_difference(const ResultFigure& before, const ResultFigure& after,
                           double customers_ratio) {
  double first = *before.standard_error;
  double second = *after.standard_error;
  if (first == 0) first = second * std::sqrt(customers_ratio);
  if (second == 0) second = first / std::sqrt(customers_ratio);
  return std::hypot(first, second);
}

bool beyond_rounding(double a, double b) {
  return std::abs(a - b) > kRounding * std::max(std::abs(a), std::abs(b));
}

bool differ(const ResultFigure& before, const ResultFigure& after) {
  if (before.value.has_value() != after.value.has_value()) return true;
  return before.value && beyond_rounding(*before.value, *after.value);
}

class Differ {
 public:
  Differ(const ResultFile& before, const ResultFile& after) : before_(before), after_(after) {
    if (before.draws.value_or(0) > 0 && after.draws.value_or(0) > 0)
      customers_ratio_ = static_cast<double>(*after.draws) / static_cast<double>(*before.draws);
  }

  ResultDiff run() {
    for_each_pair([&](ScenarioDiff& /*diff*/, const std::string& /*path*/, const ResultFigure& old,
                      const ResultFigure& now) {
      if (is_random(old, now) && old.value && now.value) ++result_.judged;
    });
    result_.random = result_.judged > 0;
    if (result_.random) {
      // Two-sided: erfc(z / sqrt 2) is the chance beyond z.
      const double each = kFalseAlarm / static_cast<double>(result_.judged);
      result_.threshold = std::sqrt(2.0) * boost::math::erfc_inv(each);
    }
    result_.scenarios.clear();
    for_each_pair([&](ScenarioDiff& diff, const std::string& path, const ResultFigure& old,
                      const ResultFigure& now) { judge(diff, path, old, now); });
    for (ScenarioDiff& diff : result_.scenarios) add_lonely(diff);
    for (const auto& [id, scenario] : after_.scenarios)
      if (!before_.scenarios.contains(id)) result_.added.push_back(id);
    for (const auto& [id, scenario] : before_.scenarios)
      if (!after_.scenarios.contains(id)) result_.removed.push_back(id);
    return std::move(result_);
  }

 private:
  template <class Visit>
  void for_each_pair(Visit&& visit) {
    for (const auto& [id, scenario] : after_.scenarios) {
      const ResultScenario* old = before_.scenarios.find(id);
      if (old == nullptr) continue;
      result_.scenarios.push_back({id, 0, {}, 0, 0, {}, {}});
      for (const auto& [path, figure] : scenario.figures)
        if (const ResultFigure* other = old->figures.find(path))
          visit(result_.scenarios.back(), path, *other, figure);
    }
  }

  void judge(ScenarioDiff& diff, const std::string& path, const ResultFigure& old,
             const ResultFigure& now) {
    ++diff.compared;
    if (!differ(old, now)) return;
    MovedFigure moved{path, old, now, {}};
    if (!is_random(old, now)) {
      // In a random result, what has no error is as uncertain and does not say how much.
      if (result_.random)
        ++diff.not_judged;
      else
        diff.moved.push_back(std::move(moved));
      return;
    }
    if (old.value && now.value) {
      moved.standard_error = error_of_difference(old, now, customers_ratio_);
      const double size = std::abs(*now.value - *old.value);
      if (size <= result_.threshold * *moved.standard_error) {
        ++diff.within_noise;
        return;
      }
    }
    diff.moved.push_back(std::move(moved));
  }

  void add_lonely(ScenarioDiff& diff) const {
    const auto& old = before_.scenarios.find(diff.id)->figures;
    const auto& now = after_.scenarios.find(diff.id)->figures;
    for (const auto& [path, figure] : now)
      if (!old.contains(path)) diff.only_after.push_back(path);
    for (const auto& [path, figure] : old)
      if (!now.contains(path)) diff.only_before.push_back(path);
  }

  const ResultFile& before_;
  const ResultFile& after_;
  double customers_ratio_ = 1;  ///< of the new run to the old one
  ResultDiff result_;
};

}  // namespace

std::size_t ResultDiff::moved() const {
  std::size_t count = 0;
  for (const ScenarioDiff& scenario : scenarios) count += scenario.moved.size();
  return count;
}
std::size_t ResultDiff::within_noise() const {
  std::size_t count = 0;
  for (const ScenarioDiff& scenario : scenarios) count += scenario.within_noise;
  return count;
}

ResultDiff diff_results(const ResultFile& before, const ResultFile& after) {
  return Differ(before, after).run();
}

std::string why_not_comparable(const ResultFile& before, const ResultFile& after) {
  struct Fact {
    const char* differs;
    std::string ResultFile::*fact;
  };
  constexpr std::array kFacts = {
      Fact{texts::tr_later("the results are of different journeys: `{}` and `{}`"),
           &ResultFile::journey},
      Fact{texts::tr_later("the results are of different engines: `{}` and `{}`"),
           &ResultFile::engine},
      Fact{texts::tr_later("the results are of different measures: `{}` and `{}`"),
           &ResultFile::by},
      Fact{texts::tr_later("the results are of different currencies: `{}` and `{}`"),
           &ResultFile::currency},
  };
  for (const auto& [differs, fact] : kFacts)
    if (before.*fact != after.*fact)
      return texts::tr_format(differs, fit(printable(before.*fact), 60),
                              fit(printable(after.*fact), 60));
  return {};
}

}  // namespace painpoint::report
