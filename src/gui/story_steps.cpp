#include "gui/story_steps.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "report/story_told.h"
#include "report/story_words.h"

namespace painpoint::gui {
namespace {

/// So many numbers stand on a card; of more, the first ones and the last.
constexpr std::size_t kMostNumbers = 4;

std::optional<std::size_t> on_side(const report::ToldStep& step, std::size_t side) {
  return side == 0 ? step.left : step.right;
}

/// The last visit of a side up to a step of the story, or nothing if it has none yet.
std::optional<std::size_t> last_visit(const study::Story& story, std::size_t side,
                                      std::size_t step) {
  for (std::size_t i = step + 1; i-- > 0;)
    if (const auto visit = on_side(report::told_step(story, i), side)) return visit;
  return std::nullopt;
}

ShownSide shown_side(const editor::ToldStory& told, std::size_t side, std::size_t step) {
  const study::Replay& replay = *told.replay;
  const study::Story& story = *told.story;
  const Roster& roster = replay.cast.roster;
  const std::string& currency = told.journey->currency;
  const std::vector<study::StoryStep>& visits = story.sides[side].steps;
  ShownSide shown;
  shown.scenario = report::side_name(replay, side);
  const report::ToldStep here = report::told_step(story, step);
  if (const auto visit = on_side(here, side)) {
    shown.same = here.same && side > 0;
    shown.heading = report::heading_of(visits[*visit], roster);
    shown.body = report::step_in_words(visits[*visit], roster, currency);
  }
  study::RunningTotals so_far;
  if (const auto visit = last_visit(story, side, step)) so_far = visits[*visit].so_far;
  shown.cost = report::money_words(so_far.total_cost, currency);
  shown.wasted = report::duration_words(so_far.friction_minutes);
  shown.elapsed = report::duration_words(so_far.elapsed_minutes);
  return shown;
}

void add_if_said(std::vector<std::string>& paragraphs, std::string text) {
  if (!text.empty()) paragraphs.push_back(std::move(text));
}

/// Of one side alone: all that luck decided in this visit.
std::string luck_alone(const editor::ToldStory& told, std::size_t step) {
  std::string text;
  for (const study::DecidedByLuck& decided :
       study::decided_by_luck(*told.replay, *told.story, 0, step))
    text += (text.empty() ? "" : " ") + report::luck_in_words(decided);
  return text;
}

std::string numbers_in_words(const std::vector<std::size_t>& steps) {
  std::string text;
  const bool many = steps.size() > kMostNumbers;
  for (std::size_t i = 0; i < (many ? kMostNumbers - 2 : steps.size()); ++i)
    text += (text.empty() ? "" : ", ") + std::to_string(steps[i] + 1);
  return many ? text + " … " + std::to_string(steps.back() + 1) : text;
}

SideTrail side_trail(const editor::ToldStory& told, std::size_t side, std::size_t step) {
  const study::Story& story = *told.story;
  const Roster& roster = told.replay->cast.roster;
  const std::vector<study::StoryStep>& visits = story.sides[side].steps;
  SideTrail trail;
  std::vector<std::pair<TouchpointIndex, std::vector<std::size_t>>> visited;
  std::map<std::uint32_t, std::size_t> place;  // in `visited`, by touchpoint
  std::set<std::pair<std::string, std::string>> travelled;
  const auto address = [&](TouchpointIndex at) {
    return "touchpoints." + roster.touchpoints[at].id;
  };
  const auto travel = [&](const std::string& from, const std::string& to) {
    if (travelled.emplace(from, to).second) trail.legs.push_back({from, to});
  };
  for (std::size_t i = 0; i <= step; ++i) {
    const auto visit = on_side(report::told_step(story, i), side);
    if (!visit) continue;
    const study::StoryStep& here = visits[*visit];
    const auto [known, added] = place.emplace(here.at.value, visited.size());
    if (added) visited.push_back({here.at, {}});
    visited[known->second].second.push_back(i);
    if (*visit > 0) travel(address(visits[*visit - 1].at), address(here.at));
    if (i == step) trail.at = address(here.at);
    if (!here.end) continue;
    const std::string end = "ends." + roster.ends[here.end->end].id;
    travel(address(here.at), end);
    if (i == step) trail.end = end;
  }
  for (const auto& [at, steps] : visited)
    trail.marks.push_back({address(at), numbers_in_words(steps)});
  return trail;
}

}  // namespace

ShownStory shown_story(const editor::ToldStory& told, std::size_t step) {
  ShownStory shown;
  if (!told.story) return shown;
  const Journey& journey = *told.journey;
  const study::Replay& replay = *told.replay;
  const study::Story& story = *told.story;
  shown.title = report::title_of(journey, replay, story);
  shown.customer = report::customer_in_words(journey, replay.cast.roster, story.sides.front());
  shown.steps = report::count_of_steps(story);
  shown.step = std::min(step, shown.steps - 1);
  for (std::size_t side = 0; side < story.sides.size(); ++side)
    shown.sides.push_back(shown_side(told, side, shown.step));
  const report::FirstParting first = report::first_parting(journey, replay, story);
  if (!first.step) shown.never = first.words;
  if (shown.step == 0) add_if_said(shown.luck, report::parting_at_start(journey, replay, story));
  if (first.step == shown.step) shown.luck.push_back(first.words);
  add_if_said(shown.luck, report::parting_again(journey, replay, story, shown.step));
  if (!story.side_by_side) add_if_said(shown.luck, luck_alone(told, shown.step));
  if (shown.step + 1 == shown.steps) shown.ending = report::ending_in_words(journey, replay, story);
  shown.same_in_every_run = report::same_in_every_run(replay, story);
  return shown;
}

StoryTrail story_trail(const editor::ToldStory& told, std::size_t step) {
  StoryTrail trail;
  if (!told.story) return trail;
  const std::size_t last = report::count_of_steps(*told.story) - 1;
  for (std::size_t side = 0; side < told.story->sides.size(); ++side)
    trail.push_back(side_trail(told, side, std::min(step, last)));
  return trail;
}

std::string place_of(const StoryTrail& trail) {
  for (const SideTrail& side : trail)
    if (!side.at.empty()) return side.at;
  return {};
}

}  // namespace painpoint::gui
