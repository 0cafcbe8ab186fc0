#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "yaml/reader.h"

namespace painpoint::yaml {

/// The text of a changed journey, and what it cost.
struct Written {
  std::string text;
  /// In words for people: what could not be changed in place and was written anew, so that
  /// comments in it are lost. Empty in all ordinary cases.
  std::vector<std::string> rewritten;
};

/// The text of a file whose journey has become `wanted`. Only what differs is touched: a changed
/// number changes its digits (a percentage stays one, a unit stays where it gives the number back),
/// entries come and go with their comments, and order, comments, quotes and line breaks of all else
/// stay. If nothing differs, it is the same text byte by byte.
///
/// The text has been read back: it gives `wanted`, and no errors but those that `wanted` has
/// itself (what settle() fills in need not be there). Error: `wanted` holds what no file can say (a
/// number that is not finite, text that is not UTF-8, a change of a number that the journey does
/// not have).
Outcome<Written> write_journey(const JourneyFile& file, const Journey& wanted);

/// A new file that says this journey, in the style in which people write: short things on one
/// line, touchpoints one key per line, defaults left out.
std::string render_journey(const Journey& journey);

}  // namespace painpoint::yaml
