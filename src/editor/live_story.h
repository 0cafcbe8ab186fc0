#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "editor/job.h"
#include "editor/live_answers.h"
#include "study/find_customers.h"
#include "study/story.h"

/// The story of one customer beside a document: told in the background, and told anew when the
/// document changes.
namespace painpoint::editor {

/// Under which scenarios customers are played, and with which luck.
struct StoryStage {
  std::vector<std::string> scenarios = {"base"};  ///< one, or two beside each other
  std::uint64_t seed = montecarlo::Settings{}.seed;
  bool operator==(const StoryStage&) const = default;
};

struct StoryQuestion {
  StoryStage stage;
  std::uint64_t customer = 0;            ///< 0 is the first
  std::optional<study::Telling> find{};  ///< if set: one who is like that, not `customer`
  bool operator==(const StoryQuestion&) const = default;
};

/// The customers that a search came upon, each with a story. Not to be changed any more.
struct FoundStories {
  Snapshot journey;
  StoryStage stage;
  std::shared_ptr<const study::Replay> replay;
  study::Telling what = study::Telling::lost;
  study::FoundCustomers found;
  std::vector<study::Story> stories;  ///< of found.customers
};

/// A story, or why there is none. Not to be changed any more: whoever shows it shares it.
struct ToldStory {
  Snapshot journey;
  StoryQuestion question;  ///< after a search: for the customer who was found
  std::shared_ptr<const study::Replay> replay;
  std::optional<study::Story> story;
  std::shared_ptr<const FoundStories> found;  ///< if somebody was looked for, also in vain
  Diagnostics problem;
};

/// Scenarios that the journey does not have are left out, and the base is played if none is left. A
/// replay of the same journey and stage may be given, so that it is not prepared again. Nothing
/// comes of one that is cancelled.
std::optional<ToldStory> answer_story(const Snapshot& journey, const StoryQuestion& question,
                                      std::shared_ptr<const study::Replay> replay,
                                      const JobControl& control);

class LiveStory {
 public:
  explicit LiveStory(std::function<void()> wake = {}) : job_(std::move(wake)) {}

  /// Asks what is missing for this state of the document, and fetches what has come; costs nothing
  /// when nothing has changed. True if a story has come.
  bool update(const Document& document, const StoryQuestion& question);
  /// Nobody wants one any more.
  void cancel();

  /// The newest there is, of whatever state; null until there is any.
  [[nodiscard]] const std::shared_ptr<const ToldStory>& told() const { return told_; }
  /// Whether it is the answer to what was asked last.
  [[nodiscard]] bool is_fresh() const;
  [[nodiscard]] LiveFigures::Progress progress() const { return {job_.busy(), job_.progress()}; }
  /// Waits for what was asked; for tests.
  void wait() { job_.wait(); }

 private:
  struct Asked {
    Snapshot journey;
    StoryQuestion question;
    bool operator==(const Asked&) const = default;
  };
  bool fetch();
  void ask(Revision revision, Asked what);

  std::optional<Asked> now_;    ///< what is wanted
  std::optional<Asked> asked_;  ///< the newest question, answered or not
  std::shared_ptr<const ToldStory> told_;
  Job<ToldStory> job_;
};

}  // namespace painpoint::editor
