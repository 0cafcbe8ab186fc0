#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "gui/tr.h"
#include "study/where_it_hurts.h"

/// What the ranking of pain points shows, without a window.
namespace painpoint::gui {

struct RankedPain {
  std::string address;
  std::string name;
  std::string place;  ///< the touchpoint
  std::string cause;  ///< that it costs most by; empty: none is named
  std::string owner;
  double amount = 0;  ///< in a month, or for 1,000 customers
  double share = 0;
  double cumulative = 0;
};

struct RankMeasure {
  study::HurtBy by;
  std::string_view title;
  std::string_view meaning;
};
inline constexpr std::array<RankMeasure, 4> kRankMeasures = {{
    {study::HurtBy::cost, tr_later("Cost"),
     tr_later("money that it leads to, rework elsewhere included")},
    {study::HurtBy::friction, tr_later("Friction"), tr_later("minutes of customers that it costs")},
    {study::HurtBy::complaints, tr_later("Complaints"), tr_later("complaints that it leads to")},
    {study::HurtBy::value_lost, tr_later("Value lost"),
     tr_later("worth of the customers whom it loses")},
}};

/// Pain points, the worst first, with shares of the sum and shares up to here (Pareto).
std::vector<RankedPain> ranked_pains(const Journey& journey, const study::WhereItHurts& hurts,
                                     study::HurtBy by);

/// "GBP 1,240 a month", "310 h for 1,000 customers", "12 complaints a month".
std::string amount_in_words(const Journey& journey, study::HurtBy by, double amount);
/// The same without "a month" or "for 1,000 customers", for a column that says it once.
std::string bare_amount(const Journey& journey, study::HurtBy by, double amount);

}  // namespace painpoint::gui
