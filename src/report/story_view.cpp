#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "report/figures.h"
#include "report/members.h"
#include "report/story.h"
#include "report/story_told.h"
#include "report/story_words.h"
#include "texts/tr.h"

namespace painpoint::report {
namespace {

using chain::Metric;

constexpr std::size_t kNarrowestStory = 24;
constexpr std::size_t kLongestCell = 60;  ///< lines

Column story_column(std::string title) {
  Column column{std::move(title), "", Align::left};
  column.least_width = kNarrowestStory;
  column.most_lines = kLongestCell;
  return column;
}

class StoryView {
 public:
  StoryView(const Journey& journey, const study::Replay& replay, const study::Story& story)
      : journey_(journey), replay_(replay), roster_(replay.cast.roster), story_(story) {}

  Document write() {
    heading(title_of(journey_, replay_, story_));
    paragraph(customer_in_words(journey_, roster_, story_.sides.front()));
    if (!story_.side_by_side)
      block(steps_alone(story_.sides.front().steps.size()));
    else
      side_by_side(*story_.side_by_side);
    heading(texts::tr_words("In the end"));
    for (std::string& text : ending_in_words(journey_, replay_, story_)) paragraph(std::move(text));
    block(totals());
    paragraph(same_in_every_run(replay_, story_));
    return std::move(document_);
  }

 private:
  void heading(std::string text) { document_.blocks.emplace_back(Heading{std::move(text)}); }
  void paragraph(std::string text, bool important = false) {
    if (!text.empty()) document_.blocks.emplace_back(Paragraph{std::move(text), important});
  }
  void block(Table table) {
    if (!table.rows.empty()) document_.blocks.emplace_back(std::move(table));
  }

  [[nodiscard]] const study::StoryStep& step(std::size_t side, std::size_t number) const {
    return story_.sides[side].steps[number];
  }

  /// The first steps, with what they have cost so far.
  [[nodiscard]] Table steps_alone(std::size_t count) const {
    Table table;
    table.columns = {{texts::tr_words("Step")},
                     story_column(texts::tr_words("What happens")),
                     {texts::tr_words("Cost"), currency_word(journey_.currency)},
                     {texts::tr_words("Wasted"), texts::tr_words("min")}};
    table.note = texts::tr_words("Cost, and the customer's wasted time, so far.");
    const std::vector<study::StoryStep>& steps = story_.sides.front().steps;
    for (std::size_t i = 0; i < count; ++i) {
      const study::RunningTotals& so_far = steps[i].so_far;
      table.rows.push_back({{Cell(std::to_string(i + 1)), Cell(heading_of(steps[i], roster_)),
                             Cell(grouped(so_far.total_cost, 2), so_far.total_cost),
                             Cell(grouped(so_far.friction_minutes, 0), so_far.friction_minutes)}});
      const std::string body = step_in_words(steps[i], roster_, journey_.currency);
      if (!body.empty()) table.rows.push_back({{Cell(), Cell(body)}, true});
    }
    return table;
  }

  void side_by_side(const study::SideBySide& both) {
    paragraph(parting_at_start(journey_, replay_, story_), true);
    block(steps_alone(both.common_steps));
    paragraph(first_parting(journey_, replay_, story_).words, true);
    if (both.rest.empty()) return;
    block(two_columns(both));
    for (std::size_t i = both.common_steps; i < count_of_steps(story_); ++i)
      paragraph(parting_again(journey_, replay_, story_, i));
  }

  [[nodiscard]] Table two_columns(const study::SideBySide& both) const {
    Table table;
    table.columns = {{texts::tr_words("Step")},
                     story_column(side_name(replay_, 0)),
                     story_column(side_name(replay_, 1))};
    for (std::size_t i = 0; i < both.rest.size(); ++i) {
      const study::StepPair& pair = both.rest[i];
      const auto column = [&](std::optional<std::size_t> number, std::size_t side, auto&& text) {
        return number ? Cell(text(step(side, *number))) : Cell();
      };
      const auto row = [&](Cell label, auto&& text) {
        return Row{{std::move(label), column(pair.left, 0, text),
                    pair.same ? Cell(texts::tr_words("the same")) : column(pair.right, 1, text)}};
      };
      table.rows.push_back(row(Cell(std::to_string(both.common_steps + i + 1)),
                               [&](const auto& s) { return heading_of(s, roster_); }));
      Row body =
          row({}, [&](const auto& s) { return step_in_words(s, roster_, journey_.currency); });
      Row so_far = row({}, [&](const auto& s) { return so_far_in_words(s); });
      if (pair.same) {
        body.cells[2] = Cell();
        so_far.cells[2] = column(pair.right, 1, [&](const auto& s) { return so_far_in_words(s); });
      }
      body.quiet = so_far.quiet = true;
      table.rows.push_back(std::move(body));
      table.rows.push_back(std::move(so_far));
    }
    return table;
  }
  [[nodiscard]] std::string so_far_in_words(const study::StoryStep& step) const {
    return texts::tr_format("So far: {}, {} wasted.",
                            money_words(step.so_far.total_cost, journey_.currency),
                            duration_words(step.so_far.friction_minutes));
  }

  [[nodiscard]] double total(std::size_t side, Metric metric) const {
    return montecarlo::at(story_.sides[side].totals, metric);
  }

  [[nodiscard]] Table totals() const {
    Table table;
    table.columns = {{texts::tr_words("This customer"), "", Align::left}};
    const std::size_t sides = story_.sides.size();
    for (std::size_t s = 0; s < sides; ++s)
      table.columns.push_back(
          {sides == 1 ? std::string(texts::tr_words("Total")) : replay_.cast.ids[s]});
    if (sides == 2) table.columns.push_back({texts::tr_words("Change")});
    table.columns.push_back({texts::tr_words("Unit"), "", Align::left});
    for (const Metric metric : metrics_of(chain::Split::journey)) {
      if (static_cast<std::size_t>(metric) >= montecarlo::kTallied) continue;
      add_total(table, metric);
    }
    return table;
  }

  void add_total(Table& table, Metric metric) const {
    double largest = 0;
    for (std::size_t s = 0; s < story_.sides.size(); ++s)
      largest = std::max(largest, std::abs(total(s, metric)));
    if (largest == 0 && metric != Metric::total_cost) return;
    const chain::MetricInfo& info = chain::info(metric);
    Scale scale = scale_of(info.unit, largest, journey_.currency);
    if (info.unit == chain::MetricUnit::count) scale.decimals = 0;
    if (info.unit == chain::MetricUnit::chance) scale = {1, 0, ""};  // 1: it happened
    Row row{{title_of(info.metric)}};
    for (std::size_t s = 0; s < story_.sides.size(); ++s) {
      const double value = total(s, metric);
      row.cells.emplace_back(grouped(value * scale.factor, scale.decimals), value);
    }
    if (story_.sides.size() == 2) {
      const double change = total(1, metric) - total(0, metric);
      row.cells.emplace_back(with_sign(change * scale.factor, scale.decimals), change);
    }
    row.cells.emplace_back(scale.unit);
    table.rows.push_back(std::move(row));
  }

  const Journey& journey_;
  const study::Replay& replay_;
  const Roster& roster_;
  const study::Story& story_;
  Document document_;
};

}  // namespace

std::string_view word_of(study::Telling what) {
  switch (what) {
    case study::Telling::complained_twice:
      return "complained-twice";
    case study::Telling::lost:
      return "lost";
    case study::Telling::slowest:
      break;
  }
  return "slowest";
}

Document found_document(const Journey& journey, const study::Replay& replay,
                        const StorySearch& search) {
  std::string text = found_in_words(replay, search.what, search.found);
  Table table;
  table.columns = {{texts::tr_words("Customer")},
                   story_column(texts::tr_format("In short, under {}", replay.cast.ids.front()))};
  for (const study::Story& story : search.stories)
    table.rows.push_back(
        {{Cell(std::to_string(story.customer)),
          Cell(summary_of(story.sides.front(), replay.cast.roster, journey.currency))}});
  table.note = texts::tr_format(
      "The first one's story follows; `--customer {}` tells another one's.",
      search.stories.size() > 1 ? search.stories[1].customer : search.stories[0].customer);
  Document document;
  document.blocks.emplace_back(Paragraph{std::move(text)});
  document.blocks.emplace_back(std::move(table));
  return document;
}

Document story_document(const Journey& journey, const study::Replay& replay,
                        const study::Story& story) {
  return StoryView(journey, replay, story).write();
}

}  // namespace painpoint::report
