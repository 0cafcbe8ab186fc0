#include "yaml/reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <tuple>

#include "base/text.h"
#include "model/validate.h"
#include "texts/tr.h"
#include "yaml/decode.h"

namespace painpoint::yaml {
namespace {

/// Addresses that have a mistake already. What the checks say about the same number, about
/// something in it or around it, is most likely only its echo.
class Echoes {
 public:
  explicit Echoes(const Diagnostics& found) {
    for (const Diagnostic& diagnostic : found.all())
      if (diagnostic.level == Level::error) addresses_.insert(diagnostic.address);
  }
  [[nodiscard]] bool contain(const std::string& address) const {
    if (addresses_.empty()) return false;
    // Around it: some address begins with this one.
    const std::string below = address.empty() ? "" : address + ".";
    const auto next = addresses_.lower_bound(below);
    if (next != addresses_.end() && next->starts_with(below)) return true;
    // The same, or in it: this one begins with some address.
    for (std::size_t dot = address.size(); dot != std::string::npos;
         dot = dot == 0 ? std::string::npos : address.rfind('.', dot - 1))
      if (addresses_.contains(address.substr(0, dot))) return true;
    return false;
  }

 private:
  std::set<std::string> addresses_;
};

/// How a sentence begins, whatever is put into it.
std::string_view before_values(std::string_view sentence) {
  return sentence.substr(0, sentence.find('{'));
}

/// Whoever wrote 200% did not mean 2%: the range alone says what to write.
void drop_percent_guesses(const JourneyFile& file, Diagnostics& diagnostics) {
  const std::string_view guess = before_values(texts::tr_words("did you mean {:g}%?"));
  for (Diagnostic& diagnostic : diagnostics.all()) {
    if (diagnostic.code != Code::out_of_range || !diagnostic.span) continue;
    const Span span = *diagnostic.span;
    const bool percent = span.end > span.begin && span.end <= file.source.text.size() &&
                         file.source.text[span.end - 1] == '%';
    if (percent && diagnostic.advice.starts_with(guess))
      diagnostic.advice = texts::tr_words("write a percentage between 0% and 100%");
  }
}

void sort_by_place(Diagnostics& diagnostics) {
  std::vector<Diagnostic> all = std::move(diagnostics.all());
  const auto place = [](const Diagnostic& d) { return d.span ? d.span->begin : std::size_t{0}; };
  std::stable_sort(all.begin(), all.end(),
                   [&](const Diagnostic& a, const Diagnostic& b) { return place(a) < place(b); });
  diagnostics = Diagnostics{};
  std::set<std::tuple<std::size_t, Code, std::string>> seen;
  for (Diagnostic& diagnostic : all)
    if (seen.emplace(place(diagnostic), diagnostic.code, diagnostic.message).second)
      diagnostics.add(std::move(diagnostic));
}

}  // namespace

JourneyFile read_journey(std::string name, std::string text) {
  JourneyFile file;
  file.source = {std::move(name), std::move(text)};
  Parsed parsed = parse(file.source.text);
  file.tree = std::move(parsed.tree);
  file.diagnostics = std::move(parsed.diagnostics);
  if (file.diagnostics.has_errors()) return file;

  Reading reading(file.tree, file.diagnostics);
  const std::vector<WaitingChanges> waiting = decode_journey(reading, file.journey);
  if (!file.tree.is_map(0)) return file;
  settle(file.journey);
  decode_changes(reading, waiting, file.journey);
  if (!reading.full()) {
    const Echoes echoes(file.diagnostics);
    Diagnostics checked = validate_all(file.journey);
    for (Diagnostic& diagnostic : checked.all())
      if (!reading.full() && !echoes.contain(diagnostic.address))
        file.diagnostics.add(std::move(diagnostic));
    locate_all(file, file.diagnostics);
    drop_percent_guesses(file, file.diagnostics);
  }
  sort_by_place(file.diagnostics);
  return file;
}

Outcome<std::pair<std::string, Change>> read_assignment(const Journey& journey,
                                                        std::string_view text) {
  Outcome<std::pair<std::string, Change>> result;
  const std::size_t equals = text.find('=');
  const auto refuse = [&](std::string message, Span span) {
    result.diagnostics.add(
        {Code::bad_change, Level::error, std::move(message),
         texts::tr_words("write ADDRESS=VALUE, causes.bad_address.level=50% for example"), "",
         span});
  };
  if (equals == std::string_view::npos || equals == 0) {
    refuse(texts::tr_words("this does not say which number to set"), {0, text.size()});
    return result;
  }
  std::string_view address_text = text.substr(0, equals);
  while (!address_text.empty() && address_text.back() == ' ') address_text.remove_suffix(1);
  std::string address = nfc(address_text);
  const std::string_view value = text.substr(equals + 1);
  if (value.find_first_not_of(" \t") == std::string_view::npos) {
    refuse(texts::tr_words("there is no value behind the `=`"), {equals, equals + 1});
    return result;
  }
  Diagnostics found;
  Parsed parsed = parse(value);
  found.append(std::move(parsed.diagnostics));
  Change change;
  bool good = false;
  if (!found.has_errors()) {
    Journey known = journey;
    Reading reading(parsed.tree, found);
    const std::size_t before = reading.path.push(address);
    check_duplicates(reading, 0);
    good = decode_change(reading, 0, known, address, change);
    reading.path.pop(before);
  }
  for (Diagnostic& diagnostic : found.all()) {
    if (diagnostic.span) {
      diagnostic.span->begin += equals + 1;
      diagnostic.span->end += equals + 1;
    }
    if (diagnostic.code == Code::no_such_number) diagnostic.span = Span{0, address_text.size()};
    result.diagnostics.add(std::move(diagnostic));
  }
  if (good) result.value.emplace(std::move(address), std::move(change));
  return result;
}

}  // namespace painpoint::yaml
