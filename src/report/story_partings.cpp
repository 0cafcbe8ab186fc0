#include <fmt/format.h>

#include <algorithm>
#include <span>

#include "report/figures.h"
#include "report/story_words.h"
#include "texts/tr.h"

namespace painpoint::report {
namespace {

using study::Parting;
using study::PartingKind;

/// As few digits as tell the luck from the borders that it fell beside, three at least.
int digits_for(double luck, std::span<const study::LuckRange> ranges) {
  for (int digits = 3; digits < 9; ++digits) {
    const std::string number = grouped(luck, digits);
    const bool clear =
        std::all_of(ranges.begin(), ranges.end(), [&](const study::LuckRange& range) {
          return (range.from == 0 || grouped(range.from, digits) != number) &&
                 (range.to == 1 || grouped(range.to, digits) != number);
        });
    if (clear) return digits;
  }
  return 9;
}
int digits_for(const Parting& parting) {
  return digits_for(*parting.luck, parting.ranges);
}

/// How luck fell beside the chance of what can happen.
const char* luck_sentence(PartingKind kind, bool happened) {
  switch (kind) {
    case PartingKind::caught:
      return happened ? texts::tr_later(
                            "Luck was {}, below the chance of {} that the problem is "
                            "caught inside.")
                      : texts::tr_later(
                            "Luck was {}, not below the chance of {} that the problem "
                            "is caught inside.");
    case PartingKind::loss:
      return happened ? texts::tr_later(
                            "Luck was {}, below the chance of {} that the customer is "
                            "lost over it.")
                      : texts::tr_later(
                            "Luck was {}, not below the chance of {} that the customer "
                            "is lost over it.");
    default:
      return happened ? texts::tr_later(
                            "Luck was {}, below the chance of {} that something goes "
                            "wrong.")
                      : texts::tr_later(
                            "Luck was {}, not below the chance of {} that something "
                            "goes wrong.");
  }
}

class PartingInWords {
 public:
  PartingInWords(const Parting& parting, const PartingPlace& place, const study::Replay& replay,
                 std::string_view currency)
      : parting_(parting),
        roster_(replay.cast.roster),
        currency_(currency),
        left_side_(*place.left_side),
        right_side_(*place.right_side),
        left_number_(place.left_step),
        right_number_(place.right_step),
        left_(left_side_.steps[place.left_step]),
        right_(right_side_.steps[place.right_step]),
        a_("`" + in_sentence(replay.cast.ids[0]) + "`"),
        b_("`" + in_sentence(replay.cast.ids[1]) + "`") {}

  [[nodiscard]] std::string write() const {
    switch (parting_.kind) {
      case PartingKind::segment:
        return both(
            texts::tr_later("Under {0} the customer belongs to the segment {1}, under {2} {3}."),
            in_quotes(roster_.segments[left_side_.segment].name),
            in_quotes(roster_.segments[right_side_.segment].name));
      case PartingKind::carried:
        return only(
            texts::tr_later("Under {0} {1} is with this customer from the start, under {2} not."),
            in_quotes(cause_name()));
      case PartingKind::start:
        return both(texts::tr_later("Under {0} the journey begins at {1}, under {2} {3}."),
                    place(left_), place(right_));
      case PartingKind::delay:
        return times(texts::tr_later("Under {0} the time until then is {1}, under {2} {3}."),
                     left_.delay, right_.delay);
      case PartingKind::wait:
        return times(texts::tr_later("Under {0} the wait is {1}, under {2} {3}."), left_.wait,
                     right_.wait);
      case PartingKind::service:
        return times(texts::tr_later("Under {0} the visit takes the customer {1}, under {2} {3}."),
                     left_.service, right_.service);
      case PartingKind::lost_minutes:
        return times(
            texts::tr_later("Under {0} the problem costs the customer {1}, under {2} {3}."),
            left_.problem->lost_minutes, right_.problem->lost_minutes);
      case PartingKind::channel:
        return both(texts::tr_later("Under {0} the visit is by {1}, under {2} {3}."),
                    in_quotes(roster_.channels[left_.channel].name),
                    in_quotes(roster_.channels[right_.channel].name));
      case PartingKind::cost:
        return both(texts::tr_later("Under {0} the visit costs, staff apart, {1}, under {2} {3}."),
                    money_words(left_.cost, currency_), money_words(right_.cost, currency_));
      case PartingKind::work:
        return work();
      case PartingKind::policy:
        return only(texts::tr_later("Under {0} {1} applies, under {2} not."),
                    in_quotes(cause_name()));
      case PartingKind::gives_up:
        return gave_up(left_, right_, a_, b_) + gave_up(right_, left_, b_, a_);
      case PartingKind::misuse:
        return texts::tr_words("What is misused, and what that costs, is not the same.");
      case PartingKind::problem:
        return problem();
      case PartingKind::caught:
        return only(
            texts::tr_later("Under {0} {1} is caught before the customer notices, under {2} not."),
            in_quotes(left_.problem->name));
      case PartingKind::reaction:
        return ranges(reaction_of(left_), reaction_of(right_));
      case PartingKind::response:
        return ranges(response_of(left_), response_of(right_));
      case PartingKind::handling:
        return texts::tr_words("What follows comes at another price.");
      case PartingKind::loss:
        return only(texts::tr_later("Under {0} the customer is lost here, under {2} not."), "");
      case PartingKind::sent_on:
        return both(texts::tr_later("Under {0} the problem leads on to {1}, under {2} {3}."),
                    way_on(left_side_, left_number_), way_on(right_side_, right_number_));
      case PartingKind::route:
        return both(texts::tr_later("Under {0} the way leads on to {1}, under {2} {3}."),
                    way_on(left_side_, left_number_), way_on(right_side_, right_number_));
    }
    return {};
  }

 private:
  [[nodiscard]] const std::string& cause_name() const {
    return roster_.causes[parting_.cause].name;
  }
  [[nodiscard]] std::string place(const study::StoryStep& step) const {
    return in_quotes(roster_.touchpoints[step.at].name);
  }
  [[nodiscard]] std::string both(const char* sentence, const std::string& here,
                                 const std::string& there) const {
    return texts::tr_format(sentence, a_, here, b_, there);
  }
  [[nodiscard]] std::string times(const char* sentence, double here, double there) const {
    std::string first = duration_words(here);
    std::string second = duration_words(there);
    if (first == second) {
      first = texts::tr_format("{} minutes", grouped(here, 3));
      second = texts::tr_format("{} minutes", grouped(there, 3));
    }
    return both(sentence, first, second);
  }

  /// "The customer's luck is 0.043: below the chance of 0.058 under `base`, not below that of 0.021
  /// under `fix`."
  [[nodiscard]] std::string against_chances(bool on_left) const {
    if (!parting_.luck) return {};
    const int digits = digits_for(parting_);
    // What happened has the range from 0 up to its chance, what did not the rest.
    const auto chance = [&](std::size_t side, bool happened) {
      const study::LuckRange& range = parting_.ranges[side];
      return grouped(happened ? range.to : range.from, digits);
    };
    const char* sentence =
        on_left ? texts::tr_later(
                      "The customer's luck is {}: below the chance of {} under {}, not "
                      "below that of {} under {}.")
                : texts::tr_later(
                      "The customer's luck is {}: not below the chance of {} under {}, "
                      "below that of {} under {}.");
    return ' ' + texts::tr_format(sentence, grouped(*parting_.luck, digits), chance(0, on_left), a_,
                                  chance(1, !on_left), b_);
  }

  /// What happens on one side only.
  [[nodiscard]] std::string only(const char* sentence, const std::string& what) const {
    const bool on_left = happened_on_left();
    return texts::tr_format(sentence, on_left ? a_ : b_, what, on_left ? b_ : a_) +
           against_chances(on_left);
  }
  [[nodiscard]] bool happened_on_left() const {
    if (parting_.kind == PartingKind::caught) return left_.problem->caught;
    if (parting_.kind == PartingKind::loss) return left_.lost.has_value();
    if (parting_.kind == PartingKind::carried)
      return std::find(left_side_.carried.begin(), left_side_.carried.end(), parting_.cause) !=
             left_side_.carried.end();
    return std::any_of(left_.policies.begin(), left_.policies.end(),
                       [&](const auto& policy) { return policy.policy == parting_.cause; });
  }

  [[nodiscard]] std::string problem() const {
    const auto& here = left_.problem;
    const auto& there = right_.problem;
    if (here && there && here->pain == there->pain)
      return texts::tr_format("Under {} what is behind {} is {}, under {} {}.", a_,
                              in_quotes(here->name), behind(here->cause), b_,
                              behind(there->cause)) +
             against_ranges();
    if (here && there)
      return both(texts::tr_later("Under {0} what goes wrong is {1}, under {2} {3}."),
                  in_quotes(here->name), in_quotes(there->name)) +
             against_ranges();
    const bool on_left = here.has_value();
    return texts::tr_format("Under {} {} strikes, under {} nothing goes wrong.", on_left ? a_ : b_,
                            in_quotes(on_left ? here->name : there->name), on_left ? b_ : a_) +
           against_chances(on_left);
  }
  [[nodiscard]] std::string behind(CauseIndex cause) const {
    return cause == kNoCause ? texts::tr_words("nothing that has a name")
                             : in_quotes(roster_.causes[cause].name);
  }

  static std::string gave_up(const study::StoryStep& one, const study::StoryStep& other,
                             const std::string& id, const std::string& other_id) {
    if (!one.gave_up() || other.gave_up()) return {};
    return texts::tr_format("Under {} the customer gives up here, under {} not.", id, other_id);
  }

  static std::string_view reaction_of(const study::StoryStep& step) {
    switch (step.problem->reaction) {
      case montecarlo::Reaction::leave:
        return texts::tr_words("walks away");
      case montecarlo::Reaction::complain:
        return texts::tr_words("complains");
      case montecarlo::Reaction::recontact:
        return texts::tr_words("gets in touch again");
      case montecarlo::Reaction::silent:
        break;
    }
    return texts::tr_words("says nothing");
  }
  static std::string_view response_of(const study::StoryStep& step) {
    const study::ProblemMet& met = *step.problem;
    if (met.escalated)
      return met.ending == chain::Ending::unresolved ? texts::tr_words("is turned down higher up")
                                                     : texts::tr_words("is upheld higher up");
    switch (*met.ending) {
      case chain::Ending::quick:
        return texts::tr_words("gets a quick answer");
      case chain::Ending::slow:
        return texts::tr_words("gets a slow answer");
      default:
        return texts::tr_words("gets no answer that helps");
    }
  }

  [[nodiscard]] std::string ranges(std::string_view here, std::string_view there) const {
    return texts::tr_format("Under {} the customer {}, under {} {}.", a_, here, b_, there) +
           against_ranges();
  }
  /// Every outcome has a part of the range from 0 to 1.
  [[nodiscard]] std::string against_ranges() const {
    if (!parting_.luck) return {};
    const int digits = digits_for(parting_);
    const auto range = [&](std::size_t side) {
      return texts::tr_format("{} to {}", grouped(parting_.ranges[side].from, digits),
                              grouped(parting_.ranges[side].to, digits));
    };
    return ' ' + texts::tr_format(
                     "The customer's luck is {} of 0 to 1; the first takes {} of that, the "
                     "second {}.",
                     grouped(*parting_.luck, digits), range(0), range(1));
  }

  [[nodiscard]] std::string work() const {
    const auto sum = [](const study::StoryStep& step) {
      study::StaffSpent all;
      const auto add = [&](const study::StaffSpent& one) {
        all.minutes += one.minutes;
        all.money += one.money;
      };
      for (const study::StaffSpent& one : step.work) add(one);
      for (const study::PolicyBorne& policy : step.policies) add(policy.staff);
      return all;
    };
    const study::StaffSpent here = sum(left_);
    const study::StaffSpent there = sum(right_);
    if (here.minutes != there.minutes)
      return times(texts::tr_later("Under {0} staff spend {1}, under {2} {3}."), here.minutes,
                   there.minutes);
    if (here.money != there.money)
      return both(texts::tr_later("Under {0} staff cost {1}, under {2} {3}."),
                  money_words(here.money, currency_), money_words(there.money, currency_));
    return texts::tr_words("What the rules take here is not the same.");
  }

  [[nodiscard]] std::string way_on(const study::StorySide& side, std::size_t number) const {
    const study::StoryStep& step = side.steps[number];
    if (step.sent_on) return in_quotes(roster_.touchpoints[step.sent_on->to].name);
    if (step.end) return in_quotes(roster_.ends[step.end->end].name);
    return number + 1 < side.steps.size() ? place(side.steps[number + 1])
                                          : std::string(texts::tr_words("the end"));
  }

  const Parting& parting_;
  const Roster& roster_;
  std::string_view currency_;
  const study::StorySide& left_side_;
  const study::StorySide& right_side_;
  std::size_t left_number_, right_number_;
  const study::StoryStep& left_;
  const study::StoryStep& right_;
  std::string a_, b_;
};

}  // namespace

std::string luck_in_words(const study::DecidedByLuck& decided) {
  const int digits = digits_for(decided.luck, {&decided.range, 1});
  const std::string luck = grouped(decided.luck, digits);
  const std::string from = grouped(decided.range.from, digits);
  const std::string to = grouped(decided.range.to, digits);
  if (decided.kind == PartingKind::reaction || decided.kind == PartingKind::response)
    return decided.kind == PartingKind::reaction
               ? texts::tr_format(
                     "For the customer's reaction, luck was {} of 0 to 1, of which this "
                     "takes {} to {}.",
                     luck, from, to)
               : texts::tr_format(
                     "For the answer, luck was {} of 0 to 1, of which this takes {} to "
                     "{}.",
                     luck, from, to);
  return texts::tr_format(luck_sentence(decided.kind, decided.happened), luck,
                          decided.happened ? to : from);
}

std::string parting_in_words(const Parting& parting, const PartingPlace& place,
                             const study::Replay& replay, std::string_view currency) {
  return PartingInWords(parting, place, replay, currency).write();
}

}  // namespace painpoint::report
