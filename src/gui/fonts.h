#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "gui/font_files.h"
#include "gui/theme.h"

struct ImFontAtlas;
struct ImFont;

namespace painpoint::gui {

/// The fonts of the window: an atlas with the characters that have been asked for so far, made
/// anew between two frames when others come.
class Fonts {
 public:
  Fonts();
  ~Fonts();
  Fonts(const Fonts&) = delete;
  Fonts& operator=(const Fonts&) = delete;

  /// What is going to be drawn: as it is written (for fields, which know nothing of shaping) and as
  /// it is drawn.
  void need(std::string_view text);

  /// To be called between frames. Whether the atlas is a new one, which has to be uploaded; the
  /// fonts of the theme are those of the atlas.
  bool update(ImFontAtlas& atlas, Theme& theme);

  /// In words: "There are no letters for 中 here: install fonts-noto-cjk". Empty if all is there.
  [[nodiscard]] std::string missing() const;

 private:
  void need_drawn(const std::string& drawn);
  struct Weight {
    FontChoice choice;
    std::vector<std::vector<char16_t>> ranges;  ///< one for each face, ended by 0
  };
  ImFont* add(ImFontAtlas& atlas, const Weight& weight, double em);
  static double em_of(const Weight& weight, double em);
  static void even_widths(ImFont& font, const Weight& weight, double em);

  std::vector<bool> asked_for_;  ///< by character: nearly all texts have nothing new
  Characters needed_, loaded_;
  double scale_ = 0;
  Weight regular_, bold_;
};

}  // namespace painpoint::gui
