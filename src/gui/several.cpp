#include "gui/several.h"

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <optional>
#include <type_traits>
#include <utility>

#include "gui/form.h"
#include "gui/place_words.h"
#include "gui/tr.h"
#include "gui/value_rows.h"
#include "model/follow.h"

namespace painpoint::gui {
namespace {

/// The address in another thing; nothing if it is not in this one.
std::optional<std::string> moved(const std::string& address, const std::string& from,
                                 const std::string& to) {
  if (address != from && !address.starts_with(from + ".")) return std::nullopt;
  return to + address.substr(from.size());
}

template <class T>
std::string said(const T& member) {
  std::string text;
  const auto add_numbers = [&](const std::vector<Number>& numbers) {
    for (const Number& number : numbers) text += fmt::format(" {}", number.value);
  };
  if constexpr (std::is_same_v<T, std::string>) {
    text = member;
  } else if constexpr (std::is_same_v<T, bool>) {
    text = member ? "yes" : "no";
  } else if constexpr (std::is_enum_v<T>) {
    text = std::to_string(static_cast<int>(member));
  } else if constexpr (std::is_same_v<T, std::vector<std::string>>) {
    for (const std::string& item : member) text += item + "\n";
  } else if constexpr (std::is_same_v<T, Split>) {
    for (const auto& [id, share] : member) text += fmt::format("{} {}\n", id, share.value);
  } else if constexpr (std::is_same_v<T, Time>) {
    text = fmt::format("{} {} {} {}", static_cast<int>(member.family), mean_minutes(member),
                       static_cast<int>(member.spread_kind), member.spread.value);
    add_numbers(member.values);
    text += ';';
    add_numbers(member.weights);
  } else if constexpr (std::is_same_v<T, CustomerValue>) {
    text = member.yearly ? tr_words("by the year")
                         : tr_words("a present value");  // its numbers have fields of their own
  }
  return text;
}

/// What a leaf says, so that it can be compared with another one.
std::string said_at(Journey& journey, const std::string& address) {
  std::string text;
  visit_at(journey, address, [&](const LanguageKey&, const auto& member) { text = said(member); });
  return text;
}

const Note* note_at(Journey& journey, const std::string& address, const std::string& key) {
  const Note* found = nullptr;
  visit_at(journey, address, [&](const LanguageKey&, const auto& member) {
    if constexpr (std::is_same_v<std::remove_cvref_t<decltype(member)>, Notes>)
      found = member.find(key);
    else if constexpr (requires { member.notes.find(key); })
      found = member.notes.find(key);
  });
  return found;
}

/// An answer about all the things, found out once for each state of the journey.
template <class FindOut>
bool answer(Form& form, const std::string& question, FindOut&& find_out) {
  if (form.several == nullptr) return find_out();
  const auto known = form.several->answers.find(question);
  if (known != form.several->answers.end()) return known->second;
  return form.several->answers.emplace(question, find_out()).first->second;
}

template <class ValueAt>
bool alike(Form& form, const std::string& question, const std::string& address,
           ValueAt&& value_at) {
  if (form.several == nullptr) return true;
  return answer(form, question, [&] {
    const std::vector<std::string> places = places_of(form, address);
    const auto first = value_at(places.front());
    return std::all_of(places.begin() + 1, places.end(),
                       [&](const std::string& place) { return value_at(place) == first; });
  });
}

bool any_number(Form& form, const std::string& question, const std::string& address,
                bool NumberFacts::*what) {
  return answer(form, question, [&] {
    const std::vector<std::string> places = places_of(form, address);
    return std::any_of(places.begin(), places.end(), [&](const std::string& place) {
      const auto facts = facts_at(form, place);
      return facts && (*facts).*what;
    });
  });
}

/// The edit made at another thing of the same kind; nothing for what only one thing can have.
std::optional<editor::Edit> elsewhere(const Form& form, const editor::Edit& edit,
                                      const std::string& from, const std::string& to) {
  return std::visit(
      [&]<class E>(E copy) -> std::optional<editor::Edit> {
        if constexpr (std::is_same_v<E, editor::SetNumber> ||
                      std::is_same_v<E, editor::ClearNumber> ||
                      std::is_same_v<E, editor::SetTime> || std::is_same_v<E, editor::SetText> ||
                      std::is_same_v<E, editor::SetSplit> || std::is_same_v<E, editor::SetFlag> ||
                      std::is_same_v<E, editor::SetList> || std::is_same_v<E, editor::SetNote> ||
                      std::is_same_v<E, editor::SetChange>) {
          if (auto address = moved(copy.address, from, to)) {
            copy.address = std::move(*address);
            return copy;
          }
        } else if constexpr (std::is_same_v<E, editor::SetCustomerValue>) {
          // In the same form, each with what it is worth.
          constexpr std::string_view kSegments = "segments.";
          const std::string id = to.substr(kSegments.size());
          const Segment* segment = form.journey.segments.find(id);
          if (segment != nullptr && segment->value.yearly != copy.value.yearly)
            return editor::SetCustomerValue{
                id, in_other_form(segment->value, form.journey.discount_rate.value)};
        } else if constexpr (std::is_same_v<E, editor::Together>) {
          std::erase_if(copy.edits, [&](editor::Edit& part) {
            auto there = elsewhere(form, part, from, to);
            if (there) part = std::move(*there);
            return !there;
          });
          if (!copy.edits.empty()) return copy;
        }
        return std::nullopt;
      },
      edit);
}

std::string counted(const std::string& kind, std::ptrdiff_t count) {
  // How other languages form the plural is theirs: the kind stands as it is.
  if (count == 1 || spoken() != texts::Language::english) return fmt::format("{} {}", count, kind);
  if (kind.ends_with('y')) return fmt::format("{} {}ies", count, kind.substr(0, kind.size() - 1));
  return fmt::format("{} {}{}", count, kind, kind.ends_with('s') || kind.ends_with('k') ? "" : "s");
}

}  // namespace

std::vector<std::string> places_of(const Form& form, const std::string& address) {
  if (form.several == nullptr) return {address};
  const std::vector<std::string>& all = form.several->addresses;
  std::vector<std::string> places;
  for (const std::string& thing : all)
    if (auto place = moved(address, all.front(), thing)) places.push_back(std::move(*place));
  if (places.empty()) places.push_back(address);
  return places;
}

bool same_number(Form& form, const std::string& address) {
  return alike(form, "number " + address, address, [&](const std::string& place) {
    const auto facts = facts_at(form, place);
    return !facts ? std::nullopt : facts->planned ? facts->planned : facts->value;
  });
}

bool any_written(Form& form, const std::string& address) {
  return any_number(form, "written " + address, address, &NumberFacts::written);
}

bool any_planned(Form& form, const std::string& address) {
  return any_number(form, "planned " + address, address, &NumberFacts::changed_by_plan);
}

bool same_there(Form& form, const std::string& address) {
  return alike(form, address, address, [&](const std::string& place) {
    std::string text = said_at(form.journey, place);
    if (form.planned != nullptr) text += "\n" + said_at(*form.planned, place);
    return text;
  });
}

bool same_note(Form& form, const std::string& address, const std::string& key) {
  return alike(form, "note " + address + " " + key, address, [&](const std::string& place) {
    const Note* note = note_at(form.journey, place, key);
    return note == nullptr ? Note{} : *note;
  });
}

editor::Edit as_one(const Form& form, std::vector<editor::Edit> edits) {
  if (edits.size() == 1) return std::move(edits.front());
  const std::string what = form.several != nullptr ? count_in_words(form.several->addresses)
                                                   : fmt::format("{} things", edits.size());
  return editor::Together{std::move(edits), "Change " + what};
}

editor::Edit everywhere(const Form& form, editor::Edit edit) {
  if (form.several == nullptr) return edit;
  const std::vector<std::string>& all = form.several->addresses;
  std::vector<editor::Edit> edits = {edit};
  for (std::size_t i = 1; i < all.size(); ++i)
    if (auto other = elsewhere(form, edit, all.front(), all[i])) edits.push_back(std::move(*other));
  return as_one(form, std::move(edits));
}

bool take_from_first(Form& form, const std::string& address) {
  ImGui::AlignTextToFramePadding();
  ImGui::TextDisabled("%s", kSeveral);
  probe(form, address + "/several");
  ImGui::SameLine();
  const std::string& first = form.several->addresses.front();
  const std::string name = place_in_words(form.journey, first);
  return small_button(form, address + "/as_first", tr_words("Same for all"),
                      tr_format("As it is at {}, for all of them", name));
}

std::string count_in_words(const std::vector<std::string>& addresses) {
  std::vector<std::pair<std::string, std::ptrdiff_t>> kinds;
  for (const std::string& address : addresses) {
    const std::string kind = kind_in_words(address);
    const auto same = [&](const auto& one) { return one.first == kind; };
    const auto found = std::find_if(kinds.begin(), kinds.end(), same);
    if (found == kinds.end())
      kinds.emplace_back(kind, 1);
    else
      ++found->second;
  }
  std::string text;
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    if (i > 0) text += i + 1 == kinds.size() ? " and " : ", ";
    text += counted(kinds[i].first, kinds[i].second);
  }
  return text;
}

}  // namespace painpoint::gui
