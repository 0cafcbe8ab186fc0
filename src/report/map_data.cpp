#include "report/map_data.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "base/text.h"
#include "graph/layout.h"
#include "report/figures.h"
#include "report/map_texts.h"
#include "report/members.h"
#include "study/words.h"
#include "texts/tr.h"

namespace painpoint::report {
namespace {

bool is_ratio(chain::Metric metric) {
  return metric == chain::Metric::rework_time_share ||
         metric == chain::Metric::failure_demand_share || metric == chain::Metric::complaint_rate;
}

}  // namespace

std::string channel_words(const Journey& journey, const Touchpoint& touchpoint) {
  std::vector<std::pair<double, std::string>> used;
  for (const auto& [id, share] : touchpoint.channel) {
    if (!(share.value > 0)) continue;
    const Channel* channel = journey.channels.find(id);
    used.emplace_back(share.value, channel == nullptr ? id : name_or_id(channel->name, id));
  }
  std::stable_sort(used.begin(), used.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  std::string text;
  for (const auto& [share, name] : used) {
    if (!text.empty()) text += "\u00A0· ";  // the dot stays at the end of a line
    text += name;
    if (used.size() > 1) text += fmt::format("\u00A0{}%", std::lround(100 * share));
  }
  return text;
}

namespace {

class Collector {
 public:
  Collector(const Journey& journey, const Roster& roster, const study::ScenarioResult& result,
            const exact::Traffic& traffic, chain::Metric metric)
      : journey_(journey),
        roster_(roster),
        breakdown_(result.result.breakdown),
        traffic_(traffic),
        metric_(metric) {
    data_.journey = journey.name;
    data_.scenario = study::shown_name(result.id, result.name);
    data_.metric = metric;
    data_.per = is_ratio(metric) ? "" : texts::tr_words("per customer");
    data_.right_to_left = starts_right_to_left(journey.name);
  }

  MapData run() {
    find_scale();
    add_stages();
    add_cards();
    add_pains();
    add_ends();
    add_ways();
    add_texts(data_, journey_);
    return std::move(data_);
  }

 private:
  [[nodiscard]] double value_of(TouchpointIndex t) const {
    return chain::at(breakdown_.touchpoints[t.value], metric_);
  }

  void find_scale() {
    double size = 0;
    for (std::size_t t = 0; t < roster_.touchpoints.size(); ++t) {
      largest_ = std::max(largest_, value_of(TouchpointIndex(t)));
      size = std::max(size, std::abs(value_of(TouchpointIndex(t))));
    }
    scale_ = scale_of(chain::info(metric_).unit, size, journey_.currency);
    data_.unit = scale_.unit;
    data_.largest = figure(largest_);
  }

  [[nodiscard]] std::string figure(double value) const {
    const std::string text = grouped(value * scale_.factor, scale_.decimals);
    if (scale_.unit == "%") return text + "%";
    return chain::info(metric_).unit == chain::MetricUnit::minutes ? text + " " + scale_.unit
                                                                   : text;
  }

  void add_stages() {
    for (std::size_t s = 1; s < roster_.stages.size(); ++s)
      data_.stages.push_back({roster_.stages[StageIndex(s)].id, roster_.stages[StageIndex(s)].name,
                              figure(chain::at(breakdown_.stages[s], metric_))});
  }

  void add_cards() {
    card_of_.assign(roster_.touchpoints.size(), kNoCard);
    for (std::size_t i = 0; i < roster_.touchpoints.size(); ++i) {
      const TouchpointIndex t(i);
      const Touchpoint* touchpoint = journey_.touchpoints.find(roster_.touchpoints[t].id);
      if (!traffic_.present[i] || touchpoint == nullptr) continue;
      card_of_[i] = static_cast<std::uint32_t>(data_.cards.size());
      MapCard card;
      card.id = roster_.touchpoints[t].id;
      card.name = roster_.touchpoints[t].name;
      card.channels = channel_words(journey_, *touchpoint);
      const StageIndex stage = roster_.stage_of[i];
      card.stage = stage == kNoStage ? graph::kAnyStage : stage.value - 1;
      card.start = traffic_.starts[i];
      card.moment_of_truth = touchpoint->moment_of_truth;
      card.emotion = touchpoint->emotion.value;
      card.value = value_of(t);
      card.figure = figure(card.value);
      card.part = largest_ > 0 ? std::max(card.value, 0.0) / largest_ : 0;
      if (card.emotion > 0 && card.part >= kMuch)
        card.disagreement = MapCard::Disagreement::felt_well_costs_much;
      if (card.emotion < 0 && card.part <= kLittle)
        card.disagreement = MapCard::Disagreement::felt_badly_costs_little;
      card.at = place_of(journey_, card.id);
      data_.has_emotions = data_.has_emotions || card.emotion != 0;
      data_.cards.push_back(std::move(card));
    }
  }

  void add_pains() {
    double most = 0;
    for (const exact::PainCount& pain : traffic_.pains) most = std::max(most, pain.problems);
    for (const exact::PainCount& pain : traffic_.pains) {
      if (!(pain.problems > 0) || card_of_[pain.at.value] == kNoCard) continue;
      MapCard& card = data_.cards[card_of_[pain.at.value]];
      const bool own = journey_.touchpoints.find(card.id)->pains.contains(pain.id);
      card.pains.push_back({pain.id, own ? "" : "policies." + pain.id,
                            name_or_id(pain.name, pain.id), pain.problems, pain.problems / most});
    }
    for (MapCard& card : data_.cards)
      std::stable_sort(card.pains.begin(), card.pains.end(),
                       [](const MapPain& a, const MapPain& b) { return a.problems > b.problems; });
  }

  void add_ends() {
    end_of_.assign(roster_.ends.size(), kNoCard);
    for (std::size_t e = 0; e < roster_.ends.size(); ++e) {
      if (!(breakdown_.ends[e] > 0)) continue;
      end_of_[e] = static_cast<std::uint32_t>(data_.cards.size() + data_.ends.size());
      const auto& [id, name] = roster_.ends[EndIndex(e)];
      data_.ends.push_back({id, name, breakdown_.ends[e], true, place_of(journey_, id)});
    }
  }

  void add_ways() {
    for (const exact::Passage& passage : traffic_.passages) {
      const std::uint32_t from = card_of_[passage.from.value];
      const std::uint32_t to =
          passage.to.valid() ? card_of_[passage.to.value] : end_of_[passage.end.value];
      if (from == kNoCard || to == kNoCard) continue;
      // Customers who leave over a problem may do so anywhere: lines for them would say nothing.
      const bool shown = passage.usual || (passage.to.valid() && passage.customers >= kLeastRework);
      if (shown) data_.ways.push_back({from, to, passage.usual, passage.customers});
    }
  }

  static constexpr std::uint32_t kNoCard = 0xffffffffU;

  const Journey& journey_;
  const Roster& roster_;
  const chain::Breakdown& breakdown_;
  const exact::Traffic& traffic_;
  chain::Metric metric_;
  Scale scale_;
  double largest_ = 0;
  std::vector<std::uint32_t> card_of_;  ///< by touchpoint
  std::vector<std::uint32_t> end_of_;   ///< by end
  MapData data_;
};

}  // namespace

std::optional<draw::Point> place_of(const Journey& journey, std::string_view id) {
  constexpr double kFarthest = 100'000;  // a picture that is larger helps nobody
  const MapPosition* position = journey.map.positions.find(id);
  if (position == nullptr) return std::nullopt;
  return draw::Point{std::clamp(position->x, -kFarthest, kFarthest),
                     std::clamp(position->y, -kFarthest, kFarthest)};
}

bool on_map(chain::Metric metric) {
  return chain::applies(metric, chain::Split::touchpoint);
}

MapData map_data(const Journey& journey, const Roster& roster, const study::ScenarioResult& result,
                 const exact::Traffic& traffic, chain::Metric metric) {
  return Collector(journey, roster, result, traffic, metric).run();
}

}  // namespace painpoint::report
