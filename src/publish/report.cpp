#include "publish/report.h"

#include <fmt/format.h>

#include <string_view>
#include <utility>

#include "base/checksum.h"
#include "publish/assumptions.h"
#include "report/decide_view.h"
#include "report/html.h"
#include "study/traffic.h"
#include "texts/tr.h"

namespace painpoint::publish {
namespace {

constexpr std::size_t kMostForLevers = 500;

/// An argument as a shell takes it.
std::string shell_word(const std::string& text) {
  const bool plain =
      !text.empty() && text.find_first_not_of(
                           "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
                           "._-=/,:%") == std::string::npos;
  if (plain) return text;
  std::string quoted = "'";
  for (const char c : text) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return quoted + "'";
}

/// Without the name of the file, which may be another elsewhere: the same content must make the
/// same report.
std::string command_of(const std::vector<std::string>& sets, const study::Decision* decision) {
  std::string command = "painpoint report FILE --output report.html";
  if (decision != nullptr)
    command += fmt::format(" --by {} --draws {} --seed {}", report::word_of(decision->measure),
                           decision->worlds, decision->seed);
  for (const std::string& set : sets) command += " --set " + shell_word(set);
  return command;
}

}  // namespace

Outcome<ReportFigures> report_figures(const Journey& journey, CancelFlag cancelled) {
  Outcome<ReportFigures> outcome;
  ReportFigures figures;
  const std::vector<std::string> ids = study::all_scenarios(journey);
  Outcome<study::Comparison> comparison =
      study::compare(journey, {ids, true, false, false, cancelled});
  outcome.diagnostics = std::move(comparison.diagnostics);
  if (!comparison) return outcome;
  // What the others find beside errors are the same findings again.
  const auto failed = [&](const Diagnostics& findings) {
    for (const Diagnostic& finding : findings.all())
      if (finding.level == Level::error) outcome.diagnostics.add(finding);
    return std::move(outcome);
  };
  for (const std::string& id : ids) {
    const bool base = id == study::kBase;
    Outcome<study::WhereItHurts> hurts = study::where_it_hurts(journey, {id, base, cancelled});
    if (!hurts) return failed(hurts.diagnostics);
    figures.quality.push_back({hurts->name, hurts->quality});
    if (base) figures.hurts = std::move(*hurts);
  }
  Outcome<exact::Traffic> traffic = study::traffic(journey, comparison->roster, study::kBase);
  if (!traffic) return failed(traffic.diagnostics);
  figures.comparison = std::move(*comparison);
  figures.traffic = std::move(*traffic);
  // Without them the report says less, and nothing wrong. Each of many numbers takes a check of the
  // whole journey, which is too much to wait for in very large ones.
  const bool small = journey.touchpoints.size() <= kMostForLevers;
  if (const auto derivatives =
          small ? study::derivatives_of(journey, {}, cancelled) : Outcome<study::Derivatives>{})
    figures.levers = study::levers_of(journey, *derivatives);
  if (!is_cancelled(cancelled)) outcome.value = std::move(figures);
  return outcome;
}

std::string why_no_decision(const Journey& journey) {
  if (journey.scenarios.empty())
    return texts::tr_words("The file has no scenario, so that there is nothing to choose from.");
  if (!journey.customers_per_month)
    return texts::tr_words(
        "The file does not say `customers_per_month`, so that nothing can be said about money "
        "over time, nor how sure it is.");
  return {};
}

std::string report_html(const yaml::JourneyFile& file, const ReportFigures& figures,
                        const study::Decision* decision, const study::Tornado* tornado,
                        const std::vector<std::string>& sets) {
  const report::ReportInputs inputs{
      file.journey,
      figures.comparison,
      figures.hurts,
      figures.quality,
      figures.traffic,
      decision,
      why_no_decision(file.journey),
      tornado,
      figures.levers,
      assumptions_of(file),
      command_of(sets, decision),
      texts::tr_format("{} bytes, checksum {:016x} (FNV-1a)", file.source.text.size(),
                       checksum(file.source.text)),
  };
  return report::print_html(report::report_page(inputs));
}

}  // namespace painpoint::publish
