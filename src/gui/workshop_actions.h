#pragma once

#include "gui/editor.h"

/// What changes the state of a workshop, and what it asks of the document.
namespace painpoint::gui {

bool in_workshop(const Editor& editor);
bool is_at_sliders(const Editor& editor);

/// Enters the workshop: the base is locked, the window set for a projector, and the page of sliders
/// shown. Or leaves it: the scratch scenario goes, the list of what was tried stays for this
/// session.
void switch_workshop(Editor& editor);
/// When the document goes: the window is as it was before, and the document left alone.
void end_workshop(Editor& editor);
void fulfil(Editor& editor, const WorkshopWish& wish);

/// Before each frame: proposes sliders as soon as derivatives are there, works out what is drawn,
/// notes what has rested for a while, and asks how sure it is.
void follow_workshop(Editor& editor);

/// To the page of sliders.
void show_sliders(Editor& editor);
/// The next page, or the one before: the map, where it hurts most, the sliders, the plans beside
/// each other, and the map again. What the remote controls of presentations send.
void turn_page(Editor& editor, int by);
/// A list of all numbers that save anything, to be chosen from.
void choose_sliders(Editor& editor);
void ask_name_of_tried(Editor& editor);
void blank_screen(Editor& editor);

/// Whether undo or redo would stay within what the workshop did.
bool may_undo(const Editor& editor);
bool may_redo(const Editor& editor);
/// Says why nothing was done, and how to get to do it.
void say_locked(Editor& editor);

/// How sure it is that what is tried now beats doing nothing: the plan of the newest decision,
/// which may be of another state; null if there is none.
const study::PlanOutlook* outlook_of_tried(const Editor& editor);

}  // namespace painpoint::gui
