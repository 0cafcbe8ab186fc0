#pragma once

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "editor/document.h"
#include "editor/edit.h"
#include "tests/support/solve.h"

/// A small journey that has everything that can refer to something, and edits of it.
namespace painpoint::test {

inline constexpr std::string_view kShop = R"(
stages: { before: { name: Before }, after: { name: After } }
segments:
  old: { name: Old hands, share: 60%, value: 300 }
  new: { name: Newcomers, share: 40%, value: { margin_per_year: 60, retention: 70% },
         changes: { touchpoints.pay.next: { deliver: 90%, abandoned: 10% },
                    touchpoints.order.pains.lost.chance: { scale: 1.5 } } }
channels: { web: { name: Web }, phone: { name: Phone, cost: 1 } }
teams: { desk: { name: Front desk, cost_per_hour: 30, engagement: 70% } }
causes: { haste: { name: Haste }, tools: { name: Old tools, kind: technology } }
touchpoints:
  order:
    name: Order
    stage: before
    channel: { web: 70%, phone: 30% }
    minutes: { mean: 10, cv: 0.5 }
    staff: { team: desk, minutes: 3 }
    backstage: [ { name: Check, team: desk, minutes: 2 }, { name: File, minutes: 1, cost: 2 } ]
    pains:
      lost: { name: Cannot find it, chance: 20%, causes: { haste: 50%, tools: 30% }, then: help }
    next: { pay: 80%, deliver: 20% }
  pay: { name: Pay, minutes: 2, next: { deliver: 95%, abandoned: 5% } }
  deliver: { name: Deliver, stage: after, next: { completed: 90%, returned: 10% } }
  help: { name: Help, channel: phone, next: back }
ends: { returned: { name: Sent back, margin: -5 } }
policies:
  id_check: { name: ID check, at: [pay, deliver], level: 50%, burden_minutes: 2,
              pain: { name: Feels distrusted, chance: 5% } }
scenarios:
  tidy:
    name: Tidy up
    invest: 1000
    changes: { causes.haste.level: { cut: 50% }, touchpoints.order.backstage.2.cost: 1,
               touchpoints.order.next.deliver: 30%, teams.desk.cost_per_hour: { scale: 0.9 } }
  bot:
    name: Chat bot
    add: { touchpoints: { chat: { name: Chat, minutes: 1, next: { pay: 50%, deliver: 50% },
                                  pains: { silly: { name: Silly answer, chance: 10%, causes: { tools: 100% } } } } } }
    changes: { touchpoints.order.next: { pay: 50%, deliver: 20%, chat: 30% }, touchpoints.chat.minutes: 2 }
  both: { name: Both, includes: [tidy], changes: { touchpoints.pay.minutes: 1 } }
map: { positions: { order: [10, 20], completed: [300, 20] } }
)";

inline Journey shop() {
  return read(kShop);
}

/// The edit, which must work and give a sound journey.
inline editor::Edited edited(const Journey& journey, const editor::Edit& edit) {
  Outcome<editor::Edited> outcome = editor::apply(journey, edit);
  REQUIRE_MESSAGE(outcome, words_of(outcome.diagnostics));
  const Diagnostics wrong = validate_all(outcome->journey);
  CHECK_MESSAGE(!wrong.has_errors(), words_of(wrong));
  return std::move(*outcome);
}

/// What is said of an edit that cannot be done.
inline std::string refused(const Journey& journey, const editor::Edit& edit) {
  const Outcome<editor::Edited> outcome = editor::apply(journey, edit);
  CHECK_FALSE(outcome);
  return outcome.diagnostics.has_errors() ? outcome.diagnostics.all()[0].message : "";
}

inline double share(const Split& split, std::string_view id) {
  const Number* there = split.find(id);
  return there == nullptr ? 0 : there->value;
}

}  // namespace painpoint::test
