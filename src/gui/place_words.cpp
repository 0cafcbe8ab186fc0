#include "gui/place_words.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "gui/form_words.h"
#include "gui/tr.h"
#include "model/walk.h"
#include "study/compare.h"

namespace painpoint::gui {
namespace {

/// Follows an address through the language table, and notes what the entries on the way are called.
class NameFinder {
 public:
  explicit NameFinder(std::string_view address) : steps_(steps_of(address)) {}

  void run(const Journey& journey) { structure(journey); }

  void operator()(NoteKeys, const Notes&) {}
  void operator()(const LanguageKey& key, NoteKeys, const Notes& notes) { (*this)(key, notes); }
  template <class T>
  void operator()(const LanguageKey& key, const T& member) {
    if (taken_ || at_ >= steps_.size() || key.name != steps_[at_]) return;
    taken_ = true;
    ++at_;
    descend(key, member);
  }

  std::vector<std::string> names;  ///< of entries and keys on the way
  std::size_t things_end = 0;      ///< so many steps name the last entry of a map

 private:
  template <class T>
  void structure(const T& object) {
    taken_ = false;
    describe(*this, object);
    taken_ = true;
  }
  template <class T>
  void descend(const LanguageKey& key, const T& member) {
    if constexpr (requires(NameFinder & finder) { describe(finder, member); }) {
      names.push_back(words_of_key(key.name));
      if (at_ == 1) things_end = at_;
      structure(member);
    } else if constexpr (std::is_same_v<T, std::optional<Pain>>) {
      names.push_back(words_of_key(key.name));
      things_end = at_;
      if (member) structure(*member);
    } else if constexpr (kIsDictOfStructures<T>) {
      if (at_ >= steps_.size()) {
        names.push_back(words_of_key(key.name));
        return;
      }
      const auto* entry = member.find(steps_[at_]);
      if (entry == nullptr) return;
      const std::string id(steps_[at_++]);
      names.push_back(name_or_id(entry->name, id));
      things_end = at_;
      structure(*entry);
    } else {
      names.push_back(words_of_key(key.name));
    }
  }

  std::vector<std::string_view> steps_;
  std::size_t at_ = 0;
  bool taken_ = false;

 public:
  [[nodiscard]] std::size_t followed() const { return at_; }
};

std::string joined(const std::vector<std::string_view>& steps, std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) {
    if (i > 0) text += '.';
    text += steps[i];
  }
  return text;
}

}  // namespace

std::vector<std::string_view> steps_of(std::string_view address) {
  std::vector<std::string_view> steps;
  while (!address.empty()) {
    const std::size_t dot = address.find('.');
    steps.push_back(address.substr(0, dot));
    address = dot == std::string_view::npos ? std::string_view{} : address.substr(dot + 1);
  }
  return steps;
}

std::string place_in_words(const Journey& journey, std::string_view address) {
  if (address.empty()) return name_or_id(journey.name, tr_words("The journey"));
  NameFinder finder(address);
  finder.run(journey);
  const std::vector<std::string_view> steps = steps_of(address);
  std::string text;
  for (const std::string& name : finder.names) {
    if (!text.empty()) text += " › ";
    text += name;
  }
  // What is left are keys of splits and parts of times: as they are written.
  const bool changes = finder.followed() > 0 && steps[finder.followed() - 1] == "changes";
  if (changes && finder.followed() < steps.size()) {
    const std::string done = joined(steps, finder.followed());
    return text + " › " + place_in_words(journey, address.substr(done.size() + 1));
  }
  for (std::size_t i = finder.followed(); i < steps.size(); ++i) {
    if (!text.empty()) text += " › ";
    text += steps[i];
  }
  return text;
}

std::string kind_in_words(std::string_view address) {
  const std::vector<std::string_view> steps = steps_of(address);
  if (steps.empty()) return {};
  if (steps.size() >= 2) {
    const std::string_view last = steps[steps.size() - 2];
    if (last == "pains" || steps.back() == "pain") return tr_words("pain point");
    if (last == "next") return tr_words("way");
    if (last == "backstage") return tr_words("backstage work");
    constexpr std::array<std::pair<std::string_view, std::string_view>, 10> kKinds = {
        {{"stages", tr_later("stage")},
         {"segments", tr_later("segment")},
         {"channels", tr_later("channel")},
         {"teams", tr_later("team")},
         {"causes", tr_later("cause")},
         {"touchpoints", tr_later("touchpoint")},
         {"ends", tr_later("end")},
         {"policies", tr_later("policy")},
         {"scenarios", tr_later("scenario")},
         {"severities", tr_later("severity")}}};
    for (const auto& [collection, kind] : kKinds)
      if (last == collection) return tr_words(kind.data());
  }
  return words_of_key(steps.back());
}

std::string thing_at(const Journey& journey, std::string_view address) {
  NameFinder finder(address);
  finder.run(journey);
  return joined(steps_of(address), finder.things_end);
}

std::string plan_name(const Journey& journey, std::string_view id) {
  return id == study::kBase ? tr_words("As it is") : study::scenario_name(journey, id);
}

}  // namespace painpoint::gui
