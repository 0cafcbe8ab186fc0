#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "gui/editor.h"
#include "gui/form.h"

struct ImFont;

/// The parts of the page of sliders.
namespace painpoint::gui {

/// The page, in the place of map and inspector.
void draw_workshop_page(Editor& editor);
/// The screen while it is blank; any key or click ends that.
void draw_blank_screen(Editor& editor, bool key_was_pressed);

/// One number as a bar that can be seen from the back of a room.
void draw_workshop_slider(Form& form, const editor::WorkshopSlider& slider, bool chosen);
/// What is tried against the base.
void draw_room_verdict(Editor& editor, Form& form);
/// What the room tried.
void draw_tried_log(Editor& editor, Form& form);

void wish_for(Form& form, WorkshopWish wish);
/// Our own words with names of any script in them, in lines of the width that there is.
void room_text(const Form& form, ImFont* font, std::string_view text, const draw::Colour& colour,
               double opacity = 1);
/// The same words as the lines that they are broken into, as they are drawn.
std::vector<std::string> room_lines(std::string_view text, float width, std::size_t most);
/// A button that does a command, with its key in the tooltip.
void room_button(Editor& editor, Form& form, const char* label, std::string_view command);

}  // namespace painpoint::gui
