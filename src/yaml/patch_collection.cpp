#include <algorithm>
#include <unordered_map>

#include "base/text.h"
#include "yaml/patcher.h"

namespace painpoint::yaml {
namespace {

using Kind = Document::Kind;

/// The entries of a map by key; few are searched, many are indexed.
class OwnEntries {
 public:
  explicit OwnEntries(const Document& map) : map_(map) {
    if (map.entries.size() <= kFew) return;
    for (const DocumentEntry& entry : map.entries) index_.emplace(entry.key, &entry);
  }
  [[nodiscard]] const DocumentEntry* find(std::string_view key) const {
    if (index_.empty()) return find_entry(map_, key);
    const auto found = index_.find(key);
    return found == index_.end() ? nullptr : found->second;
  }

 private:
  static constexpr std::size_t kFew = 16;
  const Document& map_;
  std::unordered_map<std::string_view, const DocumentEntry*> index_;
};

/// The entries that a file has, by key; of two with one key the first.
class WrittenEntries {
 public:
  WrittenEntries(const Tree& tree, const std::vector<NodeId>& children) {
    keys_.reserve(children.size());
    for (const NodeId child : children) keys_.push_back(nfc(tree.key(child)));
    for (std::size_t i = 0; i < children.size(); ++i) index_.emplace(keys_[i], children[i]);
  }
  [[nodiscard]] NodeId find(std::string_view key) const {
    const auto found = index_.find(key);
    return found == index_.end() ? kNoNode : found->second;
  }
  [[nodiscard]] const std::string& key(std::size_t child) const { return keys_[child]; }

 private:
  std::vector<std::string> keys_;
  std::unordered_map<std::string_view, NodeId> index_;
};

/// Whether something has most likely only got another id.
bool alike(const Document& a, const Document& b) {
  if (same(a, b)) return true;
  const Document x = now(a);
  const Document y = now(b);
  if (x.kind != Kind::map || y.kind != Kind::map) return false;
  std::size_t equal = 0;
  std::size_t all = 0;
  for (const DocumentEntry& entry : x.entries) {
    const DocumentEntry* other = find_entry(y, entry.key);
    const bool here = entry.is_written();
    const bool there = other != nullptr && other->is_written();
    if (here || there) ++all;
    if (here && there && same(entry.value, other->value)) {
      if (entry.key == "name") return true;
      ++equal;
    }
  }
  return equal * 2 >= all;
}

/// Finds new entries that stand where others went away and say much the same: these have got
/// another id. `gone` are the entries that went, by the position of the last one before them that
/// is still there.
class Renames {
 public:
  Renames(const Document& own, const WrittenEntries& written, const std::vector<Part>& parts) {
    std::unordered_map<std::string_view, bool> wanted;
    for (const Part& part : parts) wanted.emplace(part.wanted->key, true);
    std::string_view before;
    for (const DocumentEntry& entry : own.entries) {
      if (wanted.contains(entry.key)) {
        before = entry.key;
        continue;
      }
      const NodeId source = written.find(entry.key);
      if (source != kNoNode && entry.ordered) gone_[before].push_back({&entry, source});
    }
  }
  void match(std::vector<Part>& parts) {
    if (gone_.empty()) return;
    std::string_view before;
    for (Part& part : parts) {
      if (part.own != nullptr || part.source != kNoNode) {
        before = part.wanted->key;
        continue;
      }
      const auto found = gone_.find(before);
      if (!part.wanted->ordered || found == gone_.end()) continue;
      auto& candidates = found->second;
      const auto old = std::find_if(candidates.begin(), candidates.end(), [&](const Gone& gone) {
        return alike(gone.entry->value, part.wanted->value);
      });
      if (old == candidates.end()) continue;
      part.own = &old->entry->value;
      part.source = old->source;
      candidates.erase(candidates.begin(), old + 1);
    }
  }

 private:
  struct Gone {
    const DocumentEntry* entry;
    NodeId source;
  };
  std::unordered_map<std::string_view, std::vector<Gone>> gone_;
};

/// Marks as many as possible of the parts whose order counts as staying: a longest increasing
/// subsequence of their places in the file. The others move.
void keep_longest_run(std::vector<Part>& parts) {
  std::vector<std::size_t> ends;  ///< parts that end the best run of each length
  std::vector<std::size_t> previous(parts.size(), parts.size());
  for (std::size_t i = 0; i < parts.size(); ++i) {
    Part& part = parts[i];
    if (part.source == kNoNode) continue;
    if (!part.wanted->ordered) {
      part.stays = true;
      continue;
    }
    const auto at = std::lower_bound(
        ends.begin(), ends.end(), part.source,
        [&](std::size_t end, NodeId source) { return parts[end].source < source; });
    if (at != ends.begin()) previous[i] = *(at - 1);
    if (at == ends.end())
      ends.push_back(i);
    else
      *at = i;
  }
  if (ends.empty()) return;
  for (std::size_t i = ends.back(); i < parts.size(); i = previous[i]) parts[i].stays = true;
}

}  // namespace

std::size_t Collection::position(NodeId child) const {
  // Nodes are numbered in the order of the file.
  return static_cast<std::size_t>(std::lower_bound(children.begin(), children.end(), child) -
                                  children.begin());
}

Collection Patcher::collection(NodeId node, Collection::Shape shape) const {
  Collection result;
  result.shape = shape;
  result.node = node;
  result.in_brackets = in_brackets(node);
  for (const NodeId child : tree_.children(node)) result.children.push_back(child);
  result.goes_away.assign(result.children.size(), 0);
  return result;
}

void Patcher::map(NodeId node, const DocumentEntry& entry, const Document& own,
                  const Document& wanted) {
  Collection all = collection(node, Collection::Shape::map);
  const WrittenEntries written(tree_, all.children);
  const OwnEntries known(own);
  all.parts.reserve(wanted.entries.size());
  for (const DocumentEntry& part : wanted.entries) {
    if (part.value.is_nothing()) continue;
    const DocumentEntry* before = known.find(part.key);
    NodeId source = written.find(part.key);
    if (source == kNoNode && !part.short_key.empty()) source = written.find(part.short_key);
    const bool there = source != kNoNode && before != nullptr;
    all.parts.push_back(
        {&part, before != nullptr ? &before->value : nullptr, there ? source : kNoNode, false});
  }
  // What is implied need not be written, unless something behind it is.
  bool needed = false;
  for (std::size_t i = all.parts.size(); i-- > 0;) {
    Part& part = all.parts[i];
    const bool written_or_said = part.source != kNoNode || !part.wanted->implied;
    if (!written_or_said && !(needed && part.wanted->ordered)) part.wanted = nullptr;
    needed = needed || (part.wanted != nullptr && part.wanted->ordered && written_or_said);
  }
  std::erase_if(all.parts, [](const Part& part) { return part.wanted == nullptr; });
  Renames(own, written, all.parts).match(all.parts);

  // What the file says and shall not say any more goes; what nobody understood stays.
  for (std::size_t i = 0; i < all.children.size(); ++i) {
    const DocumentEntry* before = known.find(written.key(i));
    if (before == nullptr && written.key(i) == "cause") before = known.find("causes");
    const bool first = written.find(written.key(i)) == all.children[i];
    all.goes_away[i] = first && before != nullptr && !before->value.is_nothing() ? 1 : 0;
  }
  for (const Part& part : all.parts)
    if (part.source != kNoNode) all.goes_away[all.position(part.source)] = 0;
  arrange(all, entry);
}

void Patcher::list(NodeId node, const DocumentEntry& entry, const Document& own,
                   const Document& wanted) {
  Collection all = collection(node, Collection::Shape::list);
  const std::size_t old_size = own.entries.size();
  const std::size_t new_size = wanted.entries.size();
  const std::size_t common = std::min(old_size, new_size);
  const auto same_at = [&](std::size_t i, std::size_t j) {
    return same(own.entries[i].value, wanted.entries[j].value);
  };
  std::size_t head = 0;
  while (head < common && same_at(head, head)) ++head;
  std::size_t tail = 0;
  while (tail < common - head && same_at(old_size - 1 - tail, new_size - 1 - tail)) ++tail;
  const std::size_t paired = common - tail;  // items before it keep their places
  for (std::size_t j = 0; j < new_size; ++j) {
    Part part{&wanted.entries[j], nullptr, kNoNode, false};
    const bool in_tail = j + tail >= new_size;
    const std::size_t i = in_tail ? j + old_size - new_size : j;
    if (in_tail || j < paired) {
      part.own = &own.entries[i].value;
      part.source = all.children[i];
    }
    all.parts.push_back(part);
  }
  std::fill(all.goes_away.begin(), all.goes_away.end(), 1);
  for (const Part& part : all.parts)
    if (part.source != kNoNode) all.goes_away[all.position(part.source)] = 0;
  arrange(all, entry);
}

/// `stages: [buy, pay]`
void Patcher::ids(NodeId node, const DocumentEntry& entry, const Document& wanted) {
  Collection all = collection(node, Collection::Shape::ids);
  std::unordered_map<std::string, NodeId> written;
  for (const NodeId child : all.children) written.emplace(nfc(tree_.text(child)), child);
  for (const DocumentEntry& part : wanted.entries) {
    const auto found = written.find(part.key);
    all.parts.push_back(
        {&part, &part.value, found == written.end() ? kNoNode : found->second, false});
  }
  std::fill(all.goes_away.begin(), all.goes_away.end(), 1);
  for (const Part& part : all.parts)
    if (part.source != kNoNode) all.goes_away[all.position(part.source)] = 0;
  arrange(all, entry);
}

void Patcher::arrange(Collection& all, const DocumentEntry& entry) {
  keep_longest_run(all.parts);
  std::vector<char> stays(all.children.size(), 1);
  for (std::size_t i = 0; i < stays.size(); ++i) stays[i] = all.goes_away[i] != 0 ? 0 : 1;
  for (const Part& part : all.parts)
    if (part.source != kNoNode && !part.stays) stays[all.position(part.source)] = 0;
  const bool any_stays = std::find(stays.begin(), stays.end(), 1) != stays.end();
  const bool first_shares_line =
      !all.in_brackets && !all.children.empty() && shares_line(all.children.front());
  if (!any_stays || (first_shares_line && stays.front() == 0) ||
      (all.shape != Collection::Shape::map && !all.in_brackets &&
       std::any_of(all.children.begin(), all.children.end(),
                   [this](NodeId item) { return dash_of(item) == std::string_view::npos; })))
    return replace(all.node, entry);
  brackets_ += all.in_brackets ? 1 : 0;
  for (const Part& part : all.parts)
    if (part.stays) settle_part(part, all.shape);
  place_new(all);
  take_out(all, stays);
  brackets_ -= all.in_brackets ? 1 : 0;
}

/// Changes an entry where it stands.
void Patcher::settle_part(const Part& part, Collection::Shape shape) {
  if (part.own == nullptr || shape == Collection::Shape::ids) return;
  const DocumentEntry& wanted = *part.wanted;
  const std::string key = shape == Collection::Shape::map ? nfc(tree_.key(part.source)) : "";
  const bool is_short = !wanted.short_key.empty() && key == wanted.short_key;
  if (shape == Collection::Shape::map && key != wanted.key && !is_short)
    edits_.push_back({tree_.key_span(part.source),
                      word_scalar(wanted.key, brackets_ > 0 ? Within::brackets : Within::block)});
  const std::size_t before = wanted.key.empty() ? path_.text().size() : path_.push(wanted.key);
  const bool whole = !wanted.short_key.empty() && wanted.value.is_whole();
  const bool other_key =
      !wanted.short_key.empty() && !same(*part.own, wanted.value) &&
      (is_short ? !whole : whole && tree_.is_map(part.source) && !has_comment(part.source));
  if (other_key)
    split_under_cause(part.source, wanted);
  else
    value(part.source, wanted, *part.own, wanted.value);
  path_.pop(before);
}

}  // namespace painpoint::yaml
