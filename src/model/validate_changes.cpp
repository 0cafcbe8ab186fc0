#include <fmt/format.h>

#include <set>
#include <vector>

#include "model/quantity.h"
#include "model/scenario.h"
#include "model/validate.h"
#include "texts/tr.h"

namespace painpoint {
namespace {

bool is_frame(std::string_view address) {
  return address == "customers_per_month" || address == "discount_rate" ||
         address == "horizon_months" || address == "painpoint";
}

/// What a list of changes must not do, and what segments and scenarios say of each other.
class ChangeChecks {
 public:
  ChangeChecks(const Journey& journey, Diagnostics& found) : journey_(journey), found_(found) {}

  void run() {
    for (const auto& [id, segment] : journey_.segments)
      check_changes(fmt::format("segments.{}.changes.", id), segment.changes, true);
    for (const auto& [id, scenario] : journey_.scenarios) {
      check_changes(fmt::format("scenarios.{}.changes.", id), scenario.changes, false);
      check_additions(id, scenario);
      if (id == "base" || id == "all")
        found_.error(
            Code::bad_id, "scenarios." + id,
            texts::tr_format("a scenario cannot be called `{}`", id),
            texts::tr_words("`base` is the journey as it is and `all` means every scenario: choose "
                            "another id"));
    }
    check_cycles();
  }

 private:
  void check_changes(const std::string& prefix, const Changes& changes, bool of_segment) {
    for (const auto& [address, change] : changes) {
      check_changeable(prefix + address, address, of_segment);
      for (std::size_t dot = address.find('.'); dot != std::string::npos;
           dot = address.find('.', dot + 1)) {
        const std::string around = address.substr(0, dot);
        const Change* other = changes.find(around);
        // The mean of a time leaves its `cv` as it is; every other number in it moves with it.
        if (other != nullptr && (other->split || address.substr(dot) != ".cv"))
          found_.error(
              Code::changed_twice, prefix + address,
              texts::tr_format("`{}` is changed by `{}` too", address, around),
              other->split
                  ? texts::tr_words("change the whole split or its keys, not both")
                  : texts::tr_words("change the time as a whole or a number in it, not both"));
      }
      if (change.operation == Change::Operation::cut &&
          !in_range(Quantity::share, change.operand.value))
        found_.error(Code::out_of_range, prefix + address,
                     texts::tr_words("a cut takes away 0% to 100%"),
                     texts::tr_words(
                         "write `cut: 75%` to leave a quarter, or `scale: 1.5` to make it more"));
      if (change.operation == Change::Operation::scale && change.operand.value < 0)
        found_.error(Code::out_of_range, prefix + address,
                     texts::tr_words("a scale must be 0 or more"),
                     texts::tr_words("write `scale: 0.25` to leave a quarter"));
    }
  }

  void check_changeable(const std::string& place, std::string_view address, bool of_segment) {
    if (!changeable(address, of_segment))
      found_.error(
          Code::cannot_be_changed, place,
          of_segment ? texts::tr_format("`{}` cannot be changed by a segment", address)
                     : texts::tr_format("`{}` cannot be changed by a scenario", address),
          is_frame(address)
              ? texts::tr_words("all scenarios are compared over the same customers, time and rate")
              : texts::tr_words("change the numbers of the journey itself"));
  }

  void check_additions(const std::string& id, const Scenario& scenario) {
    std::vector<ScenarioPart> parts;
    if (!scenario.add.touchpoints.empty() && looked_at_ < kMostParts) {
      parts = parts_of(journey_, id);
      looked_at_ += parts.size();
    }
    for (const auto& [touchpoint_id, touchpoint] : scenario.add.touchpoints) {
      bool twice = journey_.touchpoints.contains(touchpoint_id);
      for (const ScenarioPart& part : parts) {
        if (part.id == id || looked_at_ > 2 * kMostParts) continue;
        ++looked_at_;
        const Scenario* other = journey_.scenarios.find(part.id);
        if (other != nullptr && other->add.touchpoints.contains(touchpoint_id)) twice = true;
      }
      if (twice)
        found_.error(
            Code::added_twice, fmt::format("scenarios.{}.add.touchpoints.{}", id, touchpoint_id),
            texts::tr_format("there is a touchpoint `{}` already", touchpoint_id),
            texts::tr_words("give the added one another id, or change the one that is there"));
    }
  }

  /// Follows all includes once, depth first: a scenario that includes one on the way to itself
  /// closes a circle.
  void check_cycles() {
    enum class Mark : char { fresh, open, done };
    struct Step {
      std::size_t scenario;
      std::size_t next = 0;
    };
    std::vector<Mark> marks(journey_.scenarios.size(), Mark::fresh);
    std::vector<Step> way;
    for (std::size_t start = 0; start < marks.size(); ++start) {
      if (marks[start] != Mark::fresh) continue;
      marks[start] = Mark::open;
      way.push_back({start});
      while (!way.empty()) {
        const auto& [id, scenario] = journey_.scenarios[way.back().scenario];
        if (way.back().next == scenario.includes.size()) {
          marks[way.back().scenario] = Mark::done;
          way.pop_back();
          continue;
        }
        const std::string& included = scenario.includes[way.back().next++];
        const std::size_t at = journey_.scenarios.position(included);
        if (at == Dict<Scenario>::kNowhere) continue;
        if (marks[at] == Mark::open) {
          found_.error(
              Code::include_cycle, fmt::format("scenarios.{}.includes", id),
              included == id
                  ? texts::tr_format("`{}` includes itself", id)
                  : texts::tr_format("`{}` includes `{}`, which leads back to it", id, included),
              texts::tr_words("take one include out of the circle"));
        } else if (marks[at] == Mark::fresh) {
          marks[at] = Mark::open;
          way.push_back({at});
        }
      }
    }
  }

  /// How many parts of scenarios are looked at in search of touchpoints that are added twice; the
  /// rest comes out when the scenario is applied.
  static constexpr std::size_t kMostParts = 200'000;
  std::size_t looked_at_ = 0;
  const Journey& journey_;
  Diagnostics& found_;
};

}  // namespace

bool changeable(std::string_view address, bool by_segment) {
  const auto starts = [&](std::string_view prefix) { return address.starts_with(prefix); };
  const bool plans = starts("scenarios.") || starts("observed.");
  const bool own =
      starts("segments.") && (by_segment || address.find(".changes.") != std::string_view::npos);
  return !is_frame(address) && !plans && !own;
}

Diagnostics validate_changes(const Journey& journey) {
  Diagnostics found;
  ChangeChecks(journey, found).run();
  return found;
}

}  // namespace painpoint
