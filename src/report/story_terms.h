#pragma once

#include <string_view>

#include "chain/chain.h"
#include "montecarlo/events.h"
#include "texts/tr.h"

/// What happens in a story in single words, for programs and for people.
namespace painpoint::report {

inline std::string_view term_of(Severity severity) {
  switch (severity) {
    case Severity::minor:
      return texts::tr_later("minor");
    case Severity::moderate:
      return texts::tr_later("moderate");
    case Severity::severe:
      break;
  }
  return texts::tr_later("severe");
}

inline std::string_view term_of(montecarlo::Reaction reaction) {
  switch (reaction) {
    case montecarlo::Reaction::leave:
      return "leave";
    case montecarlo::Reaction::complain:
      return "complain";
    case montecarlo::Reaction::recontact:
      return "recontact";
    case montecarlo::Reaction::silent:
      break;
  }
  return "silent";
}

inline std::string_view term_of(chain::Ending ending) {
  switch (ending) {
    case chain::Ending::silent:
      return "silent";
    case chain::Ending::unresolved:
      return "unresolved";
    case chain::Ending::slow:
      return "slow";
    case chain::Ending::quick:
      break;
  }
  return "quick";
}

}  // namespace painpoint::report
