#include <fmt/format.h>

#include <cmath>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "base/text.h"
#include "editor/draft.h"
#include "editor/references.h"
#include "editor/shares.h"
#include "model/address.h"
#include "model/change_words.h"
#include "model/follow.h"
#include "model/quantity.h"
#include "model/words.h"
#include "texts/parts.h"

namespace painpoint::editor {
namespace {

std::string number_in_words(const Journey& journey, Quantity quantity, double value) {
  return quantity == Quantity::none ? fmt::format("{:g}", value)
                                    : said(quantity, value, journey.currency);
}

std::string split_in_words(const Journey& journey, Refers refers, const Split& split) {
  std::vector<std::string> parts;
  for (const auto& [id, share] : split)
    parts.push_back(fmt::format("{} {}", name_of(journey, refers, id),
                                said(Quantity::share, share.value, journey.currency)));
  return parts.empty() ? texts::tr_words("nothing") : texts::listed(parts, 3);
}

/// The version of the language belongs to the program that writes the file.
bool refuse_version(Draft& draft, const std::string& address, const NumberRef& number) {
  if (number.quantity != Quantity::version) return false;
  draft.refuse(Code::cannot_be_changed, address,
               texts::tr_words("the version of the language is no number to edit"),
               texts::tr_words("it changes when a newer program needs it"));
  return true;
}

/// The value of a number that is not written and has no default: `engagement` of a team.
bool write_first_time(const NumberRef& number, double value) {
  if (number.optional == nullptr || number.optional->has_value() || number.has_fallback)
    return false;
  number.optional->emplace(value);
  return true;
}

/// Keys of the split of this number, but for itself, moved along with it.
void loosen_siblings(const NumberRef& number) {
  if (number.split != nullptr) {
    for (auto& [id, share] : *number.split)
      if (&share != number.number) loosen(share);
  } else if (number.segments != nullptr) {
    for (auto& [id, segment] : *number.segments)
      if (&segment.share != number.number) loosen(segment.share);
  }
}

/// What a number or time is before anything is said of it; nothing if it has no such value.
template <class T>
std::optional<T> unsaid(std::string_view address) {
  Journey fresh;
  std::optional<T> found;
  visit_at(
      fresh, address,
      [&](const Key&, auto& member) {
        if constexpr (std::is_same_v<std::remove_cvref_t<decltype(member)>, T>) found = member;
      },
      true);
  return found;
}

}  // namespace

void carry_out(Draft& draft, const SetNumber& edit) {
  const std::string words = said_for(draft.journey, edit.address);
  Addressed there = find_address(draft.journey, edit.address, true);
  if (!there.number) {
    if (there.split != nullptr)
      return refuse_kind(draft, edit.address, texts::tr_words("one number"));
    return refuse_unknown(draft, edit.address);
  }
  NumberRef& number = *there.number;
  if (refuse_version(draft, edit.address, number)) return;
  if (!std::isfinite(edit.value))
    return draft.refuse(Code::not_a_number, edit.address, texts::tr_words("this is not a number"),
                        texts::tr_words("write a number such as 12.5"));
  if (!write_first_time(number, edit.value)) {
    if (const auto problem = number.set(edit.value))
      return draft.refuse(Code::bad_change, edit.address,
                          texts::tr_format("{} cannot be set: {}", words, *problem),
                          number.in_split() ? texts::tr_words("set the whole split")
                                            : texts::tr_words("set the whole time"));
    loosen_siblings(number);
  }
  draft.message = texts::tr_format("Set {} to {}", words,
                                   number_in_words(draft.journey, number.quantity, edit.value));
}

void carry_out(Draft& draft, const SetProvenance& edit) {
  const std::string words = said_for(draft.journey, edit.address);
  Addressed there = find_address(draft.journey, edit.address);
  if (!there.number) return refuse_unknown(draft, edit.address);
  NumberRef& number = *there.number;
  if (refuse_version(draft, edit.address, number)) return;
  if (number.optional != nullptr && !number.optional->has_value()) {
    if (!edit.provenance) return;
    if (!number.has_fallback)
      return draft.refuse(Code::bad_uncertainty, edit.address,
                          texts::tr_format("{} has no value yet", words),
                          texts::tr_words("set the number first"));
    number.optional->emplace(number.fallback);
  }
  if (number.time != nullptr && !number.time->values.empty())
    return draft.refuse(Code::bad_uncertainty, edit.address,
                        texts::tr_words("the mean of this distribution follows from its numbers"),
                        texts::tr_words("say how the numbers of the distribution are known"));
  const bool nothing = !edit.provenance || *edit.provenance == Provenance{};
  number.set_provenance(nothing ? nullptr : std::make_shared<const Provenance>(*edit.provenance));
  draft.message = nothing ? texts::tr_format("Forget how {} is known", words)
                          : texts::tr_format("Say how {} is known", words);
}

void carry_out(Draft& draft, const ClearNumber& edit) {
  const std::string words = said_for(draft.journey, edit.address);
  bool cleared = false;
  const bool there = visit_at(draft.journey, edit.address, [&](const Key&, auto& member) {
    using T = std::remove_cvref_t<decltype(member)>;
    if constexpr (std::is_same_v<T, std::optional<Number>> || std::is_same_v<T, Number> ||
                  std::is_same_v<T, Time>) {
      if (auto before = unsaid<T>(edit.address)) {
        member = std::move(*before);
        cleared = true;
      }
    }
  });
  if (!there) return refuse_unknown(draft, edit.address);
  if (!cleared) return refuse_kind(draft, edit.address, texts::tr_words("a number"));
  drop_vanished_changes(draft.journey, edit.address);
  draft.message = texts::tr_format("Set {} back to its default", words);
}

void carry_out(Draft& draft, const SetTime& edit) {
  bool set = false;
  const bool there = visit_at(draft.journey, edit.address, [&](const Key&, auto& member) {
    if constexpr (std::is_same_v<std::remove_cvref_t<decltype(member)>, Time>) {
      member = edit.time;
      set = true;
    }
  });
  if (!there) return refuse_unknown(draft, edit.address);
  if (!set) return refuse_kind(draft, edit.address, texts::tr_words("a time"));
  drop_vanished_changes(draft.journey, edit.address);
  draft.message =
      texts::tr_format("Set {} to {}", said_for(draft.journey, edit.address), said(edit.time));
}

void carry_out(Draft& draft, const SetSplit& edit) {
  bool set = false;
  Refers refers = Refers::nothing;
  const std::set<std::string> lonely = lonely_shares(draft.journey);
  const bool there = visit_at(draft.journey, edit.address, [&](const Key& key, auto& member) {
    if constexpr (std::is_same_v<std::remove_cvref_t<decltype(member)>, Split>) {
      refers = key.refers;
      if (edit.split.empty() && key.required)
        return draft.refuse(Code::missing_key, edit.address,
                            texts::tr_words("customers must go somewhere"),
                            texts::tr_words("lead them to another touchpoint or to an end"));
      member = edit.split;
      set = true;
    }
  });
  if (!there) return refuse_unknown(draft, edit.address);
  if (draft.refused()) return;
  if (!set) return refuse_kind(draft, edit.address, texts::tr_words("a split"));
  drop_changes_of_new_lonely_shares(draft.journey, lonely);
  draft.message = texts::tr_format("Set {} to {}", said_for(draft.journey, edit.address),
                                   split_in_words(draft.journey, refers, edit.split));
}

void carry_out(Draft& draft, const SetCustomerValue& edit) {
  Segment* segment = draft.journey.segments.find(edit.segment);
  const std::string address = "segments." + edit.segment + ".value";
  if (segment == nullptr) return refuse_unknown(draft, address);
  segment->value = edit.value;
  drop_vanished_changes(draft.journey, address);
  draft.message =
      texts::tr_format("Set what a customer of {} is worth", quoted(segment->name, edit.segment));
}

}  // namespace painpoint::editor
