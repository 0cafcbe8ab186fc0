#pragma once

#include <span>
#include <string>

#include "base/diagnostic.h"
#include "yaml/reader.h"

namespace painpoint::yaml {

/// A chance or share to be written at an address, and where it comes from.
struct WrittenChance {
  std::string address;
  double value = 0;
  Provenance provenance;  ///< written only where the file has no number there yet
};

/// The text of the file with these numbers. Where one is written, only its digits change (a
/// percentage stays one); where none is, an entry is added at the end of the map it belongs
/// to, which is made if need be: at the top of the file, behind what the language lists before it.
/// Everything else keeps its bytes. Error: the file is written in a way that cannot be added to.
Outcome<std::string> write_chances(const JourneyFile& file, std::span<const WrittenChance> chances);

}  // namespace painpoint::yaml
