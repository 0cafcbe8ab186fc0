#include "gui/flow.h"

#include <imgui.h>

#include <algorithm>
#include <vector>

#include "base/text.h"
#include "gui/bidi.h"

namespace painpoint::gui {

float width_of(std::string_view text) {
  return ImGui::CalcTextSize(text.data(), text.data() + text.size()).x;
}

std::string wrapped_lines(std::string_view text, float width) {
  std::string out;
  float line = 0;
  std::size_t space = std::string::npos;  // the last one of this line, in `out`
  for (const std::string_view letter : graphemes(text)) {
    if (letter == "\n") {
      out += '\n';
      line = 0;
      space = std::string::npos;
      continue;
    }
    const float step = width_of(letter);
    if (line + step > width && line > 0) {
      if (space != std::string::npos) {
        out[space] = '\n';
        line = width_of(std::string_view(out).substr(space + 1));
        space = std::string::npos;
      } else {
        out += '\n';
        line = 0;
      }
    }
    if (letter == " ") space = out.size();
    out += letter;
    line += step;
  }
  return out;
}

std::string fitted(std::string_view text, float width) {
  std::string seen = visual(printable(text));
  if (width_of(seen) <= width) return seen;
  const std::string clean = printable(text);
  const std::vector<std::string_view> letters = graphemes(clean);
  std::size_t keep = letters.size();
  std::size_t least = 0;
  const auto cut_to = [&](std::size_t count) {
    const std::size_t bytes =
        count == 0 ? 0
                   : static_cast<std::size_t>(letters[count - 1].data() - clean.data()) +
                         letters[count - 1].size();
    return visual(clean.substr(0, bytes) + "…");
  };
  while (least < keep) {  // as many as fit
    const std::size_t middle = (least + keep + 1) / 2;
    if (width_of(cut_to(middle)) <= width)
      least = middle;
    else
      keep = middle - 1;
  }
  return cut_to(least);
}

void wrapped_text(std::string_view text, float width) {
  if (!has_right_to_left(text)) {
    ImGui::PushTextWrapPos(width > 0 ? ImGui::GetCursorPosX() + width : 0);
    ImGui::TextUnformatted(text.data(), text.data() + text.size());
    ImGui::PopTextWrapPos();
    return;
  }
  // What is ordered for drawing must not be broken any more: its first words stand last.
  const float room = width > 0 ? width : ImGui::GetContentRegionAvail().x;
  const std::string lines = wrapped_lines(text, room);
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(ImGui::GetStyle().ItemSpacing.x, 0));
  ImGui::BeginGroup();
  std::string_view rest = lines;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string seen = visual(rest.substr(0, end));
    ImGui::TextUnformatted(seen.data(), seen.data() + seen.size());
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  ImGui::EndGroup();
  ImGui::PopStyleVar();
}

float wrapped_height(std::string_view text, float width) {
  const std::string lines = wrapped_lines(text, width);
  const auto breaks = std::count(lines.begin(), lines.end(), '\n');
  return (static_cast<float>(breaks) + 1) * ImGui::GetTextLineHeight();
}

}  // namespace painpoint::gui
