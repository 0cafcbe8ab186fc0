#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "exact/traffic.h"
#include "model/journey.h"
#include "report/hurts_view.h"
#include "report/page.h"
#include "report/sensitivity.h"
#include "study/compare.h"
#include "study/decide.h"
#include "study/where_it_hurts.h"

/// The report that a board can use.
namespace painpoint::report {

/// A default that stands in for a number that the file does not say, at as many places.
struct DefaultUsed {
  std::string address;  ///< "severities.minor.complain", "teams.*.occupancy"
  std::string meaning;
  std::string value;  ///< in words
  std::size_t places = 1;
  std::string grade;   ///< "published", "guess"; empty where it rests on no evidence
  std::string source;  ///< likewise
};

/// What the answers rest on.
struct Assumptions {
  std::vector<DefaultUsed> defaults;
  struct Grade {
    std::string grade;
    std::size_t numbers = 0;
  };
  std::vector<Grade> grades;  ///< how many numbers that the file says are how well known
};

struct ReportInputs {
  const Journey& journey;
  const study::Comparison& comparison;  ///< all scenarios with their money, the base first
  const study::WhereItHurts& hurts;     ///< of the base
  std::vector<NamedQualityCosts> quality;
  const exact::Traffic& traffic;  ///< of the base
  const study::Decision* decision = nullptr;
  std::string why_no_decision;              ///< a sentence, where there is none
  const study::Tornado* tornado = nullptr;  ///< with a decision
  std::vector<study::Lever> levers{};
  Assumptions assumptions;
  std::string command;  ///< that makes this report again
  std::string file;     ///< what was read: its size and checksum
};

Page report_page(const ReportInputs& inputs);

// Its sections, each in a file of its own in report/page/.
Section board_section(const ReportInputs& inputs);
Section plans_section(const ReportInputs& inputs);
Section map_section(const ReportInputs& inputs);
Section hurts_section(const ReportInputs& inputs);
Section quality_section(const ReportInputs& inputs);
Section splits_section(const ReportInputs& inputs);
Section uncertainty_section(const ReportInputs& inputs);
Section assumptions_section(const ReportInputs& inputs);
Section method_section(const ReportInputs& inputs);

/// The language of most names of a journey.
TextLanguage language_of(const Journey& journey);

/// The language of a report's page: the one that is on; where that is English, that of the journey,
/// so that its names are at home and the sentences are guests.
TextLanguage page_language(const Journey& journey);

}  // namespace painpoint::report
