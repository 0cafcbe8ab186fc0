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

/// The words of customers with odd numbers, as the loops make them.
struct Words {
  alignas(64) Lane<std::uint64_t> customer;
  alignas(64) Lane<std::uint64_t> number;
  LaneWords words;

  Words(const LaneLoops& loops, std::uint64_t first, std::size_t n) {
    for (std::size_t i = 0; i < n; ++i) {
      customer[i] = first + i * 0x10001;
      number[i] = i % 7;
    }
    loops.words({kLanesSeed, kPlace, use_of(0), customer.data(), number.data()}, n, words);
  }
  [[nodiscard]] Draws draws(std::size_t i) const {
    return {kLanesSeed, customer[i], kPlace, number[i]};
  }
};

TEST_CASE("lanes: random blocks are those of Random123, for any number of customers") {
  for (const Instructions set : kSets) {
    const LaneLoops& loops = lane_loops(set);
    INFO(std::string(loops.name));
    for (const std::size_t n : {std::size_t{1}, std::size_t{7}, std::size_t{8}, kLanes}) {
      const Words made(loops, std::uint64_t{1} << 40, n);
      for (std::size_t i = 0; i < n; ++i)
        CHECK(made.words.of(i) == threefry_block(kLanesSeed, RandomDomain::customers,
                                                 {made.customer[i], kPlace, made.number[i], 0}));
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
        const Words made(loops, block << 20, kLanes);
        for (const Purpose purpose : {Purpose::wait, Purpose::service}) {
          alignas(64) Lane<double> out;
          const std::uint64_t* word = made.words.word[word_of(purpose)].data();
          const bool upper = in_upper_half(purpose);
          if (s.family == TimeFamily::lognormal)
            loops.lognormal(word, upper, kLanes, s.mean, s.a, s.b, out.data());
          else if (s.family == TimeFamily::exponential)
            loops.exponential(word, upper, kLanes, s.mean, out.data());
          else
            loops.triangular(word, upper, kLanes, s.a, s.c, s.b, out.data());
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
  alignas(64) Lane<std::uint64_t> word{};
  word[0] = 0;
  word[1] = ~std::uint64_t{0};
  word[2] = 0x7fffffff7fffffffULL;
  word[3] = 0x8000000080000000ULL;
  const chain::Duration duration =
      chain::make_duration(test::random_time(TimeFamily::lognormal, 1, 1e6));
  const Sampler s = make_sampler(duration);
  for (const Instructions set : kSets) {
    const LaneLoops& loops = lane_loops(set);
    for (const bool upper : {false, true}) {
      alignas(64) Lane<double> unit, lognormal, exponential;
      loops.units(word.data(), upper, 4, unit.data());
      loops.lognormal(word.data(), upper, 4, s.mean, s.a, s.b, lognormal.data());
      loops.exponential(word.data(), upper, 4, 1, exponential.data());
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
}

constexpr std::array kSizes = {std::size_t{1}, std::size_t{7},  std::size_t{8},
                               std::size_t{9}, std::size_t{85}, kLanes};

TEST_CASE("lanes: choices are those of the units, with all instructions") {
  const std::vector<double> up_to = {0.125, 0.5, 0.75, 1};
  for (const Instructions set : kSets) {
    const LaneLoops& loops = lane_loops(set);
    INFO(std::string(loops.name));
    for (const std::size_t n : kSizes) {
      const Words made(loops, 5, n);
      for (const bool upper : {false, true}) {
        const std::uint64_t* words = made.words.word[2].data();
        alignas(64) Lane<double> units{};
        loops.units(words, upper, n, units.data());
        alignas(64) Lane<std::uint64_t> chosen{};
        loops.choose(words, upper, n, up_to.data(), up_to.size(), chosen.data());
        for (std::size_t i = 0; i < n; ++i) CHECK(chosen[i] == pick(up_to, units[i]));
        alignas(64) Lane<std::uint8_t> among{};
        for (std::size_t i = 0; i < n; ++i) among[i] = i % 5 == 0 ? 0 : 1;
        // Also a limit that is one of the units, which is not below itself.
        for (const double limit : {0.0, 0x1p-34, 0x1p-33, 0.3, units[n / 2], 1.0, 2.0}) {
          Some found;
          loops.below(words, upper, n, limit, among.data(), found);
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
  alignas(64) Lane<std::uint64_t> kind{};
  for (std::size_t i = 0; i < kLanes; ++i) {
    x[i] = 1.0 / static_cast<double>(3 * i + 1);
    kind[i] = i * i % 3;
  }
  for (const std::size_t n : kSizes)
    for (std::uint64_t wanted = 0; wanted < 3; ++wanted) {
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
