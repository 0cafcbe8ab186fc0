#include "cli/mistake.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <iterator>
#include <string_view>

#include "base/text.h"
#include "cli/verb_table.h"
#include "texts/parts.h"

namespace painpoint::cli {
namespace {

std::vector<std::string> verb_names() {
  std::vector<std::string> names;
  std::ranges::transform(verb_table(), std::back_inserter(names), &Verb::name);
  return names;
}

std::string verbs_in_words() {
  const std::vector<std::string> names = verb_names();
  return texts::listed(names, names.size());
}

const char* arguments_in_words(std::string_view verb) {
  if (verb == "diff") return texts::tr_words("two files");
  if (verb == "explain") return texts::tr_words("a code, or an address and a journey file");
  if (verb == "edit") return texts::tr_words("at most one journey file");
  return verb == "schema" ? texts::tr_words("none") : texts::tr_words("one journey file");
}

std::vector<std::string> options_of(const CLI::App& verb) {
  std::vector<std::string> names;
  for (const CLI::Option* option : verb.get_options())
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  return names;
}

/// What CLI11 says of the value of an option: "--format: xml not in {table,json}", "--seed: 1
/// required N missing".
std::string in_our_words(const CLI::ParseError& problem) {
  const std::string said = printable(problem.what());
  const std::size_t colon = said.find(": ");
  const std::string option = said.substr(0, colon);
  constexpr std::string_view kNotIn = " not in {";
  const std::size_t choices = said.rfind(kNotIn);
  if (colon != std::string::npos && choices != std::string::npos && said.ends_with('}')) {
    const std::size_t value = colon + 2;
    const std::size_t from = choices + kNotIn.size();
    return texts::tr_format(
        "{} takes one of {}, not `{}`", option,
        texts::listed(CLI::detail::split(said.substr(from, said.size() - 1 - from), ','), 10),
        fit(said.substr(value, choices - value), 60));
  }
  if (dynamic_cast<const CLI::ArgumentMismatch*>(&problem) != nullptr && colon != std::string::npos)
    return texts::tr_format("{} needs a value", option);
  return said;
}

}  // namespace

std::string mistake_in_words(const CLI::ParseError& problem, const CLI::App& app,
                             const CLI::App& verb, const std::vector<std::string>& given) {
  const bool no_verb = &verb == &app;
  const std::string help =
      no_verb ? "painpoint --help" : fmt::format("painpoint {} --help", verb.get_name());
  if (no_verb) {
    const auto word = std::find_if(given.begin(), given.end(), [](const std::string& argument) {
      return !argument.empty() && argument.front() != '-';
    });
    if (word == given.end() && given.empty())
      return texts::tr_format("say what to do: {}; {} says more", verbs_in_words(), help);
    const std::string& wrong = word == given.end() ? given.front() : *word;
    const std::vector<std::string> names = verb_names();
    const auto near = nearest(wrong, names);
    return texts::tr_format(word == given.end() ? texts::tr_later("there is no option `{}`; {}")
                                                : texts::tr_later("there is no verb `{}`; {}"),
                            fit(printable(wrong), 60),
                            near ? texts::tr_format("did you mean `painpoint {}`?", *near)
                                 : texts::tr_format("there is {}", verbs_in_words()));
  }
  // An unknown option leaves its value behind, which CLI11 then complains about first.
  const std::vector<std::string> options = options_of(verb);
  for (const std::string& argument : given) {
    const std::string name = argument.substr(0, argument.find('='));
    const bool option =
        name.size() > 1 && name.front() == '-' && name != "-h" && name != "-o" && name != "--";
    if (!option || std::find(options.begin(), options.end(), name) != options.end()) continue;
    const auto near = nearest(name, options);
    return texts::tr_format("{} has no option `{}`; {}", verb.get_name(), fit(printable(name), 60),
                            near ? texts::tr_format("did you mean `{}`?", *near)
                                 : texts::tr_format("{} lists them", help));
  }
  const std::string_view what = problem.what();
  const bool too_many = dynamic_cast<const CLI::ExtrasError*>(&problem) != nullptr ||
                        what.starts_with("file:") || what.starts_with("what:") ||
                        (what.starts_with("files:") && given.size() > 3);
  if (too_many)
    return texts::tr_format("there is one argument too many: `painpoint {}` takes {}; see {}",
                            verb.get_name(), arguments_in_words(verb.get_name()), help);
  if (dynamic_cast<const CLI::RequiredError*>(&problem) != nullptr || what.starts_with("files:"))
    return texts::tr_format("{}; see {}",
                            verb.get_name() == "diff"
                                ? texts::tr_words("name the old file and the new one")
                            : verb.get_name() == "explain"
                                ? texts::tr_words("say what to explain: a code or an address")
                                : texts::tr_words("name a journey file"),
                            help);
  return texts::tr_format("{}; see {}", in_our_words(problem), help);
}

}  // namespace painpoint::cli
