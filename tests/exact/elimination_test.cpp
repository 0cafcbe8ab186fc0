#include <doctest/doctest.h>

#include <cmath>
#include <random>

#include "exact/absorbing.h"

// Elimination of sparse blocks: as good as that of dense ones, and again after a change.

using namespace painpoint::exact;

namespace {

/// A walk along n states, back and forth, with some jumps over `reach` states at most; leaves only
/// at its first state, with chance `leave`.
Flow band(std::size_t n, std::size_t reach, double leave, unsigned seed) {
  std::mt19937 random(seed);
  Flow flow;
  for (std::size_t i = 0; i < n; ++i) {
    const double here = i == 0 ? leave : 0;
    const std::size_t jump = i >= reach && random() % 3 == 0 ? i - 1 - random() % reach : i / 2;
    std::vector<std::pair<std::size_t, double>> row;
    if (i + 1 < n) row.emplace_back(i + 1, 0.4);
    row.emplace_back(i > 0 ? i - 1 : 0, 0.35);
    if (jump != row.back().first && jump != i + 1) row.emplace_back(jump, 0.25);
    double sum = 0;
    for (const auto& entry : row) sum += entry.second;
    for (const auto& entry : row) {
      flow.targets.push_back(static_cast<std::uint32_t>(entry.first));
      flow.chances.push_back(entry.second / sum * (1 - here));
    }
    flow.leaves.push_back(here);
    flow.offsets.push_back(static_cast<std::uint32_t>(flow.targets.size()));
  }
  return flow;
}

/// All states as one dense block.
DenseBlock as_dense(const Flow& flow) {
  const std::size_t n = flow.size();
  std::vector<double> q(n * n, 0.0);
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t e = flow.offsets[i]; e < flow.offsets[i + 1]; ++e)
      q[i * n + flow.targets[e]] += flow.chances[e];
  return {std::move(q), flow.leaves};
}

double worst_difference(const std::vector<double>& a, const std::vector<double>& b) {
  double worst = 0;
  for (std::size_t i = 0; i < a.size(); ++i)
    worst = std::max(worst, std::abs(a[i] - b[i]) / std::abs(b[i]));
  return worst;
}

}  // namespace

TEST_CASE("sparse elimination keeps the digits that dense elimination keeps") {
  for (const double leave : {0.3, 1e-6, 1e-15, 1e-60}) {
    CAPTURE(leave);
    for (const std::size_t its_n : std::initializer_list<std::size_t>{2, 30, 300, 900}) {
      const std::size_t n = its_n;
      CAPTURE(n);
      const Flow flow = band(n, 6, leave, static_cast<unsigned>(n));
      const DenseBlock dense = as_dense(flow);
      AbsorbingChain chain(flow, block_order(flow));
      std::vector<double> expected(n, 1.0);
      dense.solve(expected);
      CHECK(worst_difference(chain.totals(std::vector<double>(n, 1.0)), expected) < 1e-11);
      std::vector<double> start(n, 0.0);
      start[n / 2] = 1;
      expected = start;
      dense.solve_transposed(expected);
      CHECK(worst_difference(chain.visits(start), expected) < 1e-11);
      CHECK(chain.accurate());
    }
  }
}

TEST_CASE("a block too large for a proof is solved if customers leave it soon enough") {
  // More than 3,000 states, eliminated to nothing: beyond millions of steps there is no proof.
  for (const auto& [its_leave, its_accurate] :
       {std::pair<double, bool>{0.5, true}, {1e-13, false}}) {
    const double leave = its_leave;
    CAPTURE(leave);
    const Flow flow = band(5'000, 3, leave, 4);
    AbsorbingChain chain(flow, block_order(flow));
    (void)chain.totals(std::vector<double>(flow.size(), 1.0));
    CHECK(chain.accurate() == its_accurate);
  }
}

TEST_CASE("after an update, everything is as if built from the start") {
  std::mt19937 random(5);
  for (int round = 0; round < 40; ++round) {
    CAPTURE(round);
    // Three bands, each of which leads to the one before it.
    Flow flow;
    for (std::uint32_t part = 0; part < 3; ++part) {
      const Flow own = band(60, 5, 0.1, static_cast<unsigned>(round) * 3 + part);
      const auto first = static_cast<std::uint32_t>(flow.size());
      for (std::size_t i = 0; i < own.size(); ++i) {
        for (std::size_t e = own.offsets[i]; e < own.offsets[i + 1]; ++e) {
          flow.targets.push_back(first + own.targets[e]);
          flow.chances.push_back(own.chances[e] * 0.9);
        }
        if (part > 0) {
          flow.targets.push_back(first - 1 - static_cast<std::uint32_t>(i));
          flow.chances.push_back(0.1);
        }
        flow.leaves.push_back(own.leaves[i] * 0.9 + (part > 0 ? 0 : 0.1));
        flow.offsets.push_back(static_cast<std::uint32_t>(flow.targets.size()));
      }
    }
    std::vector<double> start(flow.size(), 0.0);
    start[150] = 1;
    AbsorbingChain chain(flow, block_order(flow));
    const Visits before = chain.visits_and_inflow(start);

    const auto changed = static_cast<std::uint32_t>(random() % flow.size());
    Flow other = flow;
    for (std::size_t e = other.offsets[changed]; e < other.offsets[changed + 1]; ++e)
      other.chances[e] *= 0.5;
    other.leaves[changed] = 0.5 + 0.5 * flow.leaves[changed];
    chain.update(other, std::span(&changed, 1));
    AbsorbingChain fresh(other, block_order(other));
    CHECK(chain.visits_again(start, before).visits == fresh.visits(start));
    CHECK(chain.totals(std::vector<double>(flow.size(), 2.0)) ==
          fresh.totals(std::vector<double>(flow.size(), 2.0)));
    CHECK(chain.accurate());
  }
}
