#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>

#include "editor/draft.h"
#include "editor/entries.h"
#include "editor/ids.h"
#include "editor/references.h"
#include "model/follow.h"
#include "model/words.h"
#include "texts/parts.h"

namespace painpoint::editor {
namespace {

/// A problem nobody has measured yet: rare enough to be a beginning, and to be seen.
constexpr double kNewPainChance = 0.1;
/// How far a copy of a card stands from the card.
constexpr double kCopyOffset = 40;

Pain new_pain(const std::string& name) {
  Pain pain;
  pain.name = name;
  pain.chance = kNewPainChance;
  return pain;
}

/// An entry that makes sense at once.
template <class T>
T new_entry(const Journey& journey, const std::string& id, const std::string& name) {
  T entry = default_of<T>(id);
  entry.name = name;
  if constexpr (std::is_same_v<T, Touchpoint>) entry.next.insert(std::string(kCompleted), 1.0);
  if constexpr (std::is_same_v<T, Pain>) entry.chance = kNewPainChance;
  if constexpr (std::is_same_v<T, Policy>)
    if (!journey.touchpoints.empty()) entry.at.push_back(journey.touchpoints[0].id);
  return entry;
}

/// A new segment takes its share from the others, in proportion.
void share_with_others(Dict<Segment>& segments, const std::string& id) {
  const auto count = static_cast<double>(segments.size());
  Split shares = shares_of(segments);
  give_share(shares, id, 1 / count);
  set_shares(segments, shares);
}

void name_copy(std::string& name) {
  // Kept in a file: without marks of isolation.
  if (!name.empty()) name = texts::plain(texts::tr_format("{} (copy)", name));
}

/// Where the works of a list went: `to[i]` is the new position of the i-th, from 0.
void follow_works(Journey& journey, const std::string& list, const std::vector<std::size_t>& to) {
  const std::string prefix = thing_at(list + ".", Refers::nothing).address;
  readdress_changes(journey, [&](std::string_view, const std::string& address) {
    std::optional<std::string> now = address;
    if (!address.starts_with(prefix)) return now;
    const std::size_t dot = std::min(address.find('.', prefix.size()), address.size());
    for (std::size_t i = 0; i < to.size(); ++i) {
      if (address.compare(prefix.size(), dot - prefix.size(), std::to_string(i + 1)) != 0) continue;
      now = prefix + std::to_string(to[i] + 1) + address.substr(dot);
      break;
    }
    return now;
  });
}

/// Makes room in a list and says in the addresses of changes that things moved on.
void insert_work(Draft& draft, const std::string& list, std::vector<Work>& works,
                 std::size_t position, Work work) {
  position = std::min(position, works.size());
  std::vector<std::size_t> to(works.size());
  for (std::size_t i = 0; i < to.size(); ++i) to[i] = i < position ? i : i + 1;
  follow_works(draft.journey, list, to);
  works.insert(works.begin() + static_cast<std::ptrdiff_t>(position), std::move(work));
  draft.created.push_back(fmt::format("{}.{}", list, position + 1));
}

}  // namespace

void carry_out(Draft& draft, const AddEntry& edit) {
  const std::size_t position = edit.position.value_or(static_cast<std::size_t>(-1));
  bool added = false;
  const bool there = visit_at(draft.journey, edit.collection, [&](const Key&, auto& member) {
    using T = std::remove_cvref_t<decltype(member)>;
    if constexpr (kIsDictOfStructures<T>) {
      using Entry = std::remove_pointer_t<decltype(member.find(""))>;
      added = true;
      if (const auto bad = bad_id(draft.journey, edit.collection, edit.id))
        return draft.refuse(Code::bad_id, edit.collection, bad->message, bad->advice);
      member.insert_at(position, edit.id, new_entry<Entry>(draft.journey, edit.id, edit.name));
      if constexpr (std::is_same_v<Entry, Segment>) share_with_others(member, edit.id);
      draft.created.push_back(edit.collection + "." + edit.id);
      draft.message = texts::tr_format("Add {} {}", texts::tr_words(kWordFor<Entry>),
                                       quoted(edit.name, edit.id));
    } else if constexpr (std::is_same_v<T, std::vector<Work>>) {
      added = true;
      Work work;
      work.name = edit.name;
      insert_work(draft, edit.collection, member, position, std::move(work));
      draft.message = edit.name.empty()
                          ? std::string(texts::tr_words("Add backstage work"))
                          : texts::tr_format("Add backstage work {}", quoted(edit.name, ""));
    } else if constexpr (std::is_same_v<T, std::optional<Pain>>) {
      added = true;
      if (member)
        return draft.refuse(
            Code::name_used_twice, edit.collection,
            texts::tr_words("a policy has one pain point, and this one has it already"),
            texts::tr_words("change the one that is there"));
      member = new_pain(edit.name);
      draft.created.push_back(edit.collection);
      draft.message =
          texts::tr_format("Add a pain point to {}",
                           said_for(draft.journey, split_address(edit.collection).collection));
    }
  });
  if (!there) return refuse_unknown(draft, edit.collection);
  if (!added) refuse_kind(draft, edit.collection, texts::tr_words("a map or list of entries"));
}

void carry_out(Draft& draft, const RenameId& edit) {
  // No structured binding: lambdas cannot capture one in clang 14.
  const std::string_view collection = split_address(edit.address).collection;
  const std::string_view id = split_address(edit.address).id;
  bool renamed = false;
  visit_at(draft.journey, collection, [&](const Key&, auto& member) {
    using T = std::remove_cvref_t<decltype(member)>;
    if constexpr (kIsDictOfStructures<T>) {
      using Entry = std::remove_pointer_t<decltype(member.find(""))>;
      if (!member.contains(id)) return;
      renamed = true;
      if (edit.id == id) return;
      if (std::is_same_v<Entry, End> && (id == kCompleted || id == kAbandoned))
        return draft.refuse(Code::bad_id, edit.address,
                            texts::tr_format("the end `{}` belongs to the language", id),
                            texts::tr_words("change its name, which may be any text"));
      if (const auto bad = bad_id(draft.journey, collection, edit.id))
        return draft.refuse(Code::bad_id, edit.address, bad->message, bad->advice);
      rename_references(draft.journey, thing_at(edit.address, kKindOf<Entry>), edit.id);
      member.rename(id, edit.id);
      draft.created.push_back(collection.empty() ? edit.id
                                                 : std::string(collection) + "." + edit.id);
      draft.message =
          texts::tr_format("Rename {} `{}` to `{}`", texts::tr_words(kWordFor<Entry>), id, edit.id);
    }
  });
  if (!renamed) refuse_unknown(draft, edit.address);
}

void carry_out(Draft& draft, const MoveEntry& edit) {
  const std::string_view collection = split_address(edit.address).collection;
  const std::string_view id = split_address(edit.address).id;
  bool moved = false;
  const std::string words = said_for(draft.journey, edit.address);
  visit_at(draft.journey, collection, [&](const Key&, auto& member) {
    using T = std::remove_cvref_t<decltype(member)>;
    if constexpr (kIsDictOfStructures<T>) {
      moved = member.move(id, edit.position);
    } else if constexpr (std::is_same_v<T, std::vector<Work>>) {
      const auto from = position_of(id, member.size());
      if (!from) return;
      const std::size_t to = std::min(edit.position, member.size() - 1);
      std::vector<std::size_t> order(member.size());
      for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
      order.erase(order.begin() + static_cast<std::ptrdiff_t>(*from));
      order.insert(order.begin() + static_cast<std::ptrdiff_t>(to), *from);
      std::vector<Work> works;
      std::vector<std::size_t> went(order.size());
      for (std::size_t i = 0; i < order.size(); ++i) {
        works.push_back(member[order[i]]);
        went[order[i]] = i;
      }
      member = std::move(works);
      follow_works(draft.journey, std::string(collection), went);
      draft.created.push_back(fmt::format("{}.{}", collection, to + 1));
      moved = true;
    }
  });
  if (!moved) return refuse_unknown(draft, edit.address);
  draft.message = texts::tr_format("Move {}", words);
}

void carry_out(Draft& draft, const DuplicateEntry& edit) {
  const std::string_view collection = split_address(edit.address).collection;
  const std::string_view id = split_address(edit.address).id;
  bool copied = false;
  const std::string words = said_for(draft.journey, edit.address);
  visit_at(draft.journey, collection, [&](const Key&, auto& member) {
    using T = std::remove_cvref_t<decltype(member)>;
    if constexpr (kIsDictOfStructures<T>) {
      using Entry = std::remove_pointer_t<decltype(member.find(""))>;
      const std::size_t position = member.position(id);
      if (position == T::kNowhere) return;
      copied = true;
      if (const auto bad = bad_id(draft.journey, collection, edit.id))
        return draft.refuse(Code::bad_id, edit.address, bad->message, bad->advice);
      Entry copy = member[position].value;
      name_copy(copy.name);
      if constexpr (std::is_same_v<Entry, Segment>) {
        copy.share.value /= 2;
        loosen(copy.share);
        member[position].value.share.value = copy.share.value;
        loosen(member[position].value.share);
      }
      member.insert_at(position + 1, edit.id, std::move(copy));
      MapPositions& places = draft.journey.map.positions;
      if (const MapPosition* place = kOnTheMap<Entry> ? places.find(id) : nullptr) {
        const MapPosition beside{place->x + kCopyOffset, place->y + kCopyOffset};
        places[edit.id] = beside;
      }
      draft.created.push_back(collection.empty() ? edit.id
                                                 : std::string(collection) + "." + edit.id);
    } else if constexpr (std::is_same_v<T, std::vector<Work>>) {
      const auto position = position_of(id, member.size());
      if (!position) return;
      copied = true;
      Work copy = member[*position];
      name_copy(copy.name);
      insert_work(draft, std::string(collection), member, *position + 1, std::move(copy));
    }
  });
  if (!copied) return refuse_unknown(draft, edit.address);
  draft.message = texts::tr_format("Duplicate {}", words);
}

}  // namespace painpoint::editor
