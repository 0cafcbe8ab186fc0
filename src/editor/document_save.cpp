#include <fmt/format.h>

#include <system_error>
#include <utility>

#include "base/save.h"
#include "base/text.h"
#include "editor/document.h"
#include "editor/files.h"
#include "texts/parts.h"

namespace painpoint::editor {

std::function<Outcome<yaml::Written>()> Document::text_later() const {
  return [journey = snapshot(), known = states_[now_].text, file = file_] {
    Outcome<yaml::Written> outcome;
    if (known != nullptr)
      outcome.value = yaml::Written{*known, {}};
    else if (file != nullptr)
      outcome = yaml::write_journey(*file, *journey);
    else
      outcome.value = yaml::Written{yaml::render_journey(*journey), {}};
    return outcome;
  };
}

Outcome<yaml::Written> Document::text() const {
  return text_later()();
}

bool Document::changed_on_disk() const {
  return !path_.empty() && disk_state(path_) != disk_;
}

Outcome<Document::Saved> Document::save(bool over_others) {
  return save_as(path_, over_others);
}

Outcome<Document::Saved> Document::save_as(const std::filesystem::path& path, bool over_others) {
  Outcome<Saved> outcome;
  const std::string name = printable(path.string());
  if (path.empty()) {
    outcome.diagnostics.error(Code::file_unusable, "",
                              texts::tr_words("the journey has no file yet"),
                              texts::tr_words("choose where to save it"));
    return outcome;
  }
  std::error_code error;
  const bool own = path == path_ || std::filesystem::equivalent(path, path_, error);
  if (!over_others) {
    const DiskState there = disk_state(path);
    if (there.exists && !(own && there == disk_)) {
      outcome.diagnostics.error(
          Code::file_changed, "",
          own && disk_.exists ? texts::tr_format("somebody else has changed `{}`", name)
                              : texts::tr_format("there is a file `{}` already", name),
          texts::tr_words("save under another name, or over it if you are sure"));
      return outcome;
    }
  }
  Outcome<yaml::Written> written = text();
  outcome.diagnostics = std::move(written.diagnostics);
  if (!written) return outcome;
  if (const int problem = replace_file(path, written->text); problem != 0) {
    outcome.diagnostics.error(
        Code::file_unusable, "", texts::cannot_write(path, problem),
        texts::tr_words("save under another name, or set that right and save again"));
    return outcome;
  }
  path_ = path;
  disk_ = state_of_text(written->text);
  saved_ = revision();
  states_[now_].text = std::make_shared<const std::string>(written->text);
  file_ = std::make_shared<const yaml::JourneyFile>(
      yaml::read_journey(path.string(), std::move(written->text)));
  outcome.value = Saved{std::move(written->rewritten)};
  return outcome;
}

}  // namespace painpoint::editor
