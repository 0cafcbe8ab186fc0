#pragma once

/// Elementary functions made of + - * / sqrt and bit operations only. IEEE 754 rounds these alike
/// everywhere, so random times have the same bits on every machine, which the C library's own
/// functions do not promise. Compile without contraction of products and sums.
namespace painpoint::montecarlo {

/// e^x. Relative error below 4 * 2^-53 where the result is a normal number; infinity above
/// 709.78, 0 below -745.13.
double portable_exp(double x);

/// The natural logarithm of x > 0. Relative error below 8 * 2^-53; -infinity at 0.
double portable_log(double x);

/// log(1 + x), x > -1. Relative error below 16 * 2^-53, also for tiny x.
double portable_log1p(double x);

/// The x with P(Z <= x) = p for a standard normal Z, 0 < p < 1. Algorithm AS 241 (PPND16),
/// M. J. Wichura, Applied Statistics 37 (1988), 477-484: relative error about 1e-15.
double normal_quantile(double p);

}  // namespace painpoint::montecarlo
