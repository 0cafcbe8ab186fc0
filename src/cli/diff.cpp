#include <fmt/format.h>

#include <utility>

#include "base/render.h"
#include "base/text.h"
#include "cli/input.h"
#include "cli/load.h"
#include "cli/verbs.h"
#include "report/diff_view.h"
#include "report/json.h"
#include "report/print.h"
#include "study/compare.h"
#include "study/journey_diff.h"
#include "texts/parts.h"

namespace painpoint::cli {
namespace {

/// A file as it was given, before anyone knows what is in it.
struct Given {
  std::string name;
  std::string text;

  /// A journey can be written so that it looks like JSON; its name tells.
  [[nodiscard]] bool is_result() const {
    return report::looks_like_json(text) && !name.ends_with(".yaml") && !name.ends_with(".yml");
  }
};

Got<Given> read_given(const std::string& path) {
  Got<std::string> text = read_input(path);
  if (!text) return Got<Given>::fail(text.exit, text.message);
  return {Given{shown_name(path), std::move(*text)}};
}

Got<report::ResultFile> read_result(const Given& given, const Console& console) {
  const SourceText source{given.name, given.text};
  auto result = report::read_result(source);
  say_findings(console, result.diagnostics, source);
  if (result) return {std::move(*result)};
  return Got<report::ResultFile>::fail(
      Exit::file_wrong, texts::tr_format("{} in {}", texts::count_in_words(result.diagnostics),
                                         printable(given.name)));
}

/// All scenarios solved exactly, as `compare --format json` would write them.
Got<report::ResultFile> solve_all(const yaml::JourneyFile& file, const Console& console) {
  auto answer =
      study::compare(file.journey, {study::all_scenarios(file.journey), true, false, false});
  Console hushed = console;
  hushed.quiet = true;  // the question is what is different, not what is unusual
  const Exit status = report_on_results(std::move(answer.diagnostics), file, hushed);
  if (!answer)
    return Got<report::ResultFile>::fail(status == Exit::fine ? Exit::file_wrong : status);
  const SourceText text{file.source.name, report::exact_json(file.journey, *answer)};
  auto result = report::read_result(text);
  if (!result)
    return Got<report::ResultFile>::fail(Exit::machine_failed, texts::tr_words("internal error"));
  return {std::move(*result)};
}

Exit finish_diff(const Options& options, const Console& console,
                 const report::DiffReport& comparison) {
  if (options.format == "json") return finish(options, console, report::diff_json(comparison));
  report::TextOptions text;
  text.colour = console.colour_results && options.output.empty();
  return finish(options, console, report::print_text(report::diff_document(comparison), text));
}

Exit diff_results(const Options& options, const Console& console, const Given& old,
                  const Given& now, report::DiffReport comparison) {
  auto before = read_result(old, console);
  auto after = read_result(now, console);
  if (!before) return give_up(console, before);
  if (!after) return give_up(console, after);
  if (const std::string why = report::why_not_comparable(*before, *after); !why.empty()) {
    say_error(console, texts::tr_format("{} and {} cannot be compared: {}", printable(old.name),
                                        printable(now.name), why));
    return Exit::command_wrong;
  }
  const report::ResultDiff diff = report::diff_results(*before, *after);
  comparison.results.emplace(report::ComparedResults{*before, *after, diff});
  return finish_diff(options, console, comparison);
}

Exit diff_journeys(const Options& options, const Console& console, Given old, Given now,
                   report::DiffReport comparison) {
  Console hushed = console;
  hushed.quiet = true;
  auto before = load_text(std::move(old.name), std::move(old.text), {}, hushed);
  if (!before) return give_up(console, before);
  auto after = load_text(std::move(now.name), std::move(now.text), {}, hushed);
  if (!after) return give_up(console, after);
  comparison.journeys = study::diff_journeys(before->journey, after->journey);
  if (before->journey.currency != after->journey.currency) {
    comparison.no_results = texts::tr_words(
        "The two are in different currencies, so that their results are not compared.");
    return finish_diff(options, console, comparison);
  }
  auto solved_before = solve_all(*before, console);
  auto solved_after = solve_all(*after, console);
  if (!solved_before || !solved_after) {
    comparison.no_results =
        texts::tr_words("The results are not compared: one of the two cannot be solved exactly.");
    const Exit written = finish_diff(options, console, comparison);
    return written == Exit::fine ? (solved_before ? solved_after.exit : solved_before.exit)
                                 : written;
  }
  const report::ResultDiff diff = report::diff_results(*solved_before, *solved_after);
  comparison.results.emplace(report::ComparedResults{*solved_before, *solved_after, diff});
  return finish_diff(options, console, comparison);
}

}  // namespace

Exit run_diff(const Options& options, const Console& console) {
  auto old = read_given(options.arguments.at(0));
  if (!old) return give_up(console, old);
  auto now = read_given(options.arguments.at(1));
  if (!now) return give_up(console, now);
  if (old->is_result() != now->is_result()) {
    say_error(console,
              texts::tr_format(old->is_result()
                                   ? texts::tr_later("`{}` is a result and `{}` a journey; diff "
                                                     "compares two of a kind")
                                   : texts::tr_later("`{}` is a journey and `{}` a result; diff "
                                                     "compares two of a kind"),
                               printable(old->name), printable(now->name)));
    return Exit::command_wrong;
  }
  report::DiffReport comparison;
  comparison.before = old->name;
  comparison.after = now->name;
  comparison.same_bytes = old->text == now->text;
  if (old->is_result()) return diff_results(options, console, *old, *now, std::move(comparison));
  return diff_journeys(options, console, std::move(*old), std::move(*now), std::move(comparison));
}

}  // namespace painpoint::cli
