#include "base/render.h"
#include "tests/support/golden.h"
#include "texts/parts.h"
#include "yaml/reader.h"

using namespace painpoint;

TEST_CASE("what is said about a broken journey") {
  const std::string text = test::read_file(test::source_path("tests/yaml/broken.yaml"));
  const yaml::JourneyFile file = yaml::read_journey("broken.yaml", text);
  for (const Diagnostic& diagnostic : file.diagnostics.all())
    CHECK_MESSAGE(diagnostic.span.has_value(), diagnostic.message);
  test::check_golden("broken.txt", render_all(file.diagnostics, file.source) +
                                       texts::count_in_words(file.diagnostics) + "\n");
}
