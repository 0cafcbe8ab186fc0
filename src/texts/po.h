#pragma once

#include <string>
#include <string_view>
#include <vector>

/// Tables of translations in the PO format of GNU gettext, in which translators work: the part of
/// it that is needed here (comments, msgctxt, msgid, msgstr, texts over several lines).
namespace painpoint::texts {

struct PoEntry {
  std::string context;  ///< msgctxt: where one English text needs several translations
  std::string english;  ///< msgid
  std::string translation;
  int line = 0;  ///< of the msgid, counted from 1
};

/// What is wrong with a table, and in which line.
struct PoMistake {
  int line = 0;
  std::string what;
};

struct PoFile {
  std::vector<PoEntry> entries;  ///< without the header, whose msgid is empty
  std::vector<PoMistake> mistakes;
};

/// Reads all that can be read: an entry with a mistake is left out, and the rest still counts.
PoFile read_po(std::string_view text);

/// The places for values in a text for fmt, sorted: {"0", "1"} for both "{} of {}" and "{1}/{0}".
/// With both kinds in one text, which fmt does not take, there is one more, "mixed". Escaped braces
/// count for nothing; what stands behind a colon is kept ("0:.0f").
std::vector<std::string> placeholders(std::string_view text);

}  // namespace painpoint::texts
