#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "cli/exit.h"
#include "model/journey.h"

namespace painpoint::cli {

/// What can be said on the command line, as written; each verb uses its part.
struct Options {
  std::vector<std::string> arguments;  ///< file, and for explain an address or code
  std::string format = "table";
  std::vector<std::string> scenarios;
  std::vector<std::string> sets;
  std::string engine = "exact";  ///< of `compare`
  // Empty unless said, from here to `among`:
  std::string seed;
  std::string customers;  ///< of runs
  std::string threads;
  std::string precision;
  std::string metric;
  std::string error;
  std::string indifference;
  std::string time_limit;
  std::string by;  ///< what is judged or ranked by
  std::string draws;
  std::string sample_cost;
  std::string customer;  ///< of `story`
  std::string find;
  std::string among;
  std::string picture_format;  ///< of `map`
  std::string output;
  std::string language;  ///< of all that is said; see `language_asked_for`
  bool decide = false;
  bool quiet = false;
  bool without_removal_effects = false;
};

/// More than any machine has that this runs on.
inline constexpr std::uint64_t kMostThreads = 1024;

/// A day of a fast machine.
inline constexpr std::uint64_t kMostCustomers = 100'000'000'000;

/// A whole number of the command line within bounds; otherwise a message that names the option.
Got<std::uint64_t> whole_number(std::string_view option, const std::string& text,
                                std::uint64_t least, std::uint64_t most);

inline constexpr std::uint64_t kUsualSeed = 1;
/// The seed that was chosen, or the usual one.
Got<std::uint64_t> seed_of(const Options& options);

/// A share of the command line: `1%` or 0.01; above `above` and at most `most`.
Got<double> share(std::string_view option, const std::string& text, double above, double most);

/// A duration of the command line, with its unit: `500ms`, `10s`, `2min` or `1h`.
Got<std::chrono::milliseconds> duration(std::string_view option, const std::string& text);

/// The scenarios that were asked for, in that order and each once; `all` is the base and every
/// scenario of the file. An unknown one is a result that does not exist.
Got<std::vector<std::string>> scenarios_asked_for(const Journey& journey,
                                                  const std::vector<std::string>& asked);

}  // namespace painpoint::cli
