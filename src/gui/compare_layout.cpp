#include "gui/compare_layout.h"

#include <algorithm>
#include <type_traits>
#include <utility>

#include "draw/palette.h"
#include "gui/table_picture.h"
#include "gui/tr.h"
#include "report/report_page.h"

namespace painpoint::gui {
namespace {

constexpr draw::Font kVerdict{18, true};
constexpr draw::Font kCall{14, true};
constexpr draw::Font kSectionFont{16, true};
constexpr draw::Font kWaits{12, false};
constexpr draw::Font kBody{13, false};
constexpr double kStaleSection = 0.45;
constexpr double kBetweenSections = 26;
constexpr double kBetweenBlocks = 12;
constexpr double kBetweenColumns = 32;
/// From this width on there are two columns, in which most tables need not be wrapped.
constexpr double kTwoColumns = 1400;
constexpr double kMostChart = 860;
constexpr double kMostWords = 900;  ///< longer lines are hard to read

/// Collects what stands below each other.
class Column {
 public:
  Column(double width, const draw::Measure& measure) : width_(width), measure_(measure) {}

  void words(std::string_view text, const draw::Font& font, const draw::Colour& colour) {
    y_ = write_paragraph(picture_, text, {0, y_}, std::min(width_, kMostWords), font, colour,
                         measure_);
  }
  void place(draw::Picture picture) {
    draw::move_by(picture.items, {0, y_});
    for (draw::Item& item : picture.items) picture_.items.push_back(std::move(item));
    picture_.width = std::max(picture_.width, picture.width);
    y_ += picture.height;
  }
  void gap(double height) { y_ += height; }

  draw::Picture finish() && {
    picture_.width = std::max(picture_.width, width_);
    picture_.height = y_;
    return std::move(picture_);
  }

 private:
  double width_;
  const draw::Measure& measure_;
  draw::Picture picture_;
  double y_ = 0;
};

draw::Picture body_of(const CompareSection& part, double width, const draw::Measure& measure) {
  Column column(width, measure);
  TableLook look{width, measure, {}};
  if (part.is_fresh_cell)
    look.is_stale = [&part](std::size_t row, std::size_t c) {
      return c > 1 && !part.is_fresh_cell(row, c);
    };
  bool first = true;
  for (const report::PageBlock& block : part.section.blocks) {
    if (!std::exchange(first, false)) column.gap(kBetweenBlocks);
    std::visit(
        [&](const auto& what) {
          using What = std::decay_t<decltype(what)>;
          if constexpr (std::is_same_v<What, report::Paragraph>)
            column.words(what.text, kBody, draw::kInk);
          else if constexpr (std::is_same_v<What, report::Warning>)
            column.words(what.text, kBody, draw::kAlarm);
          else if constexpr (std::is_same_v<What, report::Table>)
            column.place(table_picture(what, look));
          else if constexpr (std::is_same_v<What, report::Figure>)
            column.place(what.picture);
        },
        block);
  }
  return std::move(column).finish();
}

class Page {
 public:
  Page(double width, const draw::Measure& measure) : measure_(measure) { layout_.width = width; }

  void verdict(const CompareVerdict& verdict) {
    Column column(layout_.width, measure_);
    if (verdict.sentence.empty())
      column.words(tr_words("Being calculated ..."), kVerdict, draw::kQuietInk);
    else
      column.words(verdict.sentence, kVerdict, draw::kInk);
    column.gap(4);
    if (verdict.too_close) column.words(tr_words("Too close to call."), kCall, draw::kAlarm);
    if (!verdict.sentence.empty() && !verdict.fresh)
      column.words(tr_words("Of an earlier state of the journey: out of date."), kWaits,
                   draw::kAlarm);
    else if (!verdict.sentence.empty() && !verdict.decided)
      column.words(tr_words("From the numbers as written. How sure that is, the decision in "
                            "plausible worlds tells."),
                   kWaits, draw::kQuietInk);
    y_ = add("verdict", 0, y_, std::move(column).finish(), verdict.fresh ? 1 : kStaleSection);
  }

  /// Gives where it ends.
  double section(const CompareSection& part, double x, double y, double width) {
    const std::string& name = part.section.id;
    Column head(width, measure_);
    std::string heading = part.section.heading;
    head.words(heading, kSectionFont, draw::kInk);
    if (!part.waits_for.empty())
      head.words(part.age == Age::stale ? tr_format("These figures are {}.", part.waits_for)
                                        : tr_format("Not yet here: {}.", part.waits_for),
                 kWaits, draw::kAlarm);
    head.gap(6);
    y = add("heading/" + name, x, y, std::move(head).finish(), 1);
    if (part.section.blocks.empty()) return y;
    const bool cells = static_cast<bool>(part.is_fresh_cell);
    return add(name, x, y, body_of(part, width, measure_),
               part.age == Age::stale && !cells ? kStaleSection : 1);
  }

  /// Below each other; in a wide window all but the first in two columns, each with its own height.
  void sections(const std::vector<CompareSection>& parts, double half) {
    const bool two = layout_.width >= kTwoColumns;
    double left = y_, right = y_;
    for (const CompareSection& part : parts) {
      const std::string& name = part.section.id;
      if (!two || name == "side_by_side") {
        left = right = section(part, 0, left + kBetweenSections, layout_.width);
      } else if (name == "money" || name == "tornado") {
        left = section(part, 0, left + kBetweenSections, half);
      } else {
        right = section(part, half + kBetweenColumns, right + kBetweenSections, half);
      }
    }
    y_ = std::max(left, right);
  }

  ComparePageLayout finish() && {
    for (const PlacedPicture& placed : layout_.pictures)
      layout_.width = std::max(layout_.width, placed.at.x + placed.picture.width);
    layout_.height = y_ + kBetweenSections;
    return std::move(layout_);
  }

 private:
  double add(std::string name, double x, double y, draw::Picture picture, double opacity) {
    const double below = y + picture.height;
    layout_.pictures.push_back({std::move(name), {x, y}, std::move(picture), opacity});
    return below;
  }

  const draw::Measure& measure_;
  ComparePageLayout layout_;
  double y_ = 0;
};

}  // namespace

ComparePageLayout lay_out_compare(const CompareFigures& figures, double width,
                                  const draw::Measure& measure) {
  const double half = (width - kBetweenColumns) / 2;
  report::ChartStyle style;
  style.width = std::clamp(width >= kTwoColumns ? half : width, 320.0, kMostChart);
  style.measure = measure;
  // Where the whole window is turned round, charts are, too.
  style.right_to_left =
      report::language_of(*figures.journey).right_to_left && !speaks_right_to_left();
  Page page(width, measure);
  page.verdict(compare_verdict(figures));
  page.sections(compare_sections(figures, style), half);
  return std::move(page).finish();
}

CompareCache::Key CompareCache::key_of(const CompareFigures& figures) {
  Key key;
  const editor::LiveFigures& live = figures.live;
  const auto of = [&](const auto* answer) {
    key.journeys.push_back(answer == nullptr ? nullptr : answer->journey);
  };
  key.journeys.push_back(figures.journey);
  of(live.exact());
  of(live.slow());
  of(live.simulated());
  of(live.decision());
  of(live.tornado());
  if (live.exact() != nullptr) key.scenarios.push_back(live.exact()->scenario);
  if (live.simulated() != nullptr) key.scenarios.push_back(live.simulated()->simulation.ids.back());
  key.states = {live.exact_is_fresh(),        live.exact_progress().busy,
                live.slow_progress().busy,    live.decision_progress().busy,
                live.tornado_progress().busy, live.exact_problem().has_errors(),
                live.tornado_is_fresh()};
  key.left_out = figures.left_out;
  key.language = spoken();
  return key;
}

const ComparePageLayout& CompareCache::update(const CompareFigures& figures, double width,
                                              const draw::Measure& measure, const void* font,
                                              int glyphs) {
  Key key = key_of(figures);
  key.width = width;
  key.font = font;
  key.glyphs = glyphs;
  if (times_made_ > 0 && key == key_) return layout_;
  key_ = std::move(key);
  layout_ = lay_out_compare(figures, width, measure);
  ++times_made_;
  return layout_;
}

}  // namespace painpoint::gui
