#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "draw/text.h"
#include "gui/bidi.h"
#include "gui/choice_row.h"
#include "gui/compat.h"
#include "gui/flow.h"
#include "gui/inspected.h"
#include "gui/panel.h"
#include "gui/place_words.h"
#include "gui/probe.h"
#include "gui/story_keys.h"
#include "gui/story_looks.h"
#include "gui/tr.h"
#include "report/figures.h"
#include "report/story.h"
#include "report/story_told.h"
#include "report/story_words.h"
#include "study/compare.h"

namespace painpoint::gui {
namespace {

/// The keys that the panel understands (wish_of_key); those that go on repeat while they are held.
constexpr std::array kStoryKeys = {Key::left,      Key::right, Key::up,   Key::down, Key::page_up,
                                   Key::page_down, Key::space, Key::home, Key::end,  Key::escape};

void wish(const Form& form, StoryWish what) {
  form.requests.emplace_back(RequestStory{std::move(what)});
}

/// Our own words with names of any script in them, wrapped before they are ordered for drawing.
void say(const Form& form, std::string_view text, const draw::Colour& colour, double opacity = 1) {
  if (text.empty()) return;
  const bool from_right = runs_from_right(text);
  const draw::Measure measure = [from_right](std::string_view words, const draw::Font&) {
    const std::string shown = visual_sentence(words, from_right);
    return static_cast<double>(ImGui::CalcTextSize(shown.data(), shown.data() + shown.size()).x);
  };
  constexpr std::size_t kMostLines = 60;
  const auto width = static_cast<double>(ImGui::GetContentRegionAvail().x);
  const double alpha = opacity * static_cast<double>(ImGui::GetStyle().Alpha);
  ImGui::PushStyleColor(ImGuiCol_Text, packed(colour, alpha));
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0, form.px(2)));
  ImGui::BeginGroup();
  for (const std::string& line : draw::fit_lines(text, {}, width, kMostLines, measure)) {
    const std::string seen = visual_sentence(line, from_right);
    ImGui::TextUnformatted(seen.data(), seen.data() + seen.size());
  }
  ImGui::EndGroup();
  ImGui::PopStyleVar();
  ImGui::PopStyleColor();
}
void say(const Form& form, std::string_view text) {
  say(form, text, form.theme.ink);
}
void say_quietly(const Form& form, std::string_view text) {
  ImGui::PushFont(form.theme.small);
  say(form, text, form.theme.quiet_ink);
  ImGui::PopFont();
}
void say_strongly(const Form& form, std::string_view text, const draw::Colour& colour) {
  ImGui::PushFont(form.theme.strong);
  say(form, text, colour);
  ImGui::PopFont();
}

/// The next small button stands beside the one before if there is room for it.
void on_this_line(const Form& form, const std::string& label) {
  ImGui::SameLine(0, form.px(4));
  ImGui::PushFont(form.theme.small);
  const float width = ImGui::CalcTextSize(label.c_str()).x + 2 * ImGui::GetStyle().FramePadding.x;
  ImGui::PopFont();
  if (width > ImGui::GetContentRegionAvail().x) ImGui::NewLine();
}

/// Whose story, with the one before and the one after.
void customer_row(Form& form) {
  const StoryState& story = form.view.story;
  const float button = ImGui::GetFrameHeight();
  begin_row(
      form, tr_words("Customer"),
      tr_words(
          "which of the simulated customers; 0 is the first. Up and Down go to the ones beside"),
      3 * (button + form.px(4)));
  const auto typed =
      text_field(form, "customer", std::to_string(story.customer), {.select_all = true});
  if (typed) {
    if (const auto number = read_customer(*typed))
      wish(form, StoryOf{*number});
    else
      refuse(form, "customer", *typed,
             tr_format("A whole number from 0 to {}",
                       report::grouped(static_cast<double>(kMostCustomers - 1), 0)));
  }
  const auto side_button = [&](const char* label, const char* name, Key key, const char* says) {
    ImGui::SameLine(0, form.px(4));
    if (small_button(form, name, label, says))
      if (const auto what = wish_of_key(story, {key})) wish(form, *what);
  };
  side_button("‹", "customer/previous", Key::up, tr_words("The customer before (Up)"));
  side_button("›", "customer/next", Key::down, tr_words("The customer after (Down)"));
  side_button("×", "close", Key::escape, tr_words("Back to the inspector (Esc)"));
  below_field(form, "customer");
}

void find_row(Form& form) {
  struct Kind {
    study::Telling what;
    const char* label;
    const char* says;
  };
  static constexpr std::array kKinds = {
      Kind{study::Telling::complained_twice, tr_later("complained twice"),
           tr_later("Somebody who complained twice")},
      Kind{study::Telling::lost, tr_later("lost"),
           tr_later("Somebody who was lost; beside a second scenario, one whom that keeps")},
      Kind{study::Telling::slowest, tr_later("slowest"),
           tr_later("Those who were longest on their way")}};
  ImGui::AlignTextToFramePadding();
  ImGui::TextUnformatted(tr("Find"));
  tooltip(form, tr_words("looks among the first customers, under the scenario that is on"));
  for (const Kind& kind : kKinds) {
    on_this_line(form, tr(kind.label));
    const std::string name = fmt::format("find/{}", report::word_of(kind.what));
    const bool on = form.view.story.found && form.view.story.found->what == kind.what;
    if (on) ImGui::PushStyleColor(ImGuiCol_Button, packed(form.theme.selection, 0.16));
    if (small_button(form, name, tr_words(kind.label), tr_words(kind.says)))
      wish(form, StoryFind{kind.what});
    if (on) ImGui::PopStyleColor();
  }
}

/// The second scenario.
void beside_row(Form& form) {
  std::vector<Option> options = {{"", tr_words("no other scenario")}};
  std::string now = options.front().name;
  for (const std::string& id : study::all_scenarios(form.journey)) {
    if (id == form.view.scenario) continue;
    options.push_back({id, plan_name(form.journey, id)});
    if (id == form.view.story.beside) now = options.back().name;
  }
  if (options.size() == 1) return;
  begin_row(form, tr_words("Beside"),
            tr_words("the same customer under a second scenario, with the same luck"));
  if (const auto chosen = combo(form, "beside", now, options))
    wish(form, StoryBeside{options[*chosen].id});
}

/// Who came out of the last search.
void found_rows(Form& form) {
  const StoryState& story = form.view.story;
  if (story.find) {
    ImGui::ProgressBar(static_cast<float>(story.progress), ImVec2(-1, form.px(6)), "");
    return;
  }
  if (!story.found || !story.told || !story.told->replay) return;
  const editor::FoundStories& found = *story.found;
  ImGui::PushStyleVar(ImGuiStyleVar_Alpha, story.found_fresh ? 1.0F : 0.5F);
  say_quietly(form, report::found_in_words(*found.replay, found.what, found.found));
  probe(form, "found");
  for (std::size_t i = 0; i < found.stories.size(); ++i) {
    const study::Story& one = found.stories[i];
    const std::string label = std::to_string(one.customer);
    if (i > 0) on_this_line(form, label);
    const bool on = one.customer == story.customer;
    if (on) ImGui::PushStyleColor(ImGuiCol_Button, packed(form.theme.selection, 0.16));
    if (small_button(form, fmt::format("found/{}", i), label.c_str(),
                     report::summary_of(one.sides.front(), found.replay->cast.roster,
                                        found.journey->currency)))
      wish(form, StoryOf{one.customer});
    if (on) ImGui::PopStyleColor();
  }
  ImGui::PopStyleVar();
}

/// "Step 3 of 7", with the way back and on.
void step_row(Form& form) {
  const StoryState& story = form.view.story;
  const ShownStory& shown = story.shown;
  const auto button = [&](const char* label, const char* name, Key key, bool enabled,
                          const char* says) {
    ImGui::BeginDisabled(!enabled);
    if (ImGui::Button(visual(label).c_str()))
      if (const auto what = wish_of_key(story, {key})) wish(form, *what);
    ImGui::EndDisabled();
    probe(form, name);
    tooltip(form, says);
  };
  button(tr_words("‹ Back"), "previous", Key::left, shown.step > 0,
         tr_words("The step before (Left, PageUp)"));
  ImGui::SameLine(0, form.px(4));
  button(tr_words("Next ›"), "next", Key::right, shown.step + 1 < shown.steps,
         tr_words("The next step (Right, PageDown, Space)"));
  ImGui::SameLine(0, form.px(10));
  ImGui::AlignTextToFramePadding();
  ImGui::PushFont(form.theme.strong);
  ImGui::TextUnformatted(visual(tr_format("Step {} of {}", shown.step + 1, shown.steps)).c_str());
  ImGui::PopFont();
  probe(form, "step");
}

/// What it has come to up to here.
void totals_row(const Form& form, const ShownSide& side) {
  const std::array<std::pair<const char*, const std::string*>, 3> figures = {
      {{tr_words("Cost so far"), &side.cost},
       {tr_words("Wasted"), &side.wasted},
       {tr_words("Elapsed"), &side.elapsed}}};
  ImGui::PushFont(form.theme.small);
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0, form.px(1)));
  ImGui::BeginGroup();
  const float start = ImGui::GetCursorPosX();
  for (const auto& [label, figure] : figures) {
    ImGui::TextDisabled("%s", visual(label).c_str());
    ImGui::SameLine(start + form.px(90), 0);
    ImGui::TextUnformatted(fitted(*figure, ImGui::GetContentRegionAvail().x).c_str());
  }
  ImGui::EndGroup();
  ImGui::PopStyleVar();
  ImGui::PopFont();
}

/// The look of its way on the map, before its scenario's name.
void side_title(const Form& form, const ShownSide& side, std::size_t number) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float high = ImGui::GetTextLineHeight();
  const float middle = at.y + high / 2;
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const auto colour = packed(story_colour(number), static_cast<double>(ImGui::GetStyle().Alpha));
  if (number == 0) {
    list.AddLine({at.x, middle}, {at.x + form.px(26), middle}, colour, form.px(6));
  } else {
    for (const float from : {0.0F, 10.0F, 20.0F})
      list.AddLine({at.x + form.px(from), middle}, {at.x + form.px(from + 6), middle}, colour,
                   form.px(3));
  }
  ImGui::Dummy({form.px(30), high});
  ImGui::SameLine(0, form.px(4));
  say_strongly(form, side.scenario, story_colour(number));
}

void side_rows(const Form& form, const ShownStory& shown, std::size_t number) {
  const ShownSide& side = shown.sides[number];
  ImGui::BeginGroup();
  if (shown.sides.size() > 1) side_title(form, side, number);
  if (side.same) {
    say_quietly(form, tr_words("the same"));
  } else if (side.heading.empty()) {
    say_quietly(form, tr_words("no such visit"));
  } else {
    say_strongly(form, side.heading, form.theme.ink);
    say(form, side.body);
  }
  ImGui::EndGroup();
  probe(form, fmt::format("side/{}", number));
  totals_row(form, side);
  probe(form, fmt::format("totals/{}", number));
  ImGui::Dummy({0, form.px(2)});
}

void luck_rows(const Form& form, const ShownStory& shown) {
  for (const std::string& text : shown.luck) {
    const ImVec2 from = ImGui::GetCursorScreenPos();
    ImGui::Indent(form.px(10));
    say(form, text);
    probe(form, "luck");
    ImGui::Unindent(form.px(10));
    ImGui::GetWindowDrawList()->AddLine(
        {from.x + form.px(2), from.y}, {from.x + form.px(2), ImGui::GetItemRectMax().y},
        packed(form.theme.alarm, static_cast<double>(ImGui::GetStyle().Alpha)), form.px(3));
  }
}

/// `scrolled`: by so many pixels, by keys.
void story_rows(Form& form, float scrolled) {
  StoryState& story = form.view.story;
  const ShownStory& shown = story.shown;
  say_quietly(form, shown.customer);
  say_quietly(form, shown.never);
  ImGui::Dummy({0, form.px(2)});
  step_row(form);
  ImGui::Dummy({0, form.px(2)});
  ImGui::BeginChild("##told", ImVec2(0, 0), false, ImGuiWindowFlags_NoNavInputs);
  probe_box(form.view, "story/words",
            {ImGui::GetWindowPos().x, ImGui::GetWindowPos().y, ImGui::GetWindowWidth(),
             ImGui::GetWindowHeight()});
  if (std::exchange(story.to_top, false)) ImGui::SetScrollY(0);
  if (scrolled != 0) ImGui::SetScrollY(std::max(ImGui::GetScrollY() + scrolled, 0.0F));
  // Of two sides, what makes them part is what people look for.
  const bool luck_first = shown.sides.size() > 1;
  if (luck_first) luck_rows(form, shown);
  for (std::size_t side = 0; side < shown.sides.size(); ++side) {
    if (side > 0) ImGui::Separator();
    side_rows(form, shown, side);
  }
  if (!luck_first) luck_rows(form, shown);
  if (!shown.ending.empty()) ImGui::Separator();
  for (const std::string& text : shown.ending) {
    say(form, text);
    probe(form, "ending");
  }
  say_quietly(form, shown.same_in_every_run);
  ImGui::EndChild();
}

/// Ctrl+Down and Ctrl+Up move the words; by how many pixels. All other keys become wishes.
float take_keys(Form& form) {
  StoryState& story = form.view.story;
  // Escape belongs to the story, while ImGui's own keyboard has left its window for the one around.
  const bool leaving = story.had_keyboard && key_pressed(Key::escape);
  const bool has_keyboard =
      (ImGui::IsWindowFocused(ImGuiFocusedFlags_ChildWindows) || leaving) &&
      !ImGui::GetIO().WantTextInput && form.state().typing_in.empty() &&
      !ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopupId | ImGuiPopupFlags_AnyPopupLevel);
  const ImGuiIO& io = ImGui::GetIO();
  if (has_keyboard && story.had_keyboard) {
    for (const Key key : kStoryKeys)
      if (key_pressed(key, key != Key::escape))
        if (const auto what = wish_of_key(story, {key, io.KeyCtrl, io.KeyShift, io.KeyAlt}))
          wish(form, *what);
    if (key_pressed(Key::enter)) form.state().focus = "story/customer";
  }
  story.had_keyboard = has_keyboard;
  if (!has_keyboard || !io.KeyCtrl) return 0;
  const float step = 3 * ImGui::GetTextLineHeightWithSpacing();
  return key_pressed(Key::down, true) ? step : key_pressed(Key::up, true) ? -step : 0;
}

}  // namespace

void draw_story(PanelContext& context) {
  Form form = form_of(context, "story");
  StoryState& story = context.view.story;
  if (std::exchange(story.take_keyboard, false)) ImGui::SetWindowFocus();
  const float scrolled = take_keys(form);
  customer_row(form);
  find_row(form);
  beside_row(form);
  found_rows(form);
  ImGui::Separator();
  if (!story.told) {
    quiet_text(form, tr_words("Being told ..."));
    return;
  }
  ImGui::PushStyleVar(ImGuiStyleVar_Alpha, story.fresh ? 1.0F : 0.5F);
  for (const Diagnostic& problem : story.told->problem.all())
    if (!story.told->story) alarm_text(form, problem.message + ". " + problem.advice);
  if (story.told->story) story_rows(form, scrolled);
  ImGui::PopStyleVar();
}

}  // namespace painpoint::gui
