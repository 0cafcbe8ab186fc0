#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>

#include "base/text.h"
#include "cli/load.h"
#include "cli/verbs.h"
#include "draw/cairo.h"
#include "draw/svg.h"
#include "report/map_view.h"
#include "study/compare.h"
#include "study/traffic.h"

namespace painpoint::cli {
namespace {

constexpr std::array<std::string_view, 3> kPictureFormats = {"svg", "png", "pdf"};

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
        fmt::format("`{}` is a figure of the whole journey, not of its touchpoints; "
                    "--metric takes {}",
                    options.metric, join_names(names, names.size())));
  const auto near = nearest(options.metric, names);
  return Result::fail(
      Exit::command_wrong,
      fmt::format("there is no metric `{}`; {}", fit(printable(options.metric), 60),
                  near ? fmt::format("did you mean `{}`?", *near)
                       : fmt::format("there is {}", join_names(names, names.size()))));
}

/// What was asked for, or what the name of the file says, or SVG.
Got<std::string> picture_format_of(const Options& options) {
  if (!options.picture_format.empty()) return {options.picture_format};
  if (options.output.empty() || options.output == "-") return {"svg"};
  const std::size_t slash = options.output.rfind('/');
  const std::size_t name = slash == std::string::npos ? 0 : slash + 1;
  const std::size_t dot = options.output.rfind('.');
  std::string extension =
      dot == std::string::npos || dot < name ? "" : options.output.substr(dot + 1);
  std::transform(extension.begin(), extension.end(), extension.begin(),
                 [](unsigned char c) { return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c; });
  if (std::find(kPictureFormats.begin(), kPictureFormats.end(), extension) != kPictureFormats.end())
    return {std::move(extension)};
  return Got<std::string>::fail(
      Exit::command_wrong,
      fmt::format("the name `{}` does not say which picture is wanted; let it end in .svg, .png or "
                  ".pdf, or add --format",
                  fit(printable(options.output), 60)));
}

Got<std::string> print_picture(const draw::Picture& picture, const std::string& format) {
  if (format == "svg") return {draw::print_svg(picture)};
  std::string bytes = format == "png" ? draw::print_png(picture) : draw::print_pdf(picture);
  if (!bytes.empty()) return {std::move(bytes)};
  return Got<std::string>::fail(Exit::machine_failed,
                                fmt::format("the map could not be drawn as {}; there may not be "
                                            "enough memory for it, SVG needs the least",
                                            format));
}

}  // namespace

Exit run_map(const Options& options, const Console& console) {
  auto metric = map_metric_of(options);
  if (!metric) return give_up(console, metric);
  auto format = picture_format_of(options);
  if (!format) return give_up(console, format);
  const bool to_stdout = options.output.empty() || options.output == "-";
  if (*format != "svg" && to_stdout && ::isatty(STDOUT_FILENO) != 0) {
    say_error(console, fmt::format("a terminal cannot show {}; name a file: --output map.{}",
                                   *format, *format));
    return Exit::command_wrong;
  }
  auto file = load({options.arguments.at(0), options.sets}, console);
  if (!file) return give_up(console, file);
  const Journey& journey = file->journey;
  auto scenarios = scenarios_asked_for(journey, options.scenarios);
  if (!scenarios) return give_up(console, scenarios);
  if (scenarios->size() > 1) {
    say_error(console, fmt::format("a map shows one scenario, not {}; for example --scenario {}",
                                   scenarios->size(), scenarios->front()));
    return Exit::command_wrong;
  }

  auto solved = study::compare(journey, {*scenarios, false, false});
  Exit status = report_on_results(std::move(solved.diagnostics), *file, console);
  if (!solved) return status == Exit::fine ? Exit::file_wrong : status;
  auto traffic = study::traffic(journey, solved->roster, scenarios->front());
  if (!traffic) {
    status = report_on_results(std::move(traffic.diagnostics), *file, console);
    return status == Exit::fine ? Exit::file_wrong : status;
  }
  const report::MapData data =
      report::map_data(study::journey_under(journey, scenarios->front()), solved->roster,
                       solved->scenarios.front(), *traffic, *metric);
  const draw::Measure measure = *format == "svg" ? draw::estimated_width : draw::pango_measure();
  auto picture = print_picture(report::map_picture(data, measure), *format);
  if (!picture) return give_up(console, picture);
  return finish(options, console, *picture);
}

}  // namespace painpoint::cli
