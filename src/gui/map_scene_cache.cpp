#include "gui/map_scene_cache.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "report/map_sketch.h"
#include "study/traffic.h"
#include "texts/tr.h"

namespace painpoint::gui {
namespace {

draw::Box bounds_of(const report::SceneWay& way) {
  if (way.points.empty()) return {};
  double left = way.points.front().x, right = left;
  double top = way.points.front().y, bottom = top;
  for (const draw::Point& point : way.points) {
    left = std::min(left, point.x);
    right = std::max(right, point.x);
    top = std::min(top, point.y);
    bottom = std::max(bottom, point.y);
  }
  const double room = way.width + 6;
  return {left - room, top - room, right - left + 2 * room, bottom - top + 2 * room};
}

}  // namespace

MapSceneCache::Key MapSceneCache::key_of(const PanelContext& context, double aspect) {
  Key key;
  // In steps, so that dragging the edge of a panel does not make it anew for every pixel.
  key.aspect = std::floor(aspect * 40) / 40;
  key.journey = context.document.snapshot();
  if (const editor::ExactFigures* exact = context.live.exact()) {
    key.solved = exact->journey;
    key.solved_scenario = exact->scenario;
  }
  key.scenario = context.view.scenario;
  key.metric = context.view.metric;
  key.language = texts::spoken();
  key.lanes = context.view.lanes;
  key.fresh = context.live.exact_is_fresh();
  if (!context.theme.map_text.empty()) {
    key.font = context.theme.map_text.back().font;
    key.glyphs = context.theme.map_text.back().font->Glyphs.Size;
  }
  return key;
}

const ShownMap& MapSceneCache::update(const PanelContext& context, double aspect) {
  Key key = key_of(context, aspect);
  if (times_made_ > 0 && key == key_) return shown_;
  key_ = std::move(key);
  make(context);
  ++times_made_;
  return shown_;
}

void MapSceneCache::make(const PanelContext& context) {
  const chain::Metric metric =
      report::on_map(key_.metric) ? key_.metric : chain::Metric::friction_minutes;
  shown_.data = report::map_sketch(*key_.journey, key_.scenario, metric);
  if (const editor::ExactFigures* exact = context.live.exact()) {
    const report::MapData figures =
        report::map_data(study::journey_under(*exact->journey, exact->scenario),
                         exact->comparison.roster, exact->shown(), exact->traffic, metric);
    shown_.data = report::with_figures(std::move(shown_.data), figures, key_.fresh);
  }
  const draw::Measure measure = measure_with(context.theme);
  shown_.scene = report::map_scene(shown_.data, {key_.lanes, key_.aspect}, measure);

  far_ = far_scene(shown_, Distance::far, measure);
  distant_ = far_scene(shown_, Distance::distant, measure);
  shown_.far_pains = far_.pains;
  way_bounds_.clear();
  for (const report::SceneWay& way : shown_.scene.ways) way_bounds_.push_back(bounds_of(way));
}

}  // namespace painpoint::gui
