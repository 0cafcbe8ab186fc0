#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "editor/job.h"
#include "exact/traffic.h"
#include "model/journey.h"
#include "study/compare.h"
#include "study/decide.h"
#include "study/derivatives.h"
#include "study/simulate.h"
#include "study/tornado.h"
#include "study/where_it_hurts.h"

/// The figures beside a document: asked for when it changes, answered in the background, each
/// answer tagged with the revision that it belongs to.
namespace painpoint::editor {

/// The exact figures of the base and of the scenario that is switched on.
struct ExactFigures {
  std::shared_ptr<const Journey> journey;  ///< that was solved
  std::string scenario = "base";
  study::Comparison comparison;  ///< the base, then the scenario unless it is the base
  exact::Traffic traffic;        ///< of the scenario
  Diagnostics findings;          ///< warnings about the results
  double milliseconds = 0;       ///< that it took
  [[nodiscard]] const study::ScenarioResult& shown() const { return comparison.scenarios.back(); }
};

/// What takes longer than a frame: ranking of pain points, derivatives ("one point less saves
/// ..."), all scenarios with their money.
struct SlowFigures {
  std::shared_ptr<const Journey> journey;
  std::optional<study::WhereItHurts> hurts;  ///< of the scenario that is switched on
  std::optional<study::Derivatives> derivatives;
  std::optional<study::Comparison> all_scenarios;
};

struct SimulatedFigures {
  std::shared_ptr<const Journey> journey;
  study::Simulation simulation;
};
struct DecisionFigures {
  std::shared_ptr<const Journey> journey;
  std::optional<study::Decision> decision;
  Diagnostics findings;  ///< why there is none
};

/// What the decision hangs on: each number alone.
struct TornadoFigures {
  std::shared_ptr<const Journey> journey;
  std::optional<study::Tornado> tornado;
  Diagnostics findings;  ///< why there is none
};

/// All of them for one document. Questions are asked in `update`, which costs nothing when nothing
/// has changed; call it every frame.
class LiveFigures {
 public:
  /// How long a document rests before what takes long is asked again by itself.
  static constexpr std::chrono::milliseconds kRest{1000};
  explicit LiveFigures(std::function<void()> wake = {}, std::chrono::milliseconds rest = kRest);
  ~LiveFigures();

  /// Asks what is missing for this state and scenario, and fetches what has come. Exact figures are
  /// asked for at every change, the slow ones when those have come, the simulation and the
  /// decision when the document has rested for a while (or at once when they are asked for).
  void update(const Document& document, const std::string& scenario);
  void cancel_simulation();
  void ask_simulation();
  void cancel_decision();
  void ask_decision();
  /// Whether anybody looks at the tornado: only then it is asked for, when the exact figures have
  /// come. To be said every frame, or when it changes.
  void want_tornado(bool wanted);

  /// The newest there are, of whatever revision; null until there are any.
  [[nodiscard]] const ExactFigures* exact() const;
  [[nodiscard]] const SlowFigures* slow() const;
  [[nodiscard]] const SimulatedFigures* simulated() const;
  [[nodiscard]] const DecisionFigures* decision() const;
  [[nodiscard]] const TornadoFigures* tornado() const;
  /// Why there are no exact figures of the newest state that was solved, the journey having too
  /// many states for example; empty where there are some.
  [[nodiscard]] const Diagnostics& exact_problem() const;
  /// Whether they are of this state of the document (and scenario); else they are shown dimmed.
  [[nodiscard]] bool exact_is_fresh() const;
  [[nodiscard]] bool slow_is_fresh() const;
  [[nodiscard]] bool simulated_is_fresh() const;
  [[nodiscard]] bool decision_is_fresh() const;
  [[nodiscard]] bool tornado_is_fresh() const;

  struct Progress {
    bool busy = false;
    double part = 0;
  };
  [[nodiscard]] Progress exact_progress() const;
  [[nodiscard]] Progress slow_progress() const;
  [[nodiscard]] Progress simulation_progress() const;
  [[nodiscard]] Progress decision_progress() const;
  [[nodiscard]] Progress tornado_progress() const;
  /// How long until `update` has something to ask though nothing happens: the document rests.
  [[nodiscard]] std::optional<std::chrono::milliseconds> next_update() const;
  /// Waits for all that was asked, and fetches it; for tests.
  void wait();

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

}  // namespace painpoint::editor
