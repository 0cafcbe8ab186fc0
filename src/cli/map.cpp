#include <fmt/format.h>
#include <unistd.h>

#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "cli/load.h"
#include "cli/verbs.h"
#include "publish/map.h"
#include "report/map_data.h"
#include "texts/parts.h"

namespace painpoint::cli {
namespace {

Got<chain::Metric> map_metric_of(const Options& options) {
  using Result = Got<chain::Metric>;
  if (options.metric.empty()) return {chain::Metric::friction_minutes};
  std::vector<std::string> names;
  for (std::size_t m = 0; m < chain::kMetrics; ++m)
    if (report::on_map(static_cast<chain::Metric>(m)))
      names.emplace_back(chain::info(static_cast<chain::Metric>(m)).name);
  const auto metric = chain::find_metric(options.metric);
  if (metric && report::on_map(*metric)) return {*metric};
  if (metric)
    return Result::fail(
        Exit::command_wrong,
        texts::tr_format("`{}` is a figure of the whole journey, not of its touchpoints; "
                         "--metric takes {}",
                         options.metric, texts::listed(names, names.size())));
  const auto near = nearest(options.metric, names);
  return Result::fail(
      Exit::command_wrong,
      texts::tr_format("there is no metric `{}`; {}", fit(printable(options.metric), 60),
                       near ? texts::tr_format("did you mean `{}`?", *near)
                            : texts::tr_format("there is {}", texts::listed(names, names.size()))));
}

/// What was asked for, or what the name of the file says, or SVG.
Got<publish::PictureFormat> picture_format_of(const Options& options) {
  using publish::PictureFormat;
  // The command line takes only formats that there are.
  if (!options.picture_format.empty())
    return {publish::picture_format(options.picture_format).value_or(PictureFormat::svg)};
  if (options.output.empty() || options.output == "-") return {PictureFormat::svg};
  if (const auto format = publish::picture_format_of_name(options.output)) return {*format};
  return Got<PictureFormat>::fail(
      Exit::command_wrong,
      texts::tr_format(
          "the name `{}` does not say which picture is wanted; let it end in .svg, .png or "
          ".pdf, or add --format",
          fit(printable(options.output), 60)));
}

}  // namespace

Exit run_map(const Options& options, const Console& console) {
  auto metric = map_metric_of(options);
  if (!metric) return give_up(console, metric);
  auto format = picture_format_of(options);
  if (!format) return give_up(console, format);
  const bool to_stdout = options.output.empty() || options.output == "-";
  if (*format != publish::PictureFormat::svg && to_stdout && ::isatty(STDOUT_FILENO) != 0) {
    const std::string_view word = publish::word_of(*format);
    say_error(console, texts::tr_format("a terminal cannot show {}; name a file: --output map.{}",
                                        word, word));
    return Exit::command_wrong;
  }
  auto file = load({options.arguments.at(0), options.sets}, console);
  if (!file) return give_up(console, file);
  const Journey& journey = file->journey;
  auto scenarios = scenarios_asked_for(journey, options.scenarios);
  if (!scenarios) return give_up(console, scenarios);
  if (scenarios->size() > 1) {
    say_error(console,
              texts::tr_format("a map shows one scenario, not {}; for example --scenario {}",
                               scenarios->size(), scenarios->front()));
    return Exit::command_wrong;
  }

  auto map = publish::map_file(journey, scenarios->front(), *metric, *format);
  const Exit status = report_on_results(std::move(map.diagnostics), *file, console);
  if (!map) return status == Exit::fine ? Exit::file_wrong : status;
  if (!map->undrawn.empty()) {
    say_error(console, map->undrawn);
    return Exit::machine_failed;
  }
  return finish(options, console, map->bytes);
}

}  // namespace painpoint::cli
