#include "editor/edit.h"

#include <fmt/format.h>

#include "editor/draft.h"
#include "model/address.h"
#include "texts/tr.h"

namespace painpoint::editor {

void refuse_unknown(Draft& draft, std::string_view address) {
  const AddressAdvice advice = explain_missing_address(draft.journey, address);
  draft.refuse(Code::no_such_number, address, texts::tr_format("there is nothing at `{}`", address),
               advice.advice);
}

void refuse_kind(Draft& draft, std::string_view address, std::string_view needed) {
  draft.refuse(Code::wrong_kind, address,
               texts::tr_format("{} is needed, and `{}` is something else", needed, address),
               texts::tr_words("use the edit that is meant for what stands there"));
}

void carry_out(Draft& draft, const ReplaceJourney& edit) {
  draft.journey = edit.journey;
  draft.message = edit.message.empty() ? texts::tr_words("Replace the journey") : edit.message;
}

void carry_out(Draft& draft, const Together& edit) {
  for (const Edit& one : edit.edits) {
    std::visit([&](const auto& alternative) { carry_out(draft, alternative); }, one);
    if (draft.refused()) return;
    // The next one starts from a journey that is complete, as it would if it stood alone.
    settle(draft.journey);
  }
  if (!edit.message.empty()) draft.message = edit.message;
}

Outcome<Edited> apply(const Journey& journey, const Edit& edit) {
  Draft draft;
  draft.journey = journey;
  std::visit([&](const auto& alternative) { carry_out(draft, alternative); }, edit);
  Outcome<Edited> outcome;
  outcome.diagnostics = std::move(draft.refusals);
  if (outcome.diagnostics.has_errors()) return outcome;
  settle(draft.journey);
  outcome.value =
      Edited{std::move(draft.journey), std::move(draft.message), std::move(draft.created)};
  return outcome;
}

}  // namespace painpoint::editor
