#include "gui/tr.h"

#include <functional>
#include <map>
#include <string_view>

#include "gui/bidi.h"

namespace painpoint::gui {
namespace {

/// What a table looks like when it is drawn.
struct Drawn {
  std::map<std::string, std::string, std::less<>> lines;  ///< by the English text
  std::string all;
};

Drawn draw_table(texts::Language language) {
  Drawn drawn;
  for (const auto& [english, translation] : texts::table_of(language).all()) {
    drawn.lines.emplace(english, visual_lines(translation));
    drawn.all += translation + "\n";
  }
  return drawn;
}

/// Each is drawn when it is first asked for, and stays.
const Drawn& drawn_of(texts::Language language) {
  static const Drawn english;
  if (language == texts::Language::arabic) {
    static const Drawn arabic = draw_table(texts::Language::arabic);
    return arabic;
  }
  if (language == texts::Language::chinese) {
    static const Drawn chinese = draw_table(texts::Language::chinese);
    return chinese;
  }
  return english;
}

}  // namespace

const char* tr(const char* english) {
  if (spoken() == texts::Language::english) return english;
  const Drawn& drawn = drawn_of(spoken());
  const auto found = drawn.lines.find(std::string_view(english));
  return found == drawn.lines.end() ? english : found->second.c_str();
}

const std::string& all_texts_of(texts::Language language) {
  return drawn_of(language).all;
}

}  // namespace painpoint::gui
