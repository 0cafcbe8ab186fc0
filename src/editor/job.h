#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

#include "editor/document.h"

namespace painpoint::editor {

/// What a running job hears and says.
struct JobControl {
  const std::atomic<bool>* cancelled = nullptr;  ///< asks it to end soon, with whatever it has
  std::function<void(double part)> progress;     ///< 0 to 1, from the job's thread
};

/// A result and the state of the document that it belongs to.
template <class Result>
struct Tagged {
  Revision revision = 0;
  Result result;
};

/// One kind of question that is answered in the background, one at a time: a newer question cancels
/// the one before it. A job owns its inputs (they are captured by the function, by value or as a
/// shared immutable journey) and gives a plain value back. All members are for one thread, the one
/// that draws; `wake` is called from the job's thread when there is something to fetch.
template <class Result>
class Job {
 public:
  explicit Job(std::function<void()> wake = {}) : wake_(std::move(wake)) {}
  ~Job();
  Job(const Job&) = delete;
  Job& operator=(const Job&) = delete;

  using Work = std::function<std::optional<Result>(const JobControl&)>;
  /// Starts at once, or as soon as the one before has heard that it is cancelled.
  void ask(Revision revision, Work work);
  /// Takes back whatever was asked. The job ends within 100 ms, and nothing comes of it.
  void cancel();
  /// The newest result that has not been fetched yet.
  std::optional<Tagged<Result>> fetch();
  [[nodiscard]] bool busy() const;
  [[nodiscard]] double progress() const;
  /// Waits until nothing is running or waiting; for tests.
  void wait();
};

}  // namespace painpoint::editor
