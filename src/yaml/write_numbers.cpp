#include "yaml/write_numbers.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string_view>
#include <utility>
#include <vector>

#include "model/address.h"
#include "model/language.h"
#include "yaml/values.h"

namespace painpoint::yaml {
namespace {

/// As few digits as give the number back, and never an exponent.
std::string digits_of(double value, double scale) {
  constexpr int kMostDigits = 17;
  std::string text;
  for (int digits = 1; digits <= kMostDigits; ++digits) {
    const double shown = value * scale;
    const int before_point = shown > 0 ? static_cast<int>(std::floor(std::log10(shown))) + 1 : 1;
    text = fmt::format("{:.{}f}", shown, std::max(0, digits - before_point));
    if (std::abs(std::stod(text) / scale - value) <= 4e-16 * value) break;
  }
  return text;
}

std::string percent_of(double value) {
  return digits_of(value, 100) + "%";
}

/// Text of a YAML value; whatever is not a plain word goes into quotes.
std::string quoted(std::string_view text) {
  std::string result = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') result += '\\';
    result += c;
  }
  return result + "\"";
}

std::string number_map(const WrittenChance& chance) {
  const Provenance& known = chance.provenance;
  if (known == Provenance{}) return percent_of(chance.value);
  std::string text = "{ value: " + percent_of(chance.value);
  if (known.evidence != Evidence::none)
    text += fmt::format(", evidence: {}", word_of(known.evidence));
  if (!known.source.empty()) text += ", source: " + quoted(known.source);
  return text + " }";
}

/// What is to be added to a map: an entry with a value, or with entries of its own.
struct Entry {
  std::string key;
  std::string value;
  std::vector<Entry> entries;
};

void add_entry(std::vector<Entry>& entries, std::string_view steps, std::string value) {
  const std::size_t dot = steps.find('.');
  const std::string_view key = steps.substr(0, dot);
  auto found = std::find_if(entries.begin(), entries.end(),
                            [&](const Entry& entry) { return entry.key == key; });
  if (found == entries.end()) found = entries.insert(found, Entry{std::string(key), {}, {}});
  if (dot == std::string_view::npos)
    found->value = std::move(value);
  else
    add_entry(found->entries, steps.substr(dot + 1), std::move(value));
}

std::string as_flow(const std::vector<Entry>& entries) {
  std::string text;
  for (const Entry& entry : entries) {
    if (!text.empty()) text += ", ";
    text += entry.key + ": ";
    text += entry.entries.empty() ? entry.value : "{ " + as_flow(entry.entries) + " }";
  }
  return text;
}

std::string as_block(const std::vector<Entry>& entries, const std::string& indent,
                     std::string_view line_break) {
  std::string text;
  for (const Entry& entry : entries) {
    text += indent + entry.key + ":";
    if (entry.entries.empty())
      text += fmt::format(" {}{}", entry.value, line_break);
    else
      text += fmt::format("{}{}", line_break, as_block(entry.entries, indent + "  ", line_break));
  }
  return text;
}

/// The keys of a journey in the order of the language.
class KeyOrder {
 public:
  KeyOrder() {
    Journey journey;
    describe(*this, journey);
  }
  template <class T>
  void operator()(const Key& key, T&) {
    keys_.push_back(key.name);
  }
  void operator()(NoteKeys, Notes&) {}

  [[nodiscard]] std::size_t place(std::string_view key) const {
    return static_cast<std::size_t>(std::find(keys_.begin(), keys_.end(), key) - keys_.begin());
  }

 private:
  std::vector<std::string_view> keys_;
};

class Writer {
 public:
  explicit Writer(const JourneyFile& file)
      : tree_(file.tree),
        text_(file.source.text),
        line_break_(text_.find("\r\n") == std::string_view::npos ? "\n" : "\r\n") {}

  void write(const WrittenChance& chance) {
    NodeId node = 0;
    std::string_view rest = chance.address;
    while (!rest.empty() && tree_.is_map(node)) {
      const NodeId next = tree_.child(node, rest.substr(0, rest.find('.')));
      if (next == kNoNode) break;
      node = next;
      const std::size_t dot = rest.find('.');
      rest = dot == std::string_view::npos ? std::string_view{} : rest.substr(dot + 1);
    }
    if (rest.empty()) {
      replace_value(node, chance.value);
      return;
    }
    auto known = std::find_if(additions_.begin(), additions_.end(),
                              [&](const Addition& addition) { return addition.map == node; });
    if (known == additions_.end()) known = additions_.insert(known, Addition{node, {}});
    add_entry(known->entries, rest, number_map(chance));
  }

  std::string finish() {
    for (const Addition& addition : additions_) add_to(addition.map, addition.entries);
    std::stable_sort(edits_.begin(), edits_.end(),
                     [](const Edit& a, const Edit& b) { return a.place.begin < b.place.begin; });
    std::string result;
    std::size_t at = 0;
    for (const Edit& edit : edits_) {
      result += text_.substr(at, edit.place.begin - at);
      result += edit.text;
      at = edit.place.end;
    }
    return result += text_.substr(at);
  }

 private:
  struct Addition {
    NodeId map;
    std::vector<Entry> entries;
  };
  struct Edit {
    Span place;
    std::string text;
  };

  void replace_value(NodeId node, double value) {
    if (tree_.is_map(node)) node = tree_.child(node, "value");
    if (node == kNoNode) return;
    const Span place = tree_.span(node);
    const std::string_view before = text_.substr(place.begin, place.end - place.begin);
    edits_.push_back({place, before.ends_with('%') ? percent_of(value) : digits_of(value, 1)});
  }

  void add_to(NodeId map, const std::vector<Entry>& entries) {
    const Span place = tree_.span(map);
    if (tree_.is_null(map)) {
      edits_.push_back({place, " { " + as_flow(entries) + " }"});
      return;
    }
    if (!tree_.is_map(map)) return;
    NodeId last = kNoNode;
    for (const NodeId child : tree_.children(map)) last = child;
    if (text_[place.begin] == '{') {
      if (last == kNoNode) {
        edits_.push_back({place, "{ " + as_flow(entries) + " }"});
        return;
      }
      const std::size_t end = tree_.span(last).end;
      edits_.push_back({{end, end}, ", " + as_flow(entries)});
      return;
    }
    if (map == 0) {
      for (const Entry& entry : entries) add_to_file(entry);
      return;
    }
    const std::size_t key = tree_.key_span(tree_.first_child(map)).begin;
    const std::size_t before = text_.rfind('\n', key);
    const std::size_t line = before == std::string_view::npos ? 0 : before + 1;
    insert_lines(place.end, as_block(entries, std::string(key - line, ' '), line_break_));
  }

  /// Adds a block behind the one that the language lists before it, or else at the end.
  void add_to_file(const Entry& entry) {
    const KeyOrder order;
    NodeId behind = kNoNode;
    for (const NodeId child : tree_.children(0))
      if (order.place(tree_.key(child)) < order.place(entry.key)) behind = child;
    const std::size_t end = tree_.span(behind == kNoNode ? 0 : behind).end;
    // Blocks stand apart where those around them do.
    const std::string_view behind_it = text_.substr(std::min(text_.size(), line_end(end)));
    const bool apart =
        behind_it.empty() || behind_it.starts_with('\n') || behind_it.starts_with("\r\n");
    insert_lines(end, (apart ? std::string(line_break_) : "") + as_block({entry}, "", line_break_));
  }

  /// The beginning of the next line; `at` itself if it is one.
  [[nodiscard]] std::size_t line_end(std::size_t at) const {
    if (at > 0 && text_[at - 1] == '\n') return at;
    const std::size_t found = text_.find('\n', at);
    return found == std::string_view::npos ? text_.size() : found + 1;
  }

  /// Puts whole lines behind the line in which something ends.
  void insert_lines(std::size_t end, std::string lines) {
    end = line_end(end);
    if (end == text_.size() && !text_.ends_with('\n')) {
      lines.insert(0, line_break_);
      lines.resize(lines.size() - line_break_.size());
    }
    edits_.push_back({{end, end}, std::move(lines)});
  }

  const Tree& tree_;
  std::string_view text_;
  std::string_view line_break_;
  std::vector<Edit> edits_;
  std::vector<Addition> additions_;
};

/// Whether a text reads as a journey with these numbers.
bool holds(std::string_view text, std::span<const WrittenChance> chances) {
  JourneyFile file = read_journey("", std::string(text));
  if (file.diagnostics.has_errors()) return false;
  return std::all_of(chances.begin(), chances.end(), [&](const WrittenChance& chance) {
    const Addressed there = find_address(file.journey, chance.address);
    return there.number &&
           std::abs(there.number->get() - chance.value) <= 1e-15 * std::abs(chance.value);
  });
}

}  // namespace

Outcome<std::string> write_chances(const JourneyFile& file,
                                   std::span<const WrittenChance> chances) {
  Outcome<std::string> outcome;
  Writer writer(file);
  for (const WrittenChance& chance : chances) writer.write(chance);
  std::string text = writer.finish();
  if (holds(text, chances))
    outcome.value = std::move(text);
  else
    outcome.diagnostics.error(Code::cannot_be_changed,
                              chances.empty() ? std::string{} : chances.front().address,
                              "the file is written in a way that numbers cannot be added to",
                              "write `severities:` as a block of its own, or the numbers by hand");
  return outcome;
}

}  // namespace painpoint::yaml
