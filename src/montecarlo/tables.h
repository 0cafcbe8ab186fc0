#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "chain/chain.h"
#include "montecarlo/sampler.h"

/// The sampling tables of a compiled chain: whatever can be worked out before the first customer.
namespace painpoint::montecarlo {

/// The position that u falls on among chances that add up to `up_to.back()`, in their fixed order
/// (monotone inverse CDF: a small change of a chance changes few customers, which an alias table
/// would not promise). Rounding never leads past the last one.
inline std::size_t pick(const std::vector<double>& up_to, double u) {
  std::size_t i = 0;
  while (i + 1 < up_to.size() && u >= up_to[i]) ++i;
  return i;
}

struct PolicyTable {
  Sampler burden;
  Sampler staff;
};

struct PainTable {
  Sampler lost_minutes;
  Sampler correction;
};

struct TouchpointTable {
  Sampler delay, wait, service;
  std::vector<Sampler> work;
  std::vector<PolicyTable> policies;
  std::vector<PainTable> pains;
  std::vector<double> channel_up_to;
  std::vector<double> next_up_to;
  std::vector<double> gave_up_to;   ///< by policy: level * gives_up, summed up
  double problem_chance_bound = 0;  ///< no visit has a higher chance of a problem
};

/// One segment. Refers to the chain, which must outlive it.
struct SegmentTables {
  const chain::SegmentChain* chain = nullptr;
  std::vector<TouchpointTable> touchpoints;  ///< by roster index
  std::vector<double> start_up_to;
  Sampler desk_staff, desk_customer, escalation_staff, recontact_staff, recontact_customer;
  std::vector<double> response_up_to;
};
SegmentTables make_tables(const chain::SegmentChain& chain);

/// One side: all segments, with their shares summed up.
struct SideTables {
  std::vector<SegmentTables> segments;
  std::vector<double> segment_up_to;
};
SideTables make_tables(const std::vector<chain::SegmentChain>& segments);

/// The problem of a visit, if any. `u` decides everything at once: the most severe class in which
/// any pain struck, the pain within the class in proportion to its chance, its cause in proportion
/// to the contributions (rule 5). `interval` counts the thresholds that the wait exceeded.
struct StruckPain {
  const chain::CompiledPain* pain = nullptr;  ///< null: no problem
  const chain::Contribution* cause = nullptr;
  std::uint32_t number = 0;  ///< of the pain at its touchpoint
};
StruckPain find_problem(const chain::CompiledTouchpoint& touchpoint, std::uint64_t carried,
                        std::uint32_t interval, double u);

}  // namespace painpoint::montecarlo
