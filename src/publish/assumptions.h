#pragma once

#include "report/report_page.h"
#include "yaml/reader.h"

namespace painpoint::publish {

/// Which defaults stand in for numbers that the file does not say, and how well those are known
/// that it does. Defaults of severities that no pain has, and those that change nothing (0), are
/// left out; those of many members of one kind are one.
report::Assumptions assumptions_of(const yaml::JourneyFile& file);

}  // namespace painpoint::publish
