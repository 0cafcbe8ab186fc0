#pragma once

#include "cli/console.h"
#include "cli/exit.h"
#include "cli/options.h"

/// One function per verb, each in its own file. They report on stderr what went wrong, write their
/// result, and return the exit status.
namespace painpoint::cli {

Exit run_check(const Options& options, const Console& console);
Exit run_solve(const Options& options, const Console& console);
Exit run_compare(const Options& options, const Console& console);
Exit run_decide(const Options& options, const Console& console);
Exit run_simulate(const Options& options, const Console& console);
Exit run_diff(const Options& options, const Console& console);
Exit run_hurts(const Options& options, const Console& console);
Exit run_map(const Options& options, const Console& console);
Exit run_calibrate(const Options& options, const Console& console);
Exit run_sensitivity(const Options& options, const Console& console);
Exit run_story(const Options& options, const Console& console);
Exit run_explain(const Options& options, const Console& console);
Exit run_report(const Options& options, const Console& console);
Exit run_edit(const Options& options, const Console& console);
Exit run_schema(const Options& options, const Console& console);

/// Writes a result where the options say; reports if that fails.
Exit finish(const Options& options, const Console& console, std::string_view result);

/// Shortest form of "that did not work": reports the message and returns the status.
template <class T>
Exit give_up(const Console& console, const Got<T>& got) {
  say_error(console, got.message);
  return got.exit;
}

}  // namespace painpoint::cli
