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
      sheets_(2),
      totals_(job.plan.sides.size()),
      distributions_(job.plan.sides.size()) {}

Crowd::Status Worker::play(std::uint64_t block) {
  tally_.clear();
  const std::uint64_t first = block * kBlockCustomers;
  const std::uint64_t end = std::min(first + kBlockCustomers, job_.settings.customers);
  lay_out(first, end, job_.settings.seed, job_.strata, job_.loops, block_);
  for (std::vector<CustomerTotals>& totals : totals_)
    totals.assign(block_.size(), CustomerTotals{});
  if (job_.settings.decide) decisive_.assign(block_.groups.size() * job_.tables.size(), 0);
  const Crowd::Status status = job_.as_crowd ? play_crowd() : play_one_by_one();
  if (job_.settings.decide && status == Crowd::Status::done) compare_pairs();
  tally_.customers = end - first;
  return status;
}

Crowd::Status Worker::play_crowd() {
  for (std::size_t s = 0; s < job_.tables.size(); ++s) {
    for (std::size_t g = 0; g < block_.groups.size(); ++g) open_sheet(s, g, g);
    const Crowd::Status status =
        crowd_.play(job_.tables[s], block_, sheets_[s == 0 ? 0 : 1], totals_[s], job_.cancel_flag);
    if (status == Crowd::Status::trapped) trapped_ = {s, crowd_.trapped_at()};
    if (status != Crowd::Status::done) return status;
    for (std::size_t g = 0; g < block_.groups.size(); ++g) hand_in(s, g, g);
  }
  return Crowd::Status::done;
}

Crowd::Status Worker::play_one_by_one() {
  for (std::size_t g = 0; g < block_.groups.size(); ++g)
    for (std::size_t s = 0; s < job_.tables.size(); ++s) {
      open_sheet(s, g, 0);
      CustomerSheet& sheet = sheets_[s == 0 ? 0 : 1][0];
      const Group& group = block_.groups[g];
      for (std::uint32_t slot = group.first; slot < group.first + group.size; ++slot) {
        if (job_.cancelled()) return Crowd::Status::cancelled;
        Walk walk(job_.tables[s], job_.settings.seed, block_.customers[slot], counts_, sheet);
        if (!walk.run()) {
          trapped_ = {s, walk.at()};
          return Crowd::Status::trapped;
        }
        totals_[s][slot] = sheet.totals();
      }
      hand_in(s, g, 0);
    }
  return Crowd::Status::done;
}

void Worker::open_sheet(std::size_t side, std::size_t group, std::size_t sheet) {
  std::vector<CustomerSheet>& sheets = sheets_[side == 0 ? 0 : 1];
  while (sheets.size() <= sheet) sheets.emplace_back(*job_.plan.roster, job_.layout, 1.0);
  const SegmentIndex segment = job_.strata.segments[block_.groups[group].stratum][side];
  sheets[sheet].open(*job_.tables[side].segments[segment.value].chain, segment,
                     job_.plan.sides[side].engagement_factor);
}

void Worker::hand_in(std::size_t side, std::size_t group, std::size_t sheet) {
  SideTally& tally = tally_.parts[block_.groups[group].part()][side];
  CustomerSheet& own = sheets_[side == 0 ? 0 : 1][sheet];
  tally.add(own);
  if (side > 0) tally.add_difference(own, sheets_[0][sheet]);
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
  for (std::size_t s = 0; s < totals_.size(); ++s)
    for (const CustomerTotals& totals : totals_[s]) distributions_[s].add(totals);
}

}  // namespace painpoint::montecarlo
