#include "publish/assumptions.h"

#include <array>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "model/address.h"
#include "model/evidence.h"
#include "model/language.h"
#include "publish/written.h"
#include "texts/tr.h"

namespace painpoint::publish {
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
    const std::vector<std::string> addresses = all_addresses(journey_);
    const std::vector<bool> written = are_written(file_, addresses);
    for (std::size_t i = 0; i < addresses.size(); ++i) {
      const std::string& address = addresses[i];
      const Addressed found = find_address(journey_, address);
      if (!found.number) continue;
      if (written[i])
        count(address, *found.number);
      else
        add_default(address, *found.number);
    }
    report::Assumptions result;
    constexpr std::array<const char*, 7> kGrades = {
        texts::tr_later("range given"),
        texts::tr_later("counted in a sample"),
        texts::tr_later("measured"),
        texts::tr_later("published"),
        texts::tr_later("expert"),
        texts::tr_later("guess"),
        texts::tr_later("nothing said: counts as a guess")};
    for (std::size_t i = 0; i < grades_.size(); ++i)
      if (grades_[i] > 0) result.grades.push_back({texts::tr_words(kGrades[i]), grades_[i]});
    result.defaults = std::move(defaults_);
    return result;
  }

 private:
  /// What counts most is said first: a range wins over a sample, and that over a grade.
  void count(const std::string& address, const NumberRef& number) {
    if (steps_of(address).front() == "observed" || is_chosen(number.quantity)) return;
    const Provenance* known = number.provenance();
    std::size_t grade = grades_.size() - 1;
    if (known != nullptr && known->low && known->high)
      grade = 0;
    else if (known != nullptr && known->sample)
      grade = 1;
    else if (known != nullptr && known->evidence != Evidence::none)
      grade = 1 + static_cast<std::size_t>(known->evidence);
    ++grades_[grade];
  }
  /// Numbers that somebody decides and nobody measures.
  static bool is_chosen(Quantity quantity) {
    return quantity == Quantity::version || quantity == Quantity::whole_months ||
           quantity == Quantity::months || quantity == Quantity::feeling;
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
    one.meaning = texts::tr_words(std::string(number.meaning).c_str());
    one.value = said(number.quantity, number.get(), journey_.currency);
    if (source) {
      one.grade = texts::tr_words(std::string(word_of(source->grade)).c_str());
      one.source = texts::tr_words(std::string(source->source).c_str());
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
    // What only other kinds of segments and causes use.
    if (steps.size() == 3 && steps.back() == "value_months") {
      const Segment* segment = journey_.segments.find(steps[1]);
      if (segment != nullptr && (segment->value.yearly || segment->value.present_value.value == 0))
        return false;
    }
    if (steps.size() == 3 && steps.back() == "prevalence") {
      const Cause* cause = journey_.causes.find(steps[1]);
      if (cause != nullptr && cause->scope == Scope::visit) return false;
    }
    // A pain without reactions of its own has those of its severity, which are told themselves.
    const bool of_pain =
        address.find(".pains.") != std::string::npos || address.find(".pain.") != std::string::npos;
    return !(of_pain && number.optional != nullptr);
  }

  const yaml::JourneyFile& file_;
  Journey journey_;  ///< finding an address needs a journey that may be changed
  std::set<std::string> severities_;
  std::array<std::size_t, 7> grades_{};
  std::vector<report::DefaultUsed> defaults_;
  std::map<std::string, std::size_t> positions_;
};

}  // namespace

report::Assumptions assumptions_of(const yaml::JourneyFile& file) {
  return Collector(file).run();
}

}  // namespace painpoint::publish
