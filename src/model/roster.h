#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/index.h"
#include "model/journey.h"

namespace painpoint {

/// The members of one kind, in the order of the file, with their names for people.
template <class IndexType>
class Members {
 public:
  struct Member {
    std::string id;
    std::string name;
  };

  [[nodiscard]] std::size_t size() const { return members_.size(); }
  const Member& operator[](IndexType index) const { return members_[index.value]; }
  auto begin() const { return members_.begin(); }
  auto end() const { return members_.end(); }

  IndexType add(std::string id, std::string name) {
    const IndexType index(members_.size());
    if (name.empty()) name = id;
    members_.push_back({std::move(id), std::move(name)});
    if (2 * members_.size() > slots_.size())
      grow();
    else
      place(index);
    return index;
  }
  /// Invalid if there is no such member.
  [[nodiscard]] IndexType find(std::string_view id) const {
    if (slots_.empty()) return {};
    const std::size_t mask = slots_.size() - 1;
    const std::uint32_t hash = hash_of(id);
    for (std::size_t at = hash & mask; slots_[at].member.valid(); at = (at + 1) & mask)
      if (slots_[at].hash == hash && members_[slots_[at].member.value].id == id)
        return slots_[at].member;
    return {};
  }

 private:
  /// Of an open hash table. The hash tells nearly all others apart without a look at their ids,
  /// which lie anywhere in memory.
  struct Slot {
    std::uint32_t hash = 0;
    IndexType member;
  };

  static std::uint32_t hash_of(std::string_view id) {
    return static_cast<std::uint32_t>(std::hash<std::string_view>{}(id));
  }
  void place(IndexType index) {
    const std::size_t mask = slots_.size() - 1;
    const std::uint32_t hash = hash_of(members_[index.value].id);
    std::size_t at = hash & mask;
    while (slots_[at].member.valid()) at = (at + 1) & mask;
    slots_[at] = {hash, index};
  }
  void grow() {
    slots_.assign(std::max<std::size_t>(16, 2 * slots_.size()), Slot{});
    for (std::size_t i = 0; i < members_.size(); ++i) place(IndexType(i));
  }

  std::vector<Member> members_;
  std::vector<Slot> slots_;
};

/// Everyone who can appear in any result of a journey: its members and what its scenarios add, so
/// that the results of all scenarios stand in tables of one shape. In causes, channels, teams and
/// stages, member 0 has the id "": what belongs to none of them.
struct Roster {
  Members<TouchpointIndex> touchpoints;
  Members<CauseIndex> causes;  ///< the causes, then the policies
  Members<ChannelIndex> channels;
  Members<TeamIndex> teams;
  Members<StageIndex> stages;
  Members<SegmentIndex> segments;
  Members<EndIndex> ends;
  std::vector<StageIndex> stage_of;  ///< by touchpoint
  EndIndex completed;
  EndIndex abandoned;
};
Roster make_roster(const Journey& journey);

inline constexpr CauseIndex kNoCause{std::size_t{0}};
inline constexpr ChannelIndex kNoChannel{std::size_t{0}};
inline constexpr TeamIndex kNoTeam{std::size_t{0}};
inline constexpr StageIndex kNoStage{std::size_t{0}};

}  // namespace painpoint
