#include "draw/text.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace painpoint::draw {
namespace {

constexpr std::string_view kCut = "…";

/// Advance widths of U+0020 to U+007E in DejaVu Sans, in thousandths of the size.
constexpr std::array<short, 95> kAdvance = {
    318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361,  318, 337, 636, 636, 636,
    636, 636, 636, 636, 636, 636, 636, 337, 337, 838, 838, 838, 531, 1000, 684, 686, 698, 770, 632,
    575, 775, 752, 295, 295, 656, 557, 863, 748, 787, 603, 787, 695, 635,  611, 732, 684, 989, 685,
    611, 685, 390, 337, 390, 838, 500, 500, 613, 635, 550, 635, 615, 352,  635, 634, 278, 278, 579,
    278, 974, 634, 612, 635, 635, 411, 521, 392, 634, 592, 818, 592, 592,  525, 636, 337, 636, 838};
constexpr double kBold = 1.16;

double thousandths(std::string_view grapheme) {
  const auto first = static_cast<unsigned char>(grapheme.front());
  if (grapheme.size() == 1 && first >= 0x20 && first < 0x7F)
    return static_cast<double>(kAdvance[static_cast<std::size_t>(first - 0x20)]);
  const std::size_t columns = display_width(grapheme);
  if (columns == 0) return 0;
  // Emoji stand beyond the Basic Multilingual Plane, where UTF-8 has four bytes.
  if (columns > 1) return first >= 0xF0 ? 1300 : 1000;
  return has_right_to_left(grapheme) ? 620 : 720;
}

/// Without controls, and with at most three marks on a letter: more of them would climb out of
/// the place of the text.
std::string tamed(std::string_view text) {
  constexpr std::size_t kMostMarks = 3;
  const std::string clean = printable(text);
  std::string result;
  result.reserve(clean.size());
  std::size_t marks = 0;
  for (std::size_t at = 0; at < clean.size();) {
    std::size_t end = at + 1;
    while (end < clean.size() && (static_cast<unsigned char>(clean[end]) & 0xC0U) == 0x80U) ++end;
    const std::string_view character = std::string_view(clean).substr(at, end - at);
    marks = display_width(character) == 0 ? marks + 1 : 0;
    if (marks <= kMostMarks) result += character;
    at = end;
  }
  return result;
}

/// A piece that must not be broken further, and whether a space stood before it.
struct Piece {
  std::string text;
  bool after_space = false;
};

bool breaks_anywhere(std::string_view grapheme) {
  return display_width(grapheme) > 1;
}

/// What closes something, or belongs to what stands before it: never begins a line.
bool begins_no_line(std::string_view grapheme) {
  constexpr std::array<std::string_view, 33> kClosing = {
      "\u00A0", ")",  "]",  "}",  ",",  ".",  ";",  ":",  "!",  "?",  "%",
      "·",      "、", "。", "，", "．", "：", "；", "！", "？", "）", "」",
      "』",     "】", "》", "〉", "％", "،",  "؛",  "؟",  "”",  "’",  "…"};
  return std::find(kClosing.begin(), kClosing.end(), grapheme) != kClosing.end();
}

std::vector<Piece> pieces_of(const std::string& text) {
  std::vector<Piece> pieces;
  bool space = false;
  bool join = false;  // to the piece before
  for (const std::string_view grapheme : graphemes(text)) {
    if (grapheme == " ") {
      space = true;
      join = false;
      continue;
    }
    const bool alone = breaks_anywhere(grapheme);
    if (!pieces.empty() && !space && (begins_no_line(grapheme) || (join && !alone))) {
      pieces.back().text += grapheme;
    } else {
      pieces.push_back({std::string(grapheme), space});
    }
    space = false;
    join = !alone;
  }
  return pieces;
}

}  // namespace

double estimated_width(std::string_view text, const Font& font) {
  double sum = 0;
  for (const std::string_view grapheme : graphemes(text)) sum += thousandths(grapheme);
  return sum / 1000 * font.size * (font.bold ? kBold : 1);
}

std::string fit_line(std::string_view text, const Font& font, double width,
                     const Measure& measure) {
  // No line on a page shows more; a name may have a megabyte.
  constexpr std::size_t kMostBytes = 4000;
  std::string clean = tamed(text.substr(0, kMostBytes));
  const bool whole = text.size() <= kMostBytes;
  if (whole && measure(clean, font) <= width) return clean;
  const std::vector<std::string_view> parts = graphemes(clean);
  // The longest beginning that fits: widths grow with the number of characters.
  std::size_t fits = 0;
  std::size_t too_long = parts.size() + 1;
  const auto beginning = [&](std::size_t count) {
    std::size_t bytes = 0;
    for (std::size_t i = 0; i < count; ++i) bytes += parts[i].size();
    std::string cut = clean.substr(0, bytes);
    while (!cut.empty() && cut.back() == ' ') cut.pop_back();
    return cut + std::string(kCut);
  };
  while (too_long - fits > 1) {
    const std::size_t middle = fits + (too_long - fits) / 2;
    if (middle <= parts.size() && measure(beginning(middle), font) <= width)
      fits = middle;
    else
      too_long = middle;
  }
  if (fits == 0 && measure(kCut, font) > width) return {};
  return beginning(fits);
}

std::vector<std::string> fit_lines(std::string_view text, const Font& font, double width,
                                   std::size_t most_lines, const Measure& measure) {
  constexpr std::size_t kMostBytes = 4000;
  const std::string clean = tamed(text.substr(0, kMostBytes));
  std::vector<std::string> lines;
  std::vector<Piece> pieces = pieces_of(clean);
  std::size_t at = 0;
  while (at < pieces.size() && lines.size() < most_lines) {
    std::string line;
    while (at < pieces.size()) {
      const std::string longer =
          line + (pieces[at].after_space && !line.empty() ? " " : "") + pieces[at].text;
      if (measure(longer, font) > width) break;
      line = longer;
      ++at;
    }
    const bool last = lines.size() + 1 == most_lines;
    if (at < pieces.size() && last) {
      std::string rest = line;
      for (; at < pieces.size(); ++at)
        rest += (pieces[at].after_space && !rest.empty() ? " " : "") + pieces[at].text;
      std::string cut = fit_line(rest, font, width, measure);
      if (!cut.empty()) lines.push_back(std::move(cut));
      break;
    }
    if (line.empty()) {  // a word that is longer than a line
      std::string& word = pieces[at].text;
      std::size_t bytes = 0;
      for (const std::string_view grapheme : graphemes(word)) {
        if (bytes > 0 && measure(word.substr(0, bytes + grapheme.size()), font) > width) break;
        bytes += grapheme.size();
      }
      line = word.substr(0, bytes);
      if (measure(line, font) > width) line.clear();  // not even one character fits
      word.erase(0, bytes);
      if (word.empty()) ++at;
    }
    if (!line.empty()) lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace painpoint::draw
