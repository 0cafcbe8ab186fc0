#pragma once

#include "editor/document.h"
#include "gui/story_wish.h"
#include "gui/view_state.h"

/// What changes the state of a story.
namespace painpoint::gui {

/// Opens the panel and gives it the keyboard, or shuts it and gives the keyboard to the map.
void open_story(ViewState& view);
void close_story(ViewState& view);
void fulfil(ViewState& view, const StoryWish& wish);

/// What is to be told: under the scenario that is switched on, and the second one if it is another.
editor::StoryQuestion story_question(const ViewState& view);

/// Before each frame: asks for the story that is to be told, or takes the question back while none
/// is looked at, and works out what is seen of the one that has come.
void follow_story(ViewState& view, const editor::Document& document, editor::LiveStory& live);

}  // namespace painpoint::gui
