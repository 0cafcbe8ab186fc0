#pragma once

#include <string>

namespace painpoint::report {

/// The journey language as a JSON Schema (draft 2020-12), made from the same table of keys as the
/// reader. For editors that complete and check while people type; `painpoint check` knows more:
/// names that must exist, sums of splits, addresses of changes.
std::string schema_json();

}  // namespace painpoint::report
