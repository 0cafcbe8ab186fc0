#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "base/render.h"
#include "base/text.h"
#include "yaml/reader.h"

/// Whatever is in a file: reading ends, findings have places, and what is printed about them is
/// clean text. A crash, a sanitizer's report or a long time is a mistake of ours.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace painpoint;
  const yaml::JourneyFile file =
      yaml::read_journey("fuzz.yaml", std::string(reinterpret_cast<const char*>(data), size));
  for (const Diagnostic& diagnostic : file.diagnostics.all()) {
    if (diagnostic.message.empty()) std::abort();
    if (diagnostic.span && diagnostic.span->end > file.source.text.size()) std::abort();
    if (diagnostic.span && diagnostic.span->begin > diagnostic.span->end) std::abort();
  }
  if (first_invalid_utf8(render_all(file.diagnostics, file.source))) std::abort();
  return 0;
}
