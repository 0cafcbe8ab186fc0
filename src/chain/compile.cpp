#include <algorithm>
#include <cmath>
#include <string_view>

#include "base/checksum.h"
#include "chain/chain.h"

namespace painpoint::chain {
namespace {

/// A checksum with a final mix: equal on every machine, and far apart for ids that are close.
std::uint64_t stable_hash(std::string_view text) {
  std::uint64_t hash = checksum(text);
  hash ^= hash >> 33;
  hash *= 0xff51afd7ed558ccdULL;
  hash ^= hash >> 33;
  hash *= 0xc4ceb9fe1a85ec53ULL;
  return hash ^ (hash >> 33);
}

class Compiler {
 public:
  Compiler(const Journey& journey, const Roster& roster, SegmentIndex segment)
      : journey_(journey),
        roster_(roster),
        segment_(*journey.segments.find(roster.segments[segment].id)) {
    for (std::size_t p = 0; p < journey.policies.size(); ++p)
      for (const std::string& at : journey.policies[p].value.at)
        policies_at_.emplace_back(roster.touchpoints.find(at), p);
    std::sort(policies_at_.begin(), policies_at_.end());
    policies_at_.erase(std::unique(policies_at_.begin(), policies_at_.end()), policies_at_.end());
  }

  /// Makes `chain` the journey's, in the memory that it has.
  void run(std::shared_ptr<const graph::JourneyGraph> graph, SegmentChain& chain) {
    chain.graph = std::move(graph);
    chain.carried.clear();
    chain.ends.clear();
    set_carried(chain);
    chain.touchpoints.resize(roster_.touchpoints.size());
    for (std::size_t t = 0; t < chain.touchpoints.size(); ++t)
      if (!chain.graph->present(TouchpointIndex(t))) chain.touchpoints[t] = {};
    for (const auto& [id, touchpoint] : journey_.touchpoints) {
      const TouchpointIndex t = roster_.touchpoints.find(id);
      compile_touchpoint(t, id, touchpoint, chain.touchpoints[t.value]);
    }
    for (const auto& end : roster_.ends) {
      const End& written = *journey_.ends.find(end.id);
      chain.ends.push_back({written.lost.value, written.margin.value});
    }
    chain.abandoned = roster_.abandoned;
    chain.completed = roster_.completed;
    set_desk(chain);
    const Satisfaction& satisfaction = journey_.satisfaction;
    chain.satisfaction = {satisfaction.clean.value, satisfaction.abandoned.value,
                          satisfaction.engagement_elasticity.value};
    chain.repeat_matters = journey_.loyalty.repeat_penalty.value != 1;
    chain.share = segment_.share.value;
    chain.customer_value = present_value(segment_, journey_.discount_rate.value);
    chain.background_loss = segment_.background_loss.value;
    chain.cashable.assign(roster_.teams.size(), 0);
    chain.engagement.assign(roster_.teams.size(), std::nullopt);
    for (const auto& [id, team] : journey_.teams) {
      const TeamIndex index = roster_.teams.find(id);
      chain.cashable[index.value] = team.cashable.value;
      if (team.engagement) chain.engagement[index.value] = team.engagement->value;
    }
  }

 private:
  void set_carried(SegmentChain& chain) {
    bits_.assign(roster_.causes.size(), -1);
    const bool any = std::any_of(journey_.causes.begin(), journey_.causes.end(),
                                 [](const auto& c) { return c.value.scope == Scope::customer; });
    if (!any) return;
    const std::vector<std::string_view> used = used_causes();
    for (const auto& [id, cause] : journey_.causes) {
      // A carried cause that no pain has doubles the states for nothing.
      if (cause.scope != Scope::customer || !std::binary_search(used.begin(), used.end(), id))
        continue;
      const double chance = std::min(1.0, cause.prevalence.value * cause.level.value);
      if (chance <= 0) continue;
      const CauseIndex index = roster_.causes.find(id);
      bits_[index.value] = static_cast<int>(chain.carried.size());
      chain.carried.push_back({index, chance});
    }
  }

  /// The causes that pains have, in order.
  [[nodiscard]] std::vector<std::string_view> used_causes() const {
    std::vector<std::string_view> used;
    for (const auto& [id, touchpoint] : journey_.touchpoints)
      for (const auto& [pain_id, pain] : touchpoint.pains)
        for (const auto& [cause_id, share] : pain.causes)
          if (journey_.causes.find(cause_id)->scope == Scope::customer) used.push_back(cause_id);
    std::sort(used.begin(), used.end());
    used.erase(std::unique(used.begin(), used.end()), used.end());
    return used;
  }

  [[nodiscard]] StaffWork work(const std::string& team_id, const Time& minutes) const {
    StaffWork result;
    result.minutes = make_duration(minutes);
    if (const Team* team = journey_.teams.find(team_id)) {
      result.team = roster_.teams.find(team_id);
      result.money_per_minute = team->cost_per_hour.value / team->occupancy.value / 60;
    }
    return result;
  }

  void compile_touchpoint(TouchpointIndex t, const std::string& id, const Touchpoint& touchpoint,
                          CompiledTouchpoint& result) {
    result.channels.clear();
    result.work.clear();
    result.policies.clear();
    result.wait_thresholds.clear();
    pains_here_ = 0;
    result.stable_key = stable_hash(id);
    result.channels.reserve(std::max<std::size_t>(1, touchpoint.channel.size()));
    for (const auto& [channel_id, share] : touchpoint.channel) {
      if (share.value <= 0) continue;
      const Channel& channel = *journey_.channels.find(channel_id);
      result.channels.push_back({roster_.channels.find(channel_id), share.value, channel.cost.value,
                                 channel.complain_factor.value});
    }
    if (result.channels.empty()) result.channels.push_back({});
    result.delay = make_duration(touchpoint.delay);
    result.wait = make_duration(touchpoint.wait);
    result.service = make_duration(touchpoint.minutes);
    result.cost = touchpoint.cost.value + touchpoint.staff.cost.value;
    result.work.reserve(1 + touchpoint.backstage.size());
    add_work(result.work, touchpoint.staff);
    for (const Work& backstage : touchpoint.backstage) {
      add_work(result.work, backstage);
      result.cost += backstage.cost.value;
    }
    result.pains.reserve(touchpoint.pains.size() + policies_at_.size());
    for (const auto& [pain_id, pain] : touchpoint.pains)
      add_pain(result, t, pain_id, pain, 1, kNoCause);
    auto here = std::lower_bound(policies_at_.begin(), policies_at_.end(),
                                 std::pair<TouchpointIndex, std::size_t>{t, 0});
    for (; here != policies_at_.end() && here->first == t; ++here) {
      const auto& [policy_id, policy] = journey_.policies[here->second];
      const CauseIndex cause = roster_.causes.find(policy_id);
      CompiledPolicy compiled{cause,
                              policy.level.value,
                              make_duration(policy.burden_minutes),
                              work(policy.staff.team, policy.staff.minutes),
                              policy.cost.value + policy.staff.cost.value,
                              policy.gives_up.value,
                              policy.misuse.value,
                              policy.catches.value,
                              policy.loss.value};
      result.policies.push_back(std::move(compiled));
      if (policy.pain) add_pain(result, t, policy_id, *policy.pain, policy.level.value, cause);
    }
    result.pains.resize(pains_here_);
    set_intervals(result);
    const auto worse = [](const CompiledPain& a, const CompiledPain& b) {
      return a.severity > b.severity;
    };
    // Sorting takes memory, and there is mostly nothing to sort.
    if (!std::is_sorted(result.pains.begin(), result.pains.end(), worse))
      std::stable_sort(result.pains.begin(), result.pains.end(), worse);
  }

  void add_work(std::vector<StaffWork>& all, const Work& written) const {
    // Work that a scenario brings down to no time keeps its place: the luck of what comes after it
    // is drawn by position.
    StaffWork compiled = work(written.team, written.minutes);
    if (!written.team.empty() || !compiled.empty()) all.push_back(std::move(compiled));
  }

  void set_contributions(const Pain& pain, std::vector<Contribution>& result) const {
    result.clear();
    double named = 0;
    for (const auto& [cause_id, share] : pain.causes) {
      named += share.value;
      const Cause& cause = *journey_.causes.find(cause_id);
      const CauseIndex index = roster_.causes.find(cause_id);
      const double part = pain.chance.value * share.value;
      if (cause.scope == Scope::visit) {
        result.push_back({index, part * cause.level.value, -1});
      } else if (bits_[index.value] >= 0) {
        // The level acts on who carries the cause, not on what it does to those who do.
        result.push_back({index, part / cause.written_prevalence, bits_[index.value]});
      }
    }
    // Shares that add up to 1 within rounding leave nothing without a name.
    if (1 - named > 1e-9) result.push_back({kNoCause, pain.chance.value * (1 - named), -1});
  }

  /// The pain of a policy has this `level`, and the policy as its cause.
  void add_pain(CompiledTouchpoint& touchpoint, TouchpointIndex t, const std::string& id,
                const Pain& pain, double level, CauseIndex policy) {
    if (pains_here_ == touchpoint.pains.size()) touchpoint.pains.emplace_back();
    CompiledPain& result = touchpoint.pains[pains_here_];
    if (policy == kNoCause)
      set_contributions(pain, result.contributions);
    else
      result.contributions.assign(1, {policy, pain.chance.value * level, -1});
    std::erase_if(result.contributions, [](const Contribution& c) { return c.chance <= 0; });
    if (result.contributions.empty()) return;
    ++pains_here_;
    result.id = id;
    result.name = name_or_id(pain.name, id);
    result.first_interval = 0;
    if (pain.when.wait_over) {
      touchpoint.wait_thresholds.push_back(pain.when.wait_over->value);
      // The number of the threshold for now; set_intervals makes it that of the interval.
      result.first_interval = static_cast<std::uint32_t>(touchpoint.wait_thresholds.size());
    }
    result.severity = pain.severity;
    result.caught = pain.caught.value;
    result.correction = work(pain.correction.team, pain.correction.minutes);
    result.correction_cost = pain.correction.cost.value;
    result.lost_minutes = make_duration(pain.lost_minutes);
    const Reactions reactions = reactions_of(journey_, pain);
    result.leave = reactions.leave;
    result.complain = reactions.complain * segment_.complain_factor.value;
    result.recontact = reactions.recontact;
    for (std::size_t ending = 0; ending < kEndings; ++ending) {
      const double intention_lost = 1 - reactions.would_return[ending];
      const double loss = reactions.conversion * intention_lost * segment_.sensitivity.value;
      result.losses[0][ending] = std::min(1.0, loss);
      result.losses[1][ending] = std::min(1.0, loss * journey_.loyalty.repeat_penalty.value);
      result.drop[ending] = journey_.satisfaction.drop.value * intention_lost;
    }
    result.blocks = pain.blocks;
    result.then = pain.then.empty() ? t : roster_.touchpoints.find(pain.then);
  }

  static void set_intervals(CompiledTouchpoint& touchpoint) {
    const std::vector<double> written = touchpoint.wait_thresholds;
    std::vector<double>& thresholds = touchpoint.wait_thresholds;
    std::sort(thresholds.begin(), thresholds.end());
    thresholds.erase(std::unique(thresholds.begin(), thresholds.end()), thresholds.end());
    for (CompiledPain& pain : touchpoint.pains) {
      if (pain.first_interval == 0) continue;
      const double own = written[pain.first_interval - 1];
      const auto at = std::lower_bound(thresholds.begin(), thresholds.end(), own);
      pain.first_interval = static_cast<std::uint32_t>(at - thresholds.begin()) + 1;
    }
    touchpoint.interval_chance.clear();
    if (thresholds.empty()) {
      touchpoint.interval_chance.push_back(1);
      return;
    }
    touchpoint.interval_chance.push_back(chance_up_to(touchpoint.wait, thresholds.front()));
    for (std::size_t i = 0; i + 1 < thresholds.size(); ++i)
      touchpoint.interval_chance.push_back(
          std::max(0.0, chance_over(touchpoint.wait, thresholds[i]) -
                            chance_over(touchpoint.wait, thresholds[i + 1])));
    touchpoint.interval_chance.push_back(chance_over(touchpoint.wait, thresholds.back()));
  }

  void set_desk(SegmentChain& chain) const {
    const ComplaintDesk& desk = journey_.complaints;
    const double quick = desk.quick.value;
    const double slow = desk.slow.value;
    const double unresolved = std::max(0.0, 1 - quick - slow);
    const double escalated = unresolved * desk.escalate.chance.value;
    const double upheld = desk.escalate.upheld.value;
    chain.desk.staff = work(desk.team, desk.minutes);
    chain.desk.customer_minutes = make_duration(desk.customer_minutes);
    chain.desk.cost = desk.cost.value;
    chain.desk.escalation_staff = work(desk.team, desk.escalate.minutes);
    chain.desk.escalation_cost = desk.escalate.cost.value;
    const double redress = desk.redress.value;
    chain.desk.responses = {{
        {quick, Ending::quick, false, redress},
        {slow, Ending::slow, false, redress},
        {unresolved * (1 - desk.escalate.chance.value), Ending::unresolved, false, 0},
        {escalated * upheld, Ending::slow, true, redress},
        {escalated * (1 - upheld), Ending::unresolved, true, 0},
    }};
    chain.recontact.staff = work(journey_.recontact.team, journey_.recontact.minutes);
    chain.recontact.customer_minutes = make_duration(journey_.recontact.customer_minutes);
    chain.recontact.cost = journey_.recontact.cost.value;
    chain.recontact.resolved = journey_.recontact.resolved.value;
  }

  const Journey& journey_;
  const Roster& roster_;
  const Segment& segment_;
  std::vector<std::pair<TouchpointIndex, std::size_t>> policies_at_;  ///< policies, by position
  std::vector<int> bits_;       ///< by cause: its bit in a customer's set, or -1
  std::size_t pains_here_ = 0;  ///< of the touchpoint in hand, so far
};

}  // namespace

double monthly_rate(double discount_rate) {
  return std::expm1(std::log1p(discount_rate) / 12);
}

double present_value(const Segment& segment, double discount_rate) {
  if (!segment.value.yearly) return segment.value.present_value.value;
  const double d = monthly_rate(discount_rate);
  const double kept = std::pow(segment.value.retention.value, 1.0 / 12) / (1 + d);
  return segment.value.margin_per_year.value / 12 * kept / (1 - kept);
}

double payment_after_loss(const Segment& segment, double discount_rate, int month) {
  if (segment.value.yearly)
    return segment.value.margin_per_year.value / 12 *
           std::pow(segment.value.retention.value, month / 12.0);
  const double months = segment.value_months.value;
  if (month > months) return 0;
  const double d = monthly_rate(discount_rate);
  const double annuity = d > 0 ? d / -std::expm1(-months * std::log1p(d)) : 1 / months;
  return segment.value.present_value.value * annuity;
}

SegmentChain compile(const Journey& journey, const Roster& roster, SegmentIndex segment,
                     std::shared_ptr<const graph::JourneyGraph> graph) {
  SegmentChain chain;
  compile_into(chain, journey, roster, segment, std::move(graph));
  return chain;
}

void compile_into(SegmentChain& chain, const Journey& journey, const Roster& roster,
                  SegmentIndex segment, std::shared_ptr<const graph::JourneyGraph> graph) {
  Compiler(journey, roster, segment).run(std::move(graph), chain);
}

}  // namespace painpoint::chain
