#include "study/world_draws.h"

#include <utility>

#include "base/random.h"

namespace painpoint::study {
namespace {

/// What a random block of the worlds is for.
enum class Use : std::uint64_t { shuffle = 0, place_in_range = 1, retry = 2 };

RandomBlock block(std::uint64_t seed, std::uint64_t luck, Use use, std::uint64_t part,
                  std::uint64_t number) {
  return threefry_block(seed, RandomDomain::worlds,
                        {luck, static_cast<std::uint64_t>(use), part, number});
}

}  // namespace

WorldDraws::WorldDraws(const Uncertainty& uncertainty, std::uint64_t seed, std::size_t worlds)
    : uncertainty_(uncertainty), seed_(seed), worlds_(worlds), order_(drawing_order(uncertainty)) {
  std::size_t rows = 0;
  for (const UncertainGroup& group : uncertainty.groups) {
    first_.push_back(rows);
    rows += group.deviates();
  }
  ranges_.resize(rows * worlds);
  for (std::size_t g = 0; g < uncertainty.groups.size(); ++g) {
    const UncertainGroup& group = uncertainty.groups[g];
    for (std::size_t part = 0; part < group.deviates(); ++part) {
      std::uint32_t* row = &ranges_[(first_[g] + part) * worlds];
      for (std::size_t w = 0; w < worlds; ++w) row[w] = static_cast<std::uint32_t>(w / kSamples);
      // Each sample is shuffled by itself (Fisher, Yates). The bias of the remainder is 2^-40.
      for (std::size_t w = worlds; w-- > kSamples;) {
        const std::size_t sample = w % kSamples;
        const std::uint64_t random = block(seed, group.luck, Use::shuffle, part, w)[0];
        const std::size_t other = random % (w / kSamples + 1) * kSamples + sample;
        std::swap(row[w], row[other]);
      }
    }
  }
}

void WorldDraws::find_deviates(std::size_t group_number, std::size_t world, std::uint32_t attempt,
                               std::vector<double>& deviates) const {
  const UncertainGroup& group = uncertainty_.groups[group_number];
  const std::size_t sample = sample_of(world);
  const std::size_t sample_size = (worlds_ - sample + kSamples - 1) / kSamples;
  deviates.resize(group.deviates());
  for (std::size_t part = 0; part < deviates.size(); ++part) {
    double unit = 0;
    if (attempt == 0) {
      const double within =
          open_unit(block(seed_, group.luck, Use::place_in_range, part, world)[0]);
      const std::uint32_t range = ranges_[(first_[group_number] + part) * worlds_ + world];
      unit = (static_cast<double>(range) + within) / static_cast<double>(sample_size);
    } else {
      const std::uint64_t number = std::uint64_t{attempt} << 32U | world;
      unit = open_unit(block(seed_, group.luck, Use::retry, part, number)[0]);
    }
    deviates[part] = normal_quantile(unit);
  }
}

void WorldDraws::draw_one(std::size_t group, std::size_t world, std::uint32_t attempt,
                          std::span<double> values, std::vector<double>& deviates) const {
  find_deviates(group, world, attempt, deviates);
  study::draw_group(uncertainty_, group, deviates, values);
}

void WorldDraws::draw(std::size_t world, std::uint32_t attempt, std::span<double> values) const {
  std::vector<double> deviates;
  for (const std::size_t group : order_) draw_one(group, world, attempt, values, deviates);
}

void WorldDraws::draw_group(std::size_t group, std::size_t world, std::uint32_t attempt,
                            std::span<double> values) const {
  std::vector<double> deviates;
  for (const std::size_t taker : uncertainty_.groups[group].room_taken_by)
    draw_one(uncertainty_.numbers[taker].group, world, attempt, values, deviates);
  draw_one(group, world, attempt, values, deviates);
}

}  // namespace painpoint::study
