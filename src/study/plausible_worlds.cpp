#include "study/plausible_worlds.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <mutex>
#include <optional>
#include <system_error>
#include <thread>
#include <utility>

#include "study/world_solver.h"
#include "texts/tr.h"

namespace painpoint::study {
namespace {

/// Worlds are handed out so many at a time.
constexpr std::size_t kBatch = 16;
/// A world that contradicts itself so often in a row is not one of many.
constexpr std::uint32_t kMostAttempts = 1000;

class Run {
 public:
  Run(const Journey& journey, const Uncertainty& uncertainty, const Roster& roster,
      std::span<const std::string> scenarios, const WorldDraws& draws,
      const WorldSettings& settings)
      : journey_(journey),
        uncertainty_(uncertainty),
        roster_(roster),
        scenarios_(scenarios),
        draws_(draws),
        settings_(settings) {
    worlds_.plans.assign(scenarios.size(), std::vector<PresentValues>(draws.size()));
    worlds_.customer_value.resize(draws.size());
    worlds_.attempts.resize(draws.size());
    stumbled_.resize(draws.size());
  }

  Outcome<PlausibleWorlds> run() {
    {
      std::vector<std::jthread> others;
      try {
        for (std::size_t i = 1; i < thread_count(); ++i)
          others.emplace_back([this] { work(false); });
      } catch (const std::system_error&) {
        // No more threads to be had: fewer give the same result.
      }
      work(true);
    }
    Outcome<PlausibleWorlds> outcome;
    if (first_problem_) {
      outcome.diagnostics = std::move(problems_);
    } else if (!is_cancelled()) {
      count_redrawn();
      outcome.value = std::move(worlds_);
    }
    return outcome;
  }

 private:
  [[nodiscard]] std::size_t thread_count() const {
    const std::size_t wanted = settings_.threads != 0
                                   ? settings_.threads
                                   : std::max(1U, std::thread::hardware_concurrency());
    return std::min(wanted, draws_.size() / kBatch + 1);
  }
  [[nodiscard]] bool is_cancelled() const { return painpoint::is_cancelled(settings_.cancelled); }

  void work(bool tells_progress) {
    WorldSolver solver(journey_, uncertainty_, roster_, scenarios_);
    std::vector<double> values(uncertainty_.numbers.size());
    while (!stopped_.load(std::memory_order_relaxed)) {
      const std::size_t first = next_.fetch_add(kBatch, std::memory_order_relaxed);
      if (first >= draws_.size()) return;
      for (std::size_t w = first; w < std::min(first + kBatch, draws_.size()); ++w) {
        if (is_cancelled()) stopped_ = true;
        if (stopped_.load(std::memory_order_relaxed) || !solve(solver, w, values)) return;
      }
      if (tells_progress && settings_.progress) settings_.progress(first, draws_.size());
    }
  }

  /// False if the world has no answer.
  bool solve(WorldSolver& solver, std::size_t world, std::vector<double>& values) {
    for (std::uint32_t attempt = 0; attempt < kMostAttempts; ++attempt) {
      draws_.draw(world, attempt, values);
      WorldSolver::Answer answer = solver.solve(values);
      if (!answer.plans.empty()) {
        for (std::size_t p = 0; p < answer.plans.size(); ++p)
          worlds_.plans[p][world] = answer.plans[p];
        worlds_.customer_value[world] = answer.customer_value;
        worlds_.attempts[world] = attempt;
        return true;
      }
      if (answer.contradiction.empty()) {
        stop(world, solver.problems());
        return false;
      }
      if (attempt == 0) stumbled_[world] = std::move(answer.contradiction);
    }
    Diagnostics never;
    never.error(
        Code::bad_uncertainty, stumbled_[world],
        texts::tr_format("the numbers contradict each other in nearly all plausible worlds, "
                         "first at `{}`",
                         stumbled_[world]),
        texts::tr_words("give the numbers there a narrower range or better evidence"));
    stop(world, std::move(never));
    return false;
  }

  /// The problem of the first world is told, whichever thread met one first.
  void stop(std::size_t world, Diagnostics problems) {
    const std::lock_guard lock(mutex_);
    if (!first_problem_ || world < *first_problem_) {
      first_problem_ = world;
      problems_ = std::move(problems);
    }
    stopped_ = true;
  }

  void count_redrawn() {
    std::map<std::string, std::size_t> times;
    for (const std::string& address : stumbled_) {
      if (address.empty()) continue;
      ++worlds_.redrawn;
      ++times[address];
    }
    std::size_t most = 0;
    for (const auto& [address, count] : times) {
      if (count <= most) continue;
      most = count;
      worlds_.redrawn_because = address;
    }
  }

  const Journey& journey_;
  const Uncertainty& uncertainty_;
  const Roster& roster_;
  std::span<const std::string> scenarios_;
  const WorldDraws& draws_;
  const WorldSettings& settings_;
  PlausibleWorlds worlds_;
  std::vector<std::string> stumbled_;  ///< by world: the first contradiction
  std::atomic<std::size_t> next_ = 0;
  std::atomic<bool> stopped_ = false;
  std::mutex mutex_;
  std::optional<std::size_t> first_problem_;
  Diagnostics problems_;
};

}  // namespace

Outcome<PlausibleWorlds> solve_worlds(const Journey& journey, const Uncertainty& uncertainty,
                                      const Roster& roster, std::span<const std::string> scenarios,
                                      const WorldDraws& draws, const WorldSettings& settings) {
  return Run(journey, uncertainty, roster, scenarios, draws, settings).run();
}

}  // namespace painpoint::study
