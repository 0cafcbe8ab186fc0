#include "base/render.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <vector>

#include "base/text.h"

namespace painpoint {
namespace {

constexpr std::string_view kMargin = "    ";
constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
constexpr std::size_t kTabWidth = 8;

std::string_view word_for(Level level, const RenderWords& words) {
  if (level == Level::error) return words.error;
  return level == Level::warning ? words.warning : words.hint;
}

std::string_view colour_of(Level level) {
  if (level == Level::error) return "\x1b[1;31m";
  return level == Level::warning ? "\x1b[1;33m" : "\x1b[1;36m";
}

/// One character of a source line as it is shown.
struct Glyph {
  std::string_view text;
  std::size_t offset;  ///< of its first byte in the line
  std::size_t width;   ///< columns; a tab counts as its most
};

/// How many bytes the character at `at` takes; a byte that belongs to no character counts alone.
std::size_t length_at(std::string_view line, std::size_t at) {
  const auto byte = static_cast<unsigned char>(line[at]);
  const std::size_t length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
  if (at + length > line.size() || first_invalid_utf8(line.substr(at, length))) return 1;
  return length;
}

Glyph glyph_at(std::string_view line, std::size_t at) {
  const std::string_view bytes = line.substr(at, length_at(line, at));
  if (bytes == "\t") return {bytes, at, kTabWidth};
  const bool harmless = !first_invalid_utf8(bytes) && printable(bytes) == bytes;
  if (!harmless) return {kReplacement, at, 1};
  return {bytes, at, display_width(bytes)};
}

/// Where the character begins that ends before `end`.
std::size_t begin_before(std::string_view line, std::size_t end) {
  for (std::size_t length = std::min<std::size_t>(4, end); length > 1; --length)
    if (length_at(line, end - length) == length) return end - length;
  return end - 1;
}

/// The part of the line that is shown: some characters before the caret, more behind it.
struct Window {
  std::vector<Glyph> glyphs;
  std::size_t begin = 0;
  std::size_t end = 0;
};

Window window(std::string_view line, std::size_t caret, std::size_t columns) {
  Window result;
  result.begin = caret;
  std::size_t width = 0;
  while (result.begin > 0 && width < columns * 6 / 10) {
    result.begin = begin_before(line, result.begin);
    result.glyphs.push_back(glyph_at(line, result.begin));
    width += result.glyphs.back().width;
  }
  std::reverse(result.glyphs.begin(), result.glyphs.end());
  result.end = caret;
  while (result.end < line.size() && width < columns) {
    result.glyphs.push_back(glyph_at(line, result.end));
    width += result.glyphs.back().width;
    result.end += length_at(line, result.end);
  }
  return result;
}

void append_line_and_caret(std::string& out, std::string_view line, std::size_t begin,
                           std::size_t end, const RenderOptions& options, Level level) {
  const Window view = window(line, begin, options.columns);
  std::string shown(kMargin);
  std::string marks(kMargin);
  if (view.begin > 0) {
    shown += "…";
    marks += ' ';
  }
  std::size_t under = 0;
  for (const Glyph& glyph : view.glyphs) {
    shown += glyph.text;
    const bool tab = glyph.text == "\t";
    if (glyph.offset < begin) {
      if (tab)
        marks += '\t';
      else
        marks.append(glyph.width, ' ');
    } else if (glyph.offset < end) {
      under += tab ? 1 : glyph.width;
    }
  }
  if (view.end < line.size()) shown += "…";
  std::string caret(std::max<std::size_t>(under, 1), '~');
  caret[0] = '^';
  while (!shown.empty() && shown.back() == ' ') shown.pop_back();
  out += shown;
  out += '\n';
  out +=
      options.colour ? fmt::format("{}{}{}\x1b[0m", marks, colour_of(level), caret) : marks + caret;
  out += '\n';
}

}  // namespace

std::string render(const Diagnostic& diagnostic, const SourceText& source, const LineIndex& lines,
                   const RenderOptions& options) {
  std::string out = printable(source.name);
  Position position;
  if (diagnostic.span) {
    position = lines.position(diagnostic.span->begin);
    out += fmt::format(":{}:{}", position.line, position.column);
  }
  const std::string_view word = word_for(diagnostic.level, options.words);
  if (!out.empty()) out += ": ";
  out += options.colour ? fmt::format("{}{}:\x1b[0m ", colour_of(diagnostic.level), word)
                        : fmt::format("{}: ", word);
  out += printable(diagnostic.message);
  if (!diagnostic.advice.empty()) {
    out += options.words.advice;
    out += printable(diagnostic.advice);
  }
  out += fmt::format(" [{}]\n", code_name(diagnostic.code));
  if (!diagnostic.span) return out;

  const std::string_view line = lines.line(position.line);
  const std::size_t start = lines.line_begin(position.line);
  const std::size_t begin = std::min(std::max(diagnostic.span->begin, start) - start, line.size());
  const std::size_t end = std::min(std::max(diagnostic.span->end, start) - start, line.size());
  append_line_and_caret(out, line, begin, end, options, diagnostic.level);
  return out;
}

std::string render_all(const Diagnostics& diagnostics, const SourceText& source,
                       const RenderOptions& options) {
  const LineIndex lines(source.text);
  std::string out;
  for (const Diagnostic& diagnostic : diagnostics.all())
    out += render(diagnostic, source, lines, options);
  return out;
}

}  // namespace painpoint
