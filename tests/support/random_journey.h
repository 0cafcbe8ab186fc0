#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <set>
#include <string>
#include <vector>

/// fmt::format whose arguments are evaluated from left to right, as braces promise and calls do
/// not: a seed must give the same journey with every compiler.
#define FORMAT_IN_ORDER(...) (::painpoint::test::InOrder{__VA_ARGS__}.text)

namespace painpoint::test {

struct InOrder {
  std::string text;
  template <class... Args>
  explicit InOrder(std::string_view format, const Args&... args)
      : text(fmt::format(fmt::runtime(format), args...)) {}
};

struct RandomJourneyOptions {
  int most_touchpoints = 6;
  bool scenarios = true;
  bool segments = true;
  bool carried_causes = true;  ///< causes of scope customer
  bool policies = true;
  bool waits = true;  ///< random waits with thresholds
};

/// Valid journeys out of a seed, small and wild, as the text of a file: every feature of the
/// language turns up in some of them. The same seed gives the same text.
class RandomJourney {
 public:
  explicit RandomJourney(std::uint64_t seed, RandomJourneyOptions options = {})
      : state_(seed * 0x9e3779b97f4a7c15ULL + 1), options_(options) {}

  std::string text() {
    touchpoints_ = 2 + below(options_.most_touchpoints - 1);
    helps_ = chance(60) ? 1 + below(2) : 0;
    channels_ = below(3);
    teams_ = below(3);
    causes_ = below(4);
    has_refused_ = chance(40);
    std::string out = head();
    out += segments();
    out += channels();  // one by one: the operands of + have no order
    out += teams();
    out += causes();
    out += touchpoints();
    out += ends();
    out += desks();
    out += profiles();
    if (options_.policies) out += policies();
    if (options_.scenarios) out += scenarios();
    return out;
  }

 private:
  // Chance -----------------------------------------------------------------------------------
  std::uint64_t next() {  // splitmix64
    std::uint64_t z = (state_ += 0x9e3779b97f4a7c15ULL);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31);
  }
  int below(int n) { return static_cast<int>(next() % static_cast<std::uint64_t>(n)); }
  int between(int low, int high) { return low + below(high - low + 1); }
  bool chance(int percent) { return below(100) < percent; }

  // Pieces -----------------------------------------------------------------------------------
  static std::string t(int i) { return FORMAT_IN_ORDER("t{}", i); }
  static std::string h(int i) { return FORMAT_IN_ORDER("hjälp{}", i); }
  std::string percent(int low, int high) {
    return chance(70) ? FORMAT_IN_ORDER("{}%", between(low, high))
                      : FORMAT_IN_ORDER("{}.{}%", between(low, high - 1), between(1, 9));
  }
  std::string money() { return FORMAT_IN_ORDER("{}.{:02}", below(20), below(100)); }
  std::string minutes() {
    switch (below(4)) {
      case 0:
        return FORMAT_IN_ORDER("{}", between(1, 30));
      case 1:
        return FORMAT_IN_ORDER("{}.5", below(20));
      case 2:
        return FORMAT_IN_ORDER("{} s", between(15, 400));
      default:
        return FORMAT_IN_ORDER("{} min", between(1, 40));
    }
  }
  std::string time() {
    switch (below(9)) {
      case 0:
        return FORMAT_IN_ORDER("{{ mean: {}, cv: 0.{} }}", minutes(), between(1, 9));
      case 1:
        return FORMAT_IN_ORDER("{{ distribution: exponential, mean: {} }}", minutes());
      case 2:
        return FORMAT_IN_ORDER("{{ distribution: gamma, mean: {}, sd: {} }}", between(2, 30),
                               between(1, 20));
      case 3:
        return FORMAT_IN_ORDER("{{ distribution: uniform, min: {}, max: {} }}", below(10),
                               between(10, 30));
      case 4:
        return FORMAT_IN_ORDER("{{ distribution: triangular, min: {}, mode: {}, max: {} }}",
                               below(5), between(5, 12), between(13, 40));
      case 5:
        return FORMAT_IN_ORDER(
            "{{ distribution: empirical, values: [{}, {}, {}], weights: [1, 2, {}] }}", below(5),
            between(6, 15), between(16, 50), between(1, 4));
      default:
        return minutes();
    }
  }
  /// Shares in steps of 5% over some of the names: at least `least` for the first.
  std::string split(std::vector<std::string> names, int least = 1) {
    if (names.size() == 1 && chance(60)) return names[0];
    std::vector<int> parts(names.size(), 0);
    parts[0] = least;
    for (int left = 20 - least; left > 0; --left)
      ++parts[static_cast<std::size_t>(below(static_cast<int>(names.size())))];
    std::string out = "{ ";
    for (std::size_t i = 0; i < names.size(); ++i)
      out += FORMAT_IN_ORDER("{}{}: {}%", i > 0 ? ", " : "", names[i], parts[i] * 5);
    return out + " }";
  }
  std::vector<std::string> ends_to_use() {
    std::vector<std::string> ends = {"completed"};
    if (chance(30)) ends.emplace_back("abandoned");
    if (has_refused_ && chance(50)) ends.emplace_back("refused");
    return ends;
  }
  /// Where an ordinary touchpoint leads: always somewhere further on, perhaps back too.
  std::string forward(int i) {
    std::vector<std::string> names;
    if (i + 1 < touchpoints_) {
      names.push_back(t(i + 1));
      if (i + 2 < touchpoints_ && chance(40)) names.push_back(t(between(i + 2, touchpoints_ - 1)));
      if (chance(25)) names.emplace_back("abandoned");
    } else {
      names = ends_to_use();
    }
    if (chance(25)) names.push_back(t(below(i + 1)));
    return split(names, 6);
  }
  std::string team() {
    return teams_ > 0 && chance(80) ? FORMAT_IN_ORDER("m{}", below(teams_)) : "";
  }
  std::string work() {
    const std::string who = team();
    return FORMAT_IN_ORDER("{{ {}minutes: {} }}", who.empty() ? "" : "team: " + who + ", ", time());
  }
  void maybe(std::string& out, int odds, std::string_view key, const std::string& value) {
    if (chance(odds)) out += FORMAT_IN_ORDER(", {}: {}", key, value);
  }

  // Sections ---------------------------------------------------------------------------------
  std::string head() {
    std::string out = FORMAT_IN_ORDER("currency: EUR\nhorizon_months: {}\ndiscount_rate: {}%\n",
                                      between(1, 30), below(20));
    if (chance(80)) out += FORMAT_IN_ORDER("customers_per_month: {}\n", between(10, 5000));
    if (chance(30)) out += "stages: [Before, During]\n";
    stages_ = out.find("stages") != std::string::npos;
    return out;
  }
  std::string segments() {
    if (!options_.segments || chance(30)) return "";
    const int n = between(1, 3);
    std::string out = "segments:\n";
    int left = 20;
    for (int i = 0; i < n; ++i) {
      const int share = i + 1 == n ? left : between(1, left - (n - i - 1));
      left -= share;
      out += FORMAT_IN_ORDER("  s{}: {{ share: {}%", i, share * 5);
      if (chance(70))
        out += chance(50) ? FORMAT_IN_ORDER(", value: {}, value_months: {}", between(150, 900),
                                            between(1, 48))
                          : FORMAT_IN_ORDER(", value: {{ margin_per_year: {}, retention: {} }}",
                                            between(10, 300), percent(30, 95));
      maybe(out, 30, "sensitivity", FORMAT_IN_ORDER("{}.{}", below(4), below(10)));
      maybe(out, 30, "complain_factor", FORMAT_IN_ORDER("{}.{}", below(4), below(10)));
      maybe(out, 40, "background_loss", percent(0, 30));
      if (chance(60)) {
        out += FORMAT_IN_ORDER(", changes: {{ touchpoints.{}.minutes: {{ scale: 1.{} }}", t(0),
                               below(9));
        if (causes_ > 0) out += FORMAT_IN_ORDER(", causes.c0.level: {}%", between(20, 130));
        if (chance(50)) {
          const int at = below(touchpoints_);
          out += FORMAT_IN_ORDER(", touchpoints.{}.next: {}", t(at), forward(at));
        }
        out += " }";
      }
      out += " }\n";
    }
    return out;
  }
  std::string channels() {
    if (channels_ == 0) return "";
    std::string out = "channels:\n";
    for (int i = 0; i < channels_; ++i)
      out +=
          FORMAT_IN_ORDER("  k{}: {{ name: \"Kanal {}\", cost: 0.{}, complain_factor: {}.{} }}\n",
                          i, i, below(90), below(3), below(10));
    return out;
  }
  std::string teams() {
    if (teams_ == 0) return "";
    std::string out = "teams:\n";
    for (int i = 0; i < teams_; ++i) {
      out += FORMAT_IN_ORDER("  m{}: {{ cost_per_hour: {}", i, between(10, 60));
      maybe(out, 50, "occupancy", percent(50, 100));
      maybe(out, 40, "engagement", percent(30, 90));
      maybe(out, 40, "cashable", percent(0, 100));
      out += " }\n";
    }
    return out;
  }
  std::string causes() {
    if (causes_ == 0) return "";
    std::string out = "causes:\n";
    for (int i = 0; i < causes_; ++i) {
      out += FORMAT_IN_ORDER("  c{}: {{ name: Ursache {}", i, i);
      if (options_.carried_causes && chance(40))
        out += FORMAT_IN_ORDER(", scope: customer, prevalence: {}", percent(40, 100));
      maybe(out, 20, "level", percent(20, 120));
      maybe(out, 30, "kind", "people");
      out += " }\n";
    }
    return out;
  }
  std::string reactions() {
    std::string out;
    maybe(out, 20, "leave", percent(0, 10));
    maybe(out, 20, "complain", percent(0, 30));
    maybe(out, 20, "recontact", percent(0, 40));
    maybe(out, 20, "conversion", percent(5, 90));
    if (chance(15)) out += FORMAT_IN_ORDER(", would_return: {{ silent: {}% }}", between(5, 40));
    return out;
  }
  std::string pain(const std::string& id, int at, bool threshold) {
    static constexpr std::string_view kSeverities[] = {"minor", "moderate", "severe"};
    std::string out = FORMAT_IN_ORDER("      {}: {{ chance: {}, severity: {}", id, percent(2, 30),
                                      kSeverities[below(3)]);
    if (causes_ > 0 && chance(75)) {
      if (chance(50) || causes_ == 1) {
        out += FORMAT_IN_ORDER(", cause: c{}", below(causes_));
      } else {
        const int first = below(causes_);
        out += FORMAT_IN_ORDER(", causes: {{ c{}: {}%, c{}: {}% }}", first, between(10, 50),
                               (first + 1) % causes_, between(10, 50));
      }
    }
    maybe(out, 60, "lost_minutes", time());
    maybe(out, 30, "caught", percent(5, 60));
    if (chance(30)) out += ", correction: " + work();
    maybe(out, 25, "blocks", "true");
    if (helps_ > 0 && chance(45))
      out += ", then: " + h(0);
    else if (chance(35))
      out += ", then: " + t(below(touchpoints_));
    if (threshold) out += FORMAT_IN_ORDER(", when: {{ wait_over: {} }}", 5 * between(1, 5));
    (void)at;
    return out + reactions() + " }\n";
  }
  std::string touchpoint(const std::string& id, int i, const std::string& next) {
    std::string out = FORMAT_IN_ORDER("  {}:\n    minutes: {}\n    next: {}\n", id, time(), next);
    if (chance(40)) out += "    delay: " + (chance(50) ? std::string("2 days") : time()) + "\n";
    const bool waits = options_.waits && chance(50);
    if (waits) out += "    wait: " + time() + "\n";
    if (chance(50)) out += FORMAT_IN_ORDER("    cost: {}\n", money());
    if (chance(60)) out += "    staff: " + work() + "\n";
    if (chance(25)) out += FORMAT_IN_ORDER("    backstage: [ {}, {} ]\n", work(), work());
    if (stages_ && chance(70)) out += chance(50) ? "    stage: Before\n" : "    stage: During\n";
    if (channels_ > 0 && chance(70)) {
      out += channels_ == 1 ? "    channel: k0\n"
                            : FORMAT_IN_ORDER("    channel: {}\n", split({"k0", "k1"}));
    }
    const int pains = below(4);
    if (pains > 0) out += "    pains:\n";
    for (int p = 0; p < pains; ++p) out += pain(FORMAT_IN_ORDER("p{}", p), i, waits && chance(50));
    return out;
  }
  std::string touchpoints() {
    std::string out = "touchpoints:\n";
    for (int i = 0; i < touchpoints_; ++i) out += touchpoint(t(i), i, forward(i));
    for (int i = 0; i < helps_; ++i) {
      std::vector<std::string> names;
      if (i + 1 < helps_)
        names = {h(i + 1), "abandoned"};
      else
        names = {"back", t(below(touchpoints_))};
      if (chance(50)) names.pop_back();
      out += touchpoint(h(i), i, split(names, 10));
    }
    if (chance(40)) out += FORMAT_IN_ORDER("start: {}\n", split({t(0), t(touchpoints_ - 1)}, 5));
    return out;
  }
  std::string ends() {
    std::string out =
        FORMAT_IN_ORDER("ends:\n  completed: {{ margin: {}, lost: {}% }}\n", money(), below(10));
    if (chance(40)) out += FORMAT_IN_ORDER("  abandoned: {{ lost: {} }}\n", percent(10, 90));
    if (has_refused_) out += "  refused: { name: Abgelehnt, lost: 20%, margin: -3 }\n";
    return out;
  }
  std::string desks() {
    std::string out =
        FORMAT_IN_ORDER("complaints:\n  minutes: {}\n  customer_minutes: {}\n", time(), time());
    if (teams_ > 0) out += "  team: m0\n";
    out += FORMAT_IN_ORDER("  cost: {}\n  redress: {}\n  quick: {}%\n  slow: {}%\n", money(),
                           money(), between(0, 50), between(0, 50));
    if (chance(60))
      out += FORMAT_IN_ORDER("  escalate: {{ chance: {}, minutes: {}, cost: {}, upheld: {}% }}\n",
                             percent(0, 50), time(), money(), below(101));
    if (chance(70)) {
      out += FORMAT_IN_ORDER(
          "recontact: {{ minutes: {}, customer_minutes: {}, cost: {}, resolved: {}%", time(),
          time(), money(), below(101));
      out += teams_ > 1 ? ", team: m1 }\n" : " }\n";
    }
    return out;
  }
  std::string profiles() {
    std::string out;
    if (chance(50))
      out += FORMAT_IN_ORDER(
          "severities: {{ moderate: {{ leave: {}%, complain: {}%, conversion: {}% }} }}\n",
          below(15), below(30), between(10, 90));
    if (chance(40))
      out += FORMAT_IN_ORDER("loyalty: {{ repeat_penalty: {}.{} }}\n", below(4), below(10));
    if (chance(40))
      out += FORMAT_IN_ORDER("satisfaction: {{ clean: {}, drop: {}, abandoned: {} }}\n",
                             between(60, 100), between(10, 100), below(60));
    return out;
  }
  std::string policies() {
    if (chance(60)) return "";
    std::string out = "policies:\n";
    for (int i = 0; i < between(1, 2); ++i) {
      out += FORMAT_IN_ORDER(
          "  r{}: {{ at: [{}], level: {}, burden_minutes: {}, misuse: {}, catch: {}", i,
          t(below(touchpoints_)), percent(20, 100), time(), percent(0, 20), percent(0, 100));
      out += FORMAT_IN_ORDER(", loss: {}, cost: {}", money(), money());
      if (chance(50)) out += ", staff: " + work();
      maybe(out, 60, "gives_up", percent(0, 10));
      if (chance(50))
        out += FORMAT_IN_ORDER(", pain: {{ chance: {}, severity: minor, lost_minutes: {} }}",
                               percent(1, 30), time());
      out += " }\n";
    }
    return out;
  }
  std::string scenarios() {
    // Each change is used once at most, so that scenarios can include each other.
    std::vector<std::string> pool = {
        FORMAT_IN_ORDER("touchpoints.{}.minutes: {{ scale: 0.{} }}", t(1), between(1, 9)),
        "complaints.quick: { add: 1% }",
        "complaints.slow: 10%",
        "severities.minor.complain: { scale: 1.5 }",
        "severities.severe.would_return.slow: 60%",
        "recontact.resolved: { cut: 20% }",
        "complaints.redress: { add: 2.5 }",
        "loyalty.repeat_penalty: 1.2",
        "satisfaction.drop: { scale: 0.9 }",
        "ends.completed.margin: { add: -1 }",
        FORMAT_IN_ORDER("touchpoints.{}.cost: {}", t(0), money()),
        FORMAT_IN_ORDER("touchpoints.{}.next: {}", t(touchpoints_ - 1), split(ends_to_use())),
    };
    if (causes_ > 0)
      pool.push_back(FORMAT_IN_ORDER("causes.c0.level: {{ cut: {}% }}", between(1, 100)));
    if (causes_ > 1) pool.push_back(FORMAT_IN_ORDER("causes.c1.level: {}%", between(10, 110)));
    if (teams_ > 0) pool.push_back("teams.m0.cost_per_hour: { scale: 1.1 }");
    if (teams_ > 0) pool.push_back("teams.m0.occupancy: 90%");
    std::string out = "scenarios:\n";
    const int n = between(1, 3);
    for (int i = 0; i < n; ++i) {
      out +=
          FORMAT_IN_ORDER("  plan{}: {{ invest: {}, run_cost: {}, start_month: {}, ramp_months: {}",
                          i, below(50000), below(900), between(1, 6), below(5));
      maybe(out, 50, "delivered", percent(40, 100));
      if (i == 2) out += ", includes: [plan0, plan1]";
      std::string changes;
      for (int c = 0; c < between(1, 4) && !pool.empty(); ++c) {
        const auto at = static_cast<std::size_t>(below(static_cast<int>(pool.size())));
        changes += (changes.empty() ? "" : ", ") + pool[at];
        pool.erase(pool.begin() + static_cast<std::ptrdiff_t>(at));
      }
      if (i == 0 && chance(30)) {
        out += FORMAT_IN_ORDER(
            ", add: {{ touchpoints: {{ bot: {{ minutes: 2, cost: 0.1, next: {} }} }} }}",
            split({t(1), t(0)}, 5));
        changes += FORMAT_IN_ORDER(", touchpoints.{}.next.bot: {}%", t(0), between(10, 60));
      }
      out += ", changes: { " + changes + " } }\n";
    }
    return out;
  }

  std::uint64_t state_;
  RandomJourneyOptions options_;
  int touchpoints_ = 0, helps_ = 0, channels_ = 0, teams_ = 0, causes_ = 0;
  bool stages_ = false, has_refused_ = false;
};

/// The text of a random journey without its first two lines, as `read` and `solve` take it.
inline std::string random_journey(std::uint64_t seed, RandomJourneyOptions options = {}) {
  return RandomJourney(seed, options).text();
}

}  // namespace painpoint::test
