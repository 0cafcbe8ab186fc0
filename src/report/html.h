#pragma once

#include <string>
#include <string_view>

#include "report/page.h"

namespace painpoint::report {

/// The page as one HTML file that needs nothing else: styles and pictures are in it, there are no
/// scripts and no links to elsewhere. Every text is escaped. Made to be read at any width, printed,
/// and read aloud: headings in order, tables with captions and row headers, texts marked with their
/// language and direction where these are not the page's. The same page gives the same bytes.
std::string print_html(const Page& page);

}  // namespace painpoint::report
