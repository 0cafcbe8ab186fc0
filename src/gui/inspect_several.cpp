#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <utility>

#include "gui/entry_rows.h"
#include "gui/inspector.h"
#include "gui/place_words.h"
#include "gui/several.h"
#include "gui/tr.h"

namespace painpoint::gui {
namespace {

/// "Only the 3 touchpoints", for each kind of which something is selected.
void buttons_for_kinds(Form& form, const std::vector<std::string>& addresses) {
  std::vector<std::string> kinds;
  for (const std::string& address : addresses) {
    const std::string kind = kind_in_words(address);
    if (std::find(kinds.begin(), kinds.end(), kind) != kinds.end()) continue;
    kinds.push_back(kind);
    std::vector<std::string> of_kind;
    std::copy_if(addresses.begin(), addresses.end(), std::back_inserter(of_kind),
                 [&](const std::string& other) { return kind_in_words(other) == kind; });
    const std::string words = tr_format("Only the {}", count_in_words(of_kind));
    if (small_button(form, "only/" + kind, words.c_str(), tr_words("Select these alone")))
      form.requests.emplace_back(RequestSelect{std::move(of_kind), false});
  }
}

}  // namespace

void inspect_several(Form& form, Several& several) {
  const std::vector<std::string>& addresses = several.addresses;
  const std::string kind = kind_in_words(addresses.front());
  const bool alike = std::all_of(addresses.begin(), addresses.end(), [&](const auto& address) {
    return kind_in_words(address) == kind;
  });
  if (begin_section(form, "selection", tr_words("Selected"), static_cast<int>(addresses.size()),
                    !alike)) {
    for (const std::string& address : addresses)
      entry_row(form, address, place_in_words(form.journey, address));
    end_section();
  }
  if (!alike) {
    quiet_text(form, tr_words("They are of different kinds. Edit those of one kind together:"));
    buttons_for_kinds(form, addresses);
    return;
  }
  if (addresses.front().find(".next.") != std::string::npos) {
    quiet_text(form,
               tr_words("The share of a way hangs on the others from there: open one to edit it."));
    return;
  }
  quiet_text(form, tr_words("What you change here is changed at all of them."));
  form.several = &several;
  inspect(form, addresses.front());
  form.several = nullptr;
}

}  // namespace painpoint::gui
