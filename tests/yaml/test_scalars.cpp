#include <doctest/doctest.h>

#include <limits>
#include <string>

#include "yaml/scalars.h"

using namespace painpoint;
using namespace painpoint::yaml;

namespace {

constexpr NumberForm kPlain{};
constexpr NumberForm kShare{true, false};
constexpr NumberForm kTime{false, true};

struct Good {
  const char* text;
  NumberForm form;
  double value;
};
struct Bad {
  const char* text;
  NumberForm form;
  Code code;
  const char* advice;  ///< part of what is advised
};

}  // namespace

TEST_CASE("numbers, percents and times") {
  const Good table[] = {
      {"0", kPlain, 0},         {"12.5", kPlain, 12.5},    {"-3", kPlain, -3},
      {"1e3", kPlain, 1000},    {"1.5E-2", kPlain, 0.015}, {"1E+2", kPlain, 100},
      {".5", kPlain, 0.5},      {"007", kPlain, 7},        {"1e0", kShare, 1},
      {"10%", kShare, 0.1},     {"10 %", kShare, 0.1},     {"0.2%", kShare, 0.002},
      {"32.5%", kShare, 0.325}, {"1e1%", kShare, 0.1},     {"0.1", kShare, 0.1},
      {"20", kTime, 20},        {"45 s", kTime, 0.75},     {"45s", kTime, 0.75},
      {"20 min", kTime, 20},    {"2 h", kTime, 120},       {"1.5 h", kTime, 90},
      {"2 days", kTime, 2880},  {"1 day", kTime, 1440},
  };
  for (const Good& good : table) {
    CAPTURE(good.text);
    const ReadNumber read = read_number_text(good.text, good.form);
    CHECK_FALSE(read.slip.has_value());
    CHECK(read.value == good.value);
  }
}

TEST_CASE("percents are the doubles that decimals are") {
  for (int i = 0; i <= 1000; ++i) {
    const std::string tenths = std::to_string(i / 10) + "." + std::to_string(i % 10);
    const std::string decimal = std::to_string(i) + "e-3";
    CHECK(read_number_text(tenths + "%", kShare).value == read_number_text(decimal, kShare).value);
  }
}

TEST_CASE("typical slips are understood and refused") {
  const Bad table[] = {
      {"1,5", kPlain, Code::not_a_number, "write 1.5"},
      {"1,240", kPlain, Code::not_a_number, "write 1240 or 1.240"},
      {"1,240.50", kPlain, Code::not_a_number, "write 1240.50"},
      {"12,5%", kShare, Code::not_a_number, "write 12.5%"},
      {"1_000", kPlain, Code::not_a_number, "write 1000"},
      {"1 000", kPlain, Code::not_a_number, "write 1000"},
      {"1'000", kPlain, Code::not_a_number, "write 1000"},
      {"1.2.3", kPlain, Code::not_a_number, "decimal point"},
      {"12:30", kPlain, Code::not_a_number, "one number"},
      {"12:30", kTime, Code::bad_time, "90 min"},
      {"0x1F", kPlain, Code::not_a_number, "decimal"},
      {"+5", kPlain, Code::not_a_number, "without"},
      {"\u22125", kPlain, Code::not_a_number, "`-`"},
      {".inf", kPlain, Code::not_a_number, "number"},
      {"-.inf", kPlain, Code::not_a_number, "number"},
      {"nan", kPlain, Code::not_a_number, "number"},
      {"1e999", kPlain, Code::not_a_number, "fewer"},
      {"£8", kPlain, Code::not_a_number, "currency"},
      {"8€", kPlain, Code::not_a_number, "currency"},
      {"12 EUR", kPlain, Code::not_a_number, "digits"},
      {"10%", kPlain, Code::percent_not_allowed, "write the number"},
      {"10%", kTime, Code::percent_not_allowed, "write the number"},
      {"10 percent", kShare, Code::not_a_number, "write 10%"},
      {"5 min", kPlain, Code::not_a_number, "write 5"},
      {"5 minutes", kTime, Code::bad_time, "write 5 min"},
      {"2 hours", kTime, Code::bad_time, "write 2 h"},
      {"45 m", kTime, Code::bad_time, "write 45 min"},
      {"3 weeks", kTime, Code::bad_time, "days"},
      {"1 h 30 min", kTime, Code::bad_time, "1.5 h"},
      {"3 parsecs", kTime, Code::bad_time, "units"},
      {"true", kPlain, Code::not_a_number, "number"},
      {"often", kShare, Code::not_a_number, "10%"},
      {"", kPlain, Code::not_a_number, "12.5"},
      {"-", kPlain, Code::not_a_number, "decimal"},
      {"1e", kPlain, Code::not_a_number, "digits"},
      {"٣", kPlain, Code::not_a_number, "12.5"},
  };
  for (const Bad& bad : table) {
    CAPTURE(bad.text);
    const ReadNumber read = read_number_text(bad.text, bad.form);
    REQUIRE(read.slip.has_value());
    CHECK(read.slip->code == bad.code);
    CHECK_MESSAGE(read.slip->advice.find(bad.advice) != std::string::npos, read.slip->advice);
    CHECK_FALSE(read.slip->message.empty());
  }
}

TEST_CASE("the form follows from the quantity") {
  CHECK(form_of(Quantity::chance).percent);
  CHECK(form_of(Quantity::rate).percent);
  CHECK(form_of(Quantity::level).percent);
  CHECK_FALSE(form_of(Quantity::money).percent);
  CHECK_FALSE(form_of(Quantity::factor).percent);
  CHECK(form_of(Quantity::minutes).unit);
  CHECK_FALSE(form_of(Quantity::months).unit);
}
