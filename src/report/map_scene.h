#pragma once

#include <cstddef>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "draw/picture.h"
#include "draw/text.h"
#include "report/map_data.h"

/// The journey map in parts: what stands where, and the picture of each part. The map of a report
/// is the print of a scene; an editor draws, finds and moves its parts.
namespace painpoint::report {

struct MapOptions {
  /// Lanes that are switched on, by their keys (map_texts.h): their texts stand on the cards, which
  /// grow with them, and whole in a swim lane below the map.
  std::set<std::string> lanes{};
  /// Height by width of the place where it is shown: the curves grow into what is free, up to some
  /// times their height. 0: they are as high as they need be.
  double aspect = 0;
};

struct ScenePain {
  std::size_t pain = 0;  ///< in MapCard::pains
  draw::Box box;
};

struct SceneCard {
  draw::Box box;
  std::size_t number = 0;  ///< in reading order, from 1
  std::vector<ScenePain> pains;
  draw::Group picture;
};

struct SceneEnd {
  draw::Box box;
  draw::Group picture;
};

struct SceneWay {
  std::vector<draw::Point> points;  ///< with the arrow's tip; empty where nothing is drawn
  double width = 0;                 ///< of the line
  bool back = false;
  draw::Group picture;
};

/// A stage behind its cards ("stage"), the curves ("curves"), or a swim lane (its key).
struct ScenePart {
  std::string key;
  draw::Box box;
  std::vector<draw::Item> items;
  std::size_t stage = 0;  ///< of "stage": in MapData::stages; beyond them, the ends
};

struct MapScene {
  draw::Point origin;  ///< where a card stands that people put at 0, 0
  draw::Box bounds;    ///< of everything
  std::vector<ScenePart> stages;
  std::vector<SceneWay> ways;  ///< in the order of MapData, like the next two
  std::vector<SceneCard> cards;
  std::vector<SceneEnd> ends;
  std::vector<ScenePart> below;  ///< swim lanes and curves, from the top
};

/// The plan of a scene: what must be known before there is a place for it on a page.
class MapPlan {
 public:
  MapPlan(const MapData& data, const MapOptions& options, const draw::Measure& measure);
  ~MapPlan();
  MapPlan(const MapPlan&) = delete;
  MapPlan& operator=(const MapPlan&) = delete;

  /// Of the scene; at least so wide that headings can be read.
  [[nodiscard]] double width() const;
  /// The scene with its left at 0 and its top at `top`, as if read from left to right.
  [[nodiscard]] MapScene draw(double top) const;

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

/// The scene on the plane of an editor: positions are those of the file, and a journey that is
/// written from right to left runs to the left of 0.
MapScene map_scene(const MapData& data, const MapOptions& options, const draw::Measure& measure);

}  // namespace painpoint::report
