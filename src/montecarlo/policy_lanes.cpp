#include "montecarlo/policy_lanes.h"

namespace painpoint::montecarlo {

void PolicyLanes::draw(const VisitLanes& visits, const chain::CompiledTouchpoint& touchpoint,
                       const TouchpointTable& table) {
  const std::size_t n = visits.size();
  if (policies_.size() < touchpoint.policies.size()) policies_.resize(touchpoint.policies.size());
  rare_.fill(0);
  for (std::uint32_t p = 0; p < touchpoint.policies.size(); ++p) {
    const chain::CompiledPolicy& policy = touchpoint.policies[p];
    loops_.words({seed_, visits.place_key(), use_of(block_of(Purpose::policy_applies), p),
                  visits.customer.data(), visits.number.data()},
                 n, words_);
    const auto units = [&](Purpose purpose, Lane<double>& out) {
      loops_.units(words_.word[word_of(purpose)].data(), in_upper_half(purpose), n, out.data());
    };
    units(Purpose::policy_applies, applies_);
    units(Purpose::policy_gives_up, gives_up_);
    units(Purpose::policy_misuse, misuse_);
    const auto draw_time = [&](const Sampler& sampler, Purpose purpose, Lane<double>& out) {
      if (draw_in_lanes(loops_, sampler, words_, purpose, n, out)) return;
      for (std::size_t i = 0; i < n; ++i) {
        Draws draws = visits.draws(i);
        out[i] = sample(sampler, draws.time(purpose, p));
      }
    };
    Policy& drawn = policies_[p];
    draw_time(table.policies[p].burden, Purpose::policy_burden, drawn.burden);
    draw_time(table.policies[p].staff, Purpose::policy_staff, drawn.staff);
    for (std::size_t i = 0; i < n; ++i) {
      const bool applies = applies_[i] < policy.level;
      const bool rare = (applies & (gives_up_[i] < policy.gives_up)) | (misuse_[i] < policy.misuse);
      drawn.applies[i] = applies ? 1 : 0;
      rare_[i] = static_cast<std::uint8_t>(rare_[i] | (rare ? 1 : 0));
    }
  }
}

}  // namespace painpoint::montecarlo
