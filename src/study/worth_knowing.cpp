#include "study/worth_knowing.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <system_error>
#include <thread>
#include <utility>

#include "study/information.h"
#include "study/owners.h"

namespace painpoint::study {
namespace {

/// What is worth less than so many standard errors may be worth nothing.
constexpr double kClearly = 2;
/// A sample that gives so much of the value of knowing is large enough, where cases cost nothing.
constexpr double kEnough = 0.8;
/// Samples that are looked at, as multiples of what is known.
constexpr double kLeastMultiple = 1.0 / 16;
constexpr double kMostMultiple = 64;

bool is_chance(Quantity quantity) {
  return quantity == Quantity::chance || quantity == Quantity::share;
}

/// Whether knowing all about a cause means knowing this number: its level, its prevalence and what
/// plans do to them, its share of each pain and the chance of that pain.
bool belongs_to_cause(const Journey& journey, std::string_view cause, std::string_view address) {
  const std::string own = "causes." + std::string(cause) + ".";
  if (address.starts_with(own)) return true;
  constexpr std::string_view kChangesStep = ".changes.";
  const std::size_t changes = address.find(kChangesStep);
  if (changes != std::string_view::npos)
    return belongs_to_cause(journey, cause, address.substr(changes + kChangesStep.size()));
  const std::size_t pains = address.find(".pains.");
  if (pains == std::string_view::npos || !address.starts_with("touchpoints.")) return false;
  const std::string_view rest = address.substr(pains + 7);
  const std::string_view pain_id = rest.substr(0, rest.find('.'));
  const std::string_view key = rest.substr(std::min(rest.size(), pain_id.size() + 1));
  if (key == "causes." + std::string(cause)) return true;
  if (key != "chance") return false;
  constexpr std::size_t kBlock = 12;  // "touchpoints."
  const Touchpoint* touchpoint = journey.touchpoints.find(address.substr(kBlock, pains - kBlock));
  const Pain* pain = touchpoint != nullptr ? touchpoint->pains.find(pain_id) : nullptr;
  return pain != nullptr && pain->causes.contains(cause);
}

class KnowledgeSearch {
 public:
  KnowledgeSearch(const Journey& journey, const Uncertainty& uncertainty, const WorldDraws& draws,
                  std::span<const std::uint32_t> attempts, const Outcomes& outcomes,
                  const KnowingSettings& settings)
      : journey_(journey),
        uncertainty_(uncertainty),
        draws_(draws),
        attempts_(attempts),
        outcomes_(outcomes),
        settings_(settings) {}

  WorthKnowing run() {
    WorthKnowing result;
    result.numbers.resize(uncertainty_.numbers.size());
    in_parallel(uncertainty_.groups.size(),
                [&](std::size_t group) { value_group(group, result.numbers); });
    result.causes.resize(journey_.causes.size());
    in_parallel(journey_.causes.size(),
                [&](std::size_t cause) { result.causes[cause] = worth_of_cause(cause); });
    keep_clear_ones(result.numbers);
    keep_clear_ones(result.causes);
    return result;
  }

 private:
  template <class Job>
  void in_parallel(std::size_t jobs, Job&& job) const {
    std::atomic<std::size_t> next = 0;
    const auto work = [&] {
      for (std::size_t i = next++; i < jobs; i = next++) {
        if (settings_.cancelled != nullptr && settings_.cancelled->load()) return;
        job(i);
      }
    };
    const std::size_t threads = settings_.threads != 0
                                    ? settings_.threads
                                    : std::max(1U, std::thread::hardware_concurrency());
    std::vector<std::jthread> others;
    try {
      for (std::size_t i = 1; i < std::min(threads, jobs); ++i) others.emplace_back(work);
    } catch (const std::system_error&) {
      // No more threads to be had.
    }
    work();
  }

  /// The values of a group's members in all worlds.
  [[nodiscard]] std::vector<std::vector<double>> values_of(std::size_t group) const {
    const std::vector<std::size_t>& members = uncertainty_.groups[group].members;
    std::vector<std::vector<double>> values(members.size(), std::vector<double>(draws_.size()));
    std::vector<double> world(uncertainty_.numbers.size());
    for (std::size_t w = 0; w < draws_.size(); ++w) {
      draws_.draw_group(group, w, attempts_[w], world);
      for (std::size_t k = 0; k < members.size(); ++k) values[k][w] = world[members[k]];
    }
    return values;
  }

  void value_group(std::size_t group, std::vector<InformationWorth>& worths) const {
    const std::vector<std::vector<double>> values = values_of(group);
    const std::vector<std::size_t>& members = uncertainty_.groups[group].members;
    for (std::size_t k = 0; k < members.size(); ++k) {
      const UncertainNumber& number = uncertainty_.numbers[members[k]];
      InformationWorth& worth = worths[members[k]];
      worth.address = number.address;
      worth.quantity = number.quantity;
      worth.value = number.value;
      worth.low = number.low();
      worth.high = number.high();
      worth.evppi = value_of_knowing(outcomes_, values[k]);
      if (is_clear(worth) && is_chance(number.quantity))
        worth.sample = best_sample(number, values[k], worth.evppi.value);
    }
  }

  [[nodiscard]] SampleWorth best_sample(const UncertainNumber& number,
                                        std::span<const double> values, double knowing) const {
    SampleWorth sample;
    // A chance known like Beta(n p, n (1 - p)) is known from n cases.
    sample.cases_known = number.value * (1 - number.value) / number.marginal.variance() - 1;
    if (sample.cases_known <= 0) sample.cases_known = 1;
    std::vector<double> cases;
    std::vector<double> parts;
    for (double multiple = kLeastMultiple; multiple <= kMostMultiple; multiple *= std::sqrt(2.0)) {
      cases.push_back(std::ceil(multiple * sample.cases_known));
      parts.push_back(cases.back() / (cases.back() + sample.cases_known));
    }
    const std::vector<double> worth = value_of_samples(outcomes_, values, parts);
    std::size_t best = cases.size() - 1;
    if (settings_.sample_cost) {
      const auto net = [&](std::size_t i) { return worth[i] - *settings_.sample_cost * cases[i]; };
      for (std::size_t i = cases.size(); i-- > 0;)
        if (net(i) >= net(best)) best = i;
      sample.net = net(best);
    } else {
      for (std::size_t i = cases.size(); i-- > 0;)
        if (worth[i] >= kEnough * knowing) best = i;
    }
    sample.cases = cases[best];
    sample.value = worth[best];
    return sample;
  }

  [[nodiscard]] InformationWorth worth_of_cause(std::size_t position) const {
    const std::string& cause_id = journey_.causes[position].id;
    const Cause& cause = journey_.causes[position].value;
    InformationWorth worth;
    worth.address = "causes." + cause_id;
    worth.name = name_or_id(cause.name, cause_id);
    worth.owner = owner_of(cause.notes);
    std::vector<std::vector<double>> known;
    for (std::size_t g = 0; g < uncertainty_.groups.size(); ++g) {
      const std::vector<std::size_t>& members = uncertainty_.groups[g].members;
      const auto belongs = [&](std::size_t member) {
        return belongs_to_cause(journey_, cause_id, uncertainty_.numbers[member].address);
      };
      if (std::none_of(members.begin(), members.end(), belongs)) continue;
      std::vector<std::vector<double>> values = values_of(g);
      for (std::size_t k = 0; k < members.size(); ++k)
        if (belongs(members[k])) known.push_back(std::move(values[k]));
    }
    worth.evppi = value_of_knowing(outcomes_, known);
    return worth;
  }

  static bool is_clear(const InformationWorth& worth) {
    return worth.evppi.value > 0 && worth.evppi.value > kClearly * worth.evppi.se;
  }
  static void keep_clear_ones(std::vector<InformationWorth>& worths) {
    std::erase_if(worths, [](const InformationWorth& worth) { return !is_clear(worth); });
    std::stable_sort(worths.begin(), worths.end(),
                     [](const InformationWorth& a, const InformationWorth& b) {
                       return a.evppi.value > b.evppi.value;
                     });
  }

  const Journey& journey_;
  const Uncertainty& uncertainty_;
  const WorldDraws& draws_;
  std::span<const std::uint32_t> attempts_;
  const Outcomes& outcomes_;
  const KnowingSettings& settings_;
};

}  // namespace

WorthKnowing worth_knowing(const Journey& journey, const Uncertainty& uncertainty,
                           const WorldDraws& draws, std::span<const std::uint32_t> attempts,
                           const Outcomes& outcomes, const KnowingSettings& settings) {
  return KnowledgeSearch(journey, uncertainty, draws, attempts, outcomes, settings).run();
}

}  // namespace painpoint::study
