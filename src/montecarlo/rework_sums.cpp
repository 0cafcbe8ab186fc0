#include "montecarlo/rework_sums.h"

#include <algorithm>

namespace painpoint::montecarlo {
namespace {

constexpr std::size_t kFirstPlaces = 256;

}  // namespace

void ReworkSums::open(const SegmentTables& tables) {
  tables_ = &tables;
  width_ = PlainSums::kWork;
  for (const chain::CompiledTouchpoint& touchpoint : tables.chain->touchpoints)
    width_ = std::max(width_, PlainSums::kWork + touchpoint.work.size());
  places_.assign(std::max(kFirstPlaces, places_.size()), 0);
  keys_.clear();
  sums_.clear();
}

double* ReworkSums::add(const Key& key, std::size_t place) {
  if (2 * (keys_.size() + 1) > places_.size()) {  // half full: twice the room
    places_.assign(2 * places_.size(), 0);
    const auto free_place = [&](const Key& one) {
      std::size_t at = one.hash() & (places_.size() - 1);
      while (places_[at] != 0) at = (at + 1) & (places_.size() - 1);
      return at;
    };
    for (std::size_t i = 0; i < keys_.size(); ++i)
      places_[free_place(keys_[i])] = static_cast<std::uint32_t>(i + 1);
    place = free_place(key);
  }
  keys_.push_back(key);
  places_[place] = static_cast<std::uint32_t>(keys_.size());
  sums_.resize(keys_.size() * width_, 0);
  return row(keys_.size() - 1);
}

void ReworkSums::hand_in(CustomerSheet& sheet) const {
  for (std::size_t i = 0; i < keys_.size(); ++i) {
    const Key& key = keys_[i];
    const double* sums = &sums_[i * width_];
    const chain::CompiledTouchpoint& here = tables_->chain->touchpoints[key.at];
    const chain::ChannelShare& channel = here.channels[key.channel];
    sheet.visits_of(
        {nullptr, TouchpointIndex(key.at), channel.channel, CauseIndex(key.cause), true},
        {sums[PlainSums::kCount], sums[PlainSums::kDelay], sums[PlainSums::kWait],
         sums[PlainSums::kService], here.cost + channel.cost});
    for (std::size_t w = 0; w < here.work.size(); ++w)
      sheet.work_of({here.work[w].team, sums[PlainSums::kWork + w],
                     sums[PlainSums::kWork + w] * here.work[w].money_per_minute});
  }
}

}  // namespace painpoint::montecarlo
