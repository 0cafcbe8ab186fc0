#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "editor/edit.h"
#include "model/journey.h"
#include "study/derivatives.h"

/// What a room tries: a few numbers as sliders, whose values are the changes of a scratch scenario
/// of the same journey. Everything is made of ordinary edits, so that it can be undone, is kept
/// when the program is killed, and is calculated as any other plan.
namespace painpoint::editor {

/// The scenario that a room tries things in, if the journey has one: also one that an interrupted
/// session left. Empty if it has none.
std::string scratch_of(const Journey& journey);
/// The id that the next one gets: "what_we_tried_2".
std::string next_scratch(const Journey& journey);
/// "What we tried 2", of an id.
std::string scratch_name(std::string_view id);

/// Where a number can be moved, and by which steps.
struct Track {
  double low = 0;
  double high = 1;
  double step = 0.01;  ///< of one press of a key; both ends and `low` plus any number of steps
  bool operator==(const Track&) const = default;
};

/// A range with room on both sides of the base, within what the quantity allows. Whatever is said
/// to be plausible (`known_low` to `known_high`), and the value now, lie on it.
Track track_of(Quantity quantity, double base, double value, std::optional<double> known_low,
               std::optional<double> known_high);
/// 0 at the low end, 1 at the high end.
double part_of(const Track& track, double value);
/// The value at a part of the track: a neat one, a step or half of one apart; the base where that
/// is nearer than half of that.
double value_at(const Track& track, double part, double base);
/// The value so many steps away, which is neat, within the track.
double stepped(const Track& track, double value, int steps);

/// One number that can be tried.
struct WorkshopSlider {
  std::string address;
  std::string words;  ///< "Chance of “Cannot find”"
  Quantity quantity = Quantity::none;
  double base = 0;
  double value = 0;                             ///< with what is tried
  std::optional<double> known_low, known_high;  ///< 5th and 95th percentile, if the file says so
  Track track;
  bool operator==(const WorkshopSlider&) const = default;
};

/// Those of the numbers that there are, in their order. `scratch` need not exist.
std::vector<WorkshopSlider> sliders_of(const Journey& journey, const std::string& scratch,
                                       const std::vector<std::string>& addresses);

/// "Chance of “Cannot find”": a number as a phrase that a room understands.
std::string phrase_of(const Journey& journey, std::string_view address);
/// "6.25%", "12 min": four digits are enough to be read from the back of a room.
std::string short_words(const Journey& journey, Quantity quantity, double value);

/// Whether a scenario may change the number.
bool can_be_tried(const Journey& journey, const std::string& address);
/// The numbers of what customers meet (touchpoints, causes, policies, complaints) that save most
/// when they are moved a little, the best first; of one split only one. Wages, occupancy and the
/// like matter, too, but nobody decides on them in such a room.
std::vector<std::string> proposed_numbers(const Journey& journey,
                                          const study::Derivatives& derivatives, std::size_t most);

/// Whether they make the same of a journey, in whatever order they were tried.
bool same_changes(const Changes& a, const Changes& b);

/// Tries a value: makes the scratch scenario if there is none. The value of the base takes the
/// change away.
Edit try_edit(const Journey& journey, const std::string& scratch, const std::string& address,
              double value);
/// Makes the changes of the scratch scenario those; nothing if they are already.
std::optional<Edit> go_back_edit(const Journey& journey, const std::string& scratch,
                                 const Changes& changes);
/// A scenario of its own with these changes, under a name of the room's. Where they are what the
/// scratch scenario holds now, all else of it (its price, what it adds) is kept, too.
Edit keep_edit(const Journey& journey, const std::string& scratch, const Changes& changes,
               const std::string& name);

}  // namespace painpoint::editor
