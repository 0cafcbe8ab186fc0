#include <fmt/format.h>

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "model/scenario.h"
#include "model/validate.h"
#include "model/walk.h"
#include "texts/tr.h"

namespace painpoint {
namespace {

/// How many numbers are copied and checked for all segments and scenarios together: about half a
/// second. A journey of 10,000 touchpoints has room for 25 combinations, one of 100 for 2,500.
constexpr std::size_t kMostWork = 8'000'000;
/// Looking for the change to blame can take a whole list; nobody reads a hundred findings.
constexpr std::size_t kMostSearches = 100;

/// Reports each finding once, however many segments and scenarios share it.
class Collector {
 public:
  explicit Collector(Diagnostics& all) : all_(all) {}
  /// `changes` are those that led to the findings, with their addresses.
  void add(const Diagnostics& found, std::string_view under,
           const std::vector<std::pair<std::string, const Changes*>>& changes = {}) {
    for (Diagnostic diagnostic : found.all()) {
      diagnostic.address = blamed(diagnostic.address, changes);
      const std::string key =
          fmt::format("{}|{}", static_cast<int>(diagnostic.code), diagnostic.address);
      if (!seen_.insert(key).second) continue;
      if (!under.empty()) diagnostic.message += fmt::format(" ({})", under);
      all_.add(std::move(diagnostic));
    }
  }

 private:
  /// What a change made wrong is reported at the change: the last one of the same number, of
  /// something in it or around it. Else at the number itself.
  std::string blamed(const std::string& address,
                     const std::vector<std::pair<std::string, const Changes*>>& changes) {
    for (auto list = changes.rbegin(); list != changes.rend(); ++list) {
      for (std::size_t dot = address.size(); dot != std::string::npos && dot > 0;
           dot = address.rfind('.', dot - 1))
        if (list->second->contains(address.substr(0, dot)))
          return list->first + address.substr(0, dot);
      if (looked_into_ > kMostSearches) continue;
      ++looked_into_;
      const std::string below = address + ".";
      for (const auto& [changed, change] : *list->second)
        if (changed.starts_with(below)) return list->first + changed;
    }
    return address;
  }

  Diagnostics& all_;
  std::set<std::string> seen_;
  std::size_t looked_into_ = 0;
};

/// How much there is to copy and to check in a journey.
std::size_t count_leaves(const Journey& journey) {
  std::size_t leaves = 0;
  walk(journey, [&](const Path&, const Key&, const auto& leaf) {
    using Leaf = std::remove_cvref_t<decltype(leaf)>;
    ++leaves;
    if constexpr (std::is_same_v<Leaf, Split> || std::is_same_v<Leaf, Changes>)
      leaves += leaf.size();
    if constexpr (std::is_same_v<Leaf, Time>) leaves += leaf.values.size();
  });
  return leaves;
}

}  // namespace

Diagnostics validate_all(const Journey& journey) {
  Diagnostics all;
  Collector collector(all);
  collector.add(validate_values(journey), "");
  collector.add(validate_changes(journey), "");
  // Applying what is wrong already would only repeat it.
  if (all.has_errors()) return all;

  const std::size_t leaves = count_leaves(journey);
  constexpr std::size_t kWorkOfPart = 50;
  std::size_t work = 0;
  const auto too_much = [&](std::size_t more) {
    work += leaves + more;
    return work > kMostWork;
  };
  bool all_checked = true;
  bool unchanged_done = false;
  for (const auto& [segment_id, segment] : journey.segments) {
    // Segments without changes of their own are all the same here.
    if (segment.changes.empty() && std::exchange(unchanged_done, true)) continue;
    if (journey.scenarios.empty() && segment.changes.empty()) continue;
    if (too_much(segment.changes.size())) {
      all_checked = false;
      break;
    }
    Diagnostics of_segment;
    const Journey own = for_segment(journey, segment_id, of_segment);
    if (!segment.changes.empty()) of_segment.append(validate_values(own));
    std::vector<std::pair<std::string, const Changes*>> applied = {
        {fmt::format("segments.{}.changes.", segment_id), &segment.changes}};
    collector.add(of_segment, texts::tr_format("in segment {}", segment_id), applied);
    if (of_segment.has_errors()) continue;
    for (const auto& [scenario_id, scenario] : journey.scenarios) {
      std::vector<ScenarioPart> parts = parts_of(journey, scenario_id);
      if (too_much(kWorkOfPart * parts.size() + scenario.changes.size())) {
        all_checked = false;
        break;
      }
      for (ScenarioPart& part : parts) part.effect = 1;
      Diagnostics of_scenario;
      Journey changed = own;
      apply_parts(changed, journey, parts, of_scenario);
      of_scenario.append(validate_values(changed));
      if (!of_scenario.has_errors()) continue;
      applied.resize(1);
      for (const ScenarioPart& part : parts)
        applied.emplace_back(fmt::format("scenarios.{}.changes.", part.id),
                             &journey.scenarios.find(part.id)->changes);
      collector.add(of_scenario, texts::tr_format("under scenario {}", scenario_id), applied);
    }
  }
  if (!all_checked)
    all.hint(Code::not_all_checked, "scenarios",
             texts::tr_words(
                 "the journey is so large that not every scenario was checked in every segment"),
             texts::tr_words("what is wrong with the others comes out when they are computed"));
  return all;
}

}  // namespace painpoint
