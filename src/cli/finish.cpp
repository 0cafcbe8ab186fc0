#include "cli/output.h"
#include "cli/verbs.h"

namespace painpoint::cli {

Exit finish(const Options& options, const Console& console, std::string_view result) {
  const Written written = write_result(options.output, result);
  say_error(console, written.message);
  return written.exit;
}

}  // namespace painpoint::cli
