#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "yaml/reader.h"

namespace painpoint::publish {

/// Whether the file says anything at an address, and no default counts.
bool is_written(const yaml::JourneyFile& file, std::string_view address);
std::vector<bool> are_written(const yaml::JourneyFile& file,
                              const std::vector<std::string>& addresses);

}  // namespace painpoint::publish
