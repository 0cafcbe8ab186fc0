#include "gui/table_picture.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "draw/palette.h"
#include "gui/bidi.h"

namespace painpoint::gui {
namespace {

constexpr draw::Font kTitle{15, true};
constexpr draw::Font kHeadFont{12, true};
constexpr draw::Font kUnit{11, false};
constexpr draw::Font kCell{13, false};
constexpr draw::Font kStrongCell{13, true};
constexpr draw::Font kQuietCell{12, false};
constexpr draw::Font kNote{12, false};

constexpr double kGap = 20;  ///< between columns
constexpr double kRowLine = 1.35;
constexpr double kRowPadding = 4;
constexpr double kLeastText = 72;  ///< of a column of texts that may be wrapped
constexpr double kMostText = 400;
constexpr double kMostHead = 132;  ///< of the head of a column of figures, before it is wrapped
constexpr std::size_t kMostHeadLines = 4;
constexpr double kStale = 0.4;

double line_of(const draw::Font& font) {
  return font.size * kRowLine;
}

/// A heading inside the table: a text and nothing beside it.
bool is_heading(const report::Row& row) {
  return row.cells.size() > 1 && !row.cells.front().text.empty() &&
         std::all_of(row.cells.begin() + 1, row.cells.end(),
                     [](const report::Cell& cell) { return cell.text.empty(); });
}

const draw::Font& font_of(const report::Row& row) {
  return is_heading(row) ? kStrongCell : row.quiet ? kQuietCell : kCell;
}

class TableSheet {
 public:
  TableSheet(const report::Table& table, const TableLook& look)
      : table_(table), look_(look), widths_(table.columns.size()) {}

  draw::Picture run() && {
    picture_.title = table_.title;
    choose_widths();
    double right = 0;
    for (const double width : widths_) right += width + kGap;
    right = std::max(right - kGap, 0.0);
    const bool fits = right <= look_.width + 0.01;  // but for rounding
    picture_.width = fits ? look_.width : right;
    if (!table_.title.empty())
      y_ = write_paragraph(picture_, table_.title, {0, y_}, look_.width, kTitle, draw::kInk,
                           look_.measure) +
           4;
    if (!table_.columns.empty()) write_heads(right);
    for (std::size_t row = 0; row < table_.rows.size(); ++row) write_row(row, right);
    rule(right);
    if (!table_.note.empty())
      y_ = write_paragraph(picture_, table_.note, {0, y_ + 4}, std::max(look_.width, 200.0), kNote,
                           draw::kQuietInk, look_.measure);
    picture_.height = y_ + 4;
    return std::move(picture_);
  }

 private:
  [[nodiscard]] double width_of(std::string_view text, const draw::Font& font) const {
    return text.empty() ? 0 : look_.measure(text, font) + 1;
  }

  [[nodiscard]] double longest_word(std::string_view text, const draw::Font& font) const {
    double longest = 0;
    while (!text.empty()) {
      const std::size_t space = text.find(' ');
      longest = std::max(longest, width_of(text.substr(0, space), font));
      text.remove_prefix(space == std::string_view::npos ? text.size() : space + 1);
    }
    return std::min(longest, kMostHead);
  }

  [[nodiscard]] static bool is_wrapped(const report::Column& column) {
    return column.least_width > 0;
  }

  /// As wide as their texts where there is room; else the heads of figures give way first, evenly,
  /// and then columns of texts.
  void choose_widths() {
    std::vector<double> least(widths_.size());
    double sum = 0;
    for (std::size_t c = 0; c < widths_.size(); ++c) {
      const report::Column& column = table_.columns[c];
      double cells = 0;
      for (const report::Row& row : table_.rows)
        if (c < row.cells.size() && !is_heading(row))
          cells = std::max(cells, width_of(row.cells[c].text, font_of(row)));
      const double units = width_of(column.unit, kUnit);
      const double head = width_of(column.title, kHeadFont);
      if (is_wrapped(column)) {
        widths_[c] = std::min(std::max(cells, std::min(head, kMostHead)), kMostText);
        least[c] = std::min(widths_[c],
                            std::max(kLeastText, static_cast<double>(column.least_width) * 5.5));
      } else {
        widths_[c] = std::max({cells, units, std::min(head, kMostHead)});
        least[c] = std::max({cells, units, longest_word(column.title, kHeadFont)});
      }
      sum += widths_[c] + (c > 0 ? kGap : 0);
    }
    for (const bool of_texts : {false, true}) narrow(least, sum, of_texts);
  }

  void narrow(const std::vector<double>& least, double& sum, bool of_texts) {
    double can = 0;
    for (std::size_t c = 0; c < widths_.size(); ++c)
      if (is_wrapped(table_.columns[c]) == of_texts) can += widths_[c] - least[c];
    const double must = std::min(sum - look_.width, can);
    if (must <= 0 || can <= 0) return;
    for (std::size_t c = 0; c < widths_.size(); ++c)
      if (is_wrapped(table_.columns[c]) == of_texts)
        widths_[c] -= (widths_[c] - least[c]) * must / can;
    sum -= must;
  }

  [[nodiscard]] double left_of(std::size_t column) const {
    double x = 0;
    for (std::size_t c = 0; c < column; ++c) x += widths_[c] + kGap;
    return x;
  }

  void rule(double right) {
    picture_.add(draw::polyline({{0, y_}, {right, y_}}, {draw::kRule, 1}));
  }

  void write(std::size_t column, double baseline, std::string text, const draw::Font& font,
             draw::Colour colour) {
    const bool right = table_.columns[column].align == report::Align::right;
    picture_.add(draw::Text{{left_of(column) + (right ? widths_[column] : 0), baseline},
                            std::move(text),
                            font,
                            right ? draw::Anchor::right : draw::Anchor::left,
                            colour});
  }

  void write_heads(double right) {
    std::vector<std::vector<std::string>> titles;
    std::size_t most = 0;
    bool units = false;
    for (std::size_t c = 0; c < widths_.size(); ++c) {
      titles.push_back(draw::fit_lines(table_.columns[c].title, kHeadFont, widths_[c] + 1,
                                       kMostHeadLines, look_.measure));
      most = std::max(most, titles.back().size());
      units = units || !table_.columns[c].unit.empty();
    }
    const double line = line_of(kHeadFont);
    const double bottom = y_ + static_cast<double>(most) * line;
    for (std::size_t c = 0; c < widths_.size(); ++c) {
      double baseline = bottom - static_cast<double>(titles[c].size()) * line + kHeadFont.size;
      for (std::string& title : titles[c]) {
        write(c, baseline, std::move(title), kHeadFont, draw::kInk);
        baseline += line;
      }
      if (!table_.columns[c].unit.empty())
        write(c, bottom + kUnit.size, table_.columns[c].unit, kUnit, draw::kQuietInk);
    }
    y_ = bottom + (units ? line_of(kUnit) : 0) + kRowPadding;
    rule(right);
  }

  void write_row(std::size_t r, double right) {
    const report::Row& row = table_.rows[r];
    const bool heading = is_heading(row);
    const draw::Font& font = font_of(row);
    const double line = line_of(font);
    if (!row.quiet && r > 0) {
      y_ += kRowPadding;
      rule(right);
    }
    if (!row.quiet) y_ += kRowPadding + (heading ? kRowPadding : 0);
    std::size_t most = 1;
    for (std::size_t c = 0; c < std::min(row.cells.size(), widths_.size()); ++c) {
      const report::Cell& cell = row.cells[c];
      if (cell.text.empty()) continue;
      draw::Colour colour = row.quiet ? draw::kQuietInk : draw::kInk;
      if (look_.is_stale && look_.is_stale(r, c)) colour.opacity = kStale;
      if (!heading && !is_wrapped(table_.columns[c])) {
        write(c, y_ + font.size, cell.text, font, colour);
        continue;
      }
      const double width = heading ? right : widths_[c];
      // One more than in print: here is nobody who could make the window wider than it is.
      const std::size_t lines = table_.columns[c].most_lines + 1;
      double baseline = y_ + font.size;
      auto wrapped = draw::fit_lines(cell.text, font, width + 1, lines, look_.measure);
      most = std::max(most, wrapped.size());
      for (std::string& text : wrapped) {
        write(c, baseline, std::move(text), font, colour);
        baseline += line;
      }
    }
    y_ += static_cast<double>(most) * line + (r + 1 == table_.rows.size() ? kRowPadding : 0);
  }

  const report::Table& table_;
  const TableLook& look_;
  std::vector<double> widths_;
  draw::Picture picture_;
  double y_ = 0;
};

}  // namespace

draw::Picture table_picture(const report::Table& table, const TableLook& look) {
  return TableSheet(table, look).run();
}

double write_paragraph(draw::Picture& picture, std::string_view words, draw::Point at, double width,
                       const draw::Font& font, const draw::Colour& colour,
                       const draw::Measure& measure) {
  constexpr std::size_t kMostLines = 12;
  const bool from_right = runs_from_right(words);
  for (const std::string& line : draw::fit_lines(words, font, width, kMostLines, measure)) {
    picture.add(draw::Text{{at.x, at.y + font.size},
                           marked_sentence(line, from_right),
                           font,
                           draw::Anchor::left,
                           colour});
    at.y += line_of(font);
  }
  return at.y;
}

}  // namespace painpoint::gui
