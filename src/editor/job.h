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
#include "texts/tr.h"

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
/// shared immutable journey) and gives a plain value back, whose words are in the language of the
/// thread that asked. All members are for one thread, the one
/// that draws; `wake` is called from the job's thread when there is something to fetch.
template <class Result>
class Job {
 public:
  explicit Job(std::function<void()> wake = {}) : wake_(std::move(wake)) {}
  ~Job() {
    cancel();
    {
      const std::lock_guard lock(mutex_);
      closing_ = true;
    }
    changed_.notify_all();
    if (thread_.joinable()) thread_.join();
  }
  Job(const Job&) = delete;
  Job& operator=(const Job&) = delete;

  using Work = std::function<std::optional<Result>(const JobControl&)>;
  /// Starts at once, or as soon as the one before has heard that it is cancelled.
  void ask(Revision revision, Work work) {
    {
      const std::lock_guard lock(mutex_);
      waiting_ = Question{revision, std::move(work), texts::spoken()};
      if (running_) cancelled_ = true;
    }
    changed_.notify_all();
    if (!thread_.joinable()) thread_ = std::thread([this] { answer_questions(); });
  }
  /// Takes back whatever was asked. The job ends within 100 ms, and nothing comes of it.
  void cancel() {
    const std::lock_guard lock(mutex_);
    waiting_.reset();
    answer_.reset();
    if (running_) cancelled_ = true;
  }
  /// The newest result that has not been fetched yet.
  std::optional<Tagged<Result>> fetch() {
    const std::lock_guard lock(mutex_);
    return std::exchange(answer_, std::nullopt);
  }
  /// Whether an answer is still to be expected.
  [[nodiscard]] bool busy() const {
    const std::lock_guard lock(mutex_);
    return waiting_ || (running_ && !cancelled_);
  }
  [[nodiscard]] double progress() const { return progress_; }
  /// Waits until nothing is running or waiting; for tests.
  void wait() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return !waiting_ && !running_; });
  }

 private:
  struct Question {
    Revision revision = 0;
    Work work;
    texts::Language language = texts::Language::english;  ///< of whoever asks
  };

  /// The thread's whole life.
  void answer_questions() {
    std::unique_lock lock(mutex_);
    while (true) {
      changed_.wait(lock, [this] { return waiting_ || closing_; });
      if (closing_) return;
      {
        const Question question = std::move(*waiting_);
        waiting_.reset();
        running_ = true;
        cancelled_ = false;
        progress_ = 0;
        lock.unlock();
        texts::speak(question.language);
        std::optional<Result> result = question.work(control());
        lock.lock();
        if (result && !cancelled_) answer_ = Tagged<Result>{question.revision, std::move(*result)};
      }
      running_ = false;
      const bool answered = answer_.has_value();
      lock.unlock();
      changed_.notify_all();
      if (answered && wake_) wake_();
      lock.lock();
    }
  }

  JobControl control() {
    return {&cancelled_, [this](double part) {
              // Nobody sees less than a hundredth of a bar.
              const bool seen = part >= progress_ + 0.01;
              if (!seen && part < 1) return;
              progress_ = part;
              if (wake_) wake_();
            }};
  }

  std::function<void()> wake_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::optional<Question> waiting_;
  std::optional<Tagged<Result>> answer_;
  bool running_ = false;
  bool closing_ = false;
  std::atomic<bool> cancelled_ = false;
  std::atomic<double> progress_ = 0;
  std::thread thread_;
};

}  // namespace painpoint::editor
