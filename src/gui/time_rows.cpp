#include "gui/time_rows.h"

#include <fmt/format.h>
#include <imgui.h>

#include <utility>
#include <vector>

#include "gui/choice_row.h"
#include "gui/number_row.h"
#include "gui/number_text.h"
#include "gui/probe.h"
#include "gui/several.h"
#include "gui/time_density.h"
#include "gui/time_edit.h"
#include "gui/tr.h"

namespace painpoint::gui {
namespace {

/// How likely which time is, with a line at the mean.
void draw_curve(const Form& form, const Time& time, float width, float height) {
  const ImVec2 from = ImGui::GetCursorScreenPos();
  ImGui::Dummy(ImVec2(width, height));
  const TimeDensity density = density_of(time);
  if (density.last <= 0) return;
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float foot = from.y + height - form.px(1);
  list.AddLine(ImVec2(from.x, foot), ImVec2(from.x + width, foot), packed(form.theme.rule));
  const float step = width / static_cast<float>(std::max<std::size_t>(density.pieces.size(), 1));
  for (std::size_t i = 0; i < density.pieces.size(); ++i) {
    const float x = from.x + step * static_cast<float>(i);
    const float top = foot - (height - form.px(3)) * static_cast<float>(density.pieces[i]);
    list.AddRectFilled(ImVec2(x, top), ImVec2(x + step, foot), packed(form.theme.accent, 0.35));
  }
  const double mean = mean_minutes(time);
  const float x = from.x + width * static_cast<float>(mean / density.last);
  list.AddLine(ImVec2(x, from.y), ImVec2(x, foot), packed(form.theme.accent), form.px(1.5));
  tooltip(form, tr_format("How likely which time is, up to {}; the line is the mean, {}",
                          text_of_number(Quantity::minutes, density.last),
                          text_of_number(Quantity::minutes, mean)));
}

void family_row(Form& form, const std::string& address, const Time& time) {
  const float curve = time.family == TimeFamily::fixed ? 0 : form.px(64);
  begin_row(form, "   varies", tr_words("how the time varies from one visit to the next"), curve);
  std::vector<Option> options;
  for (const std::string_view word : Words<TimeFamily>::words)
    options.push_back({std::string(word), words_of_key(word)});
  const auto now = static_cast<std::size_t>(time.family);
  options[0].name = tr_words("Not at all");
  if (const auto chosen = combo(form, address + ".family", options[now].name, options);
      chosen && *chosen != now)
    ask(form, editor::SetTime{address, with_family(time, static_cast<TimeFamily>(*chosen))});
  if (curve <= 0) return;
  ImGui::SameLine(0, form.px(4));
  draw_curve(form, time, curve - form.px(4), ImGui::GetFrameHeight());
}

void spread_rows(Form& form, const std::string& address, const Time& time) {
  const bool cv = time.spread_kind == Time::Spread::cv;
  const std::string spread = address + (cv ? ".cv" : ".sd");
  number_row(form, spread, cv ? tr_words("   spread (cv)") : tr_words("   spread (sd)"));
  if (form.several != nullptr || !form.state().details.contains(spread)) return;
  begin_below(form);
  const char* other = cv ? tr_words("as minutes (sd)") : tr_words("as a part of the mean (cv)");
  if (small_button(form, address + ".spread_kind", other,
                   tr_words("cv: the standard deviation as a part of the mean; sd: in minutes")))
    ask(form,
        editor::SetTime{address, with_spread_kind(time, cv ? Time::Spread::sd : Time::Spread::cv)});
}

void list_row(Form& form, const std::string& address, const Time& time, bool weights) {
  const std::string name = address + (weights ? ".weights" : ".values");
  begin_row(form, weights ? "   weights" : "   values",
            weights ? tr_words("how often each value was seen; equally often unless said")
                    : tr_words("the observed times, with commas between"));
  const std::vector<Number>& now = weights ? time.weights : time.values;
  const auto typed = text_field(form, name, text_of_list(now, weights),
                                {.hint = weights ? tr_words("all alike") : ""});
  below_field(form, name);
  if (!typed) return;
  const TypedList list = list_from_text(*typed, weights);
  if (!list.problem.empty()) return refuse(form, name, *typed, list.problem);
  if (!weights && list.values.empty())
    return refuse(form, name, *typed, tr_words("at least one time is needed"));
  if (weights && !list.values.empty() && list.values.size() != time.values.size())
    return refuse(
        form, name, *typed,
        tr_format("there are {} values and {} weights", time.values.size(), list.values.size()));
  Time changed = time;
  std::vector<Number>& numbers = weights ? changed.weights : changed.values;
  numbers.resize(list.values.size());
  for (std::size_t i = 0; i < numbers.size(); ++i) numbers[i].value = list.values[i];
  if (!weights && !changed.weights.empty()) changed.weights.resize(changed.values.size(), 1.0);
  ask(form, editor::SetTime{address, std::move(changed)});
}

}  // namespace

void time_rows(Form& form, const std::string& address, const LanguageKey& key, const Time& time) {
  number_row(form, address, words_of_key(key.name));
  if (!same_there(form, address)) return;  // they vary each in its own way
  // No time at all does not vary either.
  if (time.family == TimeFamily::fixed && time.mean.value == 0) return;
  family_row(form, address, time);
  switch (time.family) {
    case TimeFamily::fixed:
    case TimeFamily::exponential:
      break;
    case TimeFamily::lognormal:
    case TimeFamily::gamma:
      spread_rows(form, address, time);
      break;
    case TimeFamily::uniform:
    case TimeFamily::triangular:
      number_row(form, address + ".min", tr_words("   at least"));
      if (time.family == TimeFamily::triangular)
        number_row(form, address + ".mode", tr_words("   most often"));
      number_row(form, address + ".max", tr_words("   at most"));
      break;
    case TimeFamily::empirical:
      list_row(form, address, time, false);
      list_row(form, address, time, true);
      break;
  }
}

}  // namespace painpoint::gui
