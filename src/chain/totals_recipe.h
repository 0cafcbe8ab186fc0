#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "chain/chain.h"
#include "chain/state_space.h"
#include "chain/visit.h"

namespace painpoint::chain {

/// What the totals of money and losses need of a state space, as plain arrays.
struct TotalsRows {
  std::vector<double> start;  ///< by state
  std::vector<double> kept;   ///< by transition: chance to move so, and not to lose the customer
  std::vector<double> lost;   ///< likewise, and to lose a customer who was not lost before
  std::vector<VisitSummary> visits;  ///< by StateSpace::visit_of
};

/// How the numbers of a compiled journey become the rows of its state space, worked out once for
/// journeys between whose states customers move alike: filling them in takes a fraction of the time
/// that exploring takes. Rows agree with those of `explore` to rounding (sums are taken in another
/// order).
class TotalsRecipe {
 public:
  /// `space` is that of the chain, with Detail::totals.
  TotalsRecipe(const SegmentChain& chain, const StateSpace& space);

  /// Fills in the rows for another chain. False if its customers can move in ways that the space
  /// does not have, or start elsewhere; the rows are of no use then.
  bool fill(const SegmentChain& chain, TotalsRows& rows);

 private:
  static constexpr std::uint32_t kMissing = 0xffffffffU;

  /// Where a pain's problems lead, by how they end.
  struct Slots {
    std::uint32_t leaves;
    std::array<std::uint32_t, kEndings> endings;
  };
  struct KnownVisit {
    TouchpointIndex at;
    std::uint64_t carried;
    bool had_incident;
    std::uint32_t untroubled;  ///< slot
    std::uint32_t gave_up;     ///< slot
    std::vector<Slots> slots;  ///< by contribution of the touchpoint, pain after pain
    std::uint32_t first_slot;
    std::uint32_t slot_count;
  };
  /// A part of the chance of a slot goes along a transition: the product of two shares.
  struct Move {
    std::uint32_t slot;
    std::uint32_t transition;  ///< or kMissing
    std::uint32_t share;
    std::uint32_t onward_share;
  };
  /// What a problem of a pain does on average, over channels.
  struct PainMeans {
    std::array<double, kEndings> endings;
    double leaves;
    VisitSummary noticed;
    VisitSummary caught;
  };
  struct TouchpointMeans {
    VisitSummary visit;  ///< whatever comes of it
    std::vector<PainMeans> pains;
  };

  void add_visit(const SegmentChain& chain, const SharedVisit& visit);
  void add_moves(const SegmentChain& chain, const StateSpace& space, std::size_t state);
  std::uint32_t slot_for(const Way& way);
  [[nodiscard]] bool same_structure(const SegmentChain& chain) const;
  void set_means(const SegmentChain& chain);
  void fill_visit(const SegmentChain& chain, const KnownVisit& visit, VisitSummary& summary);
  bool fill_start(const SegmentChain& chain, std::vector<double>& start) const;

  std::vector<KnownVisit> visits_;
  std::vector<Way> slot_ways_;             ///< what each slot is
  std::vector<std::uint32_t> first_move_;  ///< by state, and one more
  std::vector<Move> moves_;
  std::vector<std::uint32_t> first_share_;  ///< by touchpoint: of its edges in shares_
  std::vector<State> start_states_;
  std::size_t transitions_ = 0;
  // Of the structure, to be compared.
  std::vector<CarriedCause> carried_;
  bool repeat_matters_ = false;
  std::vector<CompiledTouchpoint> touchpoints_;
  // Of the chain in hand.
  std::vector<double> shares_;
  std::vector<TouchpointMeans> means_;
  std::vector<double> kept_;  ///< by slot
  std::vector<double> lost_;
  VisitChances chances_;
  bool known_chances_ = false;
  std::pair<TouchpointIndex, std::uint64_t> chances_of_;
};

}  // namespace painpoint::chain
