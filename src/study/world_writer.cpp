#include "study/world_writer.h"

#include <string>

#include "model/address.h"

namespace painpoint::study {
namespace {

/// The cause whose prevalence this address names, or nothing.
Cause* cause_of_prevalence(Journey& journey, std::string_view address) {
  constexpr std::string_view kCauses = "causes.";
  constexpr std::string_view kPrevalence = ".prevalence";
  if (!address.starts_with(kCauses) || !address.ends_with(kPrevalence)) return nullptr;
  address.remove_prefix(kCauses.size());
  address.remove_suffix(kPrevalence.size());
  return journey.causes.find(address);
}

}  // namespace

WorldWriter::WorldWriter(Journey& journey, const Uncertainty& uncertainty) {
  for (std::size_t i = 0; i < uncertainty.numbers.size(); ++i)
    bind(journey, uncertainty.numbers[i].address, i);
}

void WorldWriter::write_additions_of(Journey& journey, const Uncertainty& uncertainty,
                                     std::string_view scenario_id) {
  const std::string prefix = "scenarios." + std::string(scenario_id) + ".add.";
  for (std::size_t i = 0; i < uncertainty.numbers.size(); ++i) {
    const std::string_view address = uncertainty.numbers[i].address;
    if (address.starts_with(prefix)) bind(journey, address.substr(prefix.size()), i);
  }
}

void WorldWriter::bind(Journey& journey, std::string_view address, std::size_t i) {
  const Addressed found = find_address(journey, address);
  if (!found.number) return;
  const NumberRef& ref = *found.number;
  if (ref.time != nullptr &&
      (!ref.time->values.empty() || ref.time->spread_kind == Time::Spread::sd))
    times_.push_back({i, ref.time, *ref.time});
  else if (ref.time != nullptr)
    places_.push_back({i, &ref.time->mean.value});
  else if (ref.optional != nullptr)
    places_.push_back({i, &(**ref.optional).value});
  else
    places_.push_back({i, &ref.number->value});
  if (Cause* cause = cause_of_prevalence(journey, address))
    places_.push_back({i, &cause->written_prevalence});
}

void WorldWriter::write(std::span<const double> values) {
  for (const Place& place : places_) *place.value = values[place.number];
  for (const ScaledTime& scaled : times_) {
    *scaled.time = scaled.expected;
    set_mean_minutes(*scaled.time, values[scaled.number]);
  }
}

}  // namespace painpoint::study
