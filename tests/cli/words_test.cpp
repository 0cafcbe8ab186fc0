#include <algorithm>
#include <array>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "base/render.h"
#include "base/text.h"
#include "cli/command_line.h"
#include "cli/input.h"
#include "cli/verb_table.h"
#include "study/prepare.h"
#include "tests/cli/run.h"
#include "texts/parts.h"
#include "yaml/reader.h"

using namespace painpoint;
using namespace painpoint::test;
namespace fs = std::filesystem;

namespace {

constexpr std::array kTranslated = {texts::Language::arabic, texts::Language::chinese};

bool has_words(std::string_view text) {
  const auto letters = std::count_if(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  });
  const std::size_t first = text.find_first_not_of(' ');
  const std::size_t space = first == std::string_view::npos ? first : text.find(' ', first);
  return letters >= 8 && space != std::string_view::npos &&
         text.find_first_not_of(' ', space) != std::string_view::npos;
}

/// What a sentence says around its values, where that is long enough to be known again.
std::vector<std::string> pieces_of(std::string_view sentence) {
  std::vector<std::string> pieces;
  std::string piece;
  const auto close = [&] {
    if (has_words(piece)) pieces.push_back(piece);
    piece.clear();
  };
  for (std::size_t at = 0; at < sentence.size(); ++at) {
    const std::size_t end = sentence[at] == '{' ? sentence.find('}', at) : std::string_view::npos;
    const bool value = end != std::string_view::npos && (end == at + 1 || sentence[at + 1] == ':');
    if (value) {
      close();
      at = end;
    } else if (sentence[at] == '\n') {
      close();
    } else {
      piece += sentence[at];
    }
  }
  close();
  return pieces;
}

/// A sentence of the tables that stands in a text in English; empty if there is none. What stands
/// in backticks belongs to the language of journey files.
std::string english_in(const std::string& text, texts::Language language) {
  for (const auto& [english, translation] : texts::table_of(language).all())
    for (const std::string& piece : pieces_of(english))
      if (translation.find(piece) == std::string::npos && text.find(piece) != std::string::npos)
        return piece;
  return {};
}

cli::Got<cli::Command> parsed(std::vector<std::string> arguments) {
  return cli::read_command_line(std::move(arguments));
}

struct Bad {
  std::string name;
  std::string text;
};

/// What files of people look like that are wrong in one way each.
std::vector<Bad> bad_files() {
  std::vector<Bad> files;
  for (const auto& entry : fs::directory_iterator(source_path("tests/yaml/bad")))
    if (entry.path().extension() == ".yaml")
      files.push_back({entry.path().filename().string(), read_file(entry.path())});
  std::sort(files.begin(), files.end(), [](const Bad& a, const Bad& b) { return a.name < b.name; });
  files.push_back({"broken.yaml", read_file(source_path("tests/yaml/broken.yaml"))});
  const std::string head = "painpoint: 1\njourney: J\n";
  const auto add = [&](const std::string& rest) {
    files.push_back({"made_" + std::to_string(files.size()) + ".yaml", head + rest});
  };
  const std::string one = "touchpoints:\n  a: { next: completed }\n";
  add("touchpoints: {}\n");                                           // no touchpoints
  add("touchpoints:\n  a: { next: a }\n");                            // a trap
  add("touchpoints:\n  a: { next: back }\n");                         // back to nowhere
  add("touchpoints:\n  a: { next: completed }\n  b: { next: a }\n");  // never reached
  add("touchpoints:\n  a: { next: { completed: 60% } }\n");           // a split
  add("touchpoints:\n  a: { minutes: { value: 5, low: 7 }, next: completed }\n");
  add("touchpoints:\n  a: { minutes: 1e20, stage: x, next: completed }\n");
  add("touchpoints:\n  a: { minutes: { mean: 5 }, wait: { min: 9, max: 1 }, next: completed }\n");
  add("touchpoints:\n  a: { wait: { mean: 5, cv: 1, sd: 2 }, delay: 1 h 3, next: completed }\n");
  add("touchpoints:\n  a: { cost: 1,5, emotion: 9, next: completed }\n");
  add("touchpoints:\n  a: { cost: 5%, minutes: 3 weeks, next: completed }\n");
  add("touchpoints:\n  a b: { next: completed }\n  set: { next: completed }\n");
  add("touchpoints:\n  a:\n    pains:\n      p: { chance: 150%, severity: bad, cause: c }\n"
      "    next: completed\n");
  add("causes:\n  c: { scope: customer, prevalence: 0 }\n  d: {}\nteams:\n  t: { occupancy: 95% }\n"
      "touchpoints:\n  a:\n    pains:\n      p: { chance: 90%, leave: 60%, complain: 60%, "
      "causes: { c: 70%, d: 70% } }\n    next: completed\n");
  add("complaints: { quick: 80%, slow: 40% }\nsegments:\n  s: { share: 40%, value: { "
      "margin_per_year: 5, retention: 100% } }\ndiscount_rate: 0\n" +
      one);
  add(one +
      "scenarios:\n  all: {}\n  x: { includes: [x, y] }\n  y: { changes: { horizon_months: "
      "3, touchpoints.a.minutes: { cut: 200% }, touchpoints.a.minuts: 4, "
      "touchpoints.a.next: 5 } }\n");
  add(one +
      "scenarios:\n  x: { add: { touchpoints: { a: { next: completed } } } }\n"
      "  y: { changes: { touchpoints.a.next: { completed: 100% }, "
      "touchpoints.a.next.abandoned: 1% } }\n");
  add(one +
      "policies:\n  p: { at: [a, a], pain: { chance: 1%, cause: p } }\n"
      "map: { positions: { b: [1, 2], a: [1e99, 0] } }\n");
  add("causes:\n  c: { level: 200% }\ntouchpoints:\n  a:\n    pains:\n      p: { chance: 90%, "
      "cause: c }\n    next: completed\n");
  files.push_back({"version.yaml", "painpoint: 7\njourney:\ntouchpoints:\n  a: {}\n"});
  return files;
}

/// All that `check` would say.
yaml::JourneyFile looked_at(const Bad& bad) {
  yaml::JourneyFile file = yaml::read_journey(bad.name, bad.text);
  if (!file.diagnostics.has_errors()) {
    Diagnostics checked = study::check(file.journey);
    yaml::locate_all(file, checked);
    file.diagnostics.append(std::move(checked));
  }
  return file;
}

RenderOptions in_words_of_now() {
  RenderOptions options;
  options.words = {texts::tr_words("error"), texts::tr_words("warning"), texts::tr_words("hint"),
                   texts::tr_words("; ")};
  return options;
}

/// The lines of the file that are shown, with their carets: all but the sentences.
std::string quoted_lines(const std::string& rendered) {
  std::string lines;
  for (std::size_t at = 0; at < rendered.size();) {
    const std::size_t end = std::min(rendered.find('\n', at), rendered.size() - 1) + 1;
    const std::string line = rendered.substr(at, end - at);
    if (line.starts_with("    ")) lines += line;
    at = end;
  }
  return lines;
}

}  // namespace

TEST_CASE("the help of every verb is in the language that is spoken") {
  for (const texts::Language language : kTranslated) {
    CAPTURE(texts::code_of(language));
    std::vector<std::vector<std::string>> commands = {{"--help"}};
    for (const cli::Verb& verb : cli::verb_table()) commands.push_back({verb.name, "--help"});
    for (const auto& command : commands) {
      CAPTURE(command.front());
      const std::string english = parsed(command).value->text;
      const texts::Speaking speaking(language);
      const std::string help = parsed(command).value->text;
      CHECK(help != english);
      CHECK(english_in(help, language) == "");
      CHECK(has(help, "painpoint"));
      CHECK(has(help, "-h,--help"));
    }
  }
}

TEST_CASE("columns of help are as wide as they are seen") {
  for (const texts::Language language : kTranslated) {
    const texts::Speaking speaking(language);
    const std::string help = parsed({"check", "--help"}).value->text;
    const std::string about = texts::tr_words("The journey file; - is the standard input");
    const std::size_t at = help.find(about);
    REQUIRE(at != std::string::npos);
    const std::size_t line = help.rfind('\n', at) + 1;
    CHECK(display_width(help.substr(line, at - line)) == 30);
  }
}

TEST_CASE("wrong commands are explained in the language that is spoken, with the same status") {
  const std::vector<std::vector<std::string>> commands = {
      {},
      {"slove"},
      {"--verison"},
      {"check"},
      {"check", "a.yaml", "b.yaml"},
      {"check", "--qiuet", "a.yaml"},
      {"solve", "a.yaml", "--format", "xml"},
      {"simulate", "a.yaml", "--seed"},
      {"diff", "a.yaml"},
      {"explain"},
      {"edit", "a", "b"},
  };
  for (const auto& command : commands) {
    CAPTURE(command.empty() ? "" : command.front());
    const auto english = parsed(command);
    REQUIRE(!english);
    CHECK(english.exit == cli::Exit::command_wrong);
    for (const texts::Language language : kTranslated) {
      const texts::Speaking speaking(language);
      const auto said = parsed(command);
      CHECK(said.exit == english.exit);
      CHECK(said.message != english.message);
      CHECK(english_in(said.message, language) == "");
    }
  }
  CHECK(has(parsed({"solve", "a.yaml", "--format", "xml"}).message,
            "--format takes one of table, json and csv, not `xml`; see painpoint solve --help"));
  CHECK(has(parsed({"simulate", "a.yaml", "--seed"}).message, "--seed needs a value; see "));
}

TEST_CASE("a missing file is missing in every language") {
  const auto english = cli::read_input("/no/such/file.yaml");
  for (const texts::Language language : kTranslated) {
    const texts::Speaking speaking(language);
    for (const char* path : {"/no/such/file.yaml", "/tmp"}) {
      const auto said = cli::read_input(path);
      CHECK(said.exit == english.exit);
      CHECK(english_in(said.message, language) == "");
      CHECK(has(said.message, path));
    }
  }
}

TEST_CASE("findings have the same places and carets in every language, and no English words") {
  std::set<Code> codes;
  for (const Bad& bad : bad_files()) {
    CAPTURE(bad.name);
    const yaml::JourneyFile english = looked_at(bad);
    const std::string lines =
        quoted_lines(render_all(english.diagnostics, english.source, in_words_of_now()));
    CHECK(!english.diagnostics.empty());
    for (const texts::Language language : kTranslated) {
      CAPTURE(texts::code_of(language));
      const texts::Speaking speaking(language);
      const yaml::JourneyFile file = looked_at(bad);
      REQUIRE(file.diagnostics.all().size() == english.diagnostics.all().size());
      for (std::size_t i = 0; i < file.diagnostics.all().size(); ++i) {
        const Diagnostic& said = file.diagnostics.all()[i];
        const Diagnostic& before = english.diagnostics.all()[i];
        codes.insert(said.code);
        CHECK(said.code == before.code);
        CHECK(said.level == before.level);
        CHECK(said.address == before.address);
        CHECK(said.span == before.span);
        CHECK(said.message != before.message);
        CHECK_MESSAGE(english_in(said.message, language) == "", said.message);
        if (before.advice.empty()) continue;
        CHECK_MESSAGE(said.advice != before.advice, before.advice);
        CHECK_MESSAGE(english_in(said.advice, language) == "", said.advice);
      }
      CHECK(quoted_lines(render_all(file.diagnostics, file.source, in_words_of_now())) == lines);
    }
  }
  // Those that files can have, but for the ones that take a very large file.
  for (const CatalogueEntry& entry : catalogue()) {
    const int number = static_cast<int>(entry.code);
    const bool large = entry.code == Code::file_too_large || entry.code == Code::not_all_checked ||
                       entry.code == Code::too_many_states ||
                       entry.code == Code::too_many_carried_causes ||
                       entry.code == Code::flow_too_long;
    if (number < static_cast<int>(Code::counted_twice) && !large)
      CHECK_MESSAGE(codes.contains(entry.code), code_name(entry.code));
  }
}
