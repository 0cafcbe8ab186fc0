#include "gui/font_files.h"

#include <fontconfig/fontconfig.h>
#include <ft2build.h>
#include FT_FREETYPE_H

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace painpoint::gui {
namespace {

struct FontPlace {
  std::string path;
  int index = 0;
};

/// A file that is mapped, not read: most of a font of Chinese is never looked at.
class MappedFile {
 public:
  explicit MappedFile(const std::string& path) {
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) return;
    struct stat about {};
    if (::fstat(file, &about) == 0 && about.st_size > 0) {
      size_ = static_cast<std::size_t>(about.st_size);
      void* mapped = ::mmap(nullptr, size_, PROT_READ, MAP_PRIVATE, file, 0);
      if (mapped != MAP_FAILED) bytes_ = static_cast<const unsigned char*>(mapped);
    }
    ::close(file);
  }
  ~MappedFile() {
    if (bytes_ != nullptr) ::munmap(const_cast<unsigned char*>(bytes_), size_);
  }
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;
  [[nodiscard]] const unsigned char* bytes() const { return bytes_; }
  [[nodiscard]] std::size_t size() const { return size_; }

 private:
  const unsigned char* bytes_ = nullptr;
  std::size_t size_ = 0;
};

class MappedFace final : public FontFace {
 public:
  explicit MappedFace(FontPlace place) : place_(std::move(place)), file_(place_.path) {
    if (file_.bytes() == nullptr || FT_Init_FreeType(&library_) != 0) return;
    if (FT_New_Memory_Face(library_, file_.bytes(), static_cast<FT_Long>(file_.size()),
                           place_.index, &face_) != 0)
      face_ = nullptr;
  }
  ~MappedFace() override {
    if (face_ != nullptr) FT_Done_Face(face_);
    if (library_ != nullptr) FT_Done_FreeType(library_);
  }
  MappedFace(const MappedFace&) = delete;
  MappedFace& operator=(const MappedFace&) = delete;

  [[nodiscard]] bool works() const { return face_ != nullptr && face_->units_per_EM > 0; }
  [[nodiscard]] const std::string& path() const override { return place_.path; }
  [[nodiscard]] int index() const override { return place_.index; }
  [[nodiscard]] const unsigned char* bytes() const override { return file_.bytes(); }
  [[nodiscard]] std::size_t size() const override { return file_.size(); }
  [[nodiscard]] double line_height() const override {
    return static_cast<double>(face_->ascender - face_->descender) / face_->units_per_EM;
  }
  [[nodiscard]] bool has(char16_t character) const override {
    return FT_Get_Char_Index(face_, character) != 0;
  }
  [[nodiscard]] double advance(char16_t character) const override {
    if (FT_Load_Glyph(face_, FT_Get_Char_Index(face_, character), FT_LOAD_NO_SCALE) != 0) return 0;
    return static_cast<double>(face_->glyph->metrics.horiAdvance) / face_->units_per_EM;
  }

 private:
  FontPlace place_;
  MappedFile file_;
  FT_Library library_ = nullptr;
  FT_Face face_ = nullptr;
};

void add_family(FcPattern* pattern, const char* family) {
  FcPatternAddString(pattern, FC_FAMILY, reinterpret_cast<const FcChar8*>(family));
}

/// The best font for a weight; with `characters`, the one that has most of them.
std::optional<FontPlace> match_font(bool bold, const Characters& characters) {
  FcPattern* pattern = FcPatternCreate();
  if (!characters.empty()) {
    add_family(pattern, "Noto Sans CJK TC");
    FcPatternAddString(pattern, FC_LANG, reinterpret_cast<const FcChar8*>("zh-tw"));
    FcCharSet* set = FcCharSetCreate();
    for (const char16_t c : characters) FcCharSetAddChar(set, c);
    FcPatternAddCharSet(pattern, FC_CHARSET, set);
    FcCharSetDestroy(set);
  }
  for (const char* family : {"DejaVu Sans", "Noto Sans", "sans-serif"}) add_family(pattern, family);
  FcPatternAddInteger(pattern, FC_WEIGHT, bold ? FC_WEIGHT_BOLD : FC_WEIGHT_REGULAR);
  FcPatternAddBool(pattern, FC_SCALABLE, FcTrue);
  FcPatternAddBool(pattern, FC_COLOR, FcFalse);
  FcConfigSubstitute(nullptr, pattern, FcMatchPattern);
  FcDefaultSubstitute(pattern);
  FcResult result = FcResultNoMatch;
  FcPattern* found = FcFontMatch(nullptr, pattern, &result);
  FcPatternDestroy(pattern);
  if (found == nullptr) return std::nullopt;
  std::optional<FontPlace> place;
  FcChar8* path = nullptr;
  int index = 0;
  FcPatternGetInteger(found, FC_INDEX, 0, &index);
  if (FcPatternGetString(found, FC_FILE, 0, &path) == FcResultMatch)
    place = FontPlace{reinterpret_cast<const char*>(path), index & 0xFFFF};
  FcPatternDestroy(found);
  return place;
}

}  // namespace

FontChoice choose_fonts(const Characters& characters, bool bold) {
  constexpr std::size_t kMostFaces = 8;
  FontChoice choice;
  choice.missing = characters;
  while (choice.faces.size() < kMostFaces) {
    const bool first = choice.faces.empty();
    if (!first && choice.missing.empty()) break;
    const auto place = match_font(bold, first ? Characters{} : choice.missing);
    if (!place) break;
    auto face = std::make_shared<MappedFace>(*place);
    if (!face->works()) break;
    FaceUse use{face, {}};
    for (const char16_t c : choice.missing)
      if (face->has(c)) use.characters.insert(c);
    if (!first && use.characters.empty()) break;  // nothing has them
    for (const char16_t c : use.characters) choice.missing.erase(c);
    choice.faces.push_back(std::move(use));
  }
  return choice;
}

std::string package_with(char16_t c) {
  struct Range {
    char16_t from, to;
  };
  constexpr std::array<Range, 6> kEastAsian = {{{0x1100, 0x11FF},
                                                {0x2E80, 0x31FF},
                                                {0x3200, 0x9FFF},
                                                {0xA960, 0xD7FF},
                                                {0xF900, 0xFAFF},
                                                {0xFE30, 0xFE4F}}};
  const bool east_asian =
      std::any_of(kEastAsian.begin(), kEastAsian.end(),
                  [c](const Range& range) { return c >= range.from && c <= range.to; }) ||
      (c >= 0xFF00 && c <= 0xFFEF);
  if (east_asian) return "fonts-noto-cjk";
  return c < 0x0800 || (c >= 0xFB50 && c <= 0xFEFF) ? "fonts-dejavu-core" : "fonts-noto-core";
}

}  // namespace painpoint::gui
