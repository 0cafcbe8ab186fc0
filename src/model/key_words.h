#pragma once

#include <string>
#include <string_view>

namespace painpoint {

/// "Customers per month" for `customers_per_month`, in the language that is on.
std::string words_of_key(std::string_view key);

}  // namespace painpoint
