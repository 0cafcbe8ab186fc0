#pragma once

#include <memory>

namespace CLI {
class FormatterBase;
}

namespace painpoint::cli {

/// Prints help as CLI11 does, in the language that is spoken, with columns that are as wide as
/// they are seen and not as many bytes.
std::shared_ptr<CLI::FormatterBase> help_formatter();

}  // namespace painpoint::cli
