#include "gui/inspector.h"

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <type_traits>
#include <utility>
#include <vector>

#include "gui/change_rows.h"
#include "gui/choice_row.h"
#include "gui/entry_rows.h"
#include "gui/note_rows.h"
#include "gui/number_row.h"
#include "gui/place_words.h"
#include "gui/position_rows.h"
#include "gui/several.h"
#include "gui/split_rows.h"
#include "gui/time_rows.h"
#include "gui/tr.h"
#include "gui/value_rows.h"
#include "model/follow.h"
#include "model/walk.h"

namespace painpoint::gui {
namespace {

/// Fields for every key of a structure, in the order of the language table: a visitor of it, so
/// that a new key has its field without a line here. What is deep stands under headings, below what
/// is short.
class Inspect {
 public:
  Inspect(Form& form, std::string address) : form_(form), address_(std::move(address)) {}

  template <class T>
  void run(const T& object) {
    // First what takes a row or two, then what takes a heading.
    for (const bool headings : {false, true}) {
      headings_ = headings;
      describe(*this, object);
    }
  }

  void operator()(NoteKeys keys, const Notes& notes) {
    if (!headings_) return;
    const char* title =
        keys == NoteKeys::journey_map ? tr_words("Texts of the map") : tr_words("Notes");
    if (!begin_section(form_, here("notes"), title, count_of(notes.size()),
                       keys == NoteKeys::journey_map && !notes.empty(),
                       tr_words("Shown, and never calculated with")))
      return;
    note_rows(form_, address_, notes, keys);
    end_section();
  }
  void operator()(const LanguageKey& key, NoteKeys keys, const Notes& notes) {
    if (!headings_ || !section(key, count_of(notes.size()), !notes.empty())) return;
    note_rows(form_, here(key.name), notes, keys);
    end_section();
  }
  template <class T>
  void operator()(const LanguageKey& key, const T& member) {
    if constexpr (requires(Inspect & inspect) { describe(inspect, member); }) {
      if (headings_) structure(key, here(key.name), member);
    } else {
      leaf(key, here(key.name), member);
    }
  }

 private:
  [[nodiscard]] std::string here(std::string_view key) const {
    return address_.empty() ? std::string(key) : fmt::format("{}.{}", address_, key);
  }
  [[nodiscard]] bool several() const { return form_.several != nullptr; }
  /// What stands behind a heading; several things have no one count.
  [[nodiscard]] int count_of(std::size_t entries) const {
    return several() ? -1 : static_cast<int>(entries);
  }
  bool section(const LanguageKey& key, int count, bool open) {
    return begin_section(form_, here(key.name), words_of_key(key.name), count, open, key.meaning);
  }

  template <class T>
  void structure(const LanguageKey& key, const std::string& address, const T& member) {
    if (!begin_section(form_, address, words_of_key(key.name), -1, false, key.meaning)) return;
    Inspect(form_, address).run(member);
    end_section();
  }

  void leaf(const LanguageKey& key, const std::string& address, const Number& number) {
    if (key.quantity == Quantity::version) {
      // There is only one, so that nothing can be chosen.
      if (!headings_) return;
      quiet_text(form_, tr_format("Version {} of the language", number.value));
      probe(form_, address);
    } else if (!headings_) {
      number_row(form_, address, words_of_key(key.name));
    }
  }
  void leaf(const LanguageKey& key, const std::string& address, const std::optional<Number>&) {
    if (!headings_) number_row(form_, address, words_of_key(key.name));
  }
  void leaf(const LanguageKey& key, const std::string& address, const Time& time) {
    if (!headings_) time_rows(form_, address, key, time);
  }
  void leaf(const LanguageKey& key, const std::string& address, const Split& split) {
    if (!headings_) return;
    if (several() && key.refers == Refers::next) return;  // each leads elsewhere
    const bool open = split.size() > 1 || key.refers == Refers::next;
    const bool same = same_there(form_, address);
    if (!section(key, same ? static_cast<int>(split.size()) : -1, open || !same)) return;
    if (same)
      split_rows(form_, address, key, split);
    else if (take_from_first(form_, address))
      ask(form_, editor::SetSplit{address, split});
    end_section();
  }
  void leaf(const LanguageKey& key, const std::string& address, const std::string& text) {
    if (headings_) return;
    if (several() && address == form_.several->addresses.front() + ".name") return;
    if (key.refers != Refers::nothing)
      reference_row(form_, address, key, text);
    else
      text_row(form_, address, words_of_key(key.name), key.meaning, text);
  }
  void leaf(const LanguageKey& key, const std::string& address,
            const std::vector<std::string>& list) {
    if (!headings_) list_rows(form_, address, key, list);
  }
  void leaf(const LanguageKey& key, const std::string& address, bool on) {
    if (!headings_) flag_row(form_, address, key, on);
  }
  template <class E>
  requires std::is_enum_v<E>
  void leaf(const LanguageKey& key, const std::string& address, const E& word) {
    if (!headings_) word_row(form_, address, key, Words<E>::words, static_cast<std::size_t>(word));
  }
  void leaf(const LanguageKey& key, const std::string&, const CustomerValue& value) {
    if (!headings_) value_rows(form_, address_, key, value);
  }
  void leaf(const LanguageKey& key, const std::string&, const Changes& changes) {
    if (!headings_ || several() || !section(key, static_cast<int>(changes.size()), true)) return;
    change_rows(form_, address_, changes);
    end_section();
  }
  void leaf(const LanguageKey& key, const std::string& address, const std::optional<Pain>& pain) {
    if (!headings_ || several()) return;
    if (!section(key, pain ? 1 : 0, pain.has_value())) return;
    optional_entry_buttons(form_, address, pain.has_value());
    if (pain) Inspect(form_, address).run(*pain);
    end_section();
  }
  void leaf(const LanguageKey& key, const std::string& address, const std::vector<Work>& works) {
    if (!headings_ || several() || !section(key, static_cast<int>(works.size()), !works.empty()))
      return;
    for (std::size_t i = 0; i < works.size(); ++i) {
      const std::string one = fmt::format("{}.{}", address, i + 1);
      const std::string name = works[i].name.empty() ? tr_format("Work {}", i + 1) : works[i].name;
      if (!begin_section(form_, one, name, -1, false)) continue;
      remove_button(form_, one, tr_words("Remove this work"));
      Inspect(form_, one).run(works[i]);
      end_section();
    }
    add_entry_row(form_, address);
    end_section();
  }
  void leaf(const LanguageKey& key, const std::string&, const MapPositions& positions) {
    if (!headings_ || several() || !section(key, static_cast<int>(positions.size()), false)) return;
    position_rows(form_, positions);
    end_section();
  }
  template <class T>
  requires kIsDictOfStructures<Dict<T>>
  void leaf(const LanguageKey& key, const std::string& address, const Dict<T>& entries) {
    if (!headings_ || several()) return;
    const bool open = std::is_same_v<T, Pain>;
    if (!section(key, static_cast<int>(entries.size()), open)) return;
    for (const auto& [id, entry] : entries)
      entry_row(form_, fmt::format("{}.{}", address, id), name_or_id(entry.name, id));
    add_entry_row(form_, address);
    end_section();
  }

  Form& form_;
  std::string address_;
  bool headings_ = false;
};

/// "touchpoints.order" and "deliver" for the way "touchpoints.order.next.deliver".
std::pair<std::string, std::string> way_of(const std::string& address) {
  const std::size_t next = address.find(".next.");
  if (next == std::string::npos) return {address, {}};
  return {address.substr(0, next), address.substr(next + 6)};
}

/// All ways out of a touchpoint, the chosen one first: its share is theirs.
bool inspect_way(Form& form, const std::string& from, const std::string& to) {
  bool there = false;
  visit_at(form.journey, from + ".next", [&]<class T>(const LanguageKey& key, T& member) {
    if constexpr (std::is_same_v<T, Split>) {
      there = member.contains(to);
      split_rows(form, from + ".next", key, std::as_const(member), to);
    }
  });
  return there;
}

}  // namespace

bool inspect(Form& form, const std::string& address) {
  if (address.empty()) {
    Inspect(form, {}).run(std::as_const(form.journey));
    return true;
  }
  const auto way = way_of(address);
  if (!way.second.empty()) return inspect_way(form, way.first, way.second);
  const std::string& thing = way.first;
  bool structured = false;
  visit_at(form.journey, thing, [&]<class T>(const LanguageKey&, T& member) {
    if constexpr (requires(Inspect & inspect) { describe(inspect, std::as_const(member)); }) {
      structured = true;
      Inspect(form, thing).run(std::as_const(member));
    }
  });
  return structured;
}

}  // namespace painpoint::gui
