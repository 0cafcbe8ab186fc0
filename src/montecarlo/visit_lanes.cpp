#include "montecarlo/visit_lanes.h"

#include <algorithm>

namespace painpoint::montecarlo {

bool draw_in_lanes(const LaneLoops& loops, const Sampler& sampler, const LaneNumbers& numbers,
                   Purpose purpose, std::size_t n, Lane<double>& out) {
  const std::uint32_t* number = numbers.of[place_of(purpose)].data();
  switch (sampler.family) {
    case TimeFamily::fixed:
      std::fill_n(out.begin(), n, sampler.mean);
      return true;
    case TimeFamily::lognormal:
      loops.lognormal(number, n, sampler.mean, sampler.a, sampler.b, out.data());
      return true;
    case TimeFamily::exponential:
      loops.exponential(number, n, sampler.mean, out.data());
      return true;
    case TimeFamily::triangular:
      loops.triangular(number, n, sampler.a, sampler.c, sampler.b, out.data());
      return true;
    case TimeFamily::uniform:
      loops.units(number, n, out.data());
      for (std::size_t i = 0; i < n; ++i) out[i] = sampler.a + out[i] * (sampler.b - sampler.a);
      return true;
    case TimeFamily::gamma:
    case TimeFamily::empirical:
      break;
  }
  return false;
}

const double* TimeLanes::first(std::size_t n) {
  if (is_fixed_)
    for (; written_ < n; ++written_) minutes_[written_] = fixed_;
  return minutes_.data();
}

void TimeLanes::fix(double minutes) {
  if (minutes != fixed_) written_ = 0;
  is_fixed_ = true;
  fixed_ = minutes;
}

Lane<double>& TimeLanes::vary() {
  is_fixed_ = false;
  written_ = 0;
  return minutes_;
}

void VisitLanes::draw(const chain::CompiledTouchpoint& touchpoint, const TouchpointTable& table) {
  place_key_ = touchpoint.stable_key;
  times_drawn_ = false;
  draw_block(Purpose::channel, numbers_);
  draw_time(table.delay, Purpose::delay, 0, delay);
  draw_time(table.wait, Purpose::wait, 0, wait);
  draw_time(table.service, Purpose::service, 0, service);
  works_ = table.work.size();
  if (work.size() < works_) work.resize(works_);
  for (std::uint32_t i = 0; i < works_; ++i) {
    const auto [purpose, item] = work_purpose(i);
    draw_time(table.work[i], purpose, item, work[i]);
  }
  choose(table.channel_up_to, Purpose::channel, channel);
}

void VisitLanes::draw_time(const Sampler& sampler, Purpose purpose, std::uint32_t item,
                           TimeLanes& out) {
  if (sampler.family == TimeFamily::fixed) {
    out.fix(sampler.mean);
    return;
  }
  Lane<double>& minutes = out.vary();
  if (block_of(purpose) == block_of(Purpose::wait) && !times_drawn_) {
    draw_block(Purpose::wait, times_);
    times_drawn_ = true;
  }
  const bool of_visit = block_of(purpose) == block_of(Purpose::channel);
  const bool of_times = block_of(purpose) == block_of(Purpose::wait);
  if ((of_visit || of_times) &&
      draw_in_lanes(loops_, sampler, of_visit ? numbers_ : times_, purpose, size(), minutes))
    return;
  for (std::size_t i = 0; i < size(); ++i) {
    Draws luck = draws(i);
    minutes[i] = sample(sampler, luck.time(purpose, item));
  }
}

void VisitLanes::draw_block(Purpose purpose, LaneNumbers& out) const {
  loops_.numbers({seed_, place_key_, use_of(block_of(purpose)), customers_high, customer.data(),
                  number.data()},
                 size(), out);
}

void VisitLanes::choose(const std::vector<double>& up_to, Purpose purpose,
                        Lane<std::uint32_t>& out) const {
  loops_.choose(numbers_.of[place_of(purpose)].data(), size(), up_to.data(), up_to.size(),
                out.data());
}

void VisitLanes::find_below(Purpose purpose, double limit, const Lane<std::uint8_t>& among,
                            Some& out) const {
  loops_.below(numbers_.of[place_of(purpose)].data(), size(), limit, among.data(), out);
}

VisitDraw VisitLanes::visit(std::size_t lane, std::vector<double>& room) const {
  room.clear();
  for (std::size_t i = 0; i < works_; ++i) room.push_back(work[i][lane]);
  return {number[lane], channel[lane], delay[lane], wait[lane], service[lane], room};
}

Draws VisitLanes::draws(std::size_t lane) const {
  const std::uint64_t who = std::uint64_t{customers_high} << 32U | customer[lane];
  Draws draws(seed_, who, place_key_, number[lane]);
  draws.set_block(block_of(Purpose::channel), numbers_.block(lane));
  if (times_drawn_) draws.set_block(block_of(Purpose::wait), times_.block(lane));
  return draws;
}

}  // namespace painpoint::montecarlo
