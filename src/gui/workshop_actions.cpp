#include "gui/workshop_actions.h"

#include <fmt/format.h>

#include <algorithm>
#include <type_traits>
#include <utility>

#include "gui/actions.h"
#include "gui/tr.h"
#include "publish/report.h"
#include "study/compare.h"

namespace painpoint::gui {
namespace {

using Clock = std::chrono::steady_clock;
constexpr std::size_t kProposed = 5;

WorkshopState& workshop_of(Editor& editor) {
  return editor.view.workshop;
}

const Scenario* scratch_in(const Editor& editor) {
  return editor.document->journey().scenarios.find(editor.view.workshop.scratch);
}

/// Without what was tried nothing is changed.
const Changes& tried_changes(const Editor& editor) {
  static const Changes kNone;
  const Scenario* scratch = scratch_in(editor);
  return scratch == nullptr ? kNone : scratch->changes;
}

/// What is tried is what is calculated, also after undo.
void show_tried(Editor& editor) {
  editor.view.scenario =
      scratch_in(editor) != nullptr ? editor.view.workshop.scratch : std::string(study::kBase);
}

void know_figures(Editor& editor, std::size_t row) {
  WorkshopState& workshop = workshop_of(editor);
  const bool shows_tried = editor.live->exact() != nullptr && editor.live->exact_is_fresh() &&
                           editor.live->exact()->scenario == workshop.scratch;
  if (!shows_tried) return;
  if (const auto figures = editor::tried_figures(*editor.live->exact()))
    workshop.log.know(row, *figures);
  if (!editor.live->decision_is_fresh()) return;
  if (const study::PlanOutlook* plan = outlook_of_tried(editor); plan != nullptr)
    workshop.log.know(row, plan->beats_nothing.value);
}

std::optional<std::size_t> note_tried(Editor& editor) {
  WorkshopState& workshop = workshop_of(editor);
  const std::size_t before = workshop.log.rows().size();
  const auto row = workshop.log.note(editor.document->journey(), tried_changes(editor));
  if (!row) return std::nullopt;
  know_figures(editor, *row);
  if (workshop.log.rows().size() != before) {
    workshop.row = *row;
    workshop.to_row = kFramesToShow;
    for (const std::string& line : workshop.log.rows()[*row].words) editor.fonts.need(line);
  }
  return row;
}

void enter_workshop(Editor& editor) {
  WorkshopState& workshop = workshop_of(editor);
  const Journey& journey = editor.document->journey();
  workshop.on = true;
  workshop.entered_at = editor.document->history_position();
  workshop.redo_is_ours = !editor.document->can_redo();
  workshop.scratch = editor::scratch_of(journey);
  if (workshop.scratch.empty()) workshop.scratch = editor::next_scratch(journey);
  workshop.set_projector = !editor.before_projector;
  if (workshop.set_projector) switch_projector(editor);
  workshop.gesture = {};
  workshop.seen.reset();
  workshop.in_log = false;
  editor.view.renaming.clear();
  show_sliders(editor);
  say(editor,
      tr_words(
          "Workshop: the base is locked. What you try is a plan of its own until F3 leaves the "
          "workshop."));
}

void leave_workshop(Editor& editor) {
  WorkshopState& workshop = workshop_of(editor);
  note_tried(editor);
  const bool tried = scratch_in(editor) != nullptr;
  if (tried) apply_edit(editor, editor::RemoveEntry{"scenarios." + workshop.scratch});
  end_workshop(editor);
  if (editor.view.page == ViewPage::workshop) editor.view.page = ViewPage::map;
  editor.view.focus_map = true;
  say(editor,
      tried ? tr_words("The workshop is over and the base as it was. The list of what was tried is "
                       "there again with F3; Ctrl+Z brings the last one back.")
            : tr_words("The workshop is over and the base as it was."));
}

/// What is drawn, as the document is now.
void refresh_sliders(Editor& editor) {
  WorkshopState& workshop = workshop_of(editor);
  const auto now = editor.document->snapshot();
  if (workshop.sliders_of != now || workshop.sliders_for != workshop.numbers) {
    workshop.sliders = editor::sliders_of(*now, workshop.scratch, workshop.numbers);
    workshop.sliders_of = now;
    workshop.sliders_for = workshop.numbers;
    const std::size_t count = workshop.sliders.size();
    workshop.slider = std::min(workshop.slider, count == 0 ? 0 : count - 1);
  }
}

/// One move of a slider, which goes on with the gesture or begins one.
void try_value(Editor& editor, const WorkshopTry& move) {
  WorkshopState& workshop = workshop_of(editor);
  WorkshopState::Gesture& gesture = workshop.gesture;
  const editor::Revision before = editor.document->revision();
  const bool goes_on = move.goes_on && gesture.address == move.address && gesture.last == before;
  if (!goes_on) gesture = {move.address, before, before};
  // A gesture that is back where it began has left no step that could be gone on with.
  const bool joins = goes_on && before != gesture.began;
  if (!apply_edit(
          editor,
          editor::try_edit(editor.document->journey(), workshop.scratch, move.address, move.value),
          joins))
    gesture = {};
  gesture.last = editor.document->revision();
  show_tried(editor);
}

/// The slider of a number as it is by now; null if it has none.
const editor::WorkshopSlider* slider_of(Editor& editor, const std::string& address) {
  refresh_sliders(editor);
  for (const editor::WorkshopSlider& slider : workshop_of(editor).sliders)
    if (slider.address == address) return &slider;
  return nullptr;
}

/// Presses of one key after the other, with no rest between them, are one gesture.
void step_value(Editor& editor, const WorkshopStep& wish) {
  const editor::WorkshopSlider* slider = slider_of(editor, wish.address);
  if (slider == nullptr) return;
  const WorkshopState& workshop = workshop_of(editor);
  const bool goes_on = workshop.gesture.address == wish.address && !workshop.rested;
  const double value = editor::stepped(slider->track, slider->value, wish.steps);
  try_value(editor, {wish.address, value, goes_on});
}

void reset_value(Editor& editor, const std::string& address) {
  const editor::WorkshopSlider* slider = slider_of(editor, address);
  if (slider != nullptr) try_value(editor, {address, slider->base, false});
}

void pin(Editor& editor, const WorkshopPin& wish) {
  WorkshopState& workshop = workshop_of(editor);
  std::vector<std::string>& numbers = workshop.numbers;
  const auto there = std::find(numbers.begin(), numbers.end(), wish.address);
  if (!wish.on) {
    if (there != numbers.end()) numbers.erase(there);
  } else if (there == numbers.end()) {
    if (!editor::can_be_tried(editor.document->journey(), wish.address))
      return say_trouble(editor,
                         tr_words("No plan can change this number, so that it cannot be tried."));
    numbers.push_back(wish.address);
    workshop.slider = numbers.size() - 1;
    workshop.to_slider = true;
  }
  const std::string what = editor::phrase_of(editor.document->journey(), wish.address);
  say(editor, wish.on ? tr_format("{} is a slider of the workshop (F3)", what)
                      : tr_format("{} is no slider of the workshop any more", what));
}

void go_back_to(Editor& editor, const Changes& changes) {
  const WorkshopState& workshop = workshop_of(editor);
  if (const auto edit = editor::go_back_edit(editor.document->journey(), workshop.scratch, changes))
    apply_edit(editor, *edit);
  show_tried(editor);
}

void keep_tried(Editor& editor, const WorkshopKeep& wish) {
  WorkshopState& workshop = workshop_of(editor);
  if (wish.row >= workshop.log.rows().size()) return;
  const std::string name =
      wish.name.find_first_not_of(' ') == std::string::npos
          ? editor::name_for(editor.document->journey(), workshop.log.rows()[wish.row].changes)
          : wish.name;
  const auto edit = editor::keep_edit(editor.document->journey(), workshop.scratch,
                                      workshop.log.rows()[wish.row].changes, name);
  workshop.naming.reset();
  if (!apply_edit(editor, edit)) return;
  workshop.log.keep(wish.row, name);
  say(editor, tr_format("Kept as the scenario “{}”. Save (Ctrl+S) to have it in the file.", name));
}

void ask_name(Editor& editor, std::size_t row) {
  WorkshopState& workshop = workshop_of(editor);
  if (row >= workshop.log.rows().size()) return;
  const std::string name =
      editor::name_for(editor.document->journey(), workshop.log.rows()[row].changes);
  workshop.naming = NameForTried{row, name};
  workshop.row = row;
  workshop.to_row = kFramesToShow;
}

/// The page asks how sure it is, where that can be said; once for each state that has rested.
void ask_how_sure(Editor& editor) {
  if (tried_changes(editor).empty() || editor.live->decision_is_fresh() ||
      editor.live->decision_progress().busy ||
      !publish::why_no_decision(editor.document->journey()).empty())
    return;
  editor.live->ask_decision();
}

void propose_sliders(Editor& editor) {
  WorkshopState& workshop = workshop_of(editor);
  const editor::SlowFigures* slow = editor.live->slow();
  if (workshop.proposed || slow == nullptr || !slow->derivatives) return;
  workshop.proposed = true;
  for (const std::string& address :
       editor::proposed_numbers(editor.document->journey(), *slow->derivatives, kProposed)) {
    if (workshop.numbers.size() >= kProposed) break;
    if (std::find(workshop.numbers.begin(), workshop.numbers.end(), address) ==
        workshop.numbers.end())
      workshop.numbers.push_back(address);
  }
}

}  // namespace

bool in_workshop(const Editor& editor) {
  return editor.document && editor.view.workshop.on;
}

bool is_at_sliders(const Editor& editor) {
  return in_workshop(editor) && editor.view.page == ViewPage::workshop;
}

void switch_workshop(Editor& editor) {
  in_workshop(editor) ? leave_workshop(editor) : enter_workshop(editor);
}

void end_workshop(Editor& editor) {
  WorkshopState& workshop = workshop_of(editor);
  if (workshop.on && workshop.set_projector && editor.before_projector) switch_projector(editor);
  workshop.on = workshop.blank = workshop.at_worst = false;
  workshop.naming.reset();
}

void show_sliders(Editor& editor) {
  editor.view.page = ViewPage::workshop;
  editor.view.workshop.to_slider = editor.view.workshop.take_keyboard = true;
  editor.view.workshop.at_worst = false;
}

void fulfil(Editor& editor, const WorkshopWish& wish) {
  WorkshopState& workshop = workshop_of(editor);
  // Numbers may be chosen before the workshop begins; all else is done in it.
  if (const auto* pinned = std::get_if<WorkshopPin>(&wish); pinned != nullptr)
    return pin(editor, *pinned);
  if (!in_workshop(editor)) return;
  std::visit(
      [&](const auto& what) {
        using What = std::decay_t<decltype(what)>;
        if constexpr (std::is_same_v<What, WorkshopTry>) {
          try_value(editor, what);
        } else if constexpr (std::is_same_v<What, WorkshopReset>) {
          reset_value(editor, std::string(what.address));
        } else if constexpr (std::is_same_v<What, WorkshopStep>) {
          step_value(editor, what);
        } else if constexpr (std::is_same_v<What, WorkshopResetAll>) {
          go_back_to(editor, {});
        } else if constexpr (std::is_same_v<What, WorkshopChoose>) {
          const std::size_t count = workshop.sliders.size();
          workshop.slider = std::min(what.slider, count == 0 ? 0 : count - 1);
          workshop.in_log = false;
          workshop.to_slider = true;
        } else if constexpr (std::is_same_v<What, WorkshopChooseRow>) {
          workshop.row = what.row;
          workshop.in_log = true;
          workshop.to_row = kFramesToShow;
        } else if constexpr (std::is_same_v<What, WorkshopToSliders>) {
          workshop.in_log = false;
        } else if constexpr (std::is_same_v<What, WorkshopNote>) {
          if (!note_tried(editor))
            say(editor, tr_words("Nothing is tried yet: move a slider first."));
        } else if constexpr (std::is_same_v<What, WorkshopGoBackTo>) {
          workshop.row = what.row;
          if (what.row < workshop.log.rows().size())
            go_back_to(editor, Changes(workshop.log.rows()[what.row].changes));
        } else if constexpr (std::is_same_v<What, WorkshopAskName>) {
          ask_name(editor, what.row);
        } else if constexpr (std::is_same_v<What, WorkshopKeep>) {
          keep_tried(editor, what);
        } else if constexpr (std::is_same_v<What, WorkshopGiveUpName>) {
          workshop.naming.reset();
        }
      },
      wish);
}

void ask_name_of_tried(Editor& editor) {
  WorkshopState& workshop = workshop_of(editor);
  const auto row = workshop.in_log ? std::optional(workshop.row) : note_tried(editor);
  if (!row) return say(editor, tr_words("Nothing is tried yet: move a slider first."));
  ask_name(editor, *row);
}

void blank_screen(Editor& editor) {
  editor.view.workshop.blank = true;
}

bool may_undo(const Editor& editor) {
  return !in_workshop(editor) ||
         editor.document->history_position() > editor.view.workshop.entered_at;
}

bool may_redo(const Editor& editor) {
  return !in_workshop(editor) || editor.view.workshop.redo_is_ours;
}

void say_locked(Editor& editor) {
  say_trouble(
      editor,
      tr_words("The base is locked during the workshop: nothing was changed. Try it with a slider, "
               "or leave with F3 to edit."));
}

const study::PlanOutlook* outlook_of_tried(const Editor& editor) {
  const editor::DecisionFigures* decided = editor.live->decision();
  if (decided == nullptr || !decided->decision) return nullptr;
  for (const study::PlanOutlook& plan : decided->decision->plans)
    if (plan.id == editor.view.workshop.scratch) return &plan;
  return nullptr;
}

void follow_workshop(Editor& editor) {
  WorkshopState& workshop = workshop_of(editor);
  if (!workshop.on) return;
  if (!editor.document->can_redo()) workshop.redo_is_ours = true;  // what follows is done here
  if (editor.view.page == ViewPage::workshop) show_tried(editor);
  propose_sliders(editor);
  refresh_sliders(editor);
  const auto now = editor.document->snapshot();
  if (workshop.seen != now) {
    workshop.seen = now;
    workshop.changed = Clock::now();
    workshop.rested = false;
  }
  const bool held = !workshop.dragging.empty();
  if (!workshop.rested && !held && Clock::now() >= workshop.changed + workshop.rest) {
    workshop.rested = true;
    note_tried(editor);
    ask_how_sure(editor);
    if (editor.wake) editor.wake();
  }
  if (const auto row = workshop.log.row_of(tried_changes(editor))) know_figures(editor, *row);
}

}  // namespace painpoint::gui
