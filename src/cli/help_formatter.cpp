#include "cli/help_formatter.h"

#include <CLI/CLI.hpp>
#include <string>
#include <utility>
#include <vector>

#include "base/text.h"
#include "texts/parts.h"

namespace painpoint::cli {
namespace {

class HelpFormatter : public CLI::Formatter {
 public:
  HelpFormatter() {
    label("Usage", texts::tr_words("Usage"));
    label("OPTIONS", texts::tr_words("OPTIONS"));
    label("SUBCOMMAND", texts::tr_words("SUBCOMMAND"));
    label("REQUIRED", texts::tr_words("REQUIRED"));
    label("Positionals", texts::tr_words("Positionals"));
  }

  std::string make_group(std::string group, bool is_positional,
                         std::vector<const CLI::Option*> options) const override {
    const std::string title(group == "Options" ? texts::tr_words("Options") : group);
    return CLI::Formatter::make_group(title, is_positional, std::move(options));
  }

  std::string make_option(const CLI::Option* option, bool is_positional) const override {
    std::string text = "  " + make_option_name(option, is_positional) + make_option_opts(option);
    const std::size_t columns = get_column_width();
    const std::size_t width = display_width(text);
    if (width < columns)
      text.append(columns - width, ' ');
    else
      text.append("\n").append(columns, ' ');
    for (const char c : make_option_desc(option)) {
      text += c;
      if (c == '\n') text.append(columns, ' ');
    }
    return text + "\n";
  }
};

}  // namespace

std::shared_ptr<CLI::FormatterBase> help_formatter() {
  return std::make_shared<HelpFormatter>();
}

}  // namespace painpoint::cli
