#include "gui/keys.h"

#include <algorithm>
#include <array>
#include <utility>

namespace painpoint::gui {
namespace {

constexpr std::array<std::pair<std::string_view, Key>, 20> kNamedKeys = {{
    {"Space", Key::space},    {",", Key::comma},
    {"-", Key::minus},        {".", Key::period},
    {"/", Key::slash},        {"=", Key::equal},
    {"Esc", Key::escape},     {"Enter", Key::enter},
    {"Tab", Key::tab},        {"Backspace", Key::backspace},
    {"Ins", Key::insert},     {"Del", Key::del},
    {"Right", Key::right},    {"Left", Key::left},
    {"Down", Key::down},      {"Up", Key::up},
    {"PageUp", Key::page_up}, {"PageDown", Key::page_down},
    {"Home", Key::home},      {"End", Key::end},
}};

char lower_letter(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool same_word(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return lower_letter(x) == lower_letter(y); });
}

std::optional<Key> read_key(std::string_view word) {
  for (const auto& [name, key] : kNamedKeys)
    if (same_word(name, word)) return key;
  if (word.size() == 1) {
    const char c = lower_letter(word[0]);
    if (c >= 'a' && c <= 'z') return static_cast<Key>(static_cast<int>(Key::a) + (c - 'a'));
    if (c >= '0' && c <= '9') return static_cast<Key>(static_cast<int>(Key::n0) + (c - '0'));
    return std::nullopt;
  }
  if (lower_letter(word[0]) != 'f' || word.size() > 3) return std::nullopt;
  int number = 0;
  for (const char c : word.substr(1)) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + (c - '0');
  }
  if (number < 1 || number > 12) return std::nullopt;
  return static_cast<Key>(static_cast<int>(Key::f1) + number - 1);
}

}  // namespace

std::optional<KeyPress> read_keys(std::string_view words) {
  KeyPress press;
  while (true) {
    const std::size_t plus = words.find('+');
    const std::string_view word = words.substr(0, plus);
    if (word.empty()) return std::nullopt;
    if (plus == std::string_view::npos) {
      const auto key = read_key(word);
      if (!key) return std::nullopt;
      press.key = *key;
      return press;
    }
    if (same_word(word, "Ctrl"))
      press.ctrl = true;
    else if (same_word(word, "Shift"))
      press.shift = true;
    else if (same_word(word, "Alt"))
      press.alt = true;
    else
      return std::nullopt;
    words.remove_prefix(plus + 1);
  }
}

std::string words_of(const KeyPress& press) {
  std::string result;
  if (press.ctrl) result += "Ctrl+";
  if (press.shift) result += "Shift+";
  if (press.alt) result += "Alt+";
  for (const auto& [name, key] : kNamedKeys)
    if (key == press.key) return result + std::string(name);
  const int code = static_cast<int>(press.key);
  if (press.key >= Key::f1 && press.key <= Key::f12)
    return result + "F" + std::to_string(code - static_cast<int>(Key::f1) + 1);
  return result + static_cast<char>(code);
}

}  // namespace painpoint::gui
