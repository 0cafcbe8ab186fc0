#pragma once

#include <charconv>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "editor/shares.h"
#include "model/journey.h"
#include "model/key.h"

/// What edits of entries share.
namespace painpoint::editor {

/// What references call entries of this type.
template <class T>
inline constexpr Refers kKindOf = Refers::nothing;
template <>
inline constexpr Refers kKindOf<Touchpoint> = Refers::touchpoint;
template <>
inline constexpr Refers kKindOf<End> = Refers::next;
template <>
inline constexpr Refers kKindOf<Cause> = Refers::cause;
template <>
inline constexpr Refers kKindOf<Channel> = Refers::channel;
template <>
inline constexpr Refers kKindOf<Team> = Refers::team;
template <>
inline constexpr Refers kKindOf<Stage> = Refers::stage;
template <>
inline constexpr Refers kKindOf<Scenario> = Refers::scenario;

/// Whether entries of this type are cards on the map.
template <class T>
inline constexpr bool kOnTheMap = kKindOf<T> == Refers::touchpoint || kKindOf<T> == Refers::next;

/// The shares of all segments, as the split that they are.
inline Split shares_of(const Dict<Segment>& segments) {
  Split shares;
  for (const auto& [id, segment] : segments) shares.insert(id, segment.share);
  return shares;
}
inline void set_shares(Dict<Segment>& segments, const Split& shares) {
  for (auto& [id, segment] : segments)
    if (const Number* share = shares.find(id))
      segment.share = *share;
    else
      segment.share = 0.0;
}

/// The position from 0 that an address says from 1.
inline std::optional<std::size_t> position_of(std::string_view text, std::size_t size) {
  std::size_t position = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), position);
  if (problem != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  if (position < 1 || position > size) return std::nullopt;
  return position - 1;
}

}  // namespace painpoint::editor
