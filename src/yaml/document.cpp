#include "yaml/document.h"

#include <algorithm>

namespace painpoint::yaml {

bool Document::is_whole() const {
  if (!whole_split || entries.size() != 1) return false;
  const Document& share = entries.front().value;
  return share.number == 1 && std::none_of(share.entries.begin(), share.entries.end(),
                                           [](const auto& entry) { return entry.is_written(); });
}

bool Document::is_bare() const {
  return bare_ids && !entries.empty() &&
         std::all_of(entries.begin(), entries.end(), [](const DocumentEntry& entry) {
           const Document value = now(entry.value);
           return std::none_of(value.entries.begin(), value.entries.end(),
                               [](const auto& inner) { return inner.is_written(); });
         });
}

Document now(const Document& document) {
  if (document.kind != Document::Kind::later) return document;
  return document.written(document);
}

bool same(const Document& a, const Document& b) {
  using Kind = Document::Kind;
  if (a.kind == Kind::later && b.kind == Kind::later && a.equal == b.equal)
    return a.equal(a.object, b.object);
  if (a.kind == Kind::later || b.kind == Kind::later) {
    if (a.is_nothing() || b.is_nothing()) return false;
    return same(now(a), now(b));
  }
  if (a.kind != b.kind || a.text != b.text || a.entries.size() != b.entries.size()) return false;
  if (a.kind == Kind::number && a.number != b.number) return false;
  return std::equal(a.entries.begin(), a.entries.end(), b.entries.begin(),
                    [](const DocumentEntry& x, const DocumentEntry& y) {
                      return x.key == y.key && same(x.value, y.value);
                    });
}

const DocumentEntry* find_entry(const Document& map, std::string_view key) {
  const auto found = std::find_if(map.entries.begin(), map.entries.end(),
                                  [&](const DocumentEntry& entry) { return entry.key == key; });
  return found == map.entries.end() ? nullptr : &*found;
}

}  // namespace painpoint::yaml
