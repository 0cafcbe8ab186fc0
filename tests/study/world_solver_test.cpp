#include "study/world_solver.h"

#include "model/contradiction.h"
#include "model/walk.h"
#include "study/money.h"
#include "study/world_draws.h"
#include "study/world_writer.h"
#include "tests/support/sample_journeys.h"
#include "tests/support/solve.h"

// What the fast way says of a world is what `compare` would say of a file with its numbers.

using namespace painpoint;
using namespace painpoint::test;

namespace {

std::vector<std::string> plans_of(const Journey& journey) {
  std::vector<std::string> ids;
  for (const auto& [id, scenario] : journey.scenarios) ids.push_back(id);
  return ids;
}

void drop_provenance(Journey& journey) {
  walk(journey, [](const Path&, const Key&, auto& leaf) {
    using Leaf = std::remove_cvref_t<decltype(leaf)>;
    if constexpr (std::is_same_v<Leaf, Number>) leaf.provenance.reset();
    if constexpr (std::is_same_v<Leaf, std::optional<Number>>)
      if (leaf) leaf->provenance.reset();
    if constexpr (std::is_same_v<Leaf, Changes>)
      for (auto& [id, change] : leaf) change.operand.provenance.reset();
    if constexpr (std::is_same_v<Leaf, CustomerValue>) {
      leaf.margin_per_year.provenance.reset();
      leaf.retention.provenance.reset();
      leaf.present_value.provenance.reset();
    }
    if constexpr (std::is_same_v<Leaf, Time>) leaf.mean.provenance.reset();
  });
}

}  // namespace

TEST_CASE("worlds as compare solves them") {
  constexpr std::size_t kWorlds = 40;
  std::size_t compared = 0;
  for (NamedJourney& named : sample_journeys(12)) {
    const Journey& journey = named.journey;
    const std::vector<std::string> plans = plans_of(journey);
    if (plans.empty() || !journey.customers_per_month) continue;
    CAPTURE(named.name);
    const Roster roster = make_roster(journey);
    const study::Uncertainty u = study::uncertainty_of(journey);
    const study::WorldDraws draws(u, 5, kWorlds);
    study::WorldSolver solver(journey, u, roster, plans);
    std::vector<double> values = u.expected();
    for (std::size_t w = 0; w < (PAINPOINT_SANITIZED ? 2 : 6); ++w) {
      if (w > 0) draws.draw(w, 0, values);
      CAPTURE(w);
      const study::WorldSolver::Answer answer = solver.solve(values);
      Journey written = journey;
      study::WorldWriter(written, u).write(values);
      drop_provenance(written);
      if (answer.plans.empty()) {
        CHECK_FALSE(answer.contradiction.empty());
        continue;
      }
      REQUIRE(answer.plans.size() == plans.size());
      for (std::size_t p = 0; p < plans.size(); ++p) {
        CAPTURE(plans[p]);
        const Outcome<study::Money> money = study::money_of(written, roster, plans[p]);
        REQUIRE_MESSAGE(money.value.has_value(), words_of(money.diagnostics));
        // Differences of two large sums: as many digits as these leave.
        const double scale = std::abs(money->npv) + answer.plans[p].costs + 1;
        CHECK(std::abs(answer.plans[p].horizon - money->horizon_npv) <= 1e-8 * scale);
        CHECK(std::abs(answer.plans[p].cash - money->cash_npv) <= 1e-8 * scale);
        CHECK(std::abs(answer.plans[p].all - money->npv) <= 1e-8 * scale);
        ++compared;
      }
    }
  }
  CHECK(compared > (PAINPOINT_SANITIZED ? 25 : 80));
}

TEST_CASE("a world's answer does not depend on the worlds before it") {
  for (NamedJourney& named : shipped_journeys()) {
    const Journey& journey = named.journey;
    CAPTURE(named.name);
    const std::vector<std::string> plans = plans_of(journey);
    const Roster roster = make_roster(journey);
    const study::Uncertainty u = study::uncertainty_of(journey);
    const study::WorldDraws draws(u, 7, 40);
    study::WorldSolver busy(journey, u, roster, plans);
    std::vector<double> values(u.numbers.size());
    for (std::size_t w = 0; w < 12; ++w) {
      draws.draw(w, 0, values);
      const study::WorldSolver::Answer later = busy.solve(values);
      study::WorldSolver fresh(journey, u, roster, plans);
      const study::WorldSolver::Answer alone = fresh.solve(values);
      REQUIRE(later.plans.size() == alone.plans.size());
      for (std::size_t p = 0; p < later.plans.size(); ++p) {
        CHECK(later.plans[p].horizon == alone.plans[p].horizon);
        CHECK(later.plans[p].all == alone.plans[p].all);
      }
    }
  }
}

TEST_CASE("a world that contradicts itself says where") {
  const Journey journey = read(R"(
customers_per_month: 100
causes: { moved: { scope: customer, prevalence: { value: 20%, low: 5%, high: 40% } } }
touchpoints:
  visit: { pains: { lost: { chance: 15%, cause: moved } }, next: completed }
scenarios: { fix: { changes: { causes.moved.level: 0% } } }
)");
  const Roster roster = make_roster(journey);
  const study::Uncertainty u = study::uncertainty_of(journey);
  const std::vector<std::string> plans = {"fix"};
  study::WorldSolver solver(journey, u, roster, plans);
  std::vector<double> values = u.expected();
  CHECK(solver.solve(values).plans.size() == 1);
  // Where only 10% have moved, 15% of visits cannot be lost because of it.
  values[u.find("causes.moved.prevalence")] = 0.10;
  const study::WorldSolver::Answer answer = solver.solve(values);
  CHECK(answer.plans.empty());
  CHECK(answer.contradiction == "touchpoints.visit.pains.lost.chance");
}
