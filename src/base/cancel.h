#pragma once

#include <atomic>

namespace painpoint {

/// Set from another thread, it asks whoever holds it to end soon, without an answer. Null: nobody
/// will ask.
using CancelFlag = const std::atomic<bool>*;

[[nodiscard]] inline bool is_cancelled(CancelFlag flag) {
  return flag != nullptr && flag->load(std::memory_order_relaxed);
}

}  // namespace painpoint
