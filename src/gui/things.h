#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/journey.h"

namespace painpoint::gui {

/// Something of a journey that can be selected: "touchpoints.deliver",
/// "touchpoints.deliver.pains.late".
struct Thing {
  std::string address;
  std::string name;       ///< as people call it
  std::string_view kind;  ///< "touchpoint", "pain point", ...
};

/// All of them, in the order of the file, kind by kind.
std::vector<Thing> things_of(const Journey& journey);
bool is_there(const Journey& journey, std::string_view address);

/// "touchpoints", "touchpoints.x.pains": the collection that an address is in; and its id.
std::string_view collection_of(std::string_view address);
std::string_view id_of(std::string_view address);
/// The touchpoint that an address is, or is in; empty if none.
std::string_view touchpoint_of(std::string_view address);

}  // namespace painpoint::gui
