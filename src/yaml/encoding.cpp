#include "yaml/encoding.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "texts/tr.h"

namespace painpoint::yaml {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// UTF-16 and UTF-32 give themselves away by a mark, or by the NULs between Latin letters.
std::string_view other_encoding(std::string_view text) {
  if (text.starts_with("\xFF\xFE\x00\x00"sv)) return "UTF-32 (little endian)";
  if (text.starts_with("\x00\x00\xFE\xFF"sv)) return "UTF-32 (big endian)";
  if (text.starts_with("\xFF\xFE"sv)) return "UTF-16 (little endian)";
  if (text.starts_with("\xFE\xFF"sv)) return "UTF-16 (big endian)";
  if (text.size() < 4) return {};
  const auto nul = [&](std::size_t at) { return text[at] == '\0'; };
  if (!nul(0) && nul(1) && nul(2) && nul(3)) return "UTF-32 (little endian)";
  if (nul(0) && nul(1) && nul(2) && !nul(3)) return "UTF-32 (big endian)";
  if (!nul(0) && nul(1) && !nul(2) && nul(3)) return "UTF-16 (little endian)";
  if (nul(0) && !nul(1) && nul(2) && !nul(3)) return "UTF-16 (big endian)";
  return {};
}

/// The first character that YAML does not allow in a file: controls, U+FEFF inside, U+FFFE/F.
/// The text must be valid UTF-8. Returns its offset, or the size of the text.
std::size_t first_control(std::string_view text, std::size_t from) {
  for (std::size_t at = from; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r') return at;
    if (byte == 0x7F) return at;
    if (byte == 0xC2) {
      const auto next = static_cast<unsigned char>(text[at + 1]);
      if (next < 0xA0 && next != 0x85) return at;  // C1 controls, but not NEL
    }
    if (byte == 0xEF) {
      const std::string_view character = text.substr(at, 3);
      if (character == kByteOrderMark || character == "\xEF\xBF\xBE" || character == "\xEF\xBF\xBF")
        return at;
    }
  }
  return text.size();
}

std::uint32_t code_point(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
  if (byte(0) < 0x80) return byte(0);
  if (byte(0) < 0xE0) return ((byte(0) & 0x1FU) << 6U) | (byte(1) & 0x3FU);
  return ((byte(0) & 0x0FU) << 12U) | ((byte(1) & 0x3FU) << 6U) | (byte(2) & 0x3FU);
}

}  // namespace

std::size_t byte_order_mark(std::string_view text) {
  return text.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
}

std::optional<Diagnostic> check_encoding(std::string_view text) {
  if (const std::string_view name = other_encoding(text); !name.empty())
    return Diagnostic{Code::encoding,
                      Level::error,
                      texts::tr_format("the file is {}, and journeys are UTF-8", name),
                      texts::tr_words("save it again with the encoding UTF-8"),
                      "",
                      Span{0, 1}};
  if (const auto bad = first_invalid_utf8(text)) {
    const auto byte = static_cast<unsigned char>(text[*bad]);
    return Diagnostic{
        Code::encoding,
        Level::error,
        texts::tr_format("byte {} of the file (0x{:02X}) is not UTF-8", *bad + 1, byte),
        texts::tr_words(
            "save the file again with the encoding UTF-8; it may be Latin-1 or Windows-1252 now"),
        "",
        Span{*bad, *bad + 1}};
  }
  const std::size_t control = first_control(text, byte_order_mark(text));
  if (control == text.size()) return std::nullopt;
  const std::uint32_t character = code_point(text, control);
  const std::size_t length = character < 0x80 ? 1 : character < 0x800 ? 2 : 3;
  return Diagnostic{
      Code::control_character,
      Level::error,
      character == 0
          ? std::string(texts::tr_words("there is a NUL (U+0000) in the file"))
          : texts::tr_format("there is a control character (U+{:04X}) in the file", character),
      character == 0 ? texts::tr_words("delete it; is this a text file?")
                     : texts::tr_words("delete it"),
      "",
      Span{control, control + length}};
}

std::string with_plain_breaks(std::string_view text) {
  std::string result(text);
  for (std::size_t at = 0; at < result.size(); ++at)
    if (result[at] == '\r' && (at + 1 == result.size() || result[at + 1] != '\n'))
      result[at] = '\n';
  return result;
}

}  // namespace painpoint::yaml
