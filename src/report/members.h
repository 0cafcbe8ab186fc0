#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "chain/metrics.h"
#include "model/journey.h"
#include "model/roster.h"

/// Who the rows of a result belong to, and which of them are worth showing.
namespace painpoint::report {

struct MemberName {
  std::string_view id;    ///< "" for what belongs to none
  std::string_view name;  ///< for people, never empty
};

/// The members of one split in roster order, as long as the roster lives.
std::vector<MemberName> members_of(const Roster& roster, chain::Split split);

/// The ends in roster order; names for people are those of the file.
std::vector<MemberName> ends_of(const Roster& roster);

/// The metrics that make sense for the members of a split, in the order of chain::Metric.
const std::vector<chain::Metric>& metrics_of(chain::Split split);

/// Whether any of these figures is not 0.
bool says_anything(const chain::Row& row, chain::Split split);

/// Whether a member's row belongs into the results. What belongs to no cause, channel, stage or
/// team is left out where it says nothing; so are touchpoints that only other scenarios add.
bool is_shown(const Journey& journey, chain::Split split, std::string_view id,
              const chain::Row& row);

/// What a cause (or policy) is and whose it is: "process", "Network inventory"; empty if unsaid.
struct CauseFacts {
  std::string kind;
  std::string owner;
};
/// The kind of a cause, and a member's name (that of nobody is ours), in the language that is on.
std::string kind_in_words(const std::string& kind);
std::string_view shown_name(const MemberName& member);

/// A plan's name is its own; the base is called what it is called everywhere.
std::string shown_scenario(const std::string& name);

CauseFacts facts_of_cause(const Journey& journey, std::string_view id);

}  // namespace painpoint::report
