#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "chain/metrics.h"
#include "model/roster.h"

namespace painpoint::montecarlo {

/// The figures that are added up per customer: the counted ones and those that are their linear
/// combinations in money, which need a variance of their own. In the order of chain::Metric.
inline constexpr std::size_t kTallied = static_cast<std::size_t>(chain::Metric::total_cost) + 1;
using Amounts = std::array<double, kTallied>;

inline double& at(Amounts& amounts, chain::Metric metric) {
  return amounts[static_cast<std::size_t>(metric)];
}
inline double at(const Amounts& amounts, chain::Metric metric) {
  return amounts[static_cast<std::size_t>(metric)];
}

/// The numerator and denominator of each ratio metric, without the factor.
inline constexpr std::size_t kRatios = chain::kMetrics - chain::kLinear;
struct Ratio {
  double numerator;
  double denominator;
};
inline std::array<Ratio, kRatios> ratios(const Amounts& a) {
  using enum chain::Metric;
  const double contacts = at(a, complaints) + at(a, recontacts);
  return {{{at(a, rework_minutes), at(a, staff_minutes)},
           {at(a, rework_visits) + contacts, at(a, visits) + contacts},
           {at(a, complaints), at(a, visits)}}};
}

/// All rows of a breakdown in one line of cells: the journey, then the members of each split.
class CellLayout {
 public:
  explicit CellLayout(const Roster& roster) {
    const std::array<std::size_t, chain::kSplits.size()> sizes = {
        roster.touchpoints.size(), roster.causes.size(), roster.channels.size(),
        roster.segments.size(),    roster.teams.size(),  roster.stages.size()};
    std::uint32_t next = 1;
    for (std::size_t i = 0; i < sizes.size(); ++i) {
      first_[static_cast<std::size_t>(chain::kSplits[i])] = next;
      next += static_cast<std::uint32_t>(sizes[i]);
    }
    size_ = next;
  }

  static constexpr std::uint32_t kJourney = 0;
  [[nodiscard]] std::uint32_t cell(chain::Split split, std::uint32_t member) const {
    return first_[static_cast<std::size_t>(split)] + member;
  }
  [[nodiscard]] std::uint32_t size() const { return size_; }

 private:
  std::array<std::uint32_t, chain::kSplits.size() + 1> first_{};
  std::uint32_t size_ = 0;
};

/// Cells of which few may be in use, in constant time each and in the order of their first use.
/// References stay valid: there is room for all from the start, though untouched memory costs
/// nothing.
template <class Cell>
class SparseCells {
 public:
  explicit SparseCells(std::size_t cells) : position_(cells, 0) { cells_.reserve(cells); }
  SparseCells(const SparseCells& other) : position_(other.position_), used_(other.used_) {
    cells_.reserve(position_.size());
    cells_.assign(other.cells_.begin(), other.cells_.end());
  }
  SparseCells(SparseCells&&) noexcept = default;
  SparseCells& operator=(const SparseCells&) = delete;
  SparseCells& operator=(SparseCells&&) noexcept = default;
  ~SparseCells() = default;

  Cell& use(std::uint32_t number) {
    const std::uint32_t position = position_[number];
    return position != 0 ? cells_[position - 1] : use_first(number);
  }
  [[nodiscard]] const Cell* find(std::uint32_t number) const {
    const std::uint32_t position = position_[number];
    return position == 0 ? nullptr : &cells_[position - 1];
  }
  [[nodiscard]] const std::vector<std::uint32_t>& used() const { return used_; }
  [[nodiscard]] const Cell& nth_used(std::size_t i) const { return cells_[i]; }
  Cell& nth_used(std::size_t i) { return cells_[i]; }
  void clear() {
    for (const std::uint32_t number : used_) position_[number] = 0;
    used_.clear();
  }

 private:
  [[gnu::noinline]] Cell& use_first(std::uint32_t number) {
    if (used_.size() == cells_.size())
      cells_.emplace_back();
    else
      cells_[used_.size()] = Cell{};
    used_.push_back(number);
    position_[number] = static_cast<std::uint32_t>(used_.size());
    return cells_[used_.size() - 1];
  }

  std::vector<std::uint32_t> position_;  ///< 1 + position in cells_, or 0
  std::vector<std::uint32_t> used_;
  std::vector<Cell> cells_;  ///< those beyond used_ are kept for later
};

}  // namespace painpoint::montecarlo
