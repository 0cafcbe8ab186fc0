#include "study/find_customers.h"

#include <algorithm>
#include <compare>
#include <utility>

#include "montecarlo/walk.h"

namespace painpoint::study {
namespace {

constexpr std::size_t kMostFound = 5;
constexpr std::uint64_t kLookEvery = 256;  ///< customers between two looks at Ctrl-C

/// The little that the search needs to know of a customer.
struct Glimpse {
  int complaints = 0;
  bool is_lost = false;
  bool lost_over_problem = false;
  double elapsed_minutes = 0;

  void customer_starts(const montecarlo::CustomerStarts&) { *this = {}; }
  void visit(const montecarlo::Visit& event) {
    elapsed_minutes += event.delay + event.wait + event.service;
  }
  void work(const montecarlo::StaffTime&) {}
  void policy_applied(const montecarlo::PolicyApplied& event) { elapsed_minutes += event.burden; }
  void misuse(const montecarlo::Misuse&) {}
  void caught(const montecarlo::Problem&, const montecarlo::Correction&) {}
  void reacted(const montecarlo::Reacted& event) {
    elapsed_minutes += event.lost_minutes + event.customer_minutes;
    if (event.reaction == montecarlo::Reaction::complain) ++complaints;
  }
  void may_be_lost(const montecarlo::LossChance&) {}
  void lost(const montecarlo::Lost& event) {
    is_lost = true;
    lost_over_problem = !event.at_end;
  }
  void sent_to_rework(const montecarlo::SentToRework&) {}
  void end_reached(const montecarlo::EndReached&) {}
  void customer_finished(const montecarlo::CustomerFinished&) {}

  [[nodiscard]] bool matches(Telling what) const {
    switch (what) {
      case Telling::complained_twice:
        return complaints >= 2;
      case Telling::lost:
        return is_lost;
      case Telling::slowest:
        break;
    }
    return true;
  }
};

/// How telling a customer is; the smallest is the most.
struct Candidate {
  int rank = 0;
  double shorter_by = 0;
  std::uint64_t customer = 0;
  auto operator<=>(const Candidate&) const = default;
};

class CustomerSearch {
 public:
  CustomerSearch(const Replay& replay, const Search& search)
      : replay_(replay), search_(search), counts_(replay.cast.roster.touchpoints.size()) {}

  Outcome<FoundCustomers> run() {
    Outcome<FoundCustomers> outcome;
    for (std::uint64_t customer = 0; customer < search_.among; ++customer) {
      if (customer % kLookEvery == 0 && !goes_on(customer)) {
        found_.interrupted = true;
        break;
      }
      if (!look_at(customer)) {
        add_endless_customer(outcome.diagnostics, replay_, trapped_side_, trapped_at_);
        return outcome;
      }
    }
    for (const Candidate& one : best_) found_.customers.push_back(one.customer);
    outcome.value = std::move(found_);
    return outcome;
  }

 private:
  bool goes_on(std::uint64_t customer) {
    if (search_.progress) search_.progress(customer, search_.among);
    return !is_cancelled(search_.cancelled);
  }

  bool play(std::size_t side, std::uint64_t customer, Glimpse& glimpse) {
    montecarlo::Walk walk(replay_.tables[side], replay_.seed, customer, counts_, glimpse);
    if (walk.run()) return true;
    trapped_side_ = side;
    trapped_at_ = walk.at();
    return false;
  }

  /// False if the customer never came to an end.
  bool look_at(std::uint64_t customer) {
    Glimpse glimpse;
    if (!play(0, customer, glimpse)) return false;
    ++found_.played;
    if (!glimpse.matches(search_.what)) return true;
    ++found_.matching;
    Candidate candidate;
    candidate.customer = customer;
    if (search_.what == Telling::slowest) candidate.shorter_by = -glimpse.elapsed_minutes;
    if (search_.what == Telling::lost) {
      bool kept = false;
      if (replay_.tables.size() > 1) {
        Glimpse other;
        if (!play(1, customer, other)) return false;
        kept = !other.is_lost;
        if (kept) ++found_.kept_in_second;
      }
      candidate.rank = (kept ? 0 : 2) + (glimpse.lost_over_problem ? 0 : 1);
    }
    add(candidate);
    return true;
  }

  void add(const Candidate& candidate) {
    best_.insert(std::lower_bound(best_.begin(), best_.end(), candidate), candidate);
    if (best_.size() > kMostFound) best_.pop_back();
  }

  const Replay& replay_;
  const Search& search_;
  montecarlo::VisitCounts counts_;
  FoundCustomers found_;
  std::vector<Candidate> best_;  ///< in order
  std::size_t trapped_side_ = 0;
  TouchpointIndex trapped_at_;
};

}  // namespace

Outcome<FoundCustomers> find_customers(const Replay& replay, const Search& search) {
  return CustomerSearch(replay, search).run();
}

}  // namespace painpoint::study
