#include "montecarlo/elementary.h"

#include <array>
#include <cmath>
#include <limits>

#include "montecarlo/elementary_parts.h"

namespace painpoint::montecarlo {
namespace {

using parts::polynomial;

constexpr double kInfinity = std::numeric_limits<double>::infinity();

// AS 241, far tails.
constexpr std::array<double, 8> kE = {6.65790464350110377720e0,  5.46378491116411436990e0,
                                      1.78482653991729133580e0,  2.96560571828504891230e-1,
                                      2.65321895265761230930e-2, 1.24266094738807843860e-3,
                                      2.71155556874348757815e-5, 2.01033439929228813265e-7};
constexpr std::array<double, 8> kF = {1.0,
                                      5.99832206555887937690e-1,
                                      1.36929880922735805310e-1,
                                      1.48753612908506148525e-2,
                                      7.86869131145613259100e-4,
                                      1.84631831751005468180e-5,
                                      1.42151175831644588870e-7,
                                      2.04426310338993978564e-15};

}  // namespace

double portable_exp(double x) {
  if (std::fabs(x) < 700) return parts::exp_of_moderate(x);
  if (x > 709.782712893384) return kInfinity;
  if (x < -745.1332191019412) return 0;
  if (std::isnan(x)) return x;
  // In two steps: e^x itself may be no normal number.
  return parts::exp_of_moderate(x / 2) * parts::exp_of_moderate(x - x / 2);
}

double portable_log(double x) {
  if (x == 0) return -kInfinity;
  if (x < std::numeric_limits<double>::min())
    return parts::log_of_normal(x * 0x1p54) - 54 * (parts::kLn2High + parts::kLn2Low);
  return parts::log_of_normal(x);
}

double portable_log1p(double x) {
  const double u = 1 + x;
  if (u == 1) return x;
  // What rounding took from u, log(u) misses in proportion (Kahan).
  return portable_log(u) * (x / (u - 1));
}

double normal_quantile(double p) {
  const double q = p - 0.5;
  if (std::fabs(q) <= parts::kMiddle) return parts::normal_quantile_in_middle(q);
  const double outside = q < 0 ? p : 1 - p;
  double x = 0;
  if (outside > 1.4e-11) {  // exp(-25)
    x = parts::normal_quantile_in_tail(outside);
  } else {
    const double r = std::sqrt(-portable_log(outside)) - 5;
    x = polynomial(kE, r) / polynomial(kF, r);
  }
  return q < 0 ? -x : x;
}

}  // namespace painpoint::montecarlo
