#pragma once

#include <array>
#include <concepts>
#include <string_view>
#include <type_traits>

#include "model/journey.h"
#include "model/quantity.h"

/// What the language table is written in: what a key can be, and the words for enumerations.
namespace painpoint {

/// What the text of a key (or the keys of a split) must be the name of.
enum class Refers {
  nothing,
  touchpoint,  ///< a touchpoint
  next,        ///< a touchpoint, an end or `back`
  cause,
  channel,
  team,
  stage,
  scenario,
};

struct Key {
  std::string_view name;
  std::string_view meaning;
  Quantity quantity = Quantity::none;
  Refers refers = Refers::nothing;
  bool required = false;
};

/// Which keys a `Notes` member takes up beside `x-...`.
enum class NoteKeys { general, journey_map, anything };

template <class T, class Described>
concept Of = std::same_as<std::remove_const_t<T>, Described>;

// Enumerations and the words for them, in the order of the enumerators.
template <class E>
struct Words;
template <>
struct Words<Severity> {
  static constexpr std::array<std::string_view, 3> words = {"minor", "moderate", "severe"};
};
template <>
struct Words<Scope> {
  static constexpr std::array<std::string_view, 2> words = {"visit", "customer"};
};
template <>
struct Words<CauseKind> {
  static constexpr std::array<std::string_view, 6> words = {"",           "people",   "process",
                                                            "technology", "supplier", "policy"};
};
template <>
struct Words<Evidence> {
  static constexpr std::array<std::string_view, 5> words = {"", "measured", "published", "expert",
                                                            "guess"};
};
template <>
struct Words<TimeFamily> {
  static constexpr std::array<std::string_view, 7> words = {
      "fixed", "exponential", "lognormal", "gamma", "uniform", "triangular", "empirical"};
};
template <class E>
requires std::is_enum_v<E>
constexpr std::string_view word_of(E value) {
  return Words<E>::words[static_cast<std::size_t>(value)];
}

inline constexpr std::array<std::string_view, 4> kGeneralNotes = {"note", "links", "image",
                                                                  "owner"};
inline constexpr std::array<std::string_view, 7> kJourneyMapNotes = {
    "goal", "doing", "thinking", "quote", "systems", "expects", "opportunity"};

}  // namespace painpoint
