#include "study/fit_numbers.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>

#include "model/address.h"
#include "model/evidence.h"
#include "model/key.h"
#include "study/marginal.h"

namespace painpoint::study {
namespace {

constexpr std::array<Severity, 3> kSeverities = {Severity::minor, Severity::moderate,
                                                 Severity::severe};

/// All pains that customers of the base can meet, those of policies among them.
std::vector<const Pain*> pains_of(const Journey& journey) {
  std::vector<const Pain*> pains;
  for (const auto& [touchpoint_id, touchpoint] : journey.touchpoints)
    for (const auto& [id, pain] : touchpoint.pains) pains.push_back(&pain);
  for (const auto& [id, policy] : journey.policies)
    if (policy.pain) pains.push_back(&*policy.pain);
  return pains;
}

/// The width of what is known about a chance, on the scale of log odds.
double sigma_of(const Provenance* known, double value, bool is_default, Evidence default_grade) {
  if (known != nullptr && known->low && known->high && *known->low < *known->high) {
    // An end at 0 or 1 says that there is no limit on that side: the other half tells.
    const double below = *known->low > 0 ? log_odds(value) - log_odds(*known->low) : 0;
    const double above = *known->high < 1 ? log_odds(*known->high) - log_odds(value) : 0;
    return (below > 0 && above > 0 ? (below + above) / 2 : std::max(below, above)) / kZ95;
  }
  if (known != nullptr && known->low && known->high) return 0;
  if (known != nullptr && known->sample) return 1 / std::sqrt(*known->sample * value * (1 - value));
  const Evidence written = known != nullptr ? known->evidence : Evidence::none;
  return std::log(width_of(is_default ? default_grade : written, is_default).odds) / kZ95;
}

ReactionNumber number_at(Journey& journey, Journey& blank, std::string address) {
  const Addressed here = find_address(journey, address);
  ReactionNumber number;
  number.value = here.number->get();
  const Provenance* known = here.number->provenance();
  const auto source = source_of_default(address);
  number.is_default =
      known == nullptr && source && number.value == find_address(blank, address).number->get();
  if (known != nullptr && known->low && known->high) {
    number.low = *known->low;
    number.high = *known->high;
  }
  if (number.value > 0 && number.value < 1)
    number.sigma =
        sigma_of(known, number.value, number.is_default, source ? source->grade : Evidence::none);
  number.address = std::move(address);
  return number;
}

}  // namespace

double log_odds(double chance) {
  return std::log(chance) - std::log1p(-chance);
}
double chance_of_log_odds(double log_odds) {
  return 1 / (1 + std::exp(-log_odds));
}

std::vector<ReactionNumber> reaction_numbers(const Journey& journey) {
  using Own = std::optional<Number> Pain::*;
  constexpr std::array<std::pair<std::string_view, Own>, 3> kKeys = {
      {{"leave", &Pain::leave}, {"complain", &Pain::complain}, {"conversion", &Pain::conversion}}};
  Journey copy = journey;
  Journey blank;
  settle(blank);
  const std::vector<const Pain*> pains = pains_of(journey);
  std::vector<ReactionNumber> numbers;
  for (const Severity severity : kSeverities)
    for (const auto& entry : kKeys) {
      const Own own = entry.second;
      const bool used = std::any_of(pains.begin(), pains.end(), [&](const Pain* pain) {
        return pain->severity == severity && !(pain->*own);
      });
      if (used)
        numbers.push_back(number_at(
            copy, blank, fmt::format("severities.{}.{}", word_of(severity), entry.first)));
    }
  return numbers;
}

std::vector<ReactionLimit> reaction_limits(const Journey& journey,
                                           const std::vector<ReactionNumber>& numbers) {
  std::vector<ReactionLimit> limits;
  const auto add = [&](Severity severity, const Pain& pain) {
    const Reactions reactions = reactions_of(journey, pain);
    ReactionLimit limit;
    limit.others = reactions.recontact;
    const auto add_member = [&](std::string_view key, bool own, double value) {
      const std::string address = fmt::format("severities.{}.{}", word_of(severity), key);
      const auto found = std::find_if(numbers.begin(), numbers.end(), [&](const auto& number) {
        return number.address == address;
      });
      if (own || found == numbers.end() || !found->is_free())
        limit.others += value;
      else
        limit.members.push_back(static_cast<std::size_t>(found - numbers.begin()));
    };
    add_member("leave", pain.leave.has_value(), reactions.leave);
    add_member("complain", pain.complain.has_value(), reactions.complain);
    if (limit.members.empty()) return;
    for (ReactionLimit& known : limits) {
      if (known.members != limit.members) continue;
      known.others = std::max(known.others, limit.others);
      return;
    }
    limits.push_back(std::move(limit));
  };
  for (const Severity severity : kSeverities) {
    Pain plain;
    plain.severity = severity;
    add(severity, plain);
  }
  for (const Pain* pain : pains_of(journey)) add(pain->severity, *pain);
  return limits;
}

}  // namespace painpoint::study
