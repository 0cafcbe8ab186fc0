#include "editor/document.h"

#include <utility>

#include "editor/files.h"
#include "editor/gesture.h"
#include "editor/soundness.h"
#include "texts/tr.h"

namespace painpoint::editor {

Document Document::empty() {
  Journey journey;
  journey.name = texts::tr_words("New journey");
  Touchpoint first;
  first.name = texts::tr_words("First touchpoint");
  first.next.insert(std::string(kCompleted), 1.0);
  journey.touchpoints.insert("first", std::move(first));
  settle(journey);
  Document document;
  Diagnostics findings = findings_of(journey);
  document.start_with(std::move(journey), std::move(findings));
  document.saved_ = document.revision();  // nobody misses it
  return document;
}

/// A document without a place of its own yet; errors are located in the text.
Outcome<Document> Document::read(std::string name, std::string text) {
  Outcome<Document> outcome;
  yaml::JourneyFile file = yaml::read_journey(std::move(name), std::move(text));
  outcome.diagnostics = std::move(file.diagnostics);
  if (!outcome.diagnostics.has_errors()) {
    Diagnostics checked = findings_of(file.journey);
    // What the reader has said already is not said again.
    Diagnostics more;
    yaml::locate_all(file, checked);
    for (Diagnostic& finding : checked.all()) {
      bool said = false;
      for (const Diagnostic& before : outcome.diagnostics.all())
        said = said || (before.code == finding.code && before.address == finding.address);
      if (!said) more.add(std::move(finding));
    }
    outcome.diagnostics.append(std::move(more));
  }
  if (outcome.diagnostics.has_errors()) return outcome;
  Document document;
  file.diagnostics = Diagnostics{};
  document.start_with(file.journey, outcome.diagnostics);
  document.states_.front().text = std::make_shared<const std::string>(file.source.text);
  document.file_ = std::make_shared<const yaml::JourneyFile>(std::move(file));
  outcome.value = std::move(document);
  return outcome;
}

Outcome<Document> Document::open(const std::filesystem::path& path) {
  Outcome<std::string> text = read_file(path);
  if (!text) {
    Outcome<Document> outcome;
    outcome.diagnostics = std::move(text.diagnostics);
    return outcome;
  }
  const DiskState disk = state_of_text(*text);
  Outcome<Document> outcome = read(path.string(), std::move(*text));
  if (!outcome) return outcome;
  outcome->path_ = path;
  outcome->disk_ = disk;
  outcome->saved_ = outcome->revision();
  return outcome;
}

Outcome<Document> Document::sample(const std::filesystem::path& path) {
  Outcome<Document> outcome = open(path);
  if (!outcome) return outcome;
  outcome->path_.clear();
  outcome->disk_ = DiskState{};
  return outcome;
}

Outcome<Document> Document::from_text(std::string text, std::filesystem::path path,
                                      const std::optional<DiskState>& began) {
  Outcome<Document> outcome = read(
      path.empty() ? std::string(texts::tr_words("the journey")) : path.string(), std::move(text));
  if (!outcome) return outcome;
  outcome->disk_ = began ? *began : disk_state(path);
  outcome->path_ = std::move(path);
  return outcome;
}

Outcome<std::vector<std::string>> Document::apply(const Edit& edit, bool joins) {
  Outcome<std::vector<std::string>> outcome;
  // One gesture is one edit of the state before it, as if the slider had been pulled here at once.
  const bool joined = joins && can_join();
  const Edit whole = joined ? join(*states_[now_].edit, edit, states_[now_].message) : edit;
  if (joined) bring_back(now_ - 1);
  const Journey& before = *states_[joined ? now_ - 1 : now_].journey;
  Outcome<Edited> edited = editor::apply(before, whole);
  outcome.diagnostics = std::move(edited.diagnostics);
  if (!edited) return outcome;
  outcome.value = std::move(edited->created);
  if (edited->journey == journey()) return outcome;
  if (joined && edited->journey == before) {
    --now_;
    drop_redo();
    return outcome;
  }
  Diagnostics findings = findings_after(whole, edited->journey, this->findings());
  if (findings.has_errors()) {
    outcome.value.reset();
    outcome.diagnostics = std::move(findings);
    return outcome;
  }
  drop_redo();
  add_state(std::move(edited->journey), whole, std::move(edited->message), std::move(findings),
            joined);
  return outcome;
}

}  // namespace painpoint::editor
