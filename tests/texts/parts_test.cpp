#include "texts/parts.h"

#include <doctest/doctest.h>

#include <cerrno>
#include <cstring>

using namespace painpoint;
using namespace painpoint::texts;

TEST_CASE("findings are counted in words") {
  Diagnostics all;
  CHECK(count_in_words(all).empty());
  all.error(Code::syntax, "", "a", "");
  all.error(Code::syntax, "", "b", "");
  all.hint(Code::never_used, "", "c", "");
  CHECK(count_in_words(all) == "2 errors and 1 hint");
  const Speaking chinese(Language::chinese);
  CHECK(count_in_words(all) == "2 個錯誤 和 1 個提示");
}

TEST_CASE("names are listed as each language does it") {
  CHECK(listed({}).empty());
  CHECK(listed({"a"}) == "a");
  CHECK(listed({"a", "b"}) == "a and b");
  CHECK(listed({"a", "b", "c"}) == "a, b and c");
  CHECK(listed({"a", "b", "c"}, 2) == "a, b and 1 more");
  {
    const Speaking chinese(Language::chinese);
    CHECK(listed({"a", "b", "c"}) == "a、b 和 c");
    CHECK(listed({"a", "b", "c"}, 2) == "a、b 以及另外 1 個");
  }
  const Speaking arabic(Language::arabic);
  CHECK(plain(listed({"a", "b", "c"})) == "a، b وc");
}

TEST_CASE("what is kept in a file has no marks of isolation, but keeps the marks of its writer") {
  const Speaking arabic(Language::arabic);
  const std::string sentence = tr_format("{} (copy)", "Deliver");
  CHECK(sentence.find("\u2068") != std::string::npos);
  CHECK(plain(sentence) == "Deliver (نسخة)");
  CHECK(plain(tr_format("{} (copy)", "دور")) == "دور (نسخة)");
  CHECK(plain("a\u200Eb") == "a\u200Eb");
  CHECK(plain("") == "");
}

TEST_CASE("a text of a table is translated, one that is unknown is left alone") {
  CHECK(tr_view("the file is empty") == "the file is empty");
  const Speaking chinese(Language::chinese);
  CHECK(tr_view("the file is empty") == "檔案是空的");
  CHECK(tr_view("no text of ours") == "no text of ours");
}

TEST_CASE("errors of the system are the system's words in English") {
  for (const int problem : {ENOENT, EACCES, EISDIR, ENOTDIR, ENOSPC, EROFS, EIO, EMFILE})
    CHECK(system_words(problem) == std::strerror(problem));
  const Speaking chinese(Language::chinese);
  CHECK(system_words(EACCES) == "權限不足");
}
