#pragma once

#include <algorithm>
#include <concepts>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "chain/moves.h"
#include "chain/visit.h"
#include "montecarlo/draws.h"
#include "montecarlo/events.h"
#include "montecarlo/tables.h"

/// What happens to a customer: rules 1 to 11 of the model, one visit at a time. The rules announce
/// what happens and know no statistics; listeners count.
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
  listener.may_be_lost(std::declval<const LossChance&>());
  listener.lost(std::declval<const Lost&>());
  listener.sent_to_rework(std::declval<const SentToRework&>());
  listener.end_reached(std::declval<const EndReached&>());
  listener.customer_finished(std::declval<const CustomerFinished&>());
};

/// A customer on the way.
struct Customer {
  const SegmentTables* tables = nullptr;
  chain::State state;
  double worst_drop = 0;  ///< of satisfaction, in points
  double kept = 1;        ///< chance that nothing has lost him, on the way that he has taken
  bool lost = false;
  bool ended = false;
  EndIndex end;
};

/// What is drawn for every visit, whatever comes of it.
struct VisitDraw {
  std::uint32_t number = 0;   ///< of this customer's earlier visits here
  std::uint32_t channel = 0;  ///< in CompiledTouchpoint::channels
  double delay = 0, wait = 0, service = 0;
  std::span<const double> work_minutes;  ///< by CompiledTouchpoint::work
};

/// Draws a visit; `work` is the room for its staff minutes.
inline VisitDraw draw_visit(const chain::CompiledTouchpoint& touchpoint,
                            const TouchpointTable& table, std::uint32_t number, Draws& draws,
                            std::vector<double>& work) {
  VisitDraw visit;
  visit.number = number;
  if (touchpoint.channels.size() > 1)
    visit.channel = static_cast<std::uint32_t>(pick(table.channel_up_to, draws(Purpose::channel)));
  visit.delay = sample(table.delay, draws.time(Purpose::delay));
  visit.wait = sample(table.wait, draws.time(Purpose::wait));
  visit.service = sample(table.service, draws.time(Purpose::service));
  work.clear();
  for (std::uint32_t i = 0; i < table.work.size(); ++i) {
    const auto [purpose, item] = work_purpose(i);
    work.push_back(sample(table.work[i], draws.time(purpose, item)));
  }
  visit.work_minutes = work;
  return visit;
}

/// The causes that a customer brings along: bit i, SegmentChain::carried[i].
inline std::uint64_t carried_by(const chain::SegmentChain& chain, Draws& luck) {
  std::uint64_t carried = 0;
  for (std::size_t i = 0; i < chain.carried.size(); ++i) {
    const auto [purpose, item] = carried_purpose(chain.carried[i].cause.value);
    if (luck(purpose, item) < chain.carried[i].chance) carried |= std::uint64_t{1} << i;
  }
  return carried;
}

inline StaffTime staff_time(const chain::StaffWork& work, double minutes) {
  return {work.team, minutes, minutes * work.money_per_minute};
}

/// Writes down a complaint that got this response, an escalation of it apart.
inline void complain(const SegmentTables& tables, const chain::Response& response,
                     double customer_minutes, double staff_minutes, Reacted& event) {
  const chain::CompiledDesk& desk = tables.chain->desk;
  event.reaction = Reaction::complain;
  event.ending = response.ending;
  event.customer_minutes = customer_minutes;
  event.staff = staff_time(desk.staff, staff_minutes);
  event.cost = desk.cost;
  event.redress = response.redress;
  event.escalated = response.escalated;
}
inline void escalate(const SegmentTables& tables, double staff_minutes, Reacted& event) {
  event.escalation_staff = staff_time(tables.chain->desk.escalation_staff, staff_minutes);
  event.escalation_cost = tables.chain->desk.escalation_cost;
}
/// Writes down a repeat contact; `u` decides whether it helps.
inline void recontact(const SegmentTables& tables, double u, double customer_minutes,
                      double staff_minutes, Reacted& event) {
  const chain::CompiledRecontact& desk = tables.chain->recontact;
  event.reaction = Reaction::recontact;
  event.ending = u < desk.resolved ? chain::Ending::slow : chain::Ending::unresolved;
  event.customer_minutes = customer_minutes;
  event.staff = staff_time(desk.staff, staff_minutes);
  event.cost = desk.cost;
}

inline bool has_background_loss(const Customer& c) {
  return !c.lost && c.tables->chain->background_loss > 0;
}
/// How a customer ended, with the luck that Purpose::background_loss has.
inline CustomerFinished finished_by(const Customer& c, double background_luck) {
  const bool background =
      has_background_loss(c) && background_luck < c.tables->chain->background_loss;
  return {c.end, c.worst_drop, c.lost, background, c.kept * c.tables->chain->background_loss};
}

/// The luck of a customer is in two places: `draws` are those of the visit in hand, `luck` those of
/// the customer himself.
template <Listener L>
class Rules {
 public:
  explicit Rules(L& listener) : listener_(listener) {}

  /// The customer `number` at his first touchpoint. `carried` as carried_by gives it.
  Customer begin(const SegmentTables& tables, SegmentIndex segment, std::uint64_t number,
                 std::uint64_t carried, Draws& luck) {
    Customer c;
    c.tables = &tables;
    c.state.carried = carried;
    const auto& starts = tables.chain->graph->start();
    std::size_t first = 0;
    if (starts.size() > 1) first = pick(tables.start_up_to, luck(Purpose::start));
    c.state.at = starts[first].first;
    listener_.customer_starts(CustomerStarts{number, segment, tables.chain, c.state.at, carried});
    return c;
  }

  /// A whole visit, to the next touchpoint or the end.
  void visit(Customer& c, const VisitDraw& visit, Draws& draws, Draws& luck) {
    announce(c, visit);
    after_announcement(c, visit, draws, luck);
  }

  /// The rest of a visit whose times and work have been counted.
  void after_announcement(Customer& c, const VisitDraw& visit, Draws& draws, Draws& luck) {
    if (!apply_policies(c, draws, luck)) problem_or_move(c, visit, draws, luck);
  }

  /// What follows a visit in which no policy stopped the customer.
  void problem_or_move(Customer& c, const VisitDraw& visit, Draws& draws, Draws& luck) {
    const StruckPain struck = strike(c, visit, draws);
    if (struck.pain == nullptr)
      move_on(c, draws, luck);
    else
      problem(c, struck, visit.channel, draws, luck);
  }

  /// What follows a problem. `channel` in CompiledTouchpoint::channels.
  void problem(Customer& c, const StruckPain& struck, std::uint32_t channel, Draws& draws,
               Draws& luck) {
    if (is_caught(c, struck, draws))
      move_on(c, draws, luck);
    else
      react(c, struck, channel, draws, luck);
  }

  void move_on(Customer& c, Draws& draws, Draws& luck) {
    const chain::SegmentChain& chain = *c.tables->chain;
    const graph::NextEdge* edge =
        &choose(chain::edges_from(chain, c.state), table(c).next_up_to, draws, Purpose::next);
    const bool by_back = edge->target.kind == graph::Target::Kind::back;
    if (by_back)
      edge = &choose(chain::edges_of_origin(chain, c.state),
                     c.tables->touchpoints[c.state.origin.value].next_up_to, draws,
                     Purpose::next_of_origin);
    if (edge->target.kind == graph::Target::Kind::end)
      move_to_end(c, EndIndex(edge->target.index), kNoCause, luck);
    else
      c.state = chain::moved_to(chain, c.state, TouchpointIndex(edge->target.index), by_back);
  }

  /// An end that no problem leads to.
  void move_to_end(Customer& c, EndIndex end, CauseIndex cause, Draws& luck) {
    announce_loss(c, c.tables->chain->ends[end.value].lost, cause);
    reach_end(c, end, cause, luck);
  }

  void reach_end(Customer& c, EndIndex end, CauseIndex cause, Draws& luck) {
    const chain::CompiledEnd& compiled = c.tables->chain->ends[end.value];
    c.end = end;
    c.ended = true;
    listener_.end_reached(EndReached{end, cause, compiled.margin});
    if (compiled.lost > 0) may_lose(c, compiled.lost, cause, true, luck, Purpose::loss_at_end);
  }

  /// The last event, when the end has been reached.
  void finish(const Customer& c, Draws& luck) {
    finish_by(c, has_background_loss(c) ? luck(Purpose::background_loss) : 1);
  }
  /// The same with the luck that Purpose::background_loss has.
  void finish_by(const Customer& c, double background_luck) {
    listener_.customer_finished(finished_by(c, background_luck));
  }

 private:
  static const chain::CompiledTouchpoint& touchpoint(const Customer& c) {
    return c.tables->chain->touchpoints[c.state.at.value];
  }
  static const TouchpointTable& table(const Customer& c) {
    return c.tables->touchpoints[c.state.at.value];
  }

  void announce(const Customer& c, const VisitDraw& visit) {
    const chain::CompiledTouchpoint& here = touchpoint(c);
    const chain::ChannelShare& channel = here.channels[visit.channel];
    const bool rework = c.state.in_rework();
    listener_.visit(Visit{c.state.at, channel.channel, visit.number, rework,
                          rework ? c.state.origin_cause : kNoCause, visit.delay, visit.wait,
                          visit.service, here.cost + channel.cost});
    for (std::size_t i = 0; i < here.work.size(); ++i)
      listener_.work(StaffTime{here.work[i].team, visit.work_minutes[i],
                               visit.work_minutes[i] * here.work[i].money_per_minute});
  }

  static StaffTime staff_time(const chain::StaffWork& work, const Sampler& sampler, Draws& draws,
                              Purpose purpose, std::uint32_t item = 0) {
    const double minutes = sample(sampler, draws.time(purpose, item));
    return {work.team, minutes, minutes * work.money_per_minute};
  }

  /// Announces the chance to lose a customer who was kept so far.
  void announce_loss(const Customer& c, double chance, CauseIndex cause) {
    const double lost = c.kept * chance;
    if (lost > 0) listener_.may_be_lost(LossChance{cause, lost, c.tables->chain->loss_value()});
  }
  /// Loses a customer with this chance. Once lost, he is not lost again.
  void may_lose(Customer& c, double chance, CauseIndex cause, bool at_end, Draws& draws,
                Purpose purpose) {
    c.kept *= 1 - chance;
    if (c.lost || draws(purpose) >= chance) return;
    c.lost = true;
    listener_.lost(Lost{cause, at_end, c.tables->chain->loss_value()});
  }

  /// All policies that apply are borne, and misuse costs what it costs; then the customer may give
  /// up. True if he did. Each policy that applies makes him give up on its own; which of them gets
  /// the blame is drawn in proportion to level * gives_up among all of the touchpoint, as the exact
  /// engine counts it.
  bool apply_policies(Customer& c, Draws& draws, Draws& luck) {
    const chain::CompiledTouchpoint& here = touchpoint(c);
    if (here.policies.empty()) return false;
    const TouchpointTable& samplers = table(c);
    bool gives_up = false;
    for (std::uint32_t i = 0; i < here.policies.size(); ++i) {
      const chain::CompiledPolicy& policy = here.policies[i];
      const bool applied = draws(Purpose::policy_applies, i) < policy.level;
      if (applied) {
        const double burden =
            sample(samplers.policies[i].burden, draws.time(Purpose::policy_burden, i));
        listener_.policy_applied(PolicyApplied{
            i, burden,
            staff_time(policy.staff, samplers.policies[i].staff, draws, Purpose::policy_staff, i),
            policy.cost});
        if (draws(Purpose::policy_gives_up, i) < policy.gives_up) gives_up = true;
      }
      if (policy.misuse > 0 && draws(Purpose::policy_misuse, i) < policy.misuse) {
        const bool caught = applied && draws(Purpose::policy_catches, i) < policy.catches;
        listener_.misuse(Misuse{i, caught, caught ? 0 : policy.loss});
      }
    }
    if (!gives_up) return false;
    const double total = samplers.gave_up_to.back();
    const std::size_t blamed = pick(samplers.gave_up_to, draws(Purpose::gave_up_cause) * total);
    move_to_end(c, c.tables->chain->abandoned, here.policies[blamed].cause, luck);
    return true;
  }

  StruckPain strike(const Customer& c, const VisitDraw& visit, Draws& draws) {
    const chain::CompiledTouchpoint& here = touchpoint(c);
    if (here.pains.empty()) return {};
    ProblemTable room;
    const ProblemTable& problems =
        table(c).problems.of(c.state.carried, wait_interval(here, visit.wait), room);
    for (std::size_t i = 0; i < problems.struck.size(); ++i)
      announce_loss(c, loss_chance(table(c), problems, i, visit.channel, c.state.had_incident),
                    problems.struck[i].cause->cause);
    return problems.find(draws(Purpose::problem));
  }

  bool is_caught(const Customer& c, const StruckPain& struck, Draws& draws) {
    const chain::CompiledPain& pain = *struck.pain;
    if (pain.caught <= 0 || draws(Purpose::caught) >= pain.caught) return false;
    const StaffTime staff = staff_time(pain.correction, table(c).pains[struck.number].correction,
                                       draws, Purpose::correction_minutes);
    listener_.caught(Problem{&pain, struck.cause->cause}, Correction{staff, pain.correction_cost});
    return true;
  }

  void react(Customer& c, const StruckPain& struck, std::uint32_t channel, Draws& draws,
             Draws& luck) {
    const chain::CompiledPain& pain = *struck.pain;
    const chain::ReactionChances& chances = table(c).pains[struck.number].reactions[channel];
    Reacted event{};
    event.problem = {&pain, struck.cause->cause};
    event.lost_minutes =
        sample(table(c).pains[struck.number].lost_minutes, draws.time(Purpose::lost_minutes));
    const double u = draws(Purpose::reaction);
    if (u < chances.leave) {
      event.reaction = Reaction::leave;
      listener_.reacted(event);
      reach_end(c, c.tables->chain->abandoned, struck.cause->cause, luck);
      return;
    }
    if (u < chances.leave + chances.complain) {
      complain(c, event, draws);
    } else if (u < chances.leave + chances.complain + chances.recontact) {
      recontact(c, event, draws);
    } else {
      event.reaction = Reaction::silent;
      event.ending = chain::Ending::silent;
    }
    listener_.reacted(event);
    incident(c, struck, event.ending, draws, luck);
  }

  static void complain(const Customer& c, Reacted& event, Draws& draws) {
    const SegmentTables& tables = *c.tables;
    const chain::Response& response =
        tables.chain->desk.responses[pick(tables.response_up_to, draws(Purpose::response))];
    montecarlo::complain(tables, response,
                         sample(tables.desk_customer, draws.time(Purpose::desk_customer_minutes)),
                         sample(tables.desk_staff, draws.time(Purpose::desk_minutes)), event);
    if (response.escalated)
      escalate(tables, sample(tables.escalation_staff, draws.time(Purpose::escalation_minutes)),
               event);
  }

  static void recontact(const Customer& c, Reacted& event, Draws& draws) {
    const SegmentTables& tables = *c.tables;
    montecarlo::recontact(
        tables, draws(Purpose::response),
        sample(tables.recontact_customer, draws.time(Purpose::recontact_customer_minutes)),
        sample(tables.recontact_staff, draws.time(Purpose::recontact_minutes)), event);
  }

  /// Rules 8 to 10 for a problem that did not make the customer leave.
  void incident(Customer& c, const StruckPain& struck, chain::Ending ending, Draws& draws,
                Draws& luck) {
    const chain::CompiledPain& pain = *struck.pain;
    const auto e = static_cast<std::size_t>(ending);
    c.worst_drop = std::max(c.worst_drop, pain.drop[e]);
    const double loss = pain.losses_after(c.state.had_incident)[e];
    if (loss > 0) may_lose(c, loss, struck.cause->cause, false, draws, Purpose::loss);
    const bool mended = ending == chain::Ending::slow || ending == chain::Ending::quick;
    if (!mended && !pain.blocks) {
      c.state = chain::after_incident(*c.tables->chain, c.state);
      move_on(c, draws, luck);
      return;
    }
    c.state = chain::sent_to_rework(*c.tables->chain, c.state, pain.then, struck.cause->cause,
                                    mended ? struck.cause->carried_bit : -1);
    listener_.sent_to_rework(SentToRework{{&pain, struck.cause->cause}, c.state.at, mended});
  }

  static const graph::NextEdge& choose(const std::vector<graph::NextEdge>& edges,
                                       const std::vector<double>& up_to, Draws& draws,
                                       Purpose purpose) {
    return edges.size() == 1 ? edges.front() : edges[pick(up_to, draws(purpose))];
  }

  L& listener_;
};

}  // namespace painpoint::montecarlo
