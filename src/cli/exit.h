#pragma once

#include <optional>
#include <string>
#include <utility>

namespace painpoint::cli {

/// What the shell is told. Scripts rely on these numbers.
enum class Exit : int {
  fine = 0,
  file_wrong = 1,      ///< the journey has errors
  command_wrong = 2,   ///< unknown verb or option, bad value, no such file
  no_such_result = 3,  ///< a result was asked for that does not exist
  machine_failed = 4,  ///< disk, memory, permissions
};

/// A value, or why there is none: the exit status, and what to say beside what was said already.
template <class T>
struct Got {
  std::optional<T> value{};
  Exit exit = Exit::fine;
  std::string message{};

  explicit operator bool() const { return value.has_value(); }
  T& operator*() { return *value; }
  T* operator->() { return &*value; }

  static Got fail(Exit exit, std::string message = {}) {
    return {std::nullopt, exit, std::move(message)};
  }
};

}  // namespace painpoint::cli
