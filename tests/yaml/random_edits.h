#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <memory>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "model/address.h"
#include "model/walk.h"

/// Edits of journeys as an editor makes them, out of a seed: every kind of value and every kind of
/// entry. The same seed gives the same edits with every compiler.
namespace painpoint::test {

class RandomEdits {
 public:
  explicit RandomEdits(std::uint64_t seed) : engine_(seed) {}

  std::size_t below(std::size_t n) { return n == 0 ? 0 : engine_() % n; }
  bool one_in(std::size_t n) { return below(n) == 0; }

  /// Changes something, and says what.
  std::string edit(Journey& journey) {
    std::string done;
    for (int attempt = 0; attempt < 50 && done.empty(); ++attempt)
      done = one_in(3) ? edit_entries(journey) : edit_leaf(journey);
    return done;
  }

  /// Changes the value of one written number.
  std::string edit_number(Journey& journey) {
    std::vector<std::pair<std::string, Number*>> numbers;
    walk(journey, [&](const Path& path, const Key& key, auto& leaf) {
      using Leaf = std::remove_cvref_t<decltype(leaf)>;
      if constexpr (std::is_same_v<Leaf, Number>) {
        if (key.quantity != Quantity::version) numbers.emplace_back(path.text(), &leaf);
      } else if constexpr (std::is_same_v<Leaf, std::optional<Number>>) {
        if (leaf) numbers.emplace_back(path.text(), &*leaf);
      } else if constexpr (std::is_same_v<Leaf, Time>) {
        if (leaf.values.empty()) numbers.emplace_back(path.text(), &leaf.mean);
        for (Number& value : leaf.values) numbers.emplace_back(path.text(), &value);
      } else if constexpr (std::is_same_v<Leaf, Split>) {
        for (auto& [id, share] : leaf) numbers.emplace_back(path.text() + "." + id, &share);
      }
    });
    auto& [address, number] = numbers[below(numbers.size())];
    number->value = plain_number();
    return address;
  }

  double plain_number() {
    switch (below(5)) {
      case 0:
        return static_cast<double>(below(100)) / 100;
      case 1:
        return static_cast<double>(below(5000));
      case 2:
        return static_cast<double>(below(1'000'000)) / 1000;
      case 3:
        return static_cast<double>(engine_() >> 11U) / 9007199254740992.0;
      default:
        return static_cast<double>(below(60)) / 60;
    }
  }

  std::string word() {
    static const std::vector<std::string> kWords = {"plain",
                                                    "two words",
                                                    "with: colon",
                                                    "hash # inside",
                                                    "#hash",
                                                    "'single'",
                                                    "\"double\"",
                                                    "yes",
                                                    "null",
                                                    "12",
                                                    "back\\slash",
                                                    "a, b",
                                                    "{x}",
                                                    "[y]",
                                                    "كلمة عربية",
                                                    "電信 公司",
                                                    "line\nbreak",
                                                    "ends\n",
                                                    " space",
                                                    "tab\there",
                                                    "q?",
                                                    "- dash",
                                                    "",
                                                    "%",
                                                    "ends:",
                                                    "\x01",
                                                    "émoji 🙂",
                                                    "*star",
                                                    "two\n\nbreaks",
                                                    "a\r\nb",
                                                    "trailing ",
                                                    "---",
                                                    "~",
                                                    "0x1F",
                                                    "1e5",
                                                    "true",
                                                    "= x",
                                                    "@at"};
    return kWords[below(kWords.size())];
  }
  std::string id() {
    static const std::vector<std::string> kStems = {"neu", "new_one", "جديد", "新", "x-1", "n7"};
    return fmt::format("{}{}", kStems[below(kStems.size())], below(1000));
  }

 private:
  void edit(Number& number) {
    switch (below(5)) {
      case 0: {
        Provenance known = number.provenance ? *number.provenance : Provenance{};
        switch (below(6)) {
          case 0:
            known.low = number.value / 2;
            known.high = number.value * 2;
            break;
          case 1:
            known.low.reset();
            known.high.reset();
            break;
          case 2:
            known.sample = static_cast<double>(1 + below(500));
            break;
          case 3:
            known.evidence = static_cast<Evidence>(below(5));
            break;
          case 4:
            known.source = word();
            break;
          default:
            known.note = word();
        }
        number.provenance = std::make_shared<const Provenance>(known);
        return;
      }
      case 1:
        number.provenance = nullptr;
        [[fallthrough]];
      default:
        number.value = plain_number();
    }
  }
  void edit(std::optional<Number>& number) {
    if (number && one_in(3))
      number.reset();
    else
      edit(number ? *number : number.emplace(0.0));
  }
  void edit(Time& time) {
    if (one_in(2)) {
      Time fresh;
      fresh.family = static_cast<TimeFamily>(below(7));
      fresh.mean = one_in(2) ? time.mean : Number(plain_number());
      if (fresh.family == TimeFamily::lognormal || fresh.family == TimeFamily::gamma) {
        fresh.spread_kind = one_in(2) ? Time::Spread::cv : Time::Spread::sd;
        fresh.spread = Number(0.5);
      }
      if (fresh.family == TimeFamily::uniform) fresh.values = {1.0, 30.0};
      if (fresh.family == TimeFamily::triangular) fresh.values = {1.0, 5.0, plain_number() + 5};
      if (fresh.family == TimeFamily::empirical) {
        for (std::size_t i = below(3) + 1; i-- > 0;) fresh.values.emplace_back(plain_number());
        if (one_in(2))
          for (std::size_t i = 0; i < fresh.values.size(); ++i) fresh.weights.emplace_back(2.0);
      }
      time = std::move(fresh);
    } else if (!time.values.empty()) {
      edit(time.values[below(time.values.size())]);
    } else if (time.spread_kind != Time::Spread::none && one_in(2)) {
      edit(time.spread);
    } else {
      edit(time.mean);
    }
  }
  void edit(std::string& text) { text = word(); }
  void edit(bool& yes) { yes = !yes; }
  template <class E>
  requires std::is_enum_v<E>
  void edit(E& e) { e = static_cast<E>(below(Words<E>::words.size())); }
  void edit(std::vector<std::string>& ids, const Journey& journey) {
    if (!ids.empty() && one_in(3)) {
      ids.erase(ids.begin() + static_cast<std::ptrdiff_t>(below(ids.size())));
    } else if (ids.size() > 1 && one_in(2)) {
      std::swap(ids.front(), ids.back());
    } else {
      const std::string& more = journey.touchpoints[below(journey.touchpoints.size())].id;
      ids.insert(ids.begin() + static_cast<std::ptrdiff_t>(below(ids.size() + 1)), more);
    }
  }
  void edit(CustomerValue& value) {
    if (one_in(3)) value.yearly = !value.yearly;
    edit(!value.yearly ? value.present_value : one_in(2) ? value.margin_per_year : value.retention);
  }
  void edit(Note& note, int depth = 0) {
    if (note.kind != Note::Kind::text && !note.items.empty() && !one_in(3)) {
      const std::size_t at = below(note.items.size());
      const auto place = note.items.begin() + static_cast<std::ptrdiff_t>(at);
      if (one_in(3))
        note.items.erase(place);
      else if (one_in(3))
        std::swap(note.items[at], note.items.front());
      else
        edit(note.items[at].second, depth + 1);
      return;
    }
    Note fresh;
    fresh.kind = depth < 2 ? static_cast<Note::Kind>(below(3)) : Note::Kind::text;
    if (fresh.kind == Note::Kind::text) fresh.text = word();
    for (std::size_t i = fresh.kind == Note::Kind::text ? 0 : below(4); i-- > 0;) {
      Note item;
      item.text = word();
      if (depth < 1 && one_in(3)) edit(item, depth + 1);
      std::string key = fresh.kind == Note::Kind::map ? fmt::format("k{}", i) : std::string{};
      if (!key.empty() && one_in(3)) key += ": " + id();
      fresh.items.emplace_back(std::move(key), std::move(item));
    }
    note = std::move(fresh);
  }
  /// Adds, takes away, renames or moves an entry.
  template <class T, class Make>
  std::string edit_dict(Dict<T>& dict, std::string key, Make make) {
    const std::string other = dict.empty() ? "" : dict[below(dict.size())].id;
    const std::size_t operation = dict.empty() ? 0 : below(5);
    if (operation == 0) {
      dict.insert_at(below(dict.size() + 1), key, make());
      return "add " + key;
    }
    if (operation == 1) return dict.erase(other) ? "remove " + other : "";
    if (operation == 2) return dict.rename(other, key) ? "rename " + other + " to " + key : "";
    const std::size_t to = below(dict.size());
    return dict.move(other, to) ? fmt::format("move {} to {}", other, to) : "";
  }
  void edit(Notes& notes, bool anything) {
    if (!notes.empty() && one_in(2)) {
      edit(notes[below(notes.size())].value);
      return;
    }
    std::string key = anything ? id() : one_in(2) ? "x-" + id() : "note";
    edit_dict(notes, std::move(key), [&] {
      Note note;
      edit(note);
      return note;
    });
  }
  void edit(Split& split, const Journey& journey) {
    if (!split.empty() && one_in(2)) {
      edit(split[below(split.size())].value);
      return;
    }
    if (one_in(4)) {
      split.clear();
      split.insert(journey.touchpoints[0].id, 1.0);
      return;
    }
    edit_dict(split, id(), [&] { return Number(one_in(3) ? 1.0 : plain_number()); });
  }
  void edit(MapPositions& positions) {
    edit_dict(positions, id(), [&] {
      return MapPosition{static_cast<double>(below(2000)), static_cast<double>(below(900)) - 50.5};
    });
    for (auto& [id, position] : positions)
      if (one_in(5)) position.x += 12.25;
  }
  void edit(Changes& changes, const Journey& journey) {
    if (!changes.empty() && one_in(2)) {
      Change& change = changes[below(changes.size())].value;
      if (change.split)
        edit(*change.split, journey);
      else if (one_in(2))
        edit(change.operand);
      else
        change.operation = static_cast<Change::Operation>(below(4));
      return;
    }
    const std::vector<std::string> addresses = all_addresses(journey);
    edit_dict(changes, addresses[below(addresses.size())], [&] {
      Change change;
      change.operation = static_cast<Change::Operation>(below(4));
      change.operand = Number(plain_number());
      return change;
    });
  }

  std::string edit_leaf(Journey& journey) {
    std::size_t count = 0;
    walk(journey, [&](const Path&, const Key&, auto&) { ++count; });
    std::size_t chosen = below(count);
    std::string done;
    const Journey before = journey;
    walk(journey, [&](const Path& path, const Key& key, auto& leaf) {
      if (chosen-- != 0 || key.quantity == Quantity::version) return;
      using Leaf = std::remove_cvref_t<decltype(leaf)>;
      const bool empty_keeps_default = key.name == "journeys_per_customer_per_year";
      if constexpr (std::is_same_v<Leaf, Notes>)
        edit(leaf, key.name == "persona");
      else if constexpr (std::is_same_v<Leaf, Split> || std::is_same_v<Leaf, Changes> ||
                         std::is_same_v<Leaf, std::vector<std::string>>)
        edit(leaf, before);
      else
        edit(leaf);
      if constexpr (std::is_same_v<Leaf, std::optional<Number>>)
        if (empty_keeps_default && !leaf) leaf = Number(2.0);
      if constexpr (std::is_same_v<Leaf, std::string>) {
        // Ids are in NFC and have no blanks; only texts may be anything.
        if (key.refers != Refers::nothing) leaf = one_in(3) ? "" : id();
      }
      done = path.text() + (key.name.empty() ? " (notes)" : "");
    });
    return done;
  }

  template <class T>
  std::string edit_things(Dict<T>& dict) {
    const Dict<T> before = dict;
    return edit_dict(dict, id(), [&] {
      if (!before.empty() && one_in(2)) return before[below(before.size())].value;
      T fresh{};
      if (one_in(2)) fresh.name = word();
      if constexpr (std::is_same_v<T, Touchpoint>) fresh.next.insert("completed", 1.0);
      return fresh;
    });
  }

  std::string edit_entries(Journey& journey) {
    Touchpoint& touchpoint = journey.touchpoints[below(journey.touchpoints.size())].value;
    switch (below(15)) {
      case 0:
        return edit_things(journey.stages);
      case 1:
        return edit_things(journey.segments);
      case 2:
        return edit_things(journey.channels);
      case 3:
        return edit_things(journey.teams);
      case 4:
        return edit_things(journey.causes);
      case 5:
      case 6:
        return journey.touchpoints.size() > 2 ? edit_things(journey.touchpoints) : "";
      case 7:
        return edit_things(journey.ends);
      case 8:
        return edit_things(journey.policies);
      case 9:
        return edit_things(journey.scenarios);
      case 10:
        if (journey.scenarios.empty()) return "";
        return edit_things(
            journey.scenarios[below(journey.scenarios.size())].value.add.touchpoints);
      case 11: {
        std::vector<Work>& works = touchpoint.backstage;
        if (!works.empty() && one_in(2)) {
          works.erase(works.begin() + static_cast<std::ptrdiff_t>(below(works.size())));
          return "less work backstage";
        }
        Work work;
        work.name = word();
        work.minutes.mean = Number(plain_number());
        works.insert(works.begin() + static_cast<std::ptrdiff_t>(below(works.size() + 1)), work);
        return "more work backstage";
      }
      case 12:
        if (journey.policies.empty()) return "";
        if (std::optional<Pain>& pain = journey.policies[0].value.pain; pain)
          pain.reset();
        else
          pain.emplace().name = word();
        return "pain of a policy";
      default:
        return edit_things(touchpoint.pains);
    }
  }

  std::mt19937_64 engine_;
};

/// Takes out what no file can say: changes of numbers that are not there, empty splits and twice
/// the same thing; fills in what every journey has.
inline void make_sayable(Journey& journey) {
  settle(journey);
  Journey known = journey;
  for (const auto& [scenario_id, scenario] : journey.scenarios)
    for (const auto& [id, touchpoint] : scenario.add.touchpoints)
      known.touchpoints.insert(id, touchpoint);
  const auto clean = [&](Changes& changes) {
    for (std::size_t i = changes.size(); i-- > 0;) {
      const Change& change = changes[i].value;
      const Addressed there = find_address(known, changes[i].id, true);
      const bool fits = change.split ? there.split != nullptr && !change.split->empty()
                                     : there.number.has_value();
      if (!fits || (change.split && there.number)) changes.erase(std::string(changes[i].id));
    }
  };
  for (auto& [id, segment] : journey.segments) clean(segment.changes);
  for (auto& [id, scenario] : journey.scenarios) clean(scenario.changes);
}

}  // namespace painpoint::test
