#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>

namespace painpoint {

/// Position of one thing (a touchpoint, a cause, ...) in a dense table. The tag makes it a compile
/// error to look up a touchpoint with the number of a cause.
template <class Tag>
struct Index {
  static constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();
  std::uint32_t value = kNone;

  constexpr Index() = default;
  constexpr explicit Index(std::size_t position) : value(static_cast<std::uint32_t>(position)) {}

  [[nodiscard]] constexpr bool valid() const { return value != kNone; }
  constexpr auto operator<=>(const Index&) const = default;
};

using TouchpointIndex = Index<struct TouchpointTag>;
using CauseIndex = Index<struct CauseTag>;
using ChannelIndex = Index<struct ChannelTag>;
using TeamIndex = Index<struct TeamTag>;
using StageIndex = Index<struct StageTag>;
using SegmentIndex = Index<struct SegmentTag>;
using EndIndex = Index<struct EndTag>;

}  // namespace painpoint

template <class Tag>
struct std::hash<painpoint::Index<Tag>> {
  std::size_t operator()(painpoint::Index<Tag> index) const noexcept { return index.value; }
};
