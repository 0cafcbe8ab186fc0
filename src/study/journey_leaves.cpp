#include "study/journey_leaves.h"

#include <fmt/format.h>

#include <utility>

#include "model/address.h"
#include "model/change_words.h"
#include "model/walk.h"

namespace painpoint::study {
namespace {

void add_item(std::string& list, const std::string& item) {
  if (item.empty()) return;
  if (!list.empty()) list += ", ";
  list += item;
}

/// "8% to 16%, 400 cases, measured"
std::string knowledge(const Number& number, Quantity quantity, const std::string& currency) {
  std::string text;
  if (!number.provenance) return text;
  const Provenance& known = *number.provenance;
  if (known.low && known.high)
    text = fmt::format("{} to {}", in_words(quantity, *known.low, currency),
                       in_words(quantity, *known.high, currency));
  if (known.sample) add_item(text, fmt::format("{:g} cases", *known.sample));
  if (known.evidence != Evidence::none) add_item(text, std::string(word_of(known.evidence)));
  return text;
}

std::string remarks_of(const Number& number) {
  return number.provenance ? number.provenance->source + "\n" + number.provenance->note
                           : std::string();
}

void flatten(const Note& note, std::string& text) {
  text += note.text + "\n";
  for (const auto& [key, item] : note.items) {
    text += key + ":";
    flatten(item, text);
  }
}

class Collector {
 public:
  explicit Collector(const Journey& journey) : journey_(journey), numbers_(journey) {}

  Leaves run() {
    add_things("stages", journey_.stages);
    add_things("segments", journey_.segments);
    add_things("channels", journey_.channels);
    add_things("teams", journey_.teams);
    add_things("causes", journey_.causes);
    add_touchpoints("touchpoints", journey_.touchpoints);
    add_things("ends", journey_.ends);
    add_things("policies", journey_.policies);
    add_things("scenarios", journey_.scenarios);
    for (const auto& [id, scenario] : journey_.scenarios)
      add_touchpoints("scenarios." + id + ".add.touchpoints", scenario.add.touchpoints);
    walk(journey_,
         [&](const Path& path, const Key& key, const auto& leaf) { say(path.text(), key, leaf); });
    return std::move(result_);
  }

 private:
  template <class T>
  void add_things(const std::string& where, const Dict<T>& things) {
    for (const auto& [id, thing] : things)
      result_.things.insert(where + "." + id, name_or_id(thing.name, id));
  }
  void add_touchpoints(const std::string& where, const Dict<Touchpoint>& touchpoints) {
    add_things(where, touchpoints);
    for (const auto& [id, touchpoint] : touchpoints)
      add_things(where + "." + id + ".pains", touchpoint.pains);
  }

  void put(const std::string& address, Leaf leaf) {
    result_.leaves.insert(address, std::move(leaf));
  }
  void put_text(const std::string& address, std::string text) {
    if (!text.empty()) put(address, {LeafKind::text, std::move(text), {}, {}});
  }
  void put_word(const std::string& address, std::string word) {
    if (!word.empty()) put(address, {LeafKind::word, std::move(word), {}, {}});
  }
  void put_number(const std::string& address, std::string words, double value,
                  const std::string& known, std::string remarks) {
    if (!known.empty()) words += fmt::format(" ({})", known);
    put(address, {LeafKind::number, std::move(words), value, std::move(remarks)});
  }

  void say(const std::string& address, const Key& key, const Number& number) {
    put_number(address, in_words(key.quantity, number.value, journey_.currency), number.value,
               knowledge(number, key.quantity, journey_.currency), remarks_of(number));
  }
  void say(const std::string& address, const Key& key, const std::optional<Number>& number) {
    if (number) say(address, key, *number);
  }
  void say(const std::string& address, const Key& /*key*/, const Time& time) {
    std::string known;
    std::string remarks;
    const auto learn = [&](const Number& number, Quantity quantity) {
      add_item(known, knowledge(number, quantity, journey_.currency));
      remarks += remarks_of(number);
    };
    learn(time.mean, Quantity::minutes);
    learn(time.spread, time.spread_kind == Time::Spread::sd ? Quantity::minutes : Quantity::factor);
    for (const Number& value : time.values) learn(value, Quantity::minutes);
    for (const Number& weight : time.weights) learn(weight, Quantity::factor);
    put_number(address, in_words(time), mean_minutes(time), known, std::move(remarks));
  }
  void say(const std::string& address, const Key& key, const Split& split) {
    Key of_one = key;
    if (of_one.quantity == Quantity::none) of_one.quantity = Quantity::share;
    for (const auto& [id, share] : split) say(address + "." + id, of_one, share);
  }
  void say(const std::string& address, const Key& key, const std::string& text) {
    const bool for_people = key.name == "name" || key.name == "journey";
    if (for_people)
      put_text(address, text);
    else
      put_word(address, text);
  }
  void say(const std::string& address, const Key& /*key*/, const std::vector<std::string>& words) {
    std::string list;
    for (const std::string& word : words) add_item(list, word);
    put_word(address, std::move(list));
  }
  void say(const std::string& address, const Key& /*key*/, bool yes) {
    put_word(address, yes ? "yes" : "no");
  }
  template <class E>
  requires std::is_enum_v<E>
  void say(const std::string& address, const Key& /*key*/, E word) {
    put_word(address, std::string(word_of(word)));
  }
  void say(const std::string& address, const Key& key, const CustomerValue& value) {
    if (!value.yearly) {
      say(address, key, value.present_value);
      return;
    }
    say(address + ".margin_per_year", key, value.margin_per_year);
    Key retention = key;
    retention.quantity = Quantity::rate;
    say(address + ".retention", retention, value.retention);
  }
  void say(const std::string& address, const Key& /*key*/, const Changes& changes) {
    for (const auto& [changed, change] : changes) {
      const Addressed found = find_address(numbers_, changed);
      const Quantity quantity = found.number ? found.number->quantity : Quantity::none;
      const bool own =
          change.operation == Change::Operation::set || change.operation == Change::Operation::add;
      put_number(address + "." + changed, in_words(change, quantity, journey_.currency),
                 change.operand.value,
                 knowledge(change.operand, own ? quantity : Quantity::share, journey_.currency),
                 remarks_of(change.operand));
    }
  }
  /// Where cards stand says nothing about the journey.
  void say(const std::string& /*address*/, const Key& /*key*/, const MapPositions& /*positions*/) {}
  void say(const std::string& address, const Key& /*key*/, const Notes& notes) {
    for (const auto& [id, note] : notes) {
      if (id == "owner" && note.kind == Note::Kind::text) {
        put_word(address.empty() ? id : address + "." + id, note.text);
        continue;
      }
      std::string text;
      flatten(note, text);
      put_text(address.empty() ? id : address + "." + id, std::move(text));
    }
  }

  const Journey& journey_;
  Journey numbers_;  ///< finding an address needs a journey that may be changed
  Leaves result_;
};

}  // namespace

Leaves leaves_of(const Journey& journey) {
  return Collector(journey).run();
}

}  // namespace painpoint::study
