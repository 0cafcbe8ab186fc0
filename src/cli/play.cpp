#include "cli/play.h"

#include <utility>

#include "cli/interrupt.h"
#include "cli/progress.h"
#include "texts/tr.h"

namespace painpoint::cli {

Got<study::Simulation> play(const yaml::JourneyFile& file,
                            const std::vector<std::string>& scenarios,
                            montecarlo::Settings settings, study::Controls controls,
                            const Console& console) {
  using Result = Got<study::Simulation>;
  Outcome<study::Simulation> answer;
  {
    const bool at_most = settings.precision || settings.decide || settings.time_limit;
    ProgressBar bar(console.live && !console.quiet,
                    at_most ? texts::tr_words("{} of at most {} customers")
                            : texts::tr_words("{} of {} customers"));
    settings.cancelled = &stop_on_interrupt();
    settings.progress = [&](std::uint64_t done, std::uint64_t total) { bar.show(done, total); };
    answer = study::simulate(file.journey, scenarios, settings, controls);
  }
  const Exit status = report_on_results(std::move(answer.diagnostics), file, console);
  if (!answer) return Result::fail(status == Exit::fine ? Exit::file_wrong : status);
  if (answer->result.customers == 0)
    return Result::fail(
        Exit::no_such_result,
        answer->result.stopped == montecarlo::StopReason::time_limit
            ? texts::tr_words("time was up before the first customers were counted")
            : texts::tr_words("interrupted before the first customers were counted"));
  return {std::move(answer.value)};
}

}  // namespace painpoint::cli
