#pragma once

#include <atomic>

namespace painpoint::cli {

/// Lets the first Ctrl-C ask politely: the flag becomes true, and the program stops with what it
/// knows so far. The second one kills the program as usual.
const std::atomic<bool>& stop_on_interrupt();

}  // namespace painpoint::cli
