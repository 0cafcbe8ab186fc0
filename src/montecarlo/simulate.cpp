#include "montecarlo/simulate.h"

#include <fmt/format.h>

#include <algorithm>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>

#include "montecarlo/estimate.h"
#include "montecarlo/tables.h"
#include "montecarlo/tally.h"
#include "montecarlo/walk.h"

namespace painpoint::montecarlo {
namespace {

/// A customer who never came to an end.
struct Trapped {
  std::size_t side;
  TouchpointIndex at;
};

/// What all workers share and only read.
struct Job {
  const Plan& plan;
  const Settings& settings;
  CellLayout layout;
  std::vector<SideTables> tables;
  std::uint64_t blocks;

  Job(const Plan& p, const Settings& s)
      : plan(p),
        settings(s),
        layout(*p.roster),
        blocks((s.customers + kBlockCustomers - 1) / kBlockCustomers) {
    for (const Side& side : plan.sides) tables.push_back(make_tables(side.segments));
  }
  [[nodiscard]] bool cancelled() const {
    return settings.cancelled != nullptr && settings.cancelled->load(std::memory_order_relaxed);
  }
};

/// One thread's memory. Blocks are played one after the other into the same tally.
class Worker {
 public:
  explicit Worker(const Job& job)
      : job_(job),
        tally_(*job.plan.roster, job.layout, job.plan.sides.size()),
        counts_(job.plan.roster->touchpoints.size()) {
    for (const Side& side : job.plan.sides)
      sheets_.emplace_back(*job.plan.roster, job.layout, side.engagement_factor);
  }

  enum class Status { done, cancelled, trapped };

  Status play_block(std::uint64_t block) {
    tally_.clear();
    const std::uint64_t first = block * kBlockCustomers;
    const std::uint64_t end = std::min(first + kBlockCustomers, job_.settings.customers);
    for (std::uint64_t customer = first; customer < end; ++customer) {
      if (job_.cancelled()) return Status::cancelled;
      if (!play_customer(customer)) return Status::trapped;
    }
    tally_.customers = end - first;
    return Status::done;
  }

  [[nodiscard]] const Tally& tally() const { return tally_; }
  [[nodiscard]] const Trapped& trapped() const { return trapped_; }

 private:
  bool play_customer(std::uint64_t customer) {
    for (std::size_t s = 0; s < sheets_.size(); ++s) {
      Walk walk(job_.tables[s], job_.settings.seed, customer, counts_, sheets_[s]);
      if (!walk.run()) {
        trapped_ = {s, walk.at()};
        return false;
      }
      tally_.sides[s].add(sheets_[s]);
      if (s > 0) tally_.sides[s].add_difference(sheets_[s], sheets_[0]);
    }
    return true;
  }

  const Job& job_;
  Tally tally_;
  VisitCounts counts_;
  std::vector<CustomerSheet> sheets_;
  Trapped trapped_{};
};

/// Hands out blocks and merges them in their order. A worker holds one block at a time and waits
/// with it until all earlier ones are merged, so that memory is bounded by the number of workers;
/// the earliest block is never waiting, so that somebody always goes on.
class Merger {
 public:
  explicit Merger(const Job& job)
      : job_(job), total_(*job.plan.roster, job.layout, job.plan.sides.size()) {}

  void work() noexcept {
    try {
      Worker worker(job_);
      while (const std::optional<std::uint64_t> block = next_block()) {
        const Worker::Status status = worker.play_block(*block);
        if (!hand_in(*block, worker, status)) return;
      }
    } catch (...) {
      const std::lock_guard lock(mutex_);
      if (!failure_) failure_ = std::current_exception();
      stopped_ = true;
      turn_.notify_all();
    }
  }

  // When all workers are done:
  [[nodiscard]] const Tally& total() const { return total_; }
  [[nodiscard]] const std::optional<Trapped>& trapped() const { return trapped_; }
  [[nodiscard]] const std::exception_ptr& failure() const { return failure_; }

 private:
  std::optional<std::uint64_t> next_block() {
    const std::lock_guard lock(mutex_);
    if (stopped_ || next_ == job_.blocks) return std::nullopt;
    return next_++;
  }

  /// False if there is nothing more to do.
  bool hand_in(std::uint64_t block, const Worker& worker, Worker::Status status) {
    std::unique_lock lock(mutex_);
    if (status != Worker::Status::cancelled)
      turn_.wait(lock, [&] { return stopped_ || merged_ == block; });
    if (stopped_) return false;
    if (status == Worker::Status::done) {
      total_.merge(worker.tally());
      ++merged_;
      if (job_.settings.progress) job_.settings.progress(total_.customers, job_.settings.customers);
    } else {
      if (status == Worker::Status::trapped) trapped_ = worker.trapped();
      stopped_ = true;
    }
    turn_.notify_all();
    return !stopped_;
  }

  const Job& job_;
  std::mutex mutex_;
  std::condition_variable turn_;
  std::uint64_t next_ = 0;
  std::uint64_t merged_ = 0;
  bool stopped_ = false;
  Tally total_;
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

}  // namespace

Outcome<Result> simulate(const Plan& plan, const Settings& settings) {
  const Job job(plan, settings);
  Merger merger(job);
  run_workers(merger, job);
  if (merger.failure()) std::rethrow_exception(merger.failure());

  Outcome<Result> outcome;
  if (merger.trapped()) {
    const std::string& id = plan.roster->touchpoints[merger.trapped()->at].id;
    outcome.diagnostics.error(
        Code::trap, "touchpoints." + id + ".next",
        fmt::format("a customer of `{}` made more than {} visits and was still on the way",
                    plan.sides[merger.trapped()->side].id, kMostVisits),
        fmt::format("give customers a better chance to leave the loop that `{}` is part of", id));
    return outcome;
  }
  const Tally& total = merger.total();
  Result result;
  result.customers = total.customers;
  result.seed = settings.seed;
  if (total.customers < settings.customers) result.stopped = StopReason::interrupted;
  for (std::size_t s = 0; s < plan.sides.size(); ++s) {
    const SideTally& side = total.sides[s];
    SideResult one;
    one.id = plan.sides[s].id;
    one.estimate = estimate_of(side, total.customers, *plan.roster, job.layout);
    one.quantiles = quantiles_of(side);
    if (s > 0)
      one.difference =
          difference_of(side, total.sides[0], total.customers, *plan.roster, job.layout);
    one.segment_customers = side.segment_customers;
    result.sides.push_back(std::move(one));
  }
  outcome.value = std::move(result);
  return outcome;
}

}  // namespace painpoint::montecarlo
