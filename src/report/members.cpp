#include "report/members.h"

#include <array>

#include "model/key_words.h"
#include "model/language.h"
#include "study/owners.h"
#include "study/words.h"
#include "texts/tr.h"

namespace painpoint::report {
namespace {

constexpr std::string_view kNone = texts::tr_later("(none)");

template <class Index>
std::vector<MemberName> names(const Members<Index>& members) {
  std::vector<MemberName> result;
  result.reserve(members.size());
  for (const auto& member : members)
    result.push_back({member.id, member.name.empty() ? kNone : std::string_view(member.name)});
  return result;
}

}  // namespace

std::vector<MemberName> members_of(const Roster& roster, chain::Split split) {
  switch (split) {
    case chain::Split::touchpoint:
      return names(roster.touchpoints);
    case chain::Split::cause:
      return names(roster.causes);
    case chain::Split::channel:
      return names(roster.channels);
    case chain::Split::segment:
      return names(roster.segments);
    case chain::Split::team:
      return names(roster.teams);
    case chain::Split::stage:
      return names(roster.stages);
    case chain::Split::journey:
      break;
  }
  return {};
}

std::vector<MemberName> ends_of(const Roster& roster) {
  return names(roster.ends);
}

const std::vector<chain::Metric>& metrics_of(chain::Split split) {
  static const auto kAll = [] {
    std::array<std::vector<chain::Metric>, chain::kSplits.size() + 1> all;
    for (std::size_t s = 0; s < all.size(); ++s)
      for (std::size_t m = 0; m < chain::kMetrics; ++m)
        if (chain::applies(static_cast<chain::Metric>(m), static_cast<chain::Split>(s)))
          all[s].push_back(static_cast<chain::Metric>(m));
    return all;
  }();
  return kAll[static_cast<std::size_t>(split)];
}

bool says_anything(const chain::Row& row, chain::Split split) {
  for (const chain::Metric metric : metrics_of(split))
    if (chain::at(row, metric) != 0) return true;
  return false;
}

bool is_shown(const Journey& journey, chain::Split split, std::string_view id,
              const chain::Row& row) {
  const bool belongs =
      !id.empty() && (split != chain::Split::touchpoint || journey.touchpoints.contains(id));
  return belongs || says_anything(row, split);
}

std::string kind_in_words(const std::string& kind) {
  // English keeps the word of the file.
  return kind.empty() || texts::spoken() == texts::Language::english ? kind : words_of_key(kind);
}

std::string shown_scenario(const std::string& name) {
  return name == study::base_name() ? texts::tr_words(study::base_name().data()) : name;
}

std::string_view shown_name(const MemberName& member) {
  // The roster owns its names, and what is translated lasts as long as the program.
  return member.id.empty() ? std::string_view(texts::tr_words(member.name.data())) : member.name;
}

CauseFacts facts_of_cause(const Journey& journey, std::string_view id) {
  if (const Cause* cause = journey.causes.find(id))
    return {std::string(word_of(cause->kind)), study::owner_of(cause->notes)};
  if (const Policy* policy = journey.policies.find(id))
    return {"policy", study::owner_of(policy->notes)};
  return {};
}

}  // namespace painpoint::report
