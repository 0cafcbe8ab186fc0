#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <variant>

#include "study/find_customers.h"

namespace painpoint::gui {

/// What is asked of a story (see story_state.h).
struct StoryOf {
  std::uint64_t customer = 0;
};
struct StoryFind {
  study::Telling what = study::Telling::lost;
};
struct StoryBeside {
  std::string scenario;  ///< empty: none
};
struct StoryStepTo {
  std::size_t step = 0;  ///< beyond the last one: the last one
};
struct StoryClose {};
using StoryWish = std::variant<StoryOf, StoryFind, StoryBeside, StoryStepTo, StoryClose>;

}  // namespace painpoint::gui
