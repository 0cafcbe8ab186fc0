#pragma once

#include <functional>
#include <optional>
#include <string>
#include <utility>

#include "editor/job.h"
#include "editor/live.h"
#include "editor/live_answers.h"

/// The bookkeeping of live figures: what was asked about which state, and what has come.
namespace painpoint::editor {

/// What a question is about. The journey itself tells states of the document apart, because two
/// documents count their revisions alike.
struct About {
  Snapshot journey;
  std::string scenario;
  bool operator==(const About&) const = default;
};

/// One kind of figures, asked for in a job of its own.
template <class Answer>
class Question {
 public:
  explicit Question(std::function<void()> wake) : job_(std::move(wake)) {}

  template <class Work>
  void ask(Revision revision, const About& about, Work work) {
    asked_ = about;
    job_.ask(revision, [about, work](const JobControl& control) {
      std::optional<std::pair<About, Answer>> result;
      if (std::optional<Answer> answer = work(about, control))
        result.emplace(about, std::move(*answer));
      return result;
    });
  }
  void cancel() {
    job_.cancel();
    asked_.reset();
  }
  /// What has come since the last time, and what it is of.
  std::optional<std::pair<About, Answer>> fetch() {
    auto tagged = job_.fetch();
    if (!tagged) return std::nullopt;
    return std::move(tagged->result);
  }
  [[nodiscard]] bool was_asked(const About& about) const { return asked_ == about; }
  [[nodiscard]] bool busy() const { return job_.busy(); }
  [[nodiscard]] LiveFigures::Progress progress() const { return {job_.busy(), job_.progress()}; }
  void wait() { job_.wait(); }

 private:
  std::optional<About> asked_;  ///< the newest question, answered or not
  Job<std::pair<About, Answer>> job_;
};

/// The newest figures of a kind, and what they are of.
template <class Figures>
struct Newest {
  std::optional<Figures> figures;
  About about;

  void take(std::optional<std::pair<About, Figures>> come) {
    if (!come) return;
    about = std::move(come->first);
    figures = std::move(come->second);
  }
  [[nodiscard]] bool is_of(const About& now) const { return figures && about == now; }
  [[nodiscard]] const Figures* get() const { return figures ? &*figures : nullptr; }
};

/// What is asked when somebody wants it, and from then on whenever the document rests.
struct Wish {
  bool wanted = false;
  bool at_once = false;
};

}  // namespace painpoint::editor
