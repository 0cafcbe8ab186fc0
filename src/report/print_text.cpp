#include <algorithm>
#include <numeric>
#include <string_view>

#include "base/text.h"
#include "report/print.h"
#include "report/wrap.h"

namespace painpoint::report {
namespace {

constexpr std::size_t kGutter = 2;
constexpr std::size_t kMostHeaderLines = 3;
constexpr std::size_t kNarrowestHeader = 5;
constexpr std::size_t kShortTitle = 8;     ///< is not worth a second line
constexpr std::size_t kWidestHeader = 16;  ///< longer words of titles are broken or cut

constexpr std::string_view kBold = "\x1b[1m";
constexpr std::string_view kDim = "\x1b[2m";
constexpr std::string_view kPlain = "\x1b[0m";

std::string styled(std::string text, std::string_view style, bool colour) {
  if (!colour || text.empty()) return text;
  return std::string(style) + text + std::string(kPlain);
}

std::string spaces(std::size_t count) {
  return std::string(count, ' ');
}

/// `text` must not be wider than `width`.
std::string padded(const std::string& text, std::size_t width, Align align) {
  const std::size_t missing = width - std::min(width, display_width(text));
  std::string placed = keep_in_place(text);
  return align == Align::left ? placed + spaces(missing) : spaces(missing) + placed;
}

void append_line(std::string& out, std::string line) {
  while (!line.empty() && line.back() == ' ') line.pop_back();
  out += line;
  out += '\n';
}

/// Whether wrapping broke lines at spaces only.
bool whole_words(std::string_view title, const std::vector<std::string>& lines) {
  std::string joined;
  for (const std::string& line : lines) joined += (joined.empty() ? "" : " ") + line;
  return joined == title;
}

/// The narrowest width at which a title takes few enough lines and no word of it is broken.
std::size_t title_width(std::string_view title, std::size_t at_least) {
  const std::size_t whole = display_width(title);
  if (whole <= kShortTitle) return whole;
  for (std::size_t width = std::max(at_least, kNarrowestHeader); width < whole; ++width) {
    const std::vector<std::string> lines = wrap(title, width);
    const auto spaces_in = static_cast<std::size_t>(std::count(title.begin(), title.end(), ' '));
    if (lines.size() <= std::min(kMostHeaderLines, spaces_in + 1) && whole_words(title, lines))
      return width;
  }
  return whole;
}

const std::string& cell_text(const Row& row, std::size_t column) {
  static const std::string kEmpty;
  return column < row.cells.size() ? row.cells[column].text : kEmpty;
}

/// How wide a column would like to be.
std::size_t natural_width(const Table& table, std::size_t column) {
  const Column& head = table.columns[column];
  std::size_t cells = 0;
  for (const Row& row : table.rows)
    cells = std::max(cells, display_width(printable(cell_text(row, column))));
  cells = std::max(cells, display_width(printable(head.unit)));
  if (display_width(printable(head.title)) <= cells) return cells;
  // A long title is wrapped. Names without spaces may be broken, but not into single characters.
  return std::max(cells, std::min(title_width(printable(head.title), cells), kWidestHeader));
}

class TablePrinter {
 public:
  TablePrinter(const Table& table, const TextOptions& options) : table_(table), options_(options) {
    for (std::size_t i = 0; i < table.columns.size(); ++i)
      widths_.push_back(natural_width(table, i));
  }

  std::string print() {
    if (!table_.title.empty()) {
      for (const std::string& line : wrap(table_.title, options_.columns))
        append_line(out_, styled(keep_in_place(line), kBold, options_.colour));
    }
    narrow();
    bool first = true;
    for (const auto& block : blocks()) {
      if (!first) out_ += '\n';
      first = false;
      print_block(block);
    }
    if (!table_.note.empty()) {
      for (const std::string& line : wrap(table_.note, options_.columns))
        append_line(out_, styled(keep_in_place(line), kDim, options_.colour));
    }
    return std::move(out_);
  }

 private:
  [[nodiscard]] std::size_t total(const std::vector<std::size_t>& columns) const {
    std::size_t sum = 0;
    for (const std::size_t column : columns) sum += widths_[column] + kGutter;
    return sum == 0 ? 0 : sum - kGutter;
  }

  /// Takes width from text columns, always from the widest, until the table fits or they are as
  /// narrow as they may be.
  void narrow() {
    const std::vector<std::size_t> natural = widths_;
    std::vector<std::size_t> all(widths_.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    while (total(all) > options_.columns) {
      std::size_t widest = widths_.size();
      for (std::size_t i = 0; i < widths_.size(); ++i) {
        const std::size_t least = table_.columns[i].least_width;
        if (least == 0 || widths_[i] <= least) continue;
        if (widest == widths_.size() || widths_[i] > widths_[widest]) widest = i;
      }
      if (widest == widths_.size()) {  // it will be split, and then there is room
        widths_ = natural;
        return;
      }
      --widths_[widest];
    }
  }

  /// The columns of each printed part: as many as fit beside the heads.
  [[nodiscard]] std::vector<std::vector<std::size_t>> blocks() {
    std::vector<std::size_t> heads(
        std::min(std::max<std::size_t>(table_.heads, 1), widths_.size()));
    std::iota(heads.begin(), heads.end(), std::size_t{0});
    // A name must not take more than half of the line from the figures.
    if (widths_.size() > heads.size()) widths_[0] = std::min(widths_[0], options_.columns / 2);
    const std::size_t taken = total(heads) + kGutter;
    const std::size_t room = options_.columns - std::min(options_.columns, taken);
    std::vector<std::vector<std::size_t>> result;
    std::vector<std::size_t> current = heads;
    for (std::size_t i = heads.size(); i < widths_.size(); ++i) {
      widths_[i] = std::min(widths_[i], std::max<std::size_t>(room, 1));
      current.push_back(i);
      if (total(current) <= options_.columns || current.size() == heads.size() + 1) continue;
      current.pop_back();
      result.push_back(current);
      current = heads;
      current.push_back(i);
    }
    result.push_back(current);
    return result;
  }

  void print_block(const std::vector<std::size_t>& columns) {
    print_header(columns);
    std::string rule;
    for (std::size_t i = 0; i < total(columns); ++i) rule += "─";
    append_line(out_, styled(rule, kDim, options_.colour));
    for (const Row& row : table_.rows) print_row(columns, row);
  }

  void print_header(const std::vector<std::size_t>& columns) {
    std::vector<std::vector<std::string>> titles;
    std::size_t height = 0;
    bool units = false;
    for (const std::size_t column : columns) {
      titles.push_back(wrap(table_.columns[column].title, widths_[column], kMostHeaderLines));
      height = std::max(height, titles.back().size());
      units = units || !table_.columns[column].unit.empty();
    }
    for (std::size_t line = 0; line < height; ++line) {
      std::string text;
      for (std::size_t i = 0; i < columns.size(); ++i) {
        const std::size_t empty = height - titles[i].size();  // titles stand on the rule
        const std::string part = line < empty ? std::string() : titles[i][line - empty];
        append_cell(text, part, columns[i], i);
      }
      append_line(out_, styled(trimmed(text), kBold, options_.colour));
    }
    if (!units) return;
    std::string text;
    for (std::size_t i = 0; i < columns.size(); ++i)
      append_cell(text, fit(printable(table_.columns[columns[i]].unit), widths_[columns[i]]),
                  columns[i], i);
    append_line(out_, styled(trimmed(text), kDim, options_.colour));
  }

  void print_row(const std::vector<std::size_t>& columns, const Row& row) {
    std::vector<std::vector<std::string>> lines;
    std::size_t height = 1;
    bool anything = !row.quiet;
    for (const std::size_t column : columns) {
      const std::string& text = cell_text(row, column);
      lines.push_back(wrap(text, widths_[column], table_.columns[column].most_lines));
      height = std::max(height, lines.back().size());
      if (column >= table_.heads && !text.empty()) anything = true;
    }
    if (!anything) return;  // the quiet half of a row, in a part where it says nothing
    for (std::size_t line = 0; line < height; ++line) {
      std::string text;
      for (std::size_t i = 0; i < columns.size(); ++i)
        append_cell(text, line < lines[i].size() ? lines[i][line] : "", columns[i], i);
      append_line(out_, row.quiet ? styled(trimmed(text), kDim, options_.colour) : text);
    }
  }

  void append_cell(std::string& line, const std::string& text, std::size_t column,
                   std::size_t position) {
    if (position > 0) line += spaces(kGutter);
    line += padded(text, widths_[column], table_.columns[column].align);
  }

  static std::string trimmed(std::string text) {
    while (!text.empty() && text.back() == ' ') text.pop_back();
    return text;
  }

  const Table& table_;
  const TextOptions& options_;
  std::vector<std::size_t> widths_;
  std::string out_;
};

}  // namespace

std::string print_text(const Table& table, const TextOptions& options) {
  return TablePrinter(table, options).print();
}

std::string print_text(const Document& document, const TextOptions& options) {
  std::string out;
  for (const auto& block : document.blocks) {
    if (!out.empty()) out += '\n';
    if (const auto* heading = std::get_if<Heading>(&block)) {
      for (const std::string& line : wrap(heading->text, options.columns))
        append_line(out, styled(keep_in_place(line), kBold, options.colour));
    } else if (const auto* paragraph = std::get_if<Paragraph>(&block)) {
      for (const std::string& line : wrap(paragraph->text, options.columns))
        append_line(out, paragraph->important ? styled(keep_in_place(line), kBold, options.colour)
                                              : keep_in_place(line));
    } else if (const auto* table = std::get_if<Table>(&block)) {
      out += print_text(*table, options);
    }
  }
  return out;
}

}  // namespace painpoint::report
