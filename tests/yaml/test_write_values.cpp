#include <limits>

#include "tests/yaml/edited.h"

// One edit of a value per case: before, after, byte by byte.

using namespace painpoint;
using namespace painpoint::test;

namespace {

/// Around a touchpoint `a` that has these keys behind `next`.
std::string touchpoint(const std::string& keys) {
  return kHead + "touchpoints:\n  a: { next: completed, " + keys + " }  # a card\n";
}
std::string block(const std::string& lines) {
  return kHead + "touchpoints:\n  a:\n    next: completed\n" + lines;
}
Touchpoint& a_of(Journey& journey) {
  return *journey.touchpoints.find("a");
}
Pain& p_of(Journey& journey) {
  return *a_of(journey).pains.find("p");
}
std::shared_ptr<const Provenance> known(double low, double high, Evidence evidence = Evidence::none,
                                        std::string source = "") {
  Provenance provenance;
  provenance.low = low;
  provenance.high = high;
  provenance.evidence = evidence;
  provenance.source = std::move(source);
  return std::make_shared<const Provenance>(provenance);
}

}  // namespace

TEST_CASE("nothing changed is nothing changed") {
  const std::string text = kHead + "# odd  \n\n\ntouchpoints:  {a:  {next:  completed}}   #x\n\n";
  CHECK(edited(text, [](Journey&) {}) == text);
}

TEST_CASE("a number changes its digits and nothing else") {
  const auto cost = [](double value) {
    return [value](Journey& j) { a_of(j).cost.value = value; };
  };
  CHECK(edited(touchpoint("cost: 0.50"), cost(12.25)) == touchpoint("cost: 12.25"));
  CHECK(edited(touchpoint("cost:  1e3"), cost(7)) == touchpoint("cost:  7"));
  CHECK(edited(block("    cost: 4   # each\n"), cost(1250000)) ==
        block("    cost: 1250000   # each\n"));
  CHECK(edited(touchpoint("cost: { low: 1, value: 2, high: 4 }"), cost(3)) ==
        touchpoint("cost: { low: 1, value: 3, high: 4 }"));
  CHECK(edited(block("    cost:\n      value: 2  # from the ledger\n      low: 1\n      high: 4\n"),
               cost(2.5)) ==
        block("    cost:\n      value: 2.5  # from the ledger\n      low: 1\n      high: 4\n"));
  const auto chance = [](double value) {
    return [value](Journey& j) { p_of(j).chance.value = value; };
  };
  CHECK(edited(touchpoint("pains: { p: { chance: 10% } }"), chance(0.125)) ==
        touchpoint("pains: { p: { chance: 12.5% } }"));
  CHECK(edited(touchpoint("pains: { p: { chance: 0.1 } }"), chance(0.125)) ==
        touchpoint("pains: { p: { chance: 0.125 } }"));
  CHECK(
      edited(touchpoint("pains: { p: { chance: { value: 10 %, sample: 400 } } }"), chance(0.002)) ==
      touchpoint("pains: { p: { chance: { value: 0.2 %, sample: 400 } } }"));
  CHECK(edited(touchpoint("pains: { p: { chance: 10% } }"), chance(1.0 / 3)) ==
        touchpoint("pains: { p: { chance: 33.33333333333333% } }"));
}

TEST_CASE("a unit stays where it gives the number back exactly") {
  const auto wait = [](const std::string& before, double minutes) {
    const std::string text = edited(touchpoint("wait: " + before),
                                    [&](Journey& j) { a_of(j).wait.mean.value = minutes; });
    const std::string start = touchpoint("wait: ");
    const std::size_t from = text.find("wait: ") + 6;
    return text.substr(from, text.find(" }", from) - from);
  };
  CHECK(wait("45 s", 1.5) == "90 s");
  CHECK(wait("45s", 0.5) == "30s");
  CHECK(wait("2 days", 1440) == "1 day");
  CHECK(wait("1 day", 3600) == "2.5 days");
  CHECK(wait("2 h", 45) == "0.75 h");
  CHECK(wait("20 min", 25.5) == "25.5 min");
  CHECK(wait("2 days", 17) == "17 min");
  CHECK(wait("20", 17) == "17");
}

TEST_CASE("what is known about a number comes, changes and goes") {
  CHECK(edited(touchpoint("pains: { p: { chance: 10% } }"),
               [](Journey& j) {
                 p_of(j).chance.provenance = known(0.05, 0.2, Evidence::expert, "Kim, by heart");
               }) ==
        touchpoint("pains: { p: { chance: { value: 10%, low: 5%, high: 20%, evidence: expert, "
                   "source: \"Kim, by heart\" } } }"));
  CHECK(edited(block("    cost: 4   # each\n"), [](Journey& j) {
          a_of(j).cost = 5;
          a_of(j).cost.provenance = known(1, 9);
        }) == block("    cost: { value: 5, low: 1, high: 9 }   # each\n"));
  CHECK(edited(touchpoint("cost: { value: 2, low: 1, high: 4, evidence: guess }"), [](Journey& j) {
          a_of(j).cost.provenance = known(1.5, 4, Evidence::measured);
        }) == touchpoint("cost: { value: 2, low: 1.5, high: 4, evidence: measured }"));
  CHECK(edited(touchpoint("cost: { value: 2, low: 1, high: 4, source: x }"),
               [](Journey& j) { a_of(j).cost.provenance = nullptr; }) == touchpoint("cost: 2"));
  CHECK(edited(block("    cost:\n      value: 2  # from the ledger\n      source: x\n"),
               [](Journey& j) { a_of(j).cost.provenance = nullptr; }) ==
        block("    cost:\n      value: 2  # from the ledger\n"));
  CHECK(edited(block("    cost:\n      value: 2\n      source: x\n"),
               [](Journey& j) { a_of(j).cost.provenance = nullptr; }) == block("    cost: 2\n"));
}

TEST_CASE("texts keep their quotes, or get those that they need") {
  const auto name = [](const std::string& text) {
    return [text](Journey& j) { a_of(j).name = text; };
  };
  CHECK(edited(touchpoint("name: Old"), name("New one")) == touchpoint("name: New one"));
  CHECK(edited(touchpoint("name: Old"), name("a, b")) == touchpoint("name: \"a, b\""));
  CHECK(edited(block("    name: Old\n"), name("a, b [c]")) == block("    name: a, b [c]\n"));
  CHECK(edited(block("    name: Old # c\n"), name("what: this")) ==
        block("    name: \"what: this\" # c\n"));
  CHECK(edited(block("    name: 'Old'\n"), name("Kim's")) == block("    name: 'Kim''s'\n"));
  CHECK(edited(block("    name: \"Old\"\n"), name("say \"x\"")) ==
        block("    name: \"say \\\"x\\\"\"\n"));
  CHECK(edited(block("    name: Old\n"), name("yes")) == block("    name: \"yes\"\n"));
  CHECK(edited(block("    name: Old\n"), name("2024")) == block("    name: \"2024\"\n"));
  CHECK(edited(block("    name: Old\n"), name("الطلب عبر الإنترنت")) ==
        block("    name: الطلب عبر الإنترنت\n"));
  CHECK(edited(block("    name: Old\n"), name("電話：客服")) == block("    name: 電話：客服\n"));
  CHECK(edited(block("    name: Old\n"), name("two\nlines")) ==
        block("    name: |-\n      two\n      lines\n"));
  CHECK(edited(block("    name: Old  # c\n"), name("two\nlines")) ==
        block("    name: \"two\\nlines\"  # c\n"));
  CHECK(edited(block("    name: |\n      two\n      lines\n    cost: 1\n"), name("two\nmore\n")) ==
        block("    name: |\n      two\n      more\n    cost: 1\n"));
  CHECK(edited(block("    name: >-\n      folded\n      text\n    cost: 1\n"), name("short")) ==
        block("    name: short\n    cost: 1\n"));
  CHECK(edited(block("    name: two\n      lines\n    cost: 1\n"), name("one")) ==
        block("    name: one\n    cost: 1\n"));
  CHECK(edited(block("    name: Old\n"), name("")) == block(""));
}

TEST_CASE("words, flags and references") {
  CHECK(edited(touchpoint("pains: { p: { severity: minor } }"), [](Journey& j) {
          p_of(j).severity = Severity::severe;
        }) == touchpoint("pains: { p: { severity: severe } }"));
  CHECK(edited(touchpoint("pains: { p: { blocks: true, severity: minor } }"), [](Journey& j) {
          p_of(j).blocks = false;
        }) == touchpoint("pains: { p: { blocks: false, severity: minor } }"));
  CHECK(edited(touchpoint("pains: { p: {} }"), [](Journey& j) { p_of(j).blocks = true; }) ==
        touchpoint("pains: { p: { blocks: true } }"));
  CHECK(edited(touchpoint("stage: x"), [](Journey& j) { a_of(j).stage = "結帳"; }) ==
        touchpoint("stage: 結帳"));
  CHECK(edited(touchpoint("stage: x"), [](Journey& j) { a_of(j).stage = "null"; }) ==
        touchpoint("stage: \"null\""));
}

TEST_CASE("optional numbers come and go; the others stay when they become the default") {
  const auto leave = [](std::optional<Number> value) {
    return [value](Journey& j) { p_of(j).leave = value; };
  };
  CHECK(edited(touchpoint("pains: { p: { leave: 3%, chance: 5% } }"), leave(std::nullopt)) ==
        touchpoint("pains: { p: { chance: 5% } }"));
  CHECK(edited(touchpoint("pains: { p: { chance: 5% } }"), leave(0.03)) ==
        touchpoint("pains: { p: { chance: 5%, leave: 3% } }"));
  CHECK(edited(touchpoint("pains: { p: { leave: 3% } }"), leave(std::nullopt)) ==
        touchpoint("pains: { p: {} }"));
  CHECK(edited(touchpoint("pains: { p: { when: { wait_over: 45 min }, chance: 5% } }"),
               [](Journey& j) { p_of(j).when.wait_over.reset(); }) ==
        touchpoint("pains: { p: { chance: 5% } }"));
  CHECK(edited(touchpoint("pains: { p: { chance: 5% } }"), [](Journey& j) {
          p_of(j).chance = 1.0;
        }) == touchpoint("pains: { p: { chance: 100% } }"));
}

TEST_CASE("times change their numbers, or their distribution") {
  const auto minutes = [](const std::function<void(Time&)>& edit) {
    return [edit](Journey& j) { edit(a_of(j).minutes); };
  };
  CHECK(edited(touchpoint("minutes: { mean: 5 min, cv: 0.5 }"), minutes([](Time& t) {
                 t.mean = 8;
               })) == touchpoint("minutes: { mean: 8 min, cv: 0.5 }"));
  CHECK(edited(touchpoint("minutes: { distribution: lognormal, mean: 5, cv: 0.5 }"),
               minutes([](Time& t) { t.family = TimeFamily::gamma; })) ==
        touchpoint("minutes: { distribution: gamma, mean: 5, cv: 0.5 }"));
  CHECK(edited(touchpoint("minutes: { mean: 5 min, cv: 0.5 }"), minutes([](Time& t) {
                 t.spread_kind = Time::Spread::sd;
                 t.spread = 2;
               })) == touchpoint("minutes: { mean: 5 min, sd: 2 }"));
  CHECK(edited(touchpoint("minutes: 5 min"), minutes([](Time& t) {
                 t.family = TimeFamily::lognormal;
                 t.spread_kind = Time::Spread::cv;
                 t.spread = 0.5;
               })) == touchpoint("minutes: { mean: 5, cv: 0.5 }"));
  CHECK(edited(touchpoint("minutes: { mean: 5, cv: 0.5 }"),
               minutes([](Time& t) { t.family = TimeFamily::fixed; })) == touchpoint("minutes: 5"));
  CHECK(edited(touchpoint("minutes: { distribution: fixed, value: 5 }"), minutes([](Time& t) {
                 t.mean = 6;
               })) == touchpoint("minutes: { distribution: fixed, value: 6 }"));
  CHECK(edited(block("    minutes:\n      distribution: empirical\n      values: [2, 5 min, 30]\n"),
               minutes([](Time& t) {
                 t.values = {2.0, 6.0, 30.0, 45.0};
                 t.weights = {4.0, 3.0, 2.0, 1.0};
               })) ==
        block("    minutes:\n      distribution: empirical\n      values: [2, 6 min, 30, 45]\n"
              "      weights: [4, 3, 2, 1]\n"));
}

TEST_CASE("splits take the short form and the long one") {
  const std::string other = "  b: { next: completed }\n";
  const auto next = [](const std::vector<std::pair<std::string, double>>& shares) {
    return [shares](Journey& j) {
      a_of(j).next.clear();
      for (const auto& [id, share] : shares) a_of(j).next.insert(id, share);
    };
  };
  CHECK(edited(touchpoint("cost: 1") + other, next({{"b", 1}})) ==
        kHead + "touchpoints:\n  a: { next: b, cost: 1 }  # a card\n" + other);
  CHECK(edited(touchpoint("cost: 1") + other, next({{"b", 0.9}, {"abandoned", 0.1}})) ==
        kHead + "touchpoints:\n  a: { next: { b: 90%, abandoned: 10% }, cost: 1 }  # a card\n" +
            other);
  const std::string split =
      kHead + "touchpoints:\n  a:\n    next: { b: 0.9, completed: 0.1 } # c\n";
  CHECK(edited(split + other, next({{"b", 0.8}, {"abandoned", 0.1}, {"completed", 0.1}})) ==
        kHead + "touchpoints:\n  a:\n    next: { b: 0.8, abandoned: 10%, completed: 0.1 } # c\n" +
            other);
  CHECK(edited(split + other, next({{"completed", 0.1}, {"b", 0.9}})) ==
        kHead + "touchpoints:\n  a:\n    next: { completed: 0.1, b: 0.9 } # c\n" + other);
  CHECK(edited(split + other, next({{"b", 1}})) ==
        kHead + "touchpoints:\n  a:\n    next: b # c\n" + other);
  const auto causes = [](const std::vector<std::pair<std::string, double>>& shares) {
    return [shares](Journey& j) {
      p_of(j).causes.clear();
      for (const auto& [id, share] : shares) p_of(j).causes.insert(id, share);
    };
  };
  CHECK(edited(touchpoint("pains: { p: { cause: x, chance: 1% } }"), causes({{"y", 1}})) ==
        touchpoint("pains: { p: { cause: y, chance: 1% } }"));
  CHECK(edited(touchpoint("pains: { p: { cause: x, chance: 1% } }"),
               causes({{"x", 0.7}, {"y", 0.2}})) ==
        touchpoint("pains: { p: { causes: { x: 70%, y: 20% }, chance: 1% } }"));
  CHECK(edited(touchpoint("pains: { p: { causes: { x: 70%, y: 20% }, chance: 1% } }"),
               causes({{"x", 1}})) == touchpoint("pains: { p: { cause: x, chance: 1% } }"));
  CHECK(edited(touchpoint("pains: { p: { cause: x, chance: 1% } }"), causes({})) ==
        touchpoint("pains: { p: { chance: 1% } }"));
}

TEST_CASE("lists of ids") {
  const auto with_at = [](const std::string& at) {
    return kHead +
           "touchpoints: { a: { next: b }, b: { next: c }, c: { next: completed } }\n"
           "policies:\n  check:\n    at: " +
           at + "\n";
  };
  const auto at = [](std::vector<std::string> ids) {
    return [ids = std::move(ids)](Journey& j) { j.policies.find("check")->at = ids; };
  };
  CHECK(edited(with_at("[a, b]  # two"), at({"a", "c", "b"})) == with_at("[a, c, b]  # two"));
  CHECK(edited(with_at("[a, b]"), at({"b"})) == with_at("[b]"));
  CHECK(edited(with_at("a"), at({"c"})) == with_at("c"));
  CHECK(edited(with_at("a"), at({"a", "c"})) == with_at("[a, c]"));
  CHECK(edited(with_at("\n      - a  # first\n      - b"), at({"a", "c", "b"})) ==
        with_at("\n      - a  # first\n      - c\n      - b"));
  CHECK(edited(with_at("\n      - a  # first\n      - b"), at({"b"})) == with_at("\n      - b"));
}

TEST_CASE("notes of any shape") {
  CHECK(edited(touchpoint("quote: \"Hm.\""), [](Journey& j) {
          a_of(j).notes["quote"].text = "Ah.";
        }) == touchpoint("quote: \"Ah.\""));
  CHECK(edited(touchpoint("x-a: [1, { b: c }]"), [](Journey& j) {
          a_of(j).notes["x-a"].items[1].second.items[0].second.text = "d";
        }) == touchpoint("x-a: [1, { b: d }]"));
  CHECK(edited(touchpoint("note: a, owner: Kim"),
               [](Journey& j) { a_of(j).notes.erase("note"); }) == touchpoint("owner: Kim"));
  CHECK(
      edited(block("    owner: Kim\n"), [](Journey& j) {
        Note note;
        note.kind = Note::Kind::map;
        note.items = {{"who", {Note::Kind::text, "Sam", {}}}, {"tags", {Note::Kind::list, "", {}}}};
        a_of(j).notes.insert("x-team", note);
      }) == block("    owner: Kim\n    x-team: { who: Sam, tags: [] }\n"));
  CHECK(edited(block("    x-a: 1\n    cost: 2\n    x-b: 2\n"), [](Journey& j) {
          a_of(j).notes.move("x-b", 0);
        }) == block("    x-b: 2\n    x-a: 1\n    cost: 2\n"));
}

TEST_CASE("what no file can say is refused, and says so") {
  const yaml::JourneyFile file = yaml::read_journey("test.yaml", touchpoint("cost: 1"));
  const auto refused = [&](const std::function<void(Journey&)>& edit) {
    Journey wanted = file.journey;
    edit(wanted);
    const Outcome<yaml::Written> written = yaml::write_journey(file, wanted);
    CHECK_FALSE(written.value.has_value());
    REQUIRE(written.diagnostics.error_count() == 1);
    CHECK(written.diagnostics.all()[0].code == Code::cannot_be_changed);
    return written.diagnostics.all()[0].address;
  };
  CHECK(refused([](Journey& j) { a_of(j).cost = std::numeric_limits<double>::quiet_NaN(); }) ==
        "touchpoints.a");
  CHECK(refused([](Journey& j) { a_of(j).cost = std::numeric_limits<double>::infinity(); }) ==
        "touchpoints.a");
  CHECK_FALSE(refused([](Journey& j) { a_of(j).name = "\xFF\xFE"; }).empty());
  CHECK(refused([](Journey& j) {
          j.scenarios["s"].changes.insert("touchpoints.nobody.cost", Change{});
        }) == "scenarios.s");
}

TEST_CASE("a journey in the middle of an edit may be wrong") {
  CHECK(edited(touchpoint("cost: 1"), [](Journey& j) { a_of(j).cost = -5; }) ==
        touchpoint("cost: -5"));
  CHECK(edited(touchpoint("cost: 1"), [](Journey& j) { a_of(j).next.clear(); }) ==
        kHead + "touchpoints:\n  a: { cost: 1 }  # a card\n");
  CHECK(edited(touchpoint("cost: 1"), [](Journey& j) { a_of(j).stage = "nowhere"; }) ==
        kHead + "touchpoints:\n  a: { stage: nowhere, next: completed, cost: 1 }  # a card\n");
}
