#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

struct ImDrawCmd;
struct ImDrawList;
struct ImFontAtlas;
struct ImFontGlyph;

/// Finds the letters again in what ImGui has drawn, which is corners of triangles by then.
namespace painpoint::gui {

/// A letter on the screen: four corners, one behind the other.
struct DrawnLetter {
  unsigned first = 0;           ///< of its corners in the list
  unsigned codepoint = 0;       ///< as it is drawn (gui/bidi.h)
  float pen = 0, next_pen = 0;  ///< x before and after it, in pixels
  float base = 0;               ///< y of its line
  float space = 0;              ///< advance of a space
  float shown = 1;              ///< part of its width; less where it is cut off
  const ImDrawCmd* command = nullptr;
};

/// Whether the same text goes on from one letter to the next: the pen does, over a space at most.
bool goes_on(const DrawnLetter& before, const DrawnLetter& letter);

class Letters {
 public:
  /// To be called when fonts have changed.
  void learn(const ImFontAtlas& atlas);
  /// All in a list, in the order in which they were drawn.
  [[nodiscard]] std::vector<DrawnLetter> in(const ImDrawList& list) const;

 private:
  struct Known {
    const ImFontGlyph* glyph = nullptr;
    float space = 0;
  };
  std::unordered_map<std::uint64_t, Known> known_;  ///< by where they are in the atlas
};

}  // namespace painpoint::gui
