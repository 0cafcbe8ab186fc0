#pragma once

#include <cstddef>

#include "model/journey.h"

namespace painpoint::editor {

/// About how much memory a journey takes; more than 0.
std::size_t bytes_of(const Journey& journey);

}  // namespace painpoint::editor
