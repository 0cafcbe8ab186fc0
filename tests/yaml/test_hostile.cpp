#include <fmt/format.h>

#include <functional>

#include "tests/yaml/support.h"
#include "yaml/tree.h"

using namespace painpoint;
using namespace painpoint::test;

namespace {

constexpr std::size_t kSize = (std::size_t{2} << 20U) / (PAINPOINT_SANITIZED ? 10 : 1);

/// `part(i)` for i = 0, 1, ... up to two megabytes.
std::string two_megabytes(const std::function<std::string(std::size_t)>& part) {
  std::string text;
  text.reserve(kSize + 1000);
  for (std::size_t i = 0; text.size() < kSize; ++i) text += part(i);
  return text;
}
std::string repeated(const std::string& part) {
  return two_megabytes([&](std::size_t) { return part; });
}
std::string line(std::string_view before, std::size_t i, std::string_view after) {
  return fmt::format("{}{}{}", before, i, after);
}

struct Hostile {
  const char* name;
  std::string text;
};

std::vector<Hostile> hostile_texts() {
  const std::string head = "painpoint: 1\njourney: J\n";
  const std::string one = head + "touchpoints: { a: { next: completed } }\n";
  std::vector<Hostile> all;
  all.push_back({"one long key", repeated("k") + ": 1"});
  all.push_back({"one long plain text", "a: " + repeated("b")});
  all.push_back({"one long quote", "a: \"" + repeated("b") + "\""});
  all.push_back({"escaped quotes", "a: \"" + repeated("\\\"") + "\""});
  all.push_back({"a quote that never ends", "a: \"" + repeated("b\n ")});
  all.push_back({"empty lines", repeated("\n")});
  all.push_back({"a text and empty lines", "a: b" + repeated("\n")});
  all.push_back({"comments", repeated("#\n")});
  all.push_back({"spaces", repeated(" ")});
  all.push_back({"a plain text over many lines", "a:\n" + repeated(" b\n")});
  all.push_back({"a block text", "a: |\n" + repeated("  b\n")});
  all.push_back({"a folded text with empty lines", "a: >\n" + repeated("  b\n\n")});
  all.push_back(
      {"many block texts", two_megabytes([](std::size_t i) { return line("k", i, ": |\n b\n"); })});
  all.push_back({"a list of words", "a:\n" + repeated("- b\n")});
  all.push_back({"a list of nothing", "a:\n" + repeated("-\n")});
  all.push_back({"the same key", repeated("a:\n")});
  all.push_back({"many keys", two_megabytes([](std::size_t i) { return line("k", i, ":\n"); })});
  all.push_back({"full brackets", two_megabytes([](std::size_t i) {
                   std::string flow = line("k", i, ": [");
                   for (int j = 0; j < 30'000; ++j) flow += "a,";
                   return flow + "a]\n";
                 })});
  all.push_back({"maps in brackets", two_megabytes([](std::size_t i) {
                   std::string flow = line("k", i, ": [");
                   for (int j = 0; j < 10'000; ++j) flow += "a: b,";
                   return flow + "a]\n";
                 })});
  all.push_back({"nested dashes", two_megabytes([](std::size_t) {
                   std::string dashes;
                   for (int j = 0; j < 60; ++j) dashes += "- ";
                   return dashes + "a\n";
                 })});
  all.push_back({"nested brackets", repeated("[")});
  all.push_back({"anchors", two_megabytes([](std::size_t i) { return line("a", i, ": &a 1\n"); })});
  all.push_back({"marks of documents", repeated("---\n")});
  all.push_back({"marks on a letter", "a" + repeated("\u0301") + ": 1"});
  all.push_back({"wrong names", head + "touchpoints:\n" + two_megabytes([](std::size_t i) {
                                  return line(" t", i, line(": { next: x", i, " }\n"));
                                })});
  all.push_back({"wrong keys", head + "touchpoints:\n" + two_megabytes([](std::size_t i) {
                                 return line(" t", i, ": { nxt: a }\n");
                               })});
  all.push_back(
      {"a wide split", head + "touchpoints:\n a:\n  next:\n" +
                           two_megabytes([](std::size_t i) { return line("   t", i, ": 0\n"); })});
  all.push_back(
      {"wrong addresses", one + "scenarios:\n s:\n  changes:\n" + two_megabytes([](std::size_t i) {
                            return line("   touchpoints.t", i, ".cost: 1\n");
                          })});
  all.push_back(
      {"a long chain of includes", one + "scenarios:\n" + two_megabytes([](std::size_t i) {
                                     return line(" s", i, line(": { includes: s", i + 1, " }\n"));
                                   }) + " last: {}\n"});
  all.push_back({"many segments and scenarios",
                 one + "segments:\n" +
                     [] {
                       std::string text;
                       for (std::size_t i = 0; i < 15'000; ++i)
                         text +=
                             line(" g", i, ": { share: 0, changes: { touchpoints.a.cost: 1 } }\n");
                       return text;
                     }() +
                     " g: { share: 1 }\nscenarios:\n" +
                     [] {
                       std::string text;
                       for (std::size_t i = 0; i < 15'000; ++i)
                         text += line(" s", i, ": { changes: { touchpoints.a.cost: 1 } }\n");
                       return text;
                     }()});
  all.push_back({"every place of a policy",
                 one + "policies:\n p:\n  at:\n" +
                     two_megabytes([](std::size_t i) { return line("  - t", i, "\n"); })});
  return all;
}

}  // namespace

// Each of these would take minutes if something in their way took time in proportion to the
// square of the length: that is the assertion. What they take is measured, not asserted, because
// a busy machine is no mistake.
TEST_CASE("hostile files of two megabytes end in errors, and in few of them") {
  for (const Hostile& hostile : hostile_texts()) {
    CAPTURE(hostile.name);
    const yaml::JourneyFile file = yaml::read_journey("hostile.yaml", hostile.text);
    CHECK(file.diagnostics.all().size() <= 1001);
    CHECK_FALSE(file.diagnostics.empty());
    // Nodes are what memory goes into: never more than one per byte that was written.
    CHECK(file.tree.size() <= hostile.text.size() + 1);
    for (const Diagnostic& diagnostic : file.diagnostics.all()) {
      CHECK(diagnostic.message.size() < 2000);
      CHECK(diagnostic.span.has_value());
    }
  }
}

TEST_CASE("a journey of ten thousand touchpoints is read") {
  std::string text =
      "painpoint: 1\njourney: J\nteams: { t: {} }\ncauses: { c: {} }\ntouchpoints:\n";
  for (std::size_t i = 0; i < 10'000; ++i) {
    text += line("  t", i, ":\n    name: A touchpoint with a name of some length\n");
    text +=
        "    minutes: { mean: 5, cv: 0.5 }\n    staff: { team: t, minutes: 4 }\n"
        "    pains: { p: { chance: 3%, causes: { c: 40% }, lost_minutes: 12 } }\n";
    text += i < 9'999 ? line("    next: { t", i + 1, ": 97%, abandoned: 3% }\n")
                      : std::string("    next: completed\n");
  }
  const Journey journey = read_good(text);
  CHECK(journey.touchpoints.size() == 10'000);
}
