#include <algorithm>
#include <utility>

#include "editor/document.h"
#include "editor/gesture.h"
#include "editor/size.h"
#include "editor/soundness.h"
#include "texts/tr.h"

namespace painpoint::editor {
namespace {

constexpr std::size_t kMostSteps = 20'000;
constexpr std::size_t kMostBytes = std::size_t{256} << 20U;
/// Every so many steps a journey stays; making others again takes less than so many edits.
constexpr std::size_t kStaysEvery = 64;
/// Journeys this near to now are kept too, so that undo is at once; fewer if they are large.
constexpr std::size_t kMostNear = 64;
constexpr std::size_t kNearBytes = std::size_t{32} << 20U;

}  // namespace

void Document::start_with(Journey journey, Diagnostics findings) {
  State state;
  state.bytes = bytes_of(journey);
  state.journey = std::make_shared<const Journey>(std::move(journey));
  state.revision = ++last_revision_;
  state.findings = std::make_shared<const Diagnostics>(std::move(findings));
  states_ = {std::move(state)};
  now_ = 0;
}

void Document::add_state(Journey journey, const Edit& edit, std::string message,
                         Diagnostics findings, bool instead_of_last) {
  if (instead_of_last) {
    states_.pop_back();
    --now_;
  }
  State state;
  const bool stays =
      is_heavy(edit) ||
      std::none_of(
          states_.end() - static_cast<std::ptrdiff_t>(std::min(states_.size(), kStaysEvery)),
          states_.end(), [](const State& before) { return before.stays(); });
  // An edit that carries a journey is not kept beside the journey that it gives.
  if (!is_heavy(edit)) state.edit = std::make_shared<const Edit>(edit);
  if (stays) state.bytes = bytes_of(journey);
  state.journey = std::make_shared<const Journey>(std::move(journey));
  state.revision = ++last_revision_;
  state.message = std::move(message);
  state.findings = states_[now_].findings;
  if (findings.all() != state.findings->all())
    state.findings = std::make_shared<const Diagnostics>(std::move(findings));
  states_.push_back(std::move(state));
  ++now_;
  tidy_history();
}

void Document::speak_findings() {
  State& state = states_[now_];
  if (state.found_in == texts::spoken()) return;
  state.findings = std::make_shared<const Diagnostics>(findings_of(*state.journey));
  state.found_in = texts::spoken();
}

void Document::drop_redo() {
  states_.resize(now_ + 1);
}

bool Document::can_join() const {
  return now_ > 0 && now_ + 1 == states_.size() && saved_ != states_[now_].revision &&
         states_[now_].edit != nullptr;
}

void Document::bring_back(std::size_t state) {
  std::size_t from = state;
  while (states_[from].journey == nullptr) --from;
  for (++from; from <= state; ++from) {
    // The edit has worked before, on the same journey.
    const texts::Speaking as_before(states_[from].made_in);
    Outcome<Edited> again = editor::apply(*states_[from - 1].journey, *states_[from].edit);
    states_[from].journey = std::make_shared<const Journey>(std::move(again->journey));
  }
}

void Document::tidy_history() {
  std::size_t largest = 1;
  std::size_t all = 0;
  for (const State& state : states_) {
    largest = std::max(largest, state.bytes);
    all += state.bytes;
  }
  const std::size_t near = std::clamp<std::size_t>(kNearBytes / largest, 2, kMostNear);
  for (std::size_t i = 0; i < states_.size(); ++i) {
    const bool is_near = i + near >= now_ && i <= now_ + near;
    if (!is_near && !states_[i].stays()) states_[i].journey.reset();
  }
  while (now_ > 0 && (all > kMostBytes || states_.size() > kMostSteps)) {
    // The first one must stay, so that what follows can be made again.
    std::size_t first = 1;
    while (first < now_ && !states_[first].stays()) ++first;
    if (!states_[first].stays()) states_[first].bytes = bytes_of(*states_[first].journey);
    for (std::size_t i = 0; i < first; ++i) all -= states_[i].bytes;
    states_.erase(states_.begin(), states_.begin() + static_cast<std::ptrdiff_t>(first));
    states_.front().message.clear();
    states_.front().edit.reset();
    now_ -= first;
  }
}

bool Document::undo() {
  if (!can_undo()) return false;
  bring_back(now_ - 1);
  --now_;
  speak_findings();
  tidy_history();
  return true;
}

bool Document::redo() {
  if (!can_redo()) return false;
  bring_back(now_ + 1);
  ++now_;
  speak_findings();
  tidy_history();
  return true;
}

std::string Document::undo_message() const {
  return can_undo() ? states_[now_].message : std::string();
}

std::string Document::redo_message() const {
  return can_redo() ? states_[now_ + 1].message : std::string();
}

std::vector<std::string> Document::history() const {
  std::vector<std::string> messages;
  for (std::size_t i = 1; i < states_.size(); ++i) messages.push_back(states_[i].message);
  return messages;
}

}  // namespace painpoint::editor
