#include "cli/load.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/render.h"
#include "cli/input.h"
#include "model/scenario.h"
#include "model/validate.h"
#include "study/prepare.h"
#include "texts/parts.h"

namespace painpoint::cli {
namespace {

constexpr std::string_view kSet = "--set";

/// Shows a finding at the assignment that it is about, as far as that can be told.
void say_at_assignment(const Console& console, const Diagnostics& findings,
                       const std::vector<std::string>& sets) {
  for (Diagnostic finding : findings.all()) {
    if (finding.level != Level::error) continue;
    const std::string* about = sets.size() == 1 ? &sets.front() : nullptr;
    for (const std::string& set : sets) {
      const std::string address = set.substr(0, set.find('='));
      if (finding.address.find(address) != std::string::npos) about = &set;
    }
    SourceText source{std::string(kSet), about == nullptr ? "" : *about};
    finding.span.reset();
    if (about != nullptr) finding.span = Span{0, about->size()};
    Diagnostics one;
    one.add(finding);
    say_findings(console, one, source);
  }
}

bool apply_sets(const std::vector<std::string>& sets, Journey& journey, const Console& console) {
  bool good = true;
  Changes changes;
  for (const std::string& set : sets) {
    auto assignment = yaml::read_assignment(journey, set);
    say_findings(console, assignment.diagnostics, {std::string(kSet), set});
    if (!assignment || assignment.diagnostics.has_errors()) {
      good = false;
    } else if (!changes.insert(assignment->first, assignment->second).second) {
      say_error(console,
                texts::tr_format("`{}` is set twice on the command line", assignment->first));
      good = false;
    }
  }
  if (!good || changes.empty()) return good;
  Diagnostics findings;
  apply_changes(journey, changes, 1.0, kSet, findings);
  if (!findings.has_errors()) findings.append(validate_all(journey));
  if (findings.has_errors()) say_at_assignment(console, findings, sets);
  return !findings.has_errors();
}

}  // namespace

Got<yaml::JourneyFile> load(const LoadRequest& request, const Console& console) {
  using Result = Got<yaml::JourneyFile>;
  Got<std::string> text = read_input(request.path);
  if (!text) {
    if (text.exit == Exit::file_wrong) {  // says its own place
      say(text.message + "\n");
      text.message.clear();
    }
    return Result::fail(text.exit, text.message);
  }
  return load_text(shown_name(request.path), std::move(*text), request.sets, console);
}

Got<yaml::JourneyFile> load_text(std::string name, std::string text,
                                 const std::vector<std::string>& sets, const Console& console) {
  using Result = Got<yaml::JourneyFile>;
  yaml::JourneyFile file = yaml::read_journey(std::move(name), std::move(text));
  say_findings(console, file.diagnostics, file.source);
  if (file.diagnostics.has_errors()) {
    return Result::fail(
        Exit::file_wrong,
        texts::tr_format("{} in {}", texts::count_in_words(file.diagnostics), file.source.name));
  }
  const Journey as_written = sets.empty() ? Journey{} : file.journey;
  if (!apply_sets(sets, file.journey, console)) return Result::fail(Exit::command_wrong);

  Diagnostics checked = study::check(file.journey);
  // What is wrong only because of --set is not the file's fault.
  if (checked.has_errors() && !sets.empty() && !study::check(as_written).has_errors()) {
    say_at_assignment(console, checked, sets);
    return Result::fail(Exit::command_wrong);
  }
  yaml::locate_all(file, checked);
  say_findings(console, checked, file.source);
  const bool good = !checked.has_errors();
  file.diagnostics.append(std::move(checked));
  if (!good)
    return Result::fail(
        Exit::file_wrong,
        texts::tr_format("{} in {}", texts::count_in_words(file.diagnostics), file.source.name));
  return {std::move(file)};
}

Exit report_on_results(Diagnostics findings, const yaml::JourneyFile& file,
                       const Console& console) {
  yaml::locate_all(file, findings);
  say_findings(console, findings, file.source);
  if (!findings.has_errors()) return Exit::fine;
  const auto& all = findings.all();
  const bool not_there = std::all_of(all.begin(), all.end(), [](const Diagnostic& finding) {
    return finding.level != Level::error || finding.code == Code::too_many_states ||
           finding.code == Code::too_many_carried_causes || finding.code == Code::not_accurate ||
           finding.code == Code::no_such_result || finding.code == Code::nothing_to_fit;
  });
  return not_there ? Exit::no_such_result : Exit::file_wrong;
}

}  // namespace painpoint::cli
