#include "gui/fuzzy.h"

#include <doctest/doctest.h>

using painpoint::gui::fuzzy_score;

TEST_CASE("what is typed is found in its order, whatever the case") {
  CHECK(fuzzy_score("adt", "Add a touchpoint"));
  CHECK(fuzzy_score("ADD TOUCH", "Add a touchpoint"));
  CHECK(fuzzy_score("", "anything"));
  CHECK(fuzzy_score("送貨", "送貨到府"));
  CHECK_FALSE(fuzzy_score("tda", "Add a touchpoint"));
  CHECK_FALSE(fuzzy_score("x", "Add a touchpoint"));
  CHECK_FALSE(fuzzy_score("a", ""));
}

TEST_CASE("beginnings of words and letters that stand together count more") {
  CHECK(*fuzzy_score("sc", "Add a scenario") > *fuzzy_score("sc", "Rescue"));
  CHECK(*fuzzy_score("at", "Add a touchpoint") > *fuzzy_score("at", "Estimate"));
  CHECK(*fuzzy_score("save", "Save") > *fuzzy_score("save", "Save as ..."));
  CHECK(*fuzzy_score("undo", "Undo") > *fuzzy_score("undo", "Run the demo"));
}
