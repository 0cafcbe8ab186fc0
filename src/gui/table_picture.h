#pragma once

#include <functional>

#include "draw/picture.h"
#include "draw/text.h"
#include "report/table.h"

/// Tables as pictures, so that the window draws them as it draws charts: laid out once, painted
/// every frame.
namespace painpoint::gui {

struct TableLook {
  double width = 720;  ///< to keep to; a table whose columns cannot be narrower gets wider
  draw::Measure measure = draw::estimated_width;
  /// Cells that are of an older state, and drawn paler.
  std::function<bool(std::size_t row, std::size_t column)> is_stale{};
};

/// Title, heads with their units, rows, note. Texts are wrapped to one line more than their
/// column allows in print, figures never.
draw::Picture table_picture(const report::Table& table, const TableLook& look);

/// Our own words as lines below each other, the first baseline one line below `y`; gives the y
/// below them. They run from left to right whatever name a line begins with.
double write_paragraph(draw::Picture& picture, std::string_view words, draw::Point at, double width,
                       const draw::Font& font, const draw::Colour& colour,
                       const draw::Measure& measure);

}  // namespace painpoint::gui
