#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "report/map_parts.h"
#include "texts/tr.h"

namespace painpoint::report {
namespace {

constexpr double kMarkRadius = 6;

struct Spot {
  std::uint32_t card;
  double x;
};

std::vector<Spot> spots_of(const std::vector<MapColumn>& columns) {
  std::vector<Spot> spots;
  for (const MapColumn& column : columns) {
    const double step = (column.right - column.left) /
                        static_cast<double>(std::max<std::size_t>(column.cards.size(), 1));
    for (std::size_t i = 0; i < column.cards.size(); ++i)
      spots.push_back({column.cards[i], column.left + (static_cast<double>(i) + 0.5) * step});
  }
  return spots;
}

class Curves {
 public:
  Curves(MapSheet& sheet, const std::vector<MapColumn>& columns,
         const std::vector<std::size_t>& numbers, double height)
      : sheet_(sheet),
        columns_(columns),
        numbers_(numbers),
        height_(height),
        spots_(spots_of(columns)) {}

  double draw(double y) {
    if (spots_.empty()) return y;
    if (sheet_.data.has_emotions) y = draw_emotions(y);
    y = draw_values(y);
    y = write_numbers(y);
    if (sheet_.data.has_emotions) y = explain(y);
    return y;
  }

 private:
  [[nodiscard]] const MapCard& card(const Spot& spot) const { return sheet_.data.cards[spot.card]; }

  double heading(double y, const std::string& text) {
    for (const std::string& line : draw::fit_lines(text, kMapStrong, width(), 2, sheet_.measure)) {
      write({kMapMargin, y + 13}, line, kMapStrong, draw::Anchor::left, draw::kInk, width());
      y += 17;
    }
    return y + 8;
  }

  /// Behind a curve: fields of the stages.
  void draw_fields(double y) {
    for (const MapColumn& column : columns_)
      if (!column.cards.empty())
        sheet_.picture.add(draw::Rectangle{
            {column.left, y, column.right - column.left, height_}, 4, draw::kGround, {}});
  }

  void line(const std::vector<draw::Point>& points, const draw::Colour& colour) {
    sheet_.picture.add(draw::polyline(points, {colour, 2.25, {}}));
    // Where touchpoints stand close, dots would only hide the line.
    const double step = points.size() < 2 ? 100
                                          : (points.back().x - points.front().x) /
                                                static_cast<double>(points.size() - 1);
    if (step < 9) return;
    for (const draw::Point& point : points)
      sheet_.picture.add(draw::Circle{point, 4, draw::kWhite, draw::Stroke{colour, 2.25}});
  }

  double draw_emotions(double y) {
    y = heading(y,
                texts::tr_words(
                    "As felt: emotion, from -2 (bad) to 2 (good); 0 where the file does not say"));
    draw_fields(y);
    const double zero = y + height_ / 2;
    const double left = spots_.front().x;
    const double right = spots_.back().x;
    sheet_.picture.add(draw::polyline({{std::min(left, columns_.front().left), zero},
                                       {std::max(right, columns_.back().right), zero}},
                                      {draw::kRule, 1, {}}));
    std::vector<draw::Point> points;
    for (const Spot& spot : spots_) {
      const double part = std::clamp(card(spot).emotion, -2.0, 2.0) / 2;
      points.push_back({spot.x, zero - part * (height_ / 2 - 14)});
    }
    line(points, draw::series_colour(2));
    for (std::size_t i = 0; i < spots_.size(); ++i) {
      const auto what = card(spots_[i]).disagreement;
      if (what == MapCard::Disagreement::none) continue;
      const bool up = what == MapCard::Disagreement::felt_well_costs_much;
      // Above the curve where it is low, below where it is high: always inside the field.
      const double down = points[i].y < zero ? 15 : -15;
      sheet_.picture.add(disagreement_mark({points[i].x, points[i].y + down}, up));
    }
    return y + height_ + 14;
  }

  double draw_values(double y) {
    y = heading(y, texts::tr_format("As calculated: {}", metric_words(sheet_.data)));
    draw_fields(y);
    const double base = y + height_ - 10;
    std::vector<draw::Point> points;
    for (const Spot& spot : spots_)
      points.push_back({spot.x, base - card(spot).part * (height_ - 22)});
    std::vector<draw::Point> area = points;
    area.push_back({points.back().x, base});
    area.push_back({points.front().x, base});
    draw::Colour tint = draw::series_colour(0);
    tint.opacity = 0.12;
    sheet_.picture.add(draw::polygon(area, tint));
    line(points, draw::series_colour(0));
    return y + height_;
  }

  /// The numbers of the cards, as many as have room.
  double write_numbers(double y) {
    double free_from = 0;
    for (const Spot& spot : spots_) {
      const std::string label = std::to_string(numbers_[spot.card]);
      const double half = sheet_.measure(label, kMapSmall) / 2;
      if (spot.x - half < free_from) continue;
      write({spot.x, y + 15}, label, kMapSmall, draw::Anchor::middle, draw::kQuietInk, 60);
      free_from = spot.x + half + 5;
    }
    return y + 24;
  }

  double explain(double y) {
    const auto any = [&](MapCard::Disagreement what) {
      return std::any_of(sheet_.data.cards.begin(), sheet_.data.cards.end(),
                         [&](const MapCard& one) { return one.disagreement == what; });
    };
    const auto entry = [&](bool up, const std::string& words) {
      sheet_.picture.add(disagreement_mark({kMapMargin + kMarkRadius, y + 9}, up));
      for (const std::string& one :
           draw::fit_lines(words, kMapText, width() - 24, 3, sheet_.measure)) {
        write({kMapMargin + 20, y + 13}, one, kMapText, draw::Anchor::left, draw::kInk,
              width() - 20);
        y += 17;
      }
      y += 4;
    };
    if (any(MapCard::Disagreement::felt_well_costs_much))
      entry(true, texts::tr_format("felt well, and yet at least {}% of the largest figure",
                                   std::lround(100 * kMuch)));
    if (any(MapCard::Disagreement::felt_badly_costs_little))
      entry(false, texts::tr_format("felt badly, and yet at most {}% of the largest figure",
                                    std::lround(100 * kLittle)));
    return y;
  }

  void write(draw::Point at, const std::string& text, const draw::Font& font, draw::Anchor anchor,
             const draw::Colour& colour, double most) {
    sheet_.write(sheet_.picture.items, at, text, font, anchor, colour, most);
  }
  [[nodiscard]] double width() const { return sheet_.picture.width - 2 * kMapMargin; }

  MapSheet& sheet_;
  const std::vector<MapColumn>& columns_;
  const std::vector<std::size_t>& numbers_;
  double height_;  ///< of one curve
  std::vector<Spot> spots_;
};

}  // namespace

draw::Path disagreement_mark(draw::Point centre, bool up) {
  const double r = up ? kMarkRadius : -kMarkRadius;
  return draw::polygon(
      {{centre.x, centre.y - r}, {centre.x + r, centre.y + r}, {centre.x - r, centre.y + r}},
      draw::kAlarm);
}

double draw_curves(MapSheet& sheet, const std::vector<MapColumn>& columns,
                   const std::vector<std::size_t>& numbers, double height, double y) {
  return Curves(sheet, columns, numbers, height).draw(y);
}

}  // namespace painpoint::report
