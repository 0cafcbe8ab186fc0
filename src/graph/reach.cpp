#include "graph/reach.h"

#include <algorithm>
#include <atomic>
#include <functional>

namespace painpoint::graph {
namespace {

/// How many components a search looks at before it is worth working out a row.
constexpr std::size_t kFewSteps = 64;

/// What a search has seen; one for each thread, used again and again.
struct Seen {
  std::vector<std::uint32_t> round_of;  ///< the round in which a component was last seen
  std::vector<std::uint32_t> open;
  std::uint32_t round = 0;

  void begin(std::size_t components) {
    if (round_of.size() < components) round_of.resize(components, 0);
    if (++round == 0) {
      std::fill(round_of.begin(), round_of.end(), 0);
      round = 1;
    }
    open.clear();
  }
  bool insert(std::uint32_t component) {
    if (round_of[component] == round) return false;
    round_of[component] = round;
    return true;
  }
};

bool bit_of(const std::uint64_t* bits, std::uint32_t place) {
  return ((bits[place / 64] >> (place % 64)) & 1U) != 0;
}
void set_bit(std::uint64_t* bits, std::uint32_t place) {
  bits[place / 64] |= std::uint64_t{1} << (place % 64);
}

}  // namespace

/// Rows are made once and never change.
struct Reach::Rows {
  Rows(std::size_t components, std::size_t words) : bits(components), words_left(words) {}
  Rows(const Rows&) = delete;
  Rows& operator=(const Rows&) = delete;
  ~Rows() {
    for (const auto& row : bits) delete[] row.load();
  }

  std::vector<std::atomic<const std::uint64_t*>> bits;  ///< by goal
  std::atomic<std::size_t> words_left;
};

Reach::Reach(const Digraph& graph, const Components& components, std::size_t most_words)
    : all_from_(components.nodes.size()),
      none_below_(components.nodes.size()),
      rows_(std::make_shared<Rows>(components.nodes.size(), most_words)) {
  std::vector<std::uint32_t> targets;
  std::uint32_t c = 0;
  for (const auto nodes : components.nodes) {
    targets.clear();
    for (const std::uint32_t node : nodes)
      for (const std::uint32_t target : graph.row(node))
        if (components.of[target] != c) targets.push_back(components.of[target]);
    std::sort(targets.begin(), targets.end(), std::greater<>());
    targets.erase(std::unique(targets.begin(), targets.end()), targets.end());
    // Components are numbered in the order in which a search in depth is done with them: the last
    // ones before c are mostly those that c leads to.
    all_from_[c] = none_below_[c] = c;
    for (const std::uint32_t target : targets) {
      none_below_[c] = std::min(none_below_[c], none_below_[target]);
      if (target + 1 >= all_from_[c]) all_from_[c] = std::min(all_from_[c], all_from_[target]);
      onward_.add(target);
    }
    onward_.close_row();
    ++c;
  }
}

bool Reach::leads(std::uint32_t from, std::uint32_t to) const {
  if (from < to || to < none_below_[from]) return false;
  if (to >= all_from_[from]) return true;
  if (const std::optional<bool> found = search(from, to, kFewSteps)) return *found;
  if (const std::uint64_t* bits = row_of(to)) return bit_of(bits, from - to);
  return *search(from, to, onward_.size());
}

/// Nothing if more than `most` components would have to be looked at.
std::optional<bool> Reach::search(std::uint32_t from, std::uint32_t to, std::size_t most) const {
  static thread_local Seen seen;
  seen.begin(onward_.size());
  seen.open.push_back(from);
  std::size_t looked_at = 0;
  while (!seen.open.empty()) {
    const std::uint32_t component = seen.open.back();
    seen.open.pop_back();
    for (const std::uint32_t target : onward_.row(component)) {
      if (target < to) break;
      if (to >= all_from_[target]) return true;
      if (to < none_below_[target] || !seen.insert(target)) continue;
      if (++looked_at > most) return std::nullopt;
      seen.open.push_back(target);
    }
  }
  return false;
}

/// The row of a goal: bit i is component `to` + i. None if there is no room for it.
const std::uint64_t* Reach::row_of(std::uint32_t to) const {
  std::atomic<const std::uint64_t*>& place = rows_->bits[to];
  if (const std::uint64_t* known = place.load(std::memory_order_acquire)) return known;
  const std::size_t words = (onward_.size() - to) / 64 + 1;
  std::size_t left = rows_->words_left.load();
  do {
    if (left < words) return nullptr;
  } while (!rows_->words_left.compare_exchange_weak(left, left - words));
  auto bits = std::make_unique<std::uint64_t[]>(words);
  fill_row(bits.get(), to);
  const std::uint64_t* known = nullptr;
  if (place.compare_exchange_strong(known, bits.get(), std::memory_order_acq_rel))
    return bits.release();
  rows_->words_left += words;  // another thread was first
  return known;
}

void Reach::fill_row(std::uint64_t* bits, std::uint32_t to) const {
  set_bit(bits, 0);
  for (std::uint32_t c = to + 1; c < onward_.size(); ++c) {
    if (to < none_below_[c]) continue;
    for (const std::uint32_t target : onward_.row(c)) {
      if (target < to) break;
      if (!bit_of(bits, target - to)) continue;
      set_bit(bits, c - to);
      break;
    }
  }
}

}  // namespace painpoint::graph
