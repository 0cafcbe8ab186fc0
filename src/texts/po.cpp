#include "texts/po.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "base/text.h"

namespace painpoint::texts {
namespace {

std::string_view trimmed(std::string_view line) {
  constexpr std::string_view kBlank = " \t\r";
  const std::size_t first = line.find_first_not_of(kBlank);
  if (first == std::string_view::npos) return {};
  return line.substr(first, line.find_last_not_of(kBlank) - first + 1);
}

/// One line's text between quotes, with what is escaped in it; nothing if it is none.
std::optional<std::string> unquoted(std::string_view quoted) {
  if (quoted.size() < 2 || quoted.front() != '"' || quoted.back() != '"') return std::nullopt;
  quoted = quoted.substr(1, quoted.size() - 2);
  std::string result;
  for (std::size_t i = 0; i < quoted.size(); ++i) {
    if (quoted[i] == '"') return std::nullopt;
    if (quoted[i] != '\\') {
      result += quoted[i];
      continue;
    }
    if (++i == quoted.size()) return std::nullopt;  // the last quote is escaped
    switch (quoted[i]) {
      case 'n':
        result += '\n';
        break;
      case 't':
        result += '\t';
        break;
      case '"':
        result += '"';
        break;
      case '\\':
        result += '\\';
        break;
      default:
        return std::nullopt;
    }
  }
  return result;
}

/// Takes line by line, and keeps an entry when the next one begins.
class PoReader {
 public:
  PoFile read(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    while (!text.empty()) {
      const std::size_t end = std::min(text.find('\n'), text.size());
      ++line_;
      take(trimmed(text.substr(0, end)));
      text.remove_prefix(std::min(end + 1, text.size()));
    }
    keep();
    return std::move(file_);
  }

 private:
  enum class Part { none, context, english, translation };

  void mistake(std::string what) {
    file_.mistakes.push_back({line_, std::move(what)});
    spoilt_ = true;
  }

  void take(std::string_view line) {
    if (line.empty() || line.front() == '#') return;
    if (line.front() == '"') return add(line);
    const std::size_t end = std::min(line.find_first_of(" \t\""), line.size());
    const std::string_view word = line.substr(0, end);
    const std::string_view rest = trimmed(line.substr(end));
    if (word == "msgctxt") {
      keep();
      begin(Part::context);
    } else if (word == "msgid") {
      if (part_ != Part::context) keep();
      now_.line = line_;
      begin(Part::english);
    } else if (word == "msgstr") {
      if (part_ != Part::english) return mistake("msgstr without a msgid before it");
      begin(Part::translation);
    } else {
      part_ = Part::none;
      return mistake("neither a comment, msgctxt, msgid, msgstr nor a text in quotes");
    }
    add(rest);
  }

  void begin(Part part) { part_ = part; }

  void add(std::string_view quoted) {
    const std::optional<std::string> text = unquoted(quoted);
    if (!text)
      return mistake("not a text in quotes, with \\n, \\t, \\\" and \\\\ for what is special");
    if (first_invalid_utf8(*text)) return mistake("not UTF-8");
    switch (part_) {
      case Part::none:
        return mistake("a text that belongs to nothing");
      case Part::context:
        now_.context += *text;
        break;
      case Part::english:
        now_.english += *text;
        break;
      case Part::translation:
        now_.translation += *text;
        break;
    }
  }

  void keep() {
    PoEntry entry = std::exchange(now_, {});
    const Part part = std::exchange(part_, Part::none);
    const bool spoilt = std::exchange(spoilt_, false);
    const auto complain = [&](const char* what) { file_.mistakes.push_back({entry.line, what}); };
    if (spoilt || part == Part::none) return;
    if (part != Part::translation) {
      if (entry.line == 0) entry.line = line_;
      return complain("there is no msgstr");
    }
    if (entry.english.empty()) return;  // the header
    if (!known_.insert(entry.context + '\x04' + entry.english).second)
      return complain("this text has a translation already");
    if (entry.translation.empty()) return complain("the translation is empty");
    if (placeholders(entry.english) != placeholders(entry.translation))
      return complain("the places for values, {}, are not those of the English text");
    file_.entries.push_back(std::move(entry));
  }

  PoFile file_;
  PoEntry now_;
  Part part_ = Part::none;
  std::set<std::string> known_;
  int line_ = 0;
  bool spoilt_ = false;  ///< something of this entry could not be read
};

}  // namespace

PoFile read_po(std::string_view text) {
  return PoReader().read(text);
}

std::vector<std::string> placeholders(std::string_view text) {
  std::vector<std::string> result;
  std::size_t automatic = 0;
  bool named = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '{') continue;
    if (i + 1 < text.size() && text[i + 1] == '{') {
      ++i;
      continue;
    }
    const std::size_t end = text.find('}', i);
    if (end == std::string_view::npos) {
      result.emplace_back("unclosed");
      break;
    }
    std::string place(text.substr(i + 1, end - i - 1));
    if (place.empty() || place.front() == ':')
      place = std::to_string(automatic++) + place;
    else
      named = true;
    result.push_back(std::move(place));
    i = end;
  }
  if (named && automatic > 0) result.emplace_back("mixed");
  std::sort(result.begin(), result.end());
  return result;
}

}  // namespace painpoint::texts
