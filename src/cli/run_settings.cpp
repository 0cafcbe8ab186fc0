#include "cli/run_settings.h"

#include <fmt/format.h>

#include <array>
#include <utility>

#include "base/text.h"
#include "report/members.h"
#include "texts/parts.h"

namespace painpoint::cli {
namespace {

using montecarlo::Settings;

/// Beyond this an interval from so few events is no interval.
constexpr double kCoarsest = 0.2;
/// A decision that is wrong more often than this is none.
constexpr double kMostError = 0.2;

Got<Settings> wrong(std::string message) {
  return Got<Settings>::fail(Exit::command_wrong, std::move(message));
}

std::string contradiction(const Options& options, std::size_t scenarios) {
  const bool precise = !options.precision.empty();
  if (precise && options.decide)
    return texts::tr_words("--precision and --decide are two reasons to stop; choose one");
  if (!options.metric.empty() && !precise && !options.decide)
    return texts::tr_words("--metric says what --precision or --decide is about; add one of them");
  if (!options.error.empty() && !options.decide)
    return texts::tr_words("--error is the chance that --decide may be wrong; add --decide");
  if (!options.indifference.empty() && !options.decide)
    return texts::tr_words("--indifference says what is too close for --decide; add --decide");
  if (options.decide && scenarios < 2)
    return texts::tr_words("--decide needs two scenarios or more; name them with --scenario");
  return {};
}

Got<chain::Metric> metric_of(const Options& options) {
  if (options.metric.empty()) return {chain::Metric::total_cost};
  const std::string_view name = options.metric;
  const auto metric = chain::find_metric(name);
  std::vector<std::string> fit_for_it;
  for (const chain::Metric one : report::metrics_of(chain::Split::journey))
    if (!options.decide || montecarlo::can_be_decided(one))
      fit_for_it.emplace_back(chain::info(one).name);
  if (!metric) {
    const auto near = nearest(options.metric, fit_for_it);
    return Got<chain::Metric>::fail(
        Exit::command_wrong,
        texts::tr_format("there is no metric `{}`; {}", fit(printable(name), 60),
                         near ? texts::tr_format("did you mean `{}`?", *near)
                              : texts::tr_format("there is {}", texts::listed(fit_for_it, 40))));
  }
  if (options.decide && !montecarlo::can_be_decided(*metric))
    return Got<chain::Metric>::fail(
        Exit::command_wrong,
        texts::tr_format(
            "--decide cannot be about `{}`, which is no mean over customers; decide on a "
            "figure that is counted for each, such as total_cost or complaints",
            name));
  return {metric};
}

}  // namespace

Got<Settings> run_settings(const Options& options, std::size_t scenarios) {
  if (std::string message = contradiction(options, scenarios); !message.empty())
    return wrong(std::move(message));
  Settings settings;
  const auto seed = seed_of(options);
  if (!seed) return wrong(seed.message);
  settings.seed = *seed.value;
  const auto metric = metric_of(options);
  if (!metric) return wrong(metric.message);
  if (!options.precision.empty()) {
    const auto precision = share("--precision", options.precision, 0, kCoarsest);
    if (!precision) return wrong(precision.message);
    settings.precision = montecarlo::Precision{*metric.value, *precision.value};
    settings.customers = kPatientCustomers;
  }
  if (options.decide) {
    settings.decide = montecarlo::Decision{};
    settings.decide->metric = *metric.value;
    settings.customers = kPatientCustomers;
    for (const auto& [option, text, most, value] :
         {std::tuple{"--error", &options.error, kMostError, &settings.decide->error},
          std::tuple{"--indifference", &options.indifference, 1.0,
                     &settings.decide->indifference}}) {
      if (text->empty()) continue;
      const auto said = share(option, *text, 0, most);
      if (!said) return wrong(said.message);
      *value = *said.value;
    }
  }
  if (!options.customers.empty()) {
    const auto customers = whole_number("--customers", options.customers, 1, kMostCustomers);
    if (!customers) return wrong(customers.message);
    settings.customers = *customers.value;
  }
  if (!options.threads.empty()) {
    const auto threads = whole_number("--threads", options.threads, 0, kMostThreads);
    if (!threads) return wrong(threads.message);
    settings.threads = static_cast<unsigned>(*threads.value);
  }
  if (!options.time_limit.empty()) {
    const auto limit = duration("--time-limit", options.time_limit);
    if (!limit) return wrong(limit.message);
    settings.time_limit = *limit.value;
  }
  return {std::move(settings)};
}

std::string run_option_in(const Options& options) {
  const std::array<std::pair<const char*, bool>, 9> given = {{
      {"--customers", !options.customers.empty()},
      {"--precision", !options.precision.empty()},
      {"--decide", options.decide},
      {"--metric", !options.metric.empty()},
      {"--error", !options.error.empty()},
      {"--indifference", !options.indifference.empty()},
      {"--time-limit", !options.time_limit.empty()},
      {"--seed", !options.seed.empty()},
      {"--threads", !options.threads.empty()},
  }};
  for (const auto& [option, said] : given)
    if (said) return option;
  return {};
}

}  // namespace painpoint::cli
