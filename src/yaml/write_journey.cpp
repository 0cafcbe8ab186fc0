#include "yaml/write_journey.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "base/text.h"
#include "texts/tr.h"
#include "yaml/encode.h"
#include "yaml/patch.h"
#include "yaml/render_document.h"

namespace painpoint::yaml {
namespace {

using Addresses = std::set<std::string>;
using Finding = std::pair<Code, std::string>;

std::set<Finding> errors_of(const Diagnostics& diagnostics) {
  std::set<Finding> errors;
  for (const Diagnostic& diagnostic : diagnostics.all())
    if (diagnostic.level == Level::error) errors.emplace(diagnostic.code, diagnostic.address);
  return errors;
}

/// Writes a journey and proves it.
class Writer {
 public:
  Writer(const JourneyFile& file, const Journey& wanted)
      : file_(file),
        wanted_(wanted),
        own_encoding_(file.journey),
        wanted_encoding_(wanted),
        own_document_(encode_journey(own_encoding_)),
        wanted_document_(encode_journey(wanted_encoding_)) {}

  Outcome<Written> run() {
    if (!file_.tree.empty() && file_.tree.is_map(0)) {
      // Ever larger parts are written anew, until the text says what it shall say.
      if (attempt({})) return std::move(result_);
      if (attempt(what_is_wrong(true))) return std::move(result_);
      if (attempt(what_is_wrong(false))) return std::move(result_);
    }
    Written whole{render_journey(wanted_), {texts::tr_words("the whole file")}};
    if (reads_back(whole.text)) {
      result_.value = std::move(whole);
      return std::move(result_);
    }
    const Addresses wrong = what_is_wrong(true);
    const std::string where = wrong.empty() ? std::string{} : *wrong.begin();
    result_.diagnostics.error(
        Code::cannot_be_changed, where,
        texts::tr_words("this cannot be said in a file, so nothing was written"),
        texts::tr_words("look for numbers that are not finite and for broken characters"));
    return std::move(result_);
  }

 private:
  bool attempt(const Addresses& anew) {
    if (!anew.empty() && anew == last_) return false;
    last_ = anew;
    Patch patch = find_patch(file_, own_document_, wanted_document_, anew);
    const std::string_view text = file_.source.text;
    std::string patched = apply(text, {0, text.size()}, std::move(patch.edits));
    if (!reads_back(patched)) return false;
    result_.value = Written{std::move(patched), in_words(patch.rewritten)};
    return true;
  }

  bool reads_back(const std::string& text) {
    read_ = read_journey(file_.source.name, text);
    if (!(read_.journey == wanted_)) return false;
    if (!read_.diagnostics.has_errors()) return true;
    // A journey in the middle of an edit may be wrong; writing it must not make it worse.
    const std::set<Finding> found = errors_of(read_.diagnostics);
    const JourneyFile plain = read_journey("", render_journey(wanted_));
    const std::set<Finding> allowed = errors_of(plain.diagnostics);
    return plain.journey == wanted_ &&
           std::includes(allowed.begin(), allowed.end(), found.begin(), found.end());
  }

  /// Where the last attempt is not what is wanted: its sections, or, closer, their entries. All
  /// that differs from the file where the attempt could not be read at all.
  Addresses what_is_wrong(bool closer) {
    const bool readable = !read_.tree.empty() && read_.tree.is_map(0);
    Encoding encoding(read_.journey);
    const Document found = readable ? encode_journey(encoding) : own_document_;
    Addresses wrong;
    for (std::size_t i = 0; i < wanted_document_.entries.size(); ++i) {
      const DocumentEntry& section = wanted_document_.entries[i];
      const DocumentEntry* there = find_entry(found, section.key);
      if (there != nullptr && same(there->value, section.value)) continue;
      const Document inside = now(section.value);
      const Document there_inside = there != nullptr ? now(there->value) : Document{};
      const bool whole = !closer || !inside.lines || !there_inside.lines;
      if (whole) {
        wrong.insert(section.key);
        continue;
      }
      for (const DocumentEntry& entry : inside.entries) {
        const DocumentEntry* same_entry = find_entry(there_inside, entry.key);
        if (same_entry == nullptr || !same(same_entry->value, entry.value))
          wrong.insert(section.key + "." + entry.key);
      }
      if (wrong.empty()) wrong.insert(section.key);
    }
    return wrong;
  }

  static std::vector<std::string> in_words(const std::vector<std::string>& addresses) {
    std::vector<std::string> words;
    for (const std::string& address : addresses) {
      std::string word = address.empty() ? texts::tr_words("the whole file")
                                         : fmt::format("`{}`", printable(address));
      if (std::find(words.begin(), words.end(), word) == words.end())
        words.push_back(std::move(word));
    }
    return words;
  }

  const JourneyFile& file_;
  const Journey& wanted_;
  Encoding own_encoding_;
  Encoding wanted_encoding_;
  Document own_document_;
  Document wanted_document_;
  JourneyFile read_;  ///< what the last attempt is read as
  Addresses last_;
  Outcome<Written> result_;
};

}  // namespace

namespace {

/// Whether it has all that a journey has without saying so.
bool is_settled(const Journey& journey) {
  return !journey.segments.empty() && (!journey.start.empty() || journey.touchpoints.empty()) &&
         journey.ends.contains(kCompleted) && journey.ends.contains(kAbandoned);
}

}  // namespace

Outcome<Written> write_journey(const JourneyFile& file, const Journey& wanted) {
  if (!is_settled(wanted)) {
    Journey settled = wanted;
    settle(settled);
    return write_journey(file, settled);
  }
  if (file.journey == wanted && !file.tree.empty()) return {Written{file.source.text, {}}, {}};
  return Writer(file, wanted).run();
}

std::string render_journey(const Journey& journey) {
  Encoding encoding(journey);
  const PageStyle style;
  std::string text;
  bool apart = false;
  for (const DocumentEntry& section : encode_journey(encoding).entries) {
    if (!section.is_written()) continue;
    const std::string lines = in_lines(section, 0, style);
    // Sections of several lines stand apart.
    const bool several = lines.find('\n') + 1 < lines.size();
    if (!text.empty() && (several || apart)) text += '\n';
    text += lines;
    apart = several;
  }
  return text;
}

}  // namespace painpoint::yaml
