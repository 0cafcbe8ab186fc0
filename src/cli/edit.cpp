#include <fmt/format.h>

#include <filesystem>

#include "base/text.h"
#include "cli/input.h"
#include "cli/verbs.h"
#include "gui/window.h"
#include "texts/table.h"
#include "texts/tr.h"

namespace painpoint::cli {

Exit run_edit(const Options& options, const Console& console) {
  std::filesystem::path file;
  if (!options.arguments.empty()) {
    file = options.arguments.front();
    if (options.arguments.front() == "-" || !is_there(file.string())) {
      say_error(console,
                texts::tr_format("there is no file `{}`; `painpoint edit` alone begins a new "
                                 "journey",
                                 fit(printable(file.string()), 60)));
      return Exit::command_wrong;
    }
  }
  if (const auto problem = gui::run_window(file, texts::language_of_code(options.language))) {
    say_error(console, *problem);
    return Exit::machine_failed;
  }
  return Exit::fine;
}

}  // namespace painpoint::cli
