#include "gui/choice_row.h"

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <utility>

#include "gui/bidi.h"
#include "gui/flow.h"
#include "gui/mirror.h"
#include "gui/several.h"
#include "gui/split_edit.h"
#include "gui/tr.h"

namespace painpoint::gui {
namespace {

std::vector<Option> options_of(const std::vector<Choice>& choices) {
  std::vector<Option> options;
  for (const Choice& choice : choices) options.push_back({choice.id, choice.name});
  return options;
}

/// "New team ..." of a collection called "teams".
std::string new_of(std::string_view collection) {
  std::string_view one = collection;
  if (one.ends_with('s')) one.remove_suffix(1);
  return tr_format("New {} ...", one);
}

/// The field for the name of something new, below a row that asked for it. The new one is made and
/// named in the reference at once, as one step.
void name_of_new(Form& form, const std::string& address, std::string_view collection) {
  const std::string name = address + ".new";
  if (form.state().adding != name) return;
  begin_row(form, fmt::format("  {}", new_of(collection)),
            tr_words("Enter makes it; Esc leaves it be"));
  const auto typed = text_field(form, name, "", {.hint = tr_words("its name")});
  if (typed && !typed->empty()) {
    const std::string id = editor::free_id(form.journey, collection, *typed);
    ask(form, editor::Together{{editor::AddEntry{std::string(collection), id, *typed},
                                editor::SetText{address, id}},
                               fmt::format("Add {}", *typed)});
  }
  const bool left = form.state().typing_in != form.panel + "/" + name && form.state().focus.empty();
  if (typed || (left && ImGui::IsItemDeactivated())) form.state().adding.clear();
}

}  // namespace

std::string_view collection_of(Refers refers) {
  switch (refers) {
    case Refers::cause:
      return "causes";
    case Refers::channel:
      return "channels";
    case Refers::team:
      return "teams";
    case Refers::stage:
      return "stages";
    case Refers::touchpoint:
    case Refers::next:
    case Refers::scenario:
    case Refers::nothing:
      break;
  }
  return {};
}

std::optional<std::size_t> combo(Form& form, const std::string& name, std::string_view preview,
                                 std::span<const Option> options, bool arrow) {
  const float button = arrow ? ImGui::GetFrameHeight() : 0;
  const float room = ImGui::CalcItemWidth() - button - form.px(12);
  const std::string seen = fitted(preview, room);
  std::optional<std::size_t> chosen;
  const bool open = ImGui::BeginCombo(("##" + name).c_str(), seen.c_str(),
                                      arrow ? 0 : ImGuiComboFlags_NoArrowButton);
  if (!open) {
    probe(form, name);
    if (seen != visual(preview)) tooltip(form, preview);
    return chosen;
  }
  for (std::size_t i = 0; i < options.size(); ++i) {
    const std::string label = fmt::format("{}##{}", visual(options[i].name), options[i].id);
    if (ImGui::Selectable(label.c_str(), options[i].name == preview)) chosen = i;
    probe(form, fmt::format("{}/{}", name, options[i].id));
  }
  ImGui::EndCombo();
  return chosen;
}

void word_row(Form& form, const std::string& address, const LanguageKey& key,
              std::span<const std::string_view> words, std::size_t now) {
  begin_row(form, words_of_key(key.name), key.meaning);
  std::vector<Option> options;
  for (const std::string_view word : words)
    options.push_back({std::string(word.empty() ? "none" : word),
                       word.empty() ? tr_words("Not said") : words_of_key(word)});
  const bool same = same_there(form, address);
  const auto chosen = combo(
      form, address, same ? std::string_view(options[now].name) : tr_words(kSeveral), options);
  if (!same) probe(form, address + "/several");
  if (chosen && (*chosen != now || !same))
    ask(form, editor::SetText{address, std::string(words[*chosen])});
}

void reference_row(Form& form, const std::string& address, const LanguageKey& key,
                   const std::string& now) {
  begin_row(form, words_of_key(key.name), key.meaning);
  std::vector<Option> options = {{"none", tr_words("None")}};
  for (Option& option : options_of(choices_of(form.journey, form.view.scenario, key.refers)))
    options.push_back(std::move(option));
  const std::string_view collection = collection_of(key.refers);
  if (!collection.empty()) options.push_back({"new", new_of(collection)});
  const bool same = same_there(form, address);
  const std::string preview = !same         ? tr_words(kSeveral)
                              : now.empty() ? tr_words("None")
                                            : name_of(form.journey, key.refers, now);
  const auto chosen = combo(form, address, preview, options);
  if (!same) probe(form, address + "/several");
  if (chosen) {
    const bool makes_new = !collection.empty() && *chosen + 1 == options.size();
    if (makes_new) {
      form.state().adding = address + ".new";
      form.state().focus = form.panel + "/" + address + ".new";
    } else {
      const std::string id = *chosen == 0 ? std::string() : options[*chosen].id;
      if (id != now || !same) ask(form, editor::SetText{address, id});
    }
  }
  name_of_new(form, address, collection);
}

void text_row(Form& form, const std::string& address, std::string_view label,
              std::string_view meaning, const std::string& now) {
  begin_row(form, label, meaning);
  const bool same = same_there(form, address);
  const auto typed = text_field(form, address, same ? now : std::string(),
                                {.hint = same ? tr_words("not said") : tr_words(kSeveral)});
  if (!same) probe(form, address + "/several");
  below_field(form, address);
  if (typed) ask(form, editor::SetText{address, *typed});
}

void flag_row(Form& form, const std::string& address, const LanguageKey& key, bool now) {
  begin_row(form, words_of_key(key.name), key.meaning);
  const bool same = same_there(form, address);
  bool on = now && same;
  if (ImGui::Checkbox(("##" + address).c_str(), &on)) ask(form, editor::SetFlag{address, on});
  keep_tick_of_box(form.view);
  probe(form, address);
  tooltip(form, key.meaning);
  if (same) return;
  ImGui::SameLine();
  ImGui::TextDisabled("%s", tr_words(kSeveral));
  probe(form, address + "/several");
}

void list_rows(Form& form, const std::string& address, const LanguageKey& key,
               const std::vector<std::string>& now) {
  begin_row(form, words_of_key(key.name), key.meaning);
  if (!same_there(form, address)) {
    if (take_from_first(form, address)) ask(form, editor::SetList{address, now});
    return;
  }
  std::vector<Option> options;
  for (Option& option : options_of(choices_of(form.journey, form.view.scenario, key.refers))) {
    const bool itself = address.starts_with("scenarios." + option.id + ".");
    if (!itself && std::find(now.begin(), now.end(), option.id) == now.end())
      options.push_back(std::move(option));
  }
  if (const auto chosen = combo(
          form, address, options.empty() ? tr_words("All are in") : tr_words("Add ..."), options)) {
    std::vector<std::string> more = now;
    more.push_back(options[*chosen].id);
    ask(form, editor::SetList{address, std::move(more)});
  }
  for (std::size_t i = 0; i < now.size(); ++i) {
    const float square = ImGui::GetFrameHeight();
    begin_row(form, "", "", square);
    const std::string name = name_of(form.journey, key.refers, now[i]);
    const std::string seen = fitted(name, ImGui::CalcItemWidth());
    const float right = ImGui::GetCursorPosX() + ImGui::CalcItemWidth();
    ImGui::AlignTextToFramePadding();
    ImGui::TextUnformatted(seen.c_str());
    tooltip(form, name);
    ImGui::SameLine(right, 0);
    if (small_button(form, fmt::format("{}/{}/remove", address, now[i]), "×",
                     tr_words("Take it out"))) {
      std::vector<std::string> fewer = now;
      fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
      ask(form, editor::SetList{address, std::move(fewer)});
    }
  }
}

}  // namespace painpoint::gui
