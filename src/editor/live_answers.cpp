#include "editor/live_answers.h"

#include <algorithm>
#include <chrono>
#include <thread>
#include <utility>

#include "study/traffic.h"

namespace painpoint::editor {
namespace {

/// One core stays free for the one who draws.
unsigned threads_to_use() {
  return std::max(2U, std::thread::hardware_concurrency()) - 1;
}

/// A scenario that is no more is the base.
std::string existing(const Journey& journey, const std::string& scenario) {
  return journey.scenarios.contains(scenario) ? scenario : std::string(study::kBase);
}

template <class T>
std::optional<T> value_of(Outcome<T> outcome) {
  return std::move(outcome.value);
}

}  // namespace

std::optional<ExactAnswer> answer_exactly(const Snapshot& journey, const std::string& scenario) {
  const auto begin = std::chrono::steady_clock::now();
  ExactAnswer answer;
  ExactFigures figures;
  figures.journey = journey;
  figures.scenario = existing(*journey, scenario);
  study::CompareOptions options;
  options.scenarios = {std::string(study::kBase)};
  if (figures.scenario != study::kBase) options.scenarios.push_back(figures.scenario);
  options.money = false;  // months have to be solved for it
  options.removal_effects = false;
  Outcome<study::Comparison> comparison = study::compare(*journey, options);
  if (!comparison) {
    answer.problem = std::move(comparison.diagnostics);
    return answer;
  }
  Outcome<exact::Traffic> traffic = study::traffic(*journey, comparison->roster, figures.scenario);
  if (!traffic) {
    answer.problem = std::move(traffic.diagnostics);
    return answer;
  }
  figures.findings = std::move(comparison.diagnostics);
  figures.comparison = std::move(*comparison);
  figures.traffic = std::move(*traffic);
  figures.milliseconds =
      std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
  answer.figures = std::move(figures);
  return answer;
}

std::optional<SlowFigures> answer_slowly(const Snapshot& journey, const std::string& scenario,
                                         const JobControl& control) {
  SlowFigures figures;
  figures.journey = journey;
  study::HurtOptions hurt;
  hurt.scenario = existing(*journey, scenario);
  hurt.removal_effects = false;
  hurt.cancelled = control.cancelled;
  figures.hurts = value_of(study::where_it_hurts(*journey, hurt));
  if (*control.cancelled) return std::nullopt;
  control.progress(0.3);
  figures.derivatives = value_of(study::derivatives_of(*journey, {}, control.cancelled));
  if (*control.cancelled) return std::nullopt;
  control.progress(0.6);
  study::CompareOptions all;
  all.scenarios = study::all_scenarios(*journey);
  all.removal_effects = false;
  all.cancelled = control.cancelled;
  figures.all_scenarios = value_of(study::compare(*journey, all));
  if (*control.cancelled) return std::nullopt;
  control.progress(1);
  return figures;
}

std::optional<SimulatedFigures> answer_by_simulation(const Snapshot& journey,
                                                     const std::string& scenario,
                                                     const JobControl& control) {
  montecarlo::Settings settings;
  settings.threads = threads_to_use();
  settings.cancelled = control.cancelled;
  settings.progress = [&](std::uint64_t done, std::uint64_t total) {
    control.progress(static_cast<double>(done) / static_cast<double>(total));
  };
  std::vector<std::string> scenarios;
  if (journey->scenarios.contains(scenario)) scenarios.push_back(scenario);
  Outcome<study::Simulation> simulation = study::simulate(*journey, scenarios, settings);
  if (!simulation) return std::nullopt;
  // What they pointed at ends with the job.
  simulation->settings.cancelled = nullptr;
  simulation->settings.progress = {};
  return SimulatedFigures{journey, std::move(*simulation)};
}

std::optional<DecisionFigures> answer_decision(const Snapshot& journey, const JobControl& control) {
  study::DecideOptions options;
  options.threads = threads_to_use();
  options.cancelled = control.cancelled;
  options.progress = [&](std::size_t done, std::size_t total) {
    control.progress(static_cast<double>(done) / static_cast<double>(total));
  };
  Outcome<study::Decision> decision = study::decide(*journey, options);
  return DecisionFigures{journey, std::move(decision.value), std::move(decision.diagnostics)};
}

std::optional<TornadoFigures> answer_tornado(const Snapshot& journey, const JobControl& control) {
  if (*control.cancelled) return std::nullopt;
  Outcome<study::Tornado> tornado =
      study::tornado_of(*journey, study::DecideOptions{}.measure, {}, control.cancelled);
  if (*control.cancelled) return std::nullopt;
  return TornadoFigures{journey, std::move(tornado.value), std::move(tornado.diagnostics)};
}

}  // namespace painpoint::editor
