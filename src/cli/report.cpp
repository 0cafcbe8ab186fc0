#include <fmt/format.h>

#include <array>
#include <cstdint>

#include "cli/assumptions.h"
#include "cli/decide_settings.h"
#include "cli/load.h"
#include "cli/verbs.h"
#include "report/decide_view.h"
#include "report/html.h"
#include "report/report_page.h"
#include "study/compare.h"
#include "study/traffic.h"
#include "study/where_it_hurts.h"

namespace painpoint::cli {
namespace {

constexpr std::size_t kMostForLevers = 500;

/// FNV-1a, 64 bits: enough to tell one version of a file from another.
std::uint64_t checksum(std::string_view text) {
  std::uint64_t hash = 0xcbf29ce484222325ULL;
  for (const char c : text) {
    hash ^= static_cast<unsigned char>(c);
    hash *= 0x100000001b3ULL;
  }
  return hash;
}

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
std::string command_of(const Options& options, const study::Decision* decision) {
  std::string command = "painpoint report FILE --output report.html";
  if (decision != nullptr)
    command += fmt::format(" --by {} --draws {} --seed {}", report::word_of(decision->measure),
                           decision->worlds, decision->seed);
  for (const std::string& set : options.sets) command += " --set " + shell_word(set);
  return command;
}

/// What the sections need beside the decision.
struct Solved {
  study::Comparison comparison;
  study::WhereItHurts hurts;
  std::vector<report::NamedQualityCosts> quality;
  exact::Traffic traffic;
};

Got<Solved> solve(const yaml::JourneyFile& file, const Console& console) {
  const Journey& journey = file.journey;
  Console hushed = console;
  const auto failed = [&](Diagnostics findings) {
    const Exit status = report_on_results(std::move(findings), file, hushed);
    return Got<Solved>::fail(status == Exit::fine ? Exit::file_wrong : status);
  };
  const std::vector<std::string> ids = study::all_scenarios(journey);
  Outcome<study::Comparison> comparison = study::compare(journey, {ids, true, false, false});
  if (!comparison) return failed(std::move(comparison.diagnostics));
  (void)report_on_results(std::move(comparison.diagnostics), file, hushed);
  hushed.quiet = true;  // the same findings again
  Solved solved;
  for (const std::string& id : ids) {
    const bool base = id == study::kBase;
    Outcome<study::WhereItHurts> hurts = study::where_it_hurts(journey, {id, base});
    if (!hurts) return failed(std::move(hurts.diagnostics));
    solved.quality.push_back({hurts->name, hurts->quality});
    if (base) solved.hurts = std::move(*hurts);
  }
  Outcome<exact::Traffic> traffic = study::traffic(journey, comparison->roster, study::kBase);
  if (!traffic) return failed(std::move(traffic.diagnostics));
  solved.comparison = std::move(*comparison);
  solved.traffic = std::move(*traffic);
  return {std::move(solved)};
}

std::string why_no_decision(const Journey& journey) {
  if (journey.scenarios.empty())
    return "The file has no scenario, so that there is nothing to choose from.";
  if (!journey.customers_per_month)
    return "The file does not say `customers_per_month`, so that nothing can be said about money "
           "over time, nor how sure it is.";
  return {};
}

}  // namespace

Exit run_report(const Options& options, const Console& console) {
  if (auto settings = decide_settings(options); !settings) return give_up(console, settings);
  auto file = load({options.arguments.at(0), options.sets}, console);
  if (!file) return give_up(console, file);
  auto solved = solve(*file, console);
  if (!solved) return give_up(console, solved);

  std::optional<study::Decision> decision;
  const std::string why_not = why_no_decision(file->journey);
  if (why_not.empty()) {
    auto decided = decide_on(*file, options, console);
    if (!decided) return give_up(console, decided);
    decision = std::move(decided.value);
  }
  std::optional<study::Tornado> tornado;
  std::vector<study::Lever> levers;
  if (decision) {
    auto found = study::tornado_of(file->journey, decision->measure);
    if (!found) {
      const Exit status = report_on_results(std::move(found.diagnostics), *file, console);
      return status == Exit::fine ? Exit::no_such_result : status;
    }
    tornado = std::move(*found);
  }
  // Without them the report says less, and nothing wrong. Each of many numbers takes a check of the
  // whole journey, which is too much to wait for in very large ones.
  const bool small = file->journey.touchpoints.size() <= kMostForLevers;
  if (const auto derivatives =
          small ? study::derivatives_of(file->journey) : Outcome<study::Derivatives>{})
    levers = study::levers_of(file->journey, *derivatives);
  const study::Decision* chosen = decision ? &*decision : nullptr;
  const report::ReportInputs inputs{
      file->journey,
      solved->comparison,
      solved->hurts,
      solved->quality,
      solved->traffic,
      chosen,
      why_not,
      tornado ? &*tornado : nullptr,
      std::move(levers),
      assumptions_of(*file),
      command_of(options, chosen),
      fmt::format("{} bytes, checksum {:016x} (FNV-1a)", file->source.text.size(),
                  checksum(file->source.text)),
  };
  return finish(options, console, report::print_html(report::report_page(inputs)));
}

}  // namespace painpoint::cli
