#include <algorithm>
#include <filesystem>
#include <system_error>

#include "cli/output.h"
#include "cli/verbs.h"
#include "texts/tr.h"

namespace painpoint::cli {
namespace {

/// Whether the result would replace a file that the command reads.
bool overwrites_an_input(const Options& options) {
  const auto same = [&](const std::string& input) {
    std::error_code ignored;
    return input != "-" && std::filesystem::equivalent(input, options.output, ignored);
  };
  return !options.output.empty() &&
         std::any_of(options.arguments.begin(), options.arguments.end(), same);
}

}  // namespace

Exit finish(const Options& options, const Console& console, std::string_view result) {
  if (overwrites_an_input(options)) {
    say_error(console, texts::tr_format("`--output {}` is the journey file itself, which stays as "
                                        "it is; name another file",
                                        options.output));
    return Exit::command_wrong;
  }
  const Written written = write_result(options.output, result);
  say_error(console, written.message);
  return written.exit;
}

}  // namespace painpoint::cli
