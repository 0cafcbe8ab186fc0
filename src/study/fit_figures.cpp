#include "study/fit_figures.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <utility>

#include "exact/adjoint.h"
#include "model/address.h"
#include "model/evidence.h"
#include "study/fit_numbers.h"
#include "study/marginal.h"
#include "study/observed.h"

namespace painpoint::study {
namespace {

constexpr std::array<std::string_view, 4> kFitted = {"complaints_per_1000", "satisfaction",
                                                     "churn_per_year", "contacts_per_customer"};
/// Half a step of differences, in log odds.
constexpr double kFitStep = 1e-3;

const Number* observed_number(const Observed& observed, std::string_view key) {
  const std::array<std::pair<std::string_view, const std::optional<Number>*>, 9> all = {{
      {"complaints_per_1000", &observed.complaints_per_1000},
      {"satisfaction", &observed.satisfaction},
      {"churn_per_year", &observed.churn_per_year},
      {"contacts_per_customer", &observed.contacts_per_customer},
      {"abandoned", &observed.abandoned},
      {"rework_time_share", &observed.rework_time_share},
      {"failure_demand_share", &observed.failure_demand_share},
      {"staff_minutes", &observed.staff_minutes},
      {"journey_minutes", &observed.journey_minutes},
  }};
  for (const auto& [name, number] : all)
    if (name == key) return &**number;
  return nullptr;
}

/// What is never known better, however it was counted: a tenth of what is usually printed.
double least_sd(const ObservedFigure& figure) {
  if (figure.key == "complaints_per_1000" || figure.quantity == Quantity::points) return 0.01;
  return 1e-4;
}

/// Standard deviation of a count or mean over `sample` customers.
double sampling_sd(const ObservedFigure& figure, double sample, double score_sd) {
  const double value = figure.observed;
  if (figure.key == "complaints_per_1000") return std::sqrt(1000 * value / sample);
  if (figure.quantity == Quantity::points) return score_sd / std::sqrt(sample);
  if (rule_of(figure.quantity).high == 1) return std::sqrt(value * (1 - value) / sample);
  return std::sqrt(value / sample);  // of events per customer
}

/// Standard deviation by grade of evidence.
double graded_sd(const ObservedFigure& figure, Evidence grade) {
  const GradeWidth width = width_of(grade, false);
  const double whole = rule_of(figure.quantity).high;
  if (whole > 100) return width.cv * figure.observed;
  const double part = figure.observed / whole;
  return whole * part * (1 - part) * std::log(width.odds) / kZ95;
}

double sd_of(const ObservedFigure& figure, const Provenance* known, double score_sd) {
  double sd = 0;
  if (known != nullptr && known->low && known->high)
    sd = (*known->high - *known->low) / (2 * kZ95);
  else if (known != nullptr && known->sample)
    sd = sampling_sd(figure, *known->sample, score_sd);
  else
    sd = graded_sd(figure, known != nullptr && known->evidence != Evidence::none
                               ? known->evidence
                               : Evidence::measured);
  return std::max(sd, least_sd(figure));
}

/// Spread of satisfaction among customers.
double sd_of_scores(const exact::Result& result) {
  double mean = 0;
  double square = 0;
  for (const exact::ScoreChance& score : result.satisfaction_distribution) {
    mean += score.chance * score.score;
    square += score.chance * score.score * score.score;
  }
  return std::sqrt(std::max(0.0, square - mean * mean));
}

}  // namespace

FitModel::FitModel(const Journey& journey, std::vector<std::string> numbers)
    : base_(journey), numbers_(std::move(numbers)) {
  std::vector<double> values;
  Journey copy = base_.journey();
  for (const std::string& address : numbers_)
    values.push_back(find_address(copy, address).number->get());
  if (const auto solved = solve(values)) set_figures(*solved);
}

void FitModel::set_figures(const Solved& solved) {
  ScenarioResult base;
  base.result = solved.result;
  for (const ObservedRow& row : modelled_beside_observed(base_.journey(), base_.roster(), base)) {
    ObservedFigure figure{row.key, row.title, row.quantity, row.observed};
    figure.fitted = std::find(kFitted.begin(), kFitted.end(), row.key) != kFitted.end();
    const Number* number = observed_number(base_.journey().observed, row.key);
    figure.sd = sd_of(figure, number->provenance.get(), sd_of_scores(solved.result));
    figures_.push_back(figure);
  }
}

std::vector<Assignment> FitModel::assignments(const std::vector<double>& values) const {
  std::vector<Assignment> result;
  for (std::size_t k = 0; k < numbers_.size(); ++k) result.push_back({numbers_[k], values[k]});
  return result;
}

bool FitModel::allows(const std::vector<double>& values) const {
  return base_.allows(assignments(values));
}

std::optional<FitModel::Solved> FitModel::solve(const std::vector<double>& values) {
  const auto chains = base_.with(assignments(values));
  if (!chains) return std::nullopt;
  std::vector<exact::SegmentResult> segments;
  for (const chain::SegmentChain& chain : *chains) {
    Outcome<exact::SegmentResult> result = exact::solve_segment(chain, base_.roster());
    if (!result) {
      diagnostics_ = std::move(result.diagnostics);
      return std::nullopt;
    }
    segments.push_back(std::move(*result));
  }
  Solved solved;
  ScenarioResult base;
  base.result = exact::combine(*chains, segments, base_.roster(), 1.0);
  for (const ObservedRow& row : modelled_beside_observed(base_.journey(), base_.roster(), base))
    solved.figures.push_back(row.modelled);
  solved.result = std::move(base.result);
  return solved;
}

std::optional<std::vector<double>> FitModel::modelled(const std::vector<double>& values) {
  auto solved = solve(values);
  if (!solved) return std::nullopt;
  return std::move(solved->figures);
}

std::optional<std::vector<std::vector<double>>> FitModel::slopes(
    const std::vector<double>& values) {
  const auto chains = base_.with(assignments(values));
  if (!chains) return std::nullopt;
  std::vector<exact::Adjoint> adjoints;
  for (const chain::SegmentChain& chain : *chains) {
    auto adjoint =
        exact::Adjoint::of(std::make_shared<const chain::SegmentChain>(chain), base_.roster(),
                           {exact::lost_customers(), exact::complaints(), exact::recontacts()});
    if (!adjoint) return std::nullopt;
    adjoints.push_back(std::move(*adjoint));
  }
  const auto& yearly = base_.journey().journeys_per_customer_per_year;
  const double journeys = yearly ? yearly->value : 1;
  std::vector<std::vector<double>> slopes(figures_.size());
  for (std::size_t i = 0; i < figures_.size(); ++i)
    if (figures_[i].fitted) slopes[i].assign(numbers_.size(), 0);

  for (std::size_t k = 0; k < numbers_.size(); ++k) {
    std::vector<double> up = values;
    std::vector<double> down = values;
    up[k] = chance_of_log_odds(log_odds(values[k]) + kFitStep);
    down[k] = chance_of_log_odds(log_odds(values[k]) - kFitStep);
    const auto chains_up = base_.with(assignments(up));
    const auto chains_down = base_.with(assignments(down));
    if (!chains_up || !chains_down) return std::nullopt;
    double complaints = 0;
    double contacts = 0;
    double churn = 0;
    for (std::size_t s = 0; s < adjoints.size(); ++s) {
      const auto more = adjoints[s].change((*chains_up)[s]);
      const auto less = adjoints[s].change((*chains_down)[s]);
      if (!more || !less) return std::nullopt;
      const auto slope = [&](std::size_t f) { return ((*more)[f] - (*less)[f]) / (2 * kFitStep); };
      const chain::SegmentChain& chain = (*chains)[s];
      const double stays =
          (1 - std::min(1.0, adjoints[s].values()[0])) * (1 - chain.background_loss);
      complaints += chain.share * slope(1);
      contacts += chain.share * (slope(1) + slope(2));
      // 1 - (1 - lost) (1 - background) to the power of the journeys in a year.
      churn += chain.share * journeys * std::pow(stays, journeys - 1) *
               (1 - chain.background_loss) * slope(0);
    }
    std::optional<std::vector<double>> figures_up, figures_down;
    for (std::size_t i = 0; i < figures_.size(); ++i) {
      if (!figures_[i].fitted) continue;
      double& slope = slopes[i][k];
      if (figures_[i].key == "complaints_per_1000") slope = 1000 * complaints;
      if (figures_[i].key == "contacts_per_customer") slope = contacts;
      if (figures_[i].key == "churn_per_year") slope = churn;
      if (figures_[i].key != "satisfaction") continue;
      // Who is lost says nothing about how satisfied he was.
      if (numbers_[k].ends_with(".conversion")) continue;
      figures_up = modelled(up);
      figures_down = modelled(down);
      if (!figures_up || !figures_down) return std::nullopt;
      slope = ((*figures_up)[i] - (*figures_down)[i]) / (2 * kFitStep);
    }
  }
  return slopes;
}

}  // namespace painpoint::study
