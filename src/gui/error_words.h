#pragma once

#include <string>

#include "base/diagnostic.h"

namespace painpoint::gui {

/// The first error and what to do about it, in a sentence without an end.
inline std::string error_words(const Diagnostics& findings) {
  for (const Diagnostic& finding : findings.all())
    if (finding.level == Level::error)
      return finding.advice.empty() ? finding.message : finding.message + "; " + finding.advice;
  return "there is no such result";
}

}  // namespace painpoint::gui
