#pragma once

#include <string>
#include <string_view>

#include "model/journey.h"
#include "report/table.h"
#include "study/calibrate.h"

/// What calibration found: the observed figures before and after, and the numbers that moved.
namespace painpoint::report {

/// For people. `file` is the journey file, and `writes` where the diff goes: "" if it follows on
/// the standard output.
Document calibration_document(const Journey& journey, const study::Calibration& calibration,
                              std::string_view file, std::string_view writes);

/// `patch` is the diff, empty if there is none.
std::string calibration_json(const Journey& journey, const study::Calibration& calibration,
                             std::string_view patch);

/// part, id, observed, sd, before, after, moved: `moved` of a number in its standard deviations,
/// of a figure how far it is off after, in the observed one's.
Table calibration_figures(const study::Calibration& calibration);

}  // namespace painpoint::report
