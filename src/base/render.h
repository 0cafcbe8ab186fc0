#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "base/source.h"

namespace painpoint {

/// The words between the parts of a finding, in the language of whoever reads it.
struct RenderWords {
  std::string_view error = "error";
  std::string_view warning = "warning";
  std::string_view hint = "hint";
  std::string_view advice = "; ";  ///< stands before what to do about it
};

struct RenderOptions {
  bool colour = false;        ///< ANSI colours, for terminals only
  std::size_t columns = 100;  ///< about how much of a long line is shown
  RenderWords words{};
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

}  // namespace painpoint
