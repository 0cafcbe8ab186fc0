#include "montecarlo/worker.h"

#include <algorithm>

namespace painpoint::montecarlo {

Job::Job(const Plan& p, const Settings& s)
    : plan(p),
      settings(s),
      layout(*p.roster),
      loops(lane_loops(s.instructions)),
      as_crowd(!s.one_by_one && Crowd::fits(*p.roster, layout)),
      blocks((s.customers + kBlockCustomers - 1) / kBlockCustomers),
      cancel_flag(s.cancelled) {
  for (const Side& side : plan.sides) tables.push_back(make_tables(side.segments));
  strata = make_strata(tables);
}

Worker::Worker(const Job& job)
    : job_(job),
      tally_(*job.plan.roster, job.layout, job.parts(), job.plan.sides.size(),
             job.settings.decide.has_value()),
      crowd_(*job.plan.roster, job.loops, job.settings.seed),
      counts_(job.plan.roster->touchpoints.size()),
      sheets_(2, CustomerSheet(*job.plan.roster, job.layout, 1.0)),
      totals_(job.plan.sides.size()),
      distributions_(job.plan.sides.size()) {}

Crowd::Status Worker::play(std::uint64_t block) {
  tally_.clear();
  const std::uint64_t first = block * kBlockCustomers;
  const std::uint64_t end = std::min(first + kBlockCustomers, job_.settings.customers);
  lay_out(first, end, job_.settings.seed, job_.strata, job_.loops, block_);
  for (std::vector<CustomerTotals>& totals : totals_) totals.resize(block_.size());
  if (job_.settings.decide) decisive_.assign(block_.groups.size() * job_.tables.size(), 0);
  for (std::size_t g = 0; g < block_.groups.size(); ++g)
    for (std::size_t s = 0; s < job_.tables.size(); ++s) {
      open_sheet(s, block_.groups[g]);
      const Crowd::Status status = play_group(s, block_.groups[g]);
      if (status != Crowd::Status::done) return status;
      hand_in(s, g);
    }
  if (job_.settings.decide) compare_pairs();
  for (std::size_t s = 0; s < totals_.size(); ++s) tally_.costs[s].add(totals_[s]);
  tally_.customers = end - first;
  return Crowd::Status::done;
}

Crowd::Status Worker::play_group(std::size_t side, const Group& group) {
  if (!job_.as_crowd) return play_one_by_one(side, group);
  const Crowd::Status status = crowd_.play(job_.tables[side], block_, group, sheet_of(side),
                                           totals_[side], job_.cancel_flag);
  if (status == Crowd::Status::trapped) trapped_ = {side, crowd_.trapped_at()};
  return status;
}

Crowd::Status Worker::play_one_by_one(std::size_t side, const Group& group) {
  CustomerSheet& sheet = sheet_of(side);
  for (std::uint32_t slot = group.first; slot < group.first + group.size; ++slot) {
    if (job_.cancelled()) return Crowd::Status::cancelled;
    Walk walk(job_.tables[side], job_.settings.seed, block_.customer(slot), counts_, sheet);
    if (!walk.run()) {
      trapped_ = {side, walk.at()};
      return Crowd::Status::trapped;
    }
    totals_[side][slot] = sheet.totals();
  }
  return Crowd::Status::done;
}

void Worker::open_sheet(std::size_t side, const Group& group) {
  const SegmentIndex segment = job_.strata.segments[group.stratum][side];
  sheet_of(side).open(*job_.tables[side].segments[segment.value].chain, segment,
                      job_.plan.sides[side].engagement_factor);
}

void Worker::hand_in(std::size_t side, std::size_t group) {
  SideTally& tally = tally_.parts[block_.groups[group].part()][side];
  CustomerSheet& own = sheet_of(side);
  tally.add(own);
  if (side > 0) tally.add_difference(own, sheet_of(0));
  if (!job_.settings.decide) return;
  const Amounts* journey = own.cells().find(CellLayout::kJourney);
  if (journey != nullptr)
    decisive_[group * job_.tables.size() + side] = at(*journey, job_.settings.decide->metric);
}

void Worker::compare_pairs() {
  const std::size_t sides = job_.tables.size();
  for (std::size_t begin = 0; begin < block_.groups.size();) {
    // Groups of a part stand together.
    const std::size_t part = block_.groups[begin].part();
    std::size_t end = begin;
    double customers = 0;
    for (; end < block_.groups.size() && block_.groups[end].part() == part; ++end)
      customers += block_.groups[end].size;
    for (std::size_t j = 1; j < sides; ++j)
      for (std::size_t i = 0; i < j; ++i) {
        const auto difference = [&](std::size_t group) {
          return decisive_[group * sides + i] - decisive_[group * sides + j];
        };
        double sum = 0;
        for (std::size_t g = begin; g < end; ++g) sum += difference(g);
        PairSums& sums = tally_.pairs[part][pair_number(i, j)];
        for (std::size_t g = begin; g < end; ++g)
          sums.add(difference(g), block_.groups[g].size, sum / customers);
      }
    begin = end;
  }
}

void Worker::keep_distributions() {
  for (std::size_t s = 0; s < totals_.size(); ++s) distributions_[s].add(totals_[s]);
}

}  // namespace painpoint::montecarlo
