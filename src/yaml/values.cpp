#include "yaml/values.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

#include "base/text.h"
#include "model/language.h"
#include "texts/parts.h"

namespace painpoint::yaml {
namespace {

constexpr std::array<std::string_view, 7> kNumberKeys = {"value",    "low",    "high", "sample",
                                                         "evidence", "source", "note"};

bool wrong_kind(Reading& reading, NodeId node, std::string_view needed, std::string advice) {
  const bool nothing = reading.tree.is_null(node);
  reading.error(Code::wrong_kind, node,
                nothing ? texts::tr_format("there is no value here, and {} is needed", needed)
                        : texts::tr_format("{} is needed here, but this is {}", needed,
                                           kind_in_words(reading.tree, node)),
                std::move(advice));
  return false;
}

bool read_bare_number(Reading& reading, NodeId node, NumberForm form, double& out) {
  const Tree& tree = reading.tree;
  const char* const example = form.unit ? texts::tr_words("write minutes, or a time such as 20 min")
                              : form.percent ? texts::tr_words("write a number such as 0.1 or 10%")
                                             : texts::tr_words("write a number such as 12.5");
  if (!tree.is_scalar(node)) return wrong_kind(reading, node, texts::tr_words("a number"), example);
  ReadNumber number = read_number_text(tree.text(node), form);
  if (number.slip) {
    reading.error(number.slip->code, node, std::move(number.slip->message),
                  std::move(number.slip->advice));
    return false;
  }
  if (!tree.is_plain(node))
    return wrong_kind(reading, node, texts::tr_words("a number"),
                      texts::tr_words("take the quotation marks away"));
  out = number.value;
  return true;
}

bool read_number_map(Reading& reading, NodeId node, NumberForm form, Number& out) {
  const Tree& tree = reading.tree;
  Provenance known;
  double value = 0;
  bool good = true;
  bool has_value = false;
  for (const NodeId entry : tree.children(node)) {
    if (reading.taken(entry)) continue;
    const std::string_view key = tree.key(entry);
    const std::size_t before = reading.path.push(key);
    double number = 0;
    if (key == "value") {
      has_value = true;
      good &= read_bare_number(reading, entry, form, value);
    } else if (key == "low" || key == "high") {
      const bool read = read_bare_number(reading, entry, form, number);
      if (read) (key == "low" ? known.low : known.high) = number;
      good &= read;
    } else if (key == "sample") {
      const bool read = read_bare_number(reading, entry, {}, number);
      if (read) known.sample = number;
      good &= read;
    } else if (key == "evidence") {
      const auto& words = Words<Evidence>::words;
      std::size_t word = 0;
      good &= read_word(reading, entry, words.data(), words.size(), word);
      known.evidence = static_cast<Evidence>(word);
    } else if (key == "source" || key == "note") {
      good &= read_text(reading, entry, key == "source" ? known.source : known.note);
    } else {
      reading.path.pop(before);
      unknown_key(reading, entry, {kNumberKeys.begin(), kNumberKeys.end()});
      good = false;
      continue;
    }
    reading.path.pop(before);
  }
  if (!has_value) {
    reading.error_at_key(Code::missing_key, node,
                         texts::tr_words("a number in { } needs its `value`"),
                         texts::tr_words("write { value: 10, low: 8, high: 13 } for example"));
    return false;
  }
  if (!good) return false;
  out.value = value;
  out.provenance = known == Provenance{} ? nullptr : std::make_shared<const Provenance>(known);
  return true;
}

}  // namespace

bool is_number_map(const Tree& tree, NodeId node) {
  if (!tree.is_map(node)) return false;
  for (const NodeId entry : tree.children(node))
    if (std::find(kNumberKeys.begin(), kNumberKeys.end(), tree.key(entry)) == kNumberKeys.end())
      return false;
  return tree.child_count(node) > 0;
}

bool read_number(Reading& reading, NodeId node, NumberForm form, Number& out) {
  if (reading.tree.is_map(node)) return read_number_map(reading, node, form, out);
  double value = 0;
  if (!read_bare_number(reading, node, form, value)) return false;
  out = Number(value);
  return true;
}

bool read_split(Reading& reading, NodeId node, Split& out) {
  const Tree& tree = reading.tree;
  if (tree.is_scalar(node)) {
    Split whole;
    whole.insert(nfc(tree.text(node)), 1.0);
    out = std::move(whole);
    return true;
  }
  if (!tree.is_map(node))
    return wrong_kind(reading, node, texts::tr_words("a name or a split"),
                      texts::tr_words("write `a`, or { a: 60%, b: 40% }"));
  if (tree.child_count(node) == 0) {
    reading.error(Code::wrong_kind, node, texts::tr_words("this split is empty"),
                  texts::tr_words("write { a: 60%, b: 40% }"));
    return false;
  }
  Split split;
  bool good = true;
  for (const NodeId entry : tree.children(node)) {
    if (reading.taken(entry)) continue;
    std::string id = nfc(tree.key(entry));
    const std::size_t before = reading.path.push(id);
    Number share;
    good &= read_number(reading, entry, form_of(Quantity::share), share);
    reading.path.pop(before);
    split.insert(std::move(id), std::move(share));
  }
  out = std::move(split);
  return good;
}

bool read_text(Reading& reading, NodeId node, std::string& out) {
  if (reading.tree.is_null(node)) return true;
  if (!reading.tree.is_scalar(node))
    return wrong_kind(reading, node, texts::tr_words("a text"),
                      texts::tr_words("write it behind the key, in quotes if it has `: `"));
  out = reading.tree.text(node);
  return true;
}

bool read_reference(Reading& reading, NodeId node, std::string& out) {
  if (!reading.tree.is_scalar(node))
    return wrong_kind(reading, node, texts::tr_words("an id"),
                      texts::tr_words("write the id of one thing of this file"));
  out = nfc(reading.tree.text(node));
  return true;
}

bool read_references(Reading& reading, NodeId node, std::vector<std::string>& out) {
  const Tree& tree = reading.tree;
  if (tree.is_scalar(node)) {
    out.assign(1, nfc(tree.text(node)));
    return true;
  }
  if (!tree.is_sequence(node) || tree.child_count(node) == 0)
    return wrong_kind(reading, node, texts::tr_words("a list of ids"),
                      texts::tr_words("write [a, b]"));
  bool good = true;
  out.clear();
  for (const NodeId item : tree.children(node)) {
    std::string id;
    good &= read_reference(reading, item, id);
    if (!id.empty()) out.push_back(std::move(id));
  }
  return good;
}

bool read_flag(Reading& reading, NodeId node, bool& out) {
  const Tree& tree = reading.tree;
  const std::string_view text = tree.is_scalar(node) ? tree.text(node) : std::string_view();
  if (tree.is_scalar(node) && tree.is_plain(node)) {
    if (text == "true" || text == "false") {
      out = text == "true";
      return true;
    }
    static constexpr std::array<std::string_view, 9> kYes = {"yes", "Yes",  "YES",  "on", "On",
                                                             "y",   "True", "TRUE", "1"};
    static constexpr std::array<std::string_view, 10> kNo = {"no", "No",    "NO",    "off", "Off",
                                                             "n",  "False", "FALSE", "0",   "none"};
    const bool yes = std::find(kYes.begin(), kYes.end(), text) != kYes.end();
    const bool no = std::find(kNo.begin(), kNo.end(), text) != kNo.end();
    if (yes || no) {
      reading.error(Code::wrong_kind, node,
                    texts::tr_format("true or false is needed here, but this is `{}`", text),
                    texts::tr_format("write `{}`", yes));
      return false;
    }
  }
  return wrong_kind(reading, node, texts::tr_words("true or false"),
                    texts::tr_words("write `true` or `false`, without quotes"));
}

bool read_word(Reading& reading, NodeId node, const std::string_view* words, std::size_t count,
               std::size_t& out) {
  const Tree& tree = reading.tree;
  std::vector<std::string> choices;
  for (std::size_t i = 0; i < count; ++i) {
    if (words[i].empty()) continue;
    if (tree.is_scalar(node) && tree.text(node) == words[i]) {
      out = i;
      return true;
    }
    choices.emplace_back(words[i]);
  }
  const std::string list = texts::tr_format("write {}", texts::listed(choices, 10));
  if (!tree.is_scalar(node))
    return wrong_kind(reading, node, texts::tr_words("one of a few words"), list);
  const auto near = nearest(tree.text(node), choices);
  reading.error(Code::unknown_choice, node,
                texts::tr_format("`{}` is not one of the words that are possible here",
                                 fit(printable(tree.text(node)), 40)),
                near ? texts::tr_format("did you mean `{}`?", *near)
                     : texts::tr_format("there is {}", texts::listed(choices, 10)));
  return false;
}

bool read_customer_value(Reading& reading, NodeId node, CustomerValue& out) {
  const Tree& tree = reading.tree;
  const bool yearly = tree.is_map(node) && (tree.child(node, "margin_per_year") != kNoNode ||
                                            tree.child(node, "retention") != kNoNode);
  if (!yearly) return read_number(reading, node, form_of(Quantity::money), out.present_value);
  out.yearly = true;
  bool good = true;
  for (const NodeId entry : tree.children(node)) {
    if (reading.taken(entry)) continue;
    const std::string_view key = tree.key(entry);
    const bool margin = key == "margin_per_year";
    if (!margin && key != "retention") {
      unknown_key(reading, entry, {"margin_per_year", "retention"});
      good = false;
      continue;
    }
    const std::size_t before = reading.path.push(key);
    good &= margin ? read_number(reading, entry, form_of(Quantity::money), out.margin_per_year)
                   : read_number(reading, entry, form_of(Quantity::rate), out.retention);
    reading.path.pop(before);
  }
  for (const std::string_view key : {"margin_per_year", "retention"}) {
    if (tree.child(node, key) != kNoNode) continue;
    reading.error_at_key(
        Code::missing_key, node, texts::tr_format("`{}` is missing", key),
        texts::tr_words("write { margin_per_year: 60, retention: 70% }, or one present value"));
    good = false;
  }
  return good;
}

bool read_position(Reading& reading, NodeId node, MapPosition& out) {
  const Tree& tree = reading.tree;
  if (!tree.is_sequence(node) || tree.child_count(node) != 2)
    return wrong_kind(reading, node, texts::tr_words("a place of two numbers"),
                      texts::tr_words("write [120, 80]: pixels to the right and down"));
  const NodeId x = tree.first_child(node);
  return read_bare_number(reading, x, {}, out.x) &&
         read_bare_number(reading, tree.next_sibling(x), {}, out.y);
}

Note to_note(const Tree& tree, NodeId node) {
  Note note;
  if (tree.is_scalar(node)) {
    note.text = tree.text(node);
  } else if (!tree.is_null(node)) {
    note.kind = tree.is_map(node) ? Note::Kind::map : Note::Kind::list;
    note.items.reserve(tree.child_count(node));
    for (const NodeId entry : tree.children(node))
      note.items.emplace_back(nfc(tree.key(entry)), to_note(tree, entry));
  }
  return note;
}

}  // namespace painpoint::yaml
