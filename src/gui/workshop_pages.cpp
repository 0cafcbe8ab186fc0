#include <algorithm>

#include "gui/actions.h"
#include "gui/map_camera.h"
#include "gui/palette.h"
#include "gui/ranking_rows.h"
#include "gui/things.h"
#include "gui/tr.h"
#include "gui/workshop_actions.h"
#include "study/derivatives.h"

namespace painpoint::gui {
namespace {

/// The pages that are turned, in their order.
enum class PresentedPage : int { map, worst, sliders, compare };
constexpr int kPresentedPages = 4;

PresentedPage page_now(const Editor& editor) {
  if (editor.view.page == ViewPage::workshop) return PresentedPage::sliders;
  if (editor.view.page == ViewPage::compare) return PresentedPage::compare;
  return editor.view.workshop.at_worst ? PresentedPage::worst : PresentedPage::map;
}

/// The touchpoint of the pain point that costs most in the scenario that is on.
std::string worst_touchpoint(const Editor& editor) {
  const editor::SlowFigures* slow = editor.live->slow();
  if (slow == nullptr || !slow->hurts || !slow->journey) return {};
  for (const RankedPain& pain : ranked_pains(*slow->journey, *slow->hurts, study::HurtBy::cost)) {
    const std::string_view id = touchpoint_of(pain.address);
    if (editor.document->journey().touchpoints.contains(id)) return std::string(id);
  }
  return {};
}

void show_whole_map(Editor& editor) {
  compare(editor, false);
  editor.view.selected.clear();
  editor.view.fit_all = true;
  editor.view.focus_map = true;
}

void show_worst(Editor& editor) {
  const std::string worst = worst_touchpoint(editor);
  compare(editor, false);
  editor.view.focus_map = true;
  editor.view.workshop.at_worst = true;
  if (worst.empty())
    return say(editor,
               tr_words("No pain point costs anything, or it is still being worked out which."));
  editor.view.selected = {"touchpoints." + worst};
  editor.view.frame_selection = true;
}

}  // namespace

void turn_page(Editor& editor, int by) {
  const int now = static_cast<int>(page_now(editor));
  const auto next = static_cast<PresentedPage>((now + by + kPresentedPages) % kPresentedPages);
  editor.view.workshop.at_worst = false;
  editor.message = {};
  switch (next) {
    case PresentedPage::map:
      return show_whole_map(editor);
    case PresentedPage::worst:
      return show_worst(editor);
    case PresentedPage::sliders:
      return show_sliders(editor);
    case PresentedPage::compare:
      return compare(editor, true);
  }
}

void choose_sliders(Editor& editor) {
  const editor::SlowFigures* slow = editor.live->slow();
  if (slow == nullptr || !slow->derivatives)
    return say(editor, tr_words("It is still being worked out which numbers matter."));
  editor.palette = make_palette(editor, PaletteKind::numbers);
}

}  // namespace painpoint::gui
