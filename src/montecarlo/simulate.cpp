#include "montecarlo/simulate.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>

#include "montecarlo/controls.h"
#include "montecarlo/estimate.h"
#include "montecarlo/stopping.h"
#include "montecarlo/worker.h"
#include "texts/tr.h"

namespace painpoint::montecarlo {
namespace {

/// Hands out blocks and merges them in their order. A worker holds one block at a time and waits
/// with it until all earlier ones are merged, so that memory is bounded by the number of workers;
/// the earliest block is never waiting, so that somebody always goes on.
class Merger {
 public:
  explicit Merger(const Job& job)
      : job_(job),
        total_(*job.plan.roster, job.layout, job.parts(), job.plan.sides.size(),
               job.settings.decide.has_value()),
        estimator_(total_, job.strata, *job.plan.roster, job.layout),
        distributions_(job.plan.sides.size()) {}

  void work() noexcept {
    try {
      Worker worker(job_);
      while (const std::optional<std::uint64_t> block = next_block()) {
        const Crowd::Status status = worker.play(*block);
        const Accepted accepted = hand_in(*block, worker, status);
        if (accepted.block) worker.keep_distributions();
        if (!accepted.more) break;
      }
      const std::lock_guard lock(mutex_);
      for (std::size_t s = 0; s < distributions_.size(); ++s)
        distributions_[s].merge(worker.distributions()[s]);
    } catch (...) {
      const std::lock_guard lock(mutex_);
      if (!failure_) failure_ = std::current_exception();
      stopped_ = true;
      turn_.notify_all();
    }
  }

  // When all workers are done:
  [[nodiscard]] const Tally& total() const { return total_; }
  [[nodiscard]] const Estimator& estimator() const { return estimator_; }
  /// Why a rule ended the run, if one did.
  [[nodiscard]] const std::optional<StopReason>& reason() const { return reason_; }
  [[nodiscard]] const std::vector<Distributions>& distributions() const { return distributions_; }
  [[nodiscard]] const std::optional<Trapped>& trapped() const { return trapped_; }
  [[nodiscard]] const std::exception_ptr& failure() const { return failure_; }

 private:
  std::optional<std::uint64_t> next_block() {
    const std::lock_guard lock(mutex_);
    if (stopped_ || next_ == job_.blocks) return std::nullopt;
    return next_++;
  }

  struct Accepted {
    bool block;  ///< it is part of the result
    bool more;   ///< there is more to do
  };
  Accepted hand_in(std::uint64_t block, const Worker& worker, Crowd::Status status) {
    std::unique_lock lock(mutex_);
    if (status != Crowd::Status::cancelled)
      turn_.wait(lock, [&] { return stopped_ || merged_ == block; });
    if (stopped_) return {false, false};
    const bool done = status == Crowd::Status::done;
    if (done) {
      total_.merge(worker.tally());
      ++merged_;
      if (job_.settings.progress) job_.settings.progress(total_.customers, job_.settings.customers);
      if (total_.customers == merged_ * kBlockCustomers)
        reason_ = reason_to_stop(job_.settings, merged_, total_, estimator_);
      stopped_ = reason_.has_value();
    } else {
      if (status == Crowd::Status::trapped) trapped_ = worker.trapped();
      stopped_ = true;
    }
    turn_.notify_all();
    return {done, !stopped_};
  }

  const Job& job_;
  std::mutex mutex_;
  std::condition_variable turn_;
  std::uint64_t next_ = 0;
  std::uint64_t merged_ = 0;
  bool stopped_ = false;
  Tally total_;
  Estimator estimator_;
  std::optional<StopReason> reason_;
  std::vector<Distributions> distributions_;
  std::optional<Trapped> trapped_;
  std::exception_ptr failure_;
};

/// Runs the job on this thread and as many others as are wanted and can be had.
void run_workers(Merger& merger, const Job& job) {
  std::uint64_t threads = job.settings.threads;
  if (threads == 0) threads = std::max(1U, std::thread::hardware_concurrency());
  threads = std::min(threads, std::max<std::uint64_t>(job.blocks, 1));
  std::vector<std::jthread> others;
  try {
    for (std::uint64_t i = 1; i < threads; ++i) others.emplace_back([&merger] { merger.work(); });
  } catch (const std::system_error&) {
    // No more threads to be had: fewer give the same result.
  }
  merger.work();
}

/// Raises the flag that workers look at when time is up or the caller cancels. Looking at a clock
/// in every visit would cost more than most visits.
class Timer {
 public:
  Timer(const Settings& settings, Job& job) {
    if (!settings.time_limit) return;
    job.cancel_flag = &stop_;
    const auto end = std::chrono::steady_clock::now() + *settings.time_limit;
    const std::atomic<bool>* cancelled = settings.cancelled;
    thread_ = std::jthread([this, end, cancelled](const std::stop_token& done) {
      while (!done.stop_requested()) {
        const bool late = std::chrono::steady_clock::now() >= end;
        if (late || (cancelled != nullptr && cancelled->load(std::memory_order_relaxed))) {
          if (late) expired_.store(true);
          stop_.store(true);
          return;
        }
        std::unique_lock lock(mutex_);
        wake_.wait_for(lock, done, kPatience, [] { return false; });
      }
    });
  }

  /// Whether it was time that ended the run.
  [[nodiscard]] bool expired() const { return expired_.load(); }

 private:
  static constexpr std::chrono::milliseconds kPatience{5};

  std::atomic<bool> stop_{false};
  std::atomic<bool> expired_{false};
  std::mutex mutex_;
  std::condition_variable_any wake_;
  std::jthread thread_;  ///< last: it uses the others
};

StopReason why_it_ended(const Merger& merger, const Settings& settings, const Timer& timer) {
  if (merger.reason()) return *merger.reason();
  if (merger.total().customers >= settings.customers) return StopReason::customers_reached;
  return timer.expired() ? StopReason::time_limit : StopReason::interrupted;
}

}  // namespace

Outcome<Result> simulate(const Plan& plan, const Settings& settings) {
  Job job(plan, settings);
  Merger merger(job);
  const Timer timer(settings, job);
  run_workers(merger, job);
  if (merger.failure()) std::rethrow_exception(merger.failure());

  Outcome<Result> outcome;
  if (merger.trapped()) {
    const std::string& id = plan.roster->touchpoints[merger.trapped()->at].id;
    outcome.diagnostics.error(
        Code::trap, "touchpoints." + id + ".next",
        texts::tr_format("a customer of `{}` made more than {} visits and was still on the way",
                         plan.sides[merger.trapped()->side].id, kMostVisits),
        texts::tr_format("give customers a better chance to leave the loop that `{}` is part of",
                         id));
    return outcome;
  }
  const Tally& total = merger.total();
  Result result;
  result.customers = total.customers;
  result.seed = settings.seed;
  result.stopped = why_it_ended(merger, settings, timer);
  if (settings.decide && plan.sides.size() > 1)
    result.contest = contest_of(*settings.decide, total);
  const Estimator& estimator = merger.estimator();
  for (std::size_t s = 0; s < plan.sides.size(); ++s) {
    SideResult one;
    one.id = plan.sides[s].id;
    one.estimate = estimator.estimate(s);
    one.quantiles = quantiles_of(merger.distributions()[s]);
    one.plots = plots_of(merger.distributions()[s]);
    one.total_cost_sd = estimator.total_cost_sd(s);
    if (s > 0) {
      one.difference = estimator.difference(s);
      one.controlled = control(total, job.strata, plan.sides, s);
    }
    one.segment_customers = estimator.segment_customers(s);
    result.sides.push_back(std::move(one));
  }
  outcome.value = std::move(result);
  return outcome;
}

}  // namespace painpoint::montecarlo
