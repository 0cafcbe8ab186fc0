#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "editor/live.h"
#include "editor/workshop.h"

namespace painpoint::editor {

/// What a room is shown of a plan: of a month, or of 1,000 customers where the journey does not say
/// how many there are.
struct RoomFigures {
  double cost = 0;            ///< total, in the journey's money
  double friction_hours = 0;  ///< of customers
  double complaints = 0;
  double lost = 0;  ///< customers
  bool operator==(const RoomFigures&) const = default;
};
/// What is tried beside the base; without a scratch scenario it is the base.
struct TriedFigures {
  RoomFigures base, tried;
  bool monthly = true;
  bool operator==(const TriedFigures&) const = default;
};
std::optional<TriedFigures> tried_figures(const ExactFigures& exact);

/// "Chance of “Cannot find” from 12% to 3%", a line for each change.
std::vector<std::string> changes_in_words(const Journey& journey, const Changes& changes);
/// What a scenario with these changes is called unless the room says so: its first two changes.
std::string name_for(const Journey& journey, const Changes& changes);

/// Something that was tried.
struct Tried {
  Changes changes;
  std::vector<std::string> words;
  std::optional<TriedFigures> figures;  ///< none until they have been calculated
  std::optional<double> beats_nothing;  ///< chance to be worth it; none unless it was decided
  std::string kept_as;                  ///< the name under which it is a scenario of the file
};

/// What was tried, in the order of trying; each set of changes once.
class TriedLog {
 public:
  /// The row of these changes, a new one if they have not been noted before. Nothing where nothing
  /// is changed.
  std::optional<std::size_t> note(const Journey& journey, const Changes& changes);
  [[nodiscard]] std::optional<std::size_t> row_of(const Changes& changes) const;
  [[nodiscard]] const std::vector<Tried>& rows() const { return rows_; }
  /// What has come to be known of a row.
  void know(std::size_t row, const TriedFigures& figures) { rows_[row].figures = figures; }
  void know(std::size_t row, double beats_nothing) { rows_[row].beats_nothing = beats_nothing; }
  void keep(std::size_t row, std::string name) { rows_[row].kept_as = std::move(name); }

 private:
  std::vector<Tried> rows_;
};

}  // namespace painpoint::editor
