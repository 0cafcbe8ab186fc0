#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <random>
#include <string>

#include "model/journey.h"
#include "tests/support/journeys.h"

/// Journeys of any size for measuring: as many attributes per touchpoint as people write (about 250
/// bytes of a file), in the shapes that are hard in different ways.
namespace painpoint::bench {

enum class Shape { random, hub, chain };

inline const char* name_of(Shape shape) {
  switch (shape) {
    case Shape::random:
      return "random";
    case Shape::hub:
      return "hub";
    case Shape::chain:
      return "chain";
  }
  return "";
}

class JourneyMaker {
 public:
  JourneyMaker(Shape shape, std::size_t touchpoints) : shape_(shape), touchpoints_(touchpoints) {}

  Journey make() {
    add_surroundings();
    journey_.touchpoints.reserve(touchpoints_);
    for (std::size_t i = 0; i < touchpoints_; ++i)
      journey_.touchpoints.insert(id(i), touchpoint(i));
    if (shape_ == Shape::hub) add_help();
    settle(journey_);
    return std::move(journey_);
  }

 private:
  static std::string id(std::size_t i) { return fmt::format("touchpoint_{}", i); }

  std::size_t below(std::size_t n) { return random_() % n; }

  /// A share in steps of 1/1000, the same for every compiler.
  double between(int low_per_mille, int high_per_mille) {
    const auto width = static_cast<std::size_t>(high_per_mille - low_per_mille);
    return (low_per_mille + static_cast<double>(below(width))) / 1000;
  }

  void add_surroundings() {
    journey_.name = "bench";
    journey_.channels["phone"].cost = 0.5;
    journey_.channels["web"].cost = 0.01;
    for (const char* team : {"desk", "field"}) {
      Team& own = journey_.teams[team];
      own.cost_per_hour = 40.0;
      own.occupancy = 0.8;
    }
    for (int c = 0; c < 8; ++c) journey_.causes[fmt::format("cause_{}", c)] = Cause{};
    journey_.segments["private"].share = 1.0;
    journey_.segments["private"].value.present_value = 300.0;
    journey_.complaints.team = "desk";
    journey_.complaints.minutes = test::fixed_time(15);
    journey_.complaints.customer_minutes = test::fixed_time(10);
    journey_.complaints.redress = 12.0;
    journey_.recontact.team = "desk";
    journey_.recontact.minutes = test::fixed_time(6);
    journey_.recontact.customer_minutes = test::fixed_time(8);
  }

  Touchpoint touchpoint(std::size_t i) {
    Touchpoint t;
    t.name = fmt::format("Touchpoint number {}", i);
    t.wait = i % 2 == 0 ? test::random_time(TimeFamily::exponential, 4)
                        : test::random_time(TimeFamily::lognormal, 6, 0.8);
    t.minutes = test::fixed_time(2.0 + static_cast<double>(below(10)));
    t.staff.team = i % 3 == 0 ? "field" : "desk";
    t.staff.minutes = test::fixed_time(3.0 + static_cast<double>(below(5)));
    t.cost = between(0, 900);
    t.channel = test::split({{"phone", 0.3}, {"web", 0.7}});
    t.pains.insert("goes_wrong", pain(i));
    add_next(t, i);
    return t;
  }

  /// The help desk, which customers come to with a problem only, and which sends them back.
  void add_help() {
    Touchpoint help;
    help.minutes = test::fixed_time(12);
    help.staff.team = "desk";
    help.staff.minutes = test::fixed_time(12);
    help.next[kBack] = 1.0;
    journey_.touchpoints.insert("help", std::move(help));
  }

  /// Rework: the visit is repeated; in a chain sometimes from a few touchpoints before, among hubs
  /// sometimes after a call to the help desk.
  Pain pain(std::size_t i) {
    static constexpr Severity kSeverities[] = {Severity::minor, Severity::moderate,
                                               Severity::severe};
    Pain pain = test::pain_with(between(20, 120), kSeverities[below(3)]);
    pain.causes[fmt::format("cause_{}", below(8))] = 1.0;
    pain.lost_minutes = test::fixed_time(5.0 + static_cast<double>(below(30)));
    pain.blocks = below(2) == 0;
    if (shape_ == Shape::chain && i % 10 == 9) pain.then = id(i - 2);
    if (shape_ == Shape::hub && i % 10 == 9) pain.then = "help";
    return pain;
  }

  void add_next(Touchpoint& t, std::size_t i) {
    const auto add = [&](const std::string& to, double share) {
      t.next[to] = t.next[to].value + share;
    };
    const bool last = i + 1 == touchpoints_;
    switch (shape_) {
      case Shape::random:  // nearly all touchpoints are one loop; 5% leave at each
        add(id((i + 1) % touchpoints_), 0.65);
        add(id(below(touchpoints_)), 0.2);
        add(id(below(touchpoints_)), 0.1);
        add(below(4) != 0 ? "completed" : "abandoned", 0.05);
        break;
      case Shape::hub:  // every 200th leads to the next 400, and all lead back to two of these
        if (i % kHubEvery == 0) {
          const std::size_t targets = std::min<std::size_t>(2 * kHubEvery, touchpoints_ - 1);
          add("completed", 0.4);
          for (std::size_t k = 1; k <= targets; ++k)
            add(id((i + k) % touchpoints_), 0.6 / static_cast<double>(targets));
        } else {
          add(id((i + 1) % touchpoints_), 0.3);
          add(id(i - i % kHubEvery), 0.5);
          add(id(below((touchpoints_ + kHubEvery - 1) / kHubEvery) * kHubEvery), 0.2);
        }
        break;
      case Shape::chain:  // forward, with loops back over up to 6 touchpoints; hardly any leaves
        add(last ? "completed" : id(i + 1), 0.9);
        if (i % 10 == 7) {
          add(id(i - 1 - below(6)), 0.0999);
          add("abandoned", 0.0001);
        } else {
          add(i + 2 < touchpoints_ ? id(i + 2) : "completed", 0.1);
        }
        break;
    }
  }

  static constexpr std::size_t kHubEvery = 200;

  Shape shape_;
  std::size_t touchpoints_;
  std::mt19937 random_{1};
  Journey journey_;
};

}  // namespace painpoint::bench
