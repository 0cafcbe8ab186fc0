#include "report/schema.h"

#include "cli/verbs.h"

namespace painpoint::cli {

Exit run_schema(const Options& options, const Console& console) {
  return finish(options, console, report::schema_json());
}

}  // namespace painpoint::cli
