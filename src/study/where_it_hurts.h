#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/cancel.h"
#include "base/diagnostic.h"
#include "exact/attribution.h"
#include "model/journey.h"
#include "study/compare.h"
#include "study/observed.h"
#include "study/quality_costs.h"

/// Where a journey hurts: what each cause, touchpoint and pain point leads to (caused, upstream),
/// and where that shows up (observed, downstream).
namespace painpoint::study {

/// What is ranked.
enum class HurtBy { cost, friction, complaints, value_lost };
double hurt_of(const chain::Row& row, HurtBy by);

/// A pain point with all that it leads to. Per customer.
struct PainHurt {
  TouchpointIndex at;
  std::string id;  ///< of the pain, or of the policy whose pain it is
  std::string name;
  std::string owner;  ///< its own; else that of the cause that it costs most by; else the place's
  Severity severity = Severity::moderate;
  chain::Row caused{};  ///< only metrics that TracedPain has
  CauseIndex worst_cause = kNoCause;
};

struct WhereItHurts {
  std::string scenario;
  std::string name;  ///< of the scenario, for people
  Roster roster;
  exact::Result result;  ///< what is observed, by touchpoint and so on; what causes cause
  std::vector<std::optional<double>> removal_effects;  ///< by cause; empty unless asked for
  std::vector<chain::Row> caused;                      ///< by touchpoint
  std::vector<exact::Traced> traces;  ///< by from, at and cause; what `caused` is the sum of
  std::vector<PainHurt> pains;        ///< in the order of the file
  QualityCosts quality;
  std::vector<ObservedRow> observed;  ///< the organisation's own figures beside those of the base
};

struct HurtOptions {
  std::string scenario = "base";
  bool removal_effects = true;
  CancelFlag cancelled = nullptr;
};

/// Solves a scenario exactly. The journey must have been validated. Costs about two exact solutions
/// of it, one of the base, and one per cause for removal effects. Nothing without errors if
/// cancelled.
Outcome<WhereItHurts> where_it_hurts(const Journey& journey, const HurtOptions& options);

/// One of a ranking: how much, which part of the whole, and which part up to here.
struct Ranked {
  std::size_t member = 0;  ///< position in `rows`
  double amount = 0;
  double share = 0;
  double cumulative = 0;
};

/// The members with anything to rank, the largest first; equal ones in their order. `none` is the
/// member that stands for "no named cause", which comes last. Shares are of the sum of all.
std::vector<Ranked> ranking(const std::vector<double>& amounts,
                            std::optional<std::size_t> none = std::nullopt);

}  // namespace painpoint::study
