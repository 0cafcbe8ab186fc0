#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace painpoint {

/// A map from ids to values that keeps the order in which people wrote them. Small ones are
/// searched from front to back; larger ones through a hash table of positions, so that a journey
/// of 100,000 touchpoints still resolves each reference in constant time. Copies are cheap: the
/// table holds positions, not strings.
template <class T>
class Dict {
 public:
  struct Entry {
    std::string id;
    T value;
    bool operator==(const Entry&) const = default;
  };

  [[nodiscard]] std::size_t size() const { return entries_.size(); }
  [[nodiscard]] bool empty() const { return entries_.empty(); }
  auto begin() { return entries_.begin(); }
  auto end() { return entries_.end(); }
  auto begin() const { return entries_.begin(); }
  auto end() const { return entries_.end(); }
  Entry& operator[](std::size_t position) { return entries_[position]; }
  const Entry& operator[](std::size_t position) const { return entries_[position]; }

  static constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);

  /// The position of an id, or kNowhere.
  [[nodiscard]] std::size_t position(std::string_view id) const {
    if (slots_.empty()) {
      for (std::size_t i = 0; i < entries_.size(); ++i)
        if (entries_[i].id == id) return i;
      return kNowhere;
    }
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t slot = std::hash<std::string_view>{}(id)&mask;; slot = (slot + 1) & mask) {
      if (slots_[slot] == kEmptySlot) return kNowhere;
      if (entries_[slots_[slot]].id == id) return slots_[slot];
    }
  }
  [[nodiscard]] bool contains(std::string_view id) const { return position(id) != kNowhere; }
  [[nodiscard]] T* find(std::string_view id) {
    const std::size_t at = position(id);
    return at == kNowhere ? nullptr : &entries_[at].value;
  }
  [[nodiscard]] const T* find(std::string_view id) const {
    const std::size_t at = position(id);
    return at == kNowhere ? nullptr : &entries_[at].value;
  }

  /// Appends an entry, unless the id is there already: then nothing changes and the old value is
  /// returned with false.
  std::pair<T*, bool> insert(std::string id, T value) {
    if (T* there = find(id)) return {there, false};
    entries_.push_back({std::move(id), std::move(value)});
    index_last();
    return {&entries_.back().value, true};
  }
  /// Puts an entry before the one at `position` (at the end where there is none), unless the id is
  /// there already: then nothing changes and the old value is returned with false.
  std::pair<T*, bool> insert_at(std::size_t position, std::string id, T value) {
    if (T* there = find(id)) return {there, false};
    if (position >= entries_.size()) return insert(std::move(id), std::move(value));
    const auto before = entries_.begin() + static_cast<std::ptrdiff_t>(position);
    entries_.insert(before, {std::move(id), std::move(value)});
    index_all();
    return {&entries_[position].value, true};
  }
  /// Takes an entry out; false if there is none.
  bool erase(std::string_view id) {
    const std::size_t at = position(id);
    if (at == kNowhere) return false;
    entries_.erase(entries_.begin() + static_cast<std::ptrdiff_t>(at));
    index_all();
    return true;
  }
  /// Gives an entry another id, in its place; false if there is no such entry, or the new id
  /// belongs to another one.
  bool rename(std::string_view id, std::string new_id) {
    const std::size_t at = position(id);
    if (at == kNowhere) return false;
    if (const std::size_t taken = position(new_id); taken != kNowhere) return taken == at;
    entries_[at].id = std::move(new_id);
    index_all();
    return true;
  }
  /// Moves an entry to a position (the last one where there are not as many), and what lies
  /// between by one; false if there is no such entry.
  bool move(std::string_view id, std::size_t to) {
    const std::size_t from = position(id);
    if (from == kNowhere) return false;
    to = to < entries_.size() ? to : entries_.size() - 1;
    const auto at = [this](std::size_t i) {
      return entries_.begin() + static_cast<std::ptrdiff_t>(i);
    };
    if (from < to)
      std::rotate(at(from), at(from + 1), at(to + 1));
    else
      std::rotate(at(to), at(from), at(from + 1));
    index_all();
    return true;
  }
  T& operator[](std::string_view id) {
    if (T* there = find(id)) return *there;
    return *insert(std::string(id), T{}).first;
  }
  /// Room for so many entries, so that large ones do not move while the dict grows.
  void reserve(std::size_t entries) { entries_.reserve(entries); }
  void clear() {
    entries_.clear();
    slots_.clear();
  }

  bool operator==(const Dict& other) const { return entries_ == other.entries_; }

 private:
  static constexpr std::uint32_t kEmptySlot = 0xffffffffU;
  static constexpr std::size_t kSearchedInOrder = 16;

  void index_last() {
    if (entries_.size() <= kSearchedInOrder) return;
    if (entries_.size() * 2 > slots_.size())
      index_all();
    else
      place(entries_.size() - 1);
  }
  /// Builds the table anew: edits by people are rare, and linear is quick enough for them.
  void index_all() {
    slots_.clear();
    if (entries_.size() <= kSearchedInOrder) return;
    std::size_t slots = 64;
    while (slots < entries_.size() * 4) slots *= 2;
    slots_.assign(slots, kEmptySlot);
    for (std::size_t i = 0; i < entries_.size(); ++i) place(i);
  }
  void place(std::size_t position) {
    const std::size_t mask = slots_.size() - 1;
    std::size_t slot = std::hash<std::string_view>{}(entries_[position].id) & mask;
    while (slots_[slot] != kEmptySlot) slot = (slot + 1) & mask;
    slots_[slot] = static_cast<std::uint32_t>(position);
  }

  std::vector<Entry> entries_;
  std::vector<std::uint32_t> slots_;
};

}  // namespace painpoint
