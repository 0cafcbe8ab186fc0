#pragma once

#include <string_view>
#include <vector>

#include "report/table.h"
#include "study/observed.h"

namespace painpoint::report {

/// What the organisation knows beside what the model says, with a mark where they are far apart; no
/// rows where nothing is observed.
Table observed_table(const std::vector<study::ObservedRow>& rows, std::string_view currency);

/// Said before anything else where figures are far apart; empty where none are.
std::string observed_warning(const std::vector<study::ObservedRow>& rows);

/// The modelled share of rework and satisfaction beside published ones, with their sources.
Table benchmark_table(const chain::Row& journey, std::string_view currency);

}  // namespace painpoint::report
