#include "gui/number_text.h"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

namespace painpoint::gui {
namespace {

double good(std::string_view text, Quantity quantity, std::string_view currency = "GBP") {
  const TypedNumber number = number_from_text(text, quantity, currency);
  CHECK_MESSAGE(number.problem.empty(), text << ": " << number.problem);
  return number.value;
}

std::string bad(std::string_view text, Quantity quantity, std::string_view currency = "GBP") {
  const TypedNumber number = number_from_text(text, quantity, currency);
  CHECK_MESSAGE(!number.problem.empty(), text << " was taken for " << number.value);
  return number.problem;
}

}  // namespace

TEST_CASE("Shares are typed with a percent sign, as a part of one, or in words") {
  CHECK(good("12%", Quantity::chance) == 0.12);
  CHECK(good("0.12", Quantity::chance) == 0.12);
  CHECK(good(" 12 % ", Quantity::share) == 0.12);
  CHECK(good("12 percent", Quantity::share) == 0.12);
  CHECK(good("0.2%", Quantity::chance) == 0.002);
  CHECK(good("150%", Quantity::level) == 1.5);
  CHECK(good("\xD9\xA1\xD9\xA2\xD9\xAA", Quantity::chance) == 0.12);              // Arabic 12%
  CHECK(good("\xEF\xBC\x91\xEF\xBC\x92\xEF\xBC\x85", Quantity::chance) == 0.12);  // fullwidth
}

TEST_CASE("A share over one is refused, and it is said what was probably meant") {
  CHECK(bad("12", Quantity::chance) == "a chance is between 0% and 100%; write 12% or 0.12");
  CHECK(bad("120%", Quantity::chance) == "a chance is between 0% and 100%");
  CHECK(bad("-1%", Quantity::share) == "a share is between 0% and 100%");
}

TEST_CASE("Times take units, also several and other words for them") {
  CHECK(good("45", Quantity::minutes) == 45);
  CHECK(good("45 s", Quantity::minutes) == 0.75);
  CHECK(good("45 seconds", Quantity::minutes) == 0.75);
  CHECK(good("2 days", Quantity::minutes) == 2880);
  CHECK(good("2 weeks", Quantity::minutes) == 20160);
  CHECK(good("1 h 30 min", Quantity::minutes) == 90);
  CHECK(good("1h30m", Quantity::minutes) == 90);
  CHECK(good("1.5 Hours", Quantity::minutes) == 90);
  CHECK(bad("30 min 1 h", Quantity::minutes).find("write") != std::string::npos);
  CHECK(bad("1:30", Quantity::minutes).find("write") != std::string::npos);
  CHECK(bad("3 parsecs", Quantity::minutes).find("unit") != std::string::npos);
  CHECK(bad("-5 min", Quantity::minutes) == "a time is 0 or more");
}

TEST_CASE("Money may have thousands separators and its own currency, and no other") {
  CHECK(good("1,240.50", Quantity::money) == 1240.5);
  CHECK(good("1,240", Quantity::money) == 1240);
  CHECK(good("1 240", Quantity::money) == 1240);
  CHECK(good("1,234,567", Quantity::money) == 1234567);
  CHECK(good("\xC2\xA3"
             "1,240",
             Quantity::money) == 1240);
  CHECK(good("gbp 12.5", Quantity::money) == 12.5);
  CHECK(good("12.5 GBP", Quantity::money_per_hour) == 12.5);
  CHECK(good("-1,000", Quantity::signed_money) == -1000);
  CHECK(bad("$12", Quantity::money).find("currency") != std::string::npos);
  CHECK(bad("1,24", Quantity::money).find("write 1.24") != std::string::npos);
  CHECK(bad("0,500", Quantity::money).find("write") != std::string::npos);
  CHECK(bad("1,2345", Quantity::money).find("comma") != std::string::npos);
  CHECK(bad("1,240.50,3", Quantity::money).find("write") != std::string::npos);
  CHECK(bad("1,500", Quantity::factor).find("whichever you mean") != std::string::npos);
}

TEST_CASE("Whole numbers, points and feelings keep to their ranges") {
  CHECK(good("3 months", Quantity::months) == 3);
  CHECK(bad("2.5", Quantity::months).find("whole") != std::string::npos);
  CHECK(bad("0", Quantity::whole_months).find("between 1 and 1200") != std::string::npos);
  CHECK(good("74 points", Quantity::points) == 74);
  CHECK(bad("101", Quantity::points) == "points is between 0 and 100");
  CHECK(good("-2", Quantity::feeling) == -2);
  CHECK(bad("3", Quantity::feeling).find("between -2 and 2") != std::string::npos);
  CHECK_FALSE(std::signbit(good("-0", Quantity::feeling)));
}

TEST_CASE("Nonsense never becomes a number") {
  const std::vector<std::string> nonsense = {
      "",    " ",    "abc",   "12 34", "1.2.3", "12%%",   "%",   "nan",
      "inf", "0x10", "1e999", "--3",   "+-3",   "1 2 h",  "h",   "12 h%",
      "min", "5 5",  "1e",    ".",     "-",     "1/2",    "a12", "12a",
      "١٢a", "12\n", "0.1.",  "1_000", "\xFF",  "1,,000", ",5",  std::string(500, '9')};
  for (const Quantity quantity :
       {Quantity::chance, Quantity::minutes, Quantity::money, Quantity::count, Quantity::months,
        Quantity::points, Quantity::factor, Quantity::level})
    for (const std::string& text : nonsense) bad(text, quantity);
}

TEST_CASE("What a field shows can be typed, and gives the number again") {
  std::mt19937 random(7);
  std::uniform_real_distribution<double> unit(0, 1);
  for (int i = 0; i < 2000; ++i) {
    const double part = std::round(unit(random) * 10000) / 10000;
    CHECK(good(text_of_number(Quantity::chance, part), Quantity::chance) ==
          doctest::Approx(part).epsilon(1e-12));
    const double money = std::round(unit(random) * 1e9) / 100;
    CHECK(good(text_of_number(Quantity::money, money), Quantity::money) == money);
    const double minutes = std::round(unit(random) * 20000);
    CHECK(good(text_of_number(Quantity::minutes, minutes), Quantity::minutes) == minutes);
  }
  CHECK(text_of_number(Quantity::chance, 0.12) == "12%");
  CHECK(text_of_number(Quantity::minutes, 45) == "45 min");
  CHECK(text_of_number(Quantity::minutes, 2880) == "2 days");
  CHECK(text_of_number(Quantity::minutes, 0.75) == "45 s");
  CHECK(text_of_number(Quantity::minutes, 90) == "90 min");
  CHECK(text_of_number(Quantity::minutes, 180) == "3 h");
  CHECK(text_of_number(Quantity::money, 1240.5) == "1,240.5");
  CHECK(text_of_number(Quantity::share, 1.0 / 3) == "33.3333%");
  CHECK(unit_beside(Quantity::money_per_hour, "GBP") == "GBP per hour");
}

}  // namespace painpoint::gui
