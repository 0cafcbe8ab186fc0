#include "report/stopping_words.h"

#include <fmt/format.h>

#include <cmath>

#include "base/text.h"
#include "report/figures.h"
#include "study/words.h"
#include "texts/tr.h"

namespace painpoint::report {
namespace {

using montecarlo::StopReason;

/// "GBP 0.42", "0.42 min": rounded up, because it is a bound.
std::string bound_in_words(double bound, chain::Metric metric, const Journey& journey) {
  const chain::MetricUnit unit = chain::info(metric).unit;
  const Scale scale = scale_of(unit, bound, journey.currency);
  const double shown = bound * scale.factor;
  int decimals = scale.decimals;
  while (decimals < 8 && shown * std::pow(10, decimals) < 10) ++decimals;
  const double step = std::pow(10, -decimals);
  const std::string number = grouped(std::ceil(shown / step) * step, decimals);
  if (unit == chain::MetricUnit::money)
    return fmt::format("{} {}", currency_word(journey.currency), number);
  return scale.unit.empty() ? number : fmt::format("{} {}", number, scale.unit);
}

std::string names_of(const study::Simulation& simulation, const std::vector<std::size_t>& sides) {
  std::vector<std::string> ids;
  for (const std::size_t side : sides) ids.push_back(simulation.ids[side]);
  return study::all_of(ids);
}

std::string contest_in_words(const Journey& journey, const study::Simulation& simulation) {
  const montecarlo::Contest& contest = *simulation.result.contest;
  const montecarlo::Decision& decision = *simulation.settings.decide;
  const std::string figure(chain::info(decision.metric).name);
  const std::string error = percent(decision.error, decision.error < 0.01 ? 2 : 0);
  if (contest.contenders.size() == 1)
    return montecarlo::more_is_better(decision.metric)
               ? texts::tr_format(
                     "it is settled: `{}` has the highest {}. The chance of a wrong "
                     "answer is at most {}, however often one looks.",
                     simulation.ids[contest.leader], figure, error)
               : texts::tr_format(
                     "it is settled: `{}` has the lowest {}. The chance of a wrong "
                     "answer is at most {}, however often one looks.",
                     simulation.ids[contest.leader], figure, error);
  const std::string who = names_of(simulation, contest.contenders);
  const std::string within =
      contest.within
          ? texts::tr_format("the difference in {} is below {}", figure,
                             bound_in_words(*contest.within, decision.metric, journey))
          : texts::tr_format("too few customers differ to say by how much in {}", figure);
  if (simulation.result.stopped == StopReason::too_close_to_call)
    return texts::tr_format(
        "{} are too close to call: {}. The chance of a wrong answer is at most {}.", who, within,
        error);
  return texts::tr_format("it is not settled whether {} is best: {}.", who, within);
}

}  // namespace

std::string why_it_ended(const Journey& journey, const study::Simulation& simulation) {
  const montecarlo::Result& result = simulation.result;
  std::string why;
  switch (result.stopped) {
    case StopReason::decided:
    case StopReason::too_close_to_call:
      return contest_in_words(journey, simulation);
    case StopReason::precise_enough: {
      const montecarlo::Precision& precision = *simulation.settings.precision;
      return texts::tr_format("the run ended because {} is known to ±{} or better.",
                              chain::info(precision.metric).name,
                              percent(precision.relative, precision.relative < 0.01 ? 2 : 1));
    }
    case StopReason::time_limit:
      why = texts::tr_words("then time was up.");
      break;
    case StopReason::interrupted:
      why = texts::tr_words("then the run was interrupted.");
      break;
    case StopReason::customers_reached:
      why = texts::tr_words("the run ended because all were played.");
      if (simulation.settings.precision)
        why += ' ' + texts::tr_format("{} is not known to ±{} by then.",
                                      chain::info(simulation.settings.precision->metric).name,
                                      percent(simulation.settings.precision->relative, 2));
      break;
  }
  if (!result.contest) return why;
  std::string contest = contest_in_words(journey, simulation);
  if (contest.starts_with("it ")) contest[0] = 'I';
  return why + " " + contest;
}

}  // namespace painpoint::report
