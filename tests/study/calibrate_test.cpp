#include "study/calibrate.h"

#include <cmath>

#include "study/least_squares.h"
#include "tests/support/sample_journeys.h"

// Fitting reactions to observed figures.

using namespace painpoint;
using namespace painpoint::test;

namespace {

/// One severity, whose pain may have what `pain` says of its own.
std::string shop(const std::string& observed, const std::string& more = "",
                 const std::string& pain = "leave: 1%") {
  return fmt::format(R"(
journeys_per_customer_per_year: 2
observed: {{ {} }}
segments:
  usual: {{ share: 70%, value: 200, background_loss: 5% }}
  loud: {{ share: 30%, value: 300, complain_factor: 1.5, background_loss: 8% }}
complaints: {{ cost: 10 }}
{}
touchpoints:
  order: {{ cost: 3, pains: {{ lost: {{ chance: 20%, then: order, {} }} }}, next: deliver }}
  deliver: {{ cost: 5, pains: {{ late: {{ chance: 15%, {} }} }}, next: completed }}
)",
                     observed, more, pain, pain);
}

study::Calibration calibrated(const Journey& journey) {
  Outcome<study::Calibration> found = study::calibrate(journey);
  REQUIRE_MESSAGE(found.value.has_value(), words_of(found.diagnostics));
  return std::move(*found);
}

const study::CalibratedNumber& number(const study::Calibration& calibration,
                                      std::string_view address) {
  for (const study::CalibratedNumber& one : calibration.numbers)
    if (one.number.address == address) return one;
  FAIL(address);
  return calibration.numbers.front();
}
const study::CalibratedFigure& figure(const study::Calibration& calibration, std::string_view key) {
  for (const study::CalibratedFigure& one : calibration.figures)
    if (one.figure.key == key) return one;
  FAIL(key);
  return calibration.figures.front();
}

/// Known to a thousandth: low and high are 5th and 95th percentile.
std::string sharply(std::string_view key, double value) {
  return fmt::format("{}: {{ value: {:.15g}, low: {:.15g}, high: {:.15g} }}", key, value,
                     value * (1 - 1.6449e-3), value * (1 + 1.6449e-3));
}

std::string code_of(const Journey& journey) {
  const Outcome<study::Calibration> found = study::calibrate(journey);
  CHECK_FALSE(found.value.has_value());
  REQUIRE(found.diagnostics.all().size() == 1);
  return code_name(found.diagnostics.all().front().code);
}

}  // namespace

TEST_CASE("figures made from known reactions give the reactions back") {
  const std::string truth = "severities: { moderate: { complain: 15%, conversion: 6% } }";
  const study::Calibration made =
      calibrated(read(shop("complaints_per_1000: 1, churn_per_year: 1%", truth)));
  const double complaints = figure(made, "complaints_per_1000").before;
  const double churn = figure(made, "churn_per_year").before;
  const study::Calibration found = calibrated(read(
      shop(sharply("complaints_per_1000", complaints) + ", " + sharply("churn_per_year", churn))));
  CHECK_FALSE(found.was_good);
  REQUIRE(found.numbers.size() == 2);  // each pain has its own `leave`
  // The pull of the defaults is a few thousandths of the data's: what is left is below 0.1 sd, and
  // the numbers are written with four digits.
  CHECK(close(number(found, "severities.moderate.complain").after, 0.15, 2e-3));
  CHECK(close(number(found, "severities.moderate.conversion").after, 0.06, 2e-3));
  for (const study::CalibratedFigure& one : found.figures) {
    CHECK(one.met);
    CHECK(std::abs(one.off_after()) < 0.3);
  }
  CHECK(std::abs(figure(found, "complaints_per_1000").off_before()) > 10);
}

TEST_CASE("what the figures say nothing about stays, to the last bit") {
  const study::Calibration found = calibrated(read(shop("complaints_per_1000: 60")));
  CHECK(number(found, "severities.moderate.complain").changed());
  const study::CalibratedNumber& conversion = number(found, "severities.moderate.conversion");
  CHECK_FALSE(conversion.changed());
  CHECK(conversion.after == 0.10);
  CHECK(conversion.moved == 0);
}

TEST_CASE("the optimum balances data and what was known: by hand for one number") {
  // Nobody comes twice, so that 1,000 customers complain 1000 x 0.2 x c times. With sd 4 of the
  // figure, z the log odds of c, z0 those of 8% and s = ln 3 / 1.645, the optimum solves
  //   (200 c - 30) / 4 x 200 c (1 - c) / 4 + (z - z0) / s^2 = 0.
  const Journey journey = read(R"(
observed: { complaints_per_1000: { value: 30, low: 23.4206, high: 36.5794 } }
touchpoints:
  a: { pains: { p: { chance: 20%, leave: 0%, conversion: 0% } }, next: completed }
complaints: { quick: 0%, slow: 0%, escalate: { chance: 0% } }
recontact: { resolved: 0% }
)");
  const study::Calibration found = calibrated(journey);
  REQUIRE(found.numbers.size() == 1);
  const double s = std::log(3.0) / 1.6448536269514722;
  CHECK(close(found.numbers[0].number.sigma, s));
  CHECK(close(found.figures[0].figure.sd, 4, 1e-5));
  double low = 0.08;
  double high = 0.15;
  for (int i = 0; i < 60; ++i) {
    const double c = (low + high) / 2;
    const double slope = (200 * c - 30) / 4 * 200 * c * (1 - c) / 4 +
                         (study::log_odds(c) - study::log_odds(0.08)) / (s * s);
    (slope < 0 ? low : high) = c;
  }
  CHECK(std::abs(found.numbers[0].after - low) <= 0.5e-4 + 1e-6);  // four digits of a percentage
  CHECK(close(found.figures[0].after, 200 * found.numbers[0].after));
}

TEST_CASE("figures that contradict each other are named") {
  // Whoever complains makes contact: 0.05 contacts and 100 complaints per 1,000 cannot be.
  const study::Calibration found =
      calibrated(read(shop("complaints_per_1000: 100, contacts_per_customer: 0.05")));
  const study::CalibratedFigure& complaints = figure(found, "complaints_per_1000");
  const study::CalibratedFigure& contacts = figure(found, "contacts_per_customer");
  CHECK_FALSE((complaints.met && contacts.met));
  CHECK(contacts.after > 0.05);
  CHECK(complaints.after < 100);
  CHECK_FALSE(contacts.met);
  REQUIRE(contacts.against.size() == 1);
  CHECK(found.figures[contacts.against[0]].figure.key == "complaints_per_1000");
}

TEST_CASE("numbers stay within their own limits, and reactions within the whole") {
  const study::Calibration range = calibrated(
      read(shop("complaints_per_1000: 200",
                "severities: { moderate: { complain: { value: 10%, low: 8%, high: 14% } } }")));
  const study::CalibratedNumber& bounded = number(range, "severities.moderate.complain");
  CHECK(close(bounded.after, 0.14, 1e-6));
  CHECK(bounded.at_limit);
  CHECK_FALSE(figure(range, "complaints_per_1000").met);
  // 90% of those with a problem get in touch again: 10% are left for complaining and leaving.
  const study::Calibration full =
      calibrated(read(shop("complaints_per_1000: { value: 300, low: 299, high: 301 }",
                           "severities: { moderate: { recontact: 90% } }", "severity: moderate")));
  const double sum = number(full, "severities.moderate.complain").after +
                     number(full, "severities.moderate.leave").after;
  CHECK(sum <= 0.1 + 1e-12);
  CHECK(sum > 0.0999);
  CHECK(number(full, "severities.moderate.complain").at_limit);
}

TEST_CASE("where there is nothing to fit, the reason is said") {
  CHECK(code_of(read(shop("rework_time_share: 10%"))) == "PP082");
  CHECK(code_of(read(shop("complaints_per_1000: 60", "",
                          "leave: 1%, complain: 5%, conversion: 5%"))) == "PP082");
  CHECK(code_of(read("observed: { satisfaction: 70 }\n"
                     "touchpoints: { a: { next: completed } }")) == "PP082");
}

TEST_CASE("a model that meets what was observed is left alone") {
  const study::Calibration before = calibrated(read(shop("complaints_per_1000: 10")));
  const study::Calibration good = calibrated(read(
      shop(fmt::format("complaints_per_1000: {}", figure(before, "complaints_per_1000").before))));
  CHECK(good.was_good);
  for (const study::CalibratedNumber& one : good.numbers) CHECK_FALSE(one.changed());
}

TEST_CASE("how well observed figures are known: range, sample, evidence, else measured") {
  const study::Calibration found = calibrated(
      read(shop("complaints_per_1000: { value: 40, sample: 1000 }, satisfaction: 75, "
                "churn_per_year: { value: 20%, evidence: guess }, contacts_per_customer: { value: "
                "0.1, low: 0.08, high: 0.12 }")));
  const auto sd = [&](std::string_view key) { return figure(found, key).figure.sd; };
  const double z = 1.6448536269514722;
  CHECK(close(sd("complaints_per_1000"), std::sqrt(40.0)));  // 40 of 1,000 customers
  CHECK(close(sd("satisfaction"), 100 * 0.75 * 0.25 * std::log(1.1) / z));
  CHECK(close(sd("churn_per_year"), 0.2 * 0.8 * std::log(3.0) / z));
  CHECK(close(sd("contacts_per_customer"), 0.02 / z));
}

TEST_CASE("slopes of the fitted figures agree with differences of solutions") {
  for (NamedJourney& sample : shipped_journeys()) {
    INFO(sample.name);
    sample.journey.observed.contacts_per_customer = 0.1;
    std::vector<std::string> addresses;
    std::vector<double> values;
    for (const study::ReactionNumber& one : study::reaction_numbers(sample.journey)) {
      if (!one.is_free()) continue;
      addresses.push_back(one.address);
      values.push_back(one.value);
    }
    study::FitModel model(sample.journey, addresses);
    const auto slopes = model.slopes(values);
    REQUIRE(slopes.has_value());
    for (std::size_t k = 0; k < values.size(); ++k) {
      const auto at = [&](double offset) {
        std::vector<double> moved = values;
        moved[k] = study::chance_of_log_odds(study::log_odds(values[k]) + offset);
        return *model.modelled(moved);
      };
      constexpr double kStep = 4e-3;
      const auto up = at(kStep);
      const auto down = at(-kStep);
      for (std::size_t i = 0; i < up.size(); ++i) {
        if (!model.figures()[i].fitted) continue;
        // Both have an error of their step squared, of which this is the larger.
        const double difference = (up[i] - down[i]) / (2 * kStep);
        CHECK_MESSAGE(std::abs((*slopes)[i][k] - difference) <=
                          2 * kStep * kStep * std::abs(difference) + 1e-10 * std::abs(up[i]),
                      fmt::format("{} by {}: {} {}", model.figures()[i].key, addresses[k],
                                  (*slopes)[i][k], difference));
      }
    }
  }
}

TEST_CASE("least squares: Rosenbrock's valley, and a limit that binds") {
  study::LeastSquares valley;
  valley.low = {-INFINITY, -INFINITY};
  valley.high = {INFINITY, INFINITY};
  valley.residuals = [](const std::vector<double>& x) {
    return std::optional<std::vector<double>>({10 * (x[1] - x[0] * x[0]), 1 - x[0]});
  };
  valley.jacobian = [](const std::vector<double>& x) {
    return std::optional<std::vector<std::vector<double>>>({{-20 * x[0], 10}, {-1, 0}});
  };
  const auto free = study::fit(valley, {-1.2, 1});
  REQUIRE(free.has_value());
  CHECK(free->converged);
  CHECK(close(free->at[0], 1, 1e-8));
  CHECK(close(free->at[1], 1, 1e-8));
  // Half of (x - 2)^2 + (y - 2)^2 with x + y <= 2 and y <= 0.5: at (1.5, 0.5).
  study::LeastSquares bound;
  bound.low = {-10, -10};
  bound.high = {10, 0.5};
  bound.residuals = [](const std::vector<double>& x) {
    return std::optional<std::vector<double>>({x[0] - 2, x[1] - 2});
  };
  bound.jacobian = [](const std::vector<double>&) {
    return std::optional<std::vector<std::vector<double>>>({{1, 0}, {0, 1}});
  };
  bound.limits = [](const std::vector<double>& x) {
    return std::vector<study::LeastSquares::Limit>{{x[0] + x[1] - 2, {1, 1}}};
  };
  const auto held = study::fit(bound, {0, 0});
  REQUIRE(held.has_value());
  CHECK(close(held->at[0], 1.5, 1e-8));
  CHECK(close(held->at[1], 0.5, 1e-8));
}
