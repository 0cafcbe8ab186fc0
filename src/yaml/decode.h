#pragma once

#include <string>
#include <vector>

#include "model/journey.h"
#include "yaml/reading.h"

namespace painpoint::yaml {

/// A list of changes whose reading waits until the whole journey is known: what may be written at
/// an address depends on the number there.
struct WaitingChanges {
  bool of_segment = false;
  std::string id;  ///< of the segment or scenario
  NodeId node = kNoNode;
};

/// Decodes everything but changes, by the table of the language.
std::vector<WaitingChanges> decode_journey(Reading& reading, Journey& journey);

/// Decodes the lists of changes into their segments and scenarios. The journey must be settled.
void decode_changes(Reading& reading, const std::vector<WaitingChanges>& waiting, Journey& journey);

/// Decodes one change. `known` is a journey with all that scenarios add; looking up an address may
/// insert missing keys of splits into it.
bool decode_change(Reading& reading, NodeId node, Journey& known, std::string_view address,
                   Change& out);

}  // namespace painpoint::yaml
