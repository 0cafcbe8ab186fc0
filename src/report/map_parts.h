#pragma once

#include <string_view>
#include <vector>

#include "draw/palette.h"
#include "draw/picture.h"
#include "draw/text.h"
#include "graph/layout.h"
#include "report/map_data.h"
#include "report/map_scene.h"
#include "report/map_texts.h"

/// The parts of the journey map. All are drawn as if read from left to right; the whole is mirrored
/// at the end where it is not.
namespace painpoint::report {

inline constexpr double kMapMargin = 16;
inline constexpr double kLeastMapWidth = 720;
inline constexpr double kCardWidth = 190;
inline constexpr double kCardHeight = 104;
inline constexpr double kEndWidth = 168;
inline constexpr double kEndHeight = 62;
inline constexpr double kBandPadding = 9;  ///< of a stage around its cards

inline constexpr draw::Colour kWayColour{92, 107, 122};
inline constexpr draw::Colour kReworkColour = draw::kAlarm;

inline constexpr draw::Font kMapTitle{20, true};
inline constexpr draw::Font kMapText{12, false};
inline constexpr draw::Font kMapSmall{11, false};
inline constexpr draw::Font kMapStrong{12, true};
inline constexpr draw::Font kStageFont{14, true};
inline constexpr draw::Font kNameFont{13, true};

/// What all parts need.
struct MapSheet {
  const MapData& data;
  const draw::Measure& measure;
  const MapOptions& options;
  draw::Picture picture{};

  /// A line of text, cut to `width`.
  void write(std::vector<draw::Item>& items, draw::Point at, std::string_view text,
             const draw::Font& font, draw::Anchor anchor, const draw::Colour& colour,
             double width) const;
};

/// Marks that the legend explains.
draw::Path star(draw::Point centre, double radius, const draw::Colour& colour);
draw::Circle pain_mark(draw::Point centre, double part);
double pain_mark_radius(double part);
/// Up: felt well, costs much. Down: felt badly, costs little.
draw::Path disagreement_mark(draw::Point centre, bool up);

/// "Friction, min per customer"
std::string metric_words(const MapData& data);

/// Title and legend; returns where they end.
double draw_head(MapSheet& sheet);
/// A card of `card_height`, with the texts of these lanes.
SceneCard draw_card(const MapSheet& sheet, const MapCard& card, std::size_t number,
                    const draw::Box& box);
double card_height(const MapSheet& sheet, const MapCard& card);
SceneEnd draw_end(const MapSheet& sheet, const MapEnd& end, const draw::Box& box);
/// `shift`: from the layout to the picture.
SceneWay draw_way(const MapSheet& sheet, const MapWay& way, const graph::LayoutRoute& route,
                  double most_customers, const draw::Point& shift);

/// A column of the map, and the cards in it in reading order.
struct MapColumn {
  double left = 0;
  double right = 0;
  std::size_t stage = 0;  ///< in MapData::stages, or beyond
  std::vector<std::uint32_t> cards;
};
inline constexpr double kCurveHeight = 92;  ///< the least of one curve
/// Both curves from `y` downwards, each of this height; returns where they end. `numbers` are those
/// on the cards.
double draw_curves(MapSheet& sheet, const std::vector<MapColumn>& columns,
                   const std::vector<std::size_t>& numbers, double height, double y);
/// One swim lane from `y` downwards; returns where it ends. Nothing where nobody has such a text.
double draw_lane(MapSheet& sheet, const MapLane& lane, const std::vector<MapColumn>& columns,
                 const std::vector<std::size_t>& numbers, double y);

}  // namespace painpoint::report
