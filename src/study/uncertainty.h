#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/journey.h"
#include "model/quantity.h"
#include "study/marginal.h"

/// What we do not know about a journey: which of its numbers are uncertain, how much, and which
/// are uncertain together. Luck has no part in it.
namespace painpoint::study {

/// What says how uncertain a number is.
enum class Basis {
  range,   ///< `low` and `high`
  sample,  ///< the number of cases that it was counted from
  grade,   ///< the evidence written, or that of the default; none is a guess
};

/// A number of the journey that is uncertain. Its mean is what the file says.
struct UncertainNumber {
  std::string address;
  Quantity quantity = Quantity::none;  ///< of a change: that of what it does, a cut is a share
  double value = 0;
  Basis basis = Basis::grade;
  Evidence grade = Evidence::none;  ///< as written, or that of the default
  bool is_default = false;
  std::string source;                      ///< as written, or that of the default
  Marginal marginal = Marginal::fixed(0);  ///< on its own
  std::size_t group = 0;

  [[nodiscard]] double low() const { return marginal.low(); }    ///< 5th percentile
  [[nodiscard]] double high() const { return marginal.high(); }  ///< 95th percentile
};

/// Numbers that are drawn together.
struct UncertainGroup {
  enum class Kind {
    alone,     ///< one number
    shares,    ///< Dirichlet: parts of a whole, of which `rest` belongs to none of them
    together,  ///< one deviate moves all of them, so that their order holds
  };
  Kind kind = Kind::alone;
  std::string address;               ///< of the number or the split
  std::vector<std::size_t> members;  ///< in Uncertainty::numbers
  double rest = 0;
  double concentration = 0;        ///< of shares: the sum of the Dirichlet's parameters
  std::vector<Marginal> marginal;  ///< by member; of shares: the gammas, that of the rest last
  /// Shares of what is left when these numbers of `numbers` have taken theirs: the reactions that
  /// a pain has from its severity beside its own ones.
  std::vector<std::size_t> room_taken_by;
  double whole = 1;  ///< what can be shared before they do
  /// Stays the same when anything is renamed, or touchpoints change places in the file.
  std::uint64_t luck = 0;

  /// How many deviates a draw of it takes.
  [[nodiscard]] std::size_t deviates() const {
    return kind == Kind::together ? 1 : marginal.size();
  }
};

/// All that is uncertain about a journey.
struct Uncertainty {
  std::vector<UncertainNumber> numbers;  ///< in the order of the language and the file
  std::vector<UncertainGroup> groups;

  /// The number at an address, or numbers.size().
  [[nodiscard]] std::size_t find(std::string_view address) const;
  /// What all numbers are when nobody doubts them.
  [[nodiscard]] std::vector<double> expected() const;
};

/// Finds what is uncertain. A number is not where it is a definition (a level of 100% is today, a
/// factor of exactly 1 without evidence says "no difference"), is 0, is a chance of 100%, belongs
/// to the frame of the comparison (horizon, discount rate, calendars: only with a range of their
/// own), or has no part in money (satisfaction, engagement, observed figures).
Uncertainty uncertainty_of(const Journey& journey);

/// The numbers of a group, for one deviate of each of its marginals. `values` holds a world: those
/// that take room must have been drawn. A group's room is taken by groups after which it stands in
/// `drawing_order`.
void draw_group(const Uncertainty& uncertainty, std::size_t group, std::span<const double> deviates,
                std::span<double> values);
std::vector<std::size_t> drawing_order(const Uncertainty& uncertainty);

/// The world in which one number is at the value that its 5th (or another) percentile has, and
/// nothing else is doubted: other shares of its whole are scaled, numbers that move together move.
std::vector<double> world_with(const Uncertainty& uncertainty, std::size_t number, double z);

}  // namespace painpoint::study
