#pragma once

#include "draw/picture.h"
#include "draw/text.h"
#include "report/map_data.h"
#include "report/map_scene.h"

namespace painpoint::report {

/// The journey map as a picture: a legend, stages as columns of cards, the ways between them, how
/// it ends, and below it what customers feel above what the model calculates. A journey whose name
/// is written from right to left runs from right to left.
/// Cards that people placed stand where they put them.
draw::Picture map_picture(const MapData& data, const draw::Measure& measure = draw::estimated_width,
                          const MapOptions& options = {});

}  // namespace painpoint::report
