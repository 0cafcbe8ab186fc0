#include "montecarlo/strata.h"

#include <algorithm>

namespace painpoint::montecarlo {

Strata make_strata(const std::vector<SideTables>& sides) {
  Strata strata;
  for (const SideTables& side : sides)  // the last segment of a side has what luck is left
    strata.up_to.insert(strata.up_to.end(), side.segment_up_to.begin(),
                        side.segment_up_to.end() - 1);
  std::sort(strata.up_to.begin(), strata.up_to.end());
  strata.up_to.erase(std::unique(strata.up_to.begin(), strata.up_to.end()), strata.up_to.end());
  strata.up_to.push_back(1);
  double luck = 0;  // the least of the stratum
  for (const double up_to : strata.up_to) {
    std::vector<SegmentIndex>& segments = strata.segments.emplace_back();
    for (const SideTables& side : sides) segments.emplace_back(pick(side.segment_up_to, luck));
    luck = up_to;
  }
  return strata;
}

}  // namespace painpoint::montecarlo
