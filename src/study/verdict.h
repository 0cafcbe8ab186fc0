#pragma once

#include <string>

#include "study/decide.h"

namespace painpoint::study {

/// What the figures advise, by rules that journeys/README.md states:
/// reject where doing nothing has the highest expected value; else approve where knowing everything
/// would be worth less than 5% of the winner's cost, or the winner beats doing nothing in 95 of
/// 100 worlds; else pilot where what is worth knowing most is what the plan itself will do; else
/// measure first. Too close to call: choosing the runner-up is expected to regret less than 5% of
/// that cost.
Verdict verdict_on(const Decision& decision);

/// The verdict in one or two plain sentences.
std::string verdict_sentence(const Journey& journey, const Decision& decision);

}  // namespace painpoint::study
