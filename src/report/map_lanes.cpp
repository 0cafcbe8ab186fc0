#include <algorithm>

#include "report/map_parts.h"
#include "texts/tr.h"

namespace painpoint::report {
namespace {

constexpr double kLaneLine = 15;
constexpr double kLanePadding = 8;
constexpr std::size_t kMostLaneLines = 6;

/// What stands in one field of a lane.
struct LaneEntry {
  std::string number;  ///< of the card; empty for what is said of the whole stage
  std::vector<std::string> lines;
};

class LaneDrawing {
 public:
  LaneDrawing(MapSheet& sheet, const MapLane& lane, const std::vector<MapColumn>& columns,
              const std::vector<std::size_t>& numbers)
      : sheet_(sheet), lane_(lane), columns_(columns), numbers_(numbers) {}

  double run(double y) {
    if (lane_.key == "persona") return draw_personas(y);
    std::vector<std::vector<LaneEntry>> fields;
    double height = 0;
    for (const MapColumn& column : columns_) {
      fields.push_back(entries_of(column));
      double needed = 0;
      for (const LaneEntry& entry : fields.back())
        needed += kLaneLine * static_cast<double>(entry.lines.size()) + 5;
      height = std::max(height, needed);
    }
    if (height == 0) return y;
    y = heading(y);
    height += 2 * kLanePadding - 5;
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      const MapColumn& column = columns_[c];
      add(draw::Rectangle{{column.left, y, column.right - column.left, height},
                          4,
                          draw::kGround,
                          draw::Stroke{draw::kRule, 1}});
      double base = y + kLanePadding + 11;
      for (const LaneEntry& entry : fields[c]) {
        write({column.left + kLanePadding, base}, entry.number, kMapStrong, draw::kQuietInk,
              number_width(entry) + 1);
        for (const std::string& line : entry.lines) {
          const double x = column.left + kLanePadding + number_width(entry);
          write({x, base}, line, kMapText, draw::kInk, column.right - kLanePadding - x);
          base += kLaneLine;
        }
        base += 5;
      }
    }
    return y + height + 14;
  }

 private:
  [[nodiscard]] double number_width(const LaneEntry& entry) const {
    return entry.number.empty() ? 0 : sheet_.measure(entry.number, kMapStrong) + 6;
  }

  [[nodiscard]] std::vector<LaneEntry> entries_of(const MapColumn& column) const {
    std::vector<LaneEntry> entries;
    const auto add_all = [&](const std::vector<MapText>& texts, const std::string& number,
                             const std::string& name) {
      for (const MapText& text : texts) {
        if (text.lane != lane_.key) continue;
        LaneEntry entry{number, {}};
        const double width = column.right - column.left - 2 * kLanePadding - number_width(entry);
        entry.lines = draw::fit_lines(text.words.empty() ? name : text.words, kMapText, width,
                                      kMostLaneLines, sheet_.measure);
        if (!entry.lines.empty()) entries.push_back(std::move(entry));
      }
    };
    const auto& stages = sheet_.data.stages;
    if (column.stage < stages.size())
      add_all(stages[column.stage].texts, "", stages[column.stage].name);
    for (const std::uint32_t card : column.cards)
      add_all(sheet_.data.cards[card].texts, std::to_string(numbers_[card]),
              sheet_.data.cards[card].name);
    return entries;
  }

  double draw_personas(double y) {
    if (sheet_.data.personas.empty()) return y;
    y = heading(y);
    for (const MapPersona& persona : sheet_.data.personas) {
      for (const std::string& line : draw::fit_lines(persona.segment + ": " + persona.words,
                                                     kMapText, width(), 3, sheet_.measure)) {
        write({kMapMargin, y + 13}, line, kMapText, draw::kInk, width());
        y += 17;
      }
      y += 4;
    }
    return y + 10;
  }

  double heading(double y) {
    for (const std::string& line : draw::fit_lines(texts::tr_words(lane_.title.c_str()), kMapStrong,
                                                   width(), 1, sheet_.measure)) {
      write({kMapMargin, y + 13}, line, kMapStrong, draw::kInk, width());
      y += 17;
    }
    return y + 5;
  }

  void add(draw::Rectangle rectangle) { sheet_.picture.add(std::move(rectangle)); }
  void write(draw::Point at, const std::string& text, const draw::Font& font,
             const draw::Colour& colour, double most) {
    sheet_.write(sheet_.picture.items, at, text, font, draw::Anchor::left, colour, most);
  }
  [[nodiscard]] double width() const { return sheet_.picture.width - 2 * kMapMargin; }

  MapSheet& sheet_;
  const MapLane& lane_;
  const std::vector<MapColumn>& columns_;
  const std::vector<std::size_t>& numbers_;
};

}  // namespace

double draw_lane(MapSheet& sheet, const MapLane& lane, const std::vector<MapColumn>& columns,
                 const std::vector<std::size_t>& numbers, double y) {
  return LaneDrawing(sheet, lane, columns, numbers).run(y);
}

}  // namespace painpoint::report
