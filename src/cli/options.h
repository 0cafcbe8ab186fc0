#pragma once

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
  std::string seed = "1";
  std::string customers = "100000";
  std::string threads = "0";
  std::string customer;  ///< of `story`; empty unless said, as the two below
  std::string find;
  std::string among;
  std::string output;
  bool quiet = false;
  bool without_removal_effects = false;
};

/// A day of a fast machine.
inline constexpr std::uint64_t kMostCustomers = 100'000'000'000;

/// A whole number of the command line within bounds; otherwise a message that names the option.
Got<std::uint64_t> whole_number(std::string_view option, const std::string& text,
                                std::uint64_t least, std::uint64_t most);

/// The scenarios that were asked for, in that order and each once; `all` is the base and every
/// scenario of the file. An unknown one is a result that does not exist.
Got<std::vector<std::string>> scenarios_asked_for(const Journey& journey,
                                                  const std::vector<std::string>& asked);

}  // namespace painpoint::cli
