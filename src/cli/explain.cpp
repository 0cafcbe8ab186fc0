#include <fmt/format.h>

#include "base/catalogue.h"
#include "base/text.h"
#include "cli/explain_number.h"
#include "cli/input.h"
#include "cli/load.h"
#include "cli/verbs.h"
#include "model/find_key.h"
#include "report/wrap.h"
#include "texts/parts.h"

namespace painpoint::cli {
namespace {

constexpr std::size_t kColumns = 100;

bool looks_like_code(std::string_view text) {
  return text.size() > 2 && (text[0] == 'P' || text[0] == 'p') &&
         (text[1] == 'P' || text[1] == 'p') &&
         text.find_first_not_of("0123456789", 2) == std::string_view::npos;
}

bool looks_like_file(std::string_view text) {
  return text == "-" || text.find('/') != std::string_view::npos || text.ends_with(".yaml") ||
         text.ends_with(".yml");
}

Exit explain_code(const std::string& code, const Options& options, const Console& console) {
  const auto entry = find_in_catalogue(code);
  if (!entry) {
    say_error(console, texts::tr_format("there is no code {}; codes go from {} to {}", code,
                                        code_name(catalogue().front().code),
                                        code_name(catalogue().back().code)));
    return Exit::no_such_result;
  }
  std::string text =
      fmt::format("{}: {}\n\n", code_name(entry->code), texts::tr_view(entry->title));
  for (const std::string& line : report::wrap(texts::tr_view(entry->explanation), kColumns))
    text += line + "\n";
  if (!entry->example.empty()) {
    text += fmt::format("\n{}\n\n    ", texts::tr_words("For example:"));
    for (const char c : entry->example) {
      text += c;
      if (c == '\n') text += "    ";
    }
    text += '\n';
  }
  return finish(options, console, text);
}

Exit explain_key(const std::string& address, const Options& options, const Console& console) {
  const auto facts = find_key(nfc(address));
  if (facts) return finish(options, console, describe_key(address, *facts));
  const AddressAdvice advice = explain_missing_address(Journey{}, address);
  say_error(console, fmt::format("{}; {}", printable(advice.message), printable(advice.advice)));
  return Exit::no_such_result;
}

}  // namespace

Exit run_explain(const Options& options, const Console& console) {
  const std::vector<std::string>& given = options.arguments;
  for (const std::string& argument : given)
    if (looks_like_code(argument)) return explain_code(argument, options, console);
  if (given.size() == 1) {
    const bool file = looks_like_file(given[0]) || (is_there(given[0]) && !find_key(given[0]));
    if (!file) return explain_key(given[0], options, console);
    say_error(console, texts::tr_format("say which number of `{}`: painpoint explain ADDRESS {}",
                                        printable(given[0]), printable(given[0])));
    return Exit::command_wrong;
  }
  // Either order is understood: what is there as a file, or looks like one, is the file.
  const bool second_is_file = looks_like_file(given[1]) || is_there(given[1]);
  const bool first_is_file = looks_like_file(given[0]) || is_there(given[0]);
  const bool swapped = first_is_file && (!second_is_file || !find_key(given[0]));
  const std::string& path = swapped ? given[0] : given[1];
  const std::string address = nfc(swapped ? given[1] : given[0]);

  Console hushed = console;
  hushed.quiet = true;  // the question is about one number, not about the file
  auto file = load({path, options.sets}, hushed);
  if (!file) return give_up(console, file);
  const auto text = describe_number(*file, address);
  if (text) return finish(options, console, *text);
  if (const auto facts = find_key(address);
      facts && !facts->number && locate_written(*file, address))
    return finish(options, console, describe_key(address, *facts));
  const AddressAdvice advice = explain_missing_address(file->journey, address);
  say_error(console, fmt::format("{}; {} [{}]", printable(advice.message), printable(advice.advice),
                                 code_name(Code::no_such_number)));
  return Exit::no_such_result;
}

}  // namespace painpoint::cli
