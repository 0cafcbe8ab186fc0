#include "report/map_sketch.h"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "base/text.h"
#include "graph/layout.h"
#include "model/scenario.h"
#include "report/map_texts.h"
#include "study/traffic.h"

namespace painpoint::report {
namespace {

class Sketch {
 public:
  Sketch(const Journey& journey, const std::string& scenario, chain::Metric metric)
      : written_(journey),
        under_(scenario == "base" ? Journey{} : study::journey_under(journey, scenario)),
        journey_(scenario == "base" ? written_ : under_),
        parts_(journey.scenarios.contains(scenario) ? parts_of(journey, scenario)
                                                    : std::vector<ScenarioPart>{}) {
    data_.journey = journey.name;
    const Scenario* found = journey.scenarios.find(scenario);
    data_.scenario = found == nullptr ? scenario : name_or_id(found->name, scenario);
    data_.metric = metric;
    data_.right_to_left = starts_right_to_left(journey.name);
  }

  MapData run() {
    for (const auto& [id, stage] : journey_.stages)
      data_.stages.push_back({id, name_or_id(stage.name, id), {}, {}});
    for (const auto& [id, touchpoint] : journey_.touchpoints) add_card(id, touchpoint);
    for (const auto& [id, end] : journey_.ends) {
      nodes_.emplace(id, static_cast<std::uint32_t>(data_.cards.size() + data_.ends.size()));
      data_.ends.push_back({id, name_or_id(end.name, id), 0, false, place_of(journey_, id)});
    }
    for (const auto& [id, touchpoint] : journey_.touchpoints) add_ways(id, touchpoint);
    mark_changes();
    add_texts(data_, journey_);
    return std::move(data_);
  }

 private:
  [[nodiscard]] std::string address_of(const std::string& touchpoint) const {
    if (!written_.touchpoints.contains(touchpoint))
      for (const ScenarioPart& part : parts_)
        if (written_.scenarios.find(part.id)->add.touchpoints.contains(touchpoint))
          return "scenarios." + part.id + ".add.touchpoints." + touchpoint;
    return "touchpoints." + touchpoint;
  }

  void add_card(const std::string& id, const Touchpoint& touchpoint) {
    nodes_.emplace(id, static_cast<std::uint32_t>(data_.cards.size()));
    MapCard card;
    card.id = id;
    card.address = address_of(id);
    card.name = name_or_id(touchpoint.name, id);
    card.channels = channel_words(journey_, touchpoint);
    const std::size_t stage = journey_.stages.position(touchpoint.stage);
    card.stage = stage == Dict<Stage>::kNowhere ? graph::kAnyStage : stage;
    const Number* start = journey_.start.find(id);
    card.start = start != nullptr && start->value > 0;
    card.moment_of_truth = touchpoint.moment_of_truth;
    card.emotion = touchpoint.emotion.value;
    card.solved = false;
    card.changed = !written_.touchpoints.contains(id);
    for (const auto& [pain_id, pain] : touchpoint.pains)
      card.pains.push_back(
          {pain_id, card.address + ".pains." + pain_id, name_or_id(pain.name, pain_id), 0, 0});
    card.at = place_of(journey_, id);
    data_.has_emotions = data_.has_emotions || card.emotion != 0;
    data_.cards.push_back(std::move(card));
  }

  void add_ways(const std::string& id, const Touchpoint& touchpoint) {
    const std::uint32_t from = nodes_.at(id);
    for (const auto& [target, share] : touchpoint.next) {
      const auto to = nodes_.find(target);
      if (to == nodes_.end()) continue;
      data_.ways.push_back({from, to->second, true, 0, false,
                            data_.cards[from].address + ".next." + target, share.value});
    }
    for (const auto& [pain_id, pain] : touchpoint.pains) {
      const auto to = nodes_.find(pain.then);
      if (pain.then.empty() || to == nodes_.end()) continue;
      const bool known = std::any_of(data_.ways.begin(), data_.ways.end(), [&](const MapWay& way) {
        return way.from == from && way.to == to->second;
      });
      if (!known)
        data_.ways.push_back({from, to->second, false, 0, false,
                              data_.cards[from].address + ".pains." + pain_id + ".then", 0});
    }
  }

  void mark_changes() {
    for (const ScenarioPart& part : parts_)
      for (const auto& [address, change] : written_.scenarios.find(part.id)->changes) {
        constexpr std::string_view kPrefix = "touchpoints.";
        if (address.compare(0, kPrefix.size(), kPrefix) != 0) continue;
        const std::size_t end = address.find('.', kPrefix.size());
        const auto node = nodes_.find(address.substr(kPrefix.size(), end - kPrefix.size()));
        if (node != nodes_.end() && node->second < data_.cards.size())
          data_.cards[node->second].changed = true;
      }
  }

  const Journey& written_;
  const Journey under_;
  const Journey& journey_;
  std::vector<ScenarioPart> parts_;
  std::unordered_map<std::string, std::uint32_t> nodes_;
  MapData data_;
};

void take_pains(MapCard& card, const MapCard& solved) {
  for (const MapPain& pain : solved.pains) {
    const auto same = std::find_if(card.pains.begin(), card.pains.end(),
                                   [&](const MapPain& one) { return one.id == pain.id; });
    if (same == card.pains.end()) {
      if (!pain.address.empty()) card.pains.push_back(pain);  // a policy's
      continue;
    }
    same->problems = pain.problems;
    same->part = pain.part;
  }
  std::stable_sort(card.pains.begin(), card.pains.end(),
                   [](const MapPain& a, const MapPain& b) { return a.problems > b.problems; });
}

}  // namespace

MapData map_sketch(const Journey& journey, const std::string& scenario, chain::Metric metric) {
  return Sketch(journey, scenario, metric).run();
}

MapData with_figures(MapData sketch, const MapData& figures, bool fresh) {
  sketch.metric = figures.metric;
  sketch.unit = figures.unit;
  sketch.per = figures.per;
  sketch.largest = figures.largest;
  std::unordered_map<std::string_view, std::uint32_t> nodes;
  std::unordered_map<std::string_view, const MapStage*> stages;
  for (const MapStage& stage : figures.stages) stages.emplace(stage.id, &stage);
  for (MapStage& stage : sketch.stages)
    if (const auto found = stages.find(stage.id); found != stages.end())
      stage.figure = found->second->figure;
  for (std::uint32_t i = 0; i < figures.cards.size(); ++i) nodes.emplace(figures.cards[i].id, i);
  for (std::uint32_t e = 0; e < figures.ends.size(); ++e)
    nodes.emplace(figures.ends[e].id, static_cast<std::uint32_t>(figures.cards.size() + e));

  std::vector<std::uint32_t> of_figures(figures.cards.size() + figures.ends.size(), 0xffffffffU);
  for (std::uint32_t i = 0; i < sketch.cards.size(); ++i) {
    MapCard& card = sketch.cards[i];
    const auto found = nodes.find(card.id);
    if (found == nodes.end() || found->second >= figures.cards.size()) continue;
    const MapCard& solved = figures.cards[found->second];
    of_figures[found->second] = i;
    card.value = solved.value;
    card.figure = solved.figure;
    card.part = solved.part;
    card.disagreement = solved.disagreement;
    card.solved = true;
    take_pains(card, solved);
  }
  for (std::uint32_t e = 0; e < sketch.ends.size(); ++e) {
    MapEnd& end = sketch.ends[e];
    const auto found = nodes.find(end.id);
    end.solved = true;  // an end that nobody comes to is not among the figures
    if (found == nodes.end() || found->second < figures.cards.size()) continue;
    of_figures[found->second] = static_cast<std::uint32_t>(sketch.cards.size() + e);
    end.chance = figures.ends[found->second - figures.cards.size()].chance;
  }

  std::map<std::pair<std::uint32_t, std::uint32_t>, std::size_t> ways;
  for (std::size_t w = 0; w < sketch.ways.size(); ++w)
    ways.emplace(std::pair{sketch.ways[w].from, sketch.ways[w].to}, w);
  for (const MapWay& way : figures.ways) {
    const std::uint32_t from = of_figures[way.from];
    const std::uint32_t to = of_figures[way.to];
    if (from == 0xffffffffU || to == 0xffffffffU) continue;
    const auto found = ways.find({from, to});
    if (found != ways.end()) {
      sketch.ways[found->second].customers = way.customers;
      sketch.ways[found->second].solved = true;
      sketch.ways[found->second].usual = way.usual;
    } else if (!way.usual || fresh) {
      sketch.ways.push_back({from, to, way.usual, way.customers, true, {}, 0});
    }
  }
  return sketch;
}

}  // namespace painpoint::report
