#pragma once

#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "model/language.h"

namespace painpoint {

/// Where a walk is: "touchpoints.deliver.pains". Kept as one growing string, so that a walk that
/// finds nothing to say allocates next to nothing.
class Path {
 public:
  [[nodiscard]] const std::string& text() const { return text_; }
  /// The address of something below here.
  [[nodiscard]] std::string child(std::string_view name) const {
    if (text_.empty()) return std::string(name);
    return text_ + "." + std::string(name);
  }
  [[nodiscard]] std::size_t push(std::string_view name) {
    const std::size_t before = text_.size();
    if (!text_.empty()) text_ += '.';
    text_ += name;
    return before;
  }
  void pop(std::size_t before) { text_.resize(before); }

 private:
  std::string text_;
};

template <class T>
inline constexpr bool kIsDictOfStructures = false;
template <class T>
requires(!std::is_same_v<T, Number> && !std::is_same_v<T, Note> && !std::is_same_v<T, Change> &&
         !std::is_same_v<T, MapPosition>) inline constexpr bool kIsDictOfStructures<Dict<T>> = true;

/// Visits every leaf of a journey with its key and its address. A leaf is a Number, an optional
/// Number, a Time, a Split, a text, a list of texts, a bool, a word (enumeration), a Changes, a
/// CustomerValue, MapPositions or Notes: `visit(const Path&, const Key&, leaf)`. Works on const and
/// mutable journeys.
template <class Visit>
class Walker {
 public:
  explicit Walker(Visit& visit) : visit_(visit) {}

  template <class T>
  void structure(T& object) {
    describe(*this, object);
  }

  void operator()(NoteKeys, auto& notes) { leaf(Key{"", ""}, notes); }
  void operator()(const Key& key, NoteKeys, auto& notes) { leaf(key, notes); }

  template <class T>
  void operator()(const Key& key, T& member) {
    using Plain = std::remove_const_t<T>;
    if constexpr (requires(Walker & walker) { describe(walker, member); }) {
      const std::size_t before = path_.push(key.name);
      structure(member);
      path_.pop(before);
    } else if constexpr (std::is_same_v<Plain, std::optional<Pain>>) {
      if (member) (*this)(key, *member);
    } else if constexpr (std::is_same_v<Plain, std::vector<Work>>) {
      const std::size_t before = path_.push(key.name);
      for (std::size_t i = 0; i < member.size(); ++i)
        (*this)(Key{std::to_string(i + 1), key.meaning}, member[i]);
      path_.pop(before);
    } else if constexpr (kIsDictOfStructures<Plain>) {
      const std::size_t before = path_.push(key.name);
      for (auto& [id, value] : member) (*this)(Key{id, key.meaning}, value);
      path_.pop(before);
    } else {
      leaf(key, member);
    }
  }

 private:
  template <class T>
  void leaf(const Key& key, T& member) {
    const std::size_t before = key.name.empty() ? path_.text().size() : path_.push(key.name);
    visit_(static_cast<const Path&>(path_), key, member);
    path_.pop(before);
  }

  Visit& visit_;
  Path path_;
};

template <class J, class Visit>
requires Of<J, Journey>
void walk(J& journey, Visit&& visit) {
  Walker<std::remove_reference_t<Visit>> walker(visit);
  walker.structure(journey);
}

}  // namespace painpoint
