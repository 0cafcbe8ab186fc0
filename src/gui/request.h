#pragma once

#include <filesystem>
#include <string>
#include <variant>
#include <vector>

#include "editor/edit.h"
#include "gui/story_wish.h"
#include "gui/workshop_wish.h"

/// What panels ask for. Panels read the document and never change it: they leave requests, and one
/// place carries them out between two frames (carry_out in gui/editor.h).
namespace painpoint::gui {

struct RequestEdit {
  editor::Edit edit;
  bool joins = false;      ///< goes on with the last edit: the same drag, the same slider
  bool opens_new = false;  ///< what it makes is opened in the inspector, to be gone on with
};
struct RequestCommand {
  std::string id;  ///< of gui/commands.h: "undo", "save", "tidy", ...
};
struct RequestOpen {
  std::filesystem::path path;
};
struct RequestSaveAs {
  std::filesystem::path path;
};
/// A file beside the journey: a report (HTML), or the map as a picture.
struct RequestWriteOut {
  std::filesystem::path path;
  bool report = true;  ///< else the map
};
/// Which things are selected: addresses such as "touchpoints.deliver" or "causes.bad_address".
struct RequestSelect {
  std::vector<std::string> addresses;
  bool show = false;      ///< and bring the first into view on the map
  bool go_there = false;  ///< and let the map have the keyboard
};
struct RequestScenario {
  std::string id;
};
struct RequestMetric {
  std::string name;
};
struct RequestStory {
  StoryWish wish;
};
struct RequestWorkshop {
  WorkshopWish wish;
};
struct RequestCopyText {
  std::string text;
};

using Request = std::variant<RequestEdit, RequestCommand, RequestOpen, RequestSaveAs,
                             RequestWriteOut, RequestSelect, RequestScenario, RequestMetric,
                             RequestStory, RequestWorkshop, RequestCopyText>;
using Requests = std::vector<Request>;

}  // namespace painpoint::gui
