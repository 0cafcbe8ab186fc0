#include "gui/story_actions.h"

#include <algorithm>
#include <limits>
#include <type_traits>

#include "study/compare.h"
#include "texts/tr.h"

namespace painpoint::gui {
namespace {

/// The words and the way of what is looked at, and its card brought into view.
void look_at_step(ViewState& view) {
  StoryState& story = view.story;
  const std::string before = place_of(story.trail);
  story.shown = {};
  story.trail = {};
  if (!story.told) return;
  story.shown = shown_story(*story.told, story.step);
  story.language = texts::spoken();
  story.step = story.shown.step;
  story.to_top = true;
  story.trail = story_trail(*story.told, story.step);
  // Where it was before, it is left to people what they look at: they may be moving cards.
  if (const std::string place = place_of(story.trail); !place.empty() && place != before)
    view.show = place;
}

}  // namespace

void open_story(ViewState& view) {
  view.page = ViewPage::map;
  view.story.open = true;
  view.story.take_keyboard = true;
  if (const std::string place = place_of(view.story.trail); !place.empty()) view.show = place;
}

void close_story(ViewState& view) {
  view.story.open = false;
  view.story.take_keyboard = view.story.had_keyboard = false;
  view.focus_map = true;
}

void fulfil(ViewState& view, const StoryWish& wish) {
  StoryState& story = view.story;
  std::visit(
      [&](const auto& what) {
        using What = std::decay_t<decltype(what)>;
        if constexpr (std::is_same_v<What, StoryOf>) {
          story.customer = what.customer;
          story.find.reset();
          story.step = 0;
        } else if constexpr (std::is_same_v<What, StoryFind>) {
          story.find = what.what;
        } else if constexpr (std::is_same_v<What, StoryBeside>) {
          story.beside = what.scenario;
        } else if constexpr (std::is_same_v<What, StoryClose>) {
          close_story(view);
        } else {
          static_assert(std::is_same_v<What, StoryStepTo>);
          story.step = what.step;
          look_at_step(view);
        }
      },
      wish);
}

editor::StoryQuestion story_question(const ViewState& view) {
  editor::StoryQuestion question;
  question.stage.scenarios = {view.scenario};
  if (!view.story.beside.empty() && view.story.beside != view.scenario)
    question.stage.scenarios.push_back(view.story.beside);
  question.customer = view.story.customer;
  question.find = view.story.find;
  return question;
}

void follow_story(ViewState& view, const editor::Document& document, editor::LiveStory& live) {
  StoryState& story = view.story;
  if (!story.open) {
    live.cancel();
    story.busy = false;
    return;
  }
  const bool there =
      story.beside == study::kBase || document.journey().scenarios.contains(story.beside);
  if (!there) story.beside.clear();
  const bool has_come = live.update(document, story_question(view));
  if (has_come) {
    const editor::ToldStory& told = *live.told();
    if (told.found && live.is_fresh()) {
      story.find.reset();
      // In vain: the one who was looked at before is looked at on.
      if (!told.found->found.customers.empty()) story.step = 0;
      story.customer = told.question.customer;
      story.found = told.found;
    }
    story.told = live.told();
    look_at_step(view);
  } else if (story.told && story.language != texts::spoken()) {
    story.shown = shown_story(*story.told, story.step);
    story.language = texts::spoken();
  }
  story.fresh = live.is_fresh();
  story.found_fresh = story.found && story.found->journey == document.snapshot() &&
                      story.found->stage == story_question(view).stage;
  story.busy = live.progress().busy;
  story.progress = live.progress().part;
}

}  // namespace painpoint::gui
