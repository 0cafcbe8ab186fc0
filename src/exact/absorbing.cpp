#include "exact/absorbing.h"

#include <cmath>

namespace painpoint::exact {
namespace {

/// Above this size elimination takes longer than iteration, and its n^2 memory too much.
constexpr std::size_t kLargestDense = 400;
/// Up to this size elimination is worth its time where iteration cannot be trusted.
constexpr std::size_t kLargestDenseAtNeed = 3000;
constexpr double kResidual = 1e-11;
/// Chances below this are nothing; their last bits are lost to underflow.
constexpr double kNothing = 1e-290;

bool close(double a, double b, double scale) {
  return std::isfinite(a) && std::isfinite(b) && std::abs(a - b) <= kResidual * scale + kNothing;
}

}  // namespace

std::shared_ptr<const BlockOrder> block_order(const Flow& flow) {
  graph::Digraph digraph;
  digraph.offsets = flow.offsets;
  digraph.targets = flow.targets;
  return std::make_shared<const BlockOrder>(BlockOrder{graph::strong_components(digraph)});
}

AbsorbingChain::AbsorbingChain(Flow flow, std::shared_ptr<const BlockOrder> order)
    : flow_(std::move(flow)), order_(std::move(order)), place_(flow_.size()) {
  const auto& components = order_->components.nodes;
  for (const auto& nodes : components)
    for (std::size_t i = 0; i < nodes.size(); ++i) place_[nodes[i]] = static_cast<std::uint32_t>(i);
  blocks_.reserve(components.size());
  for (std::size_t c = 0; c < components.size(); ++c) build_block(c);
}

void AbsorbingChain::build_block(std::size_t component) {
  const std::vector<std::uint32_t>& of = order_->components.of;
  const std::vector<std::uint32_t>& nodes = order_->components.nodes[component];
  const std::size_t n = nodes.size();
  if (n == 1) {
    double pivot = flow_.leaves[nodes[0]];
    for (std::size_t e = flow_.offsets[nodes[0]]; e < flow_.offsets[nodes[0] + 1]; ++e)
      if (flow_.targets[e] != nodes[0]) pivot += flow_.chances[e];
    blocks_.emplace_back(pivot);
    return;
  }
  std::vector<double> leaves(n);
  std::vector<Entry> entries;
  for (std::size_t i = 0; i < n; ++i) {
    leaves[i] = flow_.leaves[nodes[i]];
    for (std::size_t e = flow_.offsets[nodes[i]]; e < flow_.offsets[nodes[i] + 1]; ++e) {
      const std::uint32_t target = flow_.targets[e];
      if (of[target] != component)
        leaves[i] += flow_.chances[e];
      else
        entries.push_back({static_cast<std::uint32_t>(i), place_[target], flow_.chances[e]});
    }
  }
  if (n > kLargestDense) {
    SparseBlock sparse(entries, leaves);
    if (sparse.trustworthy() || n > kLargestDenseAtNeed) {
      accurate_ = accurate_ && sparse.trustworthy();
      blocks_.emplace_back(std::move(sparse));
      return;
    }
  }
  std::vector<double> q(n * n);
  for (const Entry& entry : entries) q[entry.row * n + entry.column] += entry.chance;
  blocks_.emplace_back(std::in_place_type<DenseBlock>, std::move(q), std::move(leaves));
}

std::vector<double> AbsorbingChain::visits(std::vector<double> start) {
  const std::vector<double> given = start;
  std::vector<double>& v = start;
  const auto& components = order_->components;
  std::vector<double> local;
  // Customers flow from high numbers to low ones.
  for (std::size_t c = components.nodes.size(); c-- > 0;) {
    const auto& nodes = components.nodes[c];
    if (const double* pivot = std::get_if<double>(&blocks_[c])) {
      v[nodes[0]] /= *pivot;
    } else {
      local.clear();
      for (const std::uint32_t node : nodes) local.push_back(v[node]);
      if (const DenseBlock* dense = std::get_if<DenseBlock>(&blocks_[c]))
        dense->solve_transposed(local);
      else
        accurate_ = std::get<SparseBlock>(blocks_[c]).solve_transposed(local) && accurate_;
      for (std::size_t i = 0; i < nodes.size(); ++i) v[nodes[i]] = local[i];
    }
    for (const std::uint32_t node : nodes)
      for (std::size_t e = flow_.offsets[node]; e < flow_.offsets[node + 1]; ++e)
        if (components.of[flow_.targets[e]] != c) v[flow_.targets[e]] += v[node] * flow_.chances[e];
  }
  check_visits(v, given);
  return v;
}

std::vector<double> AbsorbingChain::totals(std::vector<double> reward) {
  const std::vector<double> given = reward;
  std::vector<double>& x = reward;
  const auto& components = order_->components;
  std::vector<double> local;
  for (std::size_t c = 0; c < components.nodes.size(); ++c) {
    const auto& nodes = components.nodes[c];
    local.clear();
    for (const std::uint32_t node : nodes) {
      double sum = x[node];
      for (std::size_t e = flow_.offsets[node]; e < flow_.offsets[node + 1]; ++e)
        if (components.of[flow_.targets[e]] != c) sum += flow_.chances[e] * x[flow_.targets[e]];
      local.push_back(sum);
    }
    if (const double* pivot = std::get_if<double>(&blocks_[c]))
      local[0] /= *pivot;
    else if (const DenseBlock* dense = std::get_if<DenseBlock>(&blocks_[c]))
      dense->solve(local);
    else
      accurate_ = std::get<SparseBlock>(blocks_[c]).solve(local) && accurate_;
    for (std::size_t i = 0; i < nodes.size(); ++i) x[nodes[i]] = local[i];
  }
  check_totals(x, given);
  return x;
}

void AbsorbingChain::check_visits(const std::vector<double>& v, const std::vector<double>& start) {
  std::vector<double> balance = start;
  std::vector<double> scale(v.size());
  for (std::size_t i = 0; i < v.size(); ++i) {
    for (std::size_t e = flow_.offsets[i]; e < flow_.offsets[i + 1]; ++e) {
      balance[flow_.targets[e]] += v[i] * flow_.chances[e];
      scale[flow_.targets[e]] += std::abs(v[i] * flow_.chances[e]);
    }
  }
  for (std::size_t i = 0; i < v.size(); ++i)
    if (!close(v[i], balance[i], std::abs(v[i]) + std::abs(start[i]) + scale[i])) accurate_ = false;
}

void AbsorbingChain::check_totals(const std::vector<double>& x, const std::vector<double>& reward) {
  for (std::size_t i = 0; i < x.size(); ++i) {
    double sum = reward[i];
    double scale = std::abs(reward[i]) + std::abs(x[i]);
    for (std::size_t e = flow_.offsets[i]; e < flow_.offsets[i + 1]; ++e) {
      sum += flow_.chances[e] * x[flow_.targets[e]];
      scale += std::abs(flow_.chances[e] * x[flow_.targets[e]]);
    }
    if (!close(x[i], sum, scale)) accurate_ = false;
  }
}

}  // namespace painpoint::exact
