#include <doctest/doctest.h>

#include <chrono>
#include <future>
#include <thread>

#include "editor/job.h"

using namespace painpoint::editor;

namespace {

/// Works until it is told to stop, and says when it has begun.
struct Patient {
  std::promise<void> begun;
  std::atomic<bool> heard = false;

  Job<int>::Work work() {
    return [this](const JobControl& control) -> std::optional<int> {
      begun.set_value();
      while (!*control.cancelled) std::this_thread::sleep_for(std::chrono::milliseconds(1));
      heard = true;
      return 1;
    };
  }
};

}  // namespace

TEST_CASE("a job gives its result once, with the revision that it belongs to") {
  std::atomic<int> woken = 0;
  Job<int> job([&] { ++woken; });
  CHECK_FALSE(job.busy());
  CHECK_FALSE(job.fetch());
  job.ask(7, [](const JobControl& control) {
    control.progress(0.5);
    control.progress(1);
    return std::optional<int>(42);
  });
  job.wait();
  const auto result = job.fetch();
  REQUIRE(result);
  CHECK(result->revision == 7);
  CHECK(result->result == 42);
  CHECK(job.progress() == 1);
  CHECK_FALSE(job.fetch());
  CHECK_FALSE(job.busy());
}

TEST_CASE("a newer question cancels the one before it") {
  Job<int> job;
  Patient first;
  job.ask(1, first.work());
  first.begun.get_future().wait();
  CHECK(job.busy());
  job.ask(2, [](const JobControl&) { return std::optional<int>(2); });
  job.wait();
  CHECK(first.heard);
  const auto result = job.fetch();
  REQUIRE(result);
  CHECK(result->revision == 2);
}

TEST_CASE("nothing comes of what is cancelled") {
  Job<int> job;
  Patient first;
  job.ask(1, first.work());
  first.begun.get_future().wait();
  job.cancel();
  CHECK_FALSE(job.busy());
  job.wait();
  CHECK(first.heard);
  CHECK_FALSE(job.fetch());
  // What was answered and not fetched is taken back, too.
  job.ask(2, [](const JobControl&) { return std::optional<int>(2); });
  job.wait();
  job.cancel();
  CHECK_FALSE(job.fetch());
  job.ask(3, [](const JobControl&) { return std::optional<int>(3); });
  job.wait();
  CHECK(job.fetch()->result == 3);
}

TEST_CASE("a job that runs is told to stop when it is destroyed") {
  Patient first;
  {
    Job<int> job;
    job.ask(1, first.work());
    first.begun.get_future().wait();
  }
  CHECK(first.heard);
  const Job<int> never_asked;
}

TEST_CASE("questions that come faster than answers") {
  Job<int> job;
  for (int i = 0; i < 2000; ++i) {
    job.ask(static_cast<Revision>(i), [i](const JobControl& control) {
      if (*control.cancelled) return std::optional<int>();
      return std::optional<int>(i);
    });
    if (i % 7 == 0) job.fetch();
    if (i % 13 == 0) job.cancel();
  }
  job.ask(2000, [](const JobControl&) { return std::optional<int>(2000); });
  job.wait();
  CHECK(job.fetch()->result == 2000);
}
