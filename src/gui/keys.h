#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace painpoint::gui {

/// Keys by what is printed on them. The numbers are those of GLFW.
enum class Key : int {
  space = 32,
  comma = 44,
  minus = 45,
  period = 46,
  slash = 47,
  n0 = 48,
  n1,
  n2,
  n3,
  n4,
  n5,
  n6,
  n7,
  n8,
  n9,
  equal = 61,
  a = 65,
  b,
  c,
  d,
  e,
  f,
  g,
  h,
  i,
  j,
  k,
  l,
  m,
  n,
  o,
  p,
  q,
  r,
  s,
  t,
  u,
  v,
  w,
  x,
  y,
  z,
  escape = 256,
  enter,
  tab,
  backspace,
  insert,
  del,
  right,
  left,
  down,
  up,
  page_up,
  page_down,
  home,
  end,
  f1 = 290,
  f2,
  f3,
  f4,
  f5,
  f6,
  f7,
  f8,
  f9,
  f10,
  f11,
  f12,
};

/// One press of a key (or its repetition), with what was held.
struct KeyPress {
  Key key{};
  bool ctrl = false;
  bool shift = false;
  bool alt = false;
  bool operator==(const KeyPress&) const = default;
};

/// "Ctrl+Shift+Z", "F2", "Del"; upper or lower case.
std::optional<KeyPress> read_keys(std::string_view words);
std::string words_of(const KeyPress& press);

}  // namespace painpoint::gui
