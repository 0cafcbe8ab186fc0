#include "cli/decide_settings.h"

#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <utility>

#include "base/text.h"
#include "cli/interrupt.h"
#include "cli/load.h"
#include "cli/progress.h"
#include "cli/run_settings.h"
#include "report/decide_view.h"
#include "study/compare.h"
#include "texts/parts.h"

namespace painpoint::cli {
namespace {

constexpr std::uint64_t kFewestDraws = 100;
constexpr std::uint64_t kMostDraws = 10'000'000;

Got<study::DecideOptions> refuse_decision(std::string message) {
  return Got<study::DecideOptions>::fail(Exit::command_wrong, std::move(message));
}

}  // namespace

Got<study::DecideOptions> decide_settings(const Options& options) {
  using study::Measure;
  study::DecideOptions settings;
  if (!options.by.empty()) {
    bool known = false;
    std::vector<std::string> words;
    for (const Measure measure : {Measure::horizon_npv, Measure::cash_npv, Measure::npv}) {
      words.emplace_back(report::word_of(measure));
      if (options.by != words.back()) continue;
      settings.measure = measure;
      known = true;
    }
    if (!known)
      return refuse_decision(texts::tr_format("--by is one of {}, not `{}`",
                                              texts::listed(words, words.size()),
                                              fit(printable(options.by), 60)));
  }
  const auto seed = seed_of(options);
  if (!seed) return refuse_decision(seed.message);
  settings.seed = *seed.value;
  if (!options.draws.empty()) {
    const auto draws = whole_number("--draws", options.draws, kFewestDraws, kMostDraws);
    if (!draws) return refuse_decision(draws.message);
    settings.worlds = static_cast<std::size_t>(*draws.value);
  }
  if (!options.threads.empty()) {
    const auto threads = whole_number("--threads", options.threads, 0, kMostThreads);
    if (!threads) return refuse_decision(threads.message);
    settings.threads = static_cast<unsigned>(*threads.value);
  }
  if (!options.sample_cost.empty()) {
    double cost = 0;
    const char* end = options.sample_cost.data() + options.sample_cost.size();
    const auto read = std::from_chars(options.sample_cost.data(), end, cost);
    if (read.ec != std::errc{} || read.ptr != end || !std::isfinite(cost) || cost < 0)
      return refuse_decision(
          texts::tr_format("--sample-cost is what one further case costs, 2.50 for example, "
                           "not `{}`",
                           fit(printable(options.sample_cost), 60)));
    settings.sample_cost = cost;
  }
  return {std::move(settings)};
}

Got<study::Decision> decide_on(const yaml::JourneyFile& file, const Options& options,
                               const Console& console) {
  using Result = Got<study::Decision>;
  auto settings = decide_settings(options);
  if (!settings) return Result::fail(settings.exit, settings.message);
  if (!options.scenarios.empty()) {
    auto scenarios = scenarios_asked_for(file.journey, options.scenarios);
    if (!scenarios) return Result::fail(scenarios.exit, scenarios.message);
    // Doing nothing is always one of the plans.
    std::erase(*scenarios, study::kBase);
    if (scenarios->empty())
      return Result::fail(
          Exit::command_wrong,
          texts::tr_words(
              "`base` alone is no choice; name a plan with --scenario, or leave it out"));
    settings->scenarios = std::move(*scenarios);
  }
  Outcome<study::Decision> answer;
  {
    ProgressBar bar(console.live && !console.quiet, texts::tr_words("{} of {} plausible worlds"));
    settings->cancelled = &stop_on_interrupt();
    settings->progress = [&](std::size_t done, std::size_t total) { bar.show(done, total); };
    answer = study::decide(file.journey, *settings);
  }
  const Exit status = report_on_results(std::move(answer.diagnostics), file, console);
  if (answer) return {std::move(answer.value)};
  if (status == Exit::fine)
    return Result::fail(Exit::no_such_result,
                        texts::tr_words("interrupted before all worlds were solved"));
  return Result::fail(status);
}

}  // namespace painpoint::cli
