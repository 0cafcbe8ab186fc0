#include "texts/table.h"

#include <doctest/doctest.h>

#include <cstdlib>

using namespace painpoint::texts;

TEST_CASE("a translation is found by its English text, and by its context if there is one") {
  const Table table(
      read_po("msgid \"Open\"\nmsgstr \"فتح\"\n"
              "msgctxt \"state\"\nmsgid \"Open\"\nmsgstr \"مفتوح\"\n"));
  REQUIRE(table.find("Open") != nullptr);
  CHECK(*table.find("Open") == "فتح");
  REQUIRE(table.find("Open", "state") != nullptr);
  CHECK(*table.find("Open", "state") == "مفتوح");
  CHECK(table.find("Open", "door") == nullptr);
  CHECK(table.find("open") == nullptr);
  CHECK(Table().find("Open") == nullptr);
}

TEST_CASE("languages of locales and codes") {
  CHECK(language_of_locale("ar_JO.UTF-8") == Language::arabic);
  CHECK(language_of_locale("ar") == Language::arabic);
  CHECK(language_of_locale("zh_TW.UTF-8") == Language::chinese);
  CHECK(language_of_locale("zh_HK") == Language::chinese);
  CHECK(language_of_locale("zh") == Language::chinese);
  CHECK(language_of_locale("arn_CL") == Language::english);
  CHECK(language_of_locale("de_DE@euro") == Language::english);
  CHECK(language_of_locale("C.UTF-8") == Language::english);
  CHECK(language_of_locale("") == Language::english);
  for (const Language language : {Language::english, Language::arabic, Language::chinese})
    CHECK(language_of_code(code_of(language)) == language);
  CHECK_FALSE(language_of_code("de"));
}

TEST_CASE("the language of the system: the first of three variables that is set") {
  const auto with = [](const char* all, const char* messages, const char* lang) {
    setenv("LC_ALL", all, 1);
    setenv("LC_MESSAGES", messages, 1);
    setenv("LANG", lang, 1);
    return language_of_system();
  };
  CHECK(with("", "", "ar_JO.UTF-8") == Language::arabic);
  CHECK(with("", "zh_TW.UTF-8", "ar_JO.UTF-8") == Language::chinese);
  CHECK(with("C", "zh_TW.UTF-8", "ar_JO.UTF-8") == Language::english);
  CHECK(with("", "", "") == Language::english);
  unsetenv("LC_ALL");
  unsetenv("LC_MESSAGES");
  unsetenv("LANG");
  CHECK(language_of_system() == Language::english);
}
