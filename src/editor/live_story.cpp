#include "editor/live_story.h"

#include <algorithm>
#include <utility>

namespace painpoint::editor {
namespace {

/// Those that the journey has, each once.
std::vector<std::string> existing(const Journey& journey, const std::vector<std::string>& wanted) {
  std::vector<std::string> scenarios;
  for (const std::string& id : wanted) {
    const bool there = id == study::kBase || journey.scenarios.contains(id);
    if (there && std::find(scenarios.begin(), scenarios.end(), id) == scenarios.end())
      scenarios.push_back(id);
  }
  if (scenarios.empty()) scenarios.emplace_back(study::kBase);
  return scenarios;
}

/// The parts of one answer, each of which may find that there is none.
class StoryAnswering {
 public:
  StoryAnswering(const Snapshot& journey, const StoryQuestion& question, const JobControl& control)
      : control_(control) {
    told_.journey = journey;
    told_.question = question;
    told_.question.find.reset();
  }

  std::optional<ToldStory> run(std::shared_ptr<const study::Replay> replay,
                               std::optional<study::Telling> find) {
    told_.replay = std::move(replay);
    const bool done = prepare() && (!find || look_for(*find)) && tell_one();
    if (*control_.cancelled) return std::nullopt;
    if (done) control_.progress(1);
    return std::move(told_);
  }

 private:
  bool prepare() {
    if (told_.replay) return true;
    auto replay = study::prepare_replay(*told_.journey,
                                        existing(*told_.journey, told_.question.stage.scenarios),
                                        told_.question.stage.seed, control_.cancelled);
    if (!replay) {
      told_.problem = std::move(replay.diagnostics);
      return false;
    }
    told_.replay = std::make_shared<const study::Replay>(std::move(*replay));
    return true;
  }

  bool look_for(study::Telling what) {
    study::Search search;
    search.what = what;
    search.cancelled = control_.cancelled;
    search.progress = [this](std::uint64_t done, std::uint64_t total) {
      control_.progress(static_cast<double>(done) / static_cast<double>(total));
    };
    Outcome<study::FoundCustomers> found = study::find_customers(*told_.replay, search);
    if (!found) {
      told_.problem = std::move(found.diagnostics);
      return false;
    }
    auto stories = std::make_shared<FoundStories>();
    stories->journey = told_.journey;
    stories->stage = told_.question.stage;
    stories->replay = told_.replay;
    stories->what = what;
    for (const std::uint64_t customer : found->customers) {
      Outcome<study::Story> story = study::tell(*told_.replay, customer);
      if (story) stories->stories.push_back(std::move(*story));
    }
    if (!found->customers.empty()) told_.question.customer = found->customers.front();
    stories->found = std::move(*found);
    told_.found = std::move(stories);
    return true;
  }

  bool tell_one() {
    if (*control_.cancelled) return false;
    Outcome<study::Story> story = study::tell(*told_.replay, told_.question.customer);
    told_.problem = std::move(story.diagnostics);
    told_.story = std::move(story.value);
    return told_.story.has_value();
  }

  const JobControl& control_;
  ToldStory told_;
};

}  // namespace

std::optional<ToldStory> answer_story(const Snapshot& journey, const StoryQuestion& question,
                                      std::shared_ptr<const study::Replay> replay,
                                      const JobControl& control) {
  return StoryAnswering(journey, question, control).run(std::move(replay), question.find);
}

bool LiveStory::fetch() {
  auto come = job_.fetch();
  if (!come) return false;
  // From here on the question is about the one who was found, unless it is another one by now.
  if (asked_ && asked_ == now_ && asked_->question.find) {
    asked_->question = come->result.question;
    now_ = asked_;
  }
  told_ = std::make_shared<const ToldStory>(std::move(come->result));
  return true;
}

void LiveStory::ask(Revision revision, Asked what) {
  std::shared_ptr<const study::Replay> replay;
  if (told_ && told_->journey == what.journey && told_->question.stage == what.question.stage)
    replay = told_->replay;
  job_.ask(revision, [what, replay](const JobControl& control) {
    return answer_story(what.journey, what.question, replay, control);
  });
  asked_ = std::move(what);
}

bool LiveStory::update(const Document& document, const StoryQuestion& question) {
  now_ = Asked{document.snapshot(), question};
  const bool has_come = fetch();
  if (asked_ == now_) return has_come;
  // One that runs for the same customer is let run: cancelled at every move of a slider, none would
  // ever be told.
  const bool only_edited = asked_ && asked_->question == question && !question.find;
  if (only_edited && job_.busy()) return has_come;
  ask(document.revision(), *now_);
  return has_come;
}

void LiveStory::cancel() {
  job_.cancel();
  asked_.reset();
  now_.reset();
}

bool LiveStory::is_fresh() const {
  return told_ && now_ && told_->journey == now_->journey && told_->question == now_->question;
}

}  // namespace painpoint::editor
