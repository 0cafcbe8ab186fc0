#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "model/roster.h"

/// Where the journeys of the same customer under two scenarios part, and why.
namespace painpoint::study {

struct Replay;
struct StorySide;

/// Luck is a number between 0 and 1, the same under every scenario; every outcome has a part of
/// that range. A scenario moves the borders.
struct LuckRange {
  double from = 0;
  double to = 1;
};

/// In the order in which a customer's journey is played: who he is, then what a visit is like, then
/// what happens in it.
enum class PartingKind : std::uint8_t {
  segment,
  carried,
  start,
  delay,
  wait,
  service,
  channel,
  cost,
  work,
  policy,
  gives_up,
  misuse,
  problem,
  caught,
  lost_minutes,
  reaction,
  response,
  handling,
  loss,
  sent_on,
  route,
};
/// As in JSON.
std::string_view name_of(PartingKind kind);

/// Whether only an amount differs, and the journeys go on alike.
bool is_amount(PartingKind kind);

/// Something that differs though the luck is the same.
struct Parting {
  PartingKind kind = PartingKind::route;
  CauseIndex cause = kNoCause;        ///< the carried cause, or the policy, that it is about
  std::optional<double> luck{};       ///< where one number decided
  std::array<LuckRange, 2> ranges{};  ///< with it: of what happened on either side
};

/// Visits of both sides that belong together, or one that only one side has.
struct StepPair {
  std::optional<std::size_t> left, right;
  bool same = false;
  std::vector<Parting> partings{};  ///< those of the first pair are SideBySide::first
};

struct SideBySide {
  std::vector<Parting> at_start;  ///< in who the customer is
  std::size_t common_steps = 0;   ///< so many steps are the same on both sides
  std::vector<Parting> first;     ///< what parts them then; empty if they never part
  std::vector<StepPair> rest;

  [[nodiscard]] bool never_part() const { return at_start.empty() && rest.empty(); }
};

/// The two sides must be the first two of the replay, for this customer.
SideBySide put_side_by_side(const Replay& replay, std::uint64_t customer, const StorySide& left,
                            const StorySide& right);

}  // namespace painpoint::study
