#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
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

namespace {

/// Every id is found where it stands, and nothing else is found.
void check_index(const Dict<int>& dict) {
  for (std::size_t i = 0; i < dict.size(); ++i) {
    CHECK(dict.position(dict[i].id) == i);
    CHECK(dict.find(dict[i].id) == &dict[i].value);
  }
}

Dict<int> numbered(int size) {
  Dict<int> dict;
  for (int i = 0; i < size; ++i) dict.insert(fmt::format("k{}", i), i);
  return dict;
}

std::string ids(const Dict<int>& dict) {
  std::string text;
  for (const auto& [id, value] : dict) text += id + " ";
  return text;
}

}  // namespace

TEST_CASE("entries are put in, taken out, renamed and moved, small and large") {
  Dict<int> small = numbered(4);
  CHECK(small.insert_at(1, "new", 9).second);
  CHECK(ids(small) == "k0 new k1 k2 k3 ");
  CHECK_FALSE(small.insert_at(0, "k3", 9).second);
  CHECK(small.insert_at(99, "last", 9).second);
  CHECK(small.erase("k0"));
  CHECK_FALSE(small.erase("k0"));
  CHECK(ids(small) == "new k1 k2 k3 last ");
  CHECK(small.rename("k2", "two"));
  CHECK(small.rename("two", "two"));
  CHECK_FALSE(small.rename("two", "k1"));
  CHECK_FALSE(small.rename("nobody", "x"));
  CHECK(ids(small) == "new k1 two k3 last ");
  CHECK(small.move("new", 2));
  CHECK(ids(small) == "k1 two new k3 last ");
  CHECK(small.move("last", 0));
  CHECK(small.move("k1", 99));
  CHECK(ids(small) == "last two new k3 k1 ");
  CHECK_FALSE(small.move("nobody", 0));
  check_index(small);

  // Around the size from which on there is a table, and far above.
  for (const int size : {15, 16, 17, 18, 500}) {
    Dict<int> dict = numbered(size);
    for (int step = 0; step < 60; ++step) {
      const auto at = static_cast<std::size_t>(step * 7919) % dict.size();
      const std::string id = dict[at].id;
      if (step % 4 == 0) CHECK(dict.erase(id));
      if (step % 4 == 0) CHECK_FALSE(dict.contains(id));
      if (step % 4 == 1) CHECK(dict.insert_at(at, fmt::format("new{}", step), step).second);
      if (step % 4 == 2) CHECK(dict.rename(id, fmt::format("other{}", step)));
      if (step % 4 == 2) CHECK_FALSE(dict.contains(id));
      if (step % 4 == 3) CHECK(dict.move(id, static_cast<std::size_t>(step)));
      if (step % 4 == 3)
        CHECK(dict.position(id) == std::min(static_cast<std::size_t>(step), dict.size() - 1));
      check_index(dict);
    }
  }
}

TEST_CASE("indices of different things do not mix, and know whether they are valid") {
  CHECK_FALSE(TouchpointIndex().valid());
  CHECK(TouchpointIndex(std::size_t{3}).value == 3);
  CHECK(TouchpointIndex(std::size_t{3}) < TouchpointIndex(std::size_t{4}));
  CHECK_FALSE(std::is_convertible_v<TouchpointIndex, CauseIndex>);
}
