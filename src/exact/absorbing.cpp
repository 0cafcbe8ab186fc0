#include "exact/absorbing.h"

#include <algorithm>
#include <cmath>

namespace painpoint::exact {
namespace {

/// Above this size elimination takes longer than iteration, and its n^2 memory too much.
constexpr std::size_t kLargestDense = 400;
/// Up to this size elimination is worth its time where iteration cannot be trusted, and believed
/// without a proof for the block at hand.
constexpr std::size_t kLargestDenseAtNeed = 3000;
constexpr double kResidual = 1e-11;
/// Chances below this are nothing; their last bits are lost to underflow.
constexpr double kNothing = 1e-290;

bool close(double a, double b, double scale) {
  return std::isfinite(a) && std::isfinite(b) && std::abs(a - b) <= kResidual * scale + kNothing;
}

bool same_bits(std::span<const std::uint32_t> states, const std::vector<double>& a,
               const std::vector<double>& b) {
  return std::all_of(states.begin(), states.end(),
                     [&](std::uint32_t state) { return a[state] == b[state]; });
}

}  // namespace

std::shared_ptr<const BlockOrder> block_order(const Flow& flow) {
  const graph::Digraph moves{flow.offsets, flow.targets};
  return block_order(moves, graph::strong_components(moves));
}

std::shared_ptr<const BlockOrder> block_order(const graph::Digraph& moves,
                                              graph::Components components) {
  EliminationPlan plan = plan_elimination(moves, components);
  return std::make_shared<const BlockOrder>(BlockOrder{std::move(components), std::move(plan)});
}

AbsorbingChain::AbsorbingChain(Flow flow, std::shared_ptr<const BlockOrder> order)
    : flow_(std::move(flow)), order_(std::move(order)) {
  const std::size_t components = order_->components.nodes.size();
  chances_ = flow_.chances;
  chances_.resize(order_->plan.begins.back().slot);
  leaves_ = flow_.leaves;
  pivots_.resize(order_->plan.steps.size());
  cores_.resize(components);
  changed_.assign(components, true);
  for (std::size_t c = 0; c < components; ++c) eliminate(c);
}

void AbsorbingChain::update(Flow flow, std::span<const std::uint32_t> changed) {
  flow_ = std::move(flow);
  std::fill(changed_.begin(), changed_.end(), false);
  for (const std::uint32_t state : changed) changed_[order_->components.of[state]] = true;
  const EliminationPlan& plan = order_->plan;
  for (std::size_t c = 0; c < changed_.size(); ++c) {
    if (!changed_[c]) continue;
    for (const std::uint32_t state : order_->components.nodes[c]) {
      leaves_[state] = flow_.leaves[state];
      std::copy(flow_.chances.begin() + flow_.offsets[state],
                flow_.chances.begin() + flow_.offsets[state + 1],
                chances_.begin() + flow_.offsets[state]);
    }
    std::fill(chances_.begin() + plan.begins[c].slot, chances_.begin() + plan.begins[c + 1].slot,
              0.0);
    eliminate(c);
  }
}

void AbsorbingChain::take(std::span<const double> chances, std::span<const double> leaves) {
  std::copy(chances.begin(), chances.end(), flow_.chances.begin());
  std::copy(leaves.begin(), leaves.end(), flow_.leaves.begin());
  std::copy(chances.begin(), chances.end(), chances_.begin());
  std::fill(chances_.begin() + static_cast<std::ptrdiff_t>(chances.size()), chances_.end(), 0.0);
  std::copy(leaves.begin(), leaves.end(), leaves_.begin());
  for (std::size_t c = 0; c < changed_.size(); ++c) eliminate(c);
}

void AbsorbingChain::eliminate(std::size_t component) {
  const std::vector<std::uint32_t>& of = order_->components.of;
  for (const std::uint32_t state : order_->components.nodes[component])
    for (std::size_t e = flow_.offsets[state]; e < flow_.offsets[state + 1]; ++e)
      if (of[flow_.targets[e]] != component) leaves_[state] += flow_.chances[e];

  const EliminationPlan& plan = order_->plan;
  const std::size_t last = plan.begins[component + 1].step;
  for (std::size_t s = plan.begins[component].step; s < last; ++s) {
    const EliminationPlan::Step& step = plan.steps[s];
    const EliminationPlan::Step& next = plan.steps[s + 1];
    const double leaves = leaves_[step.state];
    double pivot = leaves;
    for (std::size_t out = step.first_out; out < next.first_out; ++out)
      pivot += chances_[plan.outs[out].slot];
    pivots_[s] = pivot;
    std::size_t fill = step.first_fill;
    for (std::size_t in = step.first_in; in < next.first_in; ++in) {
      double& chance = chances_[plan.ins[in].slot];
      chance /= pivot;
      leaves_[plan.ins[in].state] += chance * leaves;
      for (std::size_t out = step.first_out; out < next.first_out; ++out, ++fill)
        if (plan.fills[fill] != EliminationPlan::kNoSlot)
          chances_[plan.fills[fill]] += chance * chances_[plan.outs[out].slot];
    }
  }
  if (plan.begins[component].core_state < plan.begins[component + 1].core_state)
    build_core(component);
  else
    check_elimination(component);
}

void AbsorbingChain::build_core(std::size_t component) {
  const EliminationPlan& plan = order_->plan;
  const EliminationPlan::Begin& begin = plan.begins[component];
  const EliminationPlan::Begin& end = plan.begins[component + 1];
  const std::size_t n = end.core_state - begin.core_state;
  std::vector<double> leaves(n);
  for (std::size_t i = 0; i < n; ++i) leaves[i] = leaves_[plan.core_states[begin.core_state + i]];
  if (n > kLargestDense) {
    std::vector<Entry> entries;
    entries.reserve(end.core_entry - begin.core_entry);
    for (std::size_t e = begin.core_entry; e < end.core_entry; ++e)
      entries.push_back({plan.core_entries[e].row, plan.core_entries[e].column,
                         chances_[plan.core_entries[e].slot]});
    SparseBlock sparse(entries, leaves);
    if (sparse.trustworthy() || n > kLargestDenseAtNeed) {
      accurate_ = accurate_ && sparse.trustworthy();
      cores_[component] = std::make_shared<const Core>(std::move(sparse));
      return;
    }
  }
  std::vector<double> q(n * n);
  for (std::size_t e = begin.core_entry; e < end.core_entry; ++e)
    q[plan.core_entries[e].row * n + plan.core_entries[e].column] +=
        chances_[plan.core_entries[e].slot];
  cores_[component] =
      std::make_shared<const Core>(std::in_place_type<DenseBlock>, std::move(q), std::move(leaves));
  check_elimination(component);
}

/// The proven bounds of the error of elimination grow with the size of the block. In a large one,
/// the bound is that of a SparseBlock instead: half an ulp in each row grows by the expected number
/// of steps in the block.
void AbsorbingChain::check_elimination(std::size_t component) {
  const auto states = order_->components.nodes[component];
  if (states.size() <= kLargestDenseAtNeed) return;
  std::vector<double> steps(flow_.size(), 0.0);
  for (const std::uint32_t state : states) steps[state] = 1;
  solve_block(component, steps);
  for (const std::uint32_t state : states)
    if (!(steps[state] <= SparseBlock::kMostSteps)) accurate_ = false;
}

template <class Solve>
void AbsorbingChain::solve_core(std::size_t component, std::span<double> x, Solve&& solve) {
  if (cores_[component] == nullptr) return;
  const EliminationPlan& plan = order_->plan;
  const std::span<const std::uint32_t> states{
      plan.core_states.data() + plan.begins[component].core_state,
      plan.core_states.data() + plan.begins[component + 1].core_state};
  scratch_.clear();
  for (const std::uint32_t state : states) scratch_.push_back(x[state]);
  if (const DenseBlock* dense = std::get_if<DenseBlock>(cores_[component].get()))
    solve(*dense, scratch_);
  else
    accurate_ = solve(std::get<SparseBlock>(*cores_[component]), scratch_) && accurate_;
  for (std::size_t i = 0; i < states.size(); ++i) x[states[i]] = scratch_[i];
}

void AbsorbingChain::solve_block(std::size_t component, std::span<double> x) {
  const EliminationPlan& plan = order_->plan;
  const std::size_t first = plan.begins[component].step;
  const std::size_t last = plan.begins[component + 1].step;
  for (std::size_t s = first; s < last; ++s)
    for (std::size_t in = plan.steps[s].first_in; in < plan.steps[s + 1].first_in; ++in)
      x[plan.ins[in].state] += chances_[plan.ins[in].slot] * x[plan.steps[s].state];
  solve_core(component, x, [](const auto& core, std::span<double> b) { return core.solve(b); });
  for (std::size_t s = last; s-- > first;) {
    double sum = x[plan.steps[s].state];
    for (std::size_t out = plan.steps[s].first_out; out < plan.steps[s + 1].first_out; ++out)
      sum += chances_[plan.outs[out].slot] * x[plan.outs[out].state];
    x[plan.steps[s].state] = sum / pivots_[s];
  }
}

void AbsorbingChain::solve_block_transposed(std::size_t component, std::span<double> v) {
  const EliminationPlan& plan = order_->plan;
  const std::size_t first = plan.begins[component].step;
  const std::size_t last = plan.begins[component + 1].step;
  for (std::size_t s = first; s < last; ++s) {
    const double visits = v[plan.steps[s].state] /= pivots_[s];
    for (std::size_t out = plan.steps[s].first_out; out < plan.steps[s + 1].first_out; ++out)
      v[plan.outs[out].state] += chances_[plan.outs[out].slot] * visits;
  }
  solve_core(component, v,
             [](const auto& core, std::span<double> b) { return core.solve_transposed(b); });
  for (std::size_t s = last; s-- > first;) {
    double sum = v[plan.steps[s].state];
    for (std::size_t in = plan.steps[s].first_in; in < plan.steps[s + 1].first_in; ++in)
      sum += chances_[plan.ins[in].slot] * v[plan.ins[in].state];
    v[plan.steps[s].state] = sum;
  }
}

std::vector<double> AbsorbingChain::visits(std::vector<double> start) {
  return find_visits(std::move(start), nullptr).visits;
}
Visits AbsorbingChain::visits_and_inflow(std::vector<double> start) {
  return find_visits(std::move(start), nullptr);
}
Visits AbsorbingChain::visits_again(std::vector<double> start, const Visits& before) {
  return find_visits(std::move(start), &before);
}

Visits AbsorbingChain::find_visits(std::vector<double> start, const Visits* before) {
  Visits result{start, std::vector<double>(start.size())};
  std::vector<double>& v = result.visits;
  const graph::Components& components = order_->components;
  // Customers flow from high numbers to low ones.
  for (std::size_t c = components.nodes.size(); c-- > 0;) {
    const auto states = components.nodes[c];
    if (before != nullptr && !changed_[c] && same_bits(states, result.inflow, before->inflow)) {
      for (const std::uint32_t state : states) v[state] = before->visits[state];
    } else {
      for (const std::uint32_t state : states) v[state] = result.inflow[state];
      solve_block_transposed(c, v);
    }
    for (const std::uint32_t state : states)
      for (std::size_t e = flow_.offsets[state]; e < flow_.offsets[state + 1]; ++e)
        if (components.of[flow_.targets[e]] != c)
          result.inflow[flow_.targets[e]] += v[state] * flow_.chances[e];
  }
  check_visits(v, start);
  return result;
}

std::vector<double> AbsorbingChain::totals(std::vector<double> reward) {
  const std::vector<double> given = reward;
  std::vector<double>& x = reward;
  const graph::Components& components = order_->components;
  for (std::size_t c = 0; c < components.nodes.size(); ++c) {
    for (const std::uint32_t state : components.nodes[c])
      for (std::size_t e = flow_.offsets[state]; e < flow_.offsets[state + 1]; ++e)
        if (components.of[flow_.targets[e]] != c)
          x[state] += flow_.chances[e] * x[flow_.targets[e]];
    solve_block(c, x);
  }
  check_totals(x, given);
  return x;
}

void AbsorbingChain::check_visits(const std::vector<double>& v, const std::vector<double>& start) {
  // Nothing here is negative, so that the balance is also the size of its terms.
  std::vector<double> balance = start;
  for (std::size_t i = 0; i < v.size(); ++i)
    for (std::size_t e = flow_.offsets[i]; e < flow_.offsets[i + 1]; ++e)
      balance[flow_.targets[e]] += v[i] * flow_.chances[e];
  for (std::size_t i = 0; i < v.size(); ++i)
    if (!close(v[i], balance[i], std::abs(v[i]) + std::abs(balance[i]))) accurate_ = false;
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
