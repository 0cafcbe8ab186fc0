#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/journey.h"
#include "texts/tr.h"

/// Amounts and names as parts of sentences for people who decide, in the language that is on.
namespace painpoint::study {

/// Three significant digits: nobody decides on the pence.
double three_digits(double amount);

/// 1,234,567: whole, with thousands separators.
std::string whole(double amount);

/// Both: 1,230,000.
std::string rounded(double amount);

/// "GBP 1,230,000"; without a currency the amount alone.
std::string with_currency(std::string amount, const Journey& journey);
std::string money(double amount, const Journey& journey);

/// A plan's name as a part of a sentence.
std::string in_quotes(std::string_view name);

/// "a, b and c", "a, b or c".
std::string all_of(const std::vector<std::string>& parts);
std::string any_of(const std::vector<std::string>& parts);

/// What the base is called in data; sentences and tables translate it.
inline std::string_view base_name() {
  return texts::tr_later("As it is");
}

/// What a scenario is called: people name their plans, and the base is called "As it is".
std::string shown_name(std::string_view id, const std::string& name);

enum class Counted { complaints, lost_customers, rework_hours };
/// "complaints fall by 52%", "complaints rise by 8%", "complaints stay as they are".
std::string change_in_words(Counted what, double before, double after);

/// "93 of 100", and not "100 of 100" where some world says otherwise.
std::string of_100(double chance);

/// What stands at an address: "chance of “Nobody came”", "severities.minor.leave (what it means)";
/// of a plan's change, "what “Clean the data” does to level of “Addresses”".
std::string number_in_words(const Journey& journey, std::string_view address);

}  // namespace painpoint::study
