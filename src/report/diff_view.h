#pragma once

#include <optional>
#include <string>

#include "report/result_diff.h"
#include "report/result_file.h"
#include "report/table.h"
#include "study/journey_diff.h"

/// Two versions of a journey or of a result, and what is different.
namespace painpoint::report {

struct ComparedResults {
  const ResultFile& before;
  const ResultFile& after;
  const ResultDiff& diff;
};

struct DiffReport {
  std::string before;  ///< names of the files
  std::string after;
  bool same_bytes = false;
  std::optional<study::JourneyDiff> journeys;  ///< of two journey files
  std::optional<ComparedResults> results;      ///< read from the files, or solved from the journeys
  std::string no_results;  ///< why there are none, as a sentence; empty if there are
};

Document diff_document(const DiffReport& report);

std::string diff_json(const DiffReport& report);

}  // namespace painpoint::report
