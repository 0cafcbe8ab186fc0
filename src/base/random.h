#pragma once

#include <Random123/philox.h>
#include <Random123/threefry.h>

#include <array>
#include <cstdint>

/// Randomness without a hidden state: a random number is a function of where it is used.
///
/// Philox4x64-10, Threefry4x64-12 and Threefry4x32-12 (Salmon et al. 2011, "Parallel random
/// numbers: as easy as 1, 2, 3", where all of them pass BigCrush) encipher a counter under a key.
/// For one key each is a bijection of counters, so two streams cannot overlap: they would have to
/// use the same counter, and key and counter are made of all that distinguishes one draw from
/// another. Threefry has no multiplications, which makes it the faster one in vector instructions;
/// with words of 32 bits, twice as many fit into a vector. The simulator uses that.
namespace painpoint {

/// What the numbers are for. Engines that use the same seed draw from different domains.
enum class RandomDomain : std::uint64_t { customers = 0, worlds = 1 };

using RandomCounter = std::array<std::uint64_t, 4>;
using RandomBlock = std::array<std::uint64_t, 4>;

/// The four random words of one counter. About 10 ns.
inline RandomBlock random_block(std::uint64_t seed, RandomDomain domain,
                                const RandomCounter& counter) {
  const r123::Philox4x64::ctr_type words = {{counter[0], counter[1], counter[2], counter[3]}};
  const r123::Philox4x64::key_type key = {{seed, static_cast<std::uint64_t>(domain)}};
  const r123::Philox4x64::ctr_type random = r123::Philox4x64{}(words, key);
  return {random[0], random[1], random[2], random[3]};
}

inline constexpr unsigned kThreefryRounds = 12;

/// The same by Threefry4x64-12. About 15 ns.
inline RandomBlock threefry_block(std::uint64_t seed, RandomDomain domain,
                                  const RandomCounter& counter) {
  using Threefry = r123::Threefry4x64_R<kThreefryRounds>;
  const Threefry::ctr_type words = {{counter[0], counter[1], counter[2], counter[3]}};
  const Threefry::key_type key = {{seed, static_cast<std::uint64_t>(domain), 0, 0}};
  const Threefry::ctr_type random = Threefry{}(words, key);
  return {random[0], random[1], random[2], random[3]};
}

/// Four numbers of 32 bits, by Threefry4x32-12. About 15 ns alone, 1 ns among many
/// (montecarlo/lanes.h).
using RandomNumbers = std::array<std::uint32_t, 4>;

inline RandomNumbers threefry_numbers(const std::array<std::uint32_t, 4>& key,
                                      const std::array<std::uint32_t, 4>& counter) {
  using Threefry = r123::Threefry4x32_R<kThreefryRounds>;
  const Threefry::ctr_type words = {{counter[0], counter[1], counter[2], counter[3]}};
  const Threefry::key_type key_words = {{key[0], key[1], key[2], key[3]}};
  const Threefry::ctr_type random = Threefry{}(words, key_words);
  return {random[0], random[1], random[2], random[3]};
}

/// A double strictly between 0 and 1: one of the 2^52 odd multiples of 2^-53, each as likely.
/// These have up to 53 significant bits, so that both steps are exact, and 1 - u is one of them.
inline double open_unit(std::uint64_t word) {
  return (static_cast<double>(word >> 12) + 0.5) * 0x1p-52;
}

}  // namespace painpoint
