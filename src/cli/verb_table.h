#pragma once

#include <span>

namespace painpoint::cli {

/// What the command line says of a verb, in English: sentences are translated where they are said.
struct Verb {
  const char* name;
  const char* about;
  const char* more;      ///< some lines, or nothing
  const char* examples;  ///< commands, a line each
  bool takes_file;
  bool has_results;  ///< --format, --scenario
};

/// All verbs, in the order in which the help lists them.
std::span<const Verb> verb_table();

}  // namespace painpoint::cli
