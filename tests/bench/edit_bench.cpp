#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "editor/document.h"
#include "editor/live.h"
#include "editor/live_answers.h"
#include "editor/soundness.h"
#include "tests/support/large_journeys.h"

// From an edit of one number to fresh exact figures, as the editor does it: the edit, all checks,
// and the exact solution of the base and a scenario with the traffic of the map. Prints medians in
// milliseconds; a frame has 16.

using namespace painpoint;
using Clock = std::chrono::steady_clock;

namespace {

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

template <class Work>
double milliseconds(Work&& work) {
  const auto begin = Clock::now();
  work();
  return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
}

/// A line of touchpoints with problems everywhere, two segments and three plans.
Journey journey_of(std::size_t touchpoints) {
  Journey journey = test::line_journey(touchpoints);
  journey.name = "Line";
  journey.segments.erase(kEveryone);
  journey.segments["one"].share = 0.5;
  journey.segments["two"].share = 0.5;
  Change change;
  change.operation = Change::Operation::cut;
  change.operand = 0.5;
  journey.segments["two"].changes["causes.cause.level"] = change;
  for (const char* plan : {"a", "b", "c"})
    journey.scenarios[plan].changes["touchpoints.t5.pains.p.chance"] = change;
  return journey;
}

void measure(std::size_t touchpoints) {
  editor::Document document = editor::Document::empty();
  if (!document.apply(editor::ReplaceJourney{journey_of(touchpoints), "Line"})) std::exit(1);
  std::vector<double> edits, checks, answers, all;
  for (int i = 0; i < 41; ++i) {
    const editor::SetNumber edit{"touchpoints.t7.minutes", 2.0 + i};
    edits.push_back(milliseconds([&] { (void)editor::apply(document.journey(), edit); }));
    checks.push_back(milliseconds([&] { (void)editor::findings_of(document.journey()); }));
    double answer = 0;
    all.push_back(milliseconds([&] {
      if (!document.apply(edit, true)) std::exit(1);
      answer = milliseconds([&] { (void)editor::answer_exactly(document.snapshot(), "a"); });
    }));
    answers.push_back(answer);
  }
  std::printf("%s", fmt::format("{:>11}  {:>8.2f}  {:>8.2f}  {:>8.2f}  {:>8.2f}\n", touchpoints,
                                median(edits), median(checks), median(answers), median(all))
                        .c_str());
}

}  // namespace

int main() {
  std::printf("touchpoints   edit ms  check ms  solve ms    all ms\n");
  for (const int touchpoints : {20, 200, 500, 2000}) measure(static_cast<std::size_t>(touchpoints));
}
