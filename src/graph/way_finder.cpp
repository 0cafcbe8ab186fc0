#include "graph/way_finder.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <queue>

namespace painpoint::graph {
namespace {

constexpr double kStub = 12;      ///< a line leaves its card straight for so long
constexpr double kClearance = 4;  ///< least distance of a line from other cards
constexpr double kBend = 40;      ///< a bend costs as much as so many pixels
constexpr double kRaster = 256;

struct Port {
  LayoutPoint border;
  LayoutPoint outside;  ///< a stub away from the card
};

Port port_at(const LayoutBox& card, CardSide side, double part) {
  const double x = card.x + part * card.width;
  const double y = card.y + part * card.height;
  switch (side) {
    case CardSide::left:
      return {{card.x, y}, {card.x - kStub, y}};
    case CardSide::right:
      return {{card.right(), y}, {card.right() + kStub, y}};
    case CardSide::top:
      return {{x, card.y}, {x, card.y - kStub}};
    case CardSide::bottom:
      break;
  }
  return {{x, card.bottom()}, {x, card.bottom() + kStub}};
}

/// Whether a piece of a line comes into the box, its border not included.
bool crosses(const LayoutPoint& p, const LayoutPoint& q, const LayoutBox& box, double clearance) {
  return std::max(p.x, q.x) > box.x - clearance && std::min(p.x, q.x) < box.right() + clearance &&
         std::max(p.y, q.y) > box.y - clearance && std::min(p.y, q.y) < box.bottom() + clearance;
}

LayoutBox hull_of(const LayoutBox& a, const LayoutBox& b, double margin) {
  const double left = std::min(a.x, b.x) - margin;
  const double top = std::min(a.y, b.y) - margin;
  return {left, top, std::max(a.right(), b.right()) + margin - left,
          std::max(a.bottom(), b.bottom()) + margin - top};
}

std::uint64_t cell_key(std::int64_t column, std::int64_t row) {
  return (static_cast<std::uint64_t>(column) << 32U) ^
         (static_cast<std::uint64_t>(row) & 0xffffffffU);
}

/// Calls `look(key)` for the raster's cells under a box.
template <class Look>
void for_each_cell(const LayoutBox& box, Look&& look) {
  const auto cell = [](double at) { return static_cast<std::int64_t>(std::floor(at / kRaster)); };
  for (std::int64_t column = cell(box.x); column <= cell(box.right()); ++column)
    for (std::int64_t row = cell(box.y); row <= cell(box.bottom()); ++row)
      look(cell_key(column, row));
}

void drop_needless_points(std::vector<LayoutPoint>& points) {
  std::vector<LayoutPoint> kept;
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (!kept.empty() && kept.back() == points[i]) continue;
    const bool inner = !kept.empty() && i + 1 < points.size();
    if (inner && ((kept.back().x == points[i].x && points[i].x == points[i + 1].x) ||
                  (kept.back().y == points[i].y && points[i].y == points[i + 1].y)))
      continue;
    kept.push_back(points[i]);
  }
  if (kept.size() == 1) kept.push_back(points.back());  // from a place to itself
  points = std::move(kept);
}

/// The shortest way with few bends on the lines that run along cards, by Dijkstra's algorithm with
/// the distance that is left at least (A*).
class GridSearch {
 public:
  GridSearch(std::vector<LayoutBox> cards, std::span<const LayoutPoint> more)
      : cards_(std::move(cards)) {
    for (const LayoutBox& card : cards_) {
      for (const double x : {card.x - kStub, card.right() + kStub}) xs_.push_back(x);
      for (const double y : {card.y - kStub, card.bottom() + kStub}) ys_.push_back(y);
    }
    for (const LayoutPoint& point : more) {
      xs_.push_back(point.x);
      ys_.push_back(point.y);
    }
    for (std::vector<double>* line : {&xs_, &ys_}) {
      std::sort(line->begin(), line->end());
      line->erase(std::unique(line->begin(), line->end()), line->end());
    }
    block();
  }

  std::optional<std::vector<LayoutPoint>> run(const LayoutPoint& from, bool level,
                                              const LayoutPoint& to, bool arrives_level) {
    const std::size_t goal = node(to);
    const std::size_t begin = node(from);
    cost_.assign(xs_.size() * ys_.size() * 2, kFar);
    before_.assign(cost_.size(), kNone);
    struct Open {
      double guess;
      std::size_t state;
      bool operator<(const Open& other) const {
        return guess != other.guess ? guess > other.guess : state > other.state;
      }
    };
    std::priority_queue<Open> open;
    const auto reach = [&](std::size_t state, double cost, std::size_t by) {
      if (cost >= cost_[state]) return;
      cost_[state] = cost;
      before_[state] = by;
      const LayoutPoint at = point(state / 2);
      open.push({cost + std::abs(at.x - to.x) + std::abs(at.y - to.y), state});
    };
    reach(2 * begin + (level ? 0 : 1), 0, kNone);
    const std::size_t end = 2 * goal + (arrives_level ? 0 : 1);
    while (!open.empty()) {
      const std::size_t state = open.top().state;
      const double guess = open.top().guess;
      open.pop();
      const LayoutPoint at = point(state / 2);
      if (guess > cost_[state] + std::abs(at.x - to.x) + std::abs(at.y - to.y)) continue;
      if (state == end) return trace(end);
      reach(state ^ 1U, cost_[state] + kBend, state);
      const std::size_t i = (state / 2) % xs_.size();
      const std::size_t j = (state / 2) / xs_.size();
      if (state % 2 == 0) {
        if (i + 1 < xs_.size() && !across_[state / 2])
          reach(state + 2, cost_[state] + xs_[i + 1] - xs_[i], state);
        if (i > 0 && !across_[state / 2 - 1])
          reach(state - 2, cost_[state] + xs_[i] - xs_[i - 1], state);
      } else {
        if (j + 1 < ys_.size() && !down_[state / 2])
          reach(state + 2 * xs_.size(), cost_[state] + ys_[j + 1] - ys_[j], state);
        if (j > 0 && !down_[state / 2 - xs_.size()])
          reach(state - 2 * xs_.size(), cost_[state] + ys_[j] - ys_[j - 1], state);
      }
    }
    return std::nullopt;
  }

 private:
  static constexpr double kFar = 1e300;
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  [[nodiscard]] std::size_t node(const LayoutPoint& point) const {
    const auto index = [](const std::vector<double>& line, double at) {
      return static_cast<std::size_t>(std::lower_bound(line.begin(), line.end(), at) -
                                      line.begin());
    };
    return index(ys_, point.y) * xs_.size() + index(xs_, point.x);
  }
  [[nodiscard]] LayoutPoint point(std::size_t node) const {
    return {xs_[node % xs_.size()], ys_[node / xs_.size()]};
  }

  /// Which pieces of the grid run through a card: to the right of a node, and down from it.
  void block() {
    across_.assign(xs_.size() * ys_.size(), false);
    down_.assign(across_.size(), false);
    for (const LayoutBox& card : cards_) {
      const auto first = [](const std::vector<double>& line, double at) {
        return static_cast<std::size_t>(std::upper_bound(line.begin(), line.end(), at) -
                                        line.begin());
      };
      const double left = card.x - kClearance;
      const double right = card.right() + kClearance;
      const double top = card.y - kClearance;
      const double bottom = card.bottom() + kClearance;
      for (std::size_t j = first(ys_, top); j < ys_.size() && ys_[j] < bottom; ++j)
        for (std::size_t i = first(xs_, left); i <= xs_.size() && i > 0; ++i) {
          if (i > first(xs_, left) && xs_[i - 1] >= right) break;
          if (i < xs_.size()) across_[j * xs_.size() + i - 1] = true;
        }
      for (std::size_t i = first(xs_, left); i < xs_.size() && xs_[i] < right; ++i)
        for (std::size_t j = first(ys_, top); j <= ys_.size() && j > 0; ++j) {
          if (j > first(ys_, top) && ys_[j - 1] >= bottom) break;
          if (j < ys_.size()) down_[(j - 1) * xs_.size() + i] = true;
        }
    }
  }

  [[nodiscard]] std::vector<LayoutPoint> trace(std::size_t state) const {
    std::vector<LayoutPoint> points;
    for (; state != kNone; state = before_[state]) points.push_back(point(state / 2));
    std::reverse(points.begin(), points.end());
    return points;
  }

  std::vector<LayoutBox> cards_;
  std::vector<double> xs_, ys_;
  std::vector<bool> across_, down_;
  std::vector<double> cost_;
  std::vector<std::size_t> before_;
};

bool is_level(CardSide side) {
  return side == CardSide::left || side == CardSide::right;
}

/// A line with one or two bends, if the sides allow it.
std::vector<LayoutPoint> simple_line(const Port& out, const Port& in, const Ports& ports) {
  const LayoutPoint a = out.border;
  const LayoutPoint b = in.border;
  std::vector<LayoutPoint> line = {a};
  if (is_level(ports.out) && is_level(ports.in)) {
    double x = (a.x + b.x) / 2;
    if (ports.out == ports.in)
      x = ports.out == CardSide::left ? std::min(out.outside.x, in.outside.x)
                                      : std::max(out.outside.x, in.outside.x);
    line.push_back({x, a.y});
    line.push_back({x, b.y});
  } else {
    const double y = (a.y + b.y) / 2;
    line.push_back({a.x, y});
    line.push_back({b.x, y});
  }
  line.push_back(b);
  drop_needless_points(line);
  return line;
}

}  // namespace

Ports ports_between(const LayoutBox& from, const LayoutBox& to) {
  constexpr double kRoom = 2 * kStub;
  Ports ports;
  if (to.x - from.right() >= kRoom) return ports;
  if (from.x - to.right() >= kRoom) {
    ports = {CardSide::left, CardSide::right, 0.5, 0.5, true};
  } else if (to.y - from.bottom() >= kRoom) {
    ports.out = CardSide::bottom;
    ports.in = CardSide::top;
  } else {
    ports = {CardSide::left, CardSide::left, 0.5, 0.5, true};
  }
  return ports;
}

WayFinder::WayFinder(std::vector<LayoutBox> cards) : cards_(std::move(cards)) {
  for (std::uint32_t i = 0; i < cards_.size(); ++i)
    for_each_cell(cards_[i], [&](std::uint64_t key) { raster_[key].push_back(i); });
}

std::vector<std::uint32_t> WayFinder::near(const LayoutBox& box) const {
  std::vector<std::uint32_t> found;
  const double cells = (box.width / kRaster + 2) * (box.height / kRaster + 2);
  if (cells > static_cast<double>(cards_.size())) {
    for (std::uint32_t i = 0; i < cards_.size(); ++i) found.push_back(i);
  } else {
    for_each_cell(box, [&](std::uint64_t key) {
      if (const auto at = raster_.find(key); at != raster_.end())
        found.insert(found.end(), at->second.begin(), at->second.end());
    });
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
  }
  std::erase_if(found, [&](std::uint32_t card) {
    return !crosses({box.x, box.y}, {box.right(), box.bottom()}, cards_[card], 0);
  });
  return found;
}

bool WayFinder::hits(std::span<const LayoutPoint> line, double clearance, std::uint32_t out,
                     std::uint32_t in) const {
  for (std::size_t i = 1; i < line.size(); ++i) {
    const LayoutPoint& p = line[i - 1];
    const LayoutPoint& q = line[i];
    const LayoutBox box{std::min(p.x, q.x) - clearance, std::min(p.y, q.y) - clearance,
                        std::abs(p.x - q.x) + 2 * clearance, std::abs(p.y - q.y) + 2 * clearance};
    for (const std::uint32_t card : near(box))
      if (crosses(p, q, cards_[card], card == out || card == in ? -1e-6 : clearance)) return true;
  }
  return false;
}

std::optional<std::vector<LayoutPoint>> WayFinder::search(std::uint32_t from, std::uint32_t to,
                                                          const Ports& ports, double margin) const {
  constexpr std::size_t kMostCards = 60;
  const std::vector<std::uint32_t> found = near(hull_of(cards_[from], cards_[to], margin));
  if (found.size() > kMostCards) return std::nullopt;
  std::vector<LayoutBox> cards;
  for (const std::uint32_t card : found) cards.push_back(cards_[card]);
  const Port out = port_at(cards_[from], ports.out, ports.out_part);
  const Port in = port_at(cards_[to], ports.in, ports.in_part);
  const std::array<LayoutPoint, 2> ends = {out.outside, in.outside};
  auto inner = GridSearch(std::move(cards), ends)
                   .run(out.outside, is_level(ports.out), in.outside, is_level(ports.in));
  if (!inner) return std::nullopt;
  std::vector<LayoutPoint> line = {out.border};
  line.insert(line.end(), inner->begin(), inner->end());
  line.push_back(in.border);
  drop_needless_points(line);
  if (hits(line, 0, from, to)) return std::nullopt;
  return line;
}

std::vector<LayoutPoint> WayFinder::way(std::uint32_t from, std::uint32_t to,
                                        const Ports& ports) const {
  const Port out = port_at(cards_[from], ports.out, ports.out_part);
  const Port in = port_at(cards_[to], ports.in, ports.in_part);
  std::vector<LayoutPoint> simple = simple_line(out, in, ports);
  if (!hits(simple, kClearance, from, to)) return simple;
  for (const double margin : {60.0, 400.0})
    if (auto line = search(from, to, ports, margin)) return *line;
  // Other sides of the cards, where something stands against these.
  using enum CardSide;
  for (const auto& [leaves, arrives] : {std::pair{bottom, top},
                                        {right, left},
                                        {bottom, left},
                                        {right, top},
                                        {top, top},
                                        {bottom, bottom},
                                        {left, right},
                                        {top, bottom},
                                        {right, right},
                                        {left, left}})
    if (auto line = search(from, to, {leaves, arrives, 0.5, 0.5, ports.back}, 60)) return *line;
  return simple;
}

}  // namespace painpoint::graph
