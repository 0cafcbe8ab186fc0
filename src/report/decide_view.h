#pragma once

#include "model/journey.h"
#include "report/table.h"
#include "study/decide.h"

namespace painpoint::report {

/// The verdict, what each plan is worth and how sure that is, what to measure next, who is best by
/// what a customer is worth, and how it was found out.
Document decide_document(const Journey& journey, const study::Decision& decision);

// Its tables, for pages that arrange them in their own way.
Table plan_worth_table(const Journey& journey, const study::Decision& decision);
Table plan_odds_table(const Journey& journey, const study::Decision& decision);
/// Empty where nothing is worth knowing.
Table measure_next_table(const Journey& journey, const study::Decision& decision);
/// What is said instead, on pages.
Paragraph nothing_to_measure(const Journey& journey, const study::Decision& decision);
Table causes_worth_table(const Journey& journey, const study::Decision& decision);
/// Empty where the value of a customer decides nothing.
Table acceptability_table(const Journey& journey, const study::Decision& decision);

/// An uncertain number with three digits, which is more than anybody knows of it.
std::string uncertain_in_words(const Journey& journey, Quantity quantity, double value);

/// "10,000 plausible worlds, in which 183 numbers differ, ..."
std::string how_decided(const Journey& journey, const study::Decision& decision);

/// plan, figure, value, se: every figure unrounded, for spreadsheets.
Table decide_figures(const Journey& journey, const study::Decision& decision);

/// "75% (50% to 88%)": what is known of a number today.
std::string range_in_words(const Journey& journey, const study::InformationWorth& number);

/// "Worth over 24 months", by the measure.
std::string measure_in_words(const Journey& journey, study::Measure measure);
std::string_view word_of(study::Measure measure);
std::string_view word_of(study::Advice advice);

}  // namespace painpoint::report
