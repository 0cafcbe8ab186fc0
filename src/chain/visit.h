#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <unordered_set>
#include <vector>

#include "chain/chain.h"

/// What can happen in one visit, with exact chances.
namespace painpoint::chain {

/// A pain that struck, by one of its causes.
struct Problem {
  std::uint32_t pain;          ///< in CompiledTouchpoint::pains
  std::uint32_t contribution;  ///< in CompiledPain::contributions
  double chance;               ///< per visit, caught or not
};

/// The chances of rules 4 and 5 of a visit. They add up to 1.
struct VisitChances {
  double nothing = 0;  ///< no problem at all
  std::vector<Problem> problems;
  std::vector<double> gave_up;  ///< by policy, in CompiledTouchpoint::policies
};
VisitChances chances_of_visit(const CompiledTouchpoint& touchpoint, std::uint64_t carried);
/// The same, into an object whose memory is used again.
void set_chances_of_visit(VisitChances& chances, const CompiledTouchpoint& touchpoint,
                          std::uint64_t carried);

/// What a customer with a problem does, by channel.
struct ReactionChances {
  double leave;
  double complain;
  double recontact;
  double silent;
};
ReactionChances reaction_chances(const CompiledPain& pain, const ChannelShare& channel);

/// How a problem ends for customers with these reactions, by Ending; those who leave are in none.
std::array<double, kEndings> ending_chances(const SegmentChain& chain,
                                            const ReactionChances& reactions);

/// Mean and variance of an amount of money that is a mixture of cases.
struct MoneyMixture {
  double chance = 0;
  double mean = 0;
  double variance = 0;

  /// Adds a case. Nothing is subtracted, so that no digits are lost (Chan, Golub, LeVeque 1979).
  void add(double case_chance, double case_mean, double case_variance);
};

/// How much of what happened is followed. Totals of money and losses need neither the causes of
/// rework nor the drops of satisfaction, and so far fewer states and transitions.
enum class Detail : std::uint8_t { everything, totals };

/// One thing that can happen in a visit, as far as the rest of the journey is concerned. Ways that
/// make no difference to it are one.
struct Way {
  enum class Kind : std::uint8_t { moves_on, sent_to_rework, abandons };
  Kind kind = Kind::moves_on;
  bool incident = false;        ///< that the state remembers
  TouchpointIndex then;         ///< where rework sends the customer
  CauseIndex cause = kNoCause;  ///< of that rework
  int mended_bit = -1;          ///< the carried cause that leaves him
  double loss = 0;              ///< chance to lose a customer who was not lost before; not with
                                ///< Detail::totals, which needs only `kept` and `lost`
  double drop = 0;              ///< of satisfaction
  MoneyMixture money;           ///< chance of this way, and the visit's cash cost given it
  double kept = 0;              ///< chance of this way and that nobody is lost on it
  double lost = 0;              ///< chance of this way and that the customer is lost on it
};

/// What a visit costs on average.
struct VisitSummary {
  double mean_cash = 0;           ///< cash cost
  double mean_staff_cost = 0;     ///< the hourly part of it
  double mean_cashable_cost = 0;  ///< the hourly part times each team's `cashable`
  double mean_staff_minutes = 0;
};

/// Finds all ways of visits and what they cost. One object serves many visits, and allocates
/// nothing anew.
class Summariser {
 public:
  Summariser(const SegmentChain& chain, Detail detail) : chain_(chain), detail_(detail) {}

  /// Appends the ways to `ways`.
  VisitSummary summarise(TouchpointIndex t, std::uint64_t carried, bool had_incident,
                         std::vector<Way>& ways);

 private:
  /// The visit's own money, apart from the channel's and from what problems cost.
  struct VisitMoney {
    MoneyMixture stays;    ///< chance, and money given that no policy made the customer give up
    MoneyMixture gave_up;  ///< the rest
  };
  using WaysByEnding = std::array<Way, kEndings>;

  /// What makes ways of one visit one.
  struct WayHash {
    const std::vector<Way>* ways;
    std::size_t operator()(std::size_t way) const noexcept;
  };
  struct SameWay {
    const std::vector<Way>* ways;
    bool operator()(std::size_t a, std::size_t b) const noexcept;
  };
  using KnownWays = std::unordered_set<std::size_t, WayHash, SameWay>;

  static VisitMoney visit_money(const CompiledTouchpoint& touchpoint);
  void add_case(Way& way, double chance, double mean, double variance) const;
  void add_way(Way& way);
  Way* find_known(const Way& way);
  void add_untroubled(const ChannelShare& channel);
  void add_problem(const Problem& problem);
  void add_recontact(WaysByEnding& ways, double chance, double mean, double variance);
  void add_complaint(WaysByEnding& ways, double chance, double mean, double variance);
  void add_gave_up();
  void add_visit_averages();
  void add_staff(double chance, const StaffWork& work);

  const SegmentChain& chain_;
  Detail detail_;
  const CompiledTouchpoint* touchpoint_ = nullptr;
  bool had_incident_ = false;
  VisitChances chances_;
  VisitMoney own_;
  VisitSummary summary_;
  std::vector<Way>* ways_ = nullptr;
  std::size_t first_way_ = 0;
  std::optional<KnownWays> known_;  ///< of this visit, once there are many
};

}  // namespace painpoint::chain
