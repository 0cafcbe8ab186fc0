#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/diagnostic.h"
#include "editor/edit.h"
#include "model/journey.h"

/// How edits are carried out; only the files of edits include this.
namespace painpoint::editor {

/// An edit under way: the journey that it changes, what it will be called, and why it cannot be.
struct Draft {
  Journey journey;
  std::string message;
  std::vector<std::string> created;
  Diagnostics refusals;

  void refuse(Code code, std::string_view address, std::string what, std::string advice) {
    refusals.error(code, std::string(address), std::move(what), std::move(advice));
  }
  [[nodiscard]] bool refused() const { return refusals.has_errors(); }
};

/// Each changes the draft's journey and says what it did, or refuses; the journey of a draft that
/// was refused is thrown away.
void carry_out(Draft& draft, const SetNumber& edit);
void carry_out(Draft& draft, const SetProvenance& edit);
void carry_out(Draft& draft, const ClearNumber& edit);
void carry_out(Draft& draft, const SetTime& edit);
void carry_out(Draft& draft, const SetSplit& edit);
void carry_out(Draft& draft, const SetText& edit);
void carry_out(Draft& draft, const SetFlag& edit);
void carry_out(Draft& draft, const SetList& edit);
void carry_out(Draft& draft, const SetNote& edit);
void carry_out(Draft& draft, const SetCustomerValue& edit);
void carry_out(Draft& draft, const AddEntry& edit);
void carry_out(Draft& draft, const RemoveEntry& edit);
void carry_out(Draft& draft, const RenameId& edit);
void carry_out(Draft& draft, const MoveEntry& edit);
void carry_out(Draft& draft, const DuplicateEntry& edit);
void carry_out(Draft& draft, const Connect& edit);
void carry_out(Draft& draft, const Disconnect& edit);
void carry_out(Draft& draft, const SetChange& edit);
void carry_out(Draft& draft, const PlaceCards& edit);
void carry_out(Draft& draft, const Paste& edit);
void carry_out(Draft& draft, const ReplaceJourney& edit);
void carry_out(Draft& draft, const Together& edit);

/// Nothing in the journey has this address.
void refuse_unknown(Draft& draft, std::string_view address);
/// There is something, but not what the edit is for: `needed` is "a time", "a text".
void refuse_kind(Draft& draft, std::string_view address, std::string_view needed);

}  // namespace painpoint::editor
