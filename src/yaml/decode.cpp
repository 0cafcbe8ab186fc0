#include "yaml/decode.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "model/language.h"
#include "texts/parts.h"
#include "yaml/values.h"

namespace painpoint::yaml {
namespace {

/// Lists the keys of a structure, for suggestions.
struct KeyNames {
  std::vector<std::string> names;
  void operator()(const Key& key, auto&) { names.emplace_back(key.name); }
  void operator()(const Key& key, NoteKeys, auto&) { names.emplace_back(key.name); }
  void operator()(NoteKeys kind, auto&) {
    names.insert(names.end(), kGeneralNotes.begin(), kGeneralNotes.end());
    if (kind == NoteKeys::journey_map)
      names.insert(names.end(), kJourneyMapNotes.begin(), kJourneyMapNotes.end());
  }
};

bool is_note_key(NoteKeys kind, std::string_view key) {
  if (kind == NoteKeys::anything || key.starts_with("x-")) return true;
  if (std::find(kGeneralNotes.begin(), kGeneralNotes.end(), key) != kGeneralNotes.end())
    return true;
  return kind == NoteKeys::journey_map &&
         std::find(kJourneyMapNotes.begin(), kJourneyMapNotes.end(), key) != kJourneyMapNotes.end();
}

class Decoder {
 public:
  explicit Decoder(Reading& reading) : reading_(reading), tree_(reading.tree) {}

  std::vector<WaitingChanges> waiting;

  /// Reads a map by the table of its type. Nothing written is a map without keys.
  template <class T>
  void structure(NodeId node, T& object) {
    if (reading_.full()) return;
    if (!tree_.is_map(node) && !tree_.is_null(node)) {
      reading_.error(
          Code::wrong_kind, node,
          texts::tr_format("a map is needed here, but this is {}", kind_in_words(tree_, node)),
          texts::tr_format("write {}", example<T>()));
      return;
    }
    if constexpr (std::is_same_v<T, Pain>) read_cause_shorthand(node, object);
    const NodeId outer = std::exchange(node_, node);
    describe(*this, object);
    node_ = outer;
    for (const NodeId entry : tree_.children(node)) {
      if (reading_.taken(entry) || reading_.full()) continue;
      KeyNames known;
      describe(known, object);
      if constexpr (std::is_same_v<T, Pain>) known.names.emplace_back("cause");
      unknown_key(reading_, entry, known.names);
    }
  }

  // The table calls these for each key of the structure that is being read.
  template <class T>
  void operator()(const Key& key, T& member) {
    const NodeId child = find(key.name);
    if (child == kNoNode || (key.required && tree_.is_null(child))) {
      if (key.required) missing(key, child);
      return;
    }
    const std::size_t before = reading_.path.push(key.name);
    value(key, child, member);
    reading_.path.pop(before);
  }
  void operator()(NoteKeys kind, Notes& notes) {
    for (const NodeId entry : tree_.children(node_)) {
      if (reading_.taken(entry) || !is_note_key(kind, tree_.key(entry))) continue;
      reading_.take(entry);
      notes.insert(nfc(tree_.key(entry)), to_note(tree_, entry));
    }
  }
  void operator()(const Key& key, NoteKeys, Notes& notes) {
    const NodeId child = find(key.name);
    if (child == kNoNode) return;
    if (tree_.is_map(child)) {
      for (const NodeId entry : tree_.children(child))
        notes.insert(nfc(tree_.key(entry)), to_note(tree_, entry));
    } else {
      notes.insert("note", to_note(tree_, child));
    }
  }

 private:
  /// The entry with this key, which is understood from now on.
  NodeId find(std::string_view key) {
    for (const NodeId entry : tree_.children(node_)) {
      if (tree_.key(entry) != key || reading_.taken(entry)) continue;
      reading_.take(entry);
      return entry;
    }
    return kNoNode;
  }

  void missing(const Key& key, NodeId empty) {
    const std::size_t before = reading_.path.push(key.name);
    const NodeId at = empty == kNoNode ? node_ : empty;
    reading_.error_at_key(Code::missing_key, at,
                          empty == kNoNode ? texts::tr_format("`{}` is missing", key.name)
                                           : texts::tr_format("`{}` has no value", key.name),
                          texts::tr_format("add `{}:`, {}", key.name, texts::tr_view(key.meaning)));
    reading_.path.pop(before);
  }

  template <class T>
  static std::string_view example() {
    if constexpr (std::is_same_v<T, Work>)
      return "{ team: support, minutes: 4 }";
    else if constexpr (std::is_same_v<T, Touchpoint>)
      return "{ minutes: 5, next: completed }";
    else if constexpr (std::is_same_v<T, Pain>)
      return "{ chance: 10%, lost_minutes: 30 }";
    else if constexpr (std::is_same_v<T, Condition>)
      return "{ wait_over: 45 min }";
    else if constexpr (std::is_same_v<T, Journey>)
      return texts::tr_words("`key: value` lines");
    else
      return "{ key: value }";
  }

  void read_cause_shorthand(NodeId node, Pain& pain) {
    NodeId cause = kNoNode;
    NodeId causes = kNoNode;
    for (const NodeId entry : tree_.children(node)) {
      if (reading_.taken(entry)) continue;
      if (tree_.key(entry) == "cause") cause = entry;
      if (tree_.key(entry) == "causes") causes = entry;
    }
    if (cause == kNoNode) return;
    reading_.take(cause);
    const std::size_t before = reading_.path.push("causes");
    std::string id;
    if (causes != kNoNode) {
      reading_.error_at_key(Code::duplicate_key, cause,
                            texts::tr_words("`cause` and `causes` say the same thing"),
                            texts::tr_words("write `causes: { a: 70%, b: 20% }`, or one `cause`"));
    } else if (read_reference(reading_, cause, id)) {
      pain.causes.insert(std::move(id), 1.0);
    }
    reading_.path.pop(before);
  }

  void value(const Key& key, NodeId node, Number& out) {
    if (key.quantity == Quantity::version) return read_version(node, out);
    read_number(reading_, node, form_of(key.quantity), out);
  }
  void value(const Key& key, NodeId node, std::optional<Number>& out) {
    Number number;
    if (read_number(reading_, node, form_of(key.quantity), number)) out = std::move(number);
  }
  void value(const Key&, NodeId node, Time& out) { read_time(reading_, node, out); }
  void value(const Key&, NodeId node, Split& out) { read_split(reading_, node, out); }
  void value(const Key&, NodeId node, bool& out) { read_flag(reading_, node, out); }
  void value(const Key& key, NodeId node, std::string& out) {
    if (key.refers == Refers::nothing)
      read_text(reading_, node, out);
    else
      read_reference(reading_, node, out);
  }
  void value(const Key&, NodeId node, std::vector<std::string>& out) {
    read_references(reading_, node, out);
  }
  template <class E>
  requires std::is_enum_v<E>
  void value(const Key&, NodeId node, E& out) {
    std::size_t word = 0;
    if (read_word(reading_, node, Words<E>::words.data(), Words<E>::words.size(), word))
      out = static_cast<E>(word);
  }
  void value(const Key&, NodeId node, CustomerValue& out) {
    read_customer_value(reading_, node, out);
  }
  void value(const Key&, NodeId node, std::optional<Pain>& out) { structure(node, out.emplace()); }
  void value(const Key&, NodeId node, std::vector<Work>& out) {
    if (!tree_.is_sequence(node)) return structure(node, out.emplace_back());
    std::size_t count = 0;
    for (const NodeId entry : tree_.children(node)) count += reading_.taken(entry) ? 0 : 1;
    if (!reading_.full()) out.reserve(count);
    for (const NodeId item : tree_.children(node)) {
      const std::size_t before = reading_.path.push(std::to_string(out.size() + 1));
      structure(item, out.emplace_back());
      reading_.path.pop(before);
    }
  }
  void value(const Key&, NodeId node, Changes&) {
    const std::string& path = reading_.path.text();  // "scenarios.bot.changes"
    const std::size_t first = path.find('.');
    const std::size_t last = path.rfind('.');
    waiting.push_back(
        {path.starts_with("segments"), path.substr(first + 1, last - first - 1), node});
  }
  template <class T>
  requires kIsDictOfStructures<Dict<T>>
  void value(const Key& key, NodeId node, Dict<T>& out) {
    if constexpr (std::is_same_v<T, Stage>)
      if (tree_.is_sequence(node)) return read_stage_list(node, out);
    if (!tree_.is_map(node) && !tree_.is_null(node)) {
      reading_.error(Code::wrong_kind, node,
                     texts::tr_format("`{}` is a map with an id for each, but this is {}", key.name,
                                      kind_in_words(tree_, node)),
                     texts::tr_words("write one `id: { ... }` per line below it"));
      return;
    }
    std::size_t count = 0;
    for (const NodeId entry : tree_.children(node)) count += reading_.taken(entry) ? 0 : 1;
    if (!reading_.full()) out.reserve(count);
    for (const NodeId entry : tree_.children(node)) {
      if (reading_.full()) return;
      if (reading_.taken(entry)) continue;
      const std::string id = nfc(tree_.key(entry));
      const std::size_t before = reading_.path.push(id);
      check_id(entry, id);
      structure(entry, *out.insert(id, default_of<T>(id)).first);
      reading_.path.pop(before);
    }
  }
  void value(const Key& key, NodeId node, MapPositions& out) {
    if (!tree_.is_map(node) && !tree_.is_null(node)) {
      reading_.error(Code::wrong_kind, node,
                     texts::tr_format("`{}` is a map with an id for each, but this is {}", key.name,
                                      kind_in_words(tree_, node)),
                     texts::tr_words("write one `id: [120, 80]` per line below it"));
      return;
    }
    for (const NodeId entry : tree_.children(node)) {
      if (reading_.taken(entry)) continue;
      std::string id = nfc(tree_.key(entry));
      const std::size_t before = reading_.path.push(id);
      MapPosition position;
      if (read_position(reading_, entry, position)) out.insert(std::move(id), position);
      reading_.path.pop(before);
    }
  }
  template <class T>
  requires requires(Decoder& decoder, T& object) { describe(decoder, object); }
  void value(const Key&, NodeId node, T& out) { structure(node, out); }

  void read_stage_list(NodeId node, Dict<Stage>& out) {
    for (const NodeId item : tree_.children(node)) {
      std::string id;
      if (!read_reference(reading_, item, id)) continue;
      const std::size_t before = reading_.path.push(id);
      check_id(item, id);
      if (!out.insert(id, Stage{}).second)
        reading_.error(Code::duplicate_key, item,
                       texts::tr_format("the stage `{}` stands here a second time", printable(id)),
                       texts::tr_words("list each stage once"));
      reading_.path.pop(before);
    }
  }

  void check_id(NodeId entry, const std::string& id) {
    if (is_reserved_word(id)) {
      reading_.error_at_key(
          Code::bad_id, entry,
          texts::tr_format("`{}` is a word of the language and cannot be an id", id),
          texts::tr_words("use another id; `name` may be any text"));
    } else if (!is_id(id)) {
      std::string suggestion;
      for (const char c : id) suggestion += c == ' ' || c == '.' || c == '/' ? '_' : c;
      reading_.error_at_key(
          Code::bad_id, entry, texts::tr_format("`{}` cannot be an id", fit(printable(id), 40)),
          is_id(suggestion)
              ? texts::tr_format("write `{}: {{ name: {} }}`", suggestion, id)
              : texts::tr_words("ids have letters, digits, _ and -; `name` may be any text"));
    }
  }

  void read_version(NodeId node, Number& out) {
    const bool one = tree_.is_scalar(node) && tree_.is_plain(node) &&
                     (tree_.text(node) == "1" || tree_.text(node) == "1.0");
    out = 1.0;
    if (one) return;
    const std::string_view text =
        tree_.is_scalar(node) ? tree_.text(node) : kind_in_words(tree_, node);
    reading_.error(
        Code::language_version, node,
        texts::tr_format("`{}` is not a version of the language that this program knows",
                         fit(printable(text), 20)),
        texts::tr_words("write `painpoint: 1`; a newer program is needed for a newer file"));
  }

  Reading& reading_;
  const Tree& tree_;
  NodeId node_ = 0;
};

void check_names_of_touchpoints(Reading& reading, NodeId map, std::string_view prefix,
                                const Journey& journey) {
  const Tree& tree = reading.tree;
  if (map == kNoNode || !tree.is_map(map)) return;
  for (const NodeId entry : tree.children(map)) {
    const std::string id = nfc(tree.key(entry));
    if (id != kCompleted && id != kAbandoned && !journey.ends.contains(id)) continue;
    const std::size_t before = reading.path.push(std::string(prefix) + id);
    reading.error_at_key(
        Code::bad_id, entry, texts::tr_format("`{}` is the name of an end already", printable(id)),
        texts::tr_words("give the touchpoint another id, so that `next` knows which one is meant"));
    reading.path.pop(before);
  }
}

}  // namespace

std::vector<WaitingChanges> decode_journey(Reading& reading, Journey& journey) {
  const Tree& tree = reading.tree;
  check_duplicates(reading, 0);
  Decoder decoder(reading);
  decoder.structure(0, journey);
  if (!tree.is_map(0)) return {};
  check_names_of_touchpoints(reading, tree.child(0, "touchpoints"), "touchpoints.", journey);
  const NodeId scenarios = tree.child(0, "scenarios");
  if (scenarios != kNoNode && tree.is_map(scenarios))
    for (const NodeId scenario : tree.children(scenarios)) {
      if (!tree.is_map(scenario)) continue;
      const NodeId add = tree.child(scenario, "add");
      if (add == kNoNode || !tree.is_map(add)) continue;
      check_names_of_touchpoints(
          reading, tree.child(add, "touchpoints"),
          fmt::format("scenarios.{}.add.touchpoints.", nfc(tree.key(scenario))), journey);
    }
  return std::move(decoder.waiting);
}

}  // namespace painpoint::yaml
