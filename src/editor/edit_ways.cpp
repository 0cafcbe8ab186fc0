#include <fmt/format.h>

#include <string>

#include "base/text.h"
#include "editor/draft.h"
#include "editor/references.h"
#include "editor/shares.h"
#include "model/follow.h"
#include "model/quantity.h"
#include "model/words.h"
#include "texts/tr.h"

namespace painpoint::editor {
namespace {

/// A touchpoint by its id or address, also one that a scenario adds.
Touchpoint* find_touchpoint(Journey& journey, const std::string& from) {
  Touchpoint* found = journey.touchpoints.find(from);
  if (found == nullptr)
    visit_at(journey, from, [&](const Key&, auto& member) {
      if constexpr (std::is_same_v<std::remove_cvref_t<decltype(member)>, Touchpoint>)
        found = &member;
    });
  if (found != nullptr) return found;
  for (auto& [id, scenario] : journey.scenarios)
    if (Touchpoint* added = scenario.add.touchpoints.find(from)) return added;
  return nullptr;
}

std::string way_in_words(const Journey& journey, const Touchpoint& from, const std::string& id,
                         const std::string& to) {
  return texts::tr_format("{} to {}", quoted(from.name, split_address(id).id),
                          name_of(journey, Refers::next, to));
}

/// Refuses what is no touchpoint.
Touchpoint* touchpoint_or_refusal(Draft& draft, const std::string& from) {
  Touchpoint* there = find_touchpoint(draft.journey, from);
  if (there == nullptr)
    draft.refuse(Code::unknown_name, from,
                 texts::tr_format("there is no touchpoint `{}`", printable(from)),
                 texts::tr_words("a way starts at a touchpoint"));
  return there;
}

}  // namespace

void carry_out(Draft& draft, const Connect& edit) {
  Touchpoint* from = touchpoint_or_refusal(draft, edit.from);
  if (from == nullptr) return;
  if (!(edit.share > 0) || !in_range(Quantity::share, edit.share))
    return draft.refuse(
        Code::out_of_range, edit.from + ".next",
        texts::tr_words("a way needs a share of the customers above 0% and up to 100%"),
        texts::tr_words("write 30% for example"));
  const std::set<std::string> lonely = lonely_shares(draft.journey);
  give_share(from->next, nfc(edit.to), edit.share);
  drop_changes_of_new_lonely_shares(draft.journey, lonely);
  draft.message =
      texts::tr_format("Connect {}", way_in_words(draft.journey, *from, edit.from, edit.to));
}

void carry_out(Draft& draft, const Disconnect& edit) {
  Touchpoint* from = touchpoint_or_refusal(draft, edit.from);
  if (from == nullptr) return;
  const std::string to = nfc(edit.to);
  if (!from->next.contains(to))
    return draft.refuse(
        Code::unknown_name, edit.from + ".next",
        texts::tr_format("no way leads from {}", way_in_words(draft.journey, *from, edit.from, to)),
        texts::tr_words("choose a way that is there"));
  const bool only = from->next.size() == 1;
  if (only && to == kCompleted)
    return draft.refuse(Code::missing_key, edit.from + ".next",
                        texts::tr_words("customers must go somewhere"),
                        texts::tr_words("lead them to another touchpoint or to an end first"));
  Split instead;
  if (only) instead.insert(std::string(kCompleted), 1.0);
  draft.message =
      texts::tr_format("Disconnect {}", way_in_words(draft.journey, *from, edit.from, to));
  const std::set<std::string> lonely = lonely_shares(draft.journey);
  replace_share(from->next, to, instead);
  drop_changes_of_new_lonely_shares(draft.journey, lonely);
}

}  // namespace painpoint::editor
