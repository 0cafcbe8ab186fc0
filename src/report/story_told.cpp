#include "report/story_told.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "report/figures.h"
#include "report/story_words.h"
#include "study/words.h"
#include "texts/tr.h"

namespace painpoint::report {
namespace {

using chain::Metric;

std::string id_of(const study::Replay& replay, std::size_t side) {
  return "`" + in_sentence(replay.cast.ids[side]) + "`";
}

bool paired(const study::StepPair& pair) {
  return pair.left && pair.right;
}

/// All of them, each with a space before it.
std::string sentences(const std::vector<study::Parting>& partings, const PartingPlace& place,
                      const study::Replay& replay, const Journey& journey) {
  std::string text;
  for (const study::Parting& parting : partings)
    text += " " + parting_in_words(parting, place, replay, journey.currency);
  return text;
}

/// The second side against the first.
std::string difference(const Journey& journey, const study::Replay& replay,
                       const study::Story& story) {
  const auto change = [&](Metric metric) {
    return montecarlo::at(story.sides[1].totals, metric) -
           montecarlo::at(story.sides[0].totals, metric);
  };
  const auto id = [&](std::size_t side) { return id_of(replay, side); };
  const double cost = change(Metric::total_cost);
  const double wasted = change(Metric::friction_minutes);
  const double points = change(Metric::satisfaction);
  if (cost == 0 && wasted == 0 && points == 0)
    return texts::tr_format("To this customer {} makes no difference.", id(1));
  const std::string money = cost == 0
                                ? texts::tr_words("costs the same")
                                : texts::tr_format(cost < 0 ? texts::tr_later("costs {} less")
                                                            : texts::tr_later("costs {} more"),
                                                   money_words(std::abs(cost), journey.currency));
  const std::string time = wasted == 0
                               ? texts::tr_words("wastes as much time")
                               : texts::tr_format(wasted < 0 ? texts::tr_later("wastes {} less")
                                                             : texts::tr_later("wastes {} more"),
                                                  duration_words(std::abs(wasted)));
  const std::string score =
      std::abs(points) < 0.05
          ? texts::tr_words("is as satisfied")
          : texts::tr_format(points > 0 ? texts::tr_later("is {} points more satisfied")
                                        : texts::tr_later("is {} points less satisfied"),
                             grouped(std::abs(points), 1));
  std::string text =
      texts::tr_format("Under {} the same customer {}, {} and {}.", id(1), money, time, score);
  if (story.sides[0].lost != story.sides[1].lost)
    text +=
        ' ' + texts::tr_format("Under {} they are lost, under {} they stay.",
                               id(story.sides[0].lost ? 0 : 1), id(story.sides[0].lost ? 1 : 0));
  return text;
}

/// How many customers did so, under which scenario.
const char* what_they_did(study::Telling what) {
  switch (what) {
    case study::Telling::complained_twice:
      return texts::tr_later("Of the first {} customers, {} complained twice or more under {}.");
    case study::Telling::lost:
      return texts::tr_later("Of the first {} customers, {} were lost under {}.");
    case study::Telling::slowest:
      break;
  }
  return texts::tr_later("Of the first {} customers, {} came to an end under {}.");
}

}  // namespace

std::size_t count_of_steps(const study::Story& story) {
  if (!story.side_by_side) return story.sides.front().steps.size();
  return story.side_by_side->common_steps + story.side_by_side->rest.size();
}

ToldStep told_step(const study::Story& story, std::size_t number) {
  if (!story.side_by_side) return {number, std::nullopt, false};
  const study::SideBySide& both = *story.side_by_side;
  if (number < both.common_steps) return {number, number, true};
  const study::StepPair& pair = both.rest[number - both.common_steps];
  return {pair.left, pair.right, pair.same};
}

std::string title_of(const Journey& journey, const study::Replay& replay,
                     const study::Story& story) {
  if (story.sides.size() > 1)
    return texts::tr_format("Customer {} of {}: {} beside {}", story.customer, journey.name,
                            side_name(replay, 0), side_name(replay, 1));
  return texts::tr_format("Customer {} of {}: {}", story.customer, journey.name,
                          side_name(replay, 0));
}

std::string side_name(const study::Replay& replay, std::size_t side) {
  return fmt::format("{} ({})",
                     in_sentence(study::shown_name(replay.cast.ids[side], replay.cast.names[side])),
                     id_of(replay, side));
}

std::string parting_at_start(const Journey& journey, const study::Replay& replay,
                             const study::Story& story) {
  if (!story.side_by_side || story.side_by_side->at_start.empty()) return {};
  return texts::tr_words("Before it begins, the two part.") +
         sentences(story.side_by_side->at_start, {&story.sides[0], &story.sides[1], 0, 0}, replay,
                   journey);
}

FirstParting first_parting(const Journey& journey, const study::Replay& replay,
                           const study::Story& story) {
  if (!story.side_by_side) return {};
  const study::SideBySide& both = *story.side_by_side;
  if (both.rest.empty())
    return {
        std::nullopt,
        texts::tr_format("{} and {} never part: step by step, this customer's journey is the same.",
                         id_of(replay, 0), id_of(replay, 1))};
  if (both.first.empty()) return {};
  // Where the first visits after those in common are not the same place, it was decided before.
  const bool before = both.rest.front().same || !paired(both.rest.front());
  const std::size_t at =
      before ? std::max<std::size_t>(both.common_steps, 1) - 1 : both.common_steps;
  return {at,
          texts::tr_words("Here the two part.") +
              sentences(both.first, {&story.sides[0], &story.sides[1], at, at}, replay, journey)};
}

std::string parting_again(const Journey& journey, const study::Replay& replay,
                          const study::Story& story, std::size_t number) {
  if (!story.side_by_side || number < story.side_by_side->common_steps) return {};
  const study::StepPair& pair = story.side_by_side->rest[number - story.side_by_side->common_steps];
  if (!paired(pair)) return {};
  std::vector<study::Parting> ways;
  for (const study::Parting& parting : pair.partings)
    if (!study::is_amount(parting.kind)) ways.push_back(parting);
  if (ways.empty()) return {};
  const study::StoryStep& step = story.sides[0].steps[*pair.left];
  return texts::tr_format("They part again at step {}, {}.", number + 1,
                          in_quotes(replay.cast.roster.touchpoints[step.at].name)) +
         sentences(ways, {&story.sides[0], &story.sides[1], *pair.left, *pair.right}, replay,
                   journey);
}

std::vector<std::string> ending_in_words(const Journey& journey, const study::Replay& replay,
                                         const study::Story& story) {
  std::vector<std::string> paragraphs;
  for (std::size_t i = 0; i < story.sides.size(); ++i)
    if (story.sides[i].background_lost)
      paragraphs.push_back(
          story.sides.size() > 1
              ? texts::tr_format("Under {} the customer is lost later, for reasons outside the "
                                 "journey.",
                                 id_of(replay, i))
              : texts::tr_words("The customer is lost later, for reasons outside the journey."));
  if (story.sides.size() == 2) paragraphs.push_back(difference(journey, replay, story));
  return paragraphs;
}

std::string same_in_every_run(const study::Replay& replay, const study::Story& story) {
  return texts::tr_format(
      "Customer {} of every run of this file with seed {} is this one, step by step.",
      story.customer, replay.seed);
}

std::string found_in_words(const study::Replay& replay, study::Telling what,
                           const study::FoundCustomers& found) {
  const auto number = [](std::uint64_t n) { return grouped(static_cast<double>(n), 0); };
  std::string text;
  if (what == study::Telling::slowest)
    text = texts::tr_format(
        "The longest on their way, from the first visit to the end, of the first {} "
        "customers under {}:",
        number(found.played), id_of(replay, 0));
  else
    text = texts::tr_format(what_they_did(what), number(found.played),
                            found.matching == 0 ? texts::tr_words("none") : number(found.matching),
                            id_of(replay, 0));
  if (what == study::Telling::lost && replay.cast.ids.size() > 1 && found.matching > 0)
    text += ' ' + texts::tr_format("{} of them stay under {}.", number(found.kept_in_second),
                                   id_of(replay, 1));
  if (found.interrupted)
    text += std::string(" ") + texts::tr_words("Then the search was interrupted.");
  return text;
}

}  // namespace painpoint::report
