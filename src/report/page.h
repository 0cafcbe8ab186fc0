#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/language.h"
#include "draw/picture.h"
#include "report/table.h"

/// A page to read and to print, as data: sections of text, tables and pictures, before anyone
/// decides how they look.
namespace painpoint::report {

/// A heading inside a section.
struct Subheading {
  std::string text;
};

/// A picture, and the table that says the same to those who cannot see it.
struct Figure {
  draw::Picture picture;
  std::optional<Table> table{};  ///< nothing where the table stands beside it anyway
  bool folded = false;           ///< the table is long: shown when asked for, and in print not
  bool wide = false;             ///< may be wider than the page: a map
};

/// A question of a board and its answer.
struct Point {
  std::string question;
  std::string answer;
  std::vector<std::string> more{};  ///< further sentences, said less loudly
};
struct Points {
  std::vector<Point> points;
};

struct Bullets {
  std::vector<std::string> items;
};

/// Something to know before reading on.
struct Warning {
  std::string text;
};

/// What people would type, or other text in which every character counts.
struct Verbatim {
  std::string text;
};

using PageBlock =
    std::variant<Paragraph, Subheading, Table, Figure, Points, Bullets, Warning, Verbatim>;

struct Section {
  std::string id;  ///< for links: ASCII letters and hyphens
  std::string heading;
  std::vector<PageBlock> blocks;
  bool own_page = false;   ///< begins on a new page in print
  bool landscape = false;  ///< has one that is wider than high
};

struct Page {
  std::string title;      ///< of the whole
  std::string subtitle;   ///< what it is
  TextLanguage language;  ///< of the names; the program's own texts are English
  std::vector<Section> sections;
  std::string footer;
};

}  // namespace painpoint::report
