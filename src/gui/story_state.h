#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "editor/live_story.h"
#include "gui/story_steps.h"
#include "texts/table.h"

namespace painpoint::gui {

/// The story of one customer, as it is looked at. What is to be told is up to whoever looks; the
/// rest follows from what has come (follow_story in story_actions.h).
struct StoryState {
  bool open = false;  ///< in the inspector's place
  std::uint64_t customer = 0;
  std::optional<study::Telling> find;  ///< somebody like that is being looked for
  std::string beside;                  ///< a second scenario, or empty
  std::size_t step = 0;                ///< which one is looked at, from 0

  std::shared_ptr<const editor::ToldStory> told;      ///< the newest; null until there is any
  std::shared_ptr<const editor::FoundStories> found;  ///< by the last search
  bool fresh = false;        ///< `told` is what is to be told; else it is shown dimmed
  bool found_fresh = false;  ///< the search was in the journey as it is
  bool busy = false;
  double progress = 0;  ///< 0 to 1

  ShownStory shown;            ///< the words of `told` at `step`
  texts::Language language{};  ///< ... and what they are in
  StoryTrail trail;            ///< ... and the way up to there

  bool to_top = false;         ///< the words of another step are shown from their beginning
  bool take_keyboard = false;  ///< the panel takes it when next drawn
  bool had_keyboard = false;   ///< in the last frame
};

}  // namespace painpoint::gui
