#include <doctest/doctest.h>

#include <cstdint>
#include <limits>
#include <set>

#include "base/random.h"
#include "montecarlo/draws.h"

namespace painpoint {
namespace {

using montecarlo::Draws;
using montecarlo::Purpose;

TEST_CASE("random: Philox4x64-10 gives the published known answers") {
  // Random123's kat_vectors. The last key has no domain of ours; any number will do for one.
  CHECK(random_block(0, RandomDomain::customers, {0, 0, 0, 0}) ==
        RandomBlock{0x16554d9eca36314cULL, 0xdb20fe9d672d0fdcULL, 0xd7e772cee186176bULL,
                    0x7e68b68aec7ba23bULL});
  constexpr std::uint64_t kAll = ~std::uint64_t{0};
  CHECK(random_block(kAll, static_cast<RandomDomain>(kAll), {kAll, kAll, kAll, kAll}) ==
        RandomBlock{0x87b092c3013fe90bULL, 0x438c3c67be8d0224ULL, 0x9cc7d7c69cd777b6ULL,
                    0xa09caebf594f0ba0ULL});
  CHECK(random_block(0x452821e638d01377ULL, static_cast<RandomDomain>(0xbe5466cf34e90c6cULL),
                     {0x243f6a8885a308d3ULL, 0x13198a2e03707344ULL, 0xa4093822299f31d0ULL,
                      0x082efa98ec4e6c89ULL}) ==
        RandomBlock{0xa528f45403e61d95ULL, 0x38c72dbd566e9788ULL, 0xa5a1610e72fd18b5ULL,
                    0x57bd43b5e52b7fe6ULL});
}

TEST_CASE("random: Threefry with 12 rounds is that of Random123, and its units are exact") {
  // Random123's own known answers are for 13, 20 and 72 rounds; here that we ask it for the right
  // thing: 12 rounds, and the words in their places.
  const r123::Threefry4x64_R<12>::ctr_type direct =
      r123::Threefry4x64_R<12>{}({{1, 2, 3, 4}}, {{9, 0, 0, 0}});
  CHECK(threefry_block(9, RandomDomain::customers, {1, 2, 3, 4}) ==
        RandomBlock{direct[0], direct[1], direct[2], direct[3]});
  CHECK(r123::Threefry4x64_R<13>{}({{0, 0, 0, 0}}, {{0, 0, 0, 0}})[0] == 0x4071fabee1dc8e05ULL);
  const r123::Threefry4x32_R<12>::ctr_type numbers =
      r123::Threefry4x32_R<12>{}({{1, 2, 3, 4}}, {{5, 6, 7, 8}});
  CHECK(threefry_numbers({5, 6, 7, 8}, {1, 2, 3, 4}) ==
        RandomNumbers{numbers[0], numbers[1], numbers[2], numbers[3]});
  CHECK(r123::Threefry4x32_R<13>{}({{0, 0, 0, 0}}, {{0, 0, 0, 0}})[0] == 0x531c7e4fU);
  for (const std::uint32_t number : {0U, 1U, 0x7fffffffU, 0x80000000U, 0xffffffffU}) {
    const double u = montecarlo::parts::unit_of(number);
    CHECK(u == (static_cast<double>(number) + 0.5) * 0x1p-32);
    CHECK(u > 0);
    CHECK(u < 1);
    CHECK(montecarlo::parts::number_of(u) == number);
    CHECK(montecarlo::parts::unit_of(~number) == 1 - u);
  }
}

TEST_CASE("random: uniform numbers are never 0 or 1, and the conversion is exact") {
  constexpr std::uint64_t kAll = ~std::uint64_t{0};
  CHECK(open_unit(0) == 0x1p-53);
  CHECK(open_unit(kAll) == 1 - 0x1p-53);
  CHECK(open_unit(kAll) < 1);
  for (const std::uint64_t word :
       {std::uint64_t{0}, kAll, kAll / 2, kAll / 3, std::uint64_t{1} << 12, kAll - 4095}) {
    const double u = open_unit(word);
    const double twice_as_fine = u * 0x1p53;  // an odd integer
    CHECK(static_cast<std::uint64_t>(twice_as_fine) == (word >> 12) * 2 + 1);
    CHECK(open_unit(~word) == 1 - u);  // the mirror image, exactly
  }
}

TEST_CASE("random: all that distinguishes a draw makes another number") {
  std::set<double> seen;
  std::size_t drawn = 0;
  const auto draw = [&](Draws draws, Purpose purpose, std::uint32_t item, std::uint32_t attempt) {
    seen.insert(draws(purpose, item, attempt));
    ++drawn;
  };
  for (std::uint64_t i = 0; i < 50; ++i) {
    draw(Draws(i, 1, 1, 1), Purpose::channel, 0, 0);
    draw(Draws(100, i, 1, 1), Purpose::channel, 0, 0);
    draw(Draws(100, 100, i, 1), Purpose::channel, 0, 0);
    draw(Draws(100, 100, 100, i), Purpose::channel, 0, 0);
  }
  for (unsigned purpose = 0; purpose <= static_cast<unsigned>(Purpose::carried) + 3; ++purpose)
    for (std::uint32_t item = 0; item < 4; ++item)
      for (std::uint32_t attempt = 0; attempt < 4; ++attempt)
        draw(Draws(7, 7, 7, 7), static_cast<Purpose>(purpose), item, attempt);
  CHECK(seen.size() == drawn);
}

TEST_CASE("random: the order of asking does not matter") {
  Draws one(3, 5, 7, 9);
  Draws other(3, 5, 7, 9);
  const double wait = one(Purpose::wait);
  const double loss = one(Purpose::loss);
  CHECK(other(Purpose::loss) == loss);
  CHECK(other(Purpose::wait) == wait);
  CHECK(other(Purpose::wait) == wait);
}

}  // namespace
}  // namespace painpoint
