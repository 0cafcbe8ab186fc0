#include "cli/assumptions.h"

#include <array>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "cli/explain_number.h"
#include "model/address.h"
#include "model/evidence.h"
#include "model/language.h"

namespace painpoint::cli {
namespace {

std::vector<std::string_view> steps_of(std::string_view address) {
  std::vector<std::string_view> steps;
  while (true) {
    const std::size_t dot = address.find('.');
    steps.push_back(address.substr(0, dot));
    if (dot == std::string_view::npos) return steps;
    address.remove_prefix(dot + 1);
  }
}

/// Maps from ids to things of one kind.
bool holds_ids(std::string_view step) {
  constexpr std::array<std::string_view, 10> kDicts = {
      "stages",      "segments", "channels", "teams",    "causes",
      "touchpoints", "pains",    "ends",     "policies", "scenarios"};
  return std::find(kDicts.begin(), kDicts.end(), step) != kDicts.end();
}

/// "teams.*.occupancy" of "teams.desk.occupancy"; ends keep their ids, which have defaults of
/// their own.
std::string pattern_of(std::string_view address) {
  std::string pattern;
  bool id_follows = false;
  bool end_follows = false;
  for (const std::string_view step : steps_of(address)) {
    if (!pattern.empty()) pattern += '.';
    pattern += id_follows && !end_follows ? std::string_view("*") : step;
    id_follows = !id_follows && holds_ids(step);
    end_follows = step == "ends";
  }
  return pattern;
}

std::set<std::string> severities_in(const Journey& journey) {
  std::set<std::string> used;
  const auto note = [&](const Pain& pain) { used.emplace(word_of(pain.severity)); };
  const auto note_all = [&](const Dict<Touchpoint>& touchpoints) {
    for (const auto& [id, touchpoint] : touchpoints)
      for (const auto& [pain_id, pain] : touchpoint.pains) note(pain);
  };
  note_all(journey.touchpoints);
  for (const auto& [id, scenario] : journey.scenarios) note_all(scenario.add.touchpoints);
  for (const auto& [id, policy] : journey.policies)
    if (policy.pain) note(*policy.pain);
  return used;
}

class Collector {
 public:
  explicit Collector(const yaml::JourneyFile& file)
      : file_(file), journey_(file.journey), severities_(severities_in(file.journey)) {}

  report::Assumptions run() {
    for (const std::string& address : all_addresses(journey_)) {
      const Addressed found = find_address(journey_, address);
      if (!found.number) continue;
      if (locate_written(file_, address))
        count(*found.number);
      else
        add_default(address, *found.number);
    }
    report::Assumptions result;
    for (const auto& [order, grade] :
         {std::pair{Evidence::measured, "measured here"},
          std::pair{Evidence::published, "published"}, std::pair{Evidence::expert, "expert"},
          std::pair{Evidence::guess, "guess"},
          std::pair{Evidence::none, "nothing said: counts as a guess"}})
      if (const auto known = grades_.find(order); known != grades_.end())
        result.grades.push_back({grade, known->second});
    result.defaults = std::move(defaults_);
    return result;
  }

 private:
  void count(const NumberRef& number) {
    const Provenance* known = number.provenance();
    ++grades_[known == nullptr ? Evidence::none : known->evidence];
  }

  void add_default(const std::string& address, const NumberRef& number) {
    if (!counts(address, number)) return;
    const auto source = source_of_default(address);
    const std::string shown = source ? address : pattern_of(address);
    if (const auto known = positions_.find(shown); known != positions_.end()) {
      ++defaults_[known->second].places;
      return;
    }
    report::DefaultUsed one;
    one.address = shown;
    one.meaning = number.meaning;
    one.value = in_words(number.quantity, number.get(), journey_.currency);
    if (source) {
      one.grade = word_of(source->grade);
      one.source = source->source;
    }
    positions_[shown] = defaults_.size();
    defaults_.push_back(std::move(one));
  }

  /// Whether a default has anything to do with the results.
  [[nodiscard]] bool counts(const std::string& address, const NumberRef& number) const {
    const bool unsaid = number.optional != nullptr && !number.optional->has_value();
    if (unsaid && !number.has_fallback) return false;
    if (number.get() == 0 || address == "painpoint" || address == "value_of_time") return false;
    const auto steps = steps_of(address);
    if (steps.front() == "observed") return false;
    if (steps.front() == "severities" && !severities_.contains(std::string(steps[1]))) return false;
    // A pain without reactions of its own has those of its severity, which are told themselves.
    const bool of_pain =
        address.find(".pains.") != std::string::npos || address.find(".pain.") != std::string::npos;
    return !(of_pain && number.optional != nullptr);
  }

  const yaml::JourneyFile& file_;
  Journey journey_;  ///< finding an address needs a journey that may be changed
  std::set<std::string> severities_;
  std::map<Evidence, std::size_t> grades_;
  std::vector<report::DefaultUsed> defaults_;
  std::map<std::string, std::size_t> positions_;
};

}  // namespace

report::Assumptions assumptions_of(const yaml::JourneyFile& file) {
  return Collector(file).run();
}

}  // namespace painpoint::cli
