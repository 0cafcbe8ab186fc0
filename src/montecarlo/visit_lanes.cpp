#include "montecarlo/visit_lanes.h"

#include <algorithm>

namespace painpoint::montecarlo {

bool draw_in_lanes(const LaneLoops& loops, const Sampler& sampler, const LaneWords& words,
                   Purpose purpose, std::size_t n, Lane<double>& out) {
  const std::uint64_t* word = words.word[word_of(purpose)].data();
  const bool upper = in_upper_half(purpose);
  switch (sampler.family) {
    case TimeFamily::fixed:
      std::fill_n(out.begin(), n, sampler.mean);
      return true;
    case TimeFamily::lognormal:
      loops.lognormal(word, upper, n, sampler.mean, sampler.a, sampler.b, out.data());
      return true;
    case TimeFamily::exponential:
      loops.exponential(word, upper, n, sampler.mean, out.data());
      return true;
    case TimeFamily::triangular:
      loops.triangular(word, upper, n, sampler.a, sampler.c, sampler.b, out.data());
      return true;
    case TimeFamily::uniform:
      loops.units(word, upper, n, out.data());
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
  loops_.words(
      {seed_, place_key_, use_of(block_of(Purpose::channel)), customer.data(), number.data()},
      size(), words_);
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
  const bool at_hand = block_of(purpose) == block_of(Purpose::channel);
  if (at_hand && draw_in_lanes(loops_, sampler, words_, purpose, size(), minutes)) return;
  for (std::size_t i = 0; i < size(); ++i) {
    Draws luck = draws(i);
    minutes[i] = sample(sampler, luck.time(purpose, item));
  }
}

void VisitLanes::choose(const std::vector<double>& up_to, Purpose purpose,
                        Lane<std::uint64_t>& out) const {
  loops_.choose(words_.word[word_of(purpose)].data(), in_upper_half(purpose), size(), up_to.data(),
                up_to.size(), out.data());
}

void VisitLanes::find_below(Purpose purpose, double limit, const Lane<std::uint8_t>& among,
                            Some& out) const {
  loops_.below(words_.word[word_of(purpose)].data(), in_upper_half(purpose), size(), limit,
               among.data(), out);
}

VisitDraw VisitLanes::visit(std::size_t lane, std::vector<double>& room) const {
  room.clear();
  for (std::size_t i = 0; i < works_; ++i) room.push_back(work[i][lane]);
  return {static_cast<std::uint32_t>(number[lane]),
          static_cast<std::uint32_t>(channel[lane]),
          delay[lane],
          wait[lane],
          service[lane],
          room};
}

Draws VisitLanes::draws(std::size_t lane) const {
  Draws draws(seed_, customer[lane], place_key_, number[lane]);
  draws.set_block(block_of(Purpose::channel), words_.of(lane));
  return draws;
}

}  // namespace painpoint::montecarlo
