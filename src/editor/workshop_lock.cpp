#include "editor/workshop_lock.h"

#include <algorithm>
#include <string_view>

namespace painpoint::editor {
namespace {

bool is_of_plans(std::string_view address) {
  return address == "scenarios" || address.starts_with("scenarios.");
}

/// Each kind of edit has its place in a member of its own; what has none is about the journey.
template <class E>
bool touches_base(const E& edit) {
  if constexpr (std::is_same_v<E, Together>)
    return std::any_of(edit.edits.begin(), edit.edits.end(), changes_base);
  else if constexpr (requires { edit.owner; })
    return !is_of_plans(edit.owner);
  else if constexpr (requires { edit.collection; })
    return !is_of_plans(edit.collection);
  else if constexpr (requires { edit.address; })
    return !is_of_plans(edit.address);
  else
    return true;
}

}  // namespace

bool changes_base(const Edit& edit) {
  return std::visit([](const auto& one) { return touches_base(one); }, edit);
}

}  // namespace painpoint::editor
