#include "study/equations.h"

#include <utility>

namespace painpoint::study {

std::optional<exact::Totals> Equations::solve(const Journey& journey, Diagnostics& problems) {
  std::shared_ptr<graph::JourneyGraph>& graph = graphs_[turn_];
  turn_ = 1 - turn_;
  if (!graph || !graph::take_shares(*graph, journey, roster_)) {
    Outcome<graph::JourneyGraph> built = graph::build_graph(journey, roster_);
    problems.append(std::move(built.diagnostics));
    if (!built) return std::nullopt;
    graph = std::make_shared<graph::JourneyGraph>(std::move(*built));
  }
  chain_ = std::make_shared<const chain::SegmentChain>(
      chain::compile(journey, roster_, segment_, graph));
  Outcome<exact::Solution> solved =
      solution_ ? exact::Solution::after(std::move(*solution_), chain_, roster_)
                : exact::Solution::of(chain_, roster_, chain::Detail::totals);
  solution_.reset();
  problems.append(std::move(solved.diagnostics));
  if (!solved) return std::nullopt;
  solution_ = std::move(*solved.value);
  return solution_->totals();
}

}  // namespace painpoint::study
