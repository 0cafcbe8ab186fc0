#include "gui/value_rows.h"

#include <cmath>
#include <utility>
#include <vector>

#include "gui/choice_row.h"
#include "gui/number_row.h"
#include "gui/several.h"
#include "gui/tr.h"

namespace painpoint::gui {
namespace {

constexpr double kUsualRetention = 0.8;
constexpr double kLongestYears = 30;

/// The present value of 1 a year, month by month, for as long as customers stay.
double years_worth(double retention, double discount_rate) {
  const double kept = std::pow(retention / (1 + discount_rate), 1.0 / 12);
  if (kept >= 1) return kLongestYears;
  return std::min(kLongestYears, kept / (1 - kept) / 12);
}

}  // namespace

CustomerValue in_other_form(const CustomerValue& value, double discount_rate) {
  CustomerValue other;
  other.yearly = !value.yearly;
  const double retention = value.yearly ? value.retention.value : kUsualRetention;
  const double years = years_worth(retention, discount_rate);
  const auto whole = [](double amount) { return std::round(amount * 100) / 100; };
  if (other.yearly) {
    other.margin_per_year = years > 0 ? whole(value.present_value.value / years) : 0.0;
    other.retention = retention;
  } else {
    other.present_value = whole(value.margin_per_year.value * years);
  }
  return other;
}

void value_rows(Form& form, const std::string& segment, const LanguageKey& key,
                const CustomerValue& value) {
  const std::string address = segment + ".value";
  begin_row(form, tr_words("Worth"), key.meaning);
  const std::vector<Option> options = {{"present", tr_words("A present value")},
                                       {"yearly", tr_words("By the year")}};
  const std::size_t now = value.yearly ? 1 : 0;
  const bool same = same_there(form, address);
  const std::string_view preview = same ? std::string_view(options[now].name) : tr_words(kSeveral);
  if (const auto chosen = combo(form, address + ".form", preview, options);
      chosen && (*chosen != now || !same)) {
    const std::string_view id = std::string_view(segment).substr(segment.find('.') + 1);
    ask(form, editor::SetCustomerValue{
                  std::string(id),
                  *chosen == now ? value : in_other_form(value, form.journey.discount_rate.value)});
  }
  if (!same) return;
  if (!value.yearly) {
    number_row(form, address, "   value");
    return;
  }
  number_row(form, address + ".margin_per_year", tr_words("   margin a year"));
  number_row(form, address + ".retention", tr_words("   stay, a year"));
}

}  // namespace painpoint::gui
