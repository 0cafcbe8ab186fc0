#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/cancel.h"
#include "base/diagnostic.h"
#include "exact/evaluate.h"
#include "model/journey.h"
#include "model/roster.h"
#include "study/money.h"

namespace painpoint::study {

/// The exact answers for one scenario, or for the base (id "base").
struct ScenarioResult {
  std::string id;
  std::string name;
  exact::Result result;
  /// total_cost minus total_cost without the cause, by CauseIndex; nothing for "" or where the
  /// journey cannot do without it. Empty unless asked for.
  std::vector<std::optional<double>> removal_effects;
  double engagement_change = 0;  ///< of the teams' engagement against the base, as a part of it
  std::optional<Money> money;    ///< not for the base, nor without customers_per_month
};

struct Comparison {
  Roster roster;
  std::vector<ScenarioResult> scenarios;  ///< as asked for, in that order; `compare` has base first
  /// By touchpoint of the base: what problems struck there lead to, rework elsewhere included.
  /// Empty unless asked for.
  std::vector<chain::Row> caused;
};

struct CompareOptions {
  std::vector<std::string> scenarios;  ///< ids; "base" is the journey as it is
  bool money = true;
  bool removal_effects = true;
  bool caused = false;
  CancelFlag cancelled = nullptr;
};

inline constexpr std::string_view kBase = "base";

/// Solves scenarios exactly. The journey must have been validated (validate_all and check without
/// errors). Diagnostics may hold warnings about the results beside the value. Nothing without
/// errors if cancelled.
Outcome<Comparison> compare(const Journey& journey, const CompareOptions& options);

/// "base" and all scenarios of the file, in its order.
std::vector<std::string> all_scenarios(const Journey& journey);

/// The name for people of a scenario, or of the base.
std::string scenario_name(const Journey& journey, std::string_view id);

}  // namespace painpoint::study
