#include "study/world_solver.h"

#include <algorithm>
#include <map>
#include <utility>

#include "model/contradiction.h"
#include "model/scenario.h"
#include "model/walk.h"
#include "study/equations.h"
#include "study/variant.h"
#include "study/world_writer.h"

namespace painpoint::study {
namespace {

/// A copy without texts, and without what the file says about its numbers: these are of one world.
Journey only_numbers(const Journey& journey) {
  Journey result = journey;
  walk(result, [](const Path&, const Key& key, auto& leaf) {
    using Leaf = std::remove_cvref_t<decltype(leaf)>;
    if constexpr (std::is_same_v<Leaf, Notes>) {
      leaf.clear();
    } else if constexpr (std::is_same_v<Leaf, std::string>) {
      if (key.name == "name") leaf.clear();
    }
    if constexpr (std::is_same_v<Leaf, Number>)
      leaf.provenance.reset();
    else if constexpr (std::is_same_v<Leaf, std::optional<Number>>) {
      if (leaf) leaf->provenance.reset();
    } else if constexpr (std::is_same_v<Leaf, Time>)
      leaf.mean.provenance.reset();
    else if constexpr (std::is_same_v<Leaf, Split>)
      for (auto& [id, share] : leaf) share.provenance.reset();
  });
  return result;
}

}  // namespace

class WorldSolver::Work {
 public:
  Work(const Journey& journey, const Uncertainty& uncertainty, const Roster& roster,
       std::span<const std::string> scenarios)
      : roster_(roster), source_(only_numbers(journey)), writer_(source_, uncertainty) {
    for (const std::string& id : scenarios) {
      Plan plan;
      plan.id = id;
      plan.parts = parts_of(source_, id);
      for (const ScenarioPart& part : plan.parts)
        plan.adds = plan.adds || !source_.scenarios.find(part.id)->add.touchpoints.empty();
      plans_.push_back(std::move(plan));
    }
    const auto add_variants = [&](Plan& plan) {
      for (const auto& [id, segment] : source_.segments)
        plan.variants.emplace_back(source_, uncertainty, segment, plan.parts);
      if (!plan.adds && &plan != &base_) return;
      for (std::size_t s = 0; s < roster.segments.size(); ++s)
        plan.equations.emplace_back(roster, SegmentIndex(s));
    };
    add_variants(base_);
    for (Plan& plan : plans_) add_variants(plan);
    payments_.resize(roster.segments.size());
    // Whatever comes later starts from the structure of the expected world.
    const std::vector<double> expected = uncertainty.expected();
    solve(expected);
  }

  Answer solve(std::span<const double> values) {
    Answer answer;
    writer_.write(values);
    values_ = values;
    if (auto wrong = contradiction_in(source_)) {
      answer.contradiction = std::move(*wrong);
      return answer;
    }
    for (Equations& equations : base_.equations) equations.begin_again();
    for (Plan& plan : plans_)
      for (Equations& equations : plan.equations) equations.begin_again();
    const Frame frame = frame_of(source_);
    const MonthFigures* base = figures(base_, {});
    if (base == nullptr) return refuse();
    for (std::size_t s = 0; s < base->values.size(); ++s)
      answer.customer_value += shares_[s] * base->values[s];
    base_figures_ = *base;
    for (Plan& plan : plans_)
      if (!value_of(plan, frame, answer.plans)) return refuse();
    return answer;
  }

  [[nodiscard]] const Diagnostics& problems() const { return problems_; }

 private:
  /// What a customer pays after a loss depends on few numbers, which plans rarely change.
  class Payments {
   public:
    const std::vector<double>& of(const Segment& segment, double discount_rate, int horizon) {
      const std::vector<double> key = {
          segment.value.present_value.value, segment.value.margin_per_year.value,
          segment.value.retention.value, segment.value_months.value, discount_rate};
      if (key != key_) {
        payments_ = payments_after_loss(segment, discount_rate, horizon);
        key_ = key;
      }
      return payments_;
    }

   private:
    std::vector<double> key_;
    std::vector<double> payments_;
  };
  struct Plan {
    std::string id;
    std::vector<ScenarioPart> parts;
    bool adds = false;                 ///< touchpoints: then its equations are its own
    std::vector<Variant> variants;     ///< by segment
    std::vector<Equations> equations;  ///< likewise; empty: those of the base serve
    std::map<std::vector<double>, MonthFigures> solved;  ///< by effects, of this world
  };

  Answer refuse() {
    Answer answer;
    answer.contradiction = std::move(contradiction_);
    contradiction_.clear();
    return answer;
  }

  bool value_of(Plan& plan, const Frame& frame, std::vector<PresentValues>& values) {
    plan.solved.clear();
    std::vector<const MonthFigures*> by_month;
    std::vector<double> own_effects(static_cast<std::size_t>(frame.horizon), 0);
    for (int m = 1; m <= frame.horizon; ++m) {
      std::vector<double> effects;
      for (const ScenarioPart& part : plan.parts)
        effects.push_back(effect_in_month(*source_.scenarios.find(part.id), m));
      const bool idle =
          std::all_of(effects.begin(), effects.end(), [](double f) { return f == 0; });
      const MonthFigures* now = idle ? &base_figures_ : figures(plan, std::move(effects));
      if (now == nullptr) return false;
      by_month.push_back(now);
    }
    values.push_back(
        cash_flows(frame, price_of(source_, plan.parts), base_figures_, by_month, own_effects)
            .values);
    return true;
  }

  const MonthFigures* figures(Plan& plan, std::vector<double> effects) {
    if (const auto known = plan.solved.find(effects); known != plan.solved.end() && &plan != &base_)
      return &known->second;
    MonthFigures result;
    const bool is_base = &plan == &base_;
    if (is_base) shares_.clear();
    for (std::size_t s = 0; s < plan.variants.size(); ++s) {
      Variant& variant = plan.variants[s];
      if (!variant.set(values_, effects)) {
        contradiction_ = "scenarios." + plan.id;
        return nullptr;
      }
      const Journey& journey = variant.journey();
      if (auto wrong = contradiction_in(journey)) {
        contradiction_ = std::move(*wrong);
        return nullptr;
      }
      Equations& equations = plan.equations.empty() ? base_.equations[s] : plan.equations[s];
      const auto totals = equations.solve(journey, problems_);
      if (!totals) return nullptr;
      const chain::SegmentChain& chain = equations.chain();
      const Segment& segment = *journey.segments.find(roster_.segments[SegmentIndex(s)].id);
      const auto horizon = static_cast<int>(source_.horizon_months.value);
      add_segment(result, chain, *totals,
                  payments_[s].of(segment, journey.discount_rate.value, horizon));
      if (is_base) shares_.push_back(chain.share);
    }
    return &(plan.solved[std::move(effects)] = std::move(result));
  }

  const Roster& roster_;
  Journey source_;
  WorldWriter writer_;
  std::span<const double> values_;
  Plan base_;
  std::vector<Plan> plans_;
  MonthFigures base_figures_;
  std::vector<double> shares_;      ///< of the segments
  std::vector<Payments> payments_;  ///< by segment
  std::string contradiction_;
  Diagnostics problems_;
};

WorldSolver::WorldSolver(const Journey& journey, const Uncertainty& uncertainty,
                         const Roster& roster, std::span<const std::string> scenarios)
    : work_(std::make_unique<Work>(journey, uncertainty, roster, scenarios)) {}
WorldSolver::~WorldSolver() = default;
WorldSolver::WorldSolver(WorldSolver&&) noexcept = default;

WorldSolver::Answer WorldSolver::solve(std::span<const double> values) {
  return work_->solve(values);
}

const Diagnostics& WorldSolver::problems() const {
  return work_->problems();
}

}  // namespace painpoint::study
