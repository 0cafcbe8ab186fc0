#include "tests/bench/memory_use.h"

#include <malloc.h>

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <new>

/// Every allocation of the program is counted; the counting costs the same in everything that is
/// compared.
namespace {

std::atomic<std::size_t> in_use{0};
std::atomic<std::size_t> most{0};

void* counted(void* memory) {
  if (memory == nullptr) throw std::bad_alloc();
  const std::size_t now = in_use += malloc_usable_size(memory);
  std::size_t before = most.load(std::memory_order_relaxed);
  while (before < now && !most.compare_exchange_weak(before, now)) {
  }
  return memory;
}
void forget(void* memory) {
  if (memory == nullptr) return;
  in_use -= malloc_usable_size(memory);
  std::free(memory);
}

}  // namespace

void* operator new(std::size_t size) {
  return counted(std::malloc(size));
}
void* operator new(std::size_t size, std::align_val_t alignment) {
  return counted(std::aligned_alloc(static_cast<std::size_t>(alignment), size));
}
void operator delete(void* memory) noexcept {
  forget(memory);
}
void operator delete(void* memory, std::size_t) noexcept {
  forget(memory);
}
void operator delete(void* memory, std::align_val_t) noexcept {
  forget(memory);
}
void operator delete(void* memory, std::size_t, std::align_val_t) noexcept {
  forget(memory);
}

namespace painpoint::bench {

MemoryUse::MemoryUse() : before_(in_use) {
  most = before_;
}

std::size_t MemoryUse::peak_bytes() const {
  return most - std::min<std::size_t>(before_, most);
}

}  // namespace painpoint::bench
