#include "montecarlo/policy_lanes.h"

namespace painpoint::montecarlo {

void PolicyLanes::draw(const VisitLanes& visits, const chain::CompiledTouchpoint& touchpoint,
                       const TouchpointTable& table) {
  const std::size_t n = visits.size();
  if (policies_.size() < touchpoint.policies.size()) policies_.resize(touchpoint.policies.size());
  rare_.fill(0);
  for (std::uint32_t p = 0; p < touchpoint.policies.size(); ++p) {
    const chain::CompiledPolicy& policy = touchpoint.policies[p];
    const auto draw_block = [&](Purpose purpose, LaneNumbers& out) {
      loops_.numbers({seed_, visits.place_key(), use_of(block_of(purpose), p),
                      visits.customers_high, visits.customer.data(), visits.number.data()},
                     n, out);
    };
    draw_block(Purpose::policy_applies, numbers_);
    const PolicyTable& times = table.policies[p];
    if (times.burden.family != TimeFamily::fixed || times.staff.family != TimeFamily::fixed)
      draw_block(Purpose::policy_burden, times_);
    const auto draw_time = [&](const Sampler& sampler, Purpose purpose, Lane<double>& out) {
      if (draw_in_lanes(loops_, sampler, times_, purpose, n, out)) return;
      for (std::size_t i = 0; i < n; ++i) {
        Draws draws = visits.draws(i);
        out[i] = sample(sampler, draws.time(purpose, p));
      }
    };
    Policy& drawn = policies_[p];
    draw_time(times.burden, Purpose::policy_burden, drawn.burden);
    draw_time(times.staff, Purpose::policy_staff, drawn.staff);
    const auto unit = [&](Purpose purpose, std::size_t i) {
      return parts::unit_of(numbers_.of[place_of(purpose)][i]);
    };
    for (std::size_t i = 0; i < n; ++i) {
      const bool applies = unit(Purpose::policy_applies, i) < policy.level;
      const bool gives_up = unit(Purpose::policy_gives_up, i) < policy.gives_up;
      const bool misuses = unit(Purpose::policy_misuse, i) < policy.misuse;
      const bool rare = (applies && gives_up) || misuses;
      drawn.applies[i] = applies ? 1 : 0;
      rare_[i] = static_cast<std::uint8_t>(rare_[i] | (rare ? 1 : 0));
    }
  }
}

}  // namespace painpoint::montecarlo
