#pragma once

#include <memory>
#include <set>
#include <string>
#include <vector>

namespace painpoint::gui {

/// Characters of the Basic Multilingual Plane, in order.
using Characters = std::set<char16_t>;

/// A font of this machine, its bytes in memory.
class FontFace {
 public:
  virtual ~FontFace() = default;
  [[nodiscard]] virtual const std::string& path() const = 0;
  [[nodiscard]] virtual int index() const = 0;  ///< in a collection
  [[nodiscard]] virtual const unsigned char* bytes() const = 0;
  [[nodiscard]] virtual std::size_t size() const = 0;
  /// From the highest to the lowest point of a line, in units of the em.
  [[nodiscard]] virtual double line_height() const = 0;
  [[nodiscard]] virtual bool has(char16_t character) const = 0;
  /// The width of a character in units of the em, without hinting.
  [[nodiscard]] virtual double advance(char16_t character) const = 0;
};

struct FaceUse {
  std::shared_ptr<const FontFace> face;
  Characters characters;  ///< that are taken from it
};

struct FontChoice {
  std::vector<FaceUse> faces;  ///< the first one sets the height of lines; none: no fonts at all
  Characters missing;          ///< that no font of this machine has
};

/// Fonts of this machine (by fontconfig) that have these characters: DejaVu Sans, or else Noto Sans
/// or whatever is there without serifs, and what else is needed; Chinese in its traditional forms.
FontChoice choose_fonts(const Characters& characters, bool bold);

/// Which Debian package has letters like this one.
std::string package_with(char16_t character);

}  // namespace painpoint::gui
