#pragma once

#include <optional>

#include "montecarlo/estimate.h"
#include "montecarlo/simulate.h"

/// When a run has seen enough. Rules look at the customers merged so far, after each block and in
/// the order of the blocks: where they stop does not depend on the threads.
namespace painpoint::montecarlo {

/// How far the true mean of a difference may lie above the estimate after n customers with this
/// variance each: with a chance of 1 - error it does not, at any n that anybody ever looks at.
///
///   sqrt(variance) sqrt(2 (n r^2 + 1)/(n^2 r^2) ln(1 + sqrt(n r^2 + 1)/(2 error)))
///
/// The one-sided asymptotic confidence sequence of Waudby-Smith, Arbour, Sinha, Kennedy and Ramdas,
/// Time-uniform central limit theory and asymptotic confidence sequences (Annals of Statistics 52,
/// 2024): a normal mixture whose scale r makes it narrowest around kNarrowest customers: 1.7 times
/// the bound of somebody who looks once, and twice as wide after sixty times as many. `error` below
/// 1/2.
double time_uniform_bound(double customers, double variance, double error);
inline constexpr double kNarrowest = 16'384;

/// Bounds rest on a central limit theorem, and on an estimated variance. They begin to count when
/// that variance comes from as many groups as this, all alike: (sum of w q)^2 / (sum of (w q)^2),
/// q as in PairSums, w the customers behind each group of a part (Kish's effective sample size).
/// It takes about three times as many where differences are normal, and where only one customer in
/// many differs at all, as many groups as have this number of such customers.
inline constexpr double kFewestEffectiveGroups = 30;

/// A fixed interval that is looked at again and again contains the truth too seldom, because it
/// stops where the variance looks small by luck (Chow and Robbins 1965 show that this vanishes as
/// the interval shrinks). So there are few looks, each with a tenth more customers than the last.
bool is_look(std::uint64_t merged_blocks);

/// Looks at what has been merged; says why to stop, if there is a reason.
std::optional<StopReason> reason_to_stop(const Settings& settings, std::uint64_t merged_blocks,
                                         const Tally& tally, const Estimator& estimator);

/// Where the decision stands.
///
/// Let b be the best of k sides and d(i) >= 0 what side i is worse than b. For each i the bound
/// u(i) >= d(i) holds at all times with a chance of 1 - error/(k - 1); all of them hold with
/// 1 - error. Then b is never found to be beaten, since that needs u(i) < 0 for some i. And where
/// all bounds between contenders, in both directions, are below x, so are all d(i) of contenders,
/// and with them all differences between contenders. So k - 1 one-sided bounds carry every claim,
/// though k (k - 1) are computed, because nobody knows which side is b.
Contest contest_of(const Decision& decision, const Tally& tally);

}  // namespace painpoint::montecarlo
