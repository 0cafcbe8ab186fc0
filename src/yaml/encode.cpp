#include "yaml/encode.h"

#include <array>
#include <utility>

#include "model/address.h"
#include "model/language.h"
#include "model/walk.h"

namespace painpoint::yaml {
namespace {

using Kind = Document::Kind;

template <class T>
Document structure(const T& object, const T& blank, Encoding& encoding);
template <class T>
Document dict_of(const Dict<T>& dict, Encoding& encoding);

template <class T>
concept Structure = requires(const T& object) {
  describe([](const auto&...) {}, object);
};

/// What is not written where it is empty, and goes away with its last entry.
template <class T>
inline constexpr bool kVanishes =
    std::is_same_v<T, Work> || std::is_same_v<T, Condition> ||
    std::is_same_v<T, WouldReturnOverrides> || std::is_same_v<T, Additions> ||
    std::is_same_v<T, DrawnMap> || std::is_same_v<T, Observed>;

/// Points to a part that is written down when somebody looks. `blank` outlives the document.
template <class T>
Document later(const T& object, const T* blank, std::string_view id, Encoding& encoding) {
  Document document;
  document.kind = Kind::later;
  document.object = &object;
  document.blank = blank;
  document.id = id;
  document.encoding = &encoding;
  document.equal = [](const void* a, const void* b) {
    return *static_cast<const T*>(a) == *static_cast<const T*>(b);
  };
  document.written = [](const Document& part) {
    const T& value = *static_cast<const T*>(part.object);
    if constexpr (!Structure<T>) {
      return dict_of(value, *part.encoding);
    } else if constexpr (std::is_same_v<T, End>) {
      return structure(value, default_of<End>(part.id), *part.encoding);
    } else {
      static const T kBlank{};
      const T* known = static_cast<const T*>(part.blank);
      return structure(value, known != nullptr ? *known : kBlank, *part.encoding);
    }
  };
  return document;
}

Document word(std::string_view text) {
  Document document;
  document.kind = text.empty() ? Kind::nothing : Kind::word;
  document.text = text;
  return document;
}
Document text_of(std::string_view text) {
  Document document;
  document.kind = Kind::text;
  document.text = text;
  return document;
}
Document text_or_nothing(std::string_view text) {
  return text.empty() ? Document{} : text_of(text);
}
Document bare_number(double value, NumberForm form, bool as_percent) {
  Document document;
  document.kind = Kind::number;
  document.number = value;
  document.form = form;
  document.as_percent = as_percent;
  return document;
}
Document bare_number(const std::optional<double>& value, NumberForm form, bool as_percent) {
  return value ? bare_number(*value, form, as_percent) : Document{};
}

Document number_of(const Number& number, NumberForm form, bool as_percent) {
  Document document = bare_number(number.value, form, as_percent);
  if (!number.provenance) return document;
  const Provenance& known = *number.provenance;
  const auto add = [&](const char* key, Document value) {
    if (!value.is_nothing()) document.entries.push_back({key, std::move(value), false, false});
  };
  add("low", bare_number(known.low, form, as_percent));
  add("high", bare_number(known.high, form, as_percent));
  add("sample", bare_number(known.sample, {}, false));
  add("evidence", word(word_of(known.evidence)));
  add("source", text_or_nothing(known.source));
  add("note", text_or_nothing(known.note));
  return document;
}
Document number_of(const Number& number, Quantity quantity) {
  return number_of(number, form_of(quantity), rule_of(quantity).percent);
}

Document list_of_numbers(const std::vector<Number>& numbers, Quantity quantity) {
  Document list;
  list.kind = Kind::list;
  for (const Number& number : numbers) list.entries.push_back({"", number_of(number, quantity)});
  return list;
}

Document time_of(const Time& time) {
  if (time.family == TimeFamily::fixed) return number_of(time.mean, Quantity::minutes);
  Document map;
  map.kind = Kind::map;
  const auto add = [&](const char* key, Document value, bool implied = false) {
    map.entries.push_back({key, std::move(value), implied, false});
  };
  // A map with a mean is lognormal unless it says otherwise.
  add("distribution", word(word_of(time.family)), time.family == TimeFamily::lognormal);
  const auto add_values = [&](std::initializer_list<const char*> names) {
    std::size_t position = 0;
    for (const char* name : names)
      if (position < time.values.size())
        add(name, number_of(time.values[position++], Quantity::minutes));
  };
  switch (time.family) {
    case TimeFamily::uniform:
      add_values({"min", "max"});
      break;
    case TimeFamily::triangular:
      add_values({"min", "mode", "max"});
      break;
    case TimeFamily::empirical:
      add("values", list_of_numbers(time.values, Quantity::minutes));
      if (!time.weights.empty()) add("weights", list_of_numbers(time.weights, Quantity::factor));
      break;
    default:
      add("mean", number_of(time.mean, Quantity::minutes));
      if (time.spread_kind == Time::Spread::cv) add("cv", number_of(time.spread, Quantity::factor));
      if (time.spread_kind == Time::Spread::sd)
        add("sd", number_of(time.spread, Quantity::minutes));
  }
  return map;
}

Document split_of(const Split& split) {
  Document map;
  if (split.empty()) return map;
  map.kind = Kind::map;
  map.whole_split = true;
  for (const auto& [id, share] : split)
    map.entries.push_back({id, number_of(share, Quantity::share)});
  return map;
}

Document note_of(const Note& note) {
  if (note.kind == Note::Kind::text) return text_of(note.text);
  Document document;
  document.kind = note.kind == Note::Kind::map ? Kind::map : Kind::list;
  for (const auto& [key, item] : note.items) document.entries.push_back({key, note_of(item)});
  return document;
}

Document customer_value_of(const CustomerValue& value) {
  if (!value.yearly) return number_of(value.present_value, Quantity::money);
  Document map;
  map.kind = Kind::map;
  map.entries.push_back(
      {"margin_per_year", number_of(value.margin_per_year, Quantity::money), false, false});
  map.entries.push_back({"retention", number_of(value.retention, Quantity::rate), false, false});
  return map;
}

std::string_view operation_word(Change::Operation operation) {
  constexpr std::array<std::string_view, 4> kWords = {"set", "scale", "cut", "add"};
  return kWords[static_cast<std::size_t>(operation)];
}

Document change_of(std::string_view address, const Change& change, Encoding& encoding) {
  Document document;
  if (change.split) {
    document = split_of(*change.split);
    // A name that looks like a number would be taken for one.
    if (!change.split->empty() &&
        !read_number_text((*change.split)[0].id, {true, false}).slip.has_value())
      document.whole_split = false;
    document.change = true;
    return document;
  }
  const bool own_unit =
      change.operation == Change::Operation::set || change.operation == Change::Operation::add;
  if (!own_unit) {
    document = number_of(change.operand, {true, false}, change.operation == Change::Operation::cut);
  } else {
    const Quantity quantity = encoding.quantity_at(address);
    NumberForm form = form_of(quantity);
    if (quantity == Quantity::none) form.percent = true;
    document = number_of(change.operand, form, rule_of(quantity).percent);
  }
  if (change.operation == Change::Operation::set) {
    document.change = true;
    return document;
  }
  Document map;
  map.kind = Kind::map;
  map.entries.push_back(
      {std::string(operation_word(change.operation)), std::move(document), false, false});
  return map;
}

Document position_of(const MapPosition& position) {
  Document list;
  list.kind = Kind::list;
  list.entries.push_back({"", bare_number(position.x, {}, false)});
  list.entries.push_back({"", bare_number(position.y, {}, false)});
  return list;
}

/// How many of the last ends a journey has without saying so: `completed` and `abandoned`, in this
/// order and with nothing special about them.
std::size_t count_implied(const Dict<End>& ends) {
  std::size_t count = 0;
  for (const std::string_view id : {kAbandoned, kCompleted}) {
    if (count >= ends.size()) break;
    const auto& last = ends[ends.size() - 1 - count];
    if (last.id == id && last.value == default_of<End>(id)) ++count;
  }
  return count;
}

template <class T>
Document dict_of(const Dict<T>& dict, Encoding& encoding) {
  Document map;
  if (dict.empty()) return map;
  map.kind = Kind::map;
  map.lines = true;
  map.bare_ids = std::is_same_v<T, Stage>;
  map.entries.reserve(dict.size());
  std::size_t written = dict.size();
  if constexpr (std::is_same_v<T, End>) written -= count_implied(dict);
  for (const auto& [id, value] : dict) {
    DocumentEntry entry;
    entry.key = id;
    if constexpr (std::is_same_v<T, Change>)
      entry.value = change_of(id, value, encoding);
    else if constexpr (std::is_same_v<T, MapPosition>)
      entry.value = position_of(value);
    else if constexpr (std::is_same_v<T, Note>)
      entry.value = note_of(value);
    else
      entry.value = later<T>(value, nullptr, id, encoding);
    entry.implied = map.entries.size() >= written;
    map.entries.push_back(std::move(entry));
  }
  return map;
}

/// Remembers the members of a structure, in the order of the table.
struct Members {
  std::vector<const void*> all;
  void operator()(NoteKeys, const Notes&) {}
  void operator()(const Key&, NoteKeys, const Notes&) {}
  template <class T>
  void operator()(const Key&, const T& member) {
    all.push_back(&member);
  }
};

class StructureEncoder {
 public:
  StructureEncoder(Document& out, const Members& blank, Encoding& encoding)
      : out_(out), blank_(blank), encoding_(encoding) {}

  void operator()(NoteKeys, const Notes& notes) {
    for (const auto& [id, note] : notes) out_.entries.push_back({id, note_of(note)});
  }
  void operator()(const Key& key, NoteKeys, const Notes& notes) {
    Document map = dict_of(notes, encoding_);
    map.lines = false;
    out_.entries.push_back({std::string(key.name), std::move(map), false, false});
  }
  template <class T>
  void operator()(const Key& key, const T& member) {
    const T& blank = *static_cast<const T*>(blank_.all[position_++]);
    DocumentEntry entry;
    entry.key = key.name;
    if constexpr (Structure<T>)
      entry.value = value(key, member, blank);
    else
      entry.value = value(key, member);
    entry.implied = !key.required && member == blank;
    entry.ordered = false;
    if (key.refers == Refers::cause) entry.short_key = "cause";
    out_.entries.push_back(std::move(entry));
  }

 private:
  static Document value(const Key& key, const Number& number) {
    if (key.quantity == Quantity::version) return word("1");
    return number_of(number, key.quantity);
  }
  static Document value(const Key& key, const std::optional<Number>& number) {
    return number ? number_of(*number, key.quantity) : Document{};
  }
  static Document value(const Key&, const Time& time) { return time_of(time); }
  static Document value(const Key&, const Split& split) { return split_of(split); }
  static Document value(const Key&, bool yes) { return word(yes ? "true" : "false"); }
  static Document value(const Key& key, const std::string& text) {
    if (key.refers != Refers::nothing) return word(text);
    return key.required ? text_of(text) : text_or_nothing(text);
  }
  static Document value(const Key&, const std::vector<std::string>& names) {
    Document list;
    if (names.empty()) return list;
    list.kind = Kind::list;
    list.one_alone = true;
    for (const std::string& name : names) list.entries.push_back({"", word(name)});
    return list;
  }
  template <class E>
  requires std::is_enum_v<E>
  static Document value(const Key&, E e) { return word(word_of(e)); }
  static Document value(const Key&, const CustomerValue& worth) { return customer_value_of(worth); }
  Document value(const Key&, const std::vector<Work>& works) {
    Document list;
    if (works.empty()) return list;
    list.kind = Kind::list;
    list.one_alone = true;
    for (const Work& work : works)
      list.entries.push_back({"", later<Work>(work, nullptr, {}, encoding_)});
    return list;
  }
  Document value(const Key& key, const std::optional<Pain>& pain) {
    static const Pain kBlank{};
    return pain ? value(key, *pain, kBlank) : Document{};
  }
  template <class T>
  Document value(const Key&, const Dict<T>& dict) {
    return dict.empty() ? Document{} : later<Dict<T>>(dict, nullptr, {}, encoding_);
  }
  template <Structure T>
  Document value(const Key&, const T& object, const T& blank) {
    if constexpr (kVanishes<T>)
      if (object == T{}) return {};
    return later<T>(object, &blank, {}, encoding_);
  }

  Document& out_;
  const Members& blank_;
  Encoding& encoding_;
  std::size_t position_ = 0;
};

template <class T>
Document structure(const T& object, const T& blank, Encoding& encoding) {
  Document map;
  map.kind = Kind::map;
  map.lines = std::is_same_v<T, Touchpoint> || std::is_same_v<T, Journey>;
  Members members;
  describe(members, blank);
  StructureEncoder encoder(map, members, encoding);
  describe(encoder, object);
  return map;
}

}  // namespace

Quantity Encoding::quantity_at(std::string_view address) {
  if (!known_) {
    known_ = *journey_;
    for (const auto& [scenario_id, scenario] : journey_->scenarios)
      for (const auto& [id, touchpoint] : scenario.add.touchpoints)
        known_->touchpoints.insert(id, touchpoint);
  }
  const Addressed found = find_address(*known_, address, true);
  return found.number ? found.number->quantity : Quantity::none;
}

Document encode_journey(Encoding& encoding) {
  const Journey& journey = encoding.journey();
  static const Journey kBlank;
  Document document = structure(journey, kBlank, encoding);
  // What settle() fills in.
  for (DocumentEntry& entry : document.entries) {
    if (entry.key == "start" && !journey.touchpoints.empty() && journey.start.size() == 1)
      entry.implied =
          journey.start[0].id == journey.touchpoints[0].id && journey.start[0].value == Number(1.0);
    if (entry.key == "segments" && journey.segments.size() == 1)
      entry.implied = journey.segments[0].id == kEveryone && journey.segments[0].value == Segment{};
    if (entry.key == "ends") entry.implied = count_implied(journey.ends) == journey.ends.size();
  }
  return document;
}

}  // namespace painpoint::yaml
