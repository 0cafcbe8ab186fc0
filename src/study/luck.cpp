#include "study/luck.h"

#include "montecarlo/draws.h"
#include "study/moment.h"

namespace painpoint::study {
namespace {

using montecarlo::Purpose;

bool is_certain(const LuckRange& range) {
  return range.from <= 0 && range.to >= 1;
}

}  // namespace

std::vector<DecidedByLuck> decided_by_luck(const Replay& replay, const Story& story,
                                           std::size_t side, std::size_t step) {
  const Moment moment{story.sides[side], replay.tables[side], step};
  const StoryStep& here = moment.step();
  montecarlo::Draws draws(replay.seed, story.customer, moment.touchpoint().stable_key,
                          here.earlier_visits);
  std::vector<DecidedByLuck> all;
  const auto add = [&](PartingKind kind, Purpose purpose, bool happened, const LuckRange& range) {
    if (!is_certain(range)) all.push_back({kind, happened, draws(purpose), range});
  };
  if (here.gave_up()) return all;
  add(PartingKind::problem, Purpose::problem, here.problem.has_value(),
      range_of(here.problem.has_value(), moment.any_problem()));
  if (!here.problem || moment.pain() == nullptr) return all;
  add(PartingKind::caught, Purpose::caught, here.problem->caught,
      range_of(here.problem->caught, moment.pain()->caught));
  if (here.problem->caught) return all;
  add(PartingKind::reaction, Purpose::reaction, true, moment.reaction_range());
  const bool is_answered = here.problem->reaction == montecarlo::Reaction::complain ||
                           here.problem->reaction == montecarlo::Reaction::recontact;
  if (is_answered) add(PartingKind::response, Purpose::response, true, moment.response_range());
  const bool is_lost = here.lost && !here.lost->at_end;
  if (const auto chance = moment.loss_chance())
    add(PartingKind::loss, Purpose::loss, is_lost, range_of(is_lost, *chance));
  return all;
}

}  // namespace painpoint::study
