#include "report/html.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "base/text.h"
#include "draw/svg.h"
#include "report/html_style.h"

namespace painpoint::report {
namespace {

constexpr TextLanguage kOwnLanguage{"en", false};

class HtmlPrinter {
 public:
  explicit HtmlPrinter(const Page& page) : page_(page) {}

  std::string print() {
    out_ += "<!DOCTYPE html>\n";
    add("<html lang=\"{}\" dir=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n", page_.language.tag,
        page_.language.right_to_left ? "rtl" : "ltr");
    out_ += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";
    add("<title>{}</title>\n<style>{}</style>\n</head>\n<body>\n", escape_html(page_.title),
        kPageStyle);
    print_header();
    out_ += "<main>\n";
    for (const Section& section : page_.sections) print(section);
    out_ += "</main>\n";
    add("<footer><p{}>{}</p></footer>\n</body>\n</html>\n", language(page_.footer),
        escape_html(page_.footer));
    return std::move(out_);
  }

  void operator()(const Paragraph& paragraph) {
    add("<p{}{}>{}</p>\n", paragraph.important ? " class=\"strong\"" : "", language(paragraph.text),
        escape_html(paragraph.text));
  }
  void operator()(const Subheading& heading) { add("<h3>{}</h3>\n", inline_text(heading.text)); }
  void operator()(const Warning& warning) {
    add("<p class=\"warning\"{}>{}</p>\n", language(warning.text), escape_html(warning.text));
  }
  void operator()(const Verbatim& verbatim) {
    add("<pre dir=\"ltr\" lang=\"en\" tabindex=\"0\">{}</pre>\n", escape_html(verbatim.text));
  }
  void operator()(const Bullets& bullets) {
    out_ += "<ul class=\"bullets\">\n";
    for (const std::string& item : bullets.items)
      add("<li{}>{}</li>\n", language(item), escape_html(item));
    out_ += "</ul>\n";
  }
  void operator()(const Points& points) {
    out_ += "<ol class=\"points\">\n";
    for (const Point& point : points.points) {
      add("<li><h3>{}</h3>\n<p class=\"answer\"{}>{}</p>\n", inline_text(point.question),
          language(point.answer), escape_html(point.answer));
      for (const std::string& more : point.more)
        add("<p class=\"more\"{}>{}</p>\n", language(more), escape_html(more));
      out_ += "</li>\n";
    }
    out_ += "</ol>\n";
  }
  void operator()(const Figure& figure) {
    add("<figure{}>\n", figure.wide ? " class=\"wide\"" : "");
    add("<div class=\"picture\" tabindex=\"0\" role=\"group\" aria-label=\"{}\">\n",
        escape_html(figure.picture.title));
    out_ += draw::print_svg(figure.picture, {false});
    out_ += "</div>\n";
    if (figure.table && figure.folded)
      out_ +=
          "<details><summary><span lang=\"en\" dir=\"ltr\">The figures as a table</span>"
          "</summary>\n";
    if (figure.table) (*this)(*figure.table);
    if (figure.table && figure.folded) out_ += "</details>\n";
    out_ += "</figure>\n";
  }

  void operator()(const Table& table) {
    add("<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"{}\">\n<table>\n",
        escape_html(caption_of(table)));
    if (!table.title.empty()) add("<caption>{}</caption>\n", inline_text(table.title));
    print_head(table);
    out_ += "<tbody>\n";
    for (std::size_t i = 0; i < table.rows.size(); ++i)
      print_row(table, table.rows[i], i + 1 < table.rows.size() && table.rows[i + 1].quiet);
    out_ += "</tbody>\n</table>\n</div>\n";
    if (!table.note.empty())
      add("<p class=\"note\"{}>{}</p>\n", language(table.note), escape_html(table.note));
  }

 private:
  template <class... Values>
  void add(fmt::format_string<Values...> format, Values&&... values) {
    fmt::format_to(std::back_inserter(out_), format, std::forward<Values>(values)...);
  }

  /// Attributes for a block whose text is in another language than the page.
  [[nodiscard]] std::string language(std::string_view text) const {
    const TextLanguage own = language_of(text, page_.language);
    if (own == page_.language) return {};
    return fmt::format(" lang=\"{}\" dir=\"{}\"", own.tag, own.right_to_left ? "rtl" : "ltr");
  }
  /// A text that stands where the page's direction puts it, and runs in its own.
  [[nodiscard]] std::string inline_text(std::string_view text) const {
    const std::string other = language(text);
    if (other.empty()) return escape_html(text);
    return fmt::format("<span{}>{}</span>", other, escape_html(text));
  }

  void print_header() {
    add("<header>\n<h1>{}</h1>\n<p class=\"subtitle\"{}>{}</p>\n", inline_text(page_.title),
        language(page_.subtitle), escape_html(page_.subtitle));
    out_ += "<nav aria-label=\"Sections\">\n<ul>\n";
    for (const Section& section : page_.sections)
      add("<li><a href=\"#{}\">{}</a></li>\n", section.id, inline_text(section.heading));
    out_ += "</ul>\n</nav>\n</header>\n";
  }

  void print(const Section& section) {
    add("<section id=\"{0}\" aria-labelledby=\"{0}-heading\"{1}>\n<h2 "
        "id=\"{0}-heading\">{2}</h2>\n",
        section.id, section.own_page ? " class=\"own-page\"" : "", inline_text(section.heading));
    for (const PageBlock& block : section.blocks) std::visit(*this, block);
    out_ += "</section>\n";
  }

  static std::string caption_of(const Table& table) {
    if (!table.title.empty()) return table.title;
    for (const Column& column : table.columns)
      if (!column.title.empty()) return column.title;
    return "Table";
  }

  void print_head(const Table& table) {
    out_ += "<thead>\n<tr>";
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      const Column& column = table.columns[i];
      const bool empty = column.title.empty() && column.unit.empty();
      // An empty header says nothing: such a corner is no header.
      add("<{}{}>", empty ? "td" : "th scope=\"col\"",
          column.align == Align::right ? " class=\"n\"" : "");
      if (empty && i == 0) out_ += "";
      out_ += inline_text(column.title);
      if (!column.unit.empty()) add("<span class=\"unit\">{}</span>", inline_text(column.unit));
      out_ += empty ? "</td>" : "</th>";
    }
    out_ += "</tr>\n</thead>\n";
  }

  void print_row(const Table& table, const Row& row, bool before_quiet) {
    add("<tr{}>", row.quiet ? " class=\"quiet\"" : before_quiet ? " class=\"before-quiet\"" : "");
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      static const Cell kEmpty;
      const Cell& cell = i < row.cells.size() ? row.cells[i] : kEmpty;
      if (i == 0 && !cell.text.empty()) {
        add("<th scope=\"row\">{}</th>", cell_text(cell));
        continue;
      }
      const bool right = table.columns[i].align == Align::right;
      add("<td class=\"{}\">{}</td>", right ? "n" : "text", cell_text(cell));
    }
    out_ += "</tr>\n";
  }

  /// Numbers run from left to right in every language: their signs and units stay where they are.
  [[nodiscard]] std::string cell_text(const Cell& cell) const {
    const TextLanguage own = language_of(cell.text, kOwnLanguage);
    if (own == page_.language) return escape_html(cell.text);
    const bool wordless = language_of(cell.text, {"", false}).tag.empty();
    if (wordless)
      return page_.language.right_to_left && !cell.text.empty()
                 ? fmt::format("<span dir=\"ltr\">{}</span>", escape_html(cell.text))
                 : escape_html(cell.text);
    return inline_text(cell.text);
  }

  const Page& page_;
  std::string out_;
};

}  // namespace

std::string escape_html(std::string_view text) {
  const std::string clean = printable(text);
  std::string result;
  result.reserve(clean.size());
  for (const char c : clean) {
    switch (c) {
      case '&':
        result += "&amp;";
        break;
      case '<':
        result += "&lt;";
        break;
      case '>':
        result += "&gt;";
        break;
      case '"':
        result += "&quot;";
        break;
      case '\'':
        result += "&#39;";
        break;
      default:
        result += c;
    }
  }
  return result;
}

std::string print_html(const Page& page) {
  return HtmlPrinter(page).print();
}

}  // namespace painpoint::report
