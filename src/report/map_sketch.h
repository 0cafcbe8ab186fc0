#pragma once

#include <string>

#include "report/map_data.h"

/// A map of a journey that is being drawn: what is written at once, figures when they come.
namespace painpoint::report {

/// What the file says, without figures: all touchpoints and ends, the ways that `next` leads, all
/// pains; each with its address. `scenario` is an id, or "base"; what it changes is marked.
MapData map_sketch(const Journey& journey, const std::string& scenario, chain::Metric metric);

/// The sketch with figures by id, which may be of an older state of the journey: what they do not
/// know stays without. Ways that only figures know, such as those of rework, are added; usual ways
/// among these only where the figures are `fresh`.
MapData with_figures(MapData sketch, const MapData& figures, bool fresh);

}  // namespace painpoint::report
