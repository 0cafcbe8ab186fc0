#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "base/cancel.h"
#include "base/diagnostic.h"
#include "model/journey.h"
#include "model/roster.h"
#include "study/cash_flows.h"
#include "study/uncertainty.h"
#include "study/world_draws.h"

namespace painpoint::study {

/// What plans are worth in many worlds.
struct PlausibleWorlds {
  std::vector<std::vector<PresentValues>> plans;  ///< [scenario][world]
  std::vector<double> customer_value;             ///< [world]: mean present value of a customer
  std::vector<std::uint32_t> attempts;            ///< [world]: how often it was drawn in vain
  std::size_t redrawn = 0;                        ///< worlds that were drawn more than once
  std::string redrawn_because;                    ///< the address most of them stumbled over
};

struct WorldSettings {
  unsigned threads = 0;  ///< 0: one for each core
  CancelFlag cancelled = nullptr;
  std::function<void(std::size_t done, std::size_t total)> progress;  ///< on the calling thread
};

/// Solves all worlds of `draws`. The same bits for any number of threads. Errors: a world that
/// cannot be solved, or numbers that contradict each other in nearly all worlds. Nothing and no
/// errors if cancelled.
Outcome<PlausibleWorlds> solve_worlds(const Journey& journey, const Uncertainty& uncertainty,
                                      const Roster& roster, std::span<const std::string> scenarios,
                                      const WorldDraws& draws, const WorldSettings& settings);

}  // namespace painpoint::study
