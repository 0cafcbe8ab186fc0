#include "montecarlo/crowd.h"

#include <algorithm>

#include "montecarlo/walk.h"

namespace painpoint::montecarlo {
namespace {

// Lines are searched and counts are kept for every place.
constexpr std::size_t kMostCells = 1024;
constexpr std::size_t kMostPlaces = 8192;

/// Whoever is still on the way after so many visits in company is played to the end alone, so that
/// a customer who never gets away is found out.
constexpr std::uint32_t kLongWalk = 10'000;

}  // namespace

Crowd::Crowd(const Roster& roster, const LaneLoops& loops, std::uint64_t seed)
    : roster_(roster),
      loops_(loops),
      seed_(seed),
      counts_(roster.touchpoints.size()),
      counted_(roster.touchpoints.size(), false),
      lines_(roster.touchpoints.size()),
      lanes_(loops, seed),
      policies_(loops, seed) {}

bool Crowd::fits(const Roster& roster, const CellLayout& layout) {
  return layout.size() <= kMostCells && 2 * roster.touchpoints.size() <= kMostPlaces;
}

Crowd::Status Crowd::play(const SideTables& side, const Block& block, const Group& group,
                          CustomerSheet& sheet, std::vector<CustomerTotals>& totals,
                          const std::atomic<bool>* cancelled) {
  tables_ = &side.segments[sheet.segment().value];
  block_ = &block;
  group_ = &group;
  sheet_ = &sheet;
  totals_ = &totals[group.first];
  sums_.open(*tables_);
  rework_sums_.open(*tables_);
  begin();
  Place place;
  std::uint32_t visits = 0;
  for (auto taken = lines_.take_first(place); !taken.empty(); taken = lines_.take_first(place)) {
    if (cancelled != nullptr && cancelled->load(std::memory_order_relaxed))
      return Status::cancelled;
    visit_together(place, taken);
    if (++visits == kLongWalk && !walk_on()) return Status::trapped;
  }
  sums_.hand_in(sheet);
  rework_sums_.hand_in(sheet);
  finish();
  return Status::done;
}

void Crowd::begin() {
  lines_.clear();
  counted_.assign(counted_.size(), false);
  draw_carried();
  Customer customer;
  customer.tables = tables_;
  std::fill_n(kept_.begin(), group_->size, kept_of(customer));
  std::fill_n(totals_, group_->size, CustomerTotals{});
  const auto& starts = tables_->chain->graph->start();
  if (starts.size() == 1) customer.state.at = starts.front().first;
  for (std::size_t i = 0; i < group_->size; ++i) {
    const auto slot = static_cast<Slot>(i);
    if (starts.size() > 1) {
      Draws its_luck = luck(slot);
      customer.state.at = starts[pick(tables_->start_up_to, its_luck(Purpose::start))].first;
    }
    customer.state.carried = carried_[i];
    customers_[i] = customer;
    lines_.at(customer.state.at, false).add(slot);
  }
}

/// carried_by() for the group.
void Crowd::draw_carried() {
  const std::size_t size = group_->size;
  std::fill_n(carried_.begin(), size, 0);
  lanes_.number.fill(0);
  const std::vector<chain::CarriedCause>& all = tables_->chain->carried;
  for (std::size_t from = 0; from < size; from += kLanes) {
    const std::size_t n = std::min(kLanes, size - from);
    for (std::size_t i = 0; i < all.size(); ++i) {
      const auto [purpose, item] = carried_purpose(all[i].cause.value);
      if (i == 0 || item != carried_purpose(all[i - 1].cause.value).item)
        loops_.numbers({seed_, 0, use_of(block_of(purpose), item), block_->customers_high,
                        &block_->customers[group_->first + from], lanes_.number.data()},
                       n, struck_.numbers);
      const std::uint32_t* number = struck_.numbers.of[place_of(purpose)].data();
      for (std::size_t k = 0; k < n; ++k)
        carried_[from + k] |= std::uint64_t{parts::unit_of(number[k]) < all[i].chance} << i;
    }
  }
}

Draws Crowd::luck(Slot slot) const {
  return luck_of(*block_, group_->first + slot, seed_);
}

/// How often each customer has been there.
std::uint32_t* Crowd::counts_at(TouchpointIndex at) {
  if (!counted_[at.value]) {
    counted_[at.value] = true;
    std::fill_n(counts_[at.value].begin(), group_->size, 0U);
  }
  return counts_[at.value].data();
}

/// Sets down how everybody ended.
void Crowd::finish() {
  double background_lost = 0;
  double satisfaction = 0;
  const RandomNumbers* luck = &block_->luck[group_->first];
  for (std::size_t slot = 0; slot < group_->size; ++slot) {
    const double unit = parts::unit_of(luck[slot][place_of(Purpose::background_loss)]);
    const CustomerFinished event = finished_by(customers_[slot], unit);
    background_lost += event.background_chance;
    totals_[slot].satisfaction = sheet_->satisfaction_of(event);
    satisfaction += totals_[slot].satisfaction;
  }
  sheet_->finished_of(group_->size, background_lost, satisfaction);
}

/// Plays all who are on the way to the end, one by one. False if somebody does not come to one.
bool Crowd::walk_on() {
  Place place;
  for (auto taken = lines_.take_first(place); !taken.empty(); taken = lines_.take_first(place))
    for (const Slot slot : taken)
      if (!walk_on(slot, place.touchpoint)) return false;
  return true;
}

bool Crowd::walk_on(Slot slot, TouchpointIndex from) {
  Customer& customer = customers_[slot];
  customer.state.at = from;
  Draws its_luck = luck(slot);
  Rules rules(*sheet_);
  std::uint64_t visits = 0;
  for (std::size_t t = 0; t < counts_.size(); ++t) visits += counts_at(TouchpointIndex(t))[slot];
  for (; !customer.ended; ++visits) {
    trapped_at_ = customer.state.at;
    if (visits == kMostVisits) return false;
    const std::size_t at = customer.state.at.value;
    const chain::CompiledTouchpoint& here = tables_->chain->touchpoints[at];
    const std::uint32_t number = counts_at(customer.state.at)[slot]++;
    Draws draws(seed_, block_->customer(group_->first + slot), here.stable_key, number);
    const VisitDraw visit = draw_visit(here, tables_->touchpoints[at], number, draws, work_);
    sheet_->take_turn({&totals_[slot], customer.state.at, kNoChannel, kNoCause, false});
    rules.visit(customer, visit, draws, its_luck);
  }
  return true;
}

}  // namespace painpoint::montecarlo
