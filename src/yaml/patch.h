#pragma once

#include <set>
#include <string>
#include <vector>

#include "yaml/document.h"
#include "yaml/edits.h"
#include "yaml/reader.h"

namespace painpoint::yaml {

/// The bytes to change in a file so that it says something else.
struct Patch {
  Edits edits;
  std::vector<std::string> rewritten;  ///< what loses its comments, as addresses
};

/// Finds the smallest changes that make of what the file says (`own`) what it shall say. What has
/// one of the addresses in `anew` ("touchpoints.order", "complaints") is written anew as a whole.
/// Nothing is proved here: who applies a patch reads the result back.
Patch find_patch(const JourneyFile& file, const Document& own, const Document& wanted,
                 const std::set<std::string>& anew = {});

}  // namespace painpoint::yaml
