#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/journey.h"
#include "model/key.h"

/// Splits after a gesture: they stay at 100%, or for causes at 100% at most.
namespace painpoint::gui {

/// Whether the shares must add up to 1; those of causes may leave a rest without a named cause.
bool sums_to_one(Refers refers);

/// The split with this share for `id`, the others moved in proportion (all alike where all are 0).
/// Of causes only this one moves, and takes at most what is free. Nothing if `id` is not there, or
/// is the only one and must have all.
std::optional<Split> with_share(const Split& split, std::string_view id, double share,
                                Refers refers);

/// With a new key, which gets a tenth (all of it if it is the first; of causes what is free, at
/// most a tenth).
Split with_key(const Split& split, const std::string& id, Refers refers);

/// Without a key, whose share goes to the others in proportion.
Split without_key(const Split& split, std::string_view id, Refers refers);

/// What may stand in the split and does not yet. `scenario` (an id, or empty) brings its own
/// touchpoints.
struct Choice {
  std::string id;
  std::string name;
};
std::vector<Choice> keys_to_add(const Journey& journey, std::string_view scenario, Refers refers,
                                const Split& split);

/// All that a reference may name, with its name for people.
std::vector<Choice> choices_of(const Journey& journey, std::string_view scenario, Refers refers);

/// "Deliver" for `deliver`; the id where nothing has it.
std::string name_of(const Journey& journey, Refers refers, const std::string& id);

}  // namespace painpoint::gui
