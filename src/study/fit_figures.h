#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "exact/evaluate.h"
#include "model/journey.h"
#include "model/quantity.h"
#include "study/moved_base.h"

namespace painpoint::study {

/// A figure that the file says was observed, and how well it is known.
struct ObservedFigure {
  std::string_view key;    ///< `churn_per_year`
  std::string_view title;  ///< "Churn per year"
  Quantity quantity = Quantity::none;
  double observed = 0;
  double sd = 0;  ///< of the observed figure, in its own unit
  /// Whether reactions are fitted to it; other figures are only looked at.
  bool fitted = false;
};

/// The base of a journey with other reactions, and its figures beside the observed ones.
class FitModel {
 public:
  /// `numbers` are the addresses of the reactions.
  FitModel(const Journey& journey, std::vector<std::string> numbers);

  /// The observed figures of the file; `sd` from low and high, the sample, or the evidence. Without
  /// any they count as measured: whoever observes counts.
  [[nodiscard]] const std::vector<ObservedFigure>& figures() const { return figures_; }

  /// The modelled figures beside them with these values of the numbers; nothing if such a journey
  /// cannot be, or cannot be solved (then `diagnostics` says why).
  std::optional<std::vector<double>> modelled(const std::vector<double>& values);

  /// Derivatives of the fitted figures by the numbers' log odds: [figure][number], rows of other
  /// figures are empty. By the adjoint of the exact solve; those of satisfaction, which is not a
  /// sum over visits, by differences of solutions.
  std::optional<std::vector<std::vector<double>>> slopes(const std::vector<double>& values);

  /// Whether the program would take a journey with these values.
  [[nodiscard]] bool allows(const std::vector<double>& values) const;

  /// Of the base as it is written, or why it could not be solved.
  [[nodiscard]] const Diagnostics& diagnostics() const { return diagnostics_; }

  [[nodiscard]] const Journey& journey() const { return base_.journey(); }

 private:
  struct Solved {
    exact::Result result;
    std::vector<double> figures;
  };
  [[nodiscard]] std::vector<Assignment> assignments(const std::vector<double>& values) const;
  std::optional<Solved> solve(const std::vector<double>& values);
  void set_figures(const Solved& solved);

  MovableBase base_;
  std::vector<std::string> numbers_;
  std::vector<ObservedFigure> figures_;
  Diagnostics diagnostics_;
};

}  // namespace painpoint::study
