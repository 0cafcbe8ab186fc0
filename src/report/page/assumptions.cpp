#include <fmt/format.h>

#include <utility>

#include "report/decide_view.h"
#include "report/figures.h"
#include "report/page/parts.h"
#include "report/version.h"
#include "texts/tr.h"

namespace painpoint::report {
namespace {

Table grades_table(const Assumptions& assumptions) {
  Table table;
  table.title = texts::tr_words("How well the numbers of the file are known");
  table.columns = {{texts::tr_words("Grade"), "", Align::left}, {texts::tr_words("Numbers")}};
  for (const Assumptions::Grade& grade : assumptions.grades)
    table.rows.push_back({{grade.grade, Cell(grouped(static_cast<double>(grade.numbers), 0),
                                             static_cast<double>(grade.numbers))}});
  return table;
}

Table with_source(const Assumptions& assumptions) {
  Table table;
  table.title = texts::tr_words("Defaults that rest on evidence");
  table.columns = {{texts::tr_words("Number"), "", Align::left, 24, 3},
                   {texts::tr_words("Value")},
                   {texts::tr_words("Grade"), "", Align::left},
                   {texts::tr_words("Source"), "", Align::left, 24, 4}};
  for (const DefaultUsed& one : assumptions.defaults)
    if (!one.grade.empty()) table.rows.push_back({{one.address, one.value, one.grade, one.source}});
  return table;
}

Table without_source(const Assumptions& assumptions) {
  Table table;
  table.title = texts::tr_words("Other defaults");
  table.columns = {{texts::tr_words("Number"), "", Align::left, 24, 3},
                   {texts::tr_words("Value")},
                   {texts::tr_words("Places")},
                   {texts::tr_words("Meaning"), "", Align::left, 24, 4}};
  for (const DefaultUsed& one : assumptions.defaults)
    if (one.grade.empty())
      table.rows.push_back(
          {{one.address, one.value,
            Cell(grouped(static_cast<double>(one.places), 0), static_cast<double>(one.places)),
            one.meaning}});
  table.note = texts::tr_words(
      "Times, costs and shares that the file does not say are 0: money that nobody wrote "
      "is not counted.");
  return table;
}

}  // namespace

Section assumptions_section(const ReportInputs& inputs) {
  Section section{"assumptions", texts::tr_words("What this rests on"), {}};
  section.own_page = true;
  section.blocks.emplace_back(Subheading{texts::tr_words("Numbers")});
  add_table(section, grades_table(inputs.assumptions));
  add_table(section, with_source(inputs.assumptions));
  add_table(section, without_source(inputs.assumptions));
  section.blocks.emplace_back(Subheading{texts::tr_words("The model itself")});
  section.blocks.emplace_back(Bullets{{
      texts::tr_words(
          "Customers do not meet each other: there are no queues that grow, and staff are always "
          "there. Waits are as the file says, whatever else changes."),
      texts::tr_words("In one visit at most one problem counts, the most severe one. Pain points "
                      "of a visit strike "
                      "independently of each other, but for the causes that a customer carries."),
      texts::tr_words(
          "How people react depends on the severity of the problem, their segment and the channel, "
          "and "
          "not on what happened before, except for `repeat_penalty` after an earlier problem."),
      texts::tr_words(
          "A customer is lost once, and finishes the journey all the same. What he would have "
          "brought "
          "in is counted as the file's value of a customer says, less what would have been lost "
          "anyway."),
      texts::tr_words("Resolving a complaint mends one customer's case; only fixing the cause "
                      "mends everyone's."),
      texts::tr_words(
          "What plans do comes at once in the months in which they have an effect; people who were "
          "lost before stay lost."),
  }});
  return section;
}

Section method_section(const ReportInputs& inputs) {
  Section section{"method", texts::tr_words("How this was computed"), {}};
  Table table;
  table.title = texts::tr_words("Enough to repeat it");
  table.columns = {{texts::tr_words("What"), "", Align::left},
                   {texts::tr_words("Value"), "", Align::left, 20, 4}};
  const auto add = [&](std::string what, std::string value) {
    table.rows.push_back({{std::move(what), std::move(value)}});
  };
  add(texts::tr_words("Program"), texts::tr_format("painpoint {}", version()));
  if (!inputs.file.empty()) add(texts::tr_words("File"), inputs.file);
  add(texts::tr_words("Engine"),
      texts::tr_words("exact: the equations of an absorbing Markov chain, solved to nine digits"));
  add(texts::tr_words("States of the base"),
      grouped(static_cast<double>(inputs.comparison.scenarios.front().result.states), 0));
  if (inputs.decision != nullptr) {
    add(texts::tr_words("Plausible worlds"),
        grouped(static_cast<double>(inputs.decision->worlds), 0));
    add(texts::tr_words("Seed of the worlds"), std::to_string(inputs.decision->seed));
    add(texts::tr_words("Judged by"),
        std::string(word_of(inputs.decision->measure)) + ": " +
            measure_in_words(inputs.journey, inputs.decision->measure));
    add(texts::tr_words("Why it stopped"), texts::tr_words("all worlds were solved"));
  }
  add_table(section, std::move(table));
  if (!inputs.command.empty()) {
    add_text(section,
             texts::tr_words("The same file and this command make the same report, byte by byte:"));
    section.blocks.emplace_back(Verbatim{inputs.command});
  }
  return section;
}

}  // namespace painpoint::report
