#include <algorithm>
#include <csignal>
#include <exception>
#include <new>
#include <string>
#include <vector>

#include "cli/command_line.h"
#include "cli/console.h"
#include "cli/verbs.h"
#include "texts/tr.h"

namespace painpoint::cli {
namespace {

Exit run(const Command& command, const Console& console) {
  if (command.verb.empty()) return finish({}, console, command.text);
  if (command.verb == "check") return run_check(command.options, console);
  if (command.verb == "solve") return run_solve(command.options, console);
  if (command.verb == "compare") return run_compare(command.options, console);
  if (command.verb == "decide") return run_decide(command.options, console);
  if (command.verb == "simulate") return run_simulate(command.options, console);
  if (command.verb == "diff") return run_diff(command.options, console);
  if (command.verb == "report") return run_report(command.options, console);
  if (command.verb == "hurts") return run_hurts(command.options, console);
  if (command.verb == "sensitivity") return run_sensitivity(command.options, console);
  if (command.verb == "calibrate") return run_calibrate(command.options, console);
  if (command.verb == "story") return run_story(command.options, console);
  if (command.verb == "map") return run_map(command.options, console);
  if (command.verb == "edit") return run_edit(command.options, console);
  if (command.verb == "explain") return run_explain(command.options, console);
  return run_schema(command.options, console);
}

Exit run(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);  // `| head` shows as an error of write, which is expected there
  Console console = find_console();
  const std::vector<std::string> arguments(argv + std::min(argc, 1), argv + argc);
  texts::speak(language_asked_for(arguments).value_or(texts::language_of_system()));
  auto command = read_command_line(arguments);
  if (!command) return give_up(console, command);
  console.quiet = command->options.quiet;
  return run(*command, console);
}

}  // namespace
}  // namespace painpoint::cli

int main(int argc, char** argv) {
  namespace texts = painpoint::texts;
  using painpoint::cli::Exit;
  Exit status = Exit::machine_failed;
  try {
    status = painpoint::cli::run(argc, argv);
  } catch (const std::bad_alloc&) {
    painpoint::cli::say_error({}, texts::tr_words("there is not enough memory"));
  } catch (const std::exception& problem) {
    painpoint::cli::say_error({}, texts::tr_format("internal error: {}", problem.what()));
  } catch (...) {
    painpoint::cli::say_error({}, texts::tr_words("internal error"));
  }
  return static_cast<int>(status);
}
