#include "base/catalogue.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace painpoint {
namespace {

constexpr auto kEntries = std::to_array<CatalogueEntry>({
    {Code::file_too_large, "The file is too large",
     "A journey file may have up to 64 MB, which is far more than any journey on a wall. A larger "
     "one is most likely not a journey at all, so it is refused before it is read. Check that you "
     "named the right file; if it holds exported data, keep only the numbers that the journey "
     "needs.",
     ""},
    {Code::encoding, "The file is not UTF-8 text",
     "Journey files are text in UTF-8, which every editor can write. Something in this file is "
     "not: it was saved as UTF-16, as Latin-1 or Windows-1252, or it is no text file. Read as "
     "UTF-8, names would come out garbled. Open the file in your editor and save it again with "
     "the encoding UTF-8.",
     ""},
    {Code::control_character, "A control character in the file",
     "The file has a character that cannot be seen and that no text needs, a bell or an escape "
     "for example. Such characters come in by copying from terminals and databases, and they can "
     "make a file look different from what it says. Delete the character; to be sure, delete the "
     "characters around it too and type them again.",
     ""},
    {Code::unclosed_quote, "A quotation mark is never closed",
     "A text that begins with a quotation mark goes on to the next one of the same kind, even "
     "over lines. Here the second one is missing, or the lines below do not belong to the text. "
     "Close the quote at the end of the text. An apostrophe at the start of a text is a "
     "quotation mark too: put such a text in double quotes.",
     "name: \"The driver can't find the door\""},
    {Code::nested_too_deeply, "Too many levels inside each other",
     "Maps and lists may stand inside each other up to 64 levels deep; a journey needs about ten. "
     "More than that only happens by accident or by malice, and it makes programs crash. Look for "
     "brackets that are opened again and again, or for lines that are indented by mistake.",
     ""},
    {Code::flow_too_long, "A pair of brackets holds too much",
     "What stands between { } or [ ] may have up to 64 kB. Longer ones are nearly always a "
     "bracket that was never closed, so that the rest of the file seems to stand inside it. Close "
     "the bracket where it should end, or write the map with one key per line.",
     "order:\n  minutes: 5\n  next: deliver"},
    {Code::yaml_feature, "A part of YAML that journeys do not use",
     "YAML has anchors (&), aliases (*), merge keys (<<), tags (!), directives (%) and complex "
     "keys (?). Journey files use none of them: they make a file hard to read in a workshop, and "
     "small files with huge contents possible. Write the value out where it is needed. If you "
     "meant a text that begins with such a character, put it in quotes.",
     "name: \"*special* delivery\""},
    {Code::second_document, "More than one document in the file",
     "A line with --- or ... starts or ends a document in YAML, and a journey file holds one "
     "journey. What comes after it would be ignored, so the file is refused. Take the line out, "
     "or put the second journey into a file of its own.",
     ""},
    {Code::empty_file, "The file is empty",
     "There is nothing in the file, or only comments. A journey needs at least its version, its "
     "name and one touchpoint. If the file should not be empty, look for it in your version "
     "control or among the backups of your editor.",
     "painpoint: 1\njourney: Parcel delivery\ntouchpoints:\n  order: { next: completed }"},
    {Code::syntax, "This is not how YAML is written",
     "The structure of the file cannot be understood from here on, so that nothing below can be "
     "checked either. The usual reasons are a missing colon, a colon without a space behind it, a "
     "line that is indented too far or not far enough, a missing comma or bracket, or a text with "
     "`: ` or `#` in it that needs quotes. Look at the place that is shown and at the line above "
     "it.",
     "name: \"Support: second line\""},
    {Code::tab_indentation, "A tab at the start of a line",
     "In YAML the indentation says what belongs to what, and tabs are as wide as each editor "
     "likes. So only spaces may stand at the start of a line. Replace the tab by spaces, the same "
     "number as in the lines beside it; most editors have a setting that does it for you.",
     ""},
    {Code::unknown_key, "A key that does not exist",
     "The word before the colon is not one that may stand here. An unknown key would be ignored, "
     "and a number that you wrote would not count, so it is an error. Often it is a typing "
     "mistake, or it stands one level too deep or too high. Notes of your own can be kept under "
     "`note`, or under any key that starts with `x-`.",
     "order:\n  minutes: 5\n  x-ticket: PD-112"},
    {Code::duplicate_key, "The same key twice",
     "A key may stand only once in a map. Which of the two values is meant cannot be known, and "
     "programs that take one of them in silence compute something that nobody wrote. Two keys are "
     "the same even if one is in quotes, or if an accent is composed differently. Take one out, "
     "or give one of the things another id.",
     ""},
    {Code::wrong_kind, "Another kind of value is needed here",
     "Each key takes one kind of value: a number, a text, yes or no, a list, or a map with keys "
     "of its own. The value here is of another kind. The message says which kind is needed; "
     "`painpoint explain` shows an example of every key.",
     "staff: { team: support, minutes: 4 }"},
    {Code::not_a_number, "A number cannot be read",
     "Numbers are written with a point and without separators: 1240.5. Words, currency signs, "
     "commas, hexadecimal numbers and clock times are not numbers here, because they mean "
     "different things in different countries. Write the plain number; the currency is said once "
     "at the top of the file, and times may have a unit (45 s, 20 min, 2 h, 3 days).",
     "cost: 1240.5"},
    {Code::out_of_range, "A number outside its range",
     "Every number has a range in which it makes sense: chances and shares lie between 0 and 1 "
     "(0% to 100%), times and costs are not negative. A number outside cannot be what you mean. "
     "The usual slip is a percentage without its sign: 10 is a thousand percent, 10% is a tenth.",
     "chance: 10%"},
    {Code::percent_not_allowed, "A percent sign where none belongs",
     "Percent signs stand behind chances, shares, levels and rates. This number is of another "
     "kind, a time, an amount of money or a factor, where it is not clear of what it would be a "
     "percentage. Write the number itself. To change a number by a percentage in a scenario, use "
     "`scale` or `cut`.",
     "changes: { touchpoints.order.minutes: { cut: 20% } }"},
    {Code::bad_time, "A time cannot be read",
     "A time is a number of minutes, or a number with one of the units s, min, h and days. Clock "
     "times such as 12:30 and mixtures such as 1 h 30 min are not understood. Write one number "
     "and one unit.",
     "wait: 90 min"},
    {Code::bad_uncertainty, "What is said of a number's uncertainty does not fit",
     "`low` and `high` are the 5th and 95th percentile of a number: in nine of ten cases the "
     "truth lies between them. So they come together, and the value itself lies between them. "
     "`sample` is the number of cases that were counted, above 0.",
     "chance: { value: 10%, low: 7%, high: 14% }"},
    {Code::bad_id, "A word that cannot be an id",
     "Ids are what other parts of the file point to. They have letters of any script, digits, _ "
     "and -, and no spaces or dots, because dots separate the steps of an address. The words "
     "back, set, scale, cut, add, value, mean, distribution, low and high are taken, and a "
     "touchpoint must not be called like an end. Any text may stand in `name`.",
     "first_bill: { name: \"The first bill (28 days)\" }"},
    {Code::missing_key, "Something that must be there is missing",
     "Nearly everything has a default, but some things nobody can guess: the version of the "
     "language, the name of the journey, its touchpoints, and where customers go next from each "
     "of them. Add the key that the message names.",
     "order: { minutes: 5, next: deliver }"},
    {Code::language_version, "Another version of the language",
     "The first line says which version of the language the file is written in, so that files "
     "stay readable when the language grows. This program knows version 1. If the file comes from "
     "a newer program, use that one.",
     "painpoint: 1"},
    {Code::unknown_choice, "Not one of the words to choose from",
     "Some keys take one of a few words: severity takes minor, moderate or severe; scope takes "
     "visit or customer; evidence takes measured, published, expert or guess. The message lists "
     "those that are possible here.",
     "severity: severe"},
    {Code::bad_distribution, "A random time that is not described fully",
     "A time that varies is described by name and parameters: exponential (mean), lognormal and "
     "gamma (mean with cv or sd), uniform (min, max), triangular (min, mode, max), fixed (value), "
     "empirical (values, weights). `{ mean, cv }` without a name is lognormal. cv is the standard "
     "deviation divided by the mean; 1 is usual for times of work. Give exactly the parameters "
     "that belong to the distribution.",
     "wait: { distribution: exponential, mean: 20 min }"},
    {Code::unknown_name, "A name that nothing has",
     "The file points to something, a touchpoint, a team, a cause, that is not defined anywhere. "
     "Either it is a typing mistake, or the thing is still to be written. Ids are compared "
     "exactly, with capitals and all.",
     ""},
    {Code::name_used_twice, "One name for two things",
     "Two things that must be told apart have the same id, or one thing is listed twice. Results "
     "of both would be mixed up. Give one of them another id.",
     ""},
    {Code::split_sum, "A split does not add up to 100%",
     "A split says where all customers go, so its parts must add up to 1. What is missing is not "
     "filled up in silence, because it might be the customers who give up. Add the missing part "
     "under the name of where those customers go.",
     "next: { deliver: 97%, abandoned: 3% }"},
    {Code::cause_shares, "The causes explain more than the whole problem",
     "The shares under `causes` say which part of a problem each root cause has. Together they "
     "can explain the whole problem, 100%, or less; the rest then has no named cause. More than "
     "the whole is impossible.",
     "causes: { bad_address: 70%, rural: 20% }"},
    {Code::reaction_sum, "The reactions add up to more than 100%",
     "A customer with a problem leaves, complains, comes back about it, or stays silent. Staying "
     "silent is what is left, so the other three add up to at most 100%. A pain point that sets "
     "only one of them takes the others from its severity.",
     "leave: 1%\ncomplain: 8%\nrecontact: 20%"},
    {Code::outcome_sum, "The outcomes of complaints add up to more than 100%",
     "A complaint is resolved quickly, resolved slowly, or not resolved. `quick` and `slow` are "
     "shares of all complaints, so together they are at most 100%; the rest stays unresolved.",
     "quick: 26%\nslow: 32%"},
    {Code::chance_over_one, "A problem would strike more often than always",
     "The chance that a pain point strikes is put together from its causes: its measured chance, "
     "each cause's share and each cause's level. Here the sum is above 1. For a cause that only "
     "some customers carry, its part is divided by how many carry it, because the measured chance "
     "is an average over all. Lower the chance, a share or a level, or raise the prevalence.",
     ""},
    {Code::prevalence_zero, "A cause that nobody carries",
     "This cause follows customers, but with a prevalence of 0 no customer carries it. The pain "
     "points that it causes could then never have been measured. Give the prevalence that was "
     "found, or take the cause out of the pain point. To remove a cause in a scenario, set its "
     "level to 0.",
     "changes: { causes.rural.level: 0 }"},
    {Code::value_infinite, "A customer who is worth infinitely much",
     "With a retention of 100% a customer stays for ever, and without a discount the far future "
     "counts as much as today, so the sum has no end. Write a retention below 100%, or a "
     "discount_rate above 0.",
     "value: { margin_per_year: 60, retention: 90% }"},
    {Code::no_such_number, "No number has this address",
     "An address names one number of the journey by the keys that lead to it, with dots between "
     "them. At this one there is no number: a step is mistyped, or it stops too early, or goes "
     "one step too far. `painpoint explain ADDRESS FILE` says how far it could be followed.",
     "causes.bad_address.level"},
    {Code::cannot_be_changed, "A number that plans cannot change",
     "Scenarios are compared over the same customers, the same months and the same discount rate, "
     "or the comparison would mean nothing. So these, the observed figures, and the plans "
     "themselves cannot be changed by a scenario, and a segment cannot change segments. Change "
     "the number at the top of the file if it is wrong.",
     ""},
    {Code::changed_twice, "One number is changed twice",
     "A list of changes says once what becomes of a number. Here one change sets a whole split "
     "and another one sets a part of it, so that the result would depend on their order. Keep one "
     "of the two.",
     ""},
    {Code::include_cycle, "Scenarios that include each other in a circle",
     "A scenario with `includes` consists of other scenarios. Following the includes leads back "
     "to where it began, so the scenario would consist of itself. Take one include out of the "
     "circle.",
     "both: { includes: [fix_root_cause, handle_complaints] }"},
    {Code::added_twice, "A touchpoint is added that exists already",
     "A scenario adds a touchpoint under an id that the journey, or a scenario that it includes, "
     "has already. Give the new one another id. To change a touchpoint that exists, use "
     "`changes`.",
     ""},
    {Code::bad_change, "A change that cannot be made",
     "A change gives a number a new value, multiplies it (`scale`), takes a part away (`cut`) or "
     "adds something to it (`add`), one of them at a time. A split can be set as a whole, or one "
     "of its keys can be changed and the others make room. The message says why this change does "
     "not work here.",
     "changes:\n  causes.bad_address.level: { cut: 75% }\n  touchpoints.order.next: { bot: 100% }"},
    {Code::not_all_checked, "Too many combinations to check them all",
     "Each scenario is checked in each segment, because a change that is fine for one group of "
     "customers can be impossible for another. Here that would be more work than reading a file "
     "should be, so the rest is checked when it is computed. Nothing is wrong with the file; a "
     "mistake in a combination that was not checked is reported by `run` and `compare`.",
     ""},
    {Code::trap, "Customers can never leave",
     "From these touchpoints no end can be reached, so customers would go round for ever, and "
     "every number of the journey would be infinite. Lead at least one way out, to another "
     "touchpoint that comes to an end, to `completed`, or to `abandoned`.",
     "next: { again: 90%, abandoned: 10% }"},
    {Code::back_without_rework, "`back` without anywhere to go back to",
     "`next: back` sends customers on from where a pain point had sent them away. This touchpoint "
     "can be reached without any pain point, by `next` or from the start, and such a customer has "
     "no place to go back to. Write a real next touchpoint, or a touchpoint of its own for those "
     "who come here about a problem.",
     ""},
    {Code::unreachable, "A touchpoint that nobody reaches",
     "No way leads from the start to this touchpoint, so it counts for nothing. If it belongs to "
     "the journey, lead somebody there by `next` or by a pain point's `then`. If only a scenario "
     "uses it, it can move to the scenario's `add`.",
     ""},
    {Code::no_touchpoints, "A journey without touchpoints",
     "A journey is the way of a customer through touchpoints, and this one has none. Write at "
     "least one, with where customers go from it.",
     "touchpoints:\n  order: { name: Place the order, next: completed }"},
    {Code::too_many_states, "The journey has too many states to compute exactly",
     "To be exact, the program follows every combination of touchpoint, causes that a customer "
     "carries, and where a repair began. Here they are too many for the memory of a usual "
     "machine. Use `painpoint simulate`, which needs no states, or make fewer causes have scope "
     "customer.",
     ""},
    {Code::too_many_carried_causes, "Too many causes that follow customers",
     "Each cause with `scope: customer` doubles the number of cases to be told apart. The exact "
     "engine takes only so many of them. Use the simulation, or let some causes strike afresh at "
     "every visit (`scope: visit`), where that is near enough to the truth.",
     ""},
    {Code::counted_twice, "The same work may be counted twice",
     "Here stands a cost per contact beside staff minutes for the same work. Published costs per "
     "contact contain the people's time already, so it would be paid twice. Keep the staff and "
     "put only what comes on top, telephony or postage, under `cost`; or keep the cost and leave "
     "the staff out.",
     ""},
    {Code::delivered_in_full, "A plan that is taken to succeed in full",
     "This scenario does not say `delivered`, so it counts as if the whole plan came true. Plans "
     "rarely do. Write which part of it you expect, from your own record of past projects.",
     "delivered: 75%"},
    {Code::engagement_far, "Engagement is moved far from today's",
     "How satisfaction follows the engagement of staff was observed for small differences between "
     "firms. Here it changes by more than 10%, for which nobody has measured anything. Take the "
     "effect on satisfaction as a guess, or change engagement less.",
     ""},
    {Code::abandonment_unpriced, "Giving up looks like a saving",
     "A customer who gives up causes no further cost, so a plan that drives customers away can "
     "look cheap. It does so here, because an abandoned journey loses nothing, or customers have "
     "no value. Give the segments a value, and `abandoned` its part of lost customers.",
     "ends: { abandoned: { lost: 60% } }"},
    {Code::observed_far, "The model is far from what was observed",
     "Under `observed` stands what you know of today, and what the model computes for today is "
     "far from it. Before you trust a comparison, find out why: a chance may be measured per "
     "order and not per visit, a group of customers may be missing, or the observed figure counts "
     "something else.",
     ""},
    {Code::occupancy_high, "Staff who never have a free minute",
     "Occupancy is the part of paid time that is spent on customers. Above about 85% queues grow "
     "without end and people burn out, so such a figure is rarely what happens over a year. Check "
     "whether breaks, training and waiting were counted.",
     "occupancy: 80%"},
    {Code::never_used, "Something that nothing uses",
     "This is defined and then never mentioned. It does no harm, but often it means that a "
     "reference was forgotten, or points to something with a similar name.",
     ""},
    {Code::not_accurate, "The computation did not become accurate",
     "The equations were solved, but the check of the solution found an error that is too large, "
     "so no number is shown rather than a wrong one. This happens when customers go round nearly "
     "for ever before an end. Raise the chance of leaving the loop, or use the simulation.",
     ""},
    {Code::no_such_result, "There is no such result",
     "A result was asked for by a name that this journey has no result for: a scenario, a "
     "touchpoint or a metric that does not exist, or money without customers_per_month. The "
     "message says what there is.",
     ""},
    {Code::nothing_to_fit, "There is nothing to calibrate",
     "`calibrate` moves how customers react to problems until the modelled figures meet the "
     "observed ones. That takes at least one of the figures complaints_per_1000, satisfaction, "
     "churn_per_year and contacts_per_customer under `observed`, at least one pain, and at least "
     "one severity whose reactions count: pains with reactions of their own keep them.",
     "observed: { complaints_per_1000: 40, churn_per_year: 12% }"},
    {Code::bad_result_file, "Not a result of painpoint",
     "`diff` compares journey files, or results that painpoint wrote with --format json. This file "
     "is neither: it breaks off, was changed by hand so that it is no JSON any more, or another "
     "program wrote it. Compute the result again and write it with --output, which never leaves "
     "half a file behind.",
     "painpoint solve journeys/broadband.yaml --format json --output figures.json"},
    {Code::file_unusable, "A file that cannot be read or written",
     "The editor could not read or write this file: it is not there, it is a folder, its "
     "permissions forbid it, or the disk is full. What is open in the editor is not lost: save it "
     "under another name, or set the cause right and save again.",
     ""},
    {Code::file_changed, "A file that somebody else has changed",
     "Since the editor read or wrote this file, another program has changed it, or there is "
     "already another file under the new name. To save now would throw away what it holds. Look at "
     "what changed first; then save under another name, or over it if you are sure.",
     "painpoint diff mine.yaml theirs.yaml"},
});

static_assert(std::is_sorted(kEntries.begin(), kEntries.end(),
                             [](const CatalogueEntry& a, const CatalogueEntry& b) {
                               return static_cast<int>(a.code) < static_cast<int>(b.code);
                             }));

}  // namespace

std::span<const CatalogueEntry> catalogue() {
  return kEntries;
}

std::string code_name(Code code) {
  return fmt::format("PP{:03}", static_cast<int>(code));
}

std::optional<CatalogueEntry> find_in_catalogue(std::string_view name) {
  const bool has_letters =
      name.size() > 2 && (name[0] == 'P' || name[0] == 'p') && (name[1] == 'P' || name[1] == 'p');
  if (has_letters) name.remove_prefix(2);
  if (name.empty() || name.size() > 6) return std::nullopt;
  int number = 0;
  for (const char c : name) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + (c - '0');
  }
  for (const CatalogueEntry& entry : kEntries)
    if (static_cast<int>(entry.code) == number) return entry;
  return std::nullopt;
}

}  // namespace painpoint
