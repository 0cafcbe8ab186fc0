#pragma once

#include <string>
#include <vector>

namespace CLI {
class App;
class ParseError;
}  // namespace CLI

namespace painpoint::cli {

/// What is wrong with a command and what to do about it, where CLI11's words do not say. `verb` is
/// the one that was chosen, `app` itself if there was none; `given` is what was typed.
std::string mistake_in_words(const CLI::ParseError& problem, const CLI::App& app,
                             const CLI::App& verb, const std::vector<std::string>& given);

}  // namespace painpoint::cli
