#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "model/journey.h"
#include "study/uncertainty.h"

namespace painpoint::study {

/// Writes worlds into a journey: the values of all uncertain numbers, again and again, without
/// looking addresses up again. The journey must stay where it is, with its structure.
class WorldWriter {
 public:
  /// `journey` holds the expected numbers.
  WorldWriter(Journey& journey, const Uncertainty& uncertainty);

  /// What a scenario adds stands in the journey too, once it is applied: writes there as well.
  void write_additions_of(Journey& journey, const Uncertainty& uncertainty,
                          std::string_view scenario_id);

  /// `values` are by number. The written prevalence of a cause goes with its prevalence: what
  /// people measured is measured in this world.
  void write(std::span<const double> values);

 private:
  void bind(Journey& journey, std::string_view address, std::size_t number);

  struct ScaledTime {
    std::size_t number;
    Time* time;
    Time expected;
  };
  struct Place {
    std::size_t number;
    double* value;
  };
  std::vector<Place> places_;
  std::vector<ScaledTime> times_;
};

}  // namespace painpoint::study
