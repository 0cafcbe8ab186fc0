#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "report/decide_view.h"
#include "report/figures.h"
#include "report/sensitivity.h"
#include "study/compare.h"
#include "study/words.h"
#include "texts/tr.h"

namespace painpoint::report {
namespace {

using study::Lever;
using study::Option;
using study::Tornado;
using study::TornadoBar;
using study::TornadoEnd;

constexpr std::size_t kMostBars = 15;
constexpr std::size_t kMostLevers = 15;

std::string option_in_words(const Tornado& tornado, Option option) {
  return option == 0 ? texts::tr_words("doing nothing")
                     : study::in_quotes(tornado.names[option - 1]);
}

Cell worth_cell(double value) {
  return {grouped(study::three_digits(value), 0), value};
}

/// A number with three digits, which is more than anybody knows of an uncertain one. Without a
/// unit, for columns: the address tells it.
std::string bare(Quantity quantity, double value) {
  const bool is_percent = rule_of(quantity).percent;
  const double full = is_percent ? 100 * value : value;
  const double unit = full == 0 ? 1 : std::pow(10, std::floor(std::log10(std::abs(full))) - 2);
  const double shown = std::round(full / unit) * unit;
  const double size = std::abs(shown);
  const int decimals = size >= 100 || shown == 0 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3;
  return grouped(shown, decimals) + (is_percent ? "%" : "");
}

bool can_be_worked_on(const std::string& address) {
  constexpr std::array<std::string_view, 7> kWorkedOn = {
      "touchpoints.", "causes.", "complaints.", "recontact.", "channels.", "teams.", "policies."};
  return std::any_of(kWorkedOn.begin(), kWorkedOn.end(),
                     [&](std::string_view beginning) { return address.starts_with(beginning); });
}

std::string saving_unit(const Journey& journey) {
  const std::string currency = currency_word(journey.currency);
  return journey.customers_per_month ? texts::tr_format("{} a month", currency)
                                     : texts::tr_format("{} for 1,000 customers", currency);
}

void say_what_decides(Document& document, const Journey& journey, const Tornado& tornado) {
  const auto flipping = static_cast<std::size_t>(
      std::count_if(tornado.bars.begin(), tornado.bars.end(),
                    [](const TornadoBar& bar) { return !bar.flips.empty(); }));
  const double worth = tornado.as_written[tornado.plan];
  const std::string measure = measure_in_words(journey, tornado.measure);
  const std::string best =
      tornado.best == 0
          ? texts::tr_format(
                "With the numbers as written, doing nothing is best; the best plan, "
                "{}, is worth {} ({}).",
                option_in_words(tornado, tornado.plan + 1), study::money(worth, journey), measure)
          : texts::tr_format(
                "With the numbers as written, {} is best: worth {} against doing "
                "nothing ({}).",
                option_in_words(tornado, tornado.best), study::money(worth, journey), measure);
  document.blocks.emplace_back(Paragraph{best, true});
  document.blocks.emplace_back(Paragraph{
      flipping == 0
          ? texts::tr_format(
                "None of the {} uncertain numbers changes that on its own, between the low "
                "and the high of what is plausible.",
                tornado.numbers)
      : flipping == 1
          ? texts::tr_format("{} of the {} uncertain numbers would change that on its own, at a "
                             "value that is plausible.",
                             flipping, tornado.numbers)
          : texts::tr_format("{} of the {} uncertain numbers would change that on their own, at a "
                             "value that is plausible.",
                             flipping, tornado.numbers),
      false});
}

}  // namespace

std::string option_id(const Tornado& tornado, Option option) {
  return option == 0 ? std::string(study::kBase) : tornado.ids[option - 1];
}

Table flips_table(const Tornado& tornado) {
  Table table;
  table.columns = {{texts::tr_words("What would change the decision"), "", Align::left, 26, 3},
                   {texts::tr_words("As it is")},
                   {texts::tr_words("Changes"), "", Align::left},
                   {texts::tr_words("Then best"), "", Align::left, 16, 3}};
  std::size_t left_out = 0;
  for (const TornadoBar& bar : tornado.bars)
    for (const study::Flip& flip : bar.flips) {
      if (table.rows.size() == kMostBars) {
        ++left_out;
        continue;
      }
      table.rows.push_back(
          {{bar.address, Cell(bare(bar.quantity, bar.value), bar.value),
            Cell(flip.at < bar.value ? texts::tr_format("below {}", bare(bar.quantity, flip.at))
                                     : texts::tr_format("above {}", bare(bar.quantity, flip.at)),
                 flip.at),
            flip.to == 0 ? std::string(texts::tr_words("Do nothing"))
                         : tornado.names[flip.to - 1]}});
    }
  if (left_out > 0) table.note = texts::tr_format("{} more; JSON and CSV have them.", left_out);
  return table;
}

Table tornado_table(const Journey& journey, const Tornado& tornado) {
  Table table;
  const std::string unit = currency_word(journey.currency);
  table.columns = {{texts::tr_words("Each number alone"), "", Align::left, 26, 3},
                   {texts::tr_words("As it is")},
                   {texts::tr_words("Low")},
                   {texts::tr_words("High")},
                   {texts::tr_words("At low"), unit},
                   {texts::tr_words("At high"), unit},
                   {texts::tr_words("Swing"), unit}};
  bool inside = false;
  for (const TornadoBar& bar : tornado.bars) {
    if (table.rows.size() == kMostBars) break;
    const auto end = [&](const TornadoEnd& at) {
      inside = inside || !at.is_percentile;
      return Cell(bare(bar.quantity, at.number) + (at.is_percentile ? "" : " *"), at.number);
    };
    const std::string together =
        bar.together > 1 ? ' ' + texts::tr_format("(with {} more)", bar.together - 1) : "";
    table.rows.push_back({{bar.address + together, Cell(bare(bar.quantity, bar.value), bar.value),
                           end(bar.low), end(bar.high), worth_cell(bar.low.plans[tornado.plan]),
                           worth_cell(bar.high.plans[tornado.plan]), worth_cell(bar.swing)}});
  }
  table.note = texts::tr_format(
      "What {} is worth at the low and the high of each number: the 5th and "
      "95th percentile of what is plausible, everything else as written.",
      option_in_words(tornado, tornado.plan + 1));
  const std::size_t left_out = tornado.bars.size() - table.rows.size();
  if (left_out > 0)
    table.note +=
        ' ' + (left_out == 1
                   ? texts::tr_format("{} more moves it less; JSON and CSV have them.", left_out)
                   : texts::tr_format("{} more move it less; JSON and CSV have them.", left_out));
  if (inside) table.note += std::string(" ") + texts::tr_words("* As far as other numbers allow.");
  return table;
}

Table levers_table(const Journey& journey, const std::vector<Lever>& levers) {
  Table table;
  table.columns = {{texts::tr_words("Number"), "", Align::left, 30, 3},
                   {texts::tr_words("As it is")},
                   {texts::tr_words("Moved by"), "", Align::left},
                   {texts::tr_words("Saves"), saving_unit(journey)}};
  std::size_t left_out = 0;
  for (const Lever& lever : levers) {
    if (!can_be_worked_on(lever.derivative.address)) continue;
    if (table.rows.size() == kMostLevers) {
      ++left_out;
      continue;
    }
    const double scale = lever.saving >= 100 ? 0 : lever.saving >= 1 ? 1 : 3;
    table.rows.push_back(
        {{lever.derivative.address,
          Cell(bare(lever.derivative.quantity, lever.derivative.value), lever.derivative.value),
          study::move_in_words(lever),
          Cell(grouped(study::three_digits(lever.saving), static_cast<int>(scale)),
               lever.saving)}});
  }
  table.note = texts::tr_words(
      "Total cost: cash, and customers lost at what they are worth. For small moves, everything "
      "else as it is; other shares of a split give way, the distribution of a time scales.");
  if (left_out > 0) table.note += ' ' + texts::tr_format("{} more save less.", left_out);
  return table;
}

Document sensitivity_document(const Journey& journey, const Sensitivity& sensitivity) {
  Document document;
  if (sensitivity.tornado) {
    document.blocks.emplace_back(Heading{texts::tr_words("What the decision hangs on")});
    say_what_decides(document, journey, *sensitivity.tornado);
    Table flips = flips_table(*sensitivity.tornado);
    if (!flips.rows.empty()) document.blocks.emplace_back(std::move(flips));
    document.blocks.emplace_back(tornado_table(journey, *sensitivity.tornado));
  } else {
    document.blocks.emplace_back(Paragraph{
        texts::tr_words(
            "There is no decision to look at: that takes a plan under `scenarios:` and "
            "`customers_per_month`. What each number does to the cost can be said all the "
            "same."),
        false});
  }
  document.blocks.emplace_back(Heading{texts::tr_words("Where a little saves most")});
  document.blocks.emplace_back(levers_table(journey, sensitivity.levers));
  return document;
}

Table sensitivity_figures(const Sensitivity& sensitivity) {
  const texts::Speaking english(texts::Language::english);
  Table table;
  table.columns = {{"part", "", Align::left},
                   {"number", "", Align::left},
                   {"figure", "", Align::left},
                   {"value"}};
  const auto add = [&](const char* part, const std::string& number, std::string figure,
                       double value) {
    table.rows.push_back({{part, number, std::move(figure), Cell("", value)}});
  };
  if (sensitivity.tornado) {
    const Tornado& tornado = *sensitivity.tornado;
    for (const TornadoBar& bar : tornado.bars) {
      add("tornado", bar.address, "value", bar.value);
      for (const auto& [name, end] :
           {std::pair<std::string, const TornadoEnd*>{"low", &bar.low}, {"high", &bar.high}}) {
        add("tornado", bar.address, name, end->number);
        for (std::size_t p = 0; p < tornado.ids.size(); ++p)
          add("tornado", bar.address, fmt::format("{} at {}", tornado.ids[p], name), end->plans[p]);
      }
      add("tornado", bar.address, "swing", bar.swing);
      for (const study::Flip& flip : bar.flips)
        add("tornado", bar.address, "flips to " + option_id(tornado, flip.to), flip.at);
    }
  }
  for (const study::Derivative& derivative : sensitivity.derivatives.all) {
    if (derivative.slopes.smooth()) {
      add("derivative", derivative.address, "slope", *derivative.slopes.up);
      continue;
    }
    if (derivative.slopes.down)
      add("derivative", derivative.address, "slope below", *derivative.slopes.down);
    if (derivative.slopes.up)
      add("derivative", derivative.address, "slope above", *derivative.slopes.up);
  }
  return table;
}

}  // namespace painpoint::report
