#include "report/money_view.h"

#include <fmt/format.h>

#include "report/figures.h"
#include "study/headline.h"
#include "texts/tr.h"

namespace painpoint::report {
namespace {

Cell cell_of(const MoneyFigure& figure) {
  if (!figure.value) return figure.missing;
  const double value = *figure.value;
  if (figure.unit == "share") return Cell(percent(value), value);
  if (figure.unit == "month" && value == 0) return Cell(texts::tr_words("at once"), value);
  if (figure.unit == "month") return Cell(grouped(study::payback_in_month(value), 0), value);
  if (figure.name == "break_even_invest" && value < 0) return Cell(texts::tr_words("none"), value);
  return Cell(grouped(value, 0), value);
}

/// Hours that staff gain in a month when the plan has its full effect.
double hours_freed(const study::Money& money) {
  double most = 0;
  double effect = -1;
  for (const study::Month& month : money.months) {
    if (month.effect < effect) continue;
    effect = month.effect;
    most = month.staff_hours_freed;
  }
  return most;
}

}  // namespace

std::vector<MoneyFigure> money_figures(const Journey& journey,
                                       const study::ScenarioResult& scenario) {
  const study::Money& money = *scenario.money;
  const double months = journey.horizon_months.value;
  const std::string later = texts::tr_format("not by {:.0f}", months);
  return {
      {"cash_npv", texts::tr_words("Cash: saved, less costs"), "money", money.cash_npv, ""},
      {"horizon_npv", texts::tr_format("… and margins in {:.0f} months", months), "money",
       money.horizon_npv, ""},
      {"npv", texts::tr_words("… and margins after that"), "money", money.npv, ""},
      {"roi", texts::tr_format("Return on costs in {:.0f} months", months), "share", money.roi,
       texts::tr_words("no costs")},
      {"payback_month", texts::tr_words("Pays back in month"), "month", money.payback_month, later},
      {"break_even_invest", texts::tr_words("Breaks even up to an investment of"), "money",
       money.break_even_invest, "–"},
      {"break_even_effect", texts::tr_words("Breaks even at this part of its effect"), "share",
       money.break_even_effect, texts::tr_words("never")},
      {"staff_hours_freed", texts::tr_words("Staff hours freed a month, at full effect"), "hours",
       hours_freed(money), ""},
  };
}

Table money_table(const Journey& journey,
                  const std::vector<const study::ScenarioResult*>& scenarios) {
  Table table;
  table.columns.push_back(
      {texts::tr_format("Money, {}", currency_word(journey.currency)), "", Align::left, 26, 2});
  std::vector<std::vector<MoneyFigure>> figures;
  std::vector<bool> losing;
  for (const study::ScenarioResult* scenario : scenarios) {
    if (!scenario->money) continue;
    table.columns.push_back({scenario->name});
    figures.push_back(money_figures(journey, *scenario));
    losing.push_back(scenario->money->horizon_npv < 0);
  }
  if (figures.empty()) return table;
  for (std::size_t i = 0; i < figures.front().size(); ++i) {
    Row row{{figures.front()[i].title}};
    for (std::size_t plan = 0; plan < figures.size(); ++plan) {
      const MoneyFigure& figure = figures[plan][i];
      // A plan that only harms stands at 0 without its effect; nobody would call that a break-even.
      const bool only_harms =
          figure.name == "break_even_effect" && figure.value == 0.0 && losing[plan];
      row.cells.push_back(only_harms ? Cell(texts::tr_words("never")) : cell_of(figure));
    }
    table.rows.push_back(std::move(row));
  }
  table.note = texts::tr_format("Present values at {} a year against leaving it as it is.",
                                percent(journey.discount_rate.value));
  return table;
}

}  // namespace painpoint::report
