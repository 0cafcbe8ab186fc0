#include "study/equations.h"

#include <utility>

namespace painpoint::study {

std::optional<exact::Totals> Equations::solve(const Journey& journey, Diagnostics& problems) {
  if (!graph_ || !graph::take_shares(*graph_, journey, roster_)) {
    Outcome<graph::JourneyGraph> built = graph::build_graph(journey, roster_);
    problems.append(std::move(built.diagnostics));
    if (!built) return std::nullopt;
    graph_ = std::make_shared<graph::JourneyGraph>(std::move(*built));
  }
  chain::compile_into(chain_, journey, roster_, segment_, graph_);
  Outcome<exact::Totals> totals = totals_.solve(chain_, roster_);
  problems.append(std::move(totals.diagnostics));
  return totals.value;
}

}  // namespace painpoint::study
