#include "model/evidence.h"

#include "texts/tr.h"

#include <array>

namespace painpoint {
namespace {

constexpr std::array<DefaultSource, 19> kSources = {{
    {"severities.minor.would_return.*", Evidence::published,
     texts::tr_later(
         "TARP: intention to buy again after a loss of under $5, by outcome of the complaint")},
    {"severities.severe.would_return.*", Evidence::published,
     texts::tr_later(
         "TARP: intention to buy again after a loss of over $100, by outcome of the complaint")},
    {"severities.moderate.would_return.*", Evidence::guess,
     texts::tr_later("the mean of the published figures for small and large losses")},
    {"severities.severe.conversion", Evidence::guess,
     texts::tr_later("anchored on 17% who leave a brand after one bad experience (PwC 2018)")},
    {"severities.*.conversion", Evidence::guess,
     texts::tr_later("assumed; only the severe one has an anchor")},
    {"severities.*.complain", Evidence::guess,
     texts::tr_later(
         "assumed: published shares are about people's most serious problem of a year, not about "
         "every problem of a journey")},
    {"severities.*.recontact", Evidence::guess,
     texts::tr_later("assumed, near SQM's 28% of contacts that are repeats")},
    {"severities.*.leave", Evidence::guess, texts::tr_later("assumed")},
    {"recontact.resolved", Evidence::expert,
     texts::tr_later("first-contact resolution of 70 to 75% (SQM)")},
    {"complaints.quick", Evidence::published,
     texts::tr_later("FCA complaints data 2023: closed within 3 days")},
    {"complaints.slow", Evidence::published,
     texts::tr_later("FCA complaints data 2023: 58% upheld in all")},
    {"complaints.escalate.chance", Evidence::published,
     texts::tr_later("TARP: 5% of complaints reach the executive suite")},
    {"complaints.escalate.upheld", Evidence::published,
     texts::tr_later("FCA complaints data 2023: 58% upheld")},
    {"satisfaction.clean", Evidence::published,
     texts::tr_later("UKCSI July 2023: 79.7 without a problem, 60.9 with one")},
    {"satisfaction.drop", Evidence::guess,
     texts::tr_later(
         "18.8 points (UKCSI July 2023) divided by 0.55, a typical lost intention to return")},
    {"satisfaction.abandoned", Evidence::guess, texts::tr_later("assumed")},
    {"satisfaction.engagement_elasticity", Evidence::published,
     texts::tr_later("Institute of Customer Service: 1% more engagement goes with nearly 0.5% more "
                     "satisfaction")},
    {"discount_rate", Evidence::expert,
     texts::tr_later(
         "usual in business cases; public bodies use 3.5% real (HM Treasury Green Book)")},
    {"value_of_time", Evidence::guess,
     texts::tr_later("non-work time of the UK's transport appraisal guidance, inflated")},
}};

bool matches(std::string_view pattern, std::string_view address) {
  while (true) {
    const std::size_t p = pattern.find('.');
    const std::size_t a = address.find('.');
    const std::string_view step = pattern.substr(0, p);
    if (step != "*" && step != address.substr(0, a)) return false;
    if (p == std::string_view::npos || a == std::string_view::npos)
      return p == std::string_view::npos && a == std::string_view::npos;
    pattern.remove_prefix(p + 1);
    address.remove_prefix(a + 1);
  }
}

}  // namespace

GradeWidth width_of(Evidence grade, bool elsewhere) {
  constexpr GradeWidth kMeasured = {1.1, 0.03};
  constexpr GradeWidth kOfThisSector = {1.3, 0.10};
  constexpr GradeWidth kOfOthers = {1.7, 0.15};
  constexpr GradeWidth kGuess = {3.0, 0.30};
  switch (grade) {
    case Evidence::measured:
      return kMeasured;
    case Evidence::published:
      return elsewhere ? kOfOthers : kOfThisSector;
    case Evidence::expert:
      return kOfOthers;
    case Evidence::guess:
    case Evidence::none:
      break;
  }
  return kGuess;
}

std::optional<DefaultSource> source_of_default(std::string_view address) {
  for (const DefaultSource& source : kSources)
    if (matches(source.address, address)) return source;
  return std::nullopt;
}

}  // namespace painpoint
