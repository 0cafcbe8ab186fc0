#include "gui/fonts.h"

#include <fmt/format.h>
#include <imgui.h>
#include <imgui_freetype.h>

#include <array>
#include <cmath>
#include <map>

#include "base/text.h"
#include "gui/bidi.h"
#include "gui/glyphs.h"

namespace painpoint::gui {
namespace {

/// Pixels of the em. A letter is drawn from the next larger size, at least 80% of it.
constexpr std::array<double, 9> kMapSizes = {8, 10, 12, 13, 15, 19, 24, 31, 40};

/// What the window's own texts and figures are made of, in English and most of Europe.
constexpr std::string_view kOwnCharacters =
    "·…–—−‘’“”„«»‹›•←↑→↓↔⇧⌘✓✕✗×÷±≈≤≥½¼¾∞Δ°¹²³µ§©€£¥▲▼◀▶▸▾▴◂●○◆◇★☆■□⚠⟲↺↻⏎ğĞışŞİœŒšžŠŽłŁőűŐŰ";

bool is_drawn(char16_t c) {
  const bool marks_direction =
      (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F);
  return !marks_direction && c >= 0x20 && c != 0x7F && !(c >= 0x80 && c < 0xA0) &&
         !(c >= 0xD800 && c < 0xE000);
}

std::vector<char16_t> ranges_of(const Characters& characters) {
  std::vector<char16_t> ranges;
  for (const char16_t c : characters) {
    if (!ranges.empty() && ranges.back() + 1 == c)
      ranges.back() = c;
    else
      ranges.insert(ranges.end(), {c, c});
  }
  ranges.push_back(0);
  return ranges;
}

}  // namespace

Fonts::Fonts() : asked_for_(std::size_t{1} << 16U) {
  for (char16_t c = 0x20; c < 0x7F; ++c) needed_.insert(c);
  for (char16_t c = 0xA0; c < 0x100; ++c) needed_.insert(c);
  needed_.insert(0xFFFD);
  need(kOwnCharacters);
}

Fonts::~Fonts() = default;

void Fonts::need_drawn(const std::string& drawn) {
  for (std::size_t at = 0; at < drawn.size();)
    if (const char16_t c = next_character(drawn, at); is_drawn(c)) needed_.insert(c);
}

void Fonts::need(std::string_view text) {
  bool is_new = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char16_t c = next_character(text, at);
    if (!is_drawn(c) || asked_for_[c]) continue;
    asked_for_[c] = true;
    needed_.insert(c);
    is_new = true;
    // Where a text is cut, a letter that was joined to the next one stands at an end.
    const std::string letter(text.substr(begin, at - begin));
    if (!has_right_to_left(letter)) continue;
    constexpr std::string_view kJoiner = "\u0640";
    need_drawn(visual(letter));
    need_drawn(visual(std::string(kJoiner) + letter));
  }
  // A form of Arabic letters that is new may be made of letters that are not.
  if (!is_new && !has_right_to_left(text)) return;
  need_drawn(visual_lines(text));
}

bool Fonts::update(ImFontAtlas& atlas, Theme& theme) {
  if (needed_ == loaded_ && theme.scale == scale_) return false;
  if (needed_ != loaded_) {
    for (Weight* weight : {&regular_, &bold_}) {
      weight->choice = choose_fonts(needed_, weight == &bold_);
      weight->ranges.clear();
      for (const FaceUse& use : weight->choice.faces)
        weight->ranges.push_back(ranges_of(use.characters));
    }
  }
  loaded_ = needed_;
  scale_ = theme.scale;

  atlas.Clear();
  atlas.FontBuilderIO = ImGuiFreeType::GetBuilderForFreeType();
  theme.text = add(atlas, regular_, 14 * scale_);
  theme.strong = add(atlas, bold_, 14 * scale_);
  theme.small = add(atlas, regular_, 12 * scale_);
  theme.title = add(atlas, bold_, 22 * scale_);
  theme.map_text.clear();
  theme.map_strong.clear();
  for (const double em : kMapSizes) {
    theme.map_text.push_back({add(atlas, regular_, em), em_of(regular_, em)});
    theme.map_strong.push_back({add(atlas, bold_, em), em_of(bold_, em)});
  }
  atlas.Build();
  for (const SizedFont& sized : theme.map_text) even_widths(*sized.font, regular_, sized.em);
  for (const SizedFont& sized : theme.map_strong) even_widths(*sized.font, bold_, sized.em);
  return true;
}

std::string Fonts::missing() const {
  std::map<std::string, std::string> examples;
  for (const char16_t c : regular_.choice.missing) {
    std::string& example = examples[package_with(c)];
    if (example.empty()) example = fmt::format("U+{:04X}", static_cast<unsigned>(c));
  }
  if (regular_.choice.faces.empty())
    return "There are no fonts on this machine: install the package fonts-dejavu-core";
  std::string result;
  for (const auto& [package, example] : examples)
    result +=
        fmt::format("{}No font on this machine has letters such as {}: install the package {}",
                    result.empty() ? "" : ". ", example, package);
  return result;
}

/// ImGui's sizes are whole pixels from the top to the bottom of a line; those of the map are ems.
double Fonts::em_of(const Weight& weight, double em) {
  if (weight.choice.faces.empty()) return em;
  const double height = weight.choice.faces.front().face->line_height();
  return std::round(em * height) / height;
}

ImFont* Fonts::add(ImFontAtlas& atlas, const Weight& weight, double em) {
  if (weight.choice.faces.empty()) return atlas.AddFontDefault();
  const double real_em = em_of(weight, em);
  ImFont* font = nullptr;
  for (std::size_t i = 0; i < weight.choice.faces.size(); ++i) {
    const FontFace& face = *weight.choice.faces[i].face;
    ImFontConfig config;
    config.FontDataOwnedByAtlas = true;  // or it makes a copy for each size
    config.FontNo = face.index();
    config.MergeMode = font != nullptr;
    // Letters with many strokes are hinted slowly, and are not sharper for it.
    config.FontBuilderFlags =
        i == 0 ? ImGuiFreeTypeBuilderFlags_LightHinting : ImGuiFreeTypeBuilderFlags_NoHinting;
    config.GlyphRanges = reinterpret_cast<const ImWchar*>(weight.ranges[i].data());
    const auto pixels = static_cast<float>(std::round(real_em * face.line_height()));
    // The atlas only reads what it does not own.
    ImFont* added = atlas.AddFontFromMemoryTTF(const_cast<unsigned char*>(face.bytes()),
                                               static_cast<int>(face.size()), pixels, &config);
    atlas.ConfigData.back().FontDataOwnedByAtlas = false;
    if (font == nullptr) font = added;
  }
  return font;
}

/// Hinted widths are whole pixels, which add up differently at every size.
void Fonts::even_widths(ImFont& font, const Weight& weight, double em) {
  std::map<char16_t, double> advances;
  for (const FaceUse& use : weight.choice.faces)
    for (const char16_t c : use.characters)
      if (font.FindGlyphNoFallback(c) != nullptr) advances[c] = use.face->advance(c) * em;
  for (ImFontGlyph& glyph : font.Glyphs) {
    const auto found = advances.find(static_cast<char16_t>(glyph.Codepoint));
    if (found == advances.end()) continue;
    glyph.AdvanceX = static_cast<float>(found->second);
    const auto index = static_cast<int>(glyph.Codepoint);
    if (index < font.IndexAdvanceX.Size) font.IndexAdvanceX[index] = glyph.AdvanceX;
  }
}

}  // namespace painpoint::gui
