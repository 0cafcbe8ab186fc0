#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/cancel.h"
#include "model/journey.h"
#include "model/quantity.h"
#include "study/outcomes.h"
#include "study/uncertainty.h"
#include "study/world_draws.h"

/// What should be measured first, and what it is worth.
namespace painpoint::study {

/// What a sample of so many further cases would be worth.
struct SampleWorth {
  double cases_known = 0;     ///< what is known today is worth so many cases
  double cases = 0;           ///< the sample
  double value = 0;           ///< expected value of the sample information
  std::optional<double> net;  ///< less the cost of the sample, where a case has a price
};

/// What it is worth to know a number, or all numbers of a cause, before choosing.
struct InformationWorth {
  std::string address;  ///< of the number, or of the cause
  std::string name;     ///< of the cause
  std::string owner;
  Quantity quantity = Quantity::none;
  double value = 0, low = 0, high = 0;  ///< of the number: mean, 5th and 95th percentile
  Estimate evppi;
  std::optional<SampleWorth> sample;  ///< of chances
};

struct KnowingSettings {
  unsigned threads = 0;
  CancelFlag cancelled = nullptr;
  std::optional<double> sample_cost;  ///< of one case
};

/// Both ranked by what they are worth; what is worth less than two standard errors is left out.
struct WorthKnowing {
  std::vector<InformationWorth> numbers;
  std::vector<InformationWorth> causes;
};

/// `attempts` are those with which each world of `draws` was solved.
WorthKnowing worth_knowing(const Journey& journey, const Uncertainty& uncertainty,
                           const WorldDraws& draws, std::span<const std::uint32_t> attempts,
                           const Outcomes& outcomes, const KnowingSettings& settings);

}  // namespace painpoint::study
