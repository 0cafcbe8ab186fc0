#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/dict.h"
#include "model/journey.h"

/// A journey taken apart into what can differ: its things, and everything that is said, by address.
namespace painpoint::study {

enum class LeafKind {
  number,  ///< a number, a time or a change
  word,    ///< a text that decides something
  text,    ///< a text for people
};

struct Leaf {
  LeafKind kind = LeafKind::text;
  std::string words;             ///< as people read it
  std::optional<double> number;  ///< of a time: its mean in minutes
  std::string remarks;           ///< sources and notes of numbers: texts, too
  bool operator==(const Leaf&) const = default;
};

struct Leaves {
  Dict<std::string> things;  ///< names by address
  Dict<Leaf> leaves;         ///< by address; what is not said is not there
};
Leaves leaves_of(const Journey& journey);

}  // namespace painpoint::study
