#include "gui/map_scene_cache.h"

#include <imgui.h>

#include <algorithm>
#include <span>

#include "draw/palette.h"
#include "draw/text.h"
#include "report/figures.h"
#include "report/map_sketch.h"
#include "study/traffic.h"

namespace painpoint::gui {
namespace {

constexpr double kFarFigure = 21;

/// Lines of text in the largest size in which nothing is cut, of those that are offered.
struct FarLettering {
  double size;
  std::size_t lines;
};

double write_lines(FarPicture& picture, std::string_view text, bool bold,
                   std::span<const FarLettering> sizes, draw::Point at, double width,
                   draw::Anchor anchor, const draw::Colour& ink, const draw::Measure& measure) {
  draw::Font font{sizes.front().size, bold};
  std::vector<std::string> lines;
  for (const FarLettering& lettering : sizes) {
    font.size = lettering.size;
    lines = draw::fit_lines(text, font, width, lettering.lines, measure);
    if (lines.empty() || !lines.back().ends_with("…")) break;
  }
  for (std::string& line : lines) {
    at.y += 1.1 * font.size;
    picture.items.push_back({draw::Text{at, std::move(line), font, anchor, ink}});
  }
  return at.y;
}

/// The border and ground of a card or an end, as its picture has it.
void take_ground(FarPicture& picture, const draw::Group& near) {
  for (const draw::Item& item : near.items)
    if (std::holds_alternative<draw::Rectangle>(item.what)) {
      picture.items.push_back(item);
      return;
    }
}

FarPicture far_card(const report::MapCard& card, const report::SceneCard& scene, bool right_to_left,
                    const draw::Measure& measure) {
  constexpr double kPadding = 9;
  FarPicture picture;
  take_ground(picture, scene.picture);
  const draw::Colour ink = draw::ink_on(card.solved ? draw::scale_colour(card.part) : draw::kWhite);
  const draw::Box& box = scene.box;
  const double width = box.width - 2 * kPadding;
  const draw::Anchor anchor = right_to_left ? draw::Anchor::right : draw::Anchor::left;
  const double x = right_to_left ? box.right() - kPadding : box.x + kPadding;
  constexpr FarLettering kName[] = {{24, 2}, {19, 3}, {15, 4}};
  constexpr FarLettering kFigure[] = {{kFarFigure, 1}, {15, 1}};
  write_lines(picture, card.name, true, kName, {x, box.y + 2}, width, anchor, ink, measure);
  write_lines(picture, card.solved ? card.figure : "", false, kFigure,
              {x, box.y + 86 - 1.1 * kFarFigure}, width, anchor, ink, measure);
  const double whole = std::max(card.part * width, 0.0);
  draw::Colour faint = ink;
  faint.opacity = 0.15;
  picture.items.push_back(
      {draw::Rectangle{{box.x + kPadding, box.y + 91, width, 7}, 2, faint, {}}});
  picture.items.push_back({draw::Rectangle{
      {right_to_left ? box.right() - kPadding - whole : box.x + kPadding, box.y + 91, whole, 7},
      2,
      ink,
      {}}});
  return picture;
}

FarPicture far_end(const report::MapEnd& end, const report::SceneEnd& scene,
                   const draw::Measure& measure) {
  FarPicture picture;
  take_ground(picture, scene.picture);
  const draw::Box& box = scene.box;
  const double middle = box.centre().x;
  constexpr FarLettering kName[] = {{20, 1}, {16, 2}, {13, 3}};
  constexpr FarLettering kFigure[] = {{18, 1}};
  const double end_of_name = write_lines(picture, end.name, false, kName, {middle, box.y + 3},
                                         box.width - 24, draw::Anchor::middle, draw::kInk, measure);
  write_lines(picture, end.solved ? report::percent(end.chance) : "", false, kFigure,
              {middle, end_of_name}, box.width - 24, draw::Anchor::middle, draw::kInk, measure);
  return picture;
}

FarPicture far_stage(const std::string& name, const report::ScenePart& part, bool right_to_left,
                     const draw::Measure& measure) {
  FarPicture picture;
  if (!part.items.empty()) picture.items.push_back(part.items.front());
  const draw::Box& box = part.box;
  constexpr FarLettering kName[] = {{28, 1}, {21, 1}, {17, 2}, {14, 2}};
  write_lines(picture, name, true, kName, {right_to_left ? box.right() - 9 : box.x + 9, box.y + 1},
              box.width - 18, right_to_left ? draw::Anchor::right : draw::Anchor::left, draw::kInk,
              measure);
  return picture;
}

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

MapSceneCache::Key MapSceneCache::key_of(const PanelContext& context) {
  Key key;
  key.journey = context.document.snapshot();
  if (const editor::ExactFigures* exact = context.live.exact()) {
    key.solved = exact->journey;
    key.solved_scenario = exact->scenario;
  }
  key.scenario = context.view.scenario;
  key.metric = context.view.metric;
  key.lanes = context.view.lanes;
  key.fresh = context.live.exact_is_fresh();
  if (!context.theme.map_text.empty()) {
    key.font = context.theme.map_text.back().font;
    key.glyphs = context.theme.map_text.back().font->Glyphs.Size;
  }
  return key;
}

const ShownMap& MapSceneCache::update(const PanelContext& context) {
  Key key = key_of(context);
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
  shown_.scene = report::map_scene(shown_.data, {key_.lanes}, measure);

  const bool right_to_left = shown_.data.right_to_left;
  far_nodes_.clear();
  for (std::size_t i = 0; i < shown_.scene.cards.size(); ++i)
    far_nodes_.push_back(
        far_card(shown_.data.cards[i], shown_.scene.cards[i], right_to_left, measure));
  for (std::size_t e = 0; e < shown_.scene.ends.size(); ++e)
    far_nodes_.push_back(far_end(shown_.data.ends[e], shown_.scene.ends[e], measure));
  far_stages_.clear();
  for (const report::ScenePart& part : shown_.scene.stages)
    far_stages_.push_back(far_stage(part.stage < shown_.data.stages.size()
                                        ? shown_.data.stages[part.stage].name
                                        : "How it ends",
                                    part, right_to_left, measure));
  way_bounds_.clear();
  for (const report::SceneWay& way : shown_.scene.ways) way_bounds_.push_back(bounds_of(way));
}

}  // namespace painpoint::gui
