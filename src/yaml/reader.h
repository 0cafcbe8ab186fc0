#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/diagnostic.h"
#include "base/source.h"
#include "model/journey.h"
#include "yaml/tree.h"

namespace painpoint::yaml {

/// A journey file as it was read. The journey may be used only if the diagnostics have no errors.
struct JourneyFile {
  SourceText source;
  Tree tree;  ///< empty if the text is no YAML
  Journey journey;
  Diagnostics diagnostics;  ///< located, by their place in the file
};

/// Reads a journey: structure, decoding, defaults, checks. Every mistake is found in one go, up to
/// the first one of structure, which hides what comes after it.
JourneyFile read_journey(std::string name, std::string text);

/// The deepest node on the way of an address, counted from the root: the number itself, or, where
/// the way ends early (`next: deliver`, a default), the last thing that is written of it.
NodeId find_node(const Tree& tree, std::string_view address);
/// The same of many addresses, in the time that one search of a large file takes.
std::vector<NodeId> find_nodes(const Tree& tree, const std::vector<std::string>& addresses);

/// The same as bytes of the file: the value if it is a single one, else its key.
std::optional<Span> locate(const JourneyFile& file, std::string_view address);

/// Fills in the spans of findings that have only an address.
void locate_all(const JourneyFile& file, Diagnostics& diagnostics);

/// Reads "ADDRESS=VALUE" of the command line, where VALUE is written as in `changes`. Spans are
/// bytes of the assignment.
Outcome<std::pair<std::string, Change>> read_assignment(const Journey& journey,
                                                        std::string_view text);

}  // namespace painpoint::yaml
