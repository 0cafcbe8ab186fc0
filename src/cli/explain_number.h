#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/address.h"
#include "model/find_key.h"
#include "yaml/reader.h"

namespace painpoint::cli {

/// "file:line:column" of what is written at an address; nothing where the file does not say it
/// and a default counts.
std::optional<std::string> locate_written(const yaml::JourneyFile& file, std::string_view address);

/// All that is known about one number of a journey: value, place, how it is known, default, and
/// who changes it. Nothing if the address names no number.
std::optional<std::string> describe_number(const yaml::JourneyFile& file,
                                           const std::string& address);

/// What the language says about a key, without a journey.
std::string describe_key(std::string_view address, const KeyFacts& facts);

}  // namespace painpoint::cli
