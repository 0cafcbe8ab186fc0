#pragma once

#include <span>

namespace painpoint::cli {

/// What the command line says of a verb.
struct Verb {
  const char* name;
  const char* about;
  const char* examples;
  bool takes_file;
  bool has_results;  ///< --format, --scenario
};

/// All verbs, in the order in which the help lists them.
std::span<const Verb> verb_table();

}  // namespace painpoint::cli
