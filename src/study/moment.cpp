#include "study/moment.h"

#include <algorithm>

#include "chain/visit.h"

namespace painpoint::study {
namespace {

/// The problems that could strike in a visit, as rule 5 of the model orders them on the range of
/// luck: by severity, and within a severity in proportion to their chances.
class ProblemsOfVisit {
 public:
  ProblemsOfVisit(const Moment& moment) : pains_(moment.touchpoint().pains) {
    for (const double threshold : moment.touchpoint().wait_thresholds)
      if (moment.step().wait > threshold) ++interval_;
    carried_ = moment.side.carried_bits[moment.number];
    const ProblemMet* met = moment.step().problem ? &*moment.step().problem : nullptr;
    for (std::size_t begin = 0; begin < pains_.size();) begin = add_class(begin, met);
  }

  [[nodiscard]] double any() const { return up_to_; }
  [[nodiscard]] LuckRange met() const { return met_; }

 private:
  [[nodiscard]] double chance_of(const chain::Contribution& part) const {
    const bool active =
        part.carried_bit < 0 || (carried_ >> static_cast<unsigned>(part.carried_bit) & 1U) != 0;
    return active ? part.chance : 0;
  }
  [[nodiscard]] double chance_of(const chain::CompiledPain& pain) const {
    if (pain.first_interval > interval_) return 0;
    double sum = 0;
    for (const chain::Contribution& part : pain.contributions) sum += chance_of(part);
    return std::min(sum, 1.0);
  }

  /// All pains as severe as this one. Returns where the next severity begins.
  std::size_t add_class(std::size_t begin, const ProblemMet* met) {
    std::size_t end = begin;
    double none = 1;
    double sum = 0;
    for (; end < pains_.size() && pains_[end].severity == pains_[begin].severity; ++end) {
      none *= 1 - chance_of(pains_[end]);
      sum += chance_of(pains_[end]);
    }
    const double whole = none_worse_ * (1 - none);
    double position = 0;
    for (std::size_t i = begin; i < end; ++i) {
      if (pains_[i].first_interval > interval_) continue;
      for (const chain::Contribution& part : pains_[i].contributions) {
        const double from = position;
        position += chance_of(part);
        if (met != nullptr && sum > 0 && pains_[i].id == met->pain && part.cause == met->cause)
          met_ = {up_to_ + whole * from / sum, up_to_ + whole * position / sum};
      }
    }
    up_to_ += whole;
    none_worse_ *= none;
    return end;
  }

  const std::vector<chain::CompiledPain>& pains_;
  std::uint32_t interval_ = 0;
  std::uint64_t carried_ = 0;
  double up_to_ = 0;
  double none_worse_ = 1;
  LuckRange met_{0, 0};
};

bool is_incident(const StoryStep& step) {
  return step.problem && step.problem->ending;
}

}  // namespace

const chain::CompiledPain* Moment::pain() const {
  if (!step().problem) return nullptr;
  for (const chain::CompiledPain& pain : touchpoint().pains)
    if (pain.id == step().problem->pain && pain.name == step().problem->name) return &pain;
  return nullptr;
}

TouchpointIndex Moment::next() const {
  return number + 1 < side.steps.size() ? side.steps[number + 1].at : TouchpointIndex{};
}

double Moment::any_problem() const {
  return ProblemsOfVisit(*this).any();
}

LuckRange Moment::problem_range() const {
  return ProblemsOfVisit(*this).met();
}

LuckRange Moment::reaction_range() const {
  using montecarlo::Reaction;
  chain::ReactionChances chances{};
  for (const chain::ChannelShare& share : touchpoint().channels)
    if (share.channel == step().channel) chances = chain::reaction_chances(*pain(), share);
  const double leave = chances.leave;
  const double complain = leave + chances.complain;
  const double recontact = complain + chances.recontact;
  switch (step().problem->reaction) {
    case Reaction::leave:
      return {0, leave};
    case Reaction::complain:
      return {leave, complain};
    case Reaction::recontact:
      return {complain, recontact};
    case Reaction::silent:
      break;
  }
  return {recontact, 1};
}

LuckRange Moment::response_range() const {
  const ProblemMet& problem = *step().problem;
  if (problem.reaction != montecarlo::Reaction::complain)
    return range_of(problem.ending == chain::Ending::slow, chain().recontact.resolved);
  LuckRange range{0, 0};
  for (const chain::Response& response : chain().desk.responses) {
    range = {range.to, range.to + response.chance};
    if (response.ending == problem.ending && response.escalated == problem.escalated) break;
  }
  return range;
}

std::optional<double> Moment::loss_chance() const {
  const auto earlier = side.steps.begin() + static_cast<std::ptrdiff_t>(number);
  const bool lost_before = std::any_of(side.steps.begin(), earlier,
                                       [](const StoryStep& s) { return s.lost.has_value(); });
  if (lost_before || !is_incident(step()) || pain() == nullptr) return std::nullopt;
  const auto ending = static_cast<std::size_t>(*step().problem->ending);
  const bool repeated =
      chain().repeat_matters && std::any_of(side.steps.begin(), earlier, is_incident);
  return repeated ? pain()->loss_repeat[ending] : pain()->loss_first[ending];
}

}  // namespace painpoint::study
