#include "study/parting.h"

#include <algorithm>
#include <map>
#include <utility>

#include "montecarlo/draws.h"
#include "study/moment.h"
#include "study/story.h"

namespace painpoint::study {
namespace {

using montecarlo::Purpose;

/// The policies that were borne, whatever they took.
std::vector<CauseIndex> borne(const StoryStep& step) {
  std::vector<CauseIndex> result;
  for (const PolicyBorne& policy : step.policies) result.push_back(policy.policy);
  return result;
}

bool same_pain(const ProblemMet& a, const ProblemMet& b) {
  return a.pain == b.pain && a.cause == b.cause && a.severity == b.severity;
}

/// What differs between two visits that belong together: amounts, and then the first thing that
/// makes the journeys go two ways. What follows from that needs no explanation.
class VisitComparison {
 public:
  VisitComparison(const Replay& replay, std::uint64_t customer, Moment left, Moment right)
      : replay_(replay), customer_(customer), left_(left), right_(right) {}

  std::vector<Parting> run() {
    const StoryStep& a = left_.step();
    const StoryStep& b = right_.step();
    differs(PartingKind::delay, a.delay != b.delay);
    differs(PartingKind::wait, a.wait != b.wait);
    differs(PartingKind::service, a.service != b.service);
    if (a.channel != b.channel) return done({PartingKind::channel});
    differs(PartingKind::cost, a.cost != b.cost);
    differs(PartingKind::work, a.work != b.work);
    if (borne(a) != borne(b)) return done(other_policies());
    differs(PartingKind::work, a.policies != b.policies);
    differs(PartingKind::misuse, a.misuses != b.misuses);
    if (a.gave_up() != b.gave_up()) return done({PartingKind::gives_up});
    if (a.problem.has_value() != b.problem.has_value())
      return done(decided(PartingKind::problem, Purpose::problem,
                          range_of(a.problem.has_value(), left_.any_problem()),
                          range_of(b.problem.has_value(), right_.any_problem())));
    if (a.problem && !same_pain(*a.problem, *b.problem))
      return done(decided(PartingKind::problem, Purpose::problem, left_.problem_range(),
                          right_.problem_range()));
    if (a.problem && a.problem != b.problem && problems_part()) return std::move(found_);
    if (a.lost.has_value() != b.lost.has_value()) return done(loss_parting());
    if (a.sent_on != b.sent_on) return done({PartingKind::sent_on});
    const bool same_end =
        a.end.has_value() == b.end.has_value() && (!a.end || a.end->end == b.end->end);
    if (!same_end || left_.next() != right_.next()) return done({PartingKind::route});
    differs(PartingKind::handling, a.lost != b.lost || a.end != b.end);
    return std::move(found_);
  }

 private:
  void differs(PartingKind kind, bool does) {
    const bool told =
        std::any_of(found_.begin(), found_.end(), [&](const Parting& p) { return p.kind == kind; });
    if (does && !told) found_.push_back({kind});
  }
  std::vector<Parting> done(const Parting& last) {
    found_.push_back(last);
    return std::move(found_);
  }

  /// The customer's luck in this visit, which both sides share.
  [[nodiscard]] double luck(Purpose purpose, std::uint32_t item = 0) const {
    const StoryStep& step = left_.step();
    montecarlo::Draws draws(replay_.seed, customer_, left_.touchpoint().stable_key,
                            step.earlier_visits);
    return draws(purpose, item);
  }
  [[nodiscard]] Parting decided(PartingKind kind, Purpose purpose, LuckRange a, LuckRange b) const {
    return {kind, kNoCause, luck(purpose), {a, b}};
  }

  /// The same problem on both sides, met in different ways. True if they go two ways from there.
  bool problems_part() {
    const ProblemMet& a = *left_.step().problem;
    const ProblemMet& b = *right_.step().problem;
    if (a.caught != b.caught) {
      found_.push_back(decided(PartingKind::caught, Purpose::caught,
                               range_of(a.caught, left_.pain()->caught),
                               range_of(b.caught, right_.pain()->caught)));
      return true;
    }
    differs(PartingKind::lost_minutes, a.lost_minutes != b.lost_minutes);
    if (a.reaction != b.reaction) {
      found_.push_back(decided(PartingKind::reaction, Purpose::reaction, left_.reaction_range(),
                               right_.reaction_range()));
      return true;
    }
    if (a.ending != b.ending || a.escalated != b.escalated) {
      found_.push_back(decided(PartingKind::response, Purpose::response, left_.response_range(),
                               right_.response_range()));
      return true;
    }
    ProblemMet alike = b;
    alike.lost_minutes = a.lost_minutes;
    differs(PartingKind::handling, a != alike);
    return false;
  }

  [[nodiscard]] Parting loss_parting() const {
    const auto a = left_.loss_chance();
    const auto b = right_.loss_chance();
    if (!a || !b) return {PartingKind::loss};
    return decided(PartingKind::loss, Purpose::loss, range_of(left_.step().lost.has_value(), *a),
                   range_of(right_.step().lost.has_value(), *b));
  }

  /// The first policy that only one side applied.
  [[nodiscard]] Parting other_policies() const {
    const auto a = borne(left_.step());
    const auto b = borne(right_.step());
    const auto& here = left_.touchpoint().policies;
    const auto& there = right_.touchpoint().policies;
    for (std::size_t i = 0; i < std::min(here.size(), there.size()); ++i) {
      const bool bears = std::find(a.begin(), a.end(), here[i].cause) != a.end();
      const bool would = std::find(b.begin(), b.end(), there[i].cause) != b.end();
      if (bears == would) continue;
      return {PartingKind::policy,
              here[i].cause,
              luck(Purpose::policy_applies, static_cast<std::uint32_t>(i)),
              {range_of(bears, here[i].level), range_of(would, there[i].level)}};
    }
    return {PartingKind::policy};
  }

  const Replay& replay_;
  std::uint64_t customer_;
  Moment left_, right_;
  std::vector<Parting> found_;
};

/// Who he is, where he begins, and what follows him.
std::vector<Parting> partings_at_start(const Replay& replay, std::uint64_t customer,
                                       const StorySide& left, const StorySide& right) {
  std::vector<Parting> found;
  if (left.segment != right.segment) return {{PartingKind::segment}};
  montecarlo::Draws draws(replay.seed, customer, 0, 0);
  for (std::size_t c = 0; c < replay.cast.roster.causes.size(); ++c) {
    const CauseIndex cause(c);
    const auto chance_on = [&](std::size_t side) {
      const auto& all = replay.tables[side].segments[left.segment.value].chain->carried;
      const auto at = std::find_if(all.begin(), all.end(), [&](const chain::CarriedCause& one) {
        return one.cause == cause;
      });
      return at == all.end() ? 0 : at->chance;
    };
    const auto carries = [&](const StorySide& side) {
      return std::find(side.carried.begin(), side.carried.end(), cause) != side.carried.end();
    };
    if (carries(left) == carries(right)) continue;
    const montecarlo::ItemPurpose carried = montecarlo::carried_purpose(cause.value);
    found.push_back(
        {PartingKind::carried,
         cause,
         draws(carried.purpose, carried.item),
         {range_of(carries(left), chance_on(0)), range_of(carries(right), chance_on(1))}});
  }
  if (left.steps.front().at != right.steps.front().at) found.push_back({PartingKind::start});
  return found;
}

using VisitKey = std::pair<std::uint32_t, std::uint32_t>;  // touchpoint, earlier visits
VisitKey key_of(const StoryStep& step) {
  return {step.at.value, step.earlier_visits};
}

std::map<VisitKey, std::size_t> positions(const StorySide& side) {
  std::map<VisitKey, std::size_t> result;
  for (std::size_t i = 0; i < side.steps.size(); ++i) result.emplace(key_of(side.steps[i]), i);
  return result;
}

/// Whether nothing happened in these visits but the same. Totals may differ by what came before.
bool same_events(const StoryStep& a, const StoryStep& b) {
  StoryStep alike = b;
  alike.so_far = a.so_far;
  return a == alike;
}

}  // namespace

std::string_view name_of(PartingKind kind) {
  static constexpr std::array<std::string_view, 21> kNames = {
      "segment",      "carried",  "start",    "delay",    "wait",   "service", "channel",
      "cost",         "work",     "policy",   "gives_up", "misuse", "problem", "caught",
      "lost_minutes", "reaction", "response", "handling", "loss",   "sent_on", "route"};
  return kNames[static_cast<std::size_t>(kind)];
}

bool is_amount(PartingKind kind) {
  switch (kind) {
    case PartingKind::delay:
    case PartingKind::wait:
    case PartingKind::service:
    case PartingKind::cost:
    case PartingKind::work:
    case PartingKind::misuse:
    case PartingKind::lost_minutes:
    case PartingKind::handling:
      return true;
    default:
      return false;
  }
}

SideBySide put_side_by_side(const Replay& replay, std::uint64_t customer, const StorySide& left,
                            const StorySide& right) {
  SideBySide result;
  result.at_start = partings_at_start(replay, customer, left, right);
  const auto& a = left.steps;
  const auto& b = right.steps;
  while (result.common_steps < std::min(a.size(), b.size()) &&
         a[result.common_steps] == b[result.common_steps])
    ++result.common_steps;
  const auto compare = [&](std::size_t i, std::size_t j) {
    return VisitComparison(replay, customer, {left, replay.tables[0], i},
                           {right, replay.tables[1], j})
        .run();
  };

  std::size_t i = result.common_steps;
  std::size_t j = i;
  const bool both_go_on = i < a.size() && j < b.size();
  if (i > 0 && both_go_on && a[i].at != b[j].at) result.first = compare(i - 1, j - 1);
  const auto in_left = positions(left);
  const auto in_right = positions(right);
  while (i < a.size() || j < b.size()) {
    if (i < a.size() && j < b.size() && key_of(a[i]) == key_of(b[j])) {
      result.rest.push_back({i, j, same_events(a[i], b[j]), compare(i, j)});
      ++i;
      ++j;
      continue;
    }
    // A visit that the other side will come to as well waits for it.
    const auto later = [](const auto& all, const StoryStep& step, std::size_t from) {
      const auto at = all.find(key_of(step));
      return at != all.end() && at->second >= from;
    };
    const bool left_waits = i == a.size() || (j < b.size() && later(in_right, a[i], j));
    if (left_waits && j < b.size() && (i == a.size() || !later(in_left, b[j], i)))
      result.rest.push_back({std::nullopt, j++});
    else if (i < a.size())
      result.rest.push_back({i++, std::nullopt});
    else
      result.rest.push_back({std::nullopt, j++});
  }
  if (result.first.empty() && !result.rest.empty())
    result.first = std::exchange(result.rest.front().partings, {});
  return result;
}

}  // namespace painpoint::study
