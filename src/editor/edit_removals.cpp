#include <fmt/format.h>

#include <optional>
#include <string>

#include "editor/draft.h"
#include "editor/entries.h"
#include "editor/references.h"
#include "model/follow.h"
#include "model/words.h"
#include "texts/tr.h"

namespace painpoint::editor {
namespace {

/// Why this one must stay, in words; nothing if it may go.
struct MustStay {
  std::string why;
  std::string advice;
};
template <class Entry>
std::optional<MustStay> must_stay(const Dict<Entry>& dict, std::string_view collection,
                                  std::string_view id) {
  if constexpr (std::is_same_v<Entry, Touchpoint>) {
    if (dict.size() == 1 && collection == "touchpoints")
      return MustStay{texts::tr_words("the last touchpoint cannot be removed"),
                      texts::tr_words("add another one first")};
  } else if constexpr (std::is_same_v<Entry, Segment>) {
    if (dict.size() == 1)
      return MustStay{
          texts::tr_words("the last segment cannot be removed: every customer belongs to one"),
          texts::tr_words("add another one first")};
  } else if constexpr (std::is_same_v<Entry, End>) {
    if (id == kCompleted || id == kAbandoned)
      return MustStay{texts::tr_format("the end `{}` belongs to the language", id),
                      texts::tr_words("customers need not be led there")};
  }
  return std::nullopt;
}

/// The changes of one work go, those of the later ones move up.
void close_gap(Journey& journey, std::string_view list, std::size_t gone) {
  const std::string prefix = thing_at(std::string(list) + ".", Refers::nothing).address;
  readdress_changes(journey, [&](std::string_view, const std::string& address) {
    std::optional<std::string> now = address;
    if (!address.starts_with(prefix)) return now;
    const std::size_t dot = std::min(address.find('.', prefix.size()), address.size());
    const std::string step = address.substr(prefix.size(), dot - prefix.size());
    const auto position = position_of(step, static_cast<std::size_t>(-1));
    if (!position || *position < gone) return now;
    if (*position == gone)
      now.reset();
    else
      now = prefix + std::to_string(*position) + address.substr(dot);
    return now;
  });
}

template <class Entry>
void remove_from(Draft& draft, Dict<Entry>& dict, const RemoveEntry& edit) {
  // No structured binding: lambdas cannot capture one in clang 14.
  const std::string_view collection = split_address(edit.address).collection;
  const std::string_view id = split_address(edit.address).id;
  if (const auto stays = must_stay(dict, collection, id))
    return draft.refuse(Code::missing_key, edit.address, stays->why, stays->advice);
  draft.message = texts::tr_format("Remove {} {}", texts::tr_words(kWordFor<Entry>),
                                   said_for(draft.journey, edit.address));
  const std::set<std::string> lonely = lonely_shares(draft.journey);
  drop_references(draft.journey, thing_at(edit.address, kKindOf<Entry>));
  if constexpr (std::is_same_v<Entry, Segment>) {
    Split shares = shares_of(dict);
    replace_share(shares, std::string(id), {});
    set_shares(dict, shares);
  }
  dict.erase(id);
  if constexpr (!std::is_same_v<Entry, Policy>) drop_policies_without_place(draft.journey);
  drop_changes_of_new_lonely_shares(draft.journey, lonely);
}

}  // namespace

void carry_out(Draft& draft, const RemoveEntry& edit) {
  const std::string_view collection = split_address(edit.address).collection;
  const std::string_view id = split_address(edit.address).id;
  bool removed = false;
  visit_at(draft.journey, edit.address, [&](const Key&, auto& member) {
    if constexpr (std::is_same_v<std::remove_cvref_t<decltype(member)>, std::optional<Pain>>) {
      if (!member) return;
      removed = true;
      draft.message =
          texts::tr_format("Remove the pain point of {}", said_for(draft.journey, collection));
      drop_references(draft.journey, thing_at(edit.address, Refers::nothing));
      member.reset();
    }
  });
  if (removed) return;
  visit_at(draft.journey, collection, [&](const Key&, auto& member) {
    using T = std::remove_cvref_t<decltype(member)>;
    if constexpr (kIsDictOfStructures<T>) {
      if (!member.contains(id)) return;
      removed = true;
      remove_from(draft, member, edit);
    } else if constexpr (std::is_same_v<T, std::vector<Work>>) {
      const auto position = position_of(id, member.size());
      if (!position) return;
      removed = true;
      const std::string& name = member[*position].name;
      draft.message = name.empty() ? std::string(texts::tr_words("Remove backstage work"))
                                   : texts::tr_format("Remove backstage work {}", quoted(name, ""));
      close_gap(draft.journey, collection, *position);
      member.erase(member.begin() + static_cast<std::ptrdiff_t>(*position));
    }
  });
  if (!removed) refuse_unknown(draft, edit.address);
}

}  // namespace painpoint::editor
