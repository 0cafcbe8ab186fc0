#include "gui/note_rows.h"

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "base/text.h"
#include "gui/several.h"
#include "gui/tr.h"

namespace painpoint::gui {
namespace {

/// Long texts get several lines from here on.
constexpr std::size_t kOneLine = 36;
constexpr std::string_view kLinks = "links";

std::vector<std::string_view> usual_keys(NoteKeys keys) {
  std::vector<std::string_view> usual;
  if (keys == NoteKeys::journey_map) usual.assign(kJourneyMapNotes.begin(), kJourneyMapNotes.end());
  if (keys != NoteKeys::anything)
    usual.insert(usual.end(), kGeneralNotes.begin(), kGeneralNotes.end());
  return usual;
}

/// Fields for a note and all that is in it; whether `note` was changed.
bool edit_note(Form& form, const std::string& name, std::string_view label, Note& note);

bool edit_items(Form& form, const std::string& name, Note& note) {
  bool changed = false;
  std::size_t gone = note.items.size();
  for (std::size_t i = 0; i < note.items.size(); ++i) {
    auto& [key, item] = note.items[i];
    const std::string one = fmt::format("{}.{}", name, key.empty() ? std::to_string(i + 1) : key);
    const std::string label = "  " + (key.empty() ? std::to_string(i + 1) + "." : key);
    changed |= edit_note(form, one, label, item);
    if (item.kind == Note::Kind::text && item.text.empty()) gone = i;
  }
  if (changed && gone < note.items.size())
    note.items.erase(note.items.begin() + static_cast<std::ptrdiff_t>(gone));
  begin_row(form, "", "");
  const std::string more = name + ".more";
  const bool list = note.kind == Note::Kind::list;
  const auto typed = text_field(
      form, more, "", {.hint = list ? tr_words("one more") : tr_words("one more: key = text")});
  below_field(form, more);
  if (!typed || typed->empty()) return changed;
  Note item;
  if (list) {
    item.text = *typed;
    note.items.emplace_back("", std::move(item));
    return true;
  }
  const std::size_t sign = typed->find('=');
  std::string key = typed->substr(0, sign);
  while (key.ends_with(' ')) key.pop_back();
  if (sign == std::string::npos || key.empty()) {
    refuse(form, more, *typed, tr_words("write key = text"));
    return changed;
  }
  item.text = typed->substr(std::min(typed->find_first_not_of(' ', sign + 1), typed->size()));
  note.items.emplace_back(std::move(key), std::move(item));
  return true;
}

bool edit_note(Form& form, const std::string& name, std::string_view label, Note& note) {
  begin_row(form, label, tr_words("shown, never calculated with"));
  if (note.kind != Note::Kind::text) {
    ImGui::AlignTextToFramePadding();
    const bool list = note.kind == Note::Kind::list;
    ImGui::TextDisabled("%s", note.items.empty() ? tr_words("none")
                              : list             ? tr_words("a list")
                                                 : tr_words("a map"));
    probe(form, name);
    return edit_items(form, name, note);
  }
  const bool lines = note.text.size() > kOneLine || note.text.find('\n') != std::string::npos;
  const auto typed =
      text_field(form, name, note.text, {.lines = lines, .hint = tr_words("not said")});
  below_field(form, name);
  if (!typed) return false;
  note.text = *typed;
  return true;
}

/// Some keys hold several texts: what is added to them is one more of a list, also where a file has
/// a single text.
void make_list(Note& note) {
  if (note.kind != Note::Kind::text) return;
  Note list;
  list.kind = Note::Kind::list;
  if (!note.text.empty()) list.items.emplace_back("", std::move(note));
  note = std::move(list);
}

void one_note(Form& form, const std::string& address, std::string_view key, const Note* now) {
  const std::string whole(key);
  const bool same = same_note(form, address, whole);
  Note note = now != nullptr && same ? *now : Note{};
  if (key == kLinks) make_list(note);
  const std::string name = fmt::format("{}.{}", address.empty() ? "journey" : address, key);
  if (!same) {
    begin_row(form, words_of_key(key), tr_words("shown, never calculated with"));
    const auto typed = text_field(form, name, "", {.hint = tr_words(kSeveral)});
    probe(form, name + "/several");
    if (!typed) return;
    if (note.kind == Note::Kind::list)
      note.items.emplace_back("", Note{Note::Kind::text, *typed, {}});
    else
      note.text = *typed;
  } else if (!edit_note(form, name, words_of_key(key), note)) {
    return;
  }
  const bool empty = note.kind == Note::Kind::text ? note.text.empty() : note.items.empty();
  ask(form, editor::SetNote{address, std::string(key),
                            empty ? std::nullopt : std::optional(std::move(note))});
}

void add_own(Form& form, const std::string& address, const Notes& notes, NoteKeys keys) {
  const std::string name = fmt::format("{}.own_key", address.empty() ? "journey" : address);
  begin_row(form, tr_words("Your own"),
            tr_words("a key of your own for a text; shown, never calculated with"));
  const auto typed = text_field(form, name, "", {.hint = tr_words("key = text")});
  below_field(form, name);
  if (!typed || typed->empty()) return;
  const std::size_t sign = typed->find('=');
  std::string key = typed->substr(0, sign);
  while (key.ends_with(' ')) key.pop_back();
  std::replace(key.begin(), key.end(), ' ', '_');
  if (keys != NoteKeys::anything && !key.starts_with("x-")) key.insert(0, "x-");
  if (sign == std::string::npos || !is_id(key))
    return refuse(form, name, *typed, tr_words("write a key, = and the text: mood = tired"));
  if (notes.contains(key))
    return refuse(form, name, *typed, tr_words("there is such a key already"));
  Note note;
  note.text = typed->substr(std::min(typed->find_first_not_of(' ', sign + 1), typed->size()));
  if (note.text.empty())
    return refuse(form, name, *typed, tr_words("the text is missing behind the ="));
  ask(form, editor::SetNote{address, std::move(key), std::move(note)});
}

}  // namespace

void note_rows(Form& form, const std::string& address, const Notes& notes, NoteKeys keys) {
  const std::vector<std::string_view> usual = usual_keys(keys);
  for (const std::string_view key : usual) one_note(form, address, key, notes.find(key));
  if (form.several != nullptr) return;  // keys of one's own are those of one thing
  for (const auto& [key, note] : notes)
    if (std::find(usual.begin(), usual.end(), key) == usual.end())
      one_note(form, address, key, &note);
  add_own(form, address, notes, keys);
}

}  // namespace painpoint::gui
