#include <doctest/doctest.h>

#include <string>

#include "base/checksum.h"
#include "base/text.h"

using namespace painpoint;

TEST_CASE("invalid UTF-8 is found at its first byte") {
  CHECK_FALSE(first_invalid_utf8("").has_value());
  CHECK_FALSE(first_invalid_utf8("caf\u00e9 \u5ba2 \U0001F600").has_value());
  CHECK(first_invalid_utf8("caf\xE9!").value() == 3);
  CHECK(first_invalid_utf8("\xC0\xAF").value() == 0);          // overlong
  CHECK(first_invalid_utf8("a\xED\xA0\x80").value() == 1);     // surrogate
  CHECK(first_invalid_utf8("ab\xE2\x82").value() == 2);        // truncated
  CHECK(first_invalid_utf8("\xF4\x90\x80\x80").value() == 0);  // above U+10FFFF
}

TEST_CASE("NFC makes one text of two ways to write it") {
  CHECK(nfc("cafe\u0301") == "caf\u00e9");
  CHECK(nfc("\u1112\u1161\u11ab") == "\ud55c");
  CHECK(nfc("plain") == "plain");
  CHECK(nfc("\xFF") == "\xFF");
}

TEST_CASE("ids have letters of any script, digits, _ and -") {
  for (const char* id : {"order", "first_bill", "x-1", "2nd", "تسليم", "交付", "größe", "e\u0301t"})
    CHECK_MESSAGE(is_id(id), id);
  for (const char* id : {"", "a b", "a.b", "a/b", "a:b", "\u0301a", "a\u200bb", "a\tb", "😀"})
    CHECK_FALSE_MESSAGE(is_id(id), id);
  CHECK(is_reserved_word("back"));
  CHECK_FALSE(is_reserved_word("completed"));
}

TEST_CASE("width counts columns of a terminal") {
  CHECK(display_width("abc") == 3);
  CHECK(display_width("客户") == 4);
  CHECK(display_width("e\u0301") == 1);
  CHECK(fit("abcdef", 6) == "abcdef");
  CHECK(fit("abcdef", 4) == "abc…");
  CHECK(display_width(fit("客户客户", 5)) <= 5);
}

TEST_CASE("printable text has no controls and keeps to its line") {
  CHECK(printable("a\x1b[0m\nb") == "a [0m b");
  CHECK(printable("a\u202Eb") == "ab");
  CHECK(printable("الدفع") == "الدفع");
}

TEST_CASE("characters are counted, and writing from right to left is recognised") {
  CHECK(count_characters("a\u00e4b", 3) == 2);
  CHECK(count_characters("ab", 99) == 2);
  CHECK(has_right_to_left("تسليم"));
  CHECK_FALSE(has_right_to_left("order"));
}

TEST_CASE("the nearest word is what was meant, or nothing") {
  const std::vector<std::string> keys = {"minutes", "cost", "channel", "next"};
  CHECK(nearest("minuts", keys).value() == "minutes");
  CHECK(nearest("chanel", keys).value() == "channel");
  CHECK(nearest("nxet", keys).value() == "next");  // two letters swapped are one slip
  CHECK_FALSE(nearest("severity", keys).has_value());
  CHECK_FALSE(nearest(std::string(100'000, 'm'), keys).has_value());
  CHECK_FALSE(nearest("a", {}).has_value());
}

TEST_CASE("names are joined as people speak") {
  CHECK(join_names({}).empty());
  CHECK(join_names({"a"}) == "a");
  CHECK(join_names({"a", "b"}) == "a and b");
  CHECK(join_names({"a", "b", "c"}) == "a, b and c");
  CHECK(join_names({"a", "b", "c", "d"}, 2) == "a, b and 2 more");
}

TEST_CASE("checksums are those that FNV-1a has published") {
  CHECK(checksum("") == 0xcbf29ce484222325ULL);
  CHECK(checksum("a") == 0xaf63dc4c8601ec8cULL);
  CHECK(checksum("foobar") == 0x85944171f73967e8ULL);
}
