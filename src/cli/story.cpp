#include "report/story.h"

#include <fmt/format.h>

#include "cli/interrupt.h"
#include "cli/load.h"
#include "cli/progress.h"
#include "cli/verbs.h"
#include "report/figures.h"
#include "report/print.h"
#include "texts/tr.h"

namespace painpoint::cli {
namespace {

constexpr std::uint64_t kDefaultAmong = 100'000;

/// What a command line asks a story of.
struct StoryRequest {
  std::uint64_t seed = 1;
  std::optional<std::uint64_t> customer;  ///< or else:
  study::Search search;
};

Got<study::Telling> telling_of(const std::string& word) {
  for (const auto what :
       {study::Telling::complained_twice, study::Telling::lost, study::Telling::slowest})
    if (word == report::word_of(what)) return {what};
  return Got<study::Telling>::fail(
      Exit::command_wrong,
      texts::tr_format("--find looks for complained-twice, lost or slowest, not `{}`", word));
}

Got<StoryRequest> request_of(const Options& options) {
  using Result = Got<StoryRequest>;
  StoryRequest request;
  const auto seed = seed_of(options);
  if (!seed) return Result::fail(seed.exit, seed.message);
  request.seed = *seed.value;
  if (!options.customer.empty() && !options.find.empty())
    return Result::fail(Exit::command_wrong,
                        texts::tr_words("name a customer, or let --find look for one; not both"));
  if (options.find.empty() && !options.among.empty())
    return Result::fail(
        Exit::command_wrong,
        texts::tr_words("--among says where --find looks: give --find, or leave it out"));
  if (!options.customer.empty()) {
    const auto customer = whole_number("--customer", options.customer, 0, kMostCustomers - 1);
    if (!customer) return Result::fail(customer.exit, customer.message);
    request.customer = *customer.value;
    return {request};
  }
  if (options.find.empty())
    return Result::fail(
        Exit::command_wrong,
        texts::tr_words("say whose story: `--customer 0` is the first customer, `--find lost` "
                        "looks for one who was lost; see painpoint story --help"));
  const auto what = telling_of(options.find);
  if (!what) return Result::fail(what.exit, what.message);
  request.search.what = *what.value;
  request.search.among = kDefaultAmong;
  if (options.among.empty()) return {request};
  const auto among = whole_number("--among", options.among, 1, kMostCustomers);
  if (!among) return Result::fail(among.exit, among.message);
  request.search.among = *among.value;
  return {request};
}

Got<std::vector<std::string>> sides_asked_for(const Journey& journey, const Options& options) {
  auto scenarios = scenarios_asked_for(journey, options.scenarios);
  if (scenarios && scenarios->size() > 2)
    return Got<std::vector<std::string>>::fail(
        Exit::command_wrong,
        texts::tr_format(
            "a story is told under one scenario, or two beside each other, not {}; for "
            "example --scenario {},{}",
            scenarios->size(), (*scenarios)[0], (*scenarios)[1]));
  return scenarios;
}

/// Looks for customers and tells their stories; nothing if something was wrong, which has been
/// reported then.
Got<report::StorySearch> search_for(const study::Replay& replay, study::Search search,
                                    const yaml::JourneyFile& file, const Console& console) {
  using Result = Got<report::StorySearch>;
  Outcome<study::FoundCustomers> found;
  {
    ProgressBar bar(console.live && !console.quiet, texts::tr_words("{} of {} customers"));
    search.progress = [&](std::uint64_t done, std::uint64_t total) { bar.show(done, total); };
    found = study::find_customers(replay, search);
  }
  const Exit status = report_on_results(std::move(found.diagnostics), file, console);
  if (!found) return Result::fail(status);
  const auto number = [](std::uint64_t n) { return report::grouped(static_cast<double>(n), 0); };
  if (found->customers.empty()) {
    return Result::fail(
        Exit::no_such_result,
        texts::tr_format(found->interrupted
                             ? texts::tr_later("none of the first {} customers is `{}` under `{}`; "
                                               "the search was interrupted")
                             : texts::tr_later("none of the first {} customers is `{}` under `{}`; "
                                               "--among looks at more of them"),
                         number(found->played), report::word_of(search.what),
                         replay.cast.ids.front()));
  }
  report::StorySearch result{search.what, std::move(*found), {}};
  for (const std::uint64_t customer : result.found.customers) {
    Outcome<study::Story> story = study::tell(replay, customer);
    const Exit told = report_on_results(std::move(story.diagnostics), file, console);
    if (!story) return Result::fail(told);
    result.stories.push_back(std::move(*story));
  }
  return {std::move(result)};
}

Exit print_story(const Options& options, const Console& console, const Journey& journey,
                 const study::Replay& replay, const study::Story& story,
                 const report::StorySearch* search) {
  if (options.format == "json")
    return finish(options, console, report::story_json(journey, replay, story, search));
  if (options.format == "csv")
    return finish(options, console, report::print_csv(report::story_steps(replay, story)));
  report::Document document;
  if (search != nullptr) document = report::found_document(journey, replay, *search);
  for (auto& block : report::story_document(journey, replay, story).blocks)
    document.blocks.push_back(std::move(block));
  report::TextOptions text;
  text.colour = console.colour_results && options.output.empty();
  return finish(options, console, report::print_text(document, text));
}

}  // namespace

Exit run_story(const Options& options, const Console& console) {
  auto request = request_of(options);
  if (!request) return give_up(console, request);
  auto file = load({options.arguments.at(0), options.sets}, console);
  if (!file) return give_up(console, file);
  const Journey& journey = file->journey;
  auto scenarios = sides_asked_for(journey, options);
  if (!scenarios) return give_up(console, scenarios);

  request->search.cancelled = &stop_on_interrupt();
  auto replay =
      study::prepare_replay(journey, *scenarios, request->seed, request->search.cancelled);
  const Exit status = report_on_results(std::move(replay.diagnostics), *file, console);
  if (!replay) return status == Exit::fine ? Exit::file_wrong : status;

  if (!request->customer) {
    auto search = search_for(*replay, request->search, *file, console);
    if (!search) return give_up(console, search);
    return print_story(options, console, journey, *replay, search->stories.front(), &*search);
  }
  Outcome<study::Story> story = study::tell(*replay, *request->customer);
  const Exit told = report_on_results(std::move(story.diagnostics), *file, console);
  if (!story) return told;
  return print_story(options, console, journey, *replay, *story, nullptr);
}

}  // namespace painpoint::cli
