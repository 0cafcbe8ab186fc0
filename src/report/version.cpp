#include "report/version.h"

namespace painpoint::report {

std::string_view version() {
  return PAINPOINT_VERSION;
}

}  // namespace painpoint::report
