#include "gui/ranking_rows.h"

#include <fmt/format.h>

#include <utility>

#include "gui/tr.h"
#include "study/levers.h"
#include "study/words.h"

namespace painpoint::gui {
namespace {

std::string address_of(const Journey& journey, const std::string& touchpoint,
                       const std::string& id) {
  const auto has = [&](const Dict<Touchpoint>& touchpoints) {
    const Touchpoint* there = touchpoints.find(touchpoint);
    return there != nullptr && there->pains.contains(id);
  };
  if (has(journey.touchpoints)) return fmt::format("touchpoints.{}.pains.{}", touchpoint, id);
  for (const auto& [plan, scenario] : journey.scenarios)
    if (has(scenario.add.touchpoints))
      return fmt::format("scenarios.{}.add.touchpoints.{}.pains.{}", plan, touchpoint, id);
  return fmt::format("policies.{}.pain", id);
}

}  // namespace

std::vector<RankedPain> ranked_pains(const Journey& journey, const study::WhereItHurts& hurts,
                                     study::HurtBy by) {
  const double customers = study::customers_of_saving(journey);
  std::vector<double> amounts;
  for (const study::PainHurt& pain : hurts.pains)
    amounts.push_back(study::hurt_of(pain.caused, by) * customers);
  std::vector<RankedPain> ranked;
  for (const study::Ranked& rank : study::ranking(amounts)) {
    const study::PainHurt& pain = hurts.pains[rank.member];
    const auto& touchpoint = hurts.roster.touchpoints[pain.at];
    RankedPain row;
    row.address = address_of(journey, touchpoint.id, pain.id);
    row.name = pain.name;
    row.place = touchpoint.name;
    if (pain.worst_cause != kNoCause) row.cause = hurts.roster.causes[pain.worst_cause].name;
    row.owner = pain.owner;
    row.amount = rank.amount;
    row.share = rank.share;
    row.cumulative = rank.cumulative;
    ranked.push_back(std::move(row));
  }
  return ranked;
}

std::string bare_amount(const Journey& journey, study::HurtBy by, double amount) {
  switch (by) {
    case study::HurtBy::cost:
    case study::HurtBy::value_lost:
      return study::money(amount, journey);
    case study::HurtBy::friction:
      return tr_format("{} h", study::rounded(amount / 60));
    case study::HurtBy::complaints:
      return tr_format("{} complaints", study::rounded(amount));
  }
  return {};
}

std::string amount_in_words(const Journey& journey, study::HurtBy by, double amount) {
  const std::string bare = bare_amount(journey, by, amount);
  return journey.customers_per_month ? tr_format("{} a month", bare)
                                     : tr_format("{} for 1,000 customers", bare);
}

}  // namespace painpoint::gui
