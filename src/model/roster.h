#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
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
    positions_.emplace(id, index);
    if (name.empty()) name = id;
    members_.push_back({std::move(id), std::move(name)});
    return index;
  }
  /// Invalid if there is no such member.
  [[nodiscard]] IndexType find(std::string_view id) const {
    const auto at = positions_.find(std::string(id));
    return at == positions_.end() ? IndexType{} : at->second;
  }

 private:
  std::vector<Member> members_;
  std::unordered_map<std::string, IndexType> positions_;
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
