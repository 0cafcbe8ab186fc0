#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/text.h"
#include "model/language.h"
#include "model/walk.h"

namespace painpoint {

/// Follows an address through the language table to whatever stands there: a structure, a map or
/// list of entries, or a leaf. `visit(const Key&, member)` is called once, if it is there.
/// (find_address in model/address.h finds numbers only, which may also stand within a leaf.)
template <class Visit>
class Follower {
 public:
  /// With `make`, entries that are missing on the way are made as they are before anything is said
  /// of them.
  Follower(std::string_view address, Visit& visit, bool make)
      : rest_(address), visit_(visit), make_(make) {}

  template <class J>
  bool follow(J& journey) {
    arrive_or_descend(Key{"", "the journey"}, journey);
    return found_;
  }

  void operator()(NoteKeys, auto&) {}
  void operator()(const Key& key, NoteKeys, auto& notes) { (*this)(key, notes); }
  template <class T>
  void operator()(const Key& key, T& member) {
    if (taken_ || key.name != wanted_) return;
    taken_ = true;
    arrive_or_descend(key, member);
  }

 private:
  std::string_view step() {
    const std::size_t dot = rest_.find('.');
    const std::string_view first = rest_.substr(0, dot);
    rest_ = dot == std::string_view::npos ? std::string_view{} : rest_.substr(dot + 1);
    return first;
  }

  template <class T>
  void arrive_or_descend(const Key& key, T& member) {
    if (rest_.empty()) {
      found_ = true;
      visit_(key, member);
    } else {
      descend(key, member);
    }
  }

  template <class T>
  void descend(const Key& key, T& member) {
    using Plain = std::remove_const_t<T>;
    if constexpr (requires(Follower & follower) { describe(follower, member); }) {
      wanted_ = step();
      taken_ = false;
      describe(*this, member);
      taken_ = true;
    } else if constexpr (std::is_same_v<Plain, std::optional<Pain>>) {
      if constexpr (!std::is_const_v<T>)
        if (!member && make_) member.emplace();
      if (member) descend(key, *member);
    } else if constexpr (std::is_same_v<Plain, std::vector<Work>>) {
      const std::size_t position = position_in(step());
      if constexpr (!std::is_const_v<T>)
        if (position > member.size() && position < kMostMade && make_) member.resize(position);
      if (position > 0 && position <= member.size()) arrive_or_descend(key, member[position - 1]);
    } else if constexpr (kIsDictOfStructures<Plain>) {
      const std::string id = nfc(step());
      auto* entry = member.find(id);
      using Entry = std::remove_const_t<std::remove_pointer_t<decltype(entry)>>;
      if constexpr (!std::is_const_v<T>)
        if (entry == nullptr && make_) entry = member.insert(id, default_of<Entry>(id)).first;
      if (entry != nullptr) arrive_or_descend(key, *entry);
    }
  }

  /// 1 and up, as addresses count; 0 if it is no position.
  static std::size_t position_in(std::string_view text) {
    if (text.empty() || text.size() > 6) return 0;
    std::size_t position = 0;
    for (const char c : text) {
      if (c < '0' || c > '9') return 0;
      position = position * 10 + static_cast<std::size_t>(c - '0');
    }
    return position;
  }

  static constexpr std::size_t kMostMade = 10'000;

  std::string_view rest_;
  Visit& visit_;
  bool make_;
  std::string_view wanted_;
  bool taken_ = true;
  bool found_ = false;
};

/// Whether there is something at the address; then it has been visited.
template <class J, class Visit>
requires Of<J, Journey>
bool visit_at(J& journey, std::string_view address, Visit&& visit, bool make = false) {
  return Follower<std::remove_reference_t<Visit>>(address, visit, make).follow(journey);
}

/// "touchpoints.deliver" -> "touchpoints" and "deliver"; without a dot all of it is the id.
struct SplitAddress {
  std::string_view collection;
  std::string_view id;
};
inline SplitAddress split_address(std::string_view address) {
  const std::size_t dot = address.rfind('.');
  if (dot == std::string_view::npos) return {{}, address};
  return {address.substr(0, dot), address.substr(dot + 1)};
}

}  // namespace painpoint
