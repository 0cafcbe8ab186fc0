#include <doctest/doctest.h>

#include <Eigen/Dense>
#include <cmath>
#include <random>

#include "exact/absorbing.h"
#include "exact/dense_block.h"
#include "exact/sparse_block.h"

// The solvers below the journeys, against a plain LU of I - Q.

using namespace painpoint::exact;

namespace {

struct Chain {
  std::size_t n = 0;
  std::vector<double> q;  ///< n x n
  std::vector<double> leaves;

  [[nodiscard]] Eigen::MatrixXd matrix() const {
    const auto size = static_cast<Eigen::Index>(n);
    Eigen::MatrixXd a = Eigen::MatrixXd::Identity(size, size);
    for (std::size_t i = 0; i < n; ++i)
      for (std::size_t j = 0; j < n; ++j)
        a(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(j)) -= q[i * n + j];
    return a;
  }
  [[nodiscard]] std::vector<Entry> entries() const {
    std::vector<Entry> result;
    for (std::size_t i = 0; i < n; ++i)
      for (std::size_t j = 0; j < n; ++j)
        if (q[i * n + j] > 0)
          result.push_back(
              {static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(j), q[i * n + j]});
    return result;
  }
  [[nodiscard]] Flow flow() const {
    Flow result;
    for (std::size_t i = 0; i < n; ++i) {
      for (std::size_t j = 0; j < n; ++j) {
        if (q[i * n + j] <= 0) continue;
        result.targets.push_back(static_cast<std::uint32_t>(j));
        result.chances.push_back(q[i * n + j]);
      }
      result.offsets.push_back(static_cast<std::uint32_t>(result.targets.size()));
      result.leaves.push_back(leaves[i]);
    }
    return result;
  }
};

/// Strongly connected (a ring runs through all states), a few random jumps more per state, left
/// with about `leave` from each.
Chain random_chain(std::size_t n, double leave, unsigned seed, std::size_t jumps) {
  std::mt19937 random(seed);
  std::uniform_real_distribution<double> unit(0.05, 1);
  Chain chain{n, std::vector<double>(n * n, 0.0), std::vector<double>(n)};
  for (std::size_t i = 0; i < n; ++i) {
    std::vector<double> row(n, 0.0);
    row[(i + 1) % n] += unit(random);
    for (std::size_t k = 0; k < jumps; ++k) row[random() % n] += unit(random);
    double sum = 0;
    for (const double x : row) sum += x;
    chain.leaves[i] = leave * unit(random);
    for (std::size_t j = 0; j < n; ++j) chain.q[i * n + j] = row[j] / sum * (1 - chain.leaves[i]);
  }
  return chain;
}

std::vector<double> random_vector(std::size_t n, unsigned seed) {
  std::mt19937 random(seed);
  std::uniform_real_distribution<double> unit(0, 10);
  std::vector<double> b(n);
  for (double& x : b) x = unit(random);
  return b;
}

std::vector<double> by_lu(const Chain& chain, const std::vector<double>& b, bool transposed) {
  Eigen::MatrixXd a = chain.matrix();
  if (transposed) a.transposeInPlace();
  const Eigen::VectorXd x = a.partialPivLu().solve(
      Eigen::Map<const Eigen::VectorXd>(b.data(), static_cast<Eigen::Index>(b.size())));
  return {x.data(), x.data() + x.size()};
}

void check_close(const std::vector<double>& a, const std::vector<double>& b, double tolerance) {
  REQUIRE(a.size() == b.size());
  double worst = 0;
  for (std::size_t i = 0; i < a.size(); ++i)
    worst = std::max(worst, std::abs(a[i] - b[i]) / std::max(std::abs(b[i]), 1e-300));
  CHECK(worst <= tolerance);
}

}  // namespace

TEST_CASE("DenseBlock solves as LU does, both ways") {
  for (unsigned seed = 0; seed < 30; ++seed) {
    CAPTURE(seed);
    const std::size_t n = 1 + seed * 3;
    const Chain chain = random_chain(n, 0.3, seed, 4);
    const DenseBlock block(chain.q, chain.leaves);
    const std::vector<double> b = random_vector(n, seed + 100);
    std::vector<double> x = b;
    block.solve(x);
    check_close(x, by_lu(chain, b, false), 1e-12);
    x = b;
    block.solve_transposed(x);
    check_close(x, by_lu(chain, b, true), 1e-12);
  }
}

TEST_CASE("DenseBlock keeps its digits however seldom the block is left") {
  // A ring of 5 left only from state 0, with chance e: expected steps from 0 are 5 / e exactly
  // (each turn leaves with e; 1 - e stays). I - Q formed by subtraction would know nothing of
  // 1e-20.
  for (const double e : {1e-3, 1e-9, 1e-15, 1e-20, 1e-100}) {
    CAPTURE(e);
    std::vector<double> q(25, 0.0);
    for (std::size_t i = 0; i < 5; ++i) q[i * 5 + (i + 1) % 5] = i == 0 ? 1 - e : 1;
    const DenseBlock block(q, {e, 0, 0, 0, 0});
    std::vector<double> x(5, 1.0);
    block.solve(x);
    // From 0: N turns of 5 steps and the last step: 5 (1 - e) / e + 1.
    CHECK(std::abs(x[0] / (5 * (1 - e) / e + 1) - 1) < 1e-14);
  }
}

TEST_CASE("SparseBlock agrees with DenseBlock on the same chain of 600 states") {
  for (const double leave : {0.5, 0.01, 1e-5}) {
    CAPTURE(leave);
    const std::size_t n = 600;
    const Chain chain = random_chain(n, leave, 7, 3);
    const DenseBlock dense(chain.q, chain.leaves);
    const SparseBlock sparse(chain.entries(), chain.leaves);
    const std::vector<double> b = random_vector(n, 8);
    std::vector<double> x = b, y = b;
    dense.solve(x);
    REQUIRE(sparse.solve(y));
    check_close(y, x, 1e-9);
    x = y = b;
    dense.solve_transposed(x);
    REQUIRE(sparse.solve_transposed(y));
    check_close(y, x, 1e-9);
  }
}

TEST_CASE("AbsorbingChain: blocks one after the other give what one LU gives") {
  // Two loops of 40 states, the first leads to the second, and a tail of 20 without loops.
  const std::size_t n = 100;
  Chain chain = random_chain(n, 0.2, 3, 2);
  const auto group = [](std::size_t i) { return i < 40 ? 0 : i < 80 ? 1 : i; };
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = 0; j < n; ++j)
      if (group(j) < group(i) || (i >= 80 && j <= i)) {
        chain.leaves[i] += chain.q[i * n + j];
        chain.q[i * n + j] = 0;
      }
  const Flow flow = chain.flow();
  AbsorbingChain solver(flow, block_order(flow));
  const std::vector<double> b = random_vector(n, 5);
  check_close(solver.totals(b), by_lu(chain, b, false), 1e-12);
  check_close(solver.visits(b), by_lu(chain, b, true), 1e-12);
  CHECK(solver.accurate());
}

TEST_CASE("AbsorbingChain: large loops are solved by iteration, with a proof") {
  const std::size_t n = PAINPOINT_SANITIZED ? 450 : 900;
  const Chain chain = random_chain(n, 0.05, 11, 3);
  const Flow flow = chain.flow();
  AbsorbingChain solver(flow, block_order(flow));
  const std::vector<double> b = random_vector(n, 5);
  check_close(solver.totals(b), by_lu(chain, b, false), 1e-9);
  check_close(solver.visits(b), by_lu(chain, b, true), 1e-9);
  CHECK(solver.accurate());
}

TEST_CASE("an impossible chain is refused, not answered") {
  // Never left: there is no answer.
  for (const std::size_t n : {std::size_t{1}, std::size_t{5}, std::size_t{700}}) {
    CAPTURE(n);
    Flow flow;
    for (std::size_t i = 0; i < n; ++i) {
      flow.targets.push_back(static_cast<std::uint32_t>((i + 1) % n));
      flow.chances.push_back(1);
      flow.offsets.push_back(static_cast<std::uint32_t>(flow.targets.size()));
      flow.leaves.push_back(0);
    }
    AbsorbingChain solver(flow, block_order(flow));
    (void)solver.totals(std::vector<double>(n, 1.0));
    CHECK_FALSE(solver.accurate());
  }
}

TEST_CASE("a large block that is nearly never left is solved or refused, never wrong") {
  // The chance to leave is rounded with the rest of its row: for decimals as for powers of 2.
  for (const double leave : {1e-1, 1e-3, 1e-5, 1e-7, 1e-8, 1e-10, 1e-12, 0x1p-27, 0x1p-52}) {
    CAPTURE(leave);
    const std::size_t n = 700;
    std::vector<Entry> entries;
    std::vector<double> leaves(n, 0.0);
    leaves[0] = leave;
    for (std::uint32_t i = 0; i < n; ++i)
      entries.push_back({i, static_cast<std::uint32_t>((i + 1) % n), i == 0 ? 1 - leave : 1});
    const SparseBlock block(entries, leaves);
    std::vector<double> x(n, 1.0);
    if (leave >= 1e-3) REQUIRE(block.trustworthy());
    if (!block.trustworthy() || !block.solve(x)) continue;  // an honest refusal
    // From 0: (1 - leave) / leave turns of n steps on average, and the last step.
    CHECK(std::abs(x[0] / (static_cast<double>(n) * (1 - leave) / leave + 1) - 1) < 1e-9);
  }
}

TEST_CASE("a ring that is nearly never left is eliminated where iteration cannot be trusted") {
  for (const auto& [its_n, solvable] : {std::pair<std::size_t, bool>{700, true}, {4000, false}}) {
    const auto& n = its_n;
    CAPTURE(n);
    const double leave = 1e-12;
    Flow flow;
    for (std::size_t i = 0; i < n; ++i) {
      flow.targets.push_back(static_cast<std::uint32_t>((i + 1) % n));
      flow.chances.push_back(i == 0 ? 1 - leave : 1);
      flow.leaves.push_back(i == 0 ? leave : 0);
      flow.offsets.push_back(static_cast<std::uint32_t>(flow.targets.size()));
    }
    AbsorbingChain solver(flow, block_order(flow));
    const std::vector<double> x = solver.totals(std::vector<double>(n, 1.0));
    CHECK(solver.accurate() == solvable);
    if (solvable) CHECK(std::abs(x[0] / (static_cast<double>(n) / leave) - 1) < 1e-9);
  }
}
