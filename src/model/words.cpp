#include "model/words.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "base/text.h"
#include "model/follow.h"
#include "model/key_words.h"
#include "texts/tr.h"

namespace painpoint {
namespace {

/// Nobody reads more of a name in a menu.
constexpr std::size_t kColumns = 40;

std::string spaced(std::string_view steps) {
  if (texts::spoken() != texts::Language::english) {
    std::string said;
    while (!steps.empty()) {
      const std::size_t dot = std::min(steps.find('.'), steps.size());
      said += (said.empty() ? "" : " ") + words_of_key(steps.substr(0, dot));
      steps.remove_prefix(std::min(dot + 1, steps.size()));
    }
    return said;
  }
  std::string words(steps);
  std::replace(words.begin(), words.end(), '_', ' ');
  std::replace(words.begin(), words.end(), '.', ' ');
  return words;
}

/// The name of what stands at an address, if it is a thing that people name.
std::optional<std::string> name_at(const Journey& journey, std::string_view address) {
  std::optional<std::string> name;
  visit_at(journey, address, [&](const Key&, const auto& member) {
    using T = std::remove_cvref_t<decltype(member)>;
    if constexpr (requires { member.name; } && !std::is_same_v<T, Journey>) {
      if constexpr (std::is_same_v<T, Work>) {
        if (!member.name.empty()) name = quoted(member.name, "");
      } else {
        name = quoted(member.name, split_address(address).id);
      }
    }
  });
  return name;
}

/// What a key of a split is called; nothing if the address is none.
std::optional<std::string> words_for_share(const Journey& journey, std::string_view address) {
  const auto [split, id] = split_address(address);
  if (split.empty()) return std::nullopt;
  std::optional<Refers> refers;
  visit_at(journey, split, [&](const Key& key, const auto& member) {
    if constexpr (std::is_same_v<std::remove_cvref_t<decltype(member)>, Split>) refers = key.refers;
  });
  if (!refers) return std::nullopt;
  const std::string to = name_of(journey, *refers, std::string(id));
  if (*refers == Refers::next)
    return texts::tr_format("way from {} to {}", said_for(journey, split_address(split).collection),
                            to);
  return texts::tr_format("share of {} in the {}", to, said_for(journey, split));
}

template <class T>
std::string name_in(const Dict<T>& dict, const std::string& id) {
  const T* there = dict.find(id);
  return quoted(there == nullptr ? std::string() : there->name, id);
}

}  // namespace

std::string quoted(const std::string& name, std::string_view id) {
  return fmt::format("“{}”", fit(printable(name.empty() ? id : std::string_view(name)), kColumns));
}

std::string name_of(const Journey& journey, Refers refers, const std::string& id) {
  switch (refers) {
    case Refers::next:
      if (id == kBack) return texts::tr_words("back");
      if (journey.ends.contains(id)) return name_in(journey.ends, id);
      [[fallthrough]];
    case Refers::touchpoint:
      return name_in(journey.touchpoints, id);
    case Refers::cause:
      return name_in(journey.causes, id);
    case Refers::channel:
      return name_in(journey.channels, id);
    case Refers::team:
      return name_in(journey.teams, id);
    case Refers::stage:
      return name_in(journey.stages, id);
    case Refers::scenario:
      return name_in(journey.scenarios, id);
    case Refers::nothing:
      break;
  }
  return quoted("", id);
}

std::string words_for(const Journey& journey, std::string_view address) {
  const texts::Speaking english(texts::Language::english);
  return said_for(journey, address);
}

std::string said_for(const Journey& journey, std::string_view address) {
  if (auto share = words_for_share(journey, address)) return *share;
  for (std::string_view around = address; !around.empty();
       around = split_address(around).collection) {
    const auto name = name_at(journey, around);
    if (!name) continue;
    if (around.size() == address.size()) return *name;
    return texts::tr_format("{} of {}", spaced(address.substr(around.size() + 1)), *name);
  }
  return address.empty() ? texts::tr_words("the journey") : spaced(address);
}

}  // namespace painpoint
