#include "editor/ids.h"

#include <fmt/format.h>

#include <cstddef>

#include "base/text.h"
#include "editor/edit.h"
#include "model/follow.h"
#include "texts/tr.h"

namespace painpoint::editor {
namespace {

/// Longer ones are hard to read in splits and addresses.
constexpr std::size_t kLongest = 40;

/// "touchpoints" of "scenarios.fix.add.touchpoints".
std::string_view last_step(std::string_view collection) {
  return split_address(collection).id;
}

/// The collection's name as an id of one of its entries: "touchpoints" -> "touchpoint".
std::string singular(std::string_view collection) {
  std::string word(last_step(collection));
  if (word == "policies") return "policy";
  if (word.ends_with('s')) word.pop_back();
  return word.empty() ? "entry" : word;
}

std::string made_of(std::string_view name) {
  std::string id;
  bool gap = false;
  const std::string normal = nfc(name);  // graphemes are views into it
  for (const std::string_view character : graphemes(normal)) {
    if (!is_id(character)) {
      gap = !id.empty();
      continue;
    }
    if (id.size() + character.size() > kLongest) break;
    if (gap && id.back() != '_') id += '_';
    gap = false;
    for (const char c : character)
      id += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return id;
}

bool added_by_a_scenario(const Journey& journey, std::string_view id) {
  for (const auto& [scenario_id, scenario] : journey.scenarios)
    if (scenario.add.touchpoints.contains(id)) return true;
  return false;
}

}  // namespace

bool is_taken(const Journey& journey, std::string_view collection, std::string_view id) {
  const std::string_view kind = last_step(collection);
  if (kind == "touchpoints" || kind == "ends")
    return journey.touchpoints.contains(id) || journey.ends.contains(id) ||
           added_by_a_scenario(journey, id);
  if (kind == "causes" || kind == "policies")
    return journey.causes.contains(id) || journey.policies.contains(id);
  if (kind == "scenarios" && (id == "base" || id == "all")) return true;
  bool taken = false;
  visit_at(journey, collection, [&](const Key&, const auto& member) {
    if constexpr (kIsDictOfStructures<std::remove_cvref_t<decltype(member)>>)
      taken = member.contains(id);
  });
  return taken;
}

std::optional<BadId> bad_id(const Journey& journey, std::string_view collection,
                            std::string_view id) {
  if (is_reserved_word(id))
    return BadId{texts::tr_format("`{}` is a word of the language and cannot be an id", id),
                 texts::tr_words("use another id; the name may be any text")};
  if (!is_id(id) || nfc(id) != id)
    return BadId{texts::tr_format("`{}` cannot be an id", fit(printable(id), 40)),
                 texts::tr_words("ids have letters, digits, _ and -; the name may be any text")};
  if (is_taken(journey, collection, id))
    return BadId{texts::tr_format("the id `{}` is taken", id),
                 texts::tr_words("choose another id")};
  return std::nullopt;
}

std::string free_id(const Journey& journey, std::string_view collection, std::string_view name) {
  std::string start = made_of(name);
  if (start.empty()) start = singular(collection);
  std::string id = start;
  for (std::size_t n = 2; is_reserved_word(id) || is_taken(journey, collection, id); ++n)
    id = fmt::format("{}_{}", start, n);
  return id;
}

}  // namespace painpoint::editor
