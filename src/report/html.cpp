#include "report/html.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "base/text.h"
#include "draw/svg.h"
#include "report/html_style.h"
#include "texts/tr.h"

namespace painpoint::report {
namespace {

/// So many rows are kept on one printed page.
constexpr std::size_t kShortTable = 20;

/// A text between tags. What stands in marks of isolation (texts/tr.h) becomes an element of its
/// own, which keeps its order; marks that do not pair are left out, as those of hostile names.
std::string marked_up(std::string_view text) {
  constexpr std::string_view kOpening = "\u2068", kClosing = "\u2069";
  const auto next = [&](std::string_view rest) {
    return std::min({rest.find(kOpening), rest.find(kClosing), rest.size()});
  };
  std::string result;
  std::size_t open = 0;
  std::string_view rest = text;
  for (std::size_t at = next(rest); at < rest.size(); at = next(rest)) {
    const bool opens = rest.substr(at).starts_with(kOpening);
    if (!opens && open == 0) return escape_markup(text);
    result += escape_markup(rest.substr(0, at)) + (opens ? "<bdi>" : "</bdi>");
    open = opens ? open + 1 : open - 1;
    rest.remove_prefix(at + kOpening.size());
  }
  return open == 0 ? result + escape_markup(rest) : escape_markup(text);
}

class HtmlPrinter {
 public:
  explicit HtmlPrinter(const Page& page) : page_(page) {
    // Sentences are the program's own, whatever names they mention.
    if (page.language != own_language_)
      own_ = fmt::format(" lang=\"{}\" dir=\"{}\"", own_language_.tag,
                         own_language_.right_to_left ? "rtl" : "ltr");
  }

  std::string print() {
    out_ += "<!DOCTYPE html>\n";
    add("<html lang=\"{}\" dir=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n", page_.language.tag,
        page_.language.right_to_left ? "rtl" : "ltr");
    out_ += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";
    add("<title>{}</title>\n<style>{}</style>\n</head>\n<body>\n", escape_markup(page_.title),
        kPageStyle);
    print_header();
    out_ += "<main>\n";
    for (const Section& section : page_.sections) print(section);
    out_ += "</main>\n";
    add("<footer><p{}>{}</p></footer>\n</body>\n</html>\n", own_, marked_up(page_.footer));
    return std::move(out_);
  }

  void operator()(const Paragraph& paragraph) {
    add("<p{}{}>{}</p>\n", paragraph.important ? " class=\"strong\"" : "", own_,
        marked_up(paragraph.text));
  }
  void operator()(const Subheading& heading) { add("<h3>{}</h3>\n", own_text(heading.text)); }
  void operator()(const Warning& warning) {
    add("<p class=\"warning\"{}>{}</p>\n", own_, marked_up(warning.text));
  }
  void operator()(const Verbatim& verbatim) {
    add("<pre dir=\"ltr\" lang=\"en\" tabindex=\"0\">{}</pre>\n", escape_markup(verbatim.text));
  }
  void operator()(const Bullets& bullets) {
    out_ += "<ul class=\"bullets\">\n";
    for (const std::string& item : bullets.items) add("<li>{}</li>\n", own_text(item));
    out_ += "</ul>\n";
  }
  void operator()(const Points& points) {
    out_ += "<ol class=\"points\">\n";
    for (const Point& point : points.points) {
      add("<li><h3>{}</h3>\n<p class=\"answer\"{}>{}</p>\n", own_text(point.question), own_,
          marked_up(point.answer));
      for (const std::string& more : point.more)
        add("<p class=\"more\"{}>{}</p>\n", own_, marked_up(more));
      out_ += "</li>\n";
    }
    out_ += "</ol>\n";
  }
  void operator()(const Figure& figure) {
    add("<figure{}>\n", figure.wide ? " class=\"wide\"" : "");
    add("<div class=\"picture\" tabindex=\"0\" role=\"group\" aria-label=\"{}\">\n",
        escape_markup(figure.picture.title));
    out_ += draw::print_svg(figure.picture, {false});
    out_ += "</div>\n";
    if (figure.table && figure.folded)
      add("<details><summary>{}</summary>\n", own_text(texts::tr_words("The figures as a table")));
    if (figure.table) (*this)(*figure.table);
    if (figure.table && figure.folded) out_ += "</details>\n";
    out_ += "</figure>\n";
  }

  void operator()(const Table& table) {
    add("<div class=\"scroll{}\" tabindex=\"0\" role=\"group\" aria-label=\"{}\">\n<table>\n",
        table.rows.size() <= kShortTable ? " short" : "", escape_markup(caption_of(table)));
    if (!table.title.empty()) add("<caption>{}</caption>\n", own_text(table.title));
    print_head(table);
    out_ += "<tbody>\n";
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
      const bool more = i + 1 < table.rows.size() && is_below(table.rows[i + 1]);
      print_row(table, table.rows[i], more ? &table.rows[i + 1] : nullptr);
      if (more) ++i;
    }
    out_ += "</tbody>\n</table>\n</div>\n";
    if (!table.note.empty()) add("<p class=\"note\"{}>{}</p>\n", own_, marked_up(table.note));
  }

 private:
  template <class... Values>
  void add(fmt::format_string<Values...> format, Values&&... values) {
    fmt::format_to(std::back_inserter(out_), format, std::forward<Values>(values)...);
  }

  /// A name, which stands where the page's direction puts it, and runs in its own.
  [[nodiscard]] std::string inline_text(std::string_view text) const {
    const TextLanguage own = language_of(text, page_.language);
    if (own == page_.language) return marked_up(text);
    return fmt::format("<span lang=\"{}\" dir=\"{}\">{}</span>", own.tag,
                       own.right_to_left ? "rtl" : "ltr", marked_up(text));
  }
  [[nodiscard]] std::string own_text(std::string_view text) const {
    if (own_.empty()) return marked_up(text);
    return fmt::format("<span{}>{}</span>", own_, marked_up(text));
  }

  void print_header() {
    add("<header>\n<h1>{}</h1>\n<p class=\"subtitle\"{}>{}</p>\n", inline_text(page_.title), own_,
        marked_up(page_.subtitle));
    add("<nav aria-label=\"{}\">\n<ul>\n", escape_markup(texts::tr_words("Sections")));
    for (const Section& section : page_.sections)
      add("<li><a href=\"#{}\">{}</a></li>\n", section.id, own_text(section.heading));
    out_ += "</ul>\n</nav>\n</header>\n";
  }

  void print(const Section& section) {
    add("<section id=\"{0}\" aria-labelledby=\"{0}-heading\"{1}>\n<h2 "
        "id=\"{0}-heading\">{2}</h2>\n",
        section.id,
        section.landscape  ? " class=\"own-page landscape\""
        : section.own_page ? " class=\"own-page\""
                           : "",
        own_text(section.heading));
    for (const PageBlock& block : section.blocks) std::visit(*this, block);
    out_ += "</section>\n";
  }

  static std::string caption_of(const Table& table) {
    if (!table.title.empty()) return table.title;
    for (const Column& column : table.columns)
      if (!column.title.empty()) return column.title;
    return texts::tr_words("Table");
  }

  void print_head(const Table& table) {
    out_ += "<thead>\n<tr>";
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      const Column& column = table.columns[i];
      const bool empty = column.title.empty() && column.unit.empty();
      // An empty header says nothing: such a corner is no header.
      add("<{}{}>", empty ? "td" : "th scope=\"col\"",
          column.align == Align::right ? " class=\"n\"" : "");
      out_ += inline_text(column.title);
      if (!column.unit.empty()) add("<span class=\"unit\">{}</span>", inline_text(column.unit));
      out_ += empty ? "</td>" : "</th>";
    }
    out_ += "</tr>\n</thead>\n";
  }

  /// Whether a row says something more of the figures above it, and of nobody else.
  static bool is_below(const Row& row) {
    return row.quiet && (row.cells.empty() || row.cells[0].text.empty());
  }

  /// `below`, if not null, is put under the figures of the row.
  void print_row(const Table& table, const Row& row, const Row* below) {
    add("<tr{}>", row.quiet ? " class=\"quiet\"" : "");
    static const Cell kEmpty;
    const auto cell_of = [](const Row& of, std::size_t i) -> const Cell& {
      return i < of.cells.size() ? of.cells[i] : kEmpty;
    };
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      const Cell& cell = cell_of(row, i);
      if (i == 0 && !cell.text.empty()) {
        add("<th scope=\"row\">{}</th>", cell_text(cell));
        continue;
      }
      const bool right = table.columns[i].align == Align::right;
      add("<td class=\"{}\">{}", right ? "n" : "text", cell_text(cell));
      if (below != nullptr && !cell_of(*below, i).text.empty())
        add("<br><small>{}</small>", cell_text(cell_of(*below, i)));
      out_ += "</td>";
    }
    out_ += "</tr>\n";
  }

  /// Numbers run from left to right in every language: their signs and units stay where they are.
  [[nodiscard]] std::string cell_text(const Cell& cell) const {
    const bool wordless = language_of(cell.text, {"", false}).tag.empty();
    if (!wordless && language_of(cell.text) == page_.language) return marked_up(cell.text);
    if (wordless)
      return page_.language.right_to_left && !cell.text.empty()
                 ? fmt::format("<span dir=\"ltr\">{}</span>", marked_up(cell.text))
                 : marked_up(cell.text);
    return inline_text(cell.text);
  }

  const Page& page_;
  TextLanguage own_language_ = texts::text_language_of(texts::spoken());
  std::string own_;  ///< attributes of texts in the program's language, where the page has another
  std::string out_;
};

}  // namespace

std::string print_html(const Page& page) {
  return HtmlPrinter(page).print();
}

}  // namespace painpoint::report
