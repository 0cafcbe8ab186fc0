#pragma once

#include <cstddef>

namespace painpoint::bench {

/// Counts what is allocated while it lives: the most bytes at one time, beyond those in use before.
/// One at a time.
class MemoryUse {
 public:
  MemoryUse();
  [[nodiscard]] std::size_t peak_bytes() const;

 private:
  std::size_t before_;
};

}  // namespace painpoint::bench
