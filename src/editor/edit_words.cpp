#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "base/text.h"
#include "editor/draft.h"
#include "model/follow.h"
#include "model/words.h"
#include "texts/parts.h"

namespace painpoint::editor {
namespace {

/// What no file can hold: text that is not UTF-8, control characters.
bool can_be_written(std::string_view text) {
  if (first_invalid_utf8(text)) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if ((byte < 0x20 && byte != '\n' && byte != '\t') || byte == 0x7f) return false;
    // C1 controls, U+0080 to U+009F.
    if (byte == 0xc2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xa0)
      return false;
  }
  return true;
}
bool can_be_written(const Note& note) {
  return can_be_written(note.text) &&
         std::all_of(note.items.begin(), note.items.end(), [](const auto& item) {
           return can_be_written(item.first) && can_be_written(item.second);
         });
}

void refuse_text(Draft& draft, std::string_view address) {
  draft.refuse(Code::control_character, address,
               texts::tr_words("the text has characters that no file can hold"),
               texts::tr_words("take control characters out, and what is not UTF-8"));
}

template <class E>
bool set_word(Draft& draft, const std::string& address, const std::string& word, E& member) {
  const auto& words = Words<E>::words;
  const auto at = std::find(words.begin(), words.end(), word);
  if (at != words.end()) {
    member = static_cast<E>(at - words.begin());
    return true;
  }
  std::vector<std::string> choices;
  for (const std::string_view choice : words)
    if (!choice.empty()) choices.emplace_back(choice);
  draft.refuse(Code::unknown_choice, address,
               texts::tr_format("`{}` is not one of the words that are possible here",
                                fit(printable(word), 40)),
               texts::tr_format("there is {}", texts::listed(choices, 10)));
  return false;
}

bool is_note_key(NoteKeys kind, std::string_view key) {
  const auto in = [&](const auto& list) {
    return std::find(list.begin(), list.end(), key) != list.end();
  };
  if (kind == NoteKeys::anything) return !key.empty() && can_be_written(key);
  if (key.size() > 2 && key.starts_with("x-")) return can_be_written(key);
  return in(kGeneralNotes) || (kind == NoteKeys::journey_map && in(kJourneyMapNotes));
}

/// Finds the notes of a structure by its table.
struct FindNotes {
  Notes* notes = nullptr;
  NoteKeys kind = NoteKeys::general;
  void operator()(NoteKeys keys, Notes& found) {
    notes = &found;
    kind = keys;
  }
  void operator()(const Key&, auto&) {}
  void operator()(const Key&, NoteKeys, auto&) {}
};

}  // namespace

void carry_out(Draft& draft, const SetText& edit) {
  const std::string before = said_for(draft.journey, edit.address);
  if (!can_be_written(edit.text)) return refuse_text(draft, edit.address);
  bool set = false;
  bool name = false;
  std::string shown = fmt::format("“{}”", fit(printable(edit.text), 40));
  const bool there = visit_at(draft.journey, edit.address, [&](const Key& key, auto& member) {
    using T = std::remove_cvref_t<decltype(member)>;
    if constexpr (std::is_same_v<T, std::string>) {
      member = key.refers == Refers::nothing ? edit.text : nfc(edit.text);
      name = key.name == "name" || key.name == "journey";
      if (key.refers != Refers::nothing && !member.empty())
        shown = name_of(draft.journey, key.refers, member);
      if (member.empty()) shown = texts::tr_words("nothing");
      set = true;
    } else if constexpr (std::is_enum_v<T>) {
      set = set_word(draft, edit.address, edit.text, member);
      if (edit.text.empty()) shown = texts::tr_words("nothing");
    }
  });
  if (draft.refused()) return;
  if (!there) return refuse_unknown(draft, edit.address);
  if (!set) return refuse_kind(draft, edit.address, texts::tr_words("a text"));
  if (!name) {
    draft.message = texts::tr_format("Set {} to {}", before, shown);
  } else {
    const std::string_view owner = split_address(edit.address).collection;
    const std::string what =
        owner.empty() ? texts::tr_words("the journey") : said_for(draft.journey, owner);
    draft.message = owner.empty() ? texts::tr_format("Rename the journey {}", shown)
                                  : texts::tr_format("Rename {}", what);
  }
}

void carry_out(Draft& draft, const SetFlag& edit) {
  bool set = false;
  const bool there = visit_at(draft.journey, edit.address, [&](const Key&, auto& member) {
    if constexpr (std::is_same_v<std::remove_cvref_t<decltype(member)>, bool>) {
      member = edit.on;
      set = true;
    }
  });
  if (!there) return refuse_unknown(draft, edit.address);
  if (!set) return refuse_kind(draft, edit.address, texts::tr_words("yes or no"));
  draft.message = edit.on
                      ? texts::tr_format("Switch {} on", said_for(draft.journey, edit.address))
                      : texts::tr_format("Switch {} off", said_for(draft.journey, edit.address));
}

void carry_out(Draft& draft, const SetList& edit) {
  bool set = false;
  const bool there = visit_at(draft.journey, edit.address, [&](const Key& key, auto& member) {
    if constexpr (std::is_same_v<std::remove_cvref_t<decltype(member)>, std::vector<std::string>>) {
      if (edit.items.empty() && key.required)
        return draft.refuse(Code::missing_key, edit.address,
                            texts::tr_words("at least one is needed here"),
                            texts::tr_words("add another one before the last one goes"));
      member.clear();
      for (const std::string& item : edit.items) member.push_back(nfc(item));
      set = true;
    }
  });
  if (draft.refused()) return;
  if (!there) return refuse_unknown(draft, edit.address);
  if (!set) return refuse_kind(draft, edit.address, texts::tr_words("a list"));
  draft.message = texts::tr_format("Change {}", said_for(draft.journey, edit.address));
}

void carry_out(Draft& draft, const SetNote& edit) {
  Notes* notes = nullptr;
  NoteKeys kind = NoteKeys::general;
  const bool there = visit_at(draft.journey, edit.address, [&](const Key&, auto& member) {
    using T = std::remove_cvref_t<decltype(member)>;
    FindNotes find;
    if constexpr (std::is_same_v<T, Notes>) {
      notes = &member;
      kind = NoteKeys::anything;
    } else if constexpr (requires { describe(find, member); }) {
      describe(find, member);
      notes = find.notes;
      kind = find.kind;
    }
  });
  if (!there) return refuse_unknown(draft, edit.address);
  if (notes == nullptr)
    return refuse_kind(draft, edit.address, texts::tr_words("something that can have notes"));
  const std::string key = nfc(edit.key);
  if (!is_note_key(kind, key))
    return draft.refuse(
        Code::unknown_key, edit.address,
        texts::tr_format("`{}` is no key for a text here", fit(printable(key), 40)),
        texts::tr_words("use one that the language has, or one of your own that starts with `x-`"));
  if (edit.note && !can_be_written(*edit.note)) return refuse_text(draft, edit.address);
  if (edit.note)
    (*notes)[key] = *edit.note;
  else
    notes->erase(key);
  std::string word = key;
  std::replace(word.begin(), word.end(), '_', ' ');
  const std::string of = said_for(draft.journey, edit.address);
  draft.message = edit.note ? texts::tr_format("Write {} of {}", word, of)
                            : texts::tr_format("Remove {} of {}", word, of);
}

}  // namespace painpoint::editor
