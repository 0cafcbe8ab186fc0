#include <filesystem>
#include <set>

#include "base/text.h"
#include "tests/support/golden.h"
#include "tests/support/random_journey.h"
#include "tests/support/sanitized.h"
#include "tests/yaml/random_edits.h"
#include "tests/yaml/support.h"
#include "yaml/write_journey.h"

// Thousands of edits out of fixed seeds, on all sample journeys and on files that are written in
// every way there is: written, read back, and compared with what was intended.

using namespace painpoint;
using namespace painpoint::test;
namespace fs = std::filesystem;

namespace {

struct Source {
  std::string name;
  std::string text;
};

/// Lines that end as on Windows, behind a byte-order mark, without a line break at the end.
std::string as_on_windows(const std::string& text) {
  std::string result = "\xEF\xBB\xBF";
  for (const char c : text) result += c == '\n' ? "\r\n" : std::string(1, c);
  result.resize(result.size() - 2);
  return result;
}

std::vector<Source> sources() {
  std::vector<Source> result;
  for (const auto& entry : fs::directory_iterator(source_path("journeys")))
    if (entry.path().extension() == ".yaml" && is_tried(entry.path()))
      result.push_back({entry.path().filename().string(), read_file(entry.path().string())});
  std::sort(result.begin(), result.end(),
            [](const auto& a, const auto& b) { return a.name < b.name; });
  for (const char* name : {"tests/yaml/everything.yaml", "tests/report/international.yaml",
                           "tests/report/without_luck.yaml"})
    result.push_back({name, read_file(source_path(name))});
  result.push_back({"windows", as_on_windows(read_file(source_path("journeys/small_shop.yaml")))});
  const yaml::JourneyFile all =
      yaml::read_journey("", read_file(source_path("tests/yaml/everything.yaml")));
  result.push_back({"rendered", yaml::render_journey(all.journey)});
  for (std::uint64_t seed = 1; seed < (PAINPOINT_SANITIZED ? 2 : 6); ++seed)
    result.push_back({fmt::format("random {}", seed),
                      "painpoint: 1\njourney: random\n" + random_journey(seed, {})});
  return result;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size() - 1);
    lines.push_back(text.substr(at, end + 1 - at));
    at = end + 1;
  }
  return lines;
}

std::size_t count_differing_lines(const std::string& a, const std::string& b) {
  const std::vector<std::string> x = lines_of(a);
  const std::vector<std::string> y = lines_of(b);
  if (x.size() != y.size()) return 1000;
  std::size_t count = 0;
  for (std::size_t i = 0; i < x.size(); ++i) count += x[i] != y[i] ? 1 : 0;
  return count;
}

}  // namespace

TEST_CASE("generated edits are written and read back as they were meant") {
  std::size_t edits = 0;
  std::size_t rewritten = 0;
  for (const Source& source : sources()) {
    for (std::uint64_t seed = 1; seed <= (PAINPOINT_SANITIZED ? 1 : 5); ++seed) {
      RandomEdits random(seed * 1000);
      yaml::JourneyFile file = yaml::read_journey(source.name, source.text);
      REQUIRE(!file.tree.empty());
      for (int step = 0; step < 8; ++step) {
        Journey wanted = file.journey;
        std::string done;
        for (std::size_t more = random.below(5) + 1; more-- > 0;)
          done += random.edit(wanted) + "; ";
        make_sayable(wanted);
        INFO(source.name << ", seed " << seed << ", step " << step << ": " << done);
        Outcome<yaml::Written> written = yaml::write_journey(file, wanted);
        if (!written) {
          FAIL_CHECK("refused: " << render_all(written.diagnostics, file.source));
          break;
        }
        ++edits;
        if (!written->rewritten.empty()) {
          ++rewritten;
          MESSAGE("rewritten " << written->rewritten[0]);
        }
        yaml::JourneyFile read = yaml::read_journey(source.name, written->text);
        CHECK(read.journey == wanted);
        // The next edits need a file that is no worse than a person would leave it.
        file = std::move(read);
      }
    }
  }
  MESSAGE(edits << " edits, " << rewritten << " of them with something written anew");
}

TEST_CASE("one changed number is one changed line, and changed back it was never changed") {
  std::size_t edits = 0;
  std::size_t undone = 0;
  for (const Source& source : sources()) {
    const yaml::JourneyFile file = yaml::read_journey(source.name, source.text);
    RandomEdits random(77);
    for (int step = 0; step < static_cast<int>(some_of(30)); ++step) {
      Journey wanted = file.journey;
      const std::string address = random.edit_number(wanted);
      if (wanted == file.journey) continue;
      const yaml::NodeId node = yaml::find_node(file.tree, address);
      if (nfc(file.tree.key(node)) != address.substr(address.rfind('.') + 1))
        continue;  // a default
      INFO(source.name << ", step " << step << ": " << address);
      const Outcome<yaml::Written> written = yaml::write_journey(file, wanted);
      REQUIRE(written.value.has_value());
      CHECK(written->rewritten.empty());
      CHECK(count_differing_lines(source.text, written->text) == 1);
      ++edits;
      const yaml::JourneyFile changed = yaml::read_journey(source.name, written->text);
      const Outcome<yaml::Written> back = yaml::write_journey(changed, file.journey);
      REQUIRE(back.value.has_value());
      CHECK(count_differing_lines(source.text, back->text) <= 1);
      undone += back->text == source.text ? 1 : 0;
    }
  }
  // Not where a unit did not suit the number in between, or 1.50 was written for 1.5.
  MESSAGE(edits << " numbers changed, " << undone << " of them undone to the byte");
  CHECK(edits > some_of(200) / 2);
  CHECK(undone * 100 >= edits * 90);
}
