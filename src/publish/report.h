#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/cancel.h"
#include "base/diagnostic.h"
#include "report/report_page.h"
#include "study/decide.h"
#include "study/tornado.h"
#include "yaml/reader.h"

/// The report of a journey file, from figures to HTML.
namespace painpoint::publish {

/// What the sections need beside the decision.
struct ReportFigures {
  study::Comparison comparison;
  study::WhereItHurts hurts;
  std::vector<report::NamedQualityCosts> quality;
  exact::Traffic traffic;
  std::vector<study::Lever> levers;
};
/// Nothing without errors if cancelled.
Outcome<ReportFigures> report_figures(const Journey& journey, CancelFlag cancelled = nullptr);

/// A sentence; empty where a decision can be asked for.
std::string why_no_decision(const Journey& journey);

/// The page as a file. `decision` and `tornado` are null where there is none; `sets` are the
/// assignments that were made after reading, for the command that makes the same report again.
std::string report_html(const yaml::JourneyFile& file, const ReportFigures& figures,
                        const study::Decision* decision, const study::Tornado* tornado,
                        const std::vector<std::string>& sets = {});

}  // namespace painpoint::publish
