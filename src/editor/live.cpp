#include "editor/live.h"

#include <algorithm>
#include <utility>

#include "editor/live_answers.h"
#include "editor/live_questions.h"

namespace painpoint::editor {
struct LiveFigures::Inside {
  using Clock = std::chrono::steady_clock;

  Inside(const std::function<void()>& wake, std::chrono::milliseconds how_long)
      : rest(how_long),
        exactly(wake),
        slowly(wake),
        by_simulation(wake),
        by_decision(wake),
        by_tornado(wake) {}

  void fetch() {
    if (auto come = exactly.fetch()) {
      problem = std::move(come->second.problem);
      if (come->second.figures)
        exact.take(std::pair(std::move(come->first), std::move(*come->second.figures)));
    }
    slow.take(slowly.fetch());
    simulated.take(by_simulation.fetch());
    decided.take(by_decision.fetch());
    tornado.take(by_tornado.fetch());
  }

  /// What a decision is about does not depend on the scenario that is switched on.
  [[nodiscard]] About of_all_scenarios() const { return {now.journey, {}}; }

  void notice(const Document& document, const std::string& scenario) {
    About newest{document.snapshot(), scenario};
    if (newest == now) return;
    now = std::move(newest);
    revision = document.revision();
    changed = Clock::now();
    if (!slowly.was_asked(now)) slowly.cancel();
    if (!by_simulation.was_asked(now)) by_simulation.cancel();
    if (!by_decision.was_asked(of_all_scenarios())) by_decision.cancel();
    if (!by_tornado.was_asked(of_all_scenarios())) by_tornado.cancel();
  }

  void ask() {
    // One that runs is let run: cancelled at every move of a slider, none would ever be shown.
    if (!exactly.was_asked(now) && !exactly.busy())
      exactly.ask(revision, now, [](const About& about, const JobControl&) {
        return answer_exactly(about.journey, about.scenario);
      });
    if (exact.is_of(now) && !slowly.was_asked(now))
      slowly.ask(revision, now, [](const About& about, const JobControl& control) {
        return answer_slowly(about.journey, about.scenario, control);
      });
    if (tornado_wanted && exact.is_of(now) && !by_tornado.was_asked(of_all_scenarios()))
      by_tornado.ask(revision, of_all_scenarios(),
                     [](const About& about, const JobControl& control) {
                       return answer_tornado(about.journey, control);
                     });
    if (is_due(simulation_wish, by_simulation, now))
      by_simulation.ask(revision, now, [](const About& about, const JobControl& control) {
        return answer_by_simulation(about.journey, about.scenario, control);
      });
    if (is_due(decision_wish, by_decision, of_all_scenarios()))
      by_decision.ask(revision, of_all_scenarios(),
                      [](const About& about, const JobControl& control) {
                        return answer_decision(about.journey, control);
                      });
  }

  template <class Answer>
  bool is_due(Wish& wish, const Question<Answer>& question, const About& about) const {
    const bool rested = Clock::now() >= changed + rest;
    const bool again = wish.wanted && rested && !question.was_asked(about);
    return std::exchange(wish.at_once, false) || again;
  }

  std::chrono::milliseconds rest;
  About now;
  Revision revision = 0;
  Clock::time_point changed{};
  Newest<ExactFigures> exact;
  Newest<SlowFigures> slow;
  Newest<SimulatedFigures> simulated;
  Newest<DecisionFigures> decided;
  Newest<TornadoFigures> tornado;
  Diagnostics problem;
  Wish simulation_wish, decision_wish;
  bool tornado_wanted = false;
  // They end before what they answer about.
  Question<ExactAnswer> exactly;
  Question<SlowFigures> slowly;
  Question<SimulatedFigures> by_simulation;
  Question<DecisionFigures> by_decision;
  Question<TornadoFigures> by_tornado;
};

LiveFigures::LiveFigures(std::function<void()> wake, std::chrono::milliseconds rest)
    : inside_(std::make_unique<Inside>(wake, rest)) {}
LiveFigures::~LiveFigures() = default;

void LiveFigures::update(const Document& document, const std::string& scenario) {
  inside_->notice(document, scenario);
  inside_->fetch();
  inside_->ask();
}

void LiveFigures::cancel_simulation() {
  inside_->simulation_wish = {};
  inside_->by_simulation.cancel();
}
void LiveFigures::ask_simulation() {
  inside_->simulation_wish = {true, true};
}
void LiveFigures::cancel_decision() {
  inside_->decision_wish = {};
  inside_->by_decision.cancel();
}
void LiveFigures::ask_decision() {
  inside_->decision_wish = {true, true};
}

void LiveFigures::want_tornado(bool wanted) {
  inside_->tornado_wanted = wanted;
  if (!wanted && inside_->by_tornado.busy()) inside_->by_tornado.cancel();
}

const ExactFigures* LiveFigures::exact() const {
  return inside_->exact.get();
}
const SlowFigures* LiveFigures::slow() const {
  return inside_->slow.get();
}
const SimulatedFigures* LiveFigures::simulated() const {
  return inside_->simulated.get();
}
const DecisionFigures* LiveFigures::decision() const {
  return inside_->decided.get();
}
const TornadoFigures* LiveFigures::tornado() const {
  return inside_->tornado.get();
}
const Diagnostics& LiveFigures::exact_problem() const {
  return inside_->problem;
}

bool LiveFigures::exact_is_fresh() const {
  return inside_->exact.is_of(inside_->now);
}
bool LiveFigures::slow_is_fresh() const {
  return inside_->slow.is_of(inside_->now);
}
bool LiveFigures::simulated_is_fresh() const {
  return inside_->simulated.is_of(inside_->now);
}
bool LiveFigures::decision_is_fresh() const {
  return inside_->decided.is_of(inside_->of_all_scenarios());
}
bool LiveFigures::tornado_is_fresh() const {
  return inside_->tornado.is_of(inside_->of_all_scenarios());
}

LiveFigures::Progress LiveFigures::exact_progress() const {
  return inside_->exactly.progress();
}
LiveFigures::Progress LiveFigures::slow_progress() const {
  return inside_->slowly.progress();
}
LiveFigures::Progress LiveFigures::simulation_progress() const {
  return inside_->by_simulation.progress();
}
LiveFigures::Progress LiveFigures::decision_progress() const {
  return inside_->by_decision.progress();
}
LiveFigures::Progress LiveFigures::tornado_progress() const {
  return inside_->by_tornado.progress();
}

std::optional<std::chrono::milliseconds> LiveFigures::next_update() const {
  const Inside& in = *inside_;
  const bool waits = (in.simulation_wish.wanted && !in.by_simulation.was_asked(in.now)) ||
                     (in.decision_wish.wanted && !in.by_decision.was_asked(in.of_all_scenarios()));
  if (!waits) return std::nullopt;
  const auto left =
      std::chrono::ceil<std::chrono::milliseconds>(in.changed + in.rest - Inside::Clock::now());
  return std::max(left, std::chrono::milliseconds(0));
}

void LiveFigures::wait() {
  if (inside_->now.journey == nullptr) return;
  // An answer may lead to the next question.
  for (int round = 0; round < 3; ++round) {
    inside_->exactly.wait();
    inside_->slowly.wait();
    inside_->by_simulation.wait();
    inside_->by_decision.wait();
    inside_->by_tornado.wait();
    inside_->fetch();
    inside_->ask();
  }
}

}  // namespace painpoint::editor
