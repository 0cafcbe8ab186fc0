#include "model/validate.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

#include "base/text.h"
#include "model/address.h"
#include "model/contradiction.h"
#include "model/scenario.h"
#include "model/walk.h"
#include "texts/parts.h"

namespace painpoint {
namespace {

/// Looking for near names costs time; after so many wrong ones nobody reads the suggestions.
constexpr std::size_t kMostSuggestions = 100;
constexpr std::size_t kMostCandidates = 2000;
/// Pixels. A map of 100,000 touchpoints is not as wide.
constexpr double kFarthest = 1e8;

class ValueChecks {
 public:
  ValueChecks(const Journey& journey, Diagnostics& found) : journey_(journey), found_(found) {}

  void run() {
    walk(journey_, *this);
    check_segments();
    check_desk();
    for (const auto& [id, touchpoint] : journey_.touchpoints)
      check_pains("touchpoints." + id + ".pains.", touchpoint.pains);
    for (const auto& [id, policy] : journey_.policies) check_policy(id, policy);
    for (const Severity severity : {Severity::minor, Severity::moderate, Severity::severe}) {
      const SeverityProfile& profile = journey_.severities[severity];
      check_reaction_sum(fmt::format("severities.{}.complain", word_of(severity)),
                         profile.leave.value, profile.complain.value, profile.recontact.value);
    }
    for (const auto& [id, scenario] : journey_.scenarios) check_pains_of_additions(id, scenario);
  }

  // The walk calls these for every leaf.
  void operator()(const Path& path, const Key& key, const Number& number) {
    check_number(path, key.quantity, number);
  }
  void operator()(const Path& path, const Key& key, const std::optional<Number>& number) {
    if (number) check_number(path, key.quantity, *number);
  }
  void operator()(const Path& path, const Key&, const Time& time) { check_time(path, time); }
  void operator()(const Path& path, const Key& key, const Split& split) {
    double sum = 0;
    for (const auto& [id, share] : split) {
      if (!in_range(Quantity::share, share.value) || share.provenance)
        check_number(path, Quantity::share, share, id);
      check_name(path, key.refers, id, id);
      sum += share.value;
    }
    if (split.empty() || !std::isfinite(sum)) return;
    if (key.refers == Refers::cause) {
      if (sum > 1 + kSumTolerance)
        error(
            Code::cause_shares, path.text(),
            texts::tr_format("the shares of the causes add up to {:.10g}, more than 1", sum),
            texts::tr_words("the shares say which part of the problem each cause has; lower them"));
    } else if (std::abs(sum - 1) > kSumTolerance) {
      error(Code::split_sum, path.text(),
            texts::tr_format("the split adds up to {:.10g} ({:.8g}%), not to 1", sum, sum * 100),
            texts::tr_words("say where the rest goes; nothing is filled up in silence"));
    }
  }
  void operator()(const Path& path, const Key& key, const std::string& text) {
    if (!text.empty() && key.refers != Refers::nothing) check_name(path, key.refers, text, {});
  }
  void operator()(const Path& path, const Key& key, const std::vector<std::string>& names) {
    for (const std::string& name : names) check_name(path, key.refers, name, {});
  }
  void operator()(const Path& path, const Key& key, const CustomerValue& value) {
    if (!value.yearly) {
      check_number(path, key.quantity, value.present_value);
      return;
    }
    check_number(path, Quantity::money, value.margin_per_year, "margin_per_year");
    check_number(path, Quantity::rate, value.retention, "retention");
    if (value.retention.value == 1 && journey_.discount_rate.value == 0)
      error(Code::value_infinite, path.child("retention"),
            texts::tr_words(
                "with a retention of 100% and no discount a customer is worth infinitely much"),
            texts::tr_words("write a retention below 100%, or a discount_rate above 0"));
  }
  void operator()(const Path& path, const Key&, const Changes& changes) {
    // What a change leads to is checked where it is applied; here only what it says of itself.
    for (const auto& [address, change] : changes) {
      check_number(path, Quantity::signed_money, change.operand, address);
      if (!change.split) continue;
      for (const auto& [id, share] : *change.split)
        check_number(path, Quantity::share, share, address);
    }
  }
  void operator()(const Path& path, const Key&, const MapPositions& positions) {
    for (const auto& [id, position] : positions) {
      const bool far = !(std::abs(position.x) <= kFarthest && std::abs(position.y) <= kFarthest);
      if (far)
        error(Code::out_of_range, path.child(id),
              texts::tr_words("this place is too far away to be drawn"),
              texts::tr_format("write pixels between -{:g} and {:g}", kFarthest, kFarthest));
      // Whoever deletes a touchpoint in a text editor need not know that the map remembers it.
      if (journey_.touchpoints.contains(id) || journey_.ends.contains(id) || added_somewhere(id))
        continue;
      found_.warning(Code::unknown_name, path.child(id),
                     texts::tr_format("the map has a place for `{}`, which is no touchpoint or end",
                                      printable(id)),
                     advice_for(id));
    }
  }
  void operator()(const Path&, const Key&, const auto&) {}

 private:
  [[nodiscard]] std::string advice_for(const std::string& id) {
    const std::string advice =
        texts::tr_words("delete the line, or write the id that the card has now");
    if (journey_.touchpoints.size() > kMostCandidates || suggestions_++ >= kMostSuggestions)
      return advice;
    std::vector<std::string> names;
    for (const auto& [known, touchpoint] : journey_.touchpoints) names.push_back(known);
    for (const auto& [known, end] : journey_.ends) names.push_back(known);
    const auto near = nearest(id, names);
    return near ? texts::tr_format("did you mean `{}`? Otherwise delete the line", *near) : advice;
  }

  void error(Code code, std::string address, std::string message, std::string advice) {
    found_.error(code, std::move(address), std::move(message), std::move(advice));
  }

  void check_number(const Path& path, Quantity quantity, const Number& number,
                    std::string_view child = {}) {
    const bool good = in_range(quantity, number.value);
    if (good && !number.provenance) return;
    const std::string address = child.empty() ? path.text() : path.child(child);
    if (!good) {
      const QuantityRule& rule = rule_of(quantity);
      // Where the range does not mention its upper end, that end is what must be told.
      const bool too_large = number.value > rule.high && rule.high > 100;
      const std::string range =
          too_large ? texts::tr_format("at most {:g}", rule.high) : range_in_words(quantity);
      std::string advice = rule.whole ? texts::tr_format("write {}", range)
                                      : texts::tr_format("write a number {}", range);
      if (too_large)
        advice = texts::tr_format("nothing that journeys need is larger than {:g}", rule.high);
      if (rule.percent && number.value >= 2 && number.value <= 100 && rule.high == 1)
        advice = texts::tr_format("did you mean {:g}%?", number.value);
      error(Code::out_of_range, address,
            texts::tr_format("{} must be {}, but this is {:.10g}", texts::tr_view(rule.name), range,
                             number.value),
            advice);
      return;
    }
    check_provenance(address, quantity, number);
  }

  void check_provenance(const std::string& address, Quantity quantity, const Number& number) {
    const Provenance& known = *number.provenance;
    for (const auto& [name, bound] : {std::pair{"low", known.low}, {"high", known.high}}) {
      if (bound && !in_range(quantity, *bound))
        error(Code::out_of_range, address + "." + name,
              texts::tr_format("`{}` must be {}, but is {:.10g}", name, range_in_words(quantity),
                               *bound),
              texts::tr_words("low and high are the 5th and 95th percentile of the number itself"));
    }
    const bool below = known.low && *known.low > number.value;
    const bool above = known.high && *known.high < number.value;
    if (below || above)
      error(Code::bad_uncertainty, address,
            texts::tr_format("the value {:.10g} does not lie between low and high", number.value),
            texts::tr_words("low is the 5th percentile, high the 95th: low <= value <= high"));
    if (known.low.has_value() != known.high.has_value())
      error(Code::bad_uncertainty, address,
            texts::tr_words("`low` and `high` must be given together"),
            texts::tr_words("add the other one, or use `sample` or `evidence`"));
    if (known.sample && !(*known.sample > 0 && std::isfinite(*known.sample)))
      error(Code::bad_uncertainty, address,
            texts::tr_words("`sample` must be a number of cases above 0"),
            texts::tr_words("write from how many cases the number was counted"));
  }

  void check_time(const Path& path, const Time& time) {
    if (time.values.empty()) check_number(path, Quantity::minutes, time.mean);
    if (time.spread_kind != Time::Spread::none)
      check_number(path,
                   time.spread_kind == Time::Spread::cv ? Quantity::factor : Quantity::minutes,
                   time.spread, time.spread_kind == Time::Spread::cv ? "cv" : "sd");
    for (const Number& value : time.values) check_number(path, Quantity::minutes, value);
    for (const Number& weight : time.weights) check_number(path, Quantity::factor, weight);
    const bool ordered =
        std::is_sorted(time.values.begin(), time.values.end(),
                       [](const Number& a, const Number& b) { return a.value < b.value; });
    if (time.family != TimeFamily::empirical && !ordered)
      error(Code::bad_distribution, path.text(),
            time.family == TimeFamily::uniform
                ? texts::tr_words("`min` is above `max`")
                : texts::tr_words("`min`, `mode` and `max` are not in this order"),
            texts::tr_words("write min <= mode <= max"));
    if (!time.weights.empty()) {
      double total = 0;
      for (const Number& weight : time.weights) total += weight.value;
      if (!(total > 0))
        error(Code::bad_distribution, path.text(), texts::tr_words("the weights add up to 0"),
              texts::tr_words("give at least one value a weight above 0"));
    }
    const bool no_scale =
        time.spread_kind == Time::Spread::sd && mean_minutes(time) == 0 && time.spread.value > 0;
    if (no_scale)
      error(Code::bad_distribution, path.text(),
            texts::tr_words("a mean of 0 cannot have a spread above 0"),
            texts::tr_words("write a mean above 0"));
    else if (time.spread_kind == Time::Spread::sd && mean_minutes(time) > 0 &&
             in_range(Quantity::minutes, time.spread.value) &&
             !in_range(Quantity::factor, time.spread.value / mean_minutes(time)))
      error(Code::bad_distribution, path.child("sd"),
            texts::tr_format("a spread of {:.10g} minutes is too large for a mean of {:.10g}",
                             time.spread.value, mean_minutes(time)),
            texts::tr_format("write at most {:g} times the mean", rule_of(Quantity::factor).high));
  }

  void check_name(const Path& path, Refers refers, const std::string& name,
                  std::string_view child) {
    switch (refers) {
      case Refers::nothing:
        return;
      case Refers::next:
        if (name == kBack || journey_.ends.contains(name)) return;
        [[fallthrough]];
      case Refers::touchpoint:
        return must_exist(journey_.touchpoints, path, "touchpoint", name, child, refers);
      case Refers::cause:
        return must_exist(journey_.causes, path, "cause", name, child);
      case Refers::channel:
        return must_exist(journey_.channels, path, "channel", name, child);
      case Refers::team:
        return must_exist(journey_.teams, path, "team", name, child);
      case Refers::stage:
        return must_exist(journey_.stages, path, "stage", name, child);
      case Refers::scenario:
        return must_exist(journey_.scenarios, path, "scenario", name, child);
    }
  }

  template <class T>
  void must_exist(const Dict<T>& dict, const Path& path, std::string_view what,
                  const std::string& name, std::string_view child,
                  Refers refers = Refers::nothing) {
    if (dict.contains(name)) return;
    // What a scenario adds may lead to other things that it adds.
    if constexpr (std::is_same_v<T, Touchpoint>) {
      if (path.text().starts_with("scenarios.") && added_somewhere(name)) return;
    }
    std::vector<std::string> names;
    if (dict.size() <= kMostCandidates && suggestions_++ < kMostSuggestions) {
      for (const auto& [id, value] : dict) names.push_back(id);
      if (refers == Refers::next)
        for (const auto& [id, end] : journey_.ends) names.push_back(id);
    }
    std::string advice = texts::tr_format("write it under `{}:`, or use one that is there",
                                          fmt::format("{}s", what));
    if (const auto near = nearest(name, names))
      advice = texts::tr_format("did you mean `{}`?", *near);
    else if (!names.empty())
      advice = texts::tr_format("there is {}", texts::listed(names));
    error(Code::unknown_name, child.empty() ? path.text() : path.child(child),
          texts::tr_format("there is no {} `{}`", texts::tr_view(what), printable(name)), advice);
  }

  [[nodiscard]] bool added_somewhere(const std::string& id) const {
    for (const auto& [scenario_id, scenario] : journey_.scenarios)
      if (scenario.add.touchpoints.contains(id)) return true;
    return false;
  }

  void check_segments() {
    double sum = 0;
    for (const auto& [id, segment] : journey_.segments) sum += segment.share.value;
    if (!journey_.segments.empty() && std::isfinite(sum) && std::abs(sum - 1) > kSumTolerance)
      error(
          Code::split_sum, "segments",
          texts::tr_format("the shares of the segments add up to {:.10g} ({:.8g}%), not to 1", sum,
                           sum * 100),
          texts::tr_words("every customer belongs to one segment: make the shares add up to 100%"));
  }

  void check_desk() {
    const double sum = journey_.complaints.quick.value + journey_.complaints.slow.value;
    if (sum > 1 + kSumTolerance)
      error(Code::outcome_sum, "complaints.slow",
            texts::tr_format("quick and slow add up to {:.10g}, more than 1", sum),
            texts::tr_words("the rest, 1 - quick - slow, is what stays unresolved"));
  }

  void check_reaction_sum(std::string address, double leave, double complain, double recontact) {
    const double sum = leave + complain + recontact;
    if (sum > 1 + kSumTolerance)
      error(Code::reaction_sum, std::move(address),
            texts::tr_format("leave, complain and recontact add up to {:.10g}, more than 1", sum),
            texts::tr_words("a customer reacts in one way; the rest, 1 - their sum, stays silent"));
  }

  void check_pains(const std::string& prefix, const Dict<Pain>& pains) {
    for (const auto& [id, pain] : pains) check_pain(prefix + id, pain, 1.0);
  }

  void check_pains_of_additions(const std::string& scenario_id, const Scenario& scenario) {
    const std::string prefix = "scenarios." + scenario_id + ".add.touchpoints.";
    for (const auto& [id, touchpoint] : scenario.add.touchpoints)
      check_pains(prefix + id + ".pains.", touchpoint.pains);
  }

  void check_pain(const std::string& address, const Pain& pain, double level) {
    const bool overrides = pain.leave || pain.complain || pain.recontact;
    if (overrides) {
      const Reactions reactions = reactions_of(journey_, pain);
      check_reaction_sum(address + ".complain", reactions.leave, reactions.complain,
                         reactions.recontact);
    }
    for (const auto& [cause_id, share] : pain.causes) {
      const Cause* cause = journey_.causes.find(cause_id);
      if (cause != nullptr && cause->scope == Scope::customer && cause->written_prevalence <= 0 &&
          share.value > 0)
        error(Code::prevalence_zero, "causes." + cause_id + ".prevalence",
              texts::tr_format("no customer carries `{}`, but `{}` is caused by it", cause_id,
                               address),
              texts::tr_words(
                  "give the cause a prevalence above 0, or take it out of the pain's causes"));
    }
    const double chance = highest_strike_chance(journey_, pain, level);
    if (chance > 1 + kSumTolerance && in_range(Quantity::chance, pain.chance.value))
      error(
          Code::chance_over_one, address + ".chance",
          texts::tr_format("with all its causes the problem would strike with chance {:.10g}, more "
                           "than 1",
                           chance),
          texts::tr_words(
              "lower the chance, the level of a cause, or its share; for a cause of scope customer "
              "raise the prevalence: chance x share / prevalence is what a carrier meets"));
  }

  void check_policy(const std::string& id, const Policy& policy) {
    const std::string address = "policies." + id;
    if (journey_.causes.contains(id))
      error(Code::name_used_twice, address,
            texts::tr_format("`{}` is both a cause and a policy", id),
            texts::tr_words("give one of them another id: a policy is a cause of what it does"));
    std::set<std::string_view> listed;
    for (const std::string& at : policy.at)
      if (!listed.insert(at).second)
        error(Code::name_used_twice, address + ".at", texts::tr_format("`{}` is listed twice", at),
              texts::tr_words("list each touchpoint once"));
    if (!policy.pain) return;
    if (!policy.pain->causes.empty())
      error(Code::bad_change, address + ".pain.causes",
            texts::tr_words("the pain of a policy has the policy as its cause"),
            texts::tr_words("take `cause` out of it"));
    check_pain(address + ".pain", *policy.pain, policy.level.value);
  }

  const Journey& journey_;
  Diagnostics& found_;
  std::size_t suggestions_ = 0;
};

}  // namespace

Diagnostics validate_values(const Journey& journey) {
  Diagnostics found;
  ValueChecks(journey, found).run();
  return found;
}

}  // namespace painpoint
