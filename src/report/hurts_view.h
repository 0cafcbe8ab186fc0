#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/journey.h"
#include "report/table.h"
#include "study/where_it_hurts.h"

/// Where a journey hurts, ranked: by cause, touchpoint and pain point.
namespace painpoint::report {

/// As on the command line: "cost", "friction", "complaints" or "value_lost".
std::string_view word_of(study::HurtBy by);
std::optional<study::HurtBy> find_hurt_by(std::string_view word);

/// Observed and published figures first, then the rankings, then the cost of quality.
Document hurts_document(const Journey& journey, const study::WhereItHurts& hurts, study::HurtBy by);

// The tables one by one.
Table causes_ranked(const Journey& journey, const study::WhereItHurts& hurts, study::HurtBy by);
Table touchpoints_ranked(const Journey& journey, const study::WhereItHurts& hurts,
                         study::HurtBy by);
Table pains_ranked(const Journey& journey, const study::WhereItHurts& hurts, study::HurtBy by);

/// One column per scenario.
struct NamedQualityCosts {
  std::string name;
  study::QualityCosts costs;
};
Table quality_table(const Journey& journey, const std::vector<NamedQualityCosts>& scenarios);

/// scenario, part, id, name, owner, figure, unit, value, share, cumulative
Table hurts_figures(const Journey& journey, const study::WhereItHurts& hurts, study::HurtBy by);

std::string hurts_json(const Journey& journey, const study::WhereItHurts& hurts, study::HurtBy by);

}  // namespace painpoint::report
