#pragma once

#include <string>
#include <vector>

#include "draw/picture.h"
#include "gui/compare_sections.h"
#include "gui/view_state.h"
#include "texts/table.h"

/// Where the parts of the page of comparing stand, at scale 1.
namespace painpoint::gui {

struct PlacedPicture {
  std::string section;  ///< "side_by_side": for probes
  draw::Point at;
  draw::Picture picture;
  double opacity = 1;
};
struct ComparePageLayout {
  std::vector<PlacedPicture> pictures;
  double width = 0;
  double height = 0;
};

/// The verdict on top, then the sections; in two columns where there is room.
ComparePageLayout lay_out_compare(const CompareFigures& figures, double width,
                                  const draw::Measure& measure);

/// The layout of the newest figures, made anew only when something of it has changed.
class CompareCache {
 public:
  const ComparePageLayout& update(const CompareFigures& figures, double width,
                                  const draw::Measure& measure, const void* font, int glyphs);
  [[nodiscard]] const ComparePageLayout& layout() const { return layout_; }
  [[nodiscard]] std::size_t times_made() const { return times_made_; }

 private:
  /// Figures are of a journey: these keep it, so that no other can have its address.
  struct Key {
    std::vector<std::shared_ptr<const Journey>> journeys;
    std::vector<std::string> scenarios;
    std::vector<bool> states;
    std::set<std::string> left_out;
    texts::Language language{};
    double width = 0;
    const void* font = nullptr;
    int glyphs = 0;
    bool operator==(const Key&) const = default;
  };
  static Key key_of(const CompareFigures& figures);

  Key key_;
  ComparePageLayout layout_;
  std::size_t times_made_ = 0;
};

/// What the page keeps from frame to frame.
struct ComparePanel {
  CompareCache cache;
  bool takes_keyboard = true;  ///< when it is next drawn
  bool to_bar = false;         ///< the keyboard goes to the check boxes
};

}  // namespace painpoint::gui
