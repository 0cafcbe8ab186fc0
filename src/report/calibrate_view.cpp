#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "report/calibration.h"
#include "report/figures.h"
#include "study/words.h"
#include "texts/tr.h"

namespace painpoint::report {
namespace {

using study::CalibratedFigure;
using study::CalibratedNumber;
using study::Calibration;

std::size_t changed_numbers(const Calibration& calibration) {
  return static_cast<std::size_t>(
      std::count_if(calibration.numbers.begin(), calibration.numbers.end(),
                    [](const CalibratedNumber& number) { return number.changed(); }));
}

std::string shown(const Journey& journey, const CalibratedFigure& figure, double value) {
  const Scale scale =
      scale_of(figure.figure.quantity,
               std::max({figure.figure.observed, figure.before, figure.after}), journey.currency);
  const std::string unit = scale.unit == "%" ? "%" : "";
  return grouped(value * scale.factor, scale.decimals) + unit;
}

/// "17.0% observed, 21.3% after calibration: 3.2 standard deviations too high."
std::string what_is_off(const Journey& journey, const Calibration& calibration,
                        const CalibratedFigure& figure) {
  const bool high = figure.off_after() > 0;
  const char* sentence =
      calibration.was_good
          ? high ? texts::tr_later("{}: {} observed, {} modelled: {} standard deviations too high.")
                 : texts::tr_later("{}: {} observed, {} modelled: {} standard deviations too low.")
      : high ? texts::tr_later(
                   "{}: {} observed, {} after calibration: {} standard deviations too "
                   "high.")
             : texts::tr_later(
                   "{}: {} observed, {} after calibration: {} standard deviations too "
                   "low.");
  return texts::tr_format(sentence, texts::tr_words(std::string(figure.figure.title).c_str()),
                          shown(journey, figure, figure.figure.observed),
                          shown(journey, figure, figure.after),
                          grouped(std::abs(figure.off_after()), 1));
}

std::string why_it_is_off(const Calibration& calibration, const CalibratedFigure& figure) {
  if (!figure.can_move)
    return figure.figure.key == "satisfaction"
               ? std::string(" ") +
                     texts::tr_words(
                         "How customers react hardly moves it: look at the chances of problems, at "
                         "satisfaction.clean and at satisfaction.drop.")
               : std::string(" ") + texts::tr_words(
                                        "How customers react hardly moves it: look at the chances "
                                        "of problems and at "
                                        "what follows them.");
  if (!figure.against.empty()) {
    std::vector<std::string> names;
    for (const std::size_t other : figure.against)
      names.emplace_back(
          texts::tr_words(std::string(calibration.figures[other].figure.title).c_str()));
    return ' ' + (names.size() == 1
                      ? texts::tr_format("{} pulls the other way.", study::all_of(names))
                      : texts::tr_format("{} pull the other way.", study::all_of(names)));
  }
  const bool limited = std::any_of(calibration.numbers.begin(), calibration.numbers.end(),
                                   [](const CalibratedNumber& number) { return number.at_limit; });
  if (limited)
    return std::string(" ") + texts::tr_words(
                                  "Numbers are at their limits: their own low or high, or all "
                                  "customers with a problem "
                                  "already react.");
  return std::string(" ") +
         texts::tr_words(
             "The numbers would have to go further from what is known about them than the figure "
             "is worth.");
}

void add_verdict(Document& document, const Journey& journey, const Calibration& calibration,
                 std::string_view file, std::string_view writes) {
  const std::size_t changed = changed_numbers(calibration);
  const auto say = [&](std::string text, bool important) {
    document.blocks.emplace_back(Paragraph{std::move(text), important});
  };
  bool all_met = true;
  for (const CalibratedFigure& figure : calibration.figures)
    all_met = all_met && (!figure.figure.fitted || figure.met);
  if (calibration.was_good) {
    say(all_met
            ? texts::tr_words(
                  "The model meets the observed figures as it is. There is nothing to change, and "
                  "no diff.")
            : texts::tr_words(
                  "Those figures that customers' reactions decide are met within one standard "
                  "deviation. There is nothing to change, and no diff."),
        true);
    for (const CalibratedFigure& figure : calibration.figures)
      if (figure.figure.fitted && !figure.met)
        say(what_is_off(journey, calibration, figure) + why_it_is_off(calibration, figure), false);
    return;
  }
  const std::string what = changed == 1 ? texts::tr_words("one number changes")
                                        : texts::tr_format("{} numbers change", changed);
  if (all_met)
    say(texts::tr_format("The observed figures can be met: {}.", what), true);
  else
    say(texts::tr_format(
            "The observed figures cannot all be met by how customers react; this is as "
            "near as is plausible: {}.",
            changed == 0 ? texts::tr_words("no number changes") : what),
        true);
  for (const CalibratedFigure& figure : calibration.figures)
    if (figure.figure.fitted && !figure.met)
      say(what_is_off(journey, calibration, figure) + why_it_is_off(calibration, figure), false);
  if (changed == 0)
    say(texts::tr_words("There is no diff."), false);
  else if (writes.empty())
    say(texts::tr_format(
            "The diff follows. Read it, save it with --output calibrated.patch, and take "
            "it with `patch {} calibrated.patch`, or leave it.",
            printable(file)),
        false);
  else
    say(texts::tr_format(
            "The diff is in {1}. Read it, and take it with `patch {0} {1}`, or leave it.",
            printable(file), printable(writes)),
        false);
}

Table figures_table(const Journey& journey, const Calibration& calibration) {
  Table table;
  table.columns = {{texts::tr_words("Figure"), "", Align::left, 22, 2},
                   {texts::tr_words("Observed")},
                   {texts::tr_words("known to"), "+/-"},
                   {texts::tr_words("Before")},
                   {texts::tr_words("After")},
                   {texts::tr_words("Off before"), texts::tr_words("in sd")},
                   {texts::tr_words("Off after"), texts::tr_words("in sd")}};
  bool others = false;
  for (const CalibratedFigure& figure : calibration.figures) {
    Row row;
    row.quiet = !figure.figure.fitted;
    others = others || row.quiet;
    row.cells = {std::string(texts::tr_words(std::string(figure.figure.title).c_str())) +
                     (row.quiet ? " *" : ""),
                 Cell(shown(journey, figure, figure.figure.observed), figure.figure.observed),
                 Cell(shown(journey, figure, figure.figure.sd), figure.figure.sd),
                 Cell(shown(journey, figure, figure.before), figure.before),
                 Cell(shown(journey, figure, figure.after), figure.after)};
    if (figure.figure.fitted) {
      row.cells.emplace_back(with_sign(figure.off_before(), 1), figure.off_before());
      row.cells.emplace_back(with_sign(figure.off_after(), 1), figure.off_after());
    }
    table.rows.push_back(std::move(row));
  }
  table.note = texts::tr_words(
      "+/- is one standard deviation of the observed figure: from its low and high, its sample or "
      "its evidence; without any it counts as measured.");
  if (others) table.note += std::string(" ") + texts::tr_words("* Not fitted, only looked at.");
  return table;
}

Table numbers_table(const Calibration& calibration) {
  Table table;
  table.columns = {{texts::tr_words("How customers with a problem react"), "", Align::left, 30, 2},
                   {texts::tr_words("Before"), "%"},
                   {texts::tr_words("After"), "%"},
                   {texts::tr_words("Moved"), texts::tr_words("in sd")},
                   {"", "", Align::left, 16, 2}};
  for (const CalibratedNumber& number : calibration.numbers) {
    const auto percentage = [](double chance) {
      return Cell(grouped(100 * chance, chance < 0.001 ? 4 : chance < 0.1 ? 3 : 2), chance);
    };
    std::string remark;
    if (!number.number.is_free())
      remark = texts::tr_words("stays: nothing uncertain");
    else if (number.at_limit)
      remark = texts::tr_words("at its limit");
    else if (std::abs(number.moved) > 2)
      remark = texts::tr_words("far from what was known");
    table.rows.push_back(
        {{number.number.address, percentage(number.number.value),
          number.changed() ? percentage(number.after) : Cell(texts::tr_words("as it is")),
          Cell(with_sign(number.moved, 2), number.moved), remark}});
  }
  table.note = texts::tr_words(
      "Moved is in standard deviations of what was known about the number, on the scale of log "
      "odds. What the observed figures say nothing about stays where it was.");
  return table;
}

}  // namespace

Document calibration_document(const Journey& journey, const Calibration& calibration,
                              std::string_view file, std::string_view writes) {
  Document document;
  document.blocks.emplace_back(Heading{texts::tr_words("Calibration")});
  add_verdict(document, journey, calibration, file, writes);
  document.blocks.emplace_back(figures_table(journey, calibration));
  document.blocks.emplace_back(numbers_table(calibration));
  return document;
}

Table calibration_figures(const Calibration& calibration) {
  const texts::Speaking english(texts::Language::english);
  Table table;
  table.columns = {{"part", "", Align::left},
                   {"id", "", Align::left},
                   {"observed"},
                   {"sd"},
                   {"before"},
                   {"after"},
                   {"moved"}};
  const auto number = [](double value) { return Cell("", value); };
  for (const CalibratedFigure& figure : calibration.figures)
    table.rows.push_back({{"figure", std::string(figure.figure.key), number(figure.figure.observed),
                           number(figure.figure.sd), number(figure.before), number(figure.after),
                           number(figure.off_after())}});
  for (const CalibratedNumber& one : calibration.numbers)
    table.rows.push_back({{"number", one.number.address, "", number(one.number.sigma),
                           number(one.number.value), number(one.after), number(one.moved)}});
  return table;
}

}  // namespace painpoint::report
