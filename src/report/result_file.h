#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/dict.h"
#include "base/source.h"

/// Results that were written as JSON, read again.
namespace painpoint::report {

/// One figure of a result. Random ones have a standard error.
struct ResultFigure {
  std::optional<double> value;  ///< nothing where the result says that there is none
  std::optional<double> standard_error;
};

struct ResultScenario {
  Dict<ResultFigure> figures;  ///< by path: "touchpoints.deliver.lost", "money.months.3.net"
};

struct ResultFile {
  std::string name;  ///< of the file, for messages
  std::string version;
  std::string journey;
  std::string currency;
  std::string engine;  ///< "exact", "monte_carlo" or "decide"
  std::string by;      ///< of decisions: what plans are judged by
  std::optional<std::uint64_t> seed;
  std::optional<std::uint64_t> draws;  ///< customers played, or plausible worlds
  Dict<ResultScenario> scenarios;      ///< of a decision: its plans, and "all plans"
};

/// Whether a text is meant to be JSON: its first character opens an object or a list.
bool looks_like_json(std::string_view text);

/// Reads a result. Errors (Code::bad_result_file) have the place in the text: no JSON, JSON of
/// something else, members that are missing or of the wrong kind.
Outcome<ResultFile> read_result(const SourceText& source);

}  // namespace painpoint::report
