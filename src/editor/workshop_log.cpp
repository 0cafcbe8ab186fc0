#include "editor/workshop_log.h"

#include <fmt/format.h>

#include <utility>

#include "base/text.h"
#include "model/address.h"
#include "model/change_words.h"
#include "model/words.h"
#include "study/levers.h"
#include "texts/tr.h"

namespace painpoint::editor {
namespace {

constexpr double kMinutesOfAnHour = 60;

RoomFigures room_figures(const study::ScenarioResult& result, double customers) {
  const auto figure = [&](chain::Metric metric) {
    return customers * chain::at(result.result.breakdown.journey, metric);
  };
  RoomFigures figures;
  figures.cost = figure(chain::Metric::total_cost);
  figures.friction_hours = figure(chain::Metric::friction_minutes) / kMinutesOfAnHour;
  figures.complaints = figure(chain::Metric::complaints_per_1000) / 1000;
  figures.lost = figure(chain::Metric::lost);
  return figures;
}

/// What a change makes of its number, from what to what. A word of ours stands between a name and a
/// figure, so that the figure stays behind it where names run from right to left.
std::string change_in_words(const Journey& journey, Journey& base, const std::string& address,
                            const Change& change) {
  const std::string what = phrase_of(journey, address);
  const Addressed there = find_address(base, address);
  const Quantity quantity = there.number ? there.number->quantity : Quantity::share;
  if (there.number && change.operation == Change::Operation::set && !change.split)
    return texts::tr_format("{} from {} to {}", what,
                            short_words(journey, quantity, there.number->get()),
                            short_words(journey, quantity, change.operand.value));
  const std::string words = said(change, quantity, journey.currency);
  if (change.operation == Change::Operation::add)
    return texts::tr_format("{} with {}", what, words);
  return fmt::format("{} {}", what, words);
}

}  // namespace

std::optional<TriedFigures> tried_figures(const ExactFigures& exact) {
  if (!exact.journey || exact.comparison.scenarios.empty()) return std::nullopt;
  const double customers = study::customers_of_saving(*exact.journey);
  TriedFigures figures;
  figures.base = room_figures(exact.comparison.scenarios.front(), customers);
  figures.tried = room_figures(exact.shown(), customers);
  figures.monthly = exact.journey->customers_per_month.has_value();
  return figures;
}

std::vector<std::string> changes_in_words(const Journey& journey, const Changes& changes) {
  std::vector<std::string> words;
  Journey base = journey;
  for (const auto& [address, change] : changes)
    words.push_back(change_in_words(journey, base, address, change));
  return words;
}

std::string name_for(const Journey& journey, const Changes& changes) {
  constexpr std::size_t kColumns = 60;
  const std::vector<std::string> words = changes_in_words(journey, changes);
  if (words.empty()) return {};
  if (words.size() == 1) return fit(words[0], kColumns);
  if (words.size() == 2)
    return fmt::format("{}; {}", fit(words[0], kColumns), fit(words[1], kColumns));
  return texts::tr_format("{} and {} more", fit(words[0], kColumns), words.size() - 1);
}

std::optional<std::size_t> TriedLog::row_of(const Changes& changes) const {
  for (std::size_t row = 0; row < rows_.size(); ++row)
    if (same_changes(rows_[row].changes, changes)) return row;
  return std::nullopt;
}

std::optional<std::size_t> TriedLog::note(const Journey& journey, const Changes& changes) {
  if (changes.empty()) return std::nullopt;
  if (const auto there = row_of(changes)) return there;
  Tried tried;
  tried.changes = changes;
  tried.words = changes_in_words(journey, changes);
  rows_.push_back(std::move(tried));
  return rows_.size() - 1;
}

}  // namespace painpoint::editor
