#pragma once

#include <cstddef>
#include <string>

#include "base/diagnostic.h"
#include "base/source.h"

namespace painpoint {

struct RenderOptions {
  bool colour = false;        ///< ANSI colours, for terminals only
  std::size_t columns = 100;  ///< about how much of a long line is shown
};

/// A finding for people:
///
///     journeys/parcel.yaml:12:5: error: there is no key `minuts`; did you mean `minutes`? [PP012]
///         minuts: 5
///         ^~~~~~
///
/// Without a span there is neither a place nor the line. Control characters of the file come out
/// as U+FFFD, so that no file can talk to the terminal.
std::string render(const Diagnostic& diagnostic, const SourceText& source, const LineIndex& lines,
                   const RenderOptions& options = {});

/// All findings, in their order.
std::string render_all(const Diagnostics& diagnostics, const SourceText& source,
                       const RenderOptions& options = {});

/// "3 errors and 1 warning"; empty if there is nothing.
std::string count_in_words(const Diagnostics& diagnostics);

}  // namespace painpoint
