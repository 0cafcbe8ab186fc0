#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "model/journey.h"
#include "study/cash_flows.h"
#include "study/uncertainty.h"

namespace painpoint::study {

/// Solves the money of plans in one world after another. Everything that the numbers do not change
/// is done once: addresses are looked up, states explored, the order of equations found. A world's
/// answers do not depend on the worlds before it, to the last bit.
class WorldSolver {
 public:
  /// `scenarios` are ids. The journey must be valid, have customers_per_month, and outlive this,
  /// as must the rest.
  WorldSolver(const Journey& journey, const Uncertainty& uncertainty, const Roster& roster,
              std::span<const std::string> scenarios);
  ~WorldSolver();
  WorldSolver(WorldSolver&&) noexcept;

  struct Answer {
    /// By scenario; empty if the world contradicts itself or cannot be solved.
    std::vector<PresentValues> plans;
    std::string contradiction;  ///< the address that shows it, or empty
    double customer_value = 0;  ///< mean present value of a customer, over the segments
  };
  /// `values` are by number of the uncertainty.
  Answer solve(std::span<const double> values);

  /// What went wrong where neither plans nor a contradiction came out.
  [[nodiscard]] const Diagnostics& problems() const;

 private:
  class Work;
  std::unique_ptr<Work> work_;
};

}  // namespace painpoint::study
