#pragma once

#include <functional>
#include <string>

#include "tests/yaml/support.h"
#include "yaml/write_journey.h"

namespace painpoint::test {

/// The text of a file after an edit of its journey, proved by reading it back. Nothing may have
/// been written anew, unless `rewritten` is there to be told.
inline std::string edited(const std::string& text, const std::function<void(Journey&)>& edit,
                          std::vector<std::string>* rewritten = nullptr) {
  const yaml::JourneyFile file = yaml::read_journey("test.yaml", text);
  Journey wanted = file.journey;
  edit(wanted);
  Outcome<yaml::Written> written = yaml::write_journey(file, wanted);
  REQUIRE_MESSAGE(written.value.has_value(), render_all(written.diagnostics, file.source));
  settle(wanted);
  CHECK(yaml::read_journey("test.yaml", written->text).journey == wanted);
  if (rewritten != nullptr)
    *rewritten = written->rewritten;
  else
    CHECK(written->rewritten.empty());
  return written->text;
}

}  // namespace painpoint::test
