#pragma once

#include <string>
#include <vector>

#include "model/journey.h"
#include "report/table.h"
#include "study/find_customers.h"
#include "study/story.h"

/// Stories of single customers, for people and for programs. Those of `found` came out of a
/// search; the first of them is the one that is told.
namespace painpoint::report {

struct StorySearch {
  study::Telling what = study::Telling::lost;
  study::FoundCustomers found;
  std::vector<study::Story> stories;  ///< of found.customers
};
/// As on the command line: "complained-twice".
std::string_view word_of(study::Telling what);

/// Who was found, one line for each.
Document found_document(const Journey& journey, const study::Replay& replay,
                        const StorySearch& search);

/// One customer, step by step; two scenarios in two columns from where they part.
Document story_document(const Journey& journey, const study::Replay& replay,
                        const study::Story& story);

/// scenario, customer, step, touchpoint, ...: one row per step.
Table story_steps(const study::Replay& replay, const study::Story& story);

/// Everything; times in minutes, money in the journey's currency. `search` may be null.
std::string story_json(const Journey& journey, const study::Replay& replay,
                       const study::Story& story, const StorySearch* search);

}  // namespace painpoint::report
