#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "yaml/scalars.h"

namespace painpoint::yaml {

struct DocumentEntry;
class Encoding;

/// A value of a journey as a file would say it: numbers, texts, maps and lists, without their
/// bytes. Two documents, of what a file says and of what it shall say, are what an edit of the
/// file is found from. Parts that nobody has looked at yet are only pointed to, so that comparing
/// two journeys of 2,000 touchpoints writes down one of them.
struct Document {
  enum class Kind : std::uint8_t {
    nothing,  ///< not written at all
    number,   ///< entries: what is known about it beside its value
    text,
    word,  ///< an id or a word of the language
    map,
    list,   ///< entries without keys
    later,  ///< see now()
  };
  Kind kind = Kind::nothing;
  NumberForm form;           ///< number: what may stand behind it
  bool as_percent = false;   ///< number: how it is written if nothing is there yet
  bool whole_split = false;  ///< map: with one share of 100% its name alone will do
  bool one_alone = false;    ///< list: with one item, that alone will do
  bool bare_ids = false;     ///< map: where nothing is said of its entries, a list of ids will do
  bool change = false;       ///< may be written { set: ... }
  bool lines = false;        ///< one line per entry, even if all would fit on one
  double number = 0;
  std::string text;
  std::vector<DocumentEntry> entries;

  // later:
  const void* object = nullptr;
  const void* blank = nullptr;  ///< what is read where nothing is written; null: what its id says
  Document (*written)(const Document& later) = nullptr;
  bool (*equal)(const void* a, const void* b) = nullptr;
  std::string_view id;
  Encoding* encoding = nullptr;

  [[nodiscard]] bool is_nothing() const { return kind == Kind::nothing; }
  /// Whether the one name will do: `next: deliver` for { deliver: 100% }.
  [[nodiscard]] bool is_whole() const;
  /// Whether a list of ids will do: `stages: [buy, pay]`.
  [[nodiscard]] bool is_bare() const;
};

struct DocumentEntry {
  std::string key;
  Document value;
  bool implied = false;          ///< read as this where nothing is written
  bool ordered = true;           ///< its place among the other ordered ones means something
  std::string_view short_key{};  ///< the key where the value is a whole split: `cause`

  [[nodiscard]] bool is_written() const { return !implied && !value.is_nothing(); }
};

/// The document itself, where it was only pointed to.
Document now(const Document& document);

/// Whether two documents of the same part say the same.
bool same(const Document& a, const Document& b);

/// The entry with a key, or null.
const DocumentEntry* find_entry(const Document& map, std::string_view key);

}  // namespace painpoint::yaml
