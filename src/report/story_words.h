#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/journey.h"
#include "study/luck.h"
#include "study/story.h"

/// A story in sentences that can be read out.
namespace painpoint::report {

/// "45 seconds", "12 minutes", "2 hours 10 minutes", "2 days 5 hours", "150 days". Rounded: the
/// figures themselves are in JSON and CSV.
std::string duration_words(double minutes);

/// "GBP 12.50"
std::string money_words(double money, std::string_view currency);

/// A name of any script within an English sentence.
std::string in_sentence(std::string_view name);
std::string in_quotes(std::string_view name);

/// "3 days later: The router arrives (Parcel)"
std::string heading_of(const study::StoryStep& step, const Roster& roster);

/// What happened in the visit, one sentence after the other. May be empty.
std::string step_in_words(const study::StoryStep& step, const Roster& roster,
                          std::string_view currency);

/// Who the customer is: persona, segment, and the causes that follow him.
std::string customer_in_words(const Journey& journey, const Roster& roster,
                              const study::StorySide& side);

/// One line on a whole story: what went wrong, what it took, how it ended.
std::string summary_of(const study::StorySide& side, const Roster& roster,
                       std::string_view currency);

/// "Luck was 0.183, below the chance of 0.194 that something goes wrong."
std::string luck_in_words(const study::DecidedByLuck& decided);

/// Why the steps of two sides differ; `left` and `right` are the scenarios' ids. A step is null
/// before the first visit.
struct PartingPlace {
  const study::StorySide* left_side = nullptr;
  const study::StorySide* right_side = nullptr;
  std::size_t left_step = 0;
  std::size_t right_step = 0;
};
std::string parting_in_words(const study::Parting& parting, const PartingPlace& place,
                             const study::Replay& replay, std::string_view currency);

}  // namespace painpoint::report
