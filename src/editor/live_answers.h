#pragma once

#include <memory>
#include <optional>
#include <string>

#include "editor/live.h"

/// The questions about a document that are answered in the background. Each runs in a job's thread
/// and owns its inputs; nothing comes of one that is cancelled.
namespace painpoint::editor {

using Snapshot = std::shared_ptr<const Journey>;

/// Exact figures, or why there are none.
struct ExactAnswer {
  std::optional<ExactFigures> figures;
  Diagnostics problem;
};
std::optional<ExactAnswer> answer_exactly(const Snapshot& journey, const std::string& scenario);

std::optional<SlowFigures> answer_slowly(const Snapshot& journey, const std::string& scenario,
                                         const JobControl& control);
std::optional<SimulatedFigures> answer_by_simulation(const Snapshot& journey,
                                                     const std::string& scenario,
                                                     const JobControl& control);
std::optional<DecisionFigures> answer_decision(const Snapshot& journey, const JobControl& control);
std::optional<TornadoFigures> answer_tornado(const Snapshot& journey, const JobControl& control);

}  // namespace painpoint::editor
