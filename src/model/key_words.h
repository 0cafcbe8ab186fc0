#pragma once

#include <string>
#include <string_view>

namespace painpoint {

/// "Customers per month" for `customers_per_month`, in the language that is on.
std::string words_of_key(std::string_view key);

/// A word that files choose from, `guess` or `lognormal`, as it is said within a sentence.
std::string said_word(std::string_view word);

}  // namespace painpoint
