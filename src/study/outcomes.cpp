#include "study/outcomes.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "study/world_draws.h"

namespace painpoint::study {

Estimate mean_over_worlds(std::size_t worlds, const std::function<double(std::size_t)>& figure) {
  constexpr std::size_t kSamples = WorldDraws::kSamples;
  std::array<double, kSamples> sums{};
  std::array<double, kSamples> counts{};
  double sum = 0;
  for (std::size_t w = 0; w < worlds; ++w) {
    const double value = figure(w);
    sums[w % kSamples] += value;
    counts[w % kSamples] += 1;
    sum += value;
  }
  Estimate estimate;
  estimate.value = sum / static_cast<double>(worlds);
  double spread = 0;
  for (std::size_t s = 0; s < kSamples; ++s) {
    const double step = sums[s] / counts[s] - estimate.value;
    spread += step * step;
  }
  estimate.se = std::sqrt(spread / static_cast<double>(kSamples * (kSamples - 1)));
  return estimate;
}

std::size_t best_on_average(const Outcomes& outcomes) {
  std::size_t best = 0;
  double most = 0;
  for (std::size_t o = 0; o < outcomes.size(); ++o) {
    double sum = 0;
    for (const double value : outcomes[o]) sum += value;
    if (o == 0 || sum > most) {
      most = sum;
      best = o;
    }
  }
  return best;
}

double best_in_world(const Outcomes& outcomes, std::size_t world) {
  double best = outcomes[0][world];
  for (const std::vector<double>& option : outcomes) best = std::max(best, option[world]);
  return best;
}

std::vector<Estimate> chance_to_be_best(const Outcomes& outcomes) {
  const std::size_t worlds = outcomes[0].size();
  std::vector<double> part(worlds);  // of the whole that each of the best has
  for (std::size_t w = 0; w < worlds; ++w) {
    const double best = best_in_world(outcomes, w);
    part[w] = 1 / static_cast<double>(
                      std::count_if(outcomes.begin(), outcomes.end(),
                                    [&](const auto& option) { return option[w] == best; }));
  }
  std::vector<Estimate> chances;
  for (const std::vector<double>& option : outcomes)
    chances.push_back(mean_over_worlds(worlds, [&](std::size_t w) {
      return option[w] == best_in_world(outcomes, w) ? part[w] : 0;
    }));
  return chances;
}

Estimate value_of_perfect_information(const Outcomes& outcomes) {
  const std::vector<double>& chosen = outcomes[best_on_average(outcomes)];
  return mean_over_worlds(chosen.size(),
                          [&](std::size_t w) { return best_in_world(outcomes, w) - chosen[w]; });
}

double quantile(std::vector<double> values, double p) {
  const double position = p * static_cast<double>(values.size() - 1);
  const auto below = static_cast<std::size_t>(position);
  const auto at = values.begin() + static_cast<std::ptrdiff_t>(below);
  std::nth_element(values.begin(), at, values.end());
  if (below + 1 == values.size()) return *at;
  const double above = *std::min_element(at + 1, values.end());
  return *at + (position - static_cast<double>(below)) * (above - *at);
}

double mean_of_worst(std::vector<double> values, double part) {
  const auto count =
      std::max<std::size_t>(1, static_cast<std::size_t>(part * static_cast<double>(values.size())));
  const auto end = values.begin() + static_cast<std::ptrdiff_t>(count);
  std::nth_element(values.begin(), end - 1, values.end());
  double sum = 0;
  for (auto value = values.begin(); value != end; ++value) sum += *value;
  return sum / static_cast<double>(count);
}

}  // namespace painpoint::study
