#pragma once

#include <algorithm>
#include <concepts>
#include <cstdint>
#include <utility>
#include <vector>

#include "chain/moves.h"
#include "chain/visit.h"
#include "montecarlo/draws.h"
#include "montecarlo/events.h"
#include "montecarlo/tables.h"

/// The walk of one customer through a journey: rules 1 to 11 of the model. It announces what
/// happens and knows no statistics; listeners count.
namespace painpoint::montecarlo {

template <class T>
concept Listener = requires(T& listener) {
  listener.customer_starts(std::declval<const CustomerStarts&>());
  listener.visit(std::declval<const Visit&>());
  listener.work(std::declval<const StaffTime&>());
  listener.policy_applied(std::declval<const PolicyApplied&>());
  listener.misuse(std::declval<const Misuse&>());
  listener.caught(std::declval<const Problem&>(), std::declval<const Correction&>());
  listener.reacted(std::declval<const Reacted&>());
  listener.lost(std::declval<const Lost&>());
  listener.sent_to_rework(std::declval<const SentToRework&>());
  listener.end_reached(std::declval<const EndReached&>());
  listener.customer_finished(std::declval<const CustomerFinished&>());
};

/// No journey is that long: a customer with more visits is caught in a trap that no error of the
/// graph gave away.
inline constexpr std::uint64_t kMostVisits = 1'000'000;

/// How often the customer in hand has been at each touchpoint. Emptied in time proportional to
/// what was visited, and kept from customer to customer.
class VisitCounts {
 public:
  explicit VisitCounts(std::size_t touchpoints) : counts_(touchpoints, 0) {}

  std::uint32_t count_visit(TouchpointIndex t) {
    if (counts_[t.value] == 0) seen_.push_back(t.value);
    return counts_[t.value]++;
  }
  void clear() {
    for (const std::uint32_t t : seen_) counts_[t] = 0;
    seen_.clear();
  }

 private:
  std::vector<std::uint32_t> counts_;
  std::vector<std::uint32_t> seen_;
};

template <Listener L>
class Walk {
 public:
  Walk(const SideTables& side, std::uint64_t seed, std::uint64_t customer, VisitCounts& counts,
       L& listener)
      : side_(side), seed_(seed), customer_(customer), counts_(counts), listener_(listener) {}

  /// Plays the customer from start to end. False if he made more than kMostVisits visits; then the
  /// listener has heard of no end.
  bool run() {
    counts_.clear();
    Draws luck(seed_, customer_, 0, 0);
    start(luck);
    for (std::uint64_t visits = 0; !ended_; ++visits) {
      if (visits == kMostVisits) return false;
      play_visit(luck);
    }
    const bool background = !lost_ && chain_->background_loss > 0 &&
                            luck(Purpose::background_loss) < chain_->background_loss;
    listener_.customer_finished(CustomerFinished{end_, worst_drop_, lost_, background});
    return true;
  }

  [[nodiscard]] TouchpointIndex at() const { return state_.at; }

 private:
  void start(Draws& luck) {
    std::size_t segment = 0;
    if (side_.segments.size() > 1) segment = pick(side_.segment_up_to, luck(Purpose::segment));
    tables_ = &side_.segments[segment];
    chain_ = tables_->chain;
    for (std::size_t i = 0; i < chain_->carried.size(); ++i) {
      const chain::CarriedCause& carried = chain_->carried[i];
      if (luck(Purpose::carried, carried.cause.value) < carried.chance)
        state_.carried |= std::uint64_t{1} << i;
    }
    const auto& starts = chain_->graph->start();
    std::size_t first = 0;
    if (starts.size() > 1) first = pick(tables_->start_up_to, luck(Purpose::start));
    state_.at = starts[first].first;
    listener_.customer_starts(
        CustomerStarts{customer_, SegmentIndex(segment), chain_, state_.at, state_.carried});
  }

  void play_visit(Draws& luck) {
    touchpoint_ = &chain_->touchpoints[state_.at.value];
    table_ = &tables_->touchpoints[state_.at.value];
    const std::uint32_t number = counts_.count_visit(state_.at);
    Draws draws(seed_, customer_, touchpoint_->stable_key, number);

    std::size_t channel = 0;
    if (touchpoint_->channels.size() > 1)
      channel = pick(table_->channel_up_to, draws(Purpose::channel));
    const chain::ChannelShare& share = touchpoint_->channels[channel];
    const double wait = sample(table_->wait, draws.time(Purpose::wait));
    listener_.visit(Visit{state_.at, share.channel, number, state_.in_rework(),
                          state_.in_rework() ? state_.origin_cause : kNoCause,
                          sample(table_->delay, draws.time(Purpose::delay)), wait,
                          sample(table_->service, draws.time(Purpose::service)),
                          touchpoint_->cost + share.cost});
    for (std::uint32_t i = 0; i < touchpoint_->work.size(); ++i)
      listener_.work(
          staff_time(touchpoint_->work[i], table_->work[i], draws, Purpose::work_minutes, i));
    if (apply_policies(draws, luck)) return;

    const StruckPain struck = strike(draws, wait);
    if (struck.pain == nullptr || is_caught(struck, draws))
      move_on(draws, luck);
    else
      react(struck, share, draws, luck);
  }

  static StaffTime staff_time(const chain::StaffWork& work, const Sampler& sampler, Draws& draws,
                              Purpose purpose, std::uint32_t item = 0) {
    const double minutes = sample(sampler, draws.time(purpose, item));
    return {work.team, minutes, minutes * work.money_per_minute};
  }

  /// All policies that apply are borne, and misuse costs what it costs; then the customer may give
  /// up. True if he did. Each policy that applies makes him give up on its own; which of them gets
  /// the blame is drawn in proportion to level * gives_up among all of the touchpoint, as the exact
  /// engine counts it.
  bool apply_policies(Draws& draws, Draws& luck) {
    bool gives_up = false;
    for (std::uint32_t i = 0; i < touchpoint_->policies.size(); ++i) {
      const chain::CompiledPolicy& policy = touchpoint_->policies[i];
      const bool applied = draws(Purpose::policy_applies, i) < policy.level;
      if (applied) {
        const double burden =
            sample(table_->policies[i].burden, draws.time(Purpose::policy_burden, i));
        listener_.policy_applied(PolicyApplied{
            i, burden,
            staff_time(policy.staff, table_->policies[i].staff, draws, Purpose::policy_staff, i),
            policy.cost});
        if (draws(Purpose::policy_gives_up, i) < policy.gives_up) gives_up = true;
      }
      if (policy.misuse > 0 && draws(Purpose::policy_misuse, i) < policy.misuse) {
        const bool caught = applied && draws(Purpose::policy_catches, i) < policy.catches;
        listener_.misuse(Misuse{i, caught, caught ? 0 : policy.loss});
      }
    }
    if (!gives_up) return false;
    const double total = table_->gave_up_to.back();
    const std::size_t blamed = pick(table_->gave_up_to, draws(Purpose::gave_up_cause) * total);
    reach_end(chain_->abandoned, touchpoint_->policies[blamed].cause, luck);
    return true;
  }

  StruckPain strike(Draws& draws, double wait) {
    if (touchpoint_->pains.empty()) return {};
    const double u = draws(Purpose::problem);
    if (u >= table_->problem_chance_bound) return {};
    std::uint32_t interval = 0;
    for (const double threshold : touchpoint_->wait_thresholds)
      if (wait > threshold) ++interval;
    return find_problem(*touchpoint_, state_.carried, interval, u);
  }

  bool is_caught(const StruckPain& struck, Draws& draws) {
    const chain::CompiledPain& pain = *struck.pain;
    if (pain.caught <= 0 || draws(Purpose::caught) >= pain.caught) return false;
    const StaffTime staff = staff_time(pain.correction, table_->pains[struck.number].correction,
                                       draws, Purpose::correction_minutes);
    listener_.caught(Problem{&pain, struck.cause->cause}, Correction{staff, pain.correction_cost});
    return true;
  }

  void react(const StruckPain& struck, const chain::ChannelShare& channel, Draws& draws,
             Draws& luck) {
    const chain::CompiledPain& pain = *struck.pain;
    const chain::ReactionChances chances = chain::reaction_chances(pain, channel);
    Reacted event{};
    event.problem = {&pain, struck.cause->cause};
    event.lost_minutes =
        sample(table_->pains[struck.number].lost_minutes, draws.time(Purpose::lost_minutes));
    const double u = draws(Purpose::reaction);
    if (u < chances.leave) {
      event.reaction = Reaction::leave;
      listener_.reacted(event);
      reach_end(chain_->abandoned, struck.cause->cause, luck);
      return;
    }
    if (u < chances.leave + chances.complain) {
      complain(event, draws);
    } else if (u < chances.leave + chances.complain + chances.recontact) {
      recontact(event, draws);
    } else {
      event.reaction = Reaction::silent;
      event.ending = chain::Ending::silent;
    }
    listener_.reacted(event);
    incident(struck, event.ending, draws, luck);
  }

  void complain(Reacted& event, Draws& draws) {
    const chain::CompiledDesk& desk = chain_->desk;
    const chain::Response& response =
        desk.responses[pick(tables_->response_up_to, draws(Purpose::response))];
    event.reaction = Reaction::complain;
    event.ending = response.ending;
    event.customer_minutes =
        sample(tables_->desk_customer, draws.time(Purpose::desk_customer_minutes));
    event.staff = staff_time(desk.staff, tables_->desk_staff, draws, Purpose::desk_minutes);
    event.cost = desk.cost;
    event.redress = response.redress;
    event.escalated = response.escalated;
    if (!response.escalated) return;
    event.escalation_staff = staff_time(desk.escalation_staff, tables_->escalation_staff, draws,
                                        Purpose::escalation_minutes);
    event.escalation_cost = desk.escalation_cost;
  }

  void recontact(Reacted& event, Draws& draws) {
    const chain::CompiledRecontact& desk = chain_->recontact;
    event.reaction = Reaction::recontact;
    event.ending =
        draws(Purpose::response) < desk.resolved ? chain::Ending::slow : chain::Ending::unresolved;
    event.customer_minutes =
        sample(tables_->recontact_customer, draws.time(Purpose::recontact_customer_minutes));
    event.staff =
        staff_time(desk.staff, tables_->recontact_staff, draws, Purpose::recontact_minutes);
    event.cost = desk.cost;
  }

  /// Rules 8 to 10 for a problem that did not make the customer leave.
  void incident(const StruckPain& struck, chain::Ending ending, Draws& draws, Draws& luck) {
    const chain::CompiledPain& pain = *struck.pain;
    const auto e = static_cast<std::size_t>(ending);
    worst_drop_ = std::max(worst_drop_, pain.drop[e]);
    const double loss = state_.had_incident ? pain.loss_repeat[e] : pain.loss_first[e];
    if (!lost_ && loss > 0 && draws(Purpose::loss) < loss) lose(struck.cause->cause, false);
    const bool mended = ending == chain::Ending::slow || ending == chain::Ending::quick;
    if (!mended && !pain.blocks) {
      state_ = chain::after_incident(*chain_, state_);
      move_on(draws, luck);
      return;
    }
    state_ = chain::sent_to_rework(*chain_, state_, pain.then, struck.cause->cause,
                                   mended ? struck.cause->carried_bit : -1);
    listener_.sent_to_rework(SentToRework{{&pain, struck.cause->cause}, state_.at, mended});
  }

  void move_on(Draws& draws, Draws& luck) {
    const graph::NextEdge* edge =
        &choose(chain::edges_from(*chain_, state_), table_->next_up_to, draws, Purpose::next);
    const bool by_back = edge->target.kind == graph::Target::Kind::back;
    if (by_back)
      edge = &choose(chain::edges_of_origin(*chain_, state_),
                     tables_->touchpoints[state_.origin.value].next_up_to, draws,
                     Purpose::next_of_origin);
    if (edge->target.kind == graph::Target::Kind::end)
      reach_end(EndIndex(edge->target.index), kNoCause, luck);
    else
      state_ = chain::moved_to(*chain_, state_, TouchpointIndex(edge->target.index), by_back);
  }

  static const graph::NextEdge& choose(const std::vector<graph::NextEdge>& edges,
                                       const std::vector<double>& up_to, Draws& draws,
                                       Purpose purpose) {
    return edges.size() == 1 ? edges.front() : edges[pick(up_to, draws(purpose))];
  }

  void reach_end(EndIndex end, CauseIndex cause, Draws& luck) {
    const chain::CompiledEnd& compiled = chain_->ends[end.value];
    end_ = end;
    ended_ = true;
    listener_.end_reached(EndReached{end, cause, compiled.margin});
    if (!lost_ && compiled.lost > 0 && luck(Purpose::loss_at_end) < compiled.lost)
      lose(cause, true);
  }

  void lose(CauseIndex cause, bool at_end) {
    lost_ = true;
    listener_.lost(Lost{cause, at_end, chain_->loss_value()});
  }

  const SideTables& side_;
  std::uint64_t seed_, customer_;
  VisitCounts& counts_;
  L& listener_;

  const SegmentTables* tables_ = nullptr;
  const chain::SegmentChain* chain_ = nullptr;
  const chain::CompiledTouchpoint* touchpoint_ = nullptr;  ///< of the visit in hand
  const TouchpointTable* table_ = nullptr;
  chain::State state_;
  double worst_drop_ = 0;
  bool lost_ = false;
  bool ended_ = false;
  EndIndex end_;
};

}  // namespace painpoint::montecarlo
