#include "montecarlo/lanes.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "montecarlo/draws.h"
#include "montecarlo/sampler.h"
#include "montecarlo/tables.h"
#include "tests/support/journeys.h"

namespace painpoint::montecarlo {
namespace {

constexpr std::uint64_t kLanesSeed = 42;
constexpr std::uint64_t kPlace = 0x9e3779b97f4a7c15ULL;
constexpr std::array kSets = {Instructions::baseline, Instructions::avx2, Instructions::avx512,
                              Instructions::best};

/// The numbers of customers with odd numbers, as the loops make them.
struct Numbers {
  std::uint32_t high;
  alignas(64) Lane<std::uint32_t> customer{};
  alignas(64) Lane<std::uint32_t> number{};
  LaneNumbers numbers{};

  Numbers(const LaneLoops& loops, std::uint64_t first, std::size_t n) : high(high_half(first)) {
    for (std::size_t i = 0; i < n; ++i) {
      customer[i] = low_half(first + i * 0x10001);
      number[i] = static_cast<std::uint32_t>(i % 7);
    }
    loops.numbers({kLanesSeed, kPlace, use_of(1), high, customer.data(), number.data()}, n,
                  numbers);
  }
  [[nodiscard]] Draws draws(std::size_t i) const {
    return {kLanesSeed, std::uint64_t{high} << 32U | customer[i], kPlace, number[i]};
  }
};

TEST_CASE("lanes: random blocks are those of Random123, for any number of customers") {
  for (const Instructions set : kSets) {
    const LaneLoops& loops = lane_loops(set);
    INFO(std::string(loops.name));
    for (const std::size_t n : {std::size_t{1}, std::size_t{7}, std::size_t{8}, kLanes}) {
      const Numbers made(loops, std::uint64_t{1} << 40, n);
      for (std::size_t i = 0; i < n; ++i)
        CHECK(made.numbers.block(i) ==
              threefry_numbers({low_half(kLanesSeed), high_half(kLanesSeed), low_half(kPlace),
                                high_half(kPlace)},
                               {made.customer[i], made.high, made.number[i], 1}));
    }
  }
}

TEST_CASE("lanes: times have the bits of the samplers, with all instructions") {
  const std::vector<Time> times = {test::random_time(TimeFamily::lognormal, 12, 0.7),
                                   test::random_time(TimeFamily::lognormal, 3, 40),
                                   test::random_time(TimeFamily::exponential, 9),
                                   test::time_of_values(TimeFamily::triangular, {1, 2, 4}),
                                   test::time_of_values(TimeFamily::triangular, {0, 0, 5})};
  for (const Instructions set : kSets) {
    const LaneLoops& loops = lane_loops(set);
    INFO(std::string(loops.name));
    for (const Time& time : times) {
      const chain::Duration duration = chain::make_duration(time);
      const Sampler s = make_sampler(duration);
      for (std::uint64_t block = 0; block < 40; ++block) {
        const Numbers made(loops, block << 20, kLanes);
        for (const Purpose purpose : {Purpose::wait, Purpose::second_work}) {
          alignas(64) Lane<double> out;
          const std::uint32_t* number = made.numbers.of[place_of(purpose)].data();
          if (s.family == TimeFamily::lognormal)
            loops.lognormal(number, kLanes, s.mean, s.a, s.b, out.data());
          else if (s.family == TimeFamily::exponential)
            loops.exponential(number, kLanes, s.mean, out.data());
          else
            loops.triangular(number, kLanes, s.a, s.c, s.b, out.data());
          std::size_t wrong = 0;
          for (std::size_t i = 0; i < kLanes; ++i) {
            Draws draws = made.draws(i);
            wrong += out[i] == sample(s, draws.time(purpose)) ? 0 : 1;
          }
          CHECK(wrong == 0);
        }
      }
    }
  }
}

TEST_CASE("lanes: the extremes of a random number give finite times") {
  alignas(64) Lane<std::uint32_t> number{};
  number[0] = 0;
  number[1] = 0xffffffffU;
  number[2] = 0x7fffffffU;
  number[3] = 0x80000000U;
  const chain::Duration duration =
      chain::make_duration(test::random_time(TimeFamily::lognormal, 1, 1e6));
  const Sampler s = make_sampler(duration);
  for (const Instructions set : kSets) {
    const LaneLoops& loops = lane_loops(set);
    alignas(64) Lane<double> unit, lognormal, exponential;
    loops.units(number.data(), 4, unit.data());
    loops.lognormal(number.data(), 4, s.mean, s.a, s.b, lognormal.data());
    loops.exponential(number.data(), 4, 1, exponential.data());
    CHECK(unit[0] == 0x1p-33);
    CHECK(unit[1] == 1 - 0x1p-33);
    CHECK(unit[2] == 1 - unit[3]);
    for (std::size_t i = 0; i < 4; ++i) {
      CHECK(std::isfinite(lognormal[i]));
      CHECK(lognormal[i] > 0);
      CHECK(std::isfinite(exponential[i]));
      CHECK(exponential[i] > 0);
    }
  }
}

constexpr std::array kSizes = {std::size_t{1}, std::size_t{7},  std::size_t{8},
                               std::size_t{9}, std::size_t{85}, kLanes};

TEST_CASE("lanes: choices are those of the units, with all instructions") {
  const std::vector<double> up_to = {0.125, 0.5, 0.75, 1};
  for (const Instructions set : kSets) {
    const LaneLoops& loops = lane_loops(set);
    INFO(std::string(loops.name));
    for (const std::size_t n : kSizes) {
      const Numbers made(loops, 5, n);
      for (const std::size_t place : {std::size_t{0}, std::size_t{3}}) {
        const std::uint32_t* numbers = made.numbers.of[place].data();
        alignas(64) Lane<double> units{};
        loops.units(numbers, n, units.data());
        alignas(64) Lane<std::uint32_t> chosen{};
        loops.choose(numbers, n, up_to.data(), up_to.size(), chosen.data());
        for (std::size_t i = 0; i < n; ++i) CHECK(chosen[i] == pick(up_to, units[i]));
        alignas(64) Lane<std::uint8_t> among{};
        for (std::size_t i = 0; i < n; ++i) among[i] = i % 5 == 0 ? 0 : 1;
        // Also a limit that is one of the units, which is not below itself.
        for (const double limit : {0.0, 0x1p-34, 0x1p-33, 0.3, units[n / 2], 1.0, 2.0}) {
          Some found;
          loops.below(numbers, n, limit, among.data(), found);
          std::vector<std::size_t> wanted;
          for (std::size_t i = 0; i < n; ++i)
            if (among[i] != 0 && units[i] < limit) wanted.push_back(i);
          REQUIRE(found.count == wanted.size());
          for (std::size_t k = 0; k < found.count; ++k) CHECK(found.lane[k] == wanted[k]);
        }
      }
    }
  }
}

TEST_CASE("lanes: sums of a kind have the same bits with all instructions") {
  alignas(64) Lane<double> x{};
  alignas(64) Lane<std::uint32_t> kind{};
  for (std::size_t i = 0; i < kLanes; ++i) {
    x[i] = 1.0 / static_cast<double>(3 * i + 1);
    kind[i] = static_cast<std::uint32_t>(i * i % 3);
  }
  for (const std::size_t n : kSizes)
    for (std::uint32_t wanted = 0; wanted < 3; ++wanted) {
      double sum = 0;
      std::size_t count = 0;
      for (std::size_t i = 0; i < n; ++i)
        if (kind[i] == wanted) {
          sum += x[i];
          ++count;
        }
      const LaneLoops& baseline = lane_loops(Instructions::baseline);
      for (const Instructions set : kSets) {
        const LaneLoops& loops = lane_loops(set);
        INFO(std::string(loops.name));
        const double its_sum = loops.sum_of_kind(x.data(), kind.data(), wanted, n);
        CHECK(its_sum == baseline.sum_of_kind(x.data(), kind.data(), wanted, n));
        CHECK(its_sum == doctest::Approx(sum).epsilon(1e-14));
        CHECK(loops.count_kind(kind.data(), wanted, n) == count);
      }
    }
}

}  // namespace
}  // namespace painpoint::montecarlo
