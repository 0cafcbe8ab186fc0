#include "report/story_told.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "report/figures.h"
#include "report/story_words.h"

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
    return fmt::format("To this customer {} makes no difference.", id(1));
  const std::string money =
      cost == 0 ? std::string("costs the same")
                : fmt::format("costs {} {}", money_words(std::abs(cost), journey.currency),
                              cost < 0 ? "less" : "more");
  const std::string time = wasted == 0
                               ? std::string("wastes as much time")
                               : fmt::format("wastes {} {}", duration_words(std::abs(wasted)),
                                             wasted < 0 ? "less" : "more");
  const std::string score = std::abs(points) < 0.05 ? std::string("is as satisfied")
                                                    : fmt::format("is {} points {} satisfied",
                                                                  grouped(std::abs(points), 1),
                                                                  points > 0 ? "more" : "less");
  std::string text =
      fmt::format("Under {} the same customer {}, {} and {}.", id(1), money, time, score);
  if (story.sides[0].lost != story.sides[1].lost)
    text += fmt::format(" Under {} they are lost, under {} they stay.",
                        id(story.sides[0].lost ? 0 : 1), id(story.sides[0].lost ? 1 : 0));
  return text;
}

std::string_view what_they_did(study::Telling what) {
  switch (what) {
    case study::Telling::complained_twice:
      return "complained twice or more";
    case study::Telling::lost:
      return "were lost";
    case study::Telling::slowest:
      break;
  }
  return "came to an end";
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
  return fmt::format(
      "Customer {} of {}: {}", story.customer, journey.name,
      side_name(replay, 0) + (story.sides.size() > 1 ? " beside " + side_name(replay, 1) : ""));
}

std::string side_name(const study::Replay& replay, std::size_t side) {
  return fmt::format("{} ({})", in_sentence(replay.cast.names[side]), id_of(replay, side));
}

std::string parting_at_start(const Journey& journey, const study::Replay& replay,
                             const study::Story& story) {
  if (!story.side_by_side || story.side_by_side->at_start.empty()) return {};
  return "Before it begins, the two part." + sentences(story.side_by_side->at_start,
                                                       {&story.sides[0], &story.sides[1], 0, 0},
                                                       replay, journey);
}

FirstParting first_parting(const Journey& journey, const study::Replay& replay,
                           const study::Story& story) {
  if (!story.side_by_side) return {};
  const study::SideBySide& both = *story.side_by_side;
  if (both.rest.empty())
    return {std::nullopt,
            fmt::format("{} and {} never part: step by step, this customer's journey is the same.",
                        id_of(replay, 0), id_of(replay, 1))};
  if (both.first.empty()) return {};
  // Where the first visits after those in common are not the same place, it was decided before.
  const bool before = both.rest.front().same || !paired(both.rest.front());
  const std::size_t at =
      before ? std::max<std::size_t>(both.common_steps, 1) - 1 : both.common_steps;
  return {at,
          "Here the two part." +
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
  return fmt::format("They part again at step {}, {}.{}", number + 1,
                     in_quotes(replay.cast.roster.touchpoints[step.at].name),
                     sentences(ways, {&story.sides[0], &story.sides[1], *pair.left, *pair.right},
                               replay, journey));
}

std::vector<std::string> ending_in_words(const Journey& journey, const study::Replay& replay,
                                         const study::Story& story) {
  std::vector<std::string> paragraphs;
  for (std::size_t i = 0; i < story.sides.size(); ++i)
    if (story.sides[i].background_lost)
      paragraphs.push_back(
          fmt::format("{}he customer is lost later, for reasons outside the journey.",
                      story.sides.size() > 1 ? "Under " + id_of(replay, i) + " t" : "T"));
  if (story.sides.size() == 2) paragraphs.push_back(difference(journey, replay, story));
  return paragraphs;
}

std::string same_in_every_run(const study::Replay& replay, const study::Story& story) {
  return fmt::format(
      "Customer {} of every run of this file with seed {} is this one, step by step.",
      story.customer, replay.seed);
}

std::string found_in_words(const study::Replay& replay, study::Telling what,
                           const study::FoundCustomers& found) {
  const auto number = [](std::uint64_t n) { return grouped(static_cast<double>(n), 0); };
  std::string text;
  if (what == study::Telling::slowest)
    text = fmt::format(
        "The longest on their way, from the first visit to the end, of the first {} "
        "customers under {}:",
        number(found.played), id_of(replay, 0));
  else
    text = fmt::format("Of the first {} customers, {} {} under {}.", number(found.played),
                       found.matching == 0 ? "none" : number(found.matching), what_they_did(what),
                       id_of(replay, 0));
  if (what == study::Telling::lost && replay.cast.ids.size() > 1 && found.matching > 0)
    text +=
        fmt::format(" {} of them stay under {}.", number(found.kept_in_second), id_of(replay, 1));
  if (found.interrupted) text += " Then the search was interrupted.";
  return text;
}

}  // namespace painpoint::report
