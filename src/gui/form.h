#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "gui/form_words.h"
#include "gui/number_facts.h"
#include "gui/request.h"
#include "gui/theme.h"
#include "gui/view_state.h"

/// Rows of fields with their labels, for panels that are narrow. Every field has a name, which is
/// the address of what it shows, and is probed as "<panel>/<name>".
namespace painpoint::gui {

struct Several;

struct Form {
  std::string panel;  ///< "inspector"
  const Theme& theme;
  ViewState& view;
  Requests& requests;
  Journey& journey;  ///< only looked at; finding numbers by address needs it mutable
  Journey* planned = nullptr;
  const Effects* effects = nullptr;
  KnownFacts* known = nullptr;  ///< kept from frame to frame: finding facts costs too much for that
  Several* several = nullptr;   ///< more than one thing is edited

  [[nodiscard]] PanelState& state() const { return view.panels; }
  /// The scenario that edits are recorded in, or empty.
  [[nodiscard]] std::string scenario() const {
    return journey.scenarios.contains(view.scenario) ? view.scenario : std::string();
  }
  [[nodiscard]] float px(double at_scale_1) const {
    return static_cast<float>(at_scale_1 * theme.scale);
  }
};

/// What there is to say of the number at an address; nothing if there is none.
std::optional<NumberFacts> facts_at(const Form& form, const std::string& address);

/// Asks for an edit, of all things that are edited together.
void ask(Form& form, editor::Edit edit, bool joins = false);
/// An edit that makes something, which is opened afterwards. Somebody who has clicked elsewhere
/// meanwhile is not led away from there.
void ask_for_new(Form& form, editor::Edit edit);
void probe(const Form& form, std::string_view name);

/// A tooltip of the item before, wrapped, in the order in which it is read.
void tooltip(const Form& form, std::string_view text);

/// The label of a row, with its meaning as a tooltip; the field comes beside it and takes the rest
/// of the width but for `keep` pixels.
void begin_row(const Form& form, std::string_view label, std::string_view meaning, float keep = 0);

/// The place of the field without a label, directly below the row before.
void begin_below(const Form& form, float keep = 0);

/// Quiet, small and wrapped; in the colour of alarm where something is wrong.
void quiet_text(const Form& form, std::string_view text);
void alarm_text(const Form& form, std::string_view text);

struct FieldLook {
  bool lines = false;          ///< several lines
  bool select_all = false;     ///< when it is entered, as numbers are
  std::string_view unit = {};  ///< shown inside at the end
  std::string_view hint = {};  ///< shown where there is no text
};
/// A field for one text. Gives the text that was typed when it is done (Enter, Tab, a click
/// elsewhere) and differs from what is shown; Esc gives it up. A text that was refused stays until
/// it is mended.
std::optional<std::string> text_field(Form& form, const std::string& name, const std::string& shown,
                                      const FieldLook& look = {});
/// On a line of its own below the row: why the text was refused, or how a text that runs from right
/// to left will look while it is typed.
void below_field(Form& form, const std::string& name);
/// Keeps what was typed, and says what is wrong with it.
void refuse(Form& form, const std::string& name, std::string text, std::string problem);

/// A bar to drag, 0 to 1, as wide as what is left of the row. The new part while it is dragged;
/// `joins` says whether that goes on with the gesture before.
struct Slide {
  double part = 0;
  bool joins = false;
};
std::optional<Slide> slider(Form& form, const std::string& name, double part);

/// A heading that opens and shuts, with a count behind it (none if negative).
bool begin_section(Form& form, const std::string& name, std::string_view label, int count,
                   bool open, std::string_view meaning = {});
void end_section();

bool small_button(Form& form, const std::string& name, const char* label, std::string_view says);

}  // namespace painpoint::gui
