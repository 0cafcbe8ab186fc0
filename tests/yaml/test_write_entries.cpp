#include "tests/yaml/edited.h"

// Entries that come, go, get other ids and move: before, after, byte by byte.

using namespace painpoint;
using namespace painpoint::test;

namespace {

const std::string kBlock =
    "# The file\n"
    "painpoint: 1\n"
    "journey: Test\n"
    "\n"
    "causes:   # roots\n"
    "  # all of them\n"
    "  one: { kind: people }    # first\n"
    "  # about two\n"
    "  # more about two\n"
    "  two:\n"
    "    kind: process\n"
    "    # still two\n"
    "\n"
    "  three: { name: Three }   # third\n"
    "\n"
    "touchpoints:\n"
    "  a: { next: completed }\n";

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}
std::string on_windows(const std::string& text) {
  std::string result;
  for (const char c : text) result += c == '\n' ? "\r\n" : std::string(1, c);
  return result;
}

Cause named(const std::string& name) {
  Cause cause;
  cause.name = name;
  return cause;
}

}  // namespace

TEST_CASE("entries are put where they belong") {
  CHECK(edited(kBlock, [](Journey& j) { j.causes.insert("four", named("Four")); }) ==
        replaced(kBlock, "# third\n", "# third\n  four: { name: Four }\n"));
  CHECK(edited(kBlock, [](Journey& j) { j.causes.insert_at(0, "zero", named("Zero")); }) ==
        replaced(kBlock, "  one:", "  zero: { name: Zero }\n  one:"));
  CHECK(edited(kBlock, [](Journey& j) { j.causes.insert_at(2, "new", named("New")); }) ==
        replaced(kBlock, "    # still two\n", "    # still two\n  new: { name: New }\n"));
  const std::string flow =
      kHead + "causes: { one: {}, two: {} }  # c\ntouchpoints: { a: { next: completed } }\n";
  CHECK(edited(flow, [](Journey& j) { j.causes.insert_at(1, "新", named("a, b")); }) ==
        replaced(flow, "one: {}", "one: {}, 新: { name: \"a, b\" }"));
  CHECK(edited(flow, [](Journey& j) { j.causes.insert_at(0, "x", Cause{}); }) ==
        replaced(flow, "{ one", "{ x: {}, one"));
}

TEST_CASE("entries go with their comments") {
  CHECK(edited(kBlock, [](Journey& j) { j.causes.erase("two"); }) ==
        replaced(kBlock,
                 "  # about two\n  # more about two\n  two:\n    kind: process\n    # still two\n",
                 ""));
  CHECK(edited(kBlock, [](Journey& j) { j.causes.erase("one"); }) ==
        replaced(kBlock, "  one: { kind: people }    # first\n", ""));
  CHECK(edited(kBlock, [](Journey& j) { j.causes.erase("three"); }) ==
        replaced(kBlock, "\n  three: { name: Three }   # third\n", ""));
  CHECK(edited(kBlock, [](Journey& j) { j.causes.clear(); }) ==
        "# The file\npainpoint: 1\njourney: Test\n\ntouchpoints:\n  a: { next: completed }\n");
  const std::string flow =
      kHead +
      "causes: { one: {}, two: {},\n  three: {} }\ntouchpoints: { a: { next: completed } }\n";
  CHECK(edited(flow, [](Journey& j) { j.causes.erase("one"); }) == replaced(flow, "one: {}, ", ""));
  CHECK(edited(flow, [](Journey& j) { j.causes.erase("three"); }) ==
        replaced(flow, ",\n  three: {}", ""));
  CHECK(edited(flow, [](Journey& j) {
          j.causes.erase("two");
          j.causes.erase("three");
          j.causes.insert("four", Cause{});
        }) == replaced(flow, ", two: {},\n  three: {}", ", four: {}"));
  const std::string commented = kHead +
                                "causes: { one: {},   # the first\n  two: {} }\n"
                                "touchpoints: { a: { next: completed } }\n";
  CHECK(edited(commented, [](Journey& j) { j.causes.erase("two"); }) ==
        replaced(commented, "one: {},   # the first\n  two: {} }", "one: {}   # the first\n   }"));
}

TEST_CASE("another id changes the key only") {
  CHECK(edited(kBlock, [](Journey& j) { j.causes.rename("two", "zwei"); }) ==
        replaced(kBlock, "  two:", "  zwei:"));
  CHECK(edited(kBlock, [](Journey& j) {
          j.causes.rename("three", "٣");
          j.causes.find("٣")->scope = Scope::customer;
        }) == replaced(kBlock, "three: { name: Three }", "٣: { name: Three, scope: customer }"));
}

TEST_CASE("entries move with their comments") {
  CHECK(edited(kBlock, [](Journey& j) { j.causes.move("one", 2); }) ==
        replaced(replaced(kBlock, "  one: { kind: people }    # first\n", ""), "# third\n",
                 "# third\n  one: { kind: people }    # first\n"));
  // Of two ways to say it, either will do: here the shorter one moves.
  CHECK(edited(kBlock, [](Journey& j) { j.causes.move("two", 2); }) ==
        replaced(replaced(kBlock, "\n  three: { name: Three }   # third\n", ""), "  # about two\n",
                 "  three: { name: Three }   # third\n  # about two\n"));
  CHECK(edited(kBlock,
               [](Journey& j) {
                 j.causes.move("three", 0);
                 j.causes.find("three")->level = 0.5;
               }) == replaced(replaced(kBlock, "\n  three: { name: Three }   # third\n", ""),
                              "  one:", "  three: { name: Three, level: 50% }   # third\n  one:"));
  const std::string flow = kHead +
                           "causes: { one: {}, two: { level: 1 }, three: {} }\ntouchpoints: { a: { "
                           "next: completed } }\n";
  CHECK(edited(flow, [](Journey& j) { j.causes.move("three", 0); }) ==
        replaced(flow, "{ one: {}, two: { level: 1 }, three: {} }",
                 "{ three: {}, one: {}, two: { level: 1 } }"));
}

TEST_CASE("sections come in the order of the language, apart where the others are") {
  CHECK(edited(kBlock, [](Journey& j) { j.currency = "GBP"; }) ==
        replaced(kBlock, "journey: Test\n", "journey: Test\ncurrency: GBP\n"));
  CHECK(
      edited(kBlock, [](Journey& j) { j.teams["t"].cost_per_hour = 20; }) ==
      replaced(kBlock, "journey: Test\n", "journey: Test\n\nteams:\n  t: { cost_per_hour: 20 }\n"));
  CHECK(edited(kBlock, [](Journey& j) { j.scenarios["s"].name = "Plan"; }) ==
        kBlock + "\nscenarios:\n  s: { name: Plan }\n");
  CHECK(edited(kHead + "touchpoints: { a: { next: completed } }", [](Journey& j) {
          j.scenarios["s"].name = "Plan";
        }) == kHead + "touchpoints: { a: { next: completed } }\nscenarios:\n  s: { name: Plan }");
  CHECK(edited("{\"painpoint\": 1, \"journey\": \"x\", \"touchpoints\": {\"a\": {\"next\": "
               "\"completed\"}}}",
               [](Journey& j) {
                 j.touchpoints[0].value.cost = 2;
                 j.currency = "EUR";
               }) ==
        "{\"painpoint\": 1, \"journey\": \"x\", currency: EUR, \"touchpoints\": {\"a\": {cost: 2, "
        "\"next\": \"completed\"}}}");
}

TEST_CASE("what is read where nothing is written stays unwritten, while it is right") {
  const std::string text = kHead + "touchpoints:\n  a: { next: b }\n  b: { next: completed }\n";
  CHECK(edited(text, [](Journey& j) { j.touchpoints.move("b", 0); }) ==
        kHead + "touchpoints:\n  b: { next: completed }\n  a: { next: b }\nstart: a\n");
  CHECK(edited(text, [](Journey& j) {
          j.touchpoints.rename("a", "first");
          j.start.rename("a", "first");
        }) == replaced(text, "  a:", "  first:"));
  CHECK(edited(text, [](Journey& j) { j.ends.find("abandoned")->lost = 0.5; }) ==
        text + "ends:\n  completed: {}\n  abandoned: { lost: 50% }\n");
  CHECK(edited(text, [](Journey& j) { j.ends.insert_at(0, "refused", End{}); }) ==
        text + "ends:\n  refused: {}\n");
  CHECK(edited(text, [](Journey& j) { j.segments.rename("everyone", "all"); }) ==
        text.substr(0, kHead.size()) + "segments:\n  all: {}\n" + text.substr(kHead.size()));
}

TEST_CASE("stages that are only ids") {
  const auto with = [](const std::string& stages) {
    return kHead + "stages: " + stages + "\ntouchpoints: { a: { next: completed } }\n";
  };
  CHECK(edited(with("[Buy, Pay]  # two"), [](Journey& j) { j.stages.insert_at(1, "Wait", {}); }) ==
        with("[Buy, Wait, Pay]  # two"));
  CHECK(edited(with("[Buy, Pay]"), [](Journey& j) { j.stages.move("Pay", 0); }) ==
        with("[Pay, Buy]"));
  CHECK(edited(with("[Buy, Pay]"), [](Journey& j) { j.stages["Pay"].name = "Pay up"; }) ==
        with("{ Buy: {}, Pay: { name: Pay up } }"));
}

TEST_CASE("work backstage is a list, or one alone") {
  const auto with = [](const std::string& work) {
    return kHead + "touchpoints:\n  a:\n    next: completed\n    backstage: " + work + "\n";
  };
  const auto more = [](Journey& j) {
    Work work;
    work.minutes.mean = 2;
    j.touchpoints[0].value.backstage.push_back(work);
  };
  CHECK(edited(with("[ { minutes: 1 } ]"), more) == with("[ { minutes: 1 }, { minutes: 2 } ]"));
  CHECK(edited(with("{ minutes: 1 }"), more) == with("[ { minutes: 1 }, { minutes: 2 } ]"));
  CHECK(edited(with("{ minutes: 1 }"), [](Journey& j) {
          j.touchpoints[0].value.backstage[0].minutes.mean = 3;
        }) == with("{ minutes: 3 }"));
  CHECK(edited(with("\n    - name: x   # c\n      minutes: 1"), [&](Journey& j) {
          j.touchpoints[0].value.backstage[0].minutes.mean = 3;
          more(j);
        }) == with("\n    - name: x   # c\n      minutes: 3\n    - { minutes: 2 }"));
}

TEST_CASE("changes of scenarios") {
  const auto with = [](const std::string& changes) {
    return kHead + "touchpoints: { a: { cost: 4, next: { completed: 90%, abandoned: 10% } } }\n" +
           "scenarios:\n  s:\n    changes:" + changes;
  };
  const auto change = [](const std::string& address, Change::Operation operation, double operand) {
    return [=](Journey& j) {
      Change& one = j.scenarios.find("s")->changes[address];
      one = Change{};
      one.operation = operation;
      one.operand = operand;
    };
  };
  using Operation = Change::Operation;
  CHECK(edited(with(" { touchpoints.a.cost: { set: 3 } }\n"),
               change("touchpoints.a.cost", Operation::set, 2)) ==
        with(" { touchpoints.a.cost: { set: 2 } }\n"));
  CHECK(edited(with("\n      touchpoints.a.cost: { cut: 75% }  # c\n"),
               change("touchpoints.a.cost", Operation::cut, 0.5)) ==
        with("\n      touchpoints.a.cost: { cut: 50% }  # c\n"));
  CHECK(edited(with("\n      touchpoints.a.cost: { cut: 75% }  # c\n"),
               change("touchpoints.a.cost", Operation::scale, 1.5)) ==
        with("\n      touchpoints.a.cost: { scale: 1.5 }  # c\n"));
  CHECK(edited(with("\n      touchpoints.a.cost: 3\n"),
               change("touchpoints.a.next.abandoned", Operation::set, 0.05)) ==
        with("\n      touchpoints.a.cost: 3\n      touchpoints.a.next.abandoned: 5%\n"));
  CHECK(edited(with(" { touchpoints.a.next: abandoned }\n"), [](Journey& j) {
          Split& split = *j.scenarios.find("s")->changes[0].value.split;
          split.clear();
          split.insert("completed", 0.5);
          split.insert("abandoned", 0.5);
        }) == with(" { touchpoints.a.next: { completed: 50%, abandoned: 50% } }\n"));
  CHECK(edited(with(" { touchpoints.a.cost: 3 }\n") + "  t: {}\n",
               [](Journey& j) { j.scenarios.find("s")->changes.clear(); }) ==
        kHead + "touchpoints: { a: { cost: 4, next: { completed: 90%, abandoned: 10% } } }\n" +
            "scenarios:\n  s: {}\n  t: {}\n");
}

TEST_CASE("places on the map are one line per card") {
  const std::string text = kHead + "touchpoints: { a: { next: completed } }\n";
  const std::string placed =
      text + "map:\n  positions:\n    a: [120, 80]\n    completed: [360, -80.5]\n";
  CHECK(edited(text, [](Journey& j) {
          j.map.positions["a"] = {120, 80};
          j.map.positions["completed"] = {360, -80.5};
        }) == placed);
  CHECK(edited(placed, [](Journey& j) { j.map.positions["a"].y = 96; }) ==
        replaced(placed, "[120, 80]", "[120, 96]"));
  CHECK(edited(placed, [](Journey& j) { j.map.positions.clear(); }) == text);
}

TEST_CASE("byte-order marks, line ends and missing ones stay") {
  const auto edit = [](Journey& j) {
    j.causes.erase("two");
    j.causes.insert("four", named("two\nlines"));
    j.causes.move("three", 0);
    j.touchpoints[0].value.minutes.mean = 4;
  };
  const std::string unix = edited(kBlock, edit);
  CHECK(contains(unix, "  four:\n    name: |-\n      two\n      lines\n"));
  CHECK(edited(on_windows(kBlock), edit) == on_windows(unix));
  CHECK(edited("\xEF\xBB\xBF" + on_windows(kBlock), edit) == "\xEF\xBB\xBF" + on_windows(unix));
  const std::string unfinished = kBlock.substr(0, kBlock.size() - 1);
  CHECK(edited(unfinished, [](Journey& j) { j.touchpoints["b"].next.insert("completed", 1.0); }) ==
        unfinished + "\n  b:\n    next: completed");
}

TEST_CASE("the indentation is that of the file") {
  const std::string text = kHead + "touchpoints:\n    a:\n        next: completed\n";
  CHECK(edited(text, [](Journey& j) { j.touchpoints[0].value.pains["p"].name = "P"; }) ==
        kHead + "touchpoints:\n    a:\n        pains:\n            p: { name: P }\n" +
            "        next: completed\n");
}

TEST_CASE("comments that cannot be kept are told") {
  std::vector<std::string> lost;
  const std::string text = kHead +
                           "touchpoints:\n  a:\n    minutes:  # long\n      mean: 5  # measured\n"
                           "      cv: 0.5\n    next: completed\n";
  CHECK(edited(
            text, [](Journey& j) { j.touchpoints[0].value.minutes = Time{}; }, &lost) ==
        kHead + "touchpoints:\n  a:\n    minutes: 0  # long\n    next: completed\n");
  CHECK(lost == std::vector<std::string>{"`touchpoints.a.minutes`"});
}

TEST_CASE("what cannot be proved in place is written anew, and no more than that") {
  // The blank line belongs to the text, so that nothing can be put between the two.
  const std::string text = kHead +
                           "touchpoints:  # all\n  a:\n    next: b\n    note: |+\n      text\n\n"
                           "  b:  # b\n    next: completed\n";
  std::vector<std::string> anew;
  const std::string result = edited(
      text, [](Journey& j) { j.touchpoints[0].value.notes["x-more"].text = "more"; }, &anew);
  CHECK(anew == std::vector<std::string>{"`touchpoints.a`"});
  CHECK(result == kHead +
                      "touchpoints:  # all\n  a:\n    next: b\n    note: \"text\\n\\n\"\n"
                      "    x-more: more\n\n  b:  # b\n    next: completed\n");
}

TEST_CASE("a file that cannot be read is written anew") {
  std::vector<std::string> lost;
  const yaml::JourneyFile broken = yaml::read_journey("x", "painpoint: 1\n  journey: [");
  Journey wanted;
  wanted.name = "New";
  wanted.touchpoints["a"].next.insert("completed", 1.0);
  const Outcome<yaml::Written> written = yaml::write_journey(broken, wanted);
  REQUIRE(written.value.has_value());
  CHECK(written->rewritten == std::vector<std::string>{"the whole file"});
  CHECK(written->text == "painpoint: 1\njourney: New\n\ntouchpoints:\n  a:\n    next: completed\n");
}
