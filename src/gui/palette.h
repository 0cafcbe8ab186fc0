#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "gui/request.h"

namespace painpoint::gui {

struct Editor;

/// What a palette offers: everything that can be done, things to go to, targets to connect to,
/// or numbers that become sliders of the workshop.
enum class PaletteKind : std::uint8_t { commands, things, targets, numbers };

struct PaletteEntry {
  std::string title;
  std::string note;  ///< keys, or what kind of thing it is
  Request request;
  std::string name;          ///< for tests: the id of the command, the address of the thing
  std::string english = {};  ///< of commands: found by this title, too, in any language
};

/// A list that is narrowed down by typing.
struct Palette {
  PaletteKind kind = PaletteKind::commands;
  std::string typed;
  std::size_t chosen = 0;  ///< of those that match
  std::vector<PaletteEntry> entries;
  bool opened = false;  ///< it has been drawn once
};

Palette make_palette(const Editor& editor, PaletteKind kind);

/// The entries that match, the best first; all in their order if nothing was typed.
std::vector<const PaletteEntry*> matching(const Palette& palette);

}  // namespace painpoint::gui
