#pragma once

#include "draw/picture.h"
#include "draw/text.h"
#include "report/map_data.h"

namespace painpoint::report {

/// The journey map as a picture: a legend, stages as columns of cards, the ways between them, how
/// it ends, and below it what customers feel above what the model calculates. A journey whose name
/// is written from right to left runs from right to left.
draw::Picture map_picture(const MapData& data,
                          const draw::Measure& measure = draw::estimated_width);

}  // namespace painpoint::report
