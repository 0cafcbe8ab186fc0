#pragma once

#include "cli/exit.h"
#include "cli/options.h"
#include "montecarlo/simulate.h"

/// From the command line to a run of customers, for `simulate` and `compare --engine monte-carlo`.
namespace painpoint::cli {

/// The cap where a rule is expected to end the run.
inline constexpr std::uint64_t kPatientCustomers = 10'000'000;

/// What was asked for; a message where that contradicts itself. `scenarios` is how many are played.
Got<montecarlo::Settings> run_settings(const Options& options, std::size_t scenarios);

/// The first option that only a run understands, if any was given: "--seed".
std::string run_option_in(const Options& options);

}  // namespace painpoint::cli
