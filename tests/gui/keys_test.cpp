#include "gui/keys.h"

#include <doctest/doctest.h>

using namespace painpoint::gui;

TEST_CASE("keys are written as they are read") {
  for (const char* words : {"Ctrl+Shift+Z", "F2", "Del", "Ctrl+0", "Ctrl+=", "Ctrl+-", "Tab", "F12",
                            "Shift+Tab", "Alt+Left", "Space", "F", "Ctrl+,", "PageDown"}) {
    const auto press = read_keys(words);
    REQUIRE_MESSAGE(press, words);
    CHECK(words_of(*press) == words);
  }
  CHECK(read_keys("ctrl+z") == KeyPress{Key::z, true, false, false});
}

TEST_CASE("what is no key is none") {
  for (const char* words : {"", "Ctrl", "Ctrl+", "+Z", "Hyper+Z", "F13", "F0", "FF", "ab", "Ü"})
    CHECK_FALSE_MESSAGE(read_keys(words), words);
}
