#include "cli/console.h"

#include <unistd.h>

#include <cerrno>
#include <cstdlib>

#include "base/render.h"
#include "texts/tr.h"

namespace painpoint::cli {

Console find_console() {
  const char* no_colour = std::getenv("NO_COLOR");
  const char* terminal = std::getenv("TERM");
  const bool wanted = (no_colour == nullptr || *no_colour == '\0') &&
                      (terminal == nullptr || std::string_view(terminal) != "dumb");
  Console console;
  console.live = isatty(STDERR_FILENO) != 0;
  console.colour_messages = wanted && console.live;
  console.colour_results = wanted && isatty(STDOUT_FILENO) != 0;
  return console;
}

void say(std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(STDERR_FILENO, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
}

void say_error(const Console& console, std::string_view message) {
  if (message.empty()) return;
  std::string text = "painpoint: ";
  const std::string word = texts::tr_words("error");
  text += console.colour_messages ? "\x1b[1;31m" + word + ":\x1b[0m " : word + ": ";
  text += message;
  text += '\n';
  say(text);
}

void say_findings(const Console& console, const Diagnostics& findings, const SourceText& source) {
  Diagnostics shown;
  for (const Diagnostic& finding : findings.all())
    if (!console.quiet || finding.level == Level::error) shown.add(finding);
  if (shown.empty()) return;
  RenderOptions options;
  options.colour = console.colour_messages;
  options.words = {texts::tr_words("error"), texts::tr_words("warning"), texts::tr_words("hint"),
                   texts::tr_words("; ")};
  say(render_all(shown, source, options));
}

}  // namespace painpoint::cli
