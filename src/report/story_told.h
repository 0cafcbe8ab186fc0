#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/journey.h"
#include "study/find_customers.h"
#include "study/story.h"

/// All that is said of a story besides its single steps (story_words.h), whoever lays it out. Steps
/// are numbered from 0 here, in the order in which they are told: what is the same on both sides is
/// one step, and so are visits that belong together.
namespace painpoint::report {

/// Where a step of the story stands on each side; nothing on a side that has no such visit.
struct ToldStep {
  std::optional<std::size_t> left, right;  ///< of one side: only the left one
  bool same = false;                       ///< the same happens on both sides
};
std::size_t count_of_steps(const study::Story& story);
/// `number` must be below `count_of_steps`.
ToldStep told_step(const study::Story& story, std::size_t number);

/// "Customer 45 of Broadband: As it is (`base`) beside Tidy up (`tidy`)"
std::string title_of(const Journey& journey, const study::Replay& replay,
                     const study::Story& story);
/// "As it is (`base`)"
std::string side_name(const study::Replay& replay, std::size_t side);

/// What makes the two sides part before the first visit; empty if nothing does.
std::string parting_at_start(const Journey& journey, const study::Replay& replay,
                             const study::Story& story);
/// Why the two sides part for the first time, and at which step that is decided; or, in the words
/// alone, that they never part. Empty with one side.
struct FirstParting {
  std::optional<std::size_t> step{};
  std::string words{};
};
FirstParting first_parting(const Journey& journey, const study::Replay& replay,
                           const study::Story& story);
/// Why they part once more at this step after they first parted. Amounts that differ can be seen.
std::string parting_again(const Journey& journey, const study::Replay& replay,
                          const study::Story& story, std::size_t number);

/// How it ends, one paragraph each: who is lost later, and the second side against the first.
std::vector<std::string> ending_in_words(const Journey& journey, const study::Replay& replay,
                                         const study::Story& story);
/// Where this customer can be met again.
std::string same_in_every_run(const study::Replay& replay, const study::Story& story);

/// "Of the first 100,000 customers, 312 were lost under `base`."
std::string found_in_words(const study::Replay& replay, study::Telling what,
                           const study::FoundCustomers& found);

}  // namespace painpoint::report
