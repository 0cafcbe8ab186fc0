#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>

namespace painpoint::gui {

/// A text in a field that is not (or cannot be) what the journey says.
struct FieldDraft {
  std::string text;
  std::string problem;  ///< why it cannot; kept until it is mended or given up with Esc
  bool editing = false;
  int frame = 0;  ///< in which it was last drawn
};

struct InspectedJourney;

/// What the panels at the sides remember between two frames.
struct PanelState {
  std::map<std::string, FieldDraft> drafts;  ///< by panel and address
  std::string typing_in;                     ///< the field that has the keyboard
  std::set<std::string> details;             ///< numbers of which all is shown
  std::string dragging;                      ///< the slider that is held: its edits are one
  std::string adding;                        ///< the collection that a name is being typed for
  std::string renaming;                      ///< the entry of the outline whose name is typed
  int rename_frames = 0;                     ///< that its field has waited for the keyboard
  bool outline_has_keys = false;             ///< it was clicked last: arrows and F2 are for it
  std::string focus;                         ///< the field that takes the keyboard when next drawn
  std::string opening;                       ///< the heading that opens when next drawn
  bool open_all = false;                     ///< headings that are shut open when next drawn
  int ranked_by = 0;                         ///< in the order of study::HurtBy
  std::shared_ptr<InspectedJourney> inspected;
};

}  // namespace painpoint::gui
