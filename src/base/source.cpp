#include "base/source.h"

#include <algorithm>

#include "base/text.h"

namespace painpoint {

LineIndex::LineIndex(std::string_view text) : text_(text) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  begins_.push_back(text.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0);
  for (std::size_t at = begins_[0]; at < text.size(); ++at) {
    const bool pair = text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n';
    if ((text[at] == '\n' || text[at] == '\r') && !pair) begins_.push_back(at + 1);
  }
}

Position LineIndex::position(std::size_t offset) const {
  offset = std::clamp(offset, begins_[0], std::max(begins_[0], text_.size()));
  const auto after = std::upper_bound(begins_.begin(), begins_.end(), offset);
  const std::size_t line = static_cast<std::size_t>(after - begins_.begin());
  const std::size_t begin = begins_[line - 1];
  return {line, 1 + count_characters(text_.substr(std::min(begin, text_.size())), offset - begin)};
}

std::string_view LineIndex::line(std::size_t line) const {
  const std::size_t begin = std::min(begins_[line - 1], text_.size());
  const std::size_t end = line < begins_.size() ? begins_[line] : text_.size();
  std::string_view result = text_.substr(begin, end - begin);
  while (!result.empty() && (result.back() == '\n' || result.back() == '\r'))
    result.remove_suffix(1);
  return result;
}

}  // namespace painpoint
