#include "report/map_view.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "report/map_parts.h"
#include "study/words.h"
#include "texts/tr.h"

namespace painpoint::report {
namespace {

std::string description_of(const MapData& data) {
  std::string text =
      data.stages.empty()
          ? texts::tr_format("A map of {} touchpoints, under the scenario \"{}\", coloured by {}.",
                             data.cards.size(), data.scenario, metric_words(data))
          : texts::tr_format(
                "A map of {} touchpoints in {} stages, under the scenario \"{}\", "
                "coloured by {}.",
                data.cards.size(), data.stages.size(), data.scenario, metric_words(data));
  std::vector<const MapCard*> cards;
  for (const MapCard& card : data.cards)
    if (card.value > 0) cards.push_back(&card);
  std::stable_sort(cards.begin(), cards.end(),
                   [](const MapCard* a, const MapCard* b) { return a->value > b->value; });
  std::vector<std::string> worst;
  for (std::size_t i = 0; i < std::min<std::size_t>(cards.size(), 3); ++i)
    worst.push_back(fmt::format("{} ({})", cards[i]->name, cards[i]->figure));
  if (!worst.empty())
    text += ' ' + texts::tr_format("The largest figures: {}.", study::all_of(worst));
  return text;
}

template <class Part>
void add_pictures(draw::Picture& picture, std::vector<Part>& parts) {
  for (Part& part : parts)
    if (!part.picture.items.empty()) picture.add(std::move(part.picture));
}
void add_items(draw::Picture& picture, std::vector<ScenePart>& parts) {
  for (ScenePart& part : parts)
    for (draw::Item& item : part.items) picture.items.push_back(std::move(item));
}

}  // namespace

draw::Picture map_picture(const MapData& data, const draw::Measure& measure,
                          const MapOptions& options) {
  MapSheet sheet{data, measure, options, {}};
  draw::Picture& picture = sheet.picture;
  picture.title = texts::tr_format("Journey map: {}", data.journey);
  picture.description = description_of(data);
  picture.right_to_left = data.right_to_left;
  picture.ground = draw::kWhite;
  const MapPlan plan(data, options, measure);
  picture.width = plan.width();
  MapScene scene = plan.draw(draw_head(sheet));
  add_items(picture, scene.stages);
  add_pictures(picture, scene.ways);
  add_pictures(picture, scene.cards);
  add_pictures(picture, scene.ends);
  add_items(picture, scene.below);
  picture.height = scene.bounds.bottom() + kMapMargin;
  if (data.right_to_left) draw::mirror(picture);
  return picture;
}

}  // namespace painpoint::report
