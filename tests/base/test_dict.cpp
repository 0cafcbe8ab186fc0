#include <doctest/doctest.h>
#include <fmt/format.h>

#include <string>

#include "base/dict.h"
#include "base/index.h"

using namespace painpoint;

TEST_CASE("a dict keeps the order of writing and finds by id, small and large") {
  Dict<int> dict;
  for (int i = 0; i < 5000; ++i) {
    const std::string id = fmt::format("id{}", i * 7919 % 5000);
    CHECK(dict.insert(id, i).second);
    CHECK(dict.find(id) != nullptr);
  }
  CHECK(dict.size() == 5000);
  for (int i = 0; i < 5000; ++i) {
    const std::string id = fmt::format("id{}", i * 7919 % 5000);
    CHECK(dict[static_cast<std::size_t>(i)].id == id);
    CHECK(dict.position(id) == static_cast<std::size_t>(i));
  }
  CHECK_FALSE(dict.contains("id5000"));
  CHECK(dict.position("") == Dict<int>::kNowhere);
}

TEST_CASE("an id is inserted once") {
  Dict<int> dict;
  dict.insert("a", 1);
  const auto [there, fresh] = dict.insert("a", 2);
  CHECK_FALSE(fresh);
  CHECK(*there == 1);
  dict["b"] = 3;
  CHECK(dict["b"] == 3);
  CHECK(dict.size() == 2);
}

TEST_CASE("copies are equal and independent, and the order counts") {
  Dict<int> a;
  for (int i = 0; i < 100; ++i) a.insert(fmt::format("k{}", i), i);
  Dict<int> b = a;
  CHECK(a == b);
  *b.find("k50") = 0;
  CHECK_FALSE(a == b);
  CHECK(*a.find("k50") == 50);
  b.clear();
  CHECK(b.empty());
  CHECK_FALSE(b.contains("k1"));
}

TEST_CASE("indices of different things do not mix, and know whether they are valid") {
  CHECK_FALSE(TouchpointIndex().valid());
  CHECK(TouchpointIndex(std::size_t{3}).value == 3);
  CHECK(TouchpointIndex(std::size_t{3}) < TouchpointIndex(std::size_t{4}));
  CHECK_FALSE(std::is_convertible_v<TouchpointIndex, CauseIndex>);
}
