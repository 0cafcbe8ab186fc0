#include <algorithm>
#include <cmath>

#include "model/address.h"
#include "model/scenario.h"
#include "report/decide_view.h"
#include "report/figures.h"
#include "report/observed_view.h"
#include "report/page/parts.h"
#include "study/headline.h"
#include "study/verdict.h"
#include "study/words.h"
#include "texts/tr.h"

namespace painpoint::report {
namespace {

using chain::Metric;
using study::PlanOutlook;

constexpr std::size_t kMostFlips = 3;

double of(const study::ScenarioResult& scenario, Metric metric) {
  return chain::at(scenario.result.breakdown.journey, metric);
}

/// With a capital letter at its beginning, where that is one of ours.
std::string capitalised(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z')
    text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

/// "GBP 420,000 once and GBP 9,000 a month from month 3"
std::string price(const Journey& journey, std::string_view id) {
  std::vector<std::string> parts;
  for (const ScenarioPart& part : parts_of(journey, id)) {
    const Scenario& scenario = *journey.scenarios.find(part.id);
    std::vector<std::string> own;
    if (scenario.invest.value > 0)
      own.push_back(texts::tr_format("{} once", study::money(scenario.invest.value, journey)));
    if (scenario.run_cost.value > 0)
      own.push_back(texts::tr_format("{} a month", study::money(scenario.run_cost.value, journey)));
    if (own.empty()) continue;
    parts.push_back(texts::tr_format("{} from month {:.0f} on", study::all_of(own),
                                     scenario.start_month.value));
  }
  return parts.empty() ? texts::tr_words("nothing") : study::all_of(parts);
}

class Board {
 public:
  explicit Board(const ReportInputs& inputs)
      : inputs_(inputs), journey_(inputs.journey), base_(inputs.comparison.scenarios.front()) {
    if (inputs.decision == nullptr) return;
    for (const PlanOutlook& plan : inputs.decision->plans)
      if (plan.id != study::kBase && plan_ == nullptr) plan_ = &plan;
    proposed_ = plan_ != nullptr && inputs.decision->plans.front().id != study::kBase;
    result_ = plan_ == nullptr ? nullptr : result_of(inputs, plan_->id);
  }

  Points points() {
    Points points;
    points.points.push_back(
        {texts::tr_words("What does doing nothing cost?"), doing_nothing(), {}});
    if (inputs_.decision == nullptr || plan_ == nullptr || result_ == nullptr) {
      if (inputs_.comparison.scenarios.size() > 1)
        points.points.push_back({texts::tr_words("What is proposed?"),
                                 study::verdict(inputs_.comparison, journey_),
                                 {}});
      points.points.push_back({texts::tr_words("How sure is that?"), inputs_.why_no_decision, {}});
      return points;
    }
    points.points.push_back(proposal());
    points.points.push_back(payback());
    points.points.push_back(how_sure());
    points.points.push_back(what_would_change_it());
    points.points.push_back(measure_first());
    points.points.push_back(choice());
    return points;
  }

 private:
  [[nodiscard]] std::string money(double amount) const { return study::money(amount, journey_); }
  [[nodiscard]] std::string plan_name() const { return study::in_quotes(plan_->name); }

  [[nodiscard]] std::string doing_nothing() const {
    return study::sentence(study::cost_of_nothing(journey_, base_), journey_);
  }

  [[nodiscard]] Point proposal() const {
    const std::string owner =
        plan_->owner.empty() ? std::string() : ' ' + texts::tr_format("Owner: {}.", plan_->owner);
    const std::string effects = texts::tr_format(
        "At its full effect {}, {} and {}.",
        study::change_in_words(study::Counted::complaints, of(base_, Metric::complaints),
                               of(*result_, Metric::complaints)),
        study::change_in_words(study::Counted::lost_customers, of(base_, Metric::lost),
                               of(*result_, Metric::lost)),
        study::change_in_words(study::Counted::rework_hours, of(base_, Metric::rework_minutes),
                               of(*result_, Metric::rework_minutes)));
    Point point{texts::tr_words("What is proposed, and whose is it?"), {}, {effects}};
    point.answer =
        proposed_ ? texts::tr_format("{}, for {}.", plan_name(), price(journey_, plan_->id))
                  : texts::tr_format("Nothing that is expected to pay. {}, for {}, comes nearest.",
                                     plan_name(), price(journey_, plan_->id));
    point.answer += owner;
    return point;
  }

  [[nodiscard]] Point payback() const {
    const study::Money& gain = *result_->money;
    const double months = journey_.horizon_months.value;
    Point point{texts::tr_words("When does it pay back?"), {}, {}};
    if (!gain.payback_month)
      point.answer = texts::tr_format("On money received, not within {:.0f} months.", months);
    else if (*gain.payback_month == 0)
      point.answer = texts::tr_words(
          "On money received, at once: it never costs more than it has brought in.");
    else
      point.answer = texts::tr_format("On money received, in month {:.0f} of {:.0f}.",
                                      study::payback_in_month(*gain.payback_month), months);
    const std::string difference = money(std::abs(gain.horizon_npv));
    point.answer +=
        ' ' +
        (gain.horizon_npv < 0
             ? texts::tr_format(
                   "Over all {:.0f} months it brings in {} less than it costs, as a present value.",
                   months, difference)
             : texts::tr_format(
                   "Over all {:.0f} months it brings in {} more than it costs, as a present value.",
                   months, difference));
    const double later = gain.npv - gain.horizon_npv;
    const std::string cash = money(std::abs(gain.cash_npv));
    point.more.push_back(
        gain.cash_npv < 0
            ? texts::tr_format(
                  "On savings and cashable hours alone, without anyone's loyalty: {} less than it "
                  "costs. Only after the horizon comes what the customers who were kept go on to "
                  "pay: {}.",
                  cash, money(later))
            : texts::tr_format(
                  "On savings and cashable hours alone, without anyone's loyalty: {} more than it "
                  "costs. Only after the horizon comes what the customers who were kept go on to "
                  "pay: {}.",
                  cash, money(later)));
    return point;
  }

  [[nodiscard]] Point how_sure() const {
    const study::Decision& decision = *inputs_.decision;
    Point point{texts::tr_words("How sure is that?"), {}, {}};
    const std::string odds = study::of_100(plan_->beats_nothing.value);
    const std::string worst = money(std::abs(plan_->worst5));
    point.answer =
        plan_->worst5 < 0
            ? texts::tr_format(
                  "It beats doing nothing in {} plausible worlds. In the worst 5 it loses {} on "
                  "average.",
                  odds, worst)
            : texts::tr_format(
                  "It beats doing nothing in {} plausible worlds. In the worst 5 it still brings "
                  "in {} on average.",
                  odds, worst);
    point.more.push_back(texts::tr_format(
        "On average over {} worlds it is worth {}; nine of ten lie between {} and {}. It counts "
        "{}.",
        grouped(static_cast<double>(decision.worlds), 0), money(plan_->expected.value),
        money(plan_->p5), money(plan_->p95), measure_in_words(journey_, decision.measure)));
    return point;
  }

  [[nodiscard]] Point what_would_change_it() const {
    Point point{texts::tr_words("What would change the answer?"), {}, {}};
    std::vector<std::string> reasons;
    if (plan_->break_even_effect && *plan_->break_even_effect > 0)
      reasons.push_back(texts::tr_format("an effect below {} of what is planned",
                                         percent(*plan_->break_even_effect, 0)));
    if (plan_->break_even_invest && *plan_->break_even_invest > 0)
      reasons.push_back(
          texts::tr_format("an investment above {}", money(*plan_->break_even_invest)));
    if (reasons.empty())
      point.answer =
          proposed_ ? texts::tr_words("Nothing that is uncertain here changes it in many worlds.")
                    : texts::tr_words("No effect of this plan, however large, would pay for it.");
    else
      point.answer = texts::tr_format("{}.", study::any_of(reasons));
    if (!reasons.empty()) point.answer = capitalised(std::move(point.answer));
    if (const std::string flips = flips_in_words(); !flips.empty()) point.more.push_back(flips);
    std::vector<std::string> numbers;
    for (std::size_t i = 0; i < std::min<std::size_t>(3, inputs_.decision->numbers.size()); ++i)
      numbers.push_back(study::number_in_words(journey_, inputs_.decision->numbers[i].address));
    if (!numbers.empty())
      point.more.push_back(
          texts::tr_format("Of what is not known, most depends on {}.", study::all_of(numbers)));
    if (const std::string turn = turning_value(); !turn.empty()) point.more.push_back(turn);
    return point;
  }

  /// The values at which single numbers make another choice the best.
  [[nodiscard]] std::string flips_in_words() const {
    if (inputs_.tornado == nullptr) return {};
    std::vector<std::string> parts;
    for (const study::TornadoBar& bar : inputs_.tornado->bars) {
      if (bar.flips.empty() || parts.size() == kMostFlips) continue;
      const study::Flip& flip = bar.flips.front();
      const std::string number = study::number_in_words(journey_, bar.address);
      const std::string value = uncertain_in_words(journey_, bar.quantity, flip.at);
      parts.push_back(flip.at < bar.value ? texts::tr_format("{} falls to {}", number, value)
                                          : texts::tr_format("{} rises to {}", number, value));
    }
    if (parts.empty())
      return texts::tr_words("No single number changes it within what is plausible.");
    return texts::tr_format("One number alone is enough if {}.", study::any_of(parts));
  }
  /// Which choice is most often the best, by the value of a customer, if that changes it.
  [[nodiscard]] std::string turning_value() const {
    const auto& points = inputs_.decision->acceptability;
    const auto best_at = [&](const study::AcceptabilityPoint& point) {
      return static_cast<std::size_t>(std::max_element(point.p_best.begin(), point.p_best.end()) -
                                      point.p_best.begin());
    };
    const auto name_of = [&](std::size_t plan) {
      const PlanOutlook& one = inputs_.decision->plans[plan];
      return one.id == study::kBase ? std::string(texts::tr_words("doing nothing"))
                                    : study::in_quotes(one.name);
    };
    std::vector<std::string> ranges;
    std::string last;
    for (std::size_t i = 1; i < points.size(); ++i) {
      const std::size_t before = best_at(points[i - 1]);
      const std::size_t after = best_at(points[i]);
      if (before == after) continue;
      const std::string limit =
          money((points[i - 1].customer_value + points[i].customer_value) / 2);
      ranges.push_back(ranges.empty() ? texts::tr_format("{} below {}", name_of(before), limit)
                                      : texts::tr_format("{} up to {}", name_of(before), limit));
      last = texts::tr_format("{} above that", name_of(after));
    }
    if (ranges.empty()) return {};
    ranges.push_back(last);
    return texts::tr_format("By what a customer is worth, most often the best is {}.",
                            study::all_of(ranges));
  }

  [[nodiscard]] Point measure_first() const {
    const study::Decision& decision = *inputs_.decision;
    Point point{
        texts::tr_words("What should be measured first, and what is knowing it worth?"), {}, {}};
    if (decision.numbers.empty()) {
      point.answer = texts::tr_words("No single number is worth measuring for this choice.");
    } else {
      const study::InformationWorth& first = decision.numbers.front();
      point.answer =
          texts::tr_format("Measure {}: today {}. Knowing it before choosing is worth up to {}.",
                           study::number_in_words(journey_, first.address),
                           range_in_words(journey_, first), money(first.evppi.value));
      if (first.sample)
        point.more.push_back(texts::tr_format("A sample of {} further cases would be worth {}.",
                                              study::rounded(first.sample->cases),
                                              money(first.sample->value)));
    }
    point.more.push_back(
        texts::tr_format("Knowing everything would be worth {}: no study that costs "
                         "more is worth its money for this choice.",
                         money(decision.evpi.value)));
    return point;
  }

  [[nodiscard]] Point choice() const {
    Point point{texts::tr_words("The choice: approve, pilot, measure or reject"),
                study::verdict_sentence(journey_, *inputs_.decision),
                {}};
    return point;
  }

  const ReportInputs& inputs_;
  const Journey& journey_;
  const study::ScenarioResult& base_;
  const PlanOutlook* plan_ = nullptr;  ///< the best one
  const study::ScenarioResult* result_ = nullptr;
  bool proposed_ = false;  ///< it is better than doing nothing
};

}  // namespace

Section board_section(const ReportInputs& inputs) {
  Section section{"board", texts::tr_words("For the board"), {}};
  if (std::string warning = observed_warning(inputs.hurts.observed); !warning.empty())
    section.blocks.emplace_back(Warning{std::move(warning)});
  section.blocks.emplace_back(Board(inputs).points());
  return section;
}

}  // namespace painpoint::report
