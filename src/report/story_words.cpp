#include "report/story_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "base/text.h"
#include "report/figures.h"
#include "report/story_terms.h"
#include "report/wrap.h"
#include "study/words.h"
#include "texts/tr.h"

namespace painpoint::report {
namespace {

constexpr double kHour = 60;
constexpr double kDay = 24 * kHour;

/// How one of them is said, and how several are.
struct Noun {
  const char* one;
  const char* many;
};
constexpr Noun kSeconds{texts::tr_later("{} second"), texts::tr_later("{} seconds")};
constexpr Noun kMinutes{texts::tr_later("{} minute"), texts::tr_later("{} minutes")};
constexpr Noun kHours{texts::tr_later("{} hour"), texts::tr_later("{} hours")};
constexpr Noun kDays{texts::tr_later("{} day"), texts::tr_later("{} days")};
constexpr Noun kVisits{texts::tr_later("{} visit"), texts::tr_later("{} visits")};
constexpr Noun kProblems{texts::tr_later("{} problem"), texts::tr_later("{} problems")};
constexpr Noun kComplaints{texts::tr_later("{} complaint"), texts::tr_later("{} complaints")};

std::string counted(double number, const Noun& noun) {
  return texts::tr_format(number == 1 ? noun.one : noun.many, grouped(number, 0));
}

/// "2 hours 10 minutes", from the smaller unit.
std::string two_units(double small, double small_per_large, const Noun& large_name,
                      const Noun& small_name) {
  const double large = std::floor(small / small_per_large);
  const double rest = small - large * small_per_large;
  std::string text = counted(large, large_name);
  return rest == 0 ? text : text + " " + counted(rest, small_name);
}

const char* time_words(std::uint32_t number) {
  static constexpr std::array<const char*, 10> kWords = {
      texts::tr_later("{}, for the first time"),   texts::tr_later("{}, for the second time"),
      texts::tr_later("{}, for the third time"),   texts::tr_later("{}, for the fourth time"),
      texts::tr_later("{}, for the fifth time"),   texts::tr_later("{}, for the sixth time"),
      texts::tr_later("{}, for the seventh time"), texts::tr_later("{}, for the eighth time"),
      texts::tr_later("{}, for the ninth time"),   texts::tr_later("{}, for the tenth time")};
  return number < kWords.size() ? kWords[number] : nullptr;
}

std::string with_commas(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : texts::tr_words(", ")) + part;
  return text;
}

/// Sentences, one after the other.
class Sentences {
 public:
  void add(const std::string& sentence) {
    if (sentence.empty()) return;
    if (!text_.empty()) text_ += ' ';
    text_ += sentence;
  }
  [[nodiscard]] bool empty() const { return text_.empty(); }
  [[nodiscard]] std::string take() { return std::move(text_); }

 private:
  std::string text_;
};

class StepInWords {
 public:
  StepInWords(const study::StoryStep& step, const Roster& roster, std::string_view currency)
      : step_(step), roster_(roster), currency_(currency) {}

  std::string write() {
    if (step_.rework && step_.rework_cause != kNoCause)
      say_.add(texts::tr_format("Rework because of {}.", cause(step_.rework_cause)));
    else if (step_.rework)
      say_.add(texts::tr_words("Rework."));
    time_spent();
    for (const study::PolicyBorne& policy : step_.policies) rule(policy);
    for (const study::MisuseMet& misuse : step_.misuses)
      say_.add(misuse.caught ? texts::tr_format("A misuse is caught by {}.", cause(misuse.policy))
                             : texts::tr_format("A misuse gets past {}: {} gone.",
                                                cause(misuse.policy), money(misuse.loss)));
    if (step_.gave_up())
      say_.add(texts::tr_format("{} is too much: the customer gives up.", cause(step_.end->cause)));
    if (step_.problem) problem(*step_.problem);
    if (step_.lost && !step_.lost->at_end) lost();
    if (step_.sent_on) sent_on();
    if (step_.end) end();
    if (step_.lost && step_.lost->at_end) lost();
    return say_.take();
  }

 private:
  [[nodiscard]] std::string money(double amount) const { return money_words(amount, currency_); }
  [[nodiscard]] std::string cause(CauseIndex index) const {
    return in_quotes(roster_.causes[index].name);
  }

  /// "A wait of 57 minutes. It takes the customer 50 minutes and Field engineers 1 hour."
  void time_spent() {
    if (step_.wait > 0) say_.add(texts::tr_format("A wait of {}.", duration_words(step_.wait)));
    std::vector<std::string> takers;
    if (step_.service > 0)
      takers.push_back(texts::tr_format("the customer {}", duration_words(step_.service)));
    for (const study::StaffSpent& team : teams_at_work())
      takers.push_back(fmt::format("{} {}",
                                   team.team == kNoTeam
                                       ? texts::tr_words("staff")
                                       : in_sentence(roster_.teams[team.team].name),
                                   duration_words(team.minutes)));
    if (!takers.empty()) say_.add(texts::tr_format("It takes {}.", study::all_of(takers)));
  }

  /// Each once, however many pieces of work it did.
  [[nodiscard]] std::vector<study::StaffSpent> teams_at_work() const {
    std::vector<study::StaffSpent> teams;
    for (const study::StaffSpent& work : step_.work) {
      if (work.minutes <= 0) continue;
      const auto same =
          std::find_if(teams.begin(), teams.end(),
                       [&](const study::StaffSpent& team) { return team.team == work.team; });
      if (same == teams.end())
        teams.push_back(work);
      else
        same->minutes += work.minutes;
    }
    return teams;
  }

  void rule(const study::PolicyBorne& policy) {
    if (policy.burden_minutes > 0)
      say_.add(texts::tr_format("{} takes another {}.", cause(policy.policy),
                                duration_words(policy.burden_minutes)));
    else
      say_.add(texts::tr_format("{} applies.", cause(policy.policy)));
  }

  void problem(const study::ProblemMet& met) {
    const std::string behind = met.cause == kNoCause || roster_.causes[met.cause].id == met.pain
                                   ? std::string()
                                   : ' ' + texts::tr_format("Behind it: {}.", cause(met.cause));
    const std::string what =
        fmt::format("{} ({})", texts::isolated(in_quotes(met.name)),
                    texts::tr_words(std::string(term_of(met.severity)).c_str()));
    if (met.caught) {
      say_.add(
          texts::tr_format("{} nearly happens, but is caught and put right before the customer "
                           "notices{}.",
                           what, price(met.staff, met.cost)) +
          behind);
      return;
    }
    say_.add((say_.empty() ? texts::tr_format("It goes wrong: {}.", what)
                           : texts::tr_format("Then it goes wrong: {}.", what)) +
             behind);
    if (met.lost_minutes > 0)
      say_.add(texts::tr_format("That costs the customer {}.", duration_words(met.lost_minutes)));
    reaction(met);
  }

  void reaction(const study::ProblemMet& met) {
    using chain::Ending;
    using montecarlo::Reaction;
    const std::string trouble =
        met.customer_minutes > 0
            ? texts::tr_format(", which takes {}", duration_words(met.customer_minutes))
            : std::string();
    switch (met.reaction) {
      case Reaction::leave:
        say_.add(texts::tr_words("The customer has had enough and walks away."));
        return;
      case Reaction::silent:
        say_.add(texts::tr_words("The customer says nothing, and nobody ever knows."));
        return;
      case Reaction::recontact:
        say_.add(met.ending == Ending::slow
                     ? texts::tr_format("The customer gets in touch again{}: now it is sorted "
                                        "out, late{}.",
                                        trouble, price(met.staff, met.cost))
                     : texts::tr_format("The customer gets in touch again{}: it is still not "
                                        "sorted out{}.",
                                        trouble, price(met.staff, met.cost)));
        return;
      case Reaction::complain:
        break;
    }
    say_.add(texts::tr_format("The customer complains{}{}.", trouble, price(met.staff, met.cost)));
    if (met.escalated)
      say_.add(met.ending == Ending::unresolved
                   ? texts::tr_format("Nothing comes of it at first, so the complaint goes higher "
                                      "up{}; there it is turned down.",
                                      price(met.escalation_staff, met.escalation_cost))
                   : texts::tr_format("Nothing comes of it at first, so the complaint goes higher "
                                      "up{}; there it is upheld, late.",
                                      price(met.escalation_staff, met.escalation_cost)));
    else if (met.ending == Ending::unresolved)
      say_.add(texts::tr_words("Nothing comes of it."));
    else
      say_.add(met.ending == Ending::quick ? texts::tr_words("It is settled quickly.")
                                           : texts::tr_words("It is settled, but slowly."));
    if (met.redress > 0)
      say_.add(texts::tr_format("The customer is paid {} for the trouble.", money(met.redress)));
  }

  /// " (40 minutes of Complaint desk, GBP 31.20)"
  [[nodiscard]] std::string price(const study::StaffSpent& staff, double cost) const {
    const double paid = staff.money + cost;
    std::vector<std::string> parts;
    if (staff.minutes > 0 && staff.team != kNoTeam)
      parts.push_back(texts::tr_format("{} of {}", duration_words(staff.minutes),
                                       in_sentence(roster_.teams[staff.team].name)));
    else if (staff.minutes > 0)
      parts.push_back(texts::tr_format("{} of staff time", duration_words(staff.minutes)));
    if (paid > 0) parts.push_back(money(paid));
    return parts.empty() ? std::string() : " (" + with_commas(parts) + ")";
  }

  void lost() {
    if (step_.lost->value > 0)
      say_.add(
          texts::tr_format("The customer is lost for good, and with them {} that they would still "
                           "have brought.",
                           money(step_.lost->value)));
    else
      say_.add(texts::tr_words("The customer is lost for good."));
  }

  void sent_on() {
    const bool again = step_.sent_on->to == step_.at;
    const std::string to = in_quotes(roster_.touchpoints[step_.sent_on->to].name);
    if (step_.sent_on->mended)
      say_.add(again ? texts::tr_words(
                           "The case is put right, and the customer goes through this once more.")
                     : texts::tr_format("The case is put right by way of {}.", to));
    else
      say_.add(
          again ? texts::tr_words("There is no way on without it, so the customer tries once more.")
                : texts::tr_format("There is no way on without it: off to {}.", to));
  }

  void end() {
    const std::string name = in_quotes(roster_.ends[step_.end->end].name);
    if (step_.end->margin != 0)
      say_.add(texts::tr_format("The journey ends with {}, which brings in {}.", name,
                                money(step_.end->margin)));
    else
      say_.add(texts::tr_format("The journey ends with {}.", name));
  }

  const study::StoryStep& step_;
  const Roster& roster_;
  std::string_view currency_;
  Sentences say_;
};

const std::string* text_under(const Notes& notes, std::string_view key) {
  const Note* note = notes.find(key);
  return note != nullptr && note->kind == Note::Kind::text && !note->text.empty() ? &note->text
                                                                                  : nullptr;
}

/// With a full stop, unless there is one already.
std::string as_sentence(std::string text) {
  static constexpr std::array<std::string_view, 8> kEnds = {".",  "!",  "?",  "…",
                                                            "。", "！", "？", "؟"};
  const bool ended = std::any_of(kEnds.begin(), kEnds.end(),
                                 [&](std::string_view end) { return text.ends_with(end); });
  return ended ? text : text + ".";
}

}  // namespace

std::string duration_words(double minutes) {
  if (!(minutes > 0)) return texts::tr_words("no time");
  const double seconds = std::round(minutes * 60);
  if (seconds < 1) return texts::tr_words("less than a second");
  if (seconds <= 90) return counted(seconds, kSeconds);
  const double whole = std::round(minutes);
  if (whole < kHour) return counted(whole, kMinutes);
  if (whole < kDay) return two_units(whole, kHour, kHours, kMinutes);
  const double hours = std::round(minutes / kHour);
  if (hours < 72) return two_units(hours, 24, kDays, kHours);
  return counted(std::round(minutes / kDay), kDays);
}

std::string money_words(double money, std::string_view currency) {
  const int decimals = std::abs(money) >= 1000 ? 0 : 2;
  return fmt::format("{} {}", currency_word(currency), grouped(money, decimals));
}

std::string in_sentence(std::string_view name) {
  return keep_in_place(printable(name));
}
std::string in_quotes(std::string_view name) {
  return texts::tr_format("“{}”", in_sentence(name));
}

std::string heading_of(const study::StoryStep& step, const Roster& roster) {
  std::string text = in_sentence(roster.touchpoints[step.at].name);
  if (step.earlier_visits > 0) {
    const char* words = time_words(step.earlier_visits);
    text = words == nullptr ? texts::tr_format("{}, time {}", text, step.earlier_visits + 1)
                            : texts::tr_format(words, text);
  }
  if (step.delay > 0) text = texts::tr_format("{} later: {}", duration_words(step.delay), text);
  if (step.channel != kNoChannel)
    text += fmt::format(" ({})", in_sentence(roster.channels[step.channel].name));
  return text;
}

std::string step_in_words(const study::StoryStep& step, const Roster& roster,
                          std::string_view currency) {
  return StepInWords(step, roster, currency).write();
}

std::string customer_in_words(const Journey& journey, const Roster& roster,
                              const study::StorySide& side) {
  Sentences say;
  const auto& member = roster.segments[side.segment];
  const Segment* segment = journey.segments.find(member.id);
  const std::string* who = segment == nullptr ? nullptr : text_under(segment->persona, "who");
  const std::string name = in_quotes(member.name);
  if (who != nullptr)
    say.add(as_sentence(
        texts::tr_format("Someone like {}, of the segment {}", in_sentence(*who), name)));
  else if (roster.segments.size() > 1)
    say.add(as_sentence(texts::tr_format("Someone of the segment {}", name)));
  if (segment != nullptr) {
    if (const std::string* quote = text_under(segment->persona, "quote"))
      say.add(texts::tr_format("In their words: {}", in_quotes(as_sentence(*quote))));
    if (const std::string* needs = text_under(segment->persona, "needs"))
      say.add(as_sentence(texts::tr_format("What they need: {}", in_sentence(*needs))));
  }
  for (const CauseIndex cause : side.carried)
    say.add(texts::tr_format("{} is with this customer from the start.",
                             in_quotes(roster.causes[cause].name)));
  return say.take();
}

std::string summary_of(const study::StorySide& side, const Roster& roster,
                       std::string_view currency) {
  using chain::Metric;
  const auto total = [&](Metric metric) { return montecarlo::at(side.totals, metric); };
  std::vector<std::string> parts;
  parts.push_back(counted(total(Metric::visits), kVisits));
  if (total(Metric::problems) > 0) parts.push_back(counted(total(Metric::problems), kProblems));
  if (total(Metric::complaints) > 0)
    parts.push_back(counted(total(Metric::complaints), kComplaints));
  if (total(Metric::friction_minutes) > 0)
    parts.push_back(texts::tr_format("{} wasted", duration_words(total(Metric::friction_minutes))));
  parts.push_back(texts::tr_format("{} in all", duration_words(total(Metric::elapsed_minutes))));
  for (const study::StoryStep& step : side.steps) {
    if (!step.lost) continue;
    parts.push_back(
        step.problem && !step.lost->at_end
            ? texts::tr_format("lost over {}", in_quotes(step.problem->name))
            : texts::tr_format("lost at {}", in_quotes(roster.touchpoints[step.at].name)));
  }
  parts.push_back(texts::tr_format("costs {}", money_words(total(Metric::total_cost), currency)));
  return with_commas(parts);
}

}  // namespace painpoint::report
