#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/catalogue.h"

namespace painpoint {

/// Bytes [begin, end) of a source text.
struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool operator==(const Span&) const = default;
};

enum class Level { error, warning, hint };

/// One finding, as data; printers turn it into text. Whoever reads a file knows the span; whoever
/// looks at a journey knows only the address, and the reader of the file finds the span for it.
struct Diagnostic {
  Code code;
  Level level = Level::error;
  std::string message;  ///< what is wrong, in one sentence without a full stop
  std::string advice;   ///< what to do about it
  std::string address;  ///< the number or thing it is about, may be empty
  std::optional<Span> span;
  bool operator==(const Diagnostic&) const = default;
};

/// Findings are collected, never thrown one by one.
class Diagnostics {
 public:
  void add(Diagnostic diagnostic) {
    if (diagnostic.level == Level::error) ++errors_;
    all_.push_back(std::move(diagnostic));
  }
  void error(Code code, std::string address, std::string message, std::string advice) {
    add({code, Level::error, std::move(message), std::move(advice), std::move(address), {}});
  }
  void warning(Code code, std::string address, std::string message, std::string advice) {
    add({code, Level::warning, std::move(message), std::move(advice), std::move(address), {}});
  }
  void hint(Code code, std::string address, std::string message, std::string advice) {
    add({code, Level::hint, std::move(message), std::move(advice), std::move(address), {}});
  }
  void append(Diagnostics other) {
    for (Diagnostic& diagnostic : other.all_) add(std::move(diagnostic));
  }

  [[nodiscard]] bool has_errors() const { return errors_ > 0; }
  [[nodiscard]] std::size_t error_count() const { return errors_; }
  [[nodiscard]] bool empty() const { return all_.empty(); }
  [[nodiscard]] const std::vector<Diagnostic>& all() const { return all_; }
  [[nodiscard]] std::vector<Diagnostic>& all() { return all_; }

 private:
  std::vector<Diagnostic> all_;
  std::size_t errors_ = 0;
};

/// A value, or the reasons why there is none. Warnings may stand beside a value.
template <class T>
struct Outcome {
  std::optional<T> value;
  Diagnostics diagnostics;
  explicit operator bool() const { return value.has_value(); }
  T& operator*() { return *value; }
  const T& operator*() const { return *value; }
  T* operator->() { return &*value; }
  const T* operator->() const { return &*value; }
};

}  // namespace painpoint
